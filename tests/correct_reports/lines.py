"""The budget of an invented report: programs, their kegiatan and sub kegiatan."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from fractions import Fraction

from tests.correct_reports.words import Names

_OUTPUTS = ("dokumen", "laporan", "orang", "unit", "paket", "kali", "%")
_MEASURED = {1: "Persentase Terlaksananya", 2: "Persentase Terpenuhinya", 3: "Jumlah Hasil"}


@dataclass(frozen=True)
class Line:
    """A row of the budget. ``planned`` and ``done`` are its output, with the unit of its target."""

    level: int
    parent: int | None
    code: str
    name: str
    indicator: str
    unit: str
    planned: Fraction
    done: Fraction
    pagu: int
    realisasi: int
    penunjang: bool = False


def draw_lines(chance: random.Random, names: Names, sasaran: int, *, penunjang: bool) -> tuple[Line, ...]:
    """The budget: from 20 to 300 rows, at least a program for each sasaran besides Penunjang."""
    wanted = chance.choice((chance.randint(20, 60), chance.randint(20, 120), chance.randint(60, 300)))
    programs = sasaran + chance.randint(0, 3) + penunjang
    width = chance.choice((2, 4))
    lines: list[Line] = []
    for number in range(programs):
        mine = penunjang and number == 0
        code, top = f"2.16.{number + (1 if penunjang else 2):02}", len(lines)
        name = "Penunjang Urusan Pemerintahan Daerah" if mine else names.row()
        capitals = chance.random() < 0.6
        shown = f"PROGRAM {name}".upper() if capitals else name
        lines.append(replace(_line(chance, 1, code, name), name=shown, penunjang=mine))
        share = max(2, (wanted - top) // (programs - number) - 2)
        kegiatan = max(1, min(12, share // chance.randint(2, 6)))
        for each in range(1, kegiatan + 1):
            own, above = f"{code}.2.{each:02}", len(lines)
            lines.append(replace(_line(chance, 2, own, names.row()), parent=top))
            below = max(1, min(14, (share - kegiatan) // kegiatan))
            drawn = (_line(chance, 3, f"{own}.{sub:0{width}}", names.row()) for sub in range(1, below + 1))
            lines += [replace(line, parent=above) for line in drawn]
    return _summed(lines)


def _line(chance: random.Random, level: int, code: str, name: str) -> Line:
    unit = "%" if level < 3 else chance.choice(_OUTPUTS)
    planned = Fraction(100) if unit == "%" else Fraction(chance.randint(1, 60))
    done = planned if chance.random() < 0.8 else Fraction(max(1, int(planned * chance.randint(60, 110) / 100)))
    pagu = chance.randint(1_000, 900_000) * chance.choice((100, 500, 1_000)) + chance.choice((0, 0, 37))
    return Line(
        level, None, code, name, f"{_MEASURED[level]} {name}", unit, planned, done, pagu, _spent(chance, pagu)
    )


def _spent(chance: random.Random, pagu: int) -> int:
    """Mostly most of it; now and then nothing, all, or more."""
    fate = chance.random()
    if fate < 0.01:
        return 0
    if fate < 0.015:
        return pagu + chance.randint(1, pagu)
    return pagu if fate < 0.1 else int(pagu * chance.randint(700_000, 1_000_000) / 1_000_000)


def _summed(lines: list[Line]) -> tuple[Line, ...]:
    """The rows with the sums of their parts above them."""
    pagu, spent = ([getattr(line, key) * (line.level == 3) for line in lines] for key in ("pagu", "realisasi"))
    for index in reversed(range(len(lines))):
        parent = lines[index].parent
        if parent is not None:
            pagu[parent] += pagu[index]
            spent[parent] += spent[index]
    return tuple(replace(line, pagu=a, realisasi=b) for line, a, b in zip(lines, pagu, spent, strict=True))
