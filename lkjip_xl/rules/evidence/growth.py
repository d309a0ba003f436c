"""“Naik 1,41 poin”: whether a figure tells how far something moved since last year, or between two other years."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations

from lkjip_xl.rules.evidence.facts import Fact, Meant, Thing
from lkjip_xl.rules.evidence.fitting import Question
from lkjip_xl.rules.evidence.meant_words import Meaning
from lkjip_xl.rules.evidence.years_beside import years_in
from lkjip_xl.text.written_figures import WrittenFigure

# What may have moved since another time than last year, or from something else than last year's result.
_OF_ANOTHER_TIME = re.compile(
    r"\b(?:sejak|semenjak|selama|sepanjang|setiap|per\s+tahun|rata-rata|awal|baseline|dasar|renstra|rpjmd|target\w*|triwulan|"
    r"semester|bulan|standar|nasional|provinsi|berturut-turut|dari\s+(?:pagu|anggaran|yang\s+direncanakan))\b",
    re.IGNORECASE,
)

_GROWING = re.compile(r"\b(?:pertumbuhan|kenaikan|peningkatan|penurunan|laju|inflasi)\b", re.IGNORECASE)

_SINCE = re.compile(
    r"\b(?:dari|daripada|dibanding\w*|terhadap)\s+(?:dengan\s+)?tahun\s+(?:20\d\d|lalu|sebelumnya)\b",
    re.IGNORECASE,
)


def is_growth(meaning: Meaning) -> bool:
    """Whether words say that a figure is how far something has moved."""
    return meaning.hard == {Meant.GROWTH}


def is_called_growth(thing: Thing) -> bool:
    """Whether what a thing has reached is itself how far something has grown: “ekonomi tumbuh 5,1 persen”."""
    return any(map(_GROWING.search, thing.names))


def is_since_last_year(asked: Question, tahun: int | None) -> bool:
    """Whether a sentence can mean no other step than that from last year's result to this one's."""
    others = set(years_in(asked.text)) - {tahun, tahun - 1 if tahun else None}
    return not others and _OF_ANOTHER_TIME.search(asked.beside) is None


def year_of_step(asked: Question, tahun: int | None) -> int | None:
    """The year that a figure is of: a step “dari tahun 2022” is one of the year after it."""
    since = is_growth(asked.meaning) and tahun and asked.year == tahun - 1 and _SINCE.search(asked.gap)
    return tahun if since else asked.year


def moved_between_years(figure: WrittenFigure, facts: Sequence[Fact]) -> bool:
    """Whether a figure is the step between two years' results, or two targets, in their unit or in percent."""
    for meant in (Meant.RESULT, Meant.TARGET, Meant.CAPAIAN):
        values = {fact.values[0] for fact in facts if fact.meant is meant}
        for one, other in combinations(values, 2):
            steps = [abs(one - other), *(abs(one - other) / abs(each) * 100 for each in (one, other) if each)]
            if any(figure.fits(each) for each in steps):
                return True
    return any(figure.fits(each) for each in (*_yearly(facts), *_from_target(facts)))


def _yearly(facts: Sequence[Fact]) -> Iterator[Decimal]:
    """How far a result has moved in a year, on average between two of them."""
    results = {fact.year: fact.values[0] for fact in facts if fact.meant is Meant.RESULT and fact.year}
    for (year, value), (later, other) in combinations(sorted(results.items()), 2):
        if later - year > 1:
            yield abs(other - value) / (later - year)


def _from_target(facts: Sequence[Fact]) -> Iterator[Decimal]:
    """How far a result is from a target of its year."""
    for result in facts:
        for target in facts:
            if result.meant is Meant.RESULT and target.meant is Meant.TARGET and result.year == target.year:
                apart = abs(result.values[0] - target.values[0])
                yield from (apart, *([apart / abs(target.values[0]) * 100] if target.values[0] else []))
