"""Reading rows as programs over kegiatan over sub kegiatan by their amounts: the way with the fewest wrong sums.

In a right table there is one way in which every sum comes out. Where a figure is wrong there is none; the way in
which one sum, or two, do not come out is then the one that is meant, and the wrong sum can be named.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from lkjip_xl.tables.levels import Level

# More wrong sums than these, and nobody can say what was meant.
SOME_WRONG_SUMS = (1, 2)
# Another reading with as many wrong sums must be off by so many times as much.
_SO_MUCH_NEARER = 10
# Far above what any real table takes; what takes more is full of equal figures, and has no one reading.
_MOST_STEPS = 200_000
_MOST_STEPS_WITH_WRONG_SUMS = 40_000
# Two readings are enough to know that there is no one reading.
_ENOUGH = 2

Known = Sequence[Level | None]
# How many sums are wrong, and by how much together.
Cost = tuple[int, Decimal]
_NOTHING_WRONG: Cost = (0, Decimal(0))
# The kegiatan of a program from the last back: where each starts.
_Starts = tuple["_Starts", int] | None


@dataclass(frozen=True, slots=True)
class Reading:
    """The levels of rows, and what is wrong with their sums."""

    levels: tuple[Level, ...]
    cost: Cost


def read_by_sums(
    known: Known, amounts: Sequence[Decimal | None], start: int, end: int, wrong: Sequence[int] = (0,)
) -> list[Level] | None:
    """The one way to read some rows with the fewest wrong sums, as many as one of ``wrong``.

    None where there is no such way, or another is as good.
    """
    if start == end or any(amount is None for amount in amounts[start:end]):
        return None
    figures = [amount or Decimal(0) for amount in amounts]
    for limit in wrong:
        search = _Search(known, figures, end, limit)
        readings = search.of_programs(start)
        if search.gave_up:
            return None
        if readings:
            return list(readings[0].levels) if _is_the_one(readings) else None
    return None


def _is_the_one(readings: Sequence[Reading]) -> bool:
    if len(readings) == 1:
        return True
    best, next_best = (reading.cost for reading in readings[:_ENOUGH])
    return best[0] < next_best[0] or (best[0] > 0 and best[1] * _SO_MUCH_NEARER <= next_best[1])


@dataclass(frozen=True, slots=True)
class _Way:
    """A way through the kegiatan of a program up to some row."""

    cost: Cost
    starts: _Starts


class _Search:
    """The best ways to read rows as a tree in which at most ``limit`` sums are wrong."""

    def __init__(self, known: Known, amounts: Sequence[Decimal], end: int, limit: int) -> None:
        self._known, self._amounts, self._end, self._limit = known, amounts, end, limit
        # Where one program is known, a row that is not known to be one is none.
        self._named = Level.PROGRAM in known[:end]
        self._programs: dict[int, list[Reading]] = {}
        self._steps = 0
        self.gave_up = False

    def of_programs(self, start: int) -> list[Reading]:
        """The best readings of everything from ``start`` on as programs, the best first."""
        # From the last row up, so that no reading is asked for before it is known: a table of hundreds
        # of programs must not recurse hundreds deep.
        for at in range(self._end, start - 1, -1):
            self._programs[at] = self._programs_from(at)
        return self._programs[start]

    def _programs_from(self, at: int) -> list[Reading]:
        if at == self._end:
            return [Reading((), _NOTHING_WRONG)]
        if not self._may_be(at, Level.PROGRAM):
            return []
        found: list[Reading] = []
        for behind, body in self._bodies(at + 1, self._amounts[at]):
            for rest in self._programs[behind]:
                cost = _added(body.cost, rest.cost)
                if cost[0] <= self._limit:
                    levels = (Level.PROGRAM, *self._levels(body.starts, behind), *rest.levels)
                    found.append(Reading(levels, cost))
            found = sorted(found, key=lambda each: each.cost)[:_ENOUGH]
            if len(found) == _ENOUGH and found[-1].cost == _NOTHING_WRONG:
                return found
        return found

    def _may_be(self, at: int, level: Level) -> bool:
        known = self._known[at]
        if level is Level.PROGRAM and self._named:
            return known is level
        return known in (None, level)

    def _bodies(self, at: int, amount: Decimal) -> Iterator[tuple[int, _Way]]:
        """Runs of kegiatan from ``at`` on that may be those of a program of this amount: where each ends."""
        # What is still missing at a row, with the best ways to get there: more than enough are no news.
        waiting: dict[int, dict[Decimal, list[_Way]]] = {at: {amount: [_Way(_NOTHING_WRONG, None)]}}
        for position in range(at, self._end + 1):
            for rest, ways in waiting.pop(position, {}).items():
                off = (int(bool(rest)), abs(rest))
                if position > at and self._programs.get(position) and ways[0].cost[0] + off[0] <= self._limit:
                    yield from ((position, _Way(_added(way.cost, off), way.starts)) for way in ways)
                if position == self._end:
                    continue
                for behind, given, wrong in self._kegiatan_at(position, self._limit - ways[0].cost[0], rest):
                    self._steps += 1
                    if self._steps > (_MOST_STEPS_WITH_WRONG_SUMS if self._limit else _MOST_STEPS):
                        self.gave_up = True
                        return
                    there = waiting.setdefault(behind, {}).setdefault(rest - given, [])
                    there += [
                        _Way(cost, (way.starts, position))
                        for way in ways
                        if (cost := _added(way.cost, wrong))[0] <= self._limit
                    ]
                    there.sort(key=lambda way: way.cost)
                    del there[_ENOUGH:]
                    if not there:
                        del waiting[behind][rest - given]

    def _kegiatan_at(self, at: int, wrong: int, rest: Decimal) -> Iterator[tuple[int, Decimal, Cost]]:
        """The ways to read a kegiatan that begins at a row: the row behind it, and what it adds to its program.

        Where its sum is wrong either its own figure is, and its program is right by its parts, or one of them is.
        """
        if not self._may_be(at, Level.KEGIATAN):
            return
        own, total = self._amounts[at], Decimal(0)
        # Where nothing more may be wrong, what is too much is never made good.
        if wrong == 0 and own > rest:
            return
        for position in range(at + 1, self._end):
            total += self._amounts[position]
            if not self._may_be(position, Level.SUB_KEGIATAN) or (wrong == 0 and total > own):
                return
            if total == own:
                yield position + 1, own, _NOTHING_WRONG
            elif wrong > 0:
                off = (1, abs(total - own))
                yield position + 1, own, off
                yield position + 1, total, off

    def _levels(self, starts: _Starts, end: int) -> tuple[Level, ...]:
        """The levels of a run of kegiatan, each from its start to the next."""
        levels: tuple[Level, ...] = ()
        while starts is not None:
            starts, start = starts
            levels = (Level.KEGIATAN, *[Level.SUB_KEGIATAN] * (end - start - 1), *levels)
            end = start
        return levels


def _added(left: Cost, right: Cost) -> Cost:
    return left[0] + right[0], left[1] + right[1]
