"""Whether a figure is one of a table's, or a sum or a difference of two of them."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from lkjip_xl.rules.evidence.facts import Fact
from lkjip_xl.text.written_figures import Told, WrittenFigure

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
    if len(values) > _MOST:
        return any(figure.fits(high - low) for low, high in pairwise(values))
    return any(
        figure.fits(one + other) or figure.fits(abs(one - other))
        for at, one in enumerate(values)
        for other in values[at + 1 :]
    )
