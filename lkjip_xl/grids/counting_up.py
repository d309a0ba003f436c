"""Whether amounts of one month after another are each all that was spent up to then."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import pairwise

Series = tuple[Decimal, Sequence[Decimal]]
"""The pagu of a row, and what was spent of it month by month."""
# A single row may be a chance.
_NO_CHANCE = 2


def counts_up(series: Iterable[Series]) -> bool:
    """Whether amounts never fall from month to month, are within the pagu at last, and are above it as a sum."""
    pagu = last = every = Decimal(0)
    several = 0
    for own, months in series:
        if any(after < before for before, after in pairwise(months)):
            return False
        several += len(months) > 1
        pagu, last, every = pagu + own, last + months[-1], every + sum(months)
    return several >= _NO_CHANCE and last <= pagu < every
