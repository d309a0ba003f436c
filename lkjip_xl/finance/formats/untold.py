"""What calamine does not tell of a sheet: errors and formulas without a result, percentages, what is hidden."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from lkjip_xl.finance.amounts import Unreadable, Why
from lkjip_xl.text.cell_formats import is_percent_format
from lkjip_xl.text.numbers import format_short, from_float

Cells = dict[tuple[int, int], Unreadable]
"""What stands in cells, by row and column, counted from 0."""
# Excel's own formats for percentages.
_PERCENT_FORMATS = frozenset({9, 10})
# So much is no amount in rupiah; what is more was only given the wrong format.
_LARGEST_FRACTION = 10


@dataclass
class Untold:
    """Cells of a sheet that are no amounts although calamine shows them as nothing or as numbers.

    ``hidden_rows`` and ``hidden_columns`` count from 0.
    """

    cells: Cells = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)


def number_in(text: str) -> float:
    """The number that a file writes; 0 where it is none."""
    try:
        return float(text)
    except ValueError:
        return 0.0


def percentage(value: float) -> Unreadable | None:
    """What a number shown as a percentage is in place of an amount; None where it may be one for all that."""
    fraction = from_float(value)
    if not fraction or abs(fraction) > _LARGEST_FRACTION:
        return None
    return Unreadable(Why.TEXT, f"{format_short(fraction * Decimal(100))}%")


def shows_percentages(number: int, code: str) -> bool:
    """Whether a number format, by its number or its code, shows percentages."""
    return number in _PERCENT_FORMATS or (bool(code) and is_percent_format(code))
