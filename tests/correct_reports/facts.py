"""What an invented report says, before anybody types it."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass

from tests.correct_reports.arithmetic import (
    DIFFERENCE,
    INVERSE,
    LESS,
    MORE,
    RATIO,
    RATIO_IN_PERCENT,
    UNABSORBED,
)
from tests.correct_reports.assigned import Assigned, draw_assigned
from tests.correct_reports.drawn_indicators import Indicator, draw_indicator
from tests.correct_reports.lines import Line, Shape, draw_lines
from tests.correct_reports.words import AGENCIES, GOVERNMENTS, Names

RUMUS = {
    MORE: "R ÷ T (makin tinggi makin baik)",
    LESS: "(2T − R) ÷ T (makin rendah makin baik)",
    INVERSE: "T ÷ R (makin rendah makin baik)",
}
METHODS = ("Rata-rata persen bulat", "Rata-rata tanpa pembulatan", "Tertimbang pagu")
MEASURES = (DIFFERENCE, UNABSORBED, RATIO, RATIO_IN_PERCENT)
LADDERS = {"AA": "Predikat AKIP", "WTP": "Opini BPK", "Level 5": "Level"}  # by their best step
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
    assigned: tuple[Assigned, ...]  # the rows of Tabel 2.3.1
    cap: int | None
    method: str
    with_penunjang: bool
    scale: str
    tolerance: int
    measure: str

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
        draw_indicator(chance, names, number, year, years)
        for number in range(len(sasaran))
        for _ in range(chance.randint(1, max(1, min(most, 3))))
    )
    government = chance.choice(GOVERNMENTS)
    penunjang, tolerance = chance.random() < 0.7, chance.choice((0, 0, 0, 1))
    shape = Shape(len(sasaran), penunjang, province=government.startswith("Provinsi"), off_by=tolerance)
    lines = draw_lines(chance, names, shape)
    supports = _supports(chance, lines, len(sasaran))
    return Facts(
        agency=chance.choice(AGENCIES),
        government=government,
        year=year,
        years=years,
        sasaran=sasaran,
        indicators=indicators,
        lines=lines,
        supports=supports,
        assigned=draw_assigned(chance, lines, supports, len(sasaran)),
        cap=chance.choice((None, None, 100, 110, 120, 200)),
        method=chance.choice(METHODS),
        with_penunjang=chance.random() < 0.4,
        scale=chance.choice(tuple(SCALES)),
        tolerance=tolerance,
        measure=MEASURES[(len(lines) + year) % len(MEASURES)],
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
