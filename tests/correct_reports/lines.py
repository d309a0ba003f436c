"""The budget of an invented report: programs, their kegiatan and sub kegiatan."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from lkjip_xl.tables.measures import Measure
from tests.correct_reports.words import GENERAL_AFFAIRS, Names

_OUTPUTS = (
    *("dokumen", "laporan", "orang", "unit", "paket", "kali", "%", "kegiatan", "kelompok", "km", "ha", "m2"),
    *("lembaga", "bulan", "jenis", "lokasi", "peserta", "eksemplar", "kendaraan", "rekomendasi", "stel", "buah"),
)
_MEASURED_FINELY = frozenset({"km", "ha", "m2"})
_MEASURED = {1: "Persentase Terlaksananya", 2: "Persentase Terpenuhinya", 3: "Jumlah Hasil"}


@dataclass(frozen=True)
class Line:
    """A row of the budget. ``planned`` and ``done`` are its output, with the unit of its target.

    ``relative`` is its code under the row above. ``pagu_off`` and ``realisasi_off`` are how far it is from the sum
    of its parts, for rounding.
    """

    level: int
    parent: int | None
    code: str
    relative: str
    name: str
    indicator: str
    unit: str
    planned: Fraction
    done: Fraction
    pagu: int
    realisasi: int
    penunjang: bool = False
    pagu_off: int = 0
    realisasi_off: int = 0


@dataclass(frozen=True)
class Shape:
    """How many programs a budget has at least, and what its codes and sums are like."""

    sasaran: int
    penunjang: bool
    province: bool
    off_by: int


def draw_lines(chance: random.Random, names: Names, shape: Shape) -> tuple[Line, ...]:
    """The budget: from 20 to 300 rows, at least a program for each sasaran besides Penunjang."""
    wanted = chance.choice((chance.randint(20, 60), chance.randint(20, 120), chance.randint(60, 300)))
    programs = shape.sasaran + chance.randint(0, 3) + shape.penunjang
    width = chance.choice((2, 4))
    lines: list[Line] = []
    for number in range(programs):
        mine = shape.penunjang and number == 0
        code = f"2.16.{number + (1 if shape.penunjang else 2):02}"
        share = max(2, (wanted - len(lines)) // (programs - number) - 2)
        if mine and chance.random() < 0.6:
            lines += _general_affairs(chance, code, share, width, len(lines), shape)
            continue
        name = "Penunjang Urusan Pemerintahan Daerah" if mine else names.row()
        capitals = chance.random() < 0.6
        shown = f"PROGRAM {name}".upper() if capitals else name
        top = len(lines)
        lines.append(replace(_line(chance, 1, (code, code), name), name=shown, penunjang=mine))
        kegiatan = max(1, min(12, share // chance.randint(2, 6)))
        below = max(1, min(14, (share - kegiatan) // kegiatan))
        for each in range(1, kegiatan + 1):
            subs = [names.row() for _ in range(below)]
            lines += _kegiatan(chance, (code, each), names.row(), subs, (top, len(lines), width, shape))
    return _summed(chance, lines, shape.off_by)


def _kegiatan(
    chance: random.Random,
    place: tuple[str, int],
    name: str,
    subs: list[str],
    where: tuple[int, int, int, Shape],
) -> Iterator[Line]:
    """A kegiatan with its sub kegiatan; ``where`` is its program's row, its own, and how codes are written."""
    (program, number), (top, above, width, shape) = place, where
    relative = f"{1 if shape.province else 2}.{number:02}"
    code = f"{program}.{relative}"
    yield replace(_line(chance, 2, (code, relative), name), parent=top)
    for sub, each in enumerate(subs, 1):
        own = f"{sub:0{width}}"
        line = replace(_line(chance, 3, (f"{code}.{own}", own), each), parent=above)
        # Now and then all of it was taken away during the year.
        yield replace(line, pagu=0, realisasi=0) if sub > 1 and chance.random() < 0.01 else line


def _general_affairs(
    chance: random.Random, code: str, share: int, width: int, top: int, shape: Shape
) -> Iterator[Line]:
    """Program Penunjang with the kegiatan and sub kegiatan that every agency has, as many as there is room for."""
    name = f"Program Penunjang Urusan Pemerintahan Daerah {'Provinsi' if shape.province else 'Kabupaten/Kota'}"
    shown = name.upper() if chance.random() < 0.7 else name
    yield replace(_line(chance, 1, (code, code), name), name=shown, penunjang=True)
    row = top + 1
    for number, (kegiatan, subs) in GENERAL_AFFAIRS.items():
        kept = [each for each in subs if chance.random() < 0.8] or [subs[0]]
        if row > top + 1 and row + len(kept) > top + max(share, 8):
            return
        yield from _kegiatan(chance, (code, number), kegiatan, kept, (top, row, width, shape))
        row += 1 + len(kept)


def _line(chance: random.Random, level: int, codes: tuple[str, str], name: str) -> Line:
    unit = "%" if level < 3 else chance.choice(_OUTPUTS)
    planned = Fraction(100) if unit == "%" else Fraction(chance.choice((chance.randint(1, 60),) * 9 + (1_250,)))
    if unit in _MEASURED_FINELY:
        planned += Fraction(chance.randint(0, 99), 100)
    done = planned if chance.random() < 0.8 else Fraction(max(1, int(planned * chance.randint(60, 110) / 100)))
    pagu = chance.randint(1_000, 900_000) * chance.choice((100, 500, 1_000)) + chance.choice((0, 0, 37))
    indicator = f"{_MEASURED[level]} {name}"
    if chance.random() < 0.1:
        indicator = "Jumlah dokumen yang disusun" if level == 3 else "Persentase pelayanan yang terpenuhi"
    return Line(level, None, *codes, name, indicator, unit, planned, done, pagu, _spent(chance, pagu))


def _spent(chance: random.Random, pagu: int) -> int:
    """Mostly most of it; now and then nothing, all, or more, or a share that ends in a half."""
    fate = chance.random()
    if fate < 0.01:
        return 0
    if fate < 0.015:
        return pagu + chance.randint(1, pagu)
    if fate < 0.1 and pagu % 200 == 0:
        return pagu * chance.randrange(141, 200, 2) // 200
    return pagu if fate < 0.15 else int(pagu * chance.randint(700_000, 1_000_000) / 1_000_000)


def _summed(chance: random.Random, lines: list[Line], off_by: int) -> tuple[Line, ...]:
    """The rows with the sums of their parts above them, a kegiatan off by what rounding leaves now and then."""
    rows = list(lines)
    for index in reversed(range(len(rows))):
        parts = [row for row in rows if row.parent == index]
        if not parts:
            continue
        off = [chance.choice((0, 0, 0, 1, -1)) * off_by if rows[index].level == 2 else 0 for _ in range(2)]
        pagu, spent = (sum(getattr(row, key) for row in parts) for key in Measure)
        if not spent or spent + off[1] > pagu + off[0] >= spent:
            off = [0, 0]
        rows[index] = replace(
            rows[index], pagu=pagu + off[0], realisasi=spent + off[1], pagu_off=off[0], realisasi_off=off[1]
        )
    return tuple(rows)
