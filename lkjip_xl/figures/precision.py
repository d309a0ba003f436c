"""What a printed figure stands for: the values that would be printed as it is.

A figure stands for half a unit of its last digit to either side. Its digits are, of a text, those written; of a
typed number, the finer of those that its format shows and those that it holds (of a percentage at most two
decimals, of anything else four); of a formula, those that its format shows. The interval holds its end nearer to
zero and not the other, as Excel rounds. No figure is rounded twice: what is computed is held against the interval.
"""

from __future__ import annotations

from decimal import Decimal

from lkjip_xl.methods.interval import Interval
from lkjip_xl.report.cell import Cell, Content
from lkjip_xl.tables.spec import Kind
from lkjip_xl.text.numbers import decimals_of, format_number, round_as_shown, without_noise

# What a typed number holds beyond these decimals is no digit that anybody meant.
_DECIMALS_OF_PERCENTAGE, _DECIMALS_OF_OTHERS = 2, 4


def digits_of(cell: Cell, kind: Kind) -> int:
    """How many decimals the figure of a cell is meant to have; ``kind`` is what its column holds."""
    if cell.formula or cell.as_text or cell.number is None:
        return cell.decimals
    most = _DECIMALS_OF_PERCENTAGE if kind is Kind.PERCENT or cell.unit == "%" else _DECIMALS_OF_OTHERS
    held = min(decimals_of(cell.number), most)
    return held if cell.unformatted else max(cell.decimals, held)


def interval_of(cell: Cell, kind: Kind) -> Interval | None:
    """What the figure of a cell stands for; None where it has none. A dash is nothing at all."""
    if cell.content is Content.NIL:
        return Interval.of(Decimal(0))
    if cell.number is None:
        return None
    digits = digits_of(cell, kind)
    # A format prints the figure with its digits; without one it is seen as it is.
    figure = without_noise(cell.number) if cell.unformatted else round_as_shown(cell.number, digits)
    return Interval.around(figure, digits)


def shown_interval(cell: Cell) -> Interval | None:
    """What the figure of a cell stands for to whoever sees only what its format shows."""
    if cell.number is None:
        return None
    return Interval.around(round_as_shown(cell.number, cell.decimals), cell.decimals)


def written_in_full(cell: Cell, kind: Kind) -> str:
    """What is written in a cell, with the digits that its format hides: 88,6 in a cell that shows 89."""
    digits = digits_of(cell, kind)
    if cell.number is None or digits <= cell.decimals:
        return cell.written
    return format_number(cell.number, digits) + ("%" if cell.unit == "%" else "")
