"""What percentages the figures of a row may give, where one of them was rounded before it was printed.

74,46 of 75 are 99,28 %. A table that prints 74,5 beside it, or 74, is right with 99,28 %: the same realisasi
stands with more digits in another table, or is printed as it is for some value of its interval. A target is set,
and a whole number of documents or people is what was counted: neither was rounded.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import product

from lkjip_xl.calc import RowFigures, evaluate
from lkjip_xl.interval import Interval
from lkjip_xl.model import Cell, Report, Row, Table
from lkjip_xl.precision import digits_of, interval_of
from lkjip_xl.rules.sayings import same_figure, sayings_by_place
from lkjip_xl.schema import Calc, Capaian, Column, Kind, Percent, operands


def possible_roundings(report: Report, table: Table, row: Row, column: Column) -> tuple[Interval, ...]:
    """The percentages that the figures of a row stand for, as far as these were rounded."""
    spans = {
        key: span for key in _measured(column.calc) if (span := _span(report, row.cells.get(key))) is not None
    }
    if not spans:
        return ()
    results = (_range(calc, table, row, spans) for calc in _without_limit(column.calc))
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


def _span(report: Report, cell: Cell | None) -> Interval | None:
    """What a figure stands for, by the printing of it with the most digits; None where it was not rounded."""
    if cell is None or cell.number is None:
        return None
    sayings = sayings_by_place(report).get(cell.place, ())
    own = next((each for each in sayings if each.cell is cell), None)
    finest, most = cell, digits_of(cell, Kind.QUANTITY)
    for each in sayings if own is not None else ():
        digits = digits_of(each.cell, Kind.QUANTITY)
        if own is not None and each.cell.number is not None and digits > most and same_figure(own, each):
            finest, most = each.cell, digits
    return interval_of(finest, Kind.QUANTITY) if most > 0 else None


def _range(calc: Calc, table: Table, row: Row, spans: Mapping[str, Interval]) -> Interval | None:
    """From the least to the greatest percentage: all of these rise or fall with each of their figures."""
    results = []
    for ends in product(*((span.low, span.high) for span in spans.values())):
        chosen = dict(zip(spans, ends, strict=True))
        cells = {key: replace(row.cells[key], number=value) for key, value in chosen.items()}
        results.append(evaluate(calc, RowFigures(table, replace(row, cells={**row.cells, **cells}))))
    known = [each for each in results if each is not None]
    return Interval(min(known), max(known), with_high=True) if known and len(known) == len(results) else None
