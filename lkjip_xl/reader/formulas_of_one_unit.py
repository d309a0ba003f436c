"""What formulas of older templates show of rows that several units have: the pagu of the first of them.

Where Tabel 2.3.1 tells no unit, the rows of all units are meant together, and their formulas now add them up. What
an older one shows, and what follows from it, is read as the new one gives it; the rules and ``build`` hold that.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from lkjip_xl.figures.assignments import PLAN, Assignment, Assignments, assignments_of
from lkjip_xl.figures.recompute import Recomputed
from lkjip_xl.report.cell import Cell, Content
from lkjip_xl.report.model import Report, Row, Table
from lkjip_xl.tables import TABEL_3_1_5
from lkjip_xl.tables.calculation import Absorption, Efficiency, Percent
from lkjip_xl.tables.keys import Key
from lkjip_xl.tables.spec import Column
from lkjip_xl.text.numbers import format_number, format_short, round_as_shown


def with_units_together(report: Report) -> Report:
    """The report, with the pagu of all units where formulas of Tabel 2.3.1 show that of the first of them."""
    found = assignments_of(report.tables)
    old = _of_the_first(found) if found is not None else ()
    if not old:
        return report
    recomputed, tables = Recomputed(report), dict(report.tables)
    for key, columns in ((PLAN, (Percent,)), (TABEL_3_1_5.key, (Absorption, Efficiency))):
        table = report.tables.get(key)
        if table is not None:
            every = table.spec.columns
            wanted = [each for each in every if each.key == Key.ANGGARAN or isinstance(each.calc, columns)]
            tables[key] = _recomputed(table, wanted, recomputed)
    places = tuple(each.row.cells[Key.ANGGARAN].place for each in old)
    return replace(report, tables=tables, of_one_unit=places)


def _of_the_first(found: Assignments) -> tuple[Assignment, ...]:
    """The rows of Tabel 2.3.1 whose formulas take the first of several units, as all do that name the same."""
    several = [each for each in found.rows if len(each.budget) > 1]
    shown = {each.row.index for each in several if _shows_the_first(each)}
    named = [{each.row.index for row in one.budget for each in found.of_budget[row.index]} for one in several]
    return tuple(each for each, alike in zip(several, named, strict=True) if alike <= shown)


def _shows_the_first(one: Assignment) -> bool:
    cell, first, pagu = one.row.cells.get(Key.ANGGARAN), one.budget[0].figure(Key.PAGU), one.pagu
    if cell is None or not cell.formula or cell.amount is None or first is None or pagu is None:
        return False
    return cell.amount == one.amount(first) != one.amount(pagu)


def _recomputed(table: Table, columns: list[Column], recomputed: Recomputed) -> Table:
    """A table whose formulas in some columns show what they give."""

    def of_row(row: Row) -> Row:
        return replace(row, cells={**row.cells, **dict(_cells(table, row, columns, recomputed))})

    total = None if table.total is None else of_row(table.total)
    return replace(table, rows=tuple(map(of_row, table.rows)), total=total)


def _cells(table: Table, row: Row, columns: list[Column], recomputed: Recomputed) -> Iterator[tuple[str, Cell]]:
    for column in columns:
        cell = row.cells.get(column.key)
        if cell is not None and cell.formula and cell.content is Content.NUMBER:
            figure = recomputed.figure(table, row, column)
            if figure is not None and figure != cell.number:
                yield column.key, replace(cell, number=figure, written=_written(figure, cell))


def _written(figure: Decimal, cell: Cell) -> str:
    """A figure as the cell would show it."""
    if not cell.written.endswith("%"):
        return format_short(round_as_shown(figure, cell.decimals))
    return f"{format_number(round_as_shown(figure, cell.decimals), cell.decimals)}%"
