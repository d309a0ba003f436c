"""Types the tujuan of some reports: Tabel 2.2 Tujuan, and the tujuan of each sasaran."""

from __future__ import annotations

import random
from fractions import Fraction

from tests.correct_reports.arithmetic import Span, capped
from tests.correct_reports.facts import Facts
from tests.correct_reports.typed import Figure, Typing, quotient

TABLE = "tabel_2_2_tujuan"
_NAMES = ("Terwujudnya Masyarakat Sejahtera", "Mewujudkan Tata Kelola yang Baik", "Meningkatnya Daya Saing Daerah")


def type_goals(typing: Typing, facts: Facts) -> None:
    """Tujuan that sasaran share; all else is drawn as without them."""
    chance = random.Random(f"tujuan {facts.agency} {facts.sasaran}")  # noqa: S311 - it has to come again
    if chance.random() > 0.25:
        return
    shared = chance.randint(1, 3)
    before = None
    for row, indicator in enumerate(facts.indicators):
        goal = _NAMES[indicator.sasaran // shared % len(_NAMES)]
        if goal != before or (before is None):
            typing.say("tabel_2_2_sasaran", row, "tujuan", goal)
        before = goal
    rows = [name for name in _NAMES for _ in range(chance.randint(1, 2))]
    for row, name in enumerate(rows):
        _type_goal(typing, facts, chance, row, name if row == 0 or name != rows[row - 1] else "")


def _type_goal(typing: Typing, facts: Facts, chance: random.Random, row: int, name: str) -> None:
    """A tujuan where it begins, an indicator with its targets, and what was reached of it where that is known."""
    if name:
        typing.say(TABLE, row, "tujuan", name)
    typing.say(TABLE, row, "indikator", f"Indeks Tujuan Nomor {row + 1}")
    typing.say(TABLE, row, "satuan", "Indeks")
    targets = {}
    for year in facts.years:
        targets[year] = typing.put(TABLE, row, f"target_{year}", Figure(Fraction(chance.randint(400, 900), 10), 1))
    if chance.random() < 0.4:
        return
    target, reached = typing.figures[targets[facts.year][0]].value, Fraction(chance.randint(400, 900), 10)
    done = typing.put(TABLE, row, "realisasi", Figure(reached, 1))
    if chance.random() < 0.5:
        return
    own = typing.put(TABLE, row, "capaian", Figure(_percent(facts, reached, target), 2, exact=False, form="whole"))

    def compute(realisasi: Span, of: Span) -> Span | None:
        share = quotient(realisasi, of)
        if share is None or facts.cap is None:
            return share
        return Span(min(share.low, Fraction(facts.cap)), min(share.high, Fraction(facts.cap)))

    typing.gives(own, (done, targets[facts.year]), compute)


def _percent(facts: Facts, reached: Fraction, target: Fraction) -> Fraction:
    return capped(100 * reached / target, facts.cap) or Fraction(0)
