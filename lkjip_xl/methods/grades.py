"""Grades in the place of figures: WTP, BB, Level 3. Which of two is the higher, as far as the ladders agree.

``B`` stands on the ladder of AKIP and on that of the IKM: what every ladder that holds both grades says of them
counts. None gives its steps a score here; a grade below its target has no capaian.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from lkjip_xl.text.words import fold

# From the highest step to the lowest; steps of one rank stand together, unordered.
_LADDERS: tuple[tuple[tuple[str, ...], ...], ...] = (
    (("aa",), ("a",), ("bb",), ("b",), ("cc",), ("c",), ("d",)),  # AKIP
    (("a",), ("b",), ("c",), ("d",)),  # IKM, accreditation
    (("wtp",), ("wdp",), ("tw", "tmp")),  # opini BPK
    (
        ("sangat memuaskan",),
        ("memuaskan",),
        ("sangat baik",),
        ("baik",),
        ("cukup",),
        ("kurang",),
        ("sangat kurang",),
    ),
    (("sangat baik",), ("baik",), ("cukup baik",), ("kurang baik",), ("tidak baik",)),
    (("sangat baik",), ("baik",), ("cukup",), ("kurang",), ("sangat kurang",)),
    (("sangat tinggi",), ("tinggi",), ("sedang",), ("rendah",), ("sangat rendah",)),
    (("paripurna",), ("utama",), ("madya",), ("pratama",)),
    (("utama",), ("nindya",), ("madya",), ("pratama",)),
    (("emas",), ("hijau",), ("biru",), ("merah",), ("hitam",)),
    (("hijau",), ("kuning",), ("merah",)),
)
_SAME: Mapping[str, str] = {
    "wtp-dpp": "wtp",
    "wtp dpp": "wtp",
    "wajar tanpa pengecualian": "wtp",
    "wajar tanpa pengecualian dengan paragraf penjelasan": "wtp",
    "wajar dengan pengecualian": "wdp",
    "tidak wajar": "tw",
    "tidak memberikan pendapat": "tmp",
    "tidak menyatakan pendapat": "tmp",
    "disclaimer": "tmp",
}
_IN_FRONT = re.compile(r"^(?:predikat|opini|nilai|kategori|peringkat|zona|tingkat)\s+(?=\D)")
_IN_BRACKETS = re.compile(r"\s*\([^()]*\)\s*$")
_LEVEL = re.compile(r"level\s*[:.-]?\s*(\d+|[ivx]+)")
_HIGHEST_LEVEL = 5
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6}


class Order(Enum):
    """How one grade stands to another."""

    HIGHER = 1
    SAME = 0
    LOWER = -1


@dataclass(frozen=True, slots=True)
class Grade:
    """A step of a ladder; ``level`` is its number where the steps are numbered."""

    name: str
    level: int | None = None


def read_grade(text: str) -> Grade | None:
    """The grade that a cell names, alone or with words or a score in brackets behind; None for anything else."""
    word = _IN_FRONT.sub("", _IN_BRACKETS.sub("", fold(text)))
    word = _SAME.get(word, word)
    if match := _LEVEL.fullmatch(word):
        number = int(match[1]) if match[1].isdigit() else _ROMAN.get(match[1])
        return None if number is None else Grade("level", number)
    return Grade(word) if any(word in step for ladder in _LADDERS for step in ladder) else None


def has_score(text: str) -> bool:
    """Whether a grade stands for a score, as those of AKIP and IKM do; WTP and a level do not."""
    grade = read_grade(text)
    return grade is not None and any((grade.name,) in ladder for ladder in _LADDERS[:2])


def order(one: Grade, other: Grade) -> Order | None:
    """How a grade stands to another; None where no ladder holds both, or the ladders do not agree."""
    if one == other:
        return Order.SAME
    if one.level is not None and other.level is not None:
        return Order.HIGHER if one.level > other.level else Order.LOWER
    found = {_rank(ladder, other) - _rank(ladder, one) for ladder in _LADDERS if _holds(ladder, one, other)}
    if found and all(each > 0 for each in found):
        return Order.HIGHER
    return Order.LOWER if found and all(each < 0 for each in found) else None


def _holds(ladder: Sequence[Sequence[str]], *grades: Grade) -> bool:
    return all(any(grade.name in step for step in ladder) for grade in grades)


def _rank(ladder: Sequence[Sequence[str]], grade: Grade) -> int:
    """How many steps stand above a grade."""
    return next(index for index, step in enumerate(ladder) if grade.name in step)


def reached(realisasi: str, target: str) -> bool | None:
    """Whether a grade is at its target or above; None where one is no grade, or nobody can tell."""
    one, other = read_grade(realisasi), read_grade(target)
    if one is None or other is None:
        return None
    found = order(one, other)
    return None if found is None else found is not Order.LOWER


def names_from(target: str) -> tuple[str, ...]:
    """The names of the grades at a target or above, as a formula compares them."""
    goal = read_grade(target)
    if goal is None:
        return ()
    if goal.level is not None:
        return tuple(f"level {each}" for each in range(goal.level, max(goal.level, _HIGHEST_LEVEL) + 1))
    names = dict.fromkeys(name for ladder in _LADDERS for step in ladder for name in step)
    return tuple(name for name in (*names, *_SAME) if reached(name, target))


def are_same(one: str, other: str) -> bool:
    """Whether two cells name the same grade."""
    grade = read_grade(one)
    return grade is not None and grade == read_grade(other)
