"""Percent points typed without a sign, which formulas that take them over show as a hundred times as much."""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from lkjip_xl.report.cell import Cell
from lkjip_xl.report.model import Report, Row, Table
from lkjip_xl.report.place import Place
from lkjip_xl.rules.findings import Fix, Problem
from lkjip_xl.rules.repeats import typed_at
from lkjip_xl.rules.support import cell_names, percent, problem, with_others
from lkjip_xl.tables.spec import Column, Kind


@dataclass(frozen=True, slots=True)
class _Typed:
    """A percentage without its sign, and the cells of formulas that show it with one."""

    table: Table
    row: Row
    column: Column
    cell: Cell
    points: Decimal
    shown: list[Cell] = field(default_factory=list)


def shown_a_hundredfold(report: Report, right: Container[Place]) -> Iterator[Problem]:
    """The figures of a column that formulas of another table show a hundredfold: one problem for all of them.

    ``right`` is where percentages stand that come out as they are typed.
    """
    columns: dict[tuple[str, str], list[_Typed]] = {}
    for each in _typed(report):
        if each.shown and each.cell.place in right:
            columns.setdefault((each.table.sheet, each.column.key), []).append(each)
    for first, *rest in columns.values():
        places = [each.cell.place for each in (first, *rest)]
        there, meant = first.shown[0].place, percent(first.points)
        yield problem(
            first.table,
            first.row,
            first.column.key,
            f"Angka ini{with_others(places, ' di kolom ini')} diketik tanpa tanda %, sehingga rumus di "
            f"{cell_names([there], first.table.sheet)} menampilkannya sebagai {percent(first.points * 100)}.",
            expected=meant,
            actual=first.cell.written,
            hint=f"Ketik {meant} dengan tanda %{', sel lainnya juga' if rest else ''}.",
            others=tuple(places[1:]),
            related=(*(cell.place for each in (first, *rest) for cell in each.shown), *places[1:]),
            fixes=(tuple(Fix(each.cell.place, percent(each.points)) for each in (first, *rest)),),
        )


def _typed(report: Report) -> Iterator[_Typed]:
    """What is typed as a percentage without a sign, each with the formulas that multiply it by a hundred."""
    found: dict[Place, _Typed] = {}
    taken_over: list[Cell] = []
    for table in report.report_tables:
        for row, column, cell in table.cells(Kind.PERCENT):
            if cell.formula and cell.unit == "%":
                taken_over.append(cell)
            elif cell.number and not cell.formula and cell.unit != "%":
                found[cell.place] = _Typed(table, row, column, cell, cell.number)
    for cell in taken_over if found else ():
        typed = found.get(typed_at(report, cell.place))
        if typed is not None and cell.number == typed.points * 100:
            typed.shown.append(cell)
    return iter(found.values())
