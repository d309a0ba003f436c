"""Percentages of amounts that are printed in thousands or millions of rupiah, each rounded."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from lkjip_xl.figures.precision import interval_of
from lkjip_xl.methods.interval import Interval
from lkjip_xl.report.model import Row
from lkjip_xl.tables.calculation import Across, Figure, Percent
from lkjip_xl.tables.spec import Kind

_HUNDRED = Decimal(100)


def percent_of_rounded(calc: Percent, row: Row) -> Interval | None:
    """Every percentage that the amounts of a row may give, whatever was cut from them; None where one is missing.

    Of 2 of 3 million each may be off by half a million: from 1,5 of 3,5 to 2,5 of 2,5.
    """
    part, whole = _sum(_columns(calc.part), row), _sum(_columns(calc.whole), row)
    if part is None or whole is None or whole.low <= 0:
        return None
    return Interval(part.low / whole.high * _HUNDRED, part.high / whole.low * _HUNDRED, with_high=True)


def _columns(calc: object) -> Sequence[str]:
    match calc:
        case Figure(column):
            return (column,)
        case Across(columns):
            return columns
    return ()


def _sum(columns: Sequence[str], row: Row) -> Interval | None:
    spans = [interval_of(row.cells[key], Kind.RUPIAH) for key in columns if key in row.cells]
    if not spans or len(spans) < len(columns):
        return None
    known = [span for span in spans if span is not None]
    if len(known) < len(spans):
        return None
    low, high = (
        sum((end for end in ends), Decimal(0)) for ends in zip(*((s.low, s.high) for s in known), strict=True)
    )
    return Interval(max(low, Decimal(0)), high, with_high=True)
