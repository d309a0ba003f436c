"""What percentages the figures of a row give, where one of them was rounded before it was printed.

74,46 of 75 are 99,28 %. A table that prints 74,5 beside it, or 74, is right with 99,28 % too where the same
realisasi stands with more digits in another table. Where none tells more digits, a figure is what stands there:
6,5 of 8,5 are 76,47 %, and not 76,74 %. A target is set, and was never rounded.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from lkjip_xl.figures.calc import RowFigures, evaluate
from lkjip_xl.figures.precision import digits_of
from lkjip_xl.report.cell import Cell
from lkjip_xl.report.model import Report, Row, Table
from lkjip_xl.rules.evidence.sayings import same_figure, sayings_by_place
from lkjip_xl.tables.calculation import Calc, Capaian, Percent, operands
from lkjip_xl.tables.spec import Column, Kind


def before_rounding(report: Report, table: Table, row: Row, column: Column) -> tuple[Decimal, ...]:
    """The percentages of a row by its figures as other tables print them with more digits, if some do."""
    finer = {
        key: cell for key in _measured(column.calc) if (cell := _finer(report, row.cells.get(key))) is not None
    }
    if not finer:
        return ()
    figures = RowFigures(table, replace(row, cells={**row.cells, **finer}))
    results = (evaluate(calc, figures) for calc in _without_limit(column.calc))
    return tuple(each for each in results if each is not None)


def _measured(calc: Calc | None) -> tuple[str, ...]:
    """The columns of a percentage that hold what was measured."""
    match calc:
        case Capaian(realisasi):
            return (realisasi,)
        case Percent(measured=True):
            return operands(calc)
    return ()


def _without_limit(calc: Calc | None) -> Iterator[Calc]:
    if calc is not None:
        yield calc
    if isinstance(calc, Capaian) and calc.cap is not None:
        yield replace(calc, cap=None)


def _finer(report: Report, cell: Cell | None) -> Cell | None:
    """The printing of the same figure in another table that has more digits, and of those the most."""
    if cell is None or cell.number is None:
        return None
    sayings = sayings_by_place(report).get(cell.place, ())
    own = next((each for each in sayings if each.cell is cell), None)
    finest, most = None, digits_of(cell, Kind.QUANTITY)
    for each in sayings if own is not None else ():
        digits = digits_of(each.cell, Kind.QUANTITY)
        if own is not None and each.cell.number is not None and digits > most and same_figure(own, each):
            finest, most = each.cell, digits
    return finest
