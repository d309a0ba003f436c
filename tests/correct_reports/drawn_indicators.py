"""The indicators of an invented report: what was planned for each year, and what was reached."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from tests.correct_reports.arithmetic import INVERSE, LADDERS, LESS, MORE
from tests.correct_reports.words import Names

NUMBER, COUNT, GRADE, SCORED, RANGE, AT_MOST, GROWTH, NONE_AT_ALL = (
    *("number", "count", "grade", "scored", "range", "at most", "growth", "none at all"),
)
KINDS = (NUMBER, COUNT, GRADE, SCORED, RANGE, AT_MOST, GROWTH, NONE_AT_ALL)
_WEIGHTS = (8, 5, 2, 2, 2, 2, 2, 1)
_COUNTED = (
    *(("Dokumen", "dokumen"), ("Orang", "orang"), ("Laporan", "laporan"), ("Kali", "kali"), ("Desa", "desa")),
    *(("Unit", "unit"), ("Kelompok", "kelompok"), ("Peserta", "peserta")),
)
_TIMES = ("hari", "bulan", "jam")
_EDGES = (8, 16, 40, 80, 200)
_SIGNS_OF_A_BOUND = ("≤ ", "≤", "<= ", "< ", "maksimal ")
_DASHES = (" – ", "–", "-", " - ")
_HIGHEST_SCORE = Fraction(100)
_SCORES = ("{grade} ({{}})", "{{}} ({grade})")


@dataclass(frozen=True)
class Measure:
    """A target or a realisasi: a figure, a range, a grade with or without a score, or a sign for nothing."""

    value: Fraction | None = None
    high: Fraction | None = None
    grade: str = ""
    sign: str = ""
    at_most: bool = False

    @property
    def decimals(self) -> int:
        return next((d for d in range(5) if self.value is not None and (self.value * 10**d).denominator == 1), 4)


@dataclass(frozen=True)
class Spelling:
    """How the figures of an indicator are typed: as numbers, with %, or as texts by a pattern.

    ``grouped`` writes thousands with a dot, which a person does where a unit follows.
    """

    percent: bool = False
    unit: str = ""
    bound: str = ""
    dash: str = ""
    score: str = ""
    grouped: bool = False


@dataclass(frozen=True)
class Indicator:
    """An indicator of a sasaran.

    ``targets`` are those of the Renstra, ``agreed`` those of the performance agreements. Where that of the year
    was changed, ``agreed`` has what came of it, and ``agreed_first`` what stood there before.
    """

    sasaran: int
    name: str
    kind: str
    spelling: Spelling
    satuan: str
    formula: str
    names_formula: bool
    targets: Mapping[int, Measure]
    agreed: Mapping[int, Measure]
    realisasi: Mapping[int, Measure]
    standard: Measure | None
    agreed_first: Measure | None = None


def draw_indicator(
    chance: random.Random, names: Names, sasaran: int, year: int, years: tuple[int, ...]
) -> Indicator:
    """An indicator of a sasaran, with its figures of every year of the Renstra and of the one before."""
    kind = chance.choices(KINDS, _WEIGHTS)[0]
    spelling, satuan = _spelling(chance, kind)
    formula = LESS if kind == AT_MOST else MORE
    if kind in {NUMBER, COUNT}:
        formula = chance.choice((MORE, MORE, MORE, LESS, INVERSE))
    elif kind == NONE_AT_ALL:
        formula = chance.choice((LESS, INVERSE))
    begins = chance.choice((years[0], years[0], years[0], min(years[1], year)))
    targets, realisasi = {}, {}
    last = None
    for each in (years[0] - 1, *years):
        last = planned = _target(chance, kind, last)
        targets[each] = planned if each >= begins else Measure(sign="n/a")
        known = begins <= each <= year
        realisasi[each] = (
            _realisasi(chance, kind, planned) if known else Measure(sign="n/a" if each < begins else "-")
        )
    agreed = {each: targets[each] for each in (year - 1, year)}
    for each in agreed:
        if targets[each].value is not None and kind in {NUMBER, COUNT} and chance.random() < 0.15:
            agreed[each] = Measure((targets[each].value or Fraction(0)) + chance.randint(1, 4))
    named = formula != MORE and kind != AT_MOST
    standard = kind in {NUMBER, COUNT} and chance.random() < 0.5
    name = names.growth() if kind == GROWTH else names.indicator()
    return Indicator(
        *(sasaran, name, kind, spelling, satuan, formula),
        named or (kind != AT_MOST and chance.random() < 0.3),
        *(targets, agreed, realisasi),
        _realisasi(chance, kind, planned) if standard else None,
        _agreed_first(name, kind, agreed[year]),
    )


def _agreed_first(name: str, kind: str, agreed: Measure) -> Measure | None:
    """What the agreement of the year said before it was changed; all else is drawn as without it."""
    chance = random.Random(f"PK Perubahan {name}")  # noqa: S311 - it has to come again
    if kind not in {NUMBER, COUNT} or agreed.value is None or chance.random() > 0.1:
        return None
    return Measure(agreed.value + chance.randint(1, 3))


def _spelling(chance: random.Random, kind: str) -> tuple[Spelling, str]:
    """How the figures of an indicator are typed, and its SATUAN."""
    measured = chance.choice(("Nilai", "Indeks", "Angka"))
    if kind in {COUNT, NONE_AT_ALL}:
        satuan, unit = chance.choice(_COUNTED)
        if chance.random() < 0.6:
            return Spelling(), satuan
        return Spelling(unit=f" {unit}", grouped=chance.random() < 0.5), satuan
    if kind in {GRADE, SCORED}:
        return Spelling(score=chance.choice(_SCORES)), "Predikat"
    if kind in {RANGE, AT_MOST}:
        bound, dash = chance.choice(_SIGNS_OF_A_BOUND), chance.choice(_DASHES)
        unit = chance.choice(("", "", "%", " %", *(f" {each}" for each in _TIMES)))
        satuan = {"": measured, "%": "%"}.get(unit.strip(), unit.strip().capitalize())
        return Spelling(percent="%" in unit, unit=unit, bound=bound, dash=dash), satuan
    if kind == NUMBER and chance.random() < 0.6:
        return Spelling(percent=chance.random() < 0.5), "%"
    return Spelling(), "%" if kind == GROWTH else measured


def _target(chance: random.Random, kind: str, before: Measure | None) -> Measure:
    last = before.value if before is not None else None
    if last is not None and kind in {NUMBER, COUNT} and chance.random() < 0.5:
        return Measure(last + chance.choice((0, 1, 2)))
    if kind == GRADE:
        return before or Measure(grade=chance.choice(("BB", "B", "A", "WTP", "Baik", "Level 3")))
    if kind == RANGE:
        low = last if last is not None else Fraction(chance.randint(60, 85))
        return Measure(low, low + 10)
    if kind == COUNT and last is not None:  # what is counted in thousands is so in every year
        return Measure(Fraction(max(2, int(last * chance.randint(80, 130) / 100))))
    return Measure(_target_figure(chance, kind), grade="BB" if kind == SCORED else "", at_most=kind == AT_MOST)


def _target_figure(chance: random.Random, kind: str) -> Fraction:
    match kind:
        case "count":
            large = chance.random() < 0.15
            return Fraction(chance.randint(1_000, 25_000) if large else chance.choice(_few(chance)))
        case "scored":
            return Fraction(chance.randint(701, 799), 10)
        case "at most":
            return Fraction(chance.randint(10, 90), chance.choice((1, 10)))
        case "growth":
            return Fraction(chance.choice((1, 1, 1, -1)) * chance.randint(300, 790), 100)
        case "none at all":
            return Fraction(0)
    return Fraction(chance.choice((chance.randint(400, 990), 10 * chance.choice(_EDGES[2:]))), 10)


def _few(chance: random.Random) -> tuple[int, int]:
    return chance.randint(2, 90), chance.choice(_EDGES)


def _realisasi(chance: random.Random, kind: str, target: Measure) -> Measure:
    if kind == GRADE:
        ladder = next(each for each in LADDERS if target.grade in each)
        return Measure(grade=chance.choice((target.grade, target.grade, target.grade, chance.choice(ladder[:4]))))
    assert target.value is not None
    if kind == NONE_AT_ALL:
        return Measure(Fraction(chance.choice((0, 0, 1, 3))))
    if kind == GROWTH and (target.value < 0 or chance.random() < 0.3):
        return Measure(Fraction(-chance.randint(50, 400), 100))
    share = Fraction(chance.choice((chance.randint(60, 140), 100, 100)), 100)
    if kind == COUNT:
        return Measure(max(Fraction(1), Fraction(int(target.value * share))))
    decimals = 10 ** chance.choice((0, 1, 2, 2))
    value = Fraction(max(1, int(target.value * share * decimals)), decimals)
    if kind == SCORED:
        value = min(value, _HIGHEST_SCORE)
    return Measure(value, grade=_grade_of(value) if kind == SCORED else "")


def _grade_of(score: Fraction) -> str:
    """The grade that a score has on the ladder of AKIP."""
    bounds = ((90, "AA"), (80, "A"), (70, "BB"), (60, "B"), (50, "CC"), (30, "C"))
    return next((grade for bound, grade in bounds if score > bound), "D")
