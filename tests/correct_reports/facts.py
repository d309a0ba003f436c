"""What an invented report says, before anybody types it."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from tests.correct_reports.arithmetic import INVERSE, LADDERS, LESS, MORE
from tests.correct_reports.lines import Line, draw_lines
from tests.correct_reports.words import AGENCIES, GOVERNMENTS, Names

RUMUS = {
    MORE: "R ÷ T (makin tinggi makin baik)",
    LESS: "(2T − R) ÷ T (makin rendah makin baik)",
    INVERSE: "T ÷ R (makin rendah makin baik)",
}
METHODS = ("Rata-rata persen bulat", "Rata-rata tanpa pembulatan", "Tertimbang pagu")
# Their bounds are those of the presets, and of a scale of the agency's own.
SCALES: Mapping[str, tuple[tuple[int, str], ...]] = {
    "LKjIP (90, 75, 65, 50)": (
        *((90, "Sangat Baik"), (75, "Baik"), (65, "Cukup"), (50, "Kurang"), (0, "Sangat Kurang")),
    ),
    "Permendagri 86/2017 (91, 76, 66, 51)": (
        *((91, "Sangat Tinggi"), (76, "Tinggi"), (66, "Sedang"), (51, "Rendah"), (0, "Sangat Rendah")),
    ),
    "Menurut Tabel 3.1": (
        *((85, "Sangat Berhasil"), (70, "Berhasil"), (55, "Cukup Berhasil"), (0, "Kurang Berhasil")),
    ),
}


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
class Indicator:
    """An indicator of a sasaran. ``form`` is how its figures are typed: as numbers, with %, or with a unit.

    ``targets`` are those of the Renstra, ``agreed`` those of the performance agreements.
    """

    sasaran: int
    name: str
    kind: str
    form: str
    unit: str
    satuan: str
    formula: str
    names_formula: bool
    targets: Mapping[int, Measure]
    agreed: Mapping[int, Measure]
    realisasi: Mapping[int, Measure]
    standard: Measure | None


@dataclass(frozen=True)
class Facts:
    """Everything that a report says."""

    agency: str
    government: str
    year: int
    years: tuple[int, ...]
    sasaran: tuple[str, ...]
    indicators: tuple[Indicator, ...]
    lines: tuple[Line, ...]
    supports: Mapping[int, int | None]  # the sasaran of each program, by the program's line
    cap: int | None
    method: str
    with_penunjang: bool
    scale: str

    def children(self, parent: int | None) -> list[int]:
        return [index for index, line in enumerate(self.lines) if line.parent == parent]

    @property
    def programs(self) -> list[int]:
        return self.children(None)


def draw_facts(chance: random.Random) -> Facts:
    """A report of some agency."""
    names = Names(chance)
    year = chance.randint(2022, 2026)
    first = year - chance.randint(1, 4)
    years = tuple(range(first, first + chance.choice((5, 5, 6))))
    sasaran = tuple(names.sasaran() for _ in range(chance.randint(1, 10)))
    most = 30 // len(sasaran)
    indicators = tuple(
        _indicator(chance, names, number, year, years)
        for number in range(len(sasaran))
        for _ in range(chance.randint(1, max(1, min(most, 3))))
    )
    penunjang = chance.random() < 0.7
    lines = draw_lines(chance, names, len(sasaran), penunjang=penunjang)
    return Facts(
        agency=chance.choice(AGENCIES),
        government=chance.choice(GOVERNMENTS),
        year=year,
        years=years,
        sasaran=sasaran,
        indicators=indicators,
        lines=lines,
        supports=_supports(chance, lines, len(sasaran)),
        cap=chance.choice((None, None, 100, 110, 120, 200)),
        method=chance.choice(METHODS),
        with_penunjang=chance.random() < 0.4,
        scale=chance.choice(tuple(SCALES)),
    )


def _supports(chance: random.Random, lines: tuple[Line, ...], sasaran: int) -> dict[int, int | None]:
    """Each sasaran has a program that is not Penunjang; Penunjang may be left out of the table of sasaran."""
    programs = [index for index, line in enumerate(lines) if line.parent is None]
    own = [index for index in programs if not lines[index].penunjang]
    supports: dict[int, int | None] = {
        index: number if number < sasaran else chance.randrange(sasaran) for number, index in enumerate(own)
    }
    for index in set(programs) - set(own):
        supports[index] = chance.choice((None, 0, sasaran - 1))
    return supports


_KINDS = (
    "number",
    "number",
    "number",
    "number",
    "count",
    "count",
    "grade",
    "scored",
    "range",
    "at most",
    "growth",
)
_COUNTED = (("Dokumen", "dokumen"), ("Orang", "orang"), ("Laporan", "laporan"), ("Kali", "kali"), ("Desa", "desa"))
_EDGES = (8, 16, 40, 80, 200)


def _indicator(chance: random.Random, names: Names, sasaran: int, year: int, years: tuple[int, ...]) -> Indicator:
    kind = chance.choice(_KINDS)
    form, unit, satuan = "number", "", chance.choice(("Nilai", "Indeks", "Angka"))
    if kind == "count":
        satuan, unit = chance.choice(_COUNTED)
        form = chance.choice(("number", "number", "unit"))
    elif kind in {"number", "at most"} and chance.random() < 0.6:
        satuan, form = "%", chance.choice(("number", "percent"))
    elif kind in {"grade", "scored"}:
        satuan = "Predikat"
    formula = LESS if kind == "at most" else MORE
    if kind in {"number", "count"}:
        formula = chance.choice((MORE, MORE, MORE, LESS, INVERSE))
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
        if targets[each].value is not None and kind in {"number", "count"} and chance.random() < 0.15:
            agreed[each] = Measure((targets[each].value or Fraction(0)) + chance.randint(1, 4))
    named = formula != MORE and kind != "at most"
    standard = kind in {"number", "count"} and chance.random() < 0.5
    return Indicator(
        *(sasaran, names.growth() if kind == "growth" else names.indicator(), kind, form, unit, satuan, formula),
        named or (kind != "at most" and chance.random() < 0.3),
        *(targets, agreed, realisasi),
        _realisasi(chance, kind, planned) if standard else None,
    )


def _target(chance: random.Random, kind: str, before: Measure | None) -> Measure:
    if before is not None and before.value is not None and kind in {"number", "count"} and chance.random() < 0.5:
        return Measure(before.value + chance.choice((0, 1, 2)))
    match kind:
        case "count":
            return Measure(Fraction(chance.choice((chance.randint(2, 90), chance.choice(_EDGES)))))
        case "grade":
            return before or Measure(grade=chance.choice(("BB", "B", "A", "WTP")))
        case "scored":
            return Measure(Fraction(chance.randint(600, 790), 10), grade="BB")
        case "range":
            low = (
                before.value
                if before is not None and before.value is not None
                else Fraction(chance.randint(60, 85))
            )
            return Measure(low, low + 10)
        case "at most":
            return Measure(Fraction(chance.randint(10, 90), 10), at_most=True)
        case "growth":
            return Measure(Fraction(chance.randint(300, 790), 100))
    return Measure(Fraction(chance.choice((chance.randint(400, 990), 10 * chance.choice(_EDGES[2:]))), 10))


def _realisasi(chance: random.Random, kind: str, target: Measure) -> Measure:
    if kind == "grade":
        ladder = next(each for each in LADDERS if target.grade in each)
        return Measure(grade=chance.choice((target.grade, target.grade, target.grade, chance.choice(ladder[:4]))))
    assert target.value is not None
    if kind == "growth" and chance.random() < 0.3:
        return Measure(Fraction(-chance.randint(50, 400), 100))
    share = Fraction(chance.choice((chance.randint(60, 140), 100, 100)), 100)
    if kind == "count":
        return Measure(max(Fraction(1), Fraction(int(target.value * share))))
    decimals = 10 ** chance.choice((0, 1, 2, 2))
    value = Fraction(max(1, int(target.value * share * decimals)), decimals)
    return Measure(value, grade="BB" if kind == "scored" else "")
