"""What of a report goes into the template of the year after it, line by line: what Asal Data lists there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from lkjip_xl.books.template.sources.origin import LineKind, NamedFile, OriginLine, begin, end
from lkjip_xl.tables import table_named
from lkjip_xl.tables.spec import Column, Kind

if TYPE_CHECKING:
    from lkjip_xl.books.template.contents import Typed
    from lkjip_xl.books.template.template import Filling
    from lkjip_xl.reader.recognised import Recognised
    from lkjip_xl.report.model import Table
    from lkjip_xl.report.settings import Settings

_NOT_CARRIED, _BY_FORMULA = "tidak dibawa", "terisi rumus templat"
_OF_OTHERS = "dari tabel lain di laporan itu"
_FIGURES = frozenset({Kind.RUPIAH, Kind.PERCENT, Kind.NUMBER, Kind.QUANTITY})

Rows = Sequence[Mapping[str, "Typed"]]


def lines_of_next_year(
    file: NamedFile, source: Recognised, settings: Settings, filling: Filling
) -> Iterator[OriginLine]:
    """Everything in last year's report and what became of it; ``settings`` are those of the new template."""
    yield from begin(file, source, settings, _figures(filling.tables.values()))
    for table in source.tables:
        read = source.report.tables.get(table.key) if table.taken else None
        if read is None:
            yield OriginLine(LineKind.TABLE, table.named, table.title, "tidak diambil", None, table.why)
            continue
        rows = filling.tables.get(table.key, ())
        sheet = table_named(table.key).sheet
        becomes = sheet if read.spec.lasts else f"{sheet}: {_NOT_CARRIED}"
        yield OriginLine(LineKind.TABLE, table.named, table.title, becomes, _figures([rows]), table.why)
        yield from _of_columns(read, rows, source.report.settings, settings)
    yield from end(source)


def _of_columns(table: Table, rows: Rows, before: Settings, now: Settings) -> Iterator[OriginLine]:
    """The headings of a table of last year, and the columns of the new one that other tables of it fill."""
    carried = {key for row in rows for key in row if table.spec.column(key).lasts}
    for key in sorted(table.columns, key=lambda key: table.columns[key]):
        column, heading = table.spec.column(key), table.headings.get(key, "")
        becomes = _becomes(table, column, before) if key not in carried else before.with_years(column.full_heading)
        yield OriginLine(LineKind.COLUMN, "judul kolom", heading, becomes, _count(column, rows, key in carried))
    for column in table.spec.columns:
        others = column.key not in carried or column.key not in table.columns
        if others and column.key in {key for row in rows for key in row} and column.kind is not Kind.LEVEL:
            heading = now.with_years(column.full_heading)
            yield OriginLine(LineKind.COLUMN, "", "", heading, _count(column, rows, True), _OF_OTHERS)


def _becomes(table: Table, column: Column, before: Settings) -> str:
    """Why a column is not carried."""
    if not any(row.says(column.key) for row in table.indicator_rows):
        return "kosong di sumber"
    if not column.typed:
        return _BY_FORMULA
    return f"{_NOT_CARRIED}, angka tahun {before.tahun}" if column.kind in _FIGURES else _NOT_CARRIED


def _count(column: Column, rows: Rows, carried: bool) -> int | None:
    """How many figures of a column came; None for one that holds texts."""
    return sum(column.key in row for row in rows) if carried and column.kind in _FIGURES else None


def _figures(tables: Iterable[Rows]) -> int:
    return sum(not isinstance(typed.value, str) for rows in tables for row in rows for typed in row.values())
