"""How the sums of rows that are said to nest so come out, one column of amounts after another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

Figures = Sequence[Decimal | None]
"""What the rows have in one column, None where that is not known."""
Parents = Sequence[int | None]


@dataclass(frozen=True, slots=True)
class Outcome:
    """How many sums of a column come out and how many do not; zeros that are the sum of zeros count for nothing.

    ``slips`` are the wrong figures that explain these: one that is too high for its parts, and by as much for what
    it is part of, is one. ``whole`` is whether the sum of all comes out, or misses by such a figure; None where it
    is not known.
    """

    right: int
    slips: int
    whole: bool | None
    is_mostly_filled: bool

    @property
    def is_clean(self) -> bool:
        """Whether every sum comes out; where no row over others has a figure, that of all rows."""
        return self.slips == 0 and self.is_mostly_filled and (self.right > 0 or self.whole is True)


def outcome(parents: Parents, figures: Figures, whole: Decimal | None) -> Outcome:
    """How a column comes out; ``whole`` is what the rows on top should add up to."""
    known = _with_sums(parents, figures)
    # By how much each row is more than its parts; None is the sum of all.
    off: dict[int | None, Decimal] = {}
    for row, parts in [*_parts(parents).items(), (None, [at for at, up in enumerate(parents) if up is None])]:
        own, added = whole if row is None else figures[row], _added(known, parts)
        if own is not None and added is not None:
            off[row] = own - added
    explained = {
        parents[row] for row, more in off.items() if row is not None and more and off.get(parents[row]) == -more
    }
    wrong = {row for row, more in off.items() if more}
    right = sum(not more and row is not None and bool(figures[row]) for row, more in off.items())
    is_whole_right = None if None not in off else None not in wrong or None in explained
    return Outcome(right, len(wrong - explained), is_whole_right, 2 * sum(map(bool, figures)) > len(figures))


def is_even(parents: Parents) -> bool:
    """Whether all rows without parts stand equally deep, and under some row."""
    over = {*parents}
    of_leaves = {depth for at, depth in enumerate(depths_of(parents)) if at not in over}
    return len(of_leaves) == 1 and of_leaves != {0}


def depths_of(parents: Parents) -> list[int]:
    """How many rows each row stands under."""
    depths: list[int] = []
    for parent in parents:
        depths.append(0 if parent is None else depths[parent] + 1)
    return depths


def _parts(parents: Parents) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for at, parent in enumerate(parents):
        if parent is not None:
            found.setdefault(parent, []).append(at)
    return found


def _with_sums(parents: Parents, figures: Figures) -> list[Decimal | None]:
    """The figures, and what its parts add up to for a row that has none."""
    known = list(figures)
    for row, parts in sorted(_parts(parents).items(), reverse=True):
        if known[row] is None:
            known[row] = _added(known, parts)
    return known


def _added(figures: Figures, rows: Sequence[int]) -> Decimal | None:
    own = [figures[at] for at in rows]
    return None if None in own else sum(_known(own), Decimal(0))


def _known(figures: Figures) -> Iterator[Decimal]:
    return (figure for figure in figures if figure is not None)
