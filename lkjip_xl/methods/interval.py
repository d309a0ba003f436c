"""The values that a printed figure stands for, from one to another."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from lkjip_xl.text.numbers import without_noise

_HALF = Decimal("0.5")


@dataclass(frozen=True, slots=True)
class Interval:
    """The values from one to another, with or without the two."""

    low: Decimal
    high: Decimal
    with_low: bool = True
    with_high: bool = False

    @classmethod
    def around(cls, figure: Decimal, digits: int) -> Interval:
        """The values that are printed as a figure with so many decimals: a half goes away from zero."""
        half = _HALF.scaleb(-digits)
        return cls(figure - half, figure + half, with_low=figure > 0, with_high=figure < 0)

    @classmethod
    def of(cls, value: Decimal) -> Interval:
        """One value alone."""
        return cls(value, value, with_high=True)

    def holds(self, value: Decimal) -> bool:
        """Whether a value is one of them; the noise of floats near an end counts as the end."""
        value = without_noise(value)
        above = value > self.low or (self.with_low and value == self.low)
        return above and (value < self.high or (self.with_high and value == self.high))

    def meets(self, other: Interval) -> bool:
        """Whether some value lies in both."""
        low, high = max(self.low, other.low), min(self.high, other.high)
        return low < high or (low == high and self.holds(low) and other.holds(low))
