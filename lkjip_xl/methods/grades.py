"""Grades in the place of figures: WTP, BB, Level 3. Which of two is the higher, as far as the ladders agree.

``B`` stands on the ladder of AKIP and on that of the IKM: what every ladder that holds both grades says of them
counts, unless one is chosen for the indicator. The known ladders give their steps no score (those of AKIP and IKM
are bands, and no capaian is computed from the edge of one); one that a person adds may. Without a score a grade
below its target has no capaian.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from lkjip_xl.text.numbers import Dot, read_number
from lkjip_xl.text.words import fold, name_key, squeeze


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


@dataclass(frozen=True, slots=True)
class Ladder:
    """A ladder of grades: its steps from the best to the worst; steps of one rank stand together, unordered.

    ``scores`` are those of the steps, where somebody gave them.
    """

    name: str
    steps: tuple[tuple[str, ...], ...]
    scores: tuple[Decimal | None, ...] = ()

    def rank(self, grade: Grade) -> int | None:
        """How many steps stand above a grade; None where it is none of this ladder's."""
        return next((index for index, step in enumerate(self.steps) if grade.name in step), None)

    def score(self, grade: Grade) -> Decimal | None:
        """The score of a grade's step."""
        rank = self.rank(grade)
        return self.scores[rank] if rank is not None and rank < len(self.scores) else None


_HIGHEST_LEVEL = 5
AKIP = Ladder("Predikat AKIP", (("aa",), ("a",), ("bb",), ("b",), ("cc",), ("c",), ("d",)))
IKM = Ladder("Predikat IKM", (("a",), ("b",), ("c",), ("d",)))
OPINI = Ladder("Opini BPK", (("wtp",), ("wdp",), ("tw", "tmp")))
LEVEL = Ladder("Level", tuple((f"level {number}",) for number in range(_HIGHEST_LEVEL, -1, -1)))
CHOICES = (AKIP, IKM, OPINI, LEVEL)
"""The ladders that a person may choose for an indicator, besides those of their own."""

_SCORED = (AKIP, IKM)
_LADDERS: tuple[Ladder, ...] = (
    *CHOICES,
    Ladder(
        "Sangat memuaskan – sangat kurang",
        (
            ("sangat memuaskan",),
            ("memuaskan",),
            ("sangat baik",),
            ("baik",),
            ("cukup",),
            ("kurang",),
            ("sangat kurang",),
        ),
    ),
    Ladder(
        "Sangat baik – tidak baik",
        (("sangat baik",), ("baik",), ("cukup baik",), ("kurang baik",), ("tidak baik",)),
    ),
    Ladder(
        "Sangat baik – sangat kurang", (("sangat baik",), ("baik",), ("cukup",), ("kurang",), ("sangat kurang",))
    ),
    Ladder(
        "Sangat tinggi – sangat rendah",
        (("sangat tinggi",), ("tinggi",), ("sedang",), ("rendah",), ("sangat rendah",)),
    ),
    Ladder("Paripurna – pratama", (("paripurna",), ("utama",), ("madya",), ("pratama",))),
    Ladder("Utama – pratama", (("utama",), ("nindya",), ("madya",), ("pratama",))),
    Ladder("Emas – hitam", (("emas",), ("hijau",), ("biru",), ("merah",), ("hitam",))),
    Ladder("Hijau – merah", (("hijau",), ("kuning",), ("merah",))),
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
IN_FRONT = ("predikat", "opini", "nilai", "kategori", "peringkat", "zona", "tingkat")
"""Words that may stand in front of a grade."""

_IN_FRONT = re.compile(rf"^(?:{'|'.join(IN_FRONT)})\s+(?=\D)")
_IN_BRACKETS = re.compile(r"\s*\([^()]*\)\s*$")
_LEVEL = re.compile(r"level\s*[:.-]?\s*(\d+|[ivx]+)")
_BARE_LEVEL = re.compile(rf"([0-{_HIGHEST_LEVEL}])(?:[.,]0+)?")
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6}
_OWN = re.compile(r"\s*([^:>]+?)\s*:\s*(.+?)\s*")
_BETWEEN_LADDERS = re.compile(r"[;\n]")
_STEP = re.compile(r"\s*(.+?)\s*(?:\(\s*([^()]*?)\s*\))?\s*")


def read_ladders(text: str) -> tuple[tuple[Ladder, ...], tuple[str, ...]]:
    """The ladders that a person adds, and what cannot be read as one.

    ``Predikat KIP: Informatif (95) > Menuju Informatif (85) > Cukup Informatif``: a name, and the steps from the
    best to the worst, each with a score where it has one. Several stand behind a semicolon, or each on a line.
    """
    found, unread = [], []
    for part in filter(None, map(str.strip, _BETWEEN_LADDERS.split(text))):
        match = _OWN.fullmatch(part)
        steps = [_STEP.fullmatch(each) for each in match[2].split(">")] if match else []
        names = [_word(each[1]) for each in steps if each is not None]
        if match is None or len(names) < 2 or "" in names or len(set(names)) < len(steps):
            unread.append(part)
            continue
        scores = (read_number(each[2] or "", Dot.DECIMAL) for each in steps if each is not None)
        values = tuple(None if each is None else each.value for each in scores)
        found.append(Ladder(squeeze(match[1]), tuple((name,) for name in names), values))
    return tuple(found), tuple(unread)


def ladder_named(name: str, own: Sequence[Ladder] = ()) -> Ladder | None:
    """The ladder that a person chose; one of their own before a known one of the same name."""
    key = name_key(name)
    return next((each for each in (*own, *CHOICES) if key and name_key(each.name) == key), None)


def read_grade(text: str, own: Sequence[Ladder] = ()) -> Grade | None:
    """The grade that a cell names, alone or with words or a score in brackets behind; None for anything else."""
    word = _word(text)
    if match := _LEVEL.fullmatch(word):
        number = int(match[1]) if match[1].isdigit() else _ROMAN.get(match[1])
        return None if number is None else Grade(f"level {number}", number)
    return Grade(word) if any(word in step for ladder in (*_LADDERS, *own) for step in ladder.steps) else None


def known_ladders() -> tuple[Ladder, ...]:
    """The ladders that need nobody to add them."""
    return _LADDERS


def other_names() -> tuple[str, ...]:
    """What else some of them are called: a wajar tanpa pengecualian is a WTP, a level III a level 3."""
    return (*_SAME, *(f"level {roman}" for roman, number in _ROMAN.items() if number <= _HIGHEST_LEVEL))


def _word(text: str) -> str:
    word = _IN_FRONT.sub("", _IN_BRACKETS.sub("", fold(text)))
    return _SAME.get(word, word)


def has_score(text: str) -> bool:
    """Whether a grade stands for a score, as those of AKIP and IKM do; WTP and a level do not."""
    grade = read_grade(text)
    return grade is not None and any((grade.name,) in ladder.steps for ladder in _SCORED)


def order(one: Grade, other: Grade, own: Sequence[Ladder] = (), chosen: Ladder | None = None) -> Order | None:
    """How a grade stands to another: by the chosen ladder, else as all say that hold both.

    None where no ladder holds both, or the ladders do not agree.
    """
    if one == other:
        return Order.SAME
    if chosen is None and one.level is not None and other.level is not None:
        return Order.HIGHER if one.level > other.level else Order.LOWER
    found = set()
    for ladder in (chosen,) if chosen else (*_LADDERS, *own):
        left, right = ladder.rank(one), ladder.rank(other)
        if left is not None and right is not None:
            found.add(right - left)
    if found and all(each > 0 for each in found):
        return Order.HIGHER
    return Order.LOWER if found and all(each < 0 for each in found) else None


def _both(one: str, other: str, own: Sequence[Ladder] = ()) -> tuple[Grade, Grade] | None:
    """The grades that two cells name, of which a bare 3 beside ``Level 3`` is one; None where one names none."""
    left, right = read_grade(one, own), read_grade(other, own)
    if left is None and right is not None and right.level is not None:
        left = _bare_level(one)
    elif right is None and left is not None and left.level is not None:
        right = _bare_level(other)
    return None if left is None or right is None else (left, right)


def _bare_level(text: str) -> Grade | None:
    found = _BARE_LEVEL.fullmatch(text.strip())
    return Grade(f"level {found[1]}", int(found[1])) if found else None


def reached(realisasi: str, target: str, own: Sequence[Ladder] = (), chosen: Ladder | None = None) -> bool | None:
    """Whether a grade is at its target or above; None where one is no grade, or nobody can tell."""
    both = _both(realisasi, target, own)
    if both is None:
        return None
    found = order(*both, own, chosen)
    return None if found is None else found is not Order.LOWER


def share_of_scores(realisasi: str, target: str, own: Sequence[Ladder], chosen: Ladder | None) -> Decimal | None:
    """The score of a grade's step as a fraction of its target's; None where the chosen ladder gives none."""
    both = _both(realisasi, target, own)
    if both is None or chosen is None:
        return None
    above, below = map(chosen.score, both)
    return None if above is None or not below else above / below


def names_from(target: str, own: Sequence[Ladder] = (), chosen: Ladder | None = None) -> tuple[str, ...]:
    """The names of the grades at a target or above, as a formula compares them."""
    goal = read_grade(target, own)
    if goal is None:
        return ()
    if goal.level is not None and chosen is None:
        return tuple(f"level {each}" for each in range(goal.level, max(goal.level, _HIGHEST_LEVEL) + 1))
    ladders = (chosen,) if chosen else (*_LADDERS, *own)
    names = dict.fromkeys(name for ladder in ladders for step in ladder.steps for name in step)
    return tuple(name for name in (*names, *_SAME) if reached(name, target, own, chosen))


def are_same(one: str, other: str) -> bool:
    """Whether two cells name the same grade."""
    both = _both(one, other)
    return both is not None and both[0] == both[1]
