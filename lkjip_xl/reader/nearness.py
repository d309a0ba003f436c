"""Whether a row is all but the sum of others: a total with a slip in it, and not a row by itself."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

Figures = Mapping[str, Decimal]

# A slip moves an amount by so much of it, seldom by more; two amounts are not so near by chance.
_SLIP = Decimal("0.01")
# Where nothing but figures stands in the last row, one so near to the sum of all others is meant to be it.
_ABOUT = Decimal("0.1")


def misses(own: Figures, added: Figures) -> tuple[int, Decimal]:
    """In how many columns figures are not the sum, and by how much together."""
    off = [abs(figure - added.get(key, Decimal(0))) for key, figure in own.items()]
    return sum(map(bool, off)), sum(off, Decimal(0))


def is_near(own: Figures, added: Figures, *, amounts: bool) -> bool:
    """Whether figures are all but a sum: amounts within a slip of it, counts the same in most columns."""
    told = [key for key, figure in own.items() if figure or added.get(key)]
    if not told:
        return False
    if amounts:
        return all(_within(own[key], added.get(key, Decimal(0)), _SLIP) for key in told)
    return 2 * sum(own[key] == added.get(key) for key in told) > len(told)


def is_about(own: Figures, added: Figures) -> bool:
    """Whether figures are roughly a sum, in every column."""
    wanted = {key: added.get(key, Decimal(0)) for key in own}
    return any(own.values()) and all(_within(figure, wanted[key], _ABOUT) for key, figure in own.items())


def _within(figure: Decimal, wanted: Decimal, share: Decimal) -> bool:
    return abs(figure - wanted) <= share * abs(wanted)
