"""Amounts that count all up to a period and are less than up to the one before: for a person to look at."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from lkjip_xl.grids.periods import without_period
from lkjip_xl.reader.own.amounts import AmountColumn, What, on_one_line
from lkjip_xl.report.model import Row, Table
from lkjip_xl.report.place import DocumentTable
from lkjip_xl.tables.keys import Key
from lkjip_xl.text.sentences import few

_MOST_NAMED = 4


def falling(table: Table, amounts: Sequence[AmountColumn], keys: Mapping[int, str]) -> Iterator[str]:
    """What is said of them; ``keys`` are those of the columns of amounts by their place."""
    for series in _series(amounts):
        for earlier, later in pairwise(series):
            first, second = keys[earlier.index], keys[later.index]
            rows = [row for row in (*table.rows, *table.totals) if _falls(row, first, second)]
            if rows:
                columns = f"“{table.heading(second)}” lebih kecil daripada “{table.heading(first)}”"
                where = few([_shown(table, row, second) for row in rows], _MOST_NAMED, "baris")
                told = f"angka kumulatif yang turun di {table.sheet}: {columns} di {where}"
                yield f"{told}; periksa keduanya, kecuali bila memang ada pengembalian belanja"


def _series(amounts: Sequence[AmountColumn]) -> Iterator[list[AmountColumn]]:
    """The columns of each amount that are up to one period after another, in the order of these."""
    found: dict[tuple[What, str], list[AmountColumn]] = {}
    for each in amounts:
        if each.until:
            of = " ".join(without_period(on_one_line(each.path)).split())
            found.setdefault((each.what, of), []).append(each)
    for columns in found.values():
        columns.sort(key=lambda column: column.until)
        if len({column.until for column in columns}) == len(columns):
            yield columns


def _falls(row: Row, first: str, second: str) -> bool:
    before, after = row.figure(first), row.figure(second)
    return before is not None and after is not None and after < before


def _shown(table: Table, row: Row, key: str) -> str:
    place = table.place(row, key)
    where = place.sheet.row(place.row) if isinstance(place.sheet, DocumentTable) else place.cell
    return f"{where} ({name})" if (name := row.text(Key.NAMA)) else where
