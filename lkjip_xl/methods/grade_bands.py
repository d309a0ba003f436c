"""The scores from which and to which a known ladder gives a grade: 60 to 70 is a ``B`` of AKIP, no ``BB``.

They say whether a score can be that of the grade beside it. No capaian is computed from the edge of one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from lkjip_xl.methods.grades import AKIP, IKM, Ladder, read_grade
from lkjip_xl.methods.interval import Interval

_HIGHEST: Final = Decimal(100)
# The same grades are given for means of answers from 1 to 4 or 5 too: those have other edges.
_LEAST_JUDGED: Final = Decimal(5)


@dataclass(frozen=True, slots=True)
class GradeBand:
    """A grade of a ladder with its scores; ``words`` say them as regulations print them."""

    grade: str
    scores: Interval
    words: str


def _akip(grade: str, low: int, high: int) -> GradeBand:
    span = Interval(Decimal(low), Decimal(high), with_low=low == 0, with_high=True)
    return GradeBand(grade, span, f"di atas {low} sampai {high}" if low else f"sampai {high}")


def _ikm(grade: str, low: str, high: str, above: str) -> GradeBand:
    shown = f"{low} – {high}".replace(".", ",")
    return GradeBand(grade, Interval(Decimal(low), Decimal(above), with_high=Decimal(above) == _HIGHEST), shown)


_BANDS: Final[Mapping[str, tuple[GradeBand, ...]]] = {
    AKIP.name: (
        _akip("aa", 90, 100),
        _akip("a", 80, 90),
        _akip("bb", 70, 80),
        _akip("b", 60, 70),
        _akip("cc", 50, 60),
        _akip("c", 30, 50),
        _akip("d", 0, 30),
    ),
    # PermenPANRB 14/2017; below 25 no mean of answers from 1 to 4 lies.
    IKM.name: (
        _ikm("a", "88.31", "100", "100"),
        _ikm("b", "76.61", "88.30", "88.31"),
        _ikm("c", "65.00", "76.60", "76.61"),
        _ikm("d", "25.00", "64.99", "65.00"),
    ),
}


@dataclass(frozen=True, slots=True)
class Misfit:
    """A ladder by which a score is none of its grade: the scores of that grade, and the grade of that score."""

    ladder: str
    words: str
    grade: str


def misfits(
    grade: str, score: Decimal, span: Interval, beside: Sequence[str] = (), chosen: Ladder | None = None
) -> tuple[Misfit, ...]:
    """Why a score cannot be that of a grade, for each known ladder that may be meant; empty where it may.

    ``span`` are the scores that are printed as ``score``: 80 may be 80,4, and so an ``A``.
    ``beside`` are the other grades of the indicator, which stand on the same ladder; ``chosen`` is the one that
    somebody chose. Of a ladder without bands nothing is known.
    """
    names = {found.name for each in (grade, *beside) if (found := read_grade(each)) is not None}
    own = read_grade(grade)
    if own is None or score <= _LEAST_JUDGED:
        return ()
    ladders = [chosen] if chosen is not None else [AKIP, IKM]
    possible = [each for each in ladders if all((name,) in each.steps for name in names)]
    bands = {each.name: _BANDS[each.name] for each in possible if each.name in _BANDS}
    if not bands or any(_holds(each, own.name, span) for each in bands.values()):
        return ()
    return tuple(_misfit(name, each, own.name, score) for name, each in bands.items())


def _holds(bands: Sequence[GradeBand], grade: str, span: Interval) -> bool:
    return any(each.grade == grade and each.scores.meets(span) for each in bands)


def _misfit(ladder: str, bands: Sequence[GradeBand], grade: str, score: Decimal) -> Misfit:
    words = next(each.words for each in bands if each.grade == grade)
    right = next((each.grade.upper() for each in bands if each.scores.holds(score)), "")
    return Misfit(ladder, words, right)
