"""How rows nest by their amounts alone: a row stands over those behind it that add up to it.

Every tree counts in which all sums come out, of whatever depth. One is told only where there is no other.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

Amounts = tuple[Decimal, ...]
"""What one row has in each of the columns that are looked at."""
Parents = tuple[int | None, ...]

# Two trees are enough to know that there is no one tree.
_ENOUGH = 2
# Far above what any real table takes; what takes more is full of equal figures, and has no one tree.
_MOST_STEPS = 100_000


def trees_by_sums(
    amounts: Sequence[Amounts], tops: Collection[int] = (), whole: Amounts | None = None
) -> list[Parents]:
    """The trees in which every sum comes out, two of them at most.

    ``tops`` are the rows that stand under no other, where that is known, ``whole`` is what these add up to. Where
    neither is known any row may stand alone: nothing is told then, nor of amounts below zero.
    """
    if not amounts or not (tops or whole) or any(figure < 0 for row in amounts for figure in row):
        return []
    search = _Search(amounts, frozenset(tops))
    found = search.trees(whole)
    return [] if search.gave_up else [_parents(tree, len(amounts)) for tree in found]


@dataclass(frozen=True, slots=True)
class _Node:
    """A row with those under it, and the one beside it before: a list from the last back."""

    row: int
    under: _Node | None
    before: _Node | None


_Ways = dict[Amounts, list["_Node | None"]]
"""The ways to a row, by what is still missing there."""


class _Search:
    def __init__(self, amounts: Sequence[Amounts], tops: frozenset[int]) -> None:
        self._amounts, self._tops, self._count = amounts, tops, len(amounts)
        # Where the rows under each row may end, each with the last one of these.
        self._ends: list[dict[int, list[_Node | None]]] = [{} for _ in amounts]
        self._steps = 0
        self.gave_up = False

    def trees(self, whole: Amounts | None) -> list[_Node | None]:
        # From the last row up, so that nothing is asked for before it is known.
        for at in range(self._count - 1, -1, -1):
            self._ends[at] = {at + 1: [None]}
            if at + 1 < self._count and at + 1 not in self._tops:
                for end, found in self._under(at):
                    self._ends[at][end] = [*self._ends[at].get(end, []), *found][:_ENOUGH]
        return self._whole(whole)

    def _under(self, at: int) -> Iterator[tuple[int, list[_Node | None]]]:
        """Where the rows under one may end, as they add up to it there."""
        waiting: dict[int, _Ways] = {at + 1: {self._amounts[at]: [None]}}
        for position in range(at + 1, self._count + 1):
            ways = waiting.pop(position, {})
            for rest, found in ways.items():
                if position > at + 1 and not any(rest):
                    yield position, found
            if position < self._count and position not in self._tops:
                self._go_on(position, ways, waiting)

    def _whole(self, whole: Amounts | None) -> list[_Node | None]:
        """The trees of all rows; of a sum of all rows without those that can no more come to it."""
        least, most = self._bounds()
        start = whole or (Decimal(0),) * len(self._amounts[0])
        waiting: dict[int, _Ways] = {0: {start: [None]}}
        for position in range(self._count):
            ways = waiting.pop(position, {})
            if self._tops and position not in self._tops:
                continue
            if whole:
                ways = {rest: way for rest, way in ways.items() if least[position] <= rest[0] <= most[position]}
            self._go_on(position, ways, waiting, counts=whole is not None)
        return waiting.get(self._count, {}).get((Decimal(0),) * len(start), [])

    def _bounds(self) -> tuple[list[Decimal], list[Decimal]]:
        """The least and the most that the rows from each on add up to, in the first column."""
        least, most = [Decimal(0)] * (self._count + 1), [Decimal(0)] * (self._count + 1)
        for at in range(self._count - 1, -1, -1):
            least[at] = self._amounts[at][0] + min(least[end] for end in self._ends[at])
            most[at] = self._amounts[at][0] + max(most[end] for end in self._ends[at])
        return least, most

    def _go_on(self, position: int, ways: _Ways, waiting: dict[int, _Ways], *, counts: bool = True) -> None:
        """Take one row more, with all that may stand under it."""
        for rest, before in ways.items():
            left = self._less(rest, position) if counts else rest
            if left is None or self.gave_up:
                continue
            for end, under in self._ends[position].items():
                self._steps += 1
                self.gave_up = self._steps > _MOST_STEPS
                there = waiting.setdefault(end, {}).setdefault(left, [])
                there += [_Node(position, inside, way) for way in before for inside in under]
                del there[_ENOUGH:]

    def _less(self, rest: Amounts, position: int) -> Amounts | None:
        """What is missing behind a row; None where it is too much."""
        left = tuple(one - own for one, own in zip(rest, self._amounts[position], strict=True))
        return None if any(figure < 0 for figure in left) else left


def _parents(tree: _Node | None, count: int) -> Parents:
    parents: list[int | None] = [None] * count
    waiting: list[tuple[_Node | None, int | None]] = [(tree, None)]
    while waiting:
        node, over = waiting.pop()
        while node is not None:
            parents[node.row] = over
            waiting.append((node.under, node.row))
            node = node.before
    return tuple(parents)
