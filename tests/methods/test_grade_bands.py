"""Scores beside grades: which cannot be, by the bands of AKIP (B: 60 to 70) and of the IKM (B: 76,61 to 88,30)."""

from __future__ import annotations

from decimal import Decimal

import pytest

from lkjip_xl.methods.grade_bands import misfits
from lkjip_xl.methods.grades import AKIP, IKM, Ladder, read_ladders
from lkjip_xl.methods.interval import Interval

OWN = read_ladders("Predikat KIP: A (95) > B (85)")[0][0]


def told(grade: str, score: str, beside: tuple[str, ...] = (), chosen: Ladder | None = None) -> list[str]:
    """The ladders by which a score is none of its grade, with the grade that it is."""
    value = Decimal(score)
    digits = -int(value.as_tuple().exponent)
    found = misfits(grade, value, Interval.around(value, digits), beside, chosen)
    return [f"{each.ladder}: {each.grade}" for each in found]


@pytest.mark.parametrize(
    ("grade", "score"),
    [
        *(("B", "65"), ("B", "80"), ("BB", "72.5"), ("A", "81"), ("AA", "90.1"), ("D", "30"), ("A", "95")),
        # 80 may stand for 80,4; a 3,26 is a mean of answers from 1 to 4; of these no bands are known.
        *(("A", "80"), ("B", "3.26"), ("Baik", "50"), ("Level 3", "40")),
    ],
)
def test_scores_that_may_be(grade: str, score: str) -> None:
    assert told(grade, score) == []


def test_a_score_of_no_ladder() -> None:
    assert told("B", "72.5") == ["Predikat AKIP: BB", "Predikat IKM: C"]
    assert told("BB", "80.01") == ["Predikat AKIP: A"]
    assert told("C", "20") == ["Predikat AKIP: D", "Predikat IKM: "]


def test_the_ladder_that_is_meant() -> None:
    # 80 is a B of the IKM, which has no BB.
    assert told("B", "80", beside=("BB",)) == ["Predikat AKIP: BB"]
    assert told("B", "80", chosen=AKIP) == ["Predikat AKIP: BB"]
    assert told("B", "65", chosen=IKM) == ["Predikat IKM: C"]
    assert told("B", "72.5", chosen=OWN) == []
