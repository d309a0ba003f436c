"""Lists of single months, or of quarters, that are all of a year: what all of them, or the last, have spent."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from lkjip_xl.grids.codes import usual_form
from lkjip_xl.grids.counting_up import Series, counts_up
from lkjip_xl.methods.sums import sum_of_known
from lkjip_xl.reader.own.part_of_year import WHOLE_YEARS
from lkjip_xl.report.cell import Cell, Content
from lkjip_xl.report.model import Row, Table
from lkjip_xl.tables.keys import Key
from lkjip_xl.tables.spec import Column, Kind
from lkjip_xl.text.numbers import format_short
from lkjip_xl.text.words import fold, name_key

_WIDTH = 19
_RowKey = tuple[str, ...]


def with_months_together(tables: Sequence[Table], *, added: bool) -> tuple[Table, ...]:
    """The lists, the last one of those that are a year together with the realisasi of the year.

    They are one only where each period comes once, and the last one has every row of the others. Where their
    figures tell that each counts all up to its end, the last one has it; else all of them together, where somebody
    says so (``added``).
    """
    for periods in WHOLE_YEARS:
        several = [[each for each in tables if fold(each.part_of_year) == period] for period in periods]
        if all(len(each) == 1 for each in several):
            lists = [each for (each,) in several]
            known = [rows_of_list(each) for each in lists]
            if all(each.keys() <= known[-1].keys() for each in known):
                if counts_up(_series(lists, known)):
                    lists, known = lists[-1:], known[-1:]
                elif not added:
                    return tuple(tables)
                whole = _added(lists, known)
                return tuple(whole if each is lists[-1] else each for each in tables)
    return tuple(tables)


def _series(lists: Sequence[Table], known: Sequence[Mapping[_RowKey, Row]]) -> Iterator[Series]:
    for key, row in known[-1].items():
        spent = [
            figure
            for table, rows in zip(lists, known, strict=True)
            if key in rows and (figure := rows[key].figure(table.spec.spending)) is not None
        ]
        if spent and (pagu := row.figure(Key.PAGU)) is not None:
            yield pagu, spent


def rows_of_list(table: Table) -> Mapping[_RowKey, Row]:
    """The rows of a list by what they are known by in each list of the same ones."""
    return {_key(table, row): row for row in table.rows}


def _key(table: Table, row: Row) -> _RowKey:
    """What a row is known by in each of the lists: its code, else its name under those above it."""
    if code := row.text(Key.KODE):
        return (usual_form(code).strip(". "),)
    over = table.parent(row)
    return (*(_key(table, over) if over else ()), name_key(row.text(Key.NAMA)))


def _added(lists: Sequence[Table], known: Sequence[Mapping[_RowKey, Row]]) -> Table:
    last = lists[-1]
    rows = tuple(_with_sum(last, row, lists, known) for row in last.rows)
    heading = f"jumlah {len(lists)} daftar, {lists[0].part_of_year} sampai {last.part_of_year}"
    if len(lists) == 1:
        heading = last.spec.column(last.spec.spending).heading
    column = Column(Key.REALISASI, heading, Kind.RUPIAH, _WIDTH, filled=False)
    spec = replace(last.spec, columns=(*last.spec.columns, column), spending=Key.REALISASI)
    adds_up = tuple(each.spec.key for each in lists) if len(lists) > 1 else ()
    return replace(last, spec=spec, rows=rows, part_of_year="", adds_up=adds_up)


def _with_sum(last: Table, row: Row, lists: Sequence[Table], known: Sequence[Mapping[_RowKey, Row]]) -> Row:
    key = _key(last, row)
    total = sum_of_known(
        rows[key].figure(table.spec.spending) for table, rows in zip(lists, known, strict=True) if key in rows
    )
    if total is None:
        return row
    cell = Cell(last.place(row, last.spec.spending), Content.NUMBER, format_short(total), total)
    return replace(row, cells={**row.cells, Key.REALISASI: cell})
