"""A calculation, once: evaluated in Python, and compiled to the Excel formula that gives the same.

The figure that a rule expects, the figure stored in the finished workbook and the formula beside it
all come from one :data:`~lkjip_xl.schema.Calc`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from typing import Protocol

from lkjip_xl.model import Row, Table
from lkjip_xl.schema import Calc, Figure, Minus, Parts, Percent

# What a percentage that cannot be computed shows, in Excel and in print.
NOT_COMPUTABLE = "-"
# Excel takes at most 255 arguments in a function.
_MOST_ARGUMENTS = 255


class Figures(Protocol):
    """The figures of one row and of its parts; None where there is none."""

    def own(self, column: str) -> Decimal | None:
        """The row's own figure."""
        ...

    def parts(self, column: str) -> Sequence[Decimal | None]:
        """The figures of the row's parts."""
        ...


class Addresses(Protocol):
    """Where the figures of one row and of its parts stand, as Excel writes it."""

    def own(self, column: str) -> str:
        """The address of the row's own figure."""
        ...

    def sum_of_parts(self, column: str) -> str:
        """An Excel expression that sums the figures of the row's parts."""
        ...


def evaluate(calc: Calc, figures: Figures) -> Decimal | None:
    """The result of a calculation; None where a figure is missing or a percentage has no whole."""
    match calc:
        case Figure(column):
            return figures.own(column)
        case Parts(column):
            return total(figures.parts(column))
        case Minus(minuend, subtrahend):
            left, right = evaluate(minuend, figures), evaluate(subtrahend, figures)
            return None if left is None or right is None else left - right
        case Percent(part, whole):
            left, right = evaluate(part, figures), evaluate(whole, figures)
            return None if left is None or not right else left / right * 100


def total(figures: Iterable[Decimal | None]) -> Decimal | None:
    """The sum of figures; None where one of them is missing."""
    result = Decimal(0)
    for figure in figures:
        if figure is None:
            return None
        result += figure
    return result


def formula(calc: Calc, addresses: Addresses, *, as_fraction: bool = False) -> str:
    """The Excel expression of a calculation, without the equals sign.

    A percentage comes in percent points, or as a fraction for a cell with a percent format. Where it
    cannot be computed the expression shows a dash; ``N()`` takes text for zero, as ``evaluate`` does.
    """
    match calc:
        case Figure(column):
            return addresses.own(column)
        case Parts(column):
            return addresses.sum_of_parts(column)
        case Minus(minuend, subtrahend):
            return f"{formula(minuend, addresses)}-{_operand(subtrahend, addresses)}"
        case Percent(part, whole):
            above, below = _operand(part, addresses), _operand(whole, addresses)
            percent = f"{above}/{below}" if as_fraction else f"{above}/{below}*100"
            return f'IF(OR(N({below})=0,NOT(ISNUMBER({above}))),"{NOT_COMPUTABLE}",{percent})'


def _operand(calc: Calc, addresses: Addresses) -> str:
    """A calculation as a part of another: a difference stands in parentheses."""
    expression = formula(calc, addresses)
    return f"({expression})" if isinstance(calc, Minus) else expression


def operands(calc: Calc) -> tuple[str, ...]:
    """The columns that a calculation reads."""
    match calc:
        case Figure(column) | Parts(column):
            return (column,)
        case Minus(left, right) | Percent(left, right):
            return (*operands(left), *operands(right))


def sum_expression(addresses: Sequence[str]) -> str:
    """``SUM`` of single cells, in groups where Excel would not take them all at once."""
    groups = [addresses[i : i + _MOST_ARGUMENTS] for i in range(0, len(addresses), _MOST_ARGUMENTS)]
    sums = [f"SUM({','.join(group)})" for group in groups]
    return f"({'+'.join(sums)})" if len(sums) > 1 else "".join(sums) or "0"


class RowFigures:
    """A row's figures as they are written in its table, or as ``figure`` says they should be."""

    def __init__(self, table: Table, row: Row, figure: Callable[[Row, str], Decimal | None] = Row.figure) -> None:
        self._table, self._row, self._figure = table, row, figure

    def own(self, column: str) -> Decimal | None:
        """The row's own figure."""
        return self._figure(self._row, column)

    def parts(self, column: str) -> Sequence[Decimal | None]:
        """The figures of the row's parts, in order."""
        return [self._figure(part, column) for part in self._table.parts(self._row)]
