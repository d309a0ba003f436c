"""How many indicators of a report, and of each sasaran, have reached their target."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from lkjip_xl.figures.recompute import Recomputed
from lkjip_xl.report.model import Report
from lkjip_xl.tables.keys import Key, TableKey
from lkjip_xl.text.words import name_key

_FULL = Decimal(100)


@dataclass(frozen=True, slots=True)
class Reached:
    """How many indicators there are, and how many are at their target, above it, and below it.

    Of the others nobody can tell: they may be any of these.
    """

    every: int
    at: int
    above: int
    below: int

    @property
    def unknown(self) -> int:
        """How many have no capaian, or one that is about their target."""
        return self.every - self.at - self.above - self.below

    def suits(self, number: int, how: str) -> bool:
        """Whether a sentence may say so many of them; to reach a target may mean to hit it or to go beyond."""
        if how.startswith("mencapai "):
            return self._may_be(number, self.at + self.above)
        if is_beyond(how):
            return self._may_be(number, self.above)
        return self._may_be(number, self.at) or self._may_be(number, self.at + self.above)

    def _may_be(self, number: int, known: int) -> bool:
        return known <= number <= known + self.unknown

    def most(self, how: str) -> int:
        """How many may be said at most to have reached their target so."""
        return self.unknown + self.above + (0 if is_beyond(how) else self.at)

    def told(self) -> str:
        """What is true, behind “padahal”."""
        at = f", {self.at} tepat di targetnya" if self.at else ""
        unknown = f", {self.unknown} tidak dapat dinilai" if self.unknown else ""
        return f"dari {self.every} indikator {self.above} melampaui target{at}, {self.below} belum{unknown}"


@dataclass(frozen=True, slots=True)
class ReachedOfReport:
    """All indicators of a report, and those of each sasaran, by what its name is known by."""

    all: Reached
    of_sasaran: Mapping[str, Reached]


@lru_cache(maxsize=2)
def reached_of(report: Report) -> ReachedOfReport | None:
    """What Tabel 3.1.1.a tells of that; None where it has no indicators."""
    table = report.tables.get(TableKey.TABEL_3_1_1_A)
    if table is None or not table.rows:
        return None
    figures, column = Recomputed(report), table.spec.column(Key.CAPAIAN)
    sides: dict[str, list[int | None]] = {}
    for row in table.rows:
        cell = row.cells.get(column.key)
        value, typed = figures.counting(table, row, column), cell.number if cell else None
        values = {_side(each) for each in (value, typed) if each is not None} if value is not None else set()
        missed = figures.missed_by_rank(table, row, column)
        side = -1 if missed else values.pop() if len(values) == 1 else None
        sides.setdefault(name_key(row.text(Key.SASARAN)), []).append(side)
    return ReachedOfReport(
        _counted([each for found in sides.values() for each in found]),
        {name: _counted(found) for name, found in sides.items() if name},
    )


def _side(capaian: Decimal) -> int:
    return (capaian > _FULL) - (capaian < _FULL)


def _counted(sides: list[int | None]) -> Reached:
    return Reached(len(sides), sides.count(0), sides.count(1), sides.count(-1))


def is_beyond(how: str) -> bool:
    """Whether “melampaui” or “melebihi” is all that is said: to hit the target is not enough."""
    return how.startswith(("melampaui", "melebihi"))
