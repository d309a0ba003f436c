"""Whether a figure is one of a table's, or a sum or a difference of two of them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from lkjip_xl.rules.evidence.facts import Fact
from lkjip_xl.text.written_figures import Bound, Told, WrittenFigure

# The pairs of more figures are too many, and one of them would fit anything.
_MOST = 400


def fits_in_tables(figure: WrittenFigure, facts: Sequence[Fact]) -> bool:
    """Whether a figure is one of these, or the sum or difference of two in one table and unit."""
    if any(figure.fits(value) for fact in facts for value in fact.values):
        return True
    by_table: dict[tuple[str, Told, str], set[Decimal]] = {}
    for fact in facts:
        by_table.setdefault((fact.table, fact.kind, fact.unit), set()).update(fact.values[:1])
    return any(_fits_pair(figure, sorted(values)) for values in by_table.values())


def _fits_pair(figure: WrittenFigure, values: Sequence[Decimal]) -> bool:
    """Whether two of some values, in their order, give a figure; of many only neighbours are subtracted."""
    if len(values) > _MOST:
        return any(figure.fits(high - low) for low, high in pairwise(values))
    if figure.bound is not Bound.EXACT:
        return any(figure.fits(one + other) for one, other in pairwise(values))
    reach = figure.step
    for one in values:
        for wanted in (figure.value - one, one - figure.value, one + figure.value):
            for at in range(bisect_left(values, wanted - reach), len(values)):
                other = values[at]
                if other > wanted + reach:
                    break
                if other != one and (figure.fits(one + other) or figure.fits(abs(one - other))):
                    return True
    return False
