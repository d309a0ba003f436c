"""Which of two grades is the higher: what all ladders that hold both say."""

from __future__ import annotations

import pytest

from lkjip_xl.methods.grades import are_same, names_from, reached


@pytest.mark.parametrize(
    ("realisasi", "target", "expected"),
    [
        ("WTP", "WTP", True),
        ("wtp", "Wajar Tanpa Pengecualian", True),
        ("WTP-DPP", "WTP", True),
        ("Opini WTP", "WTP", True),
        ("WDP", "WTP", False),
        ("WTP", "WDP", True),
        ("TW", "TMP", None),
        ("TW", "WDP", False),
        ("BB", "BB", True),
        ("A", "BB", True),
        ("B", "BB", False),
        ("A", "B", True),
        ("D", "C", False),
        ("Predikat A", "BB", True),
        ("A (Memuaskan)", "BB", True),
        ("BB (72,5)", "BB", True),
        ("Level 3", "Level 3", True),
        ("Level 4", "level 3", True),
        ("Level 2", "Level 3", False),
        ("Level III", "Level 3", True),
        ("Sangat Baik", "Baik", True),
        ("Cukup", "Baik", False),
        ("Tinggi", "Sangat Tinggi", False),
        ("Utama", "Madya", True),
        ("Kurang Baik", "Cukup", None),
        ("WTP", "BB", None),
        ("terlaksana", "terlaksana", None),
        ("-", "-", None),
        ("72,5", "BB", None),
        ("n/a", "WTP", None),
    ],
)
def test_whether_a_grade_is_at_its_target_or_above(realisasi: str, target: str, expected: bool | None) -> None:
    assert reached(realisasi, target) is expected


def test_the_grades_that_a_formula_accepts() -> None:
    assert set(names_from("BB")) == {"aa", "a", "bb"}
    assert "wtp-dpp" in names_from("WTP")
    assert "wdp" not in names_from("WTP")
    assert names_from("Level 4") == ("level 4", "level 5")
    assert names_from("100") == ()


def test_the_same_grade_in_other_words() -> None:
    assert are_same("Wajar Tanpa Pengecualian", "WTP")
    assert not are_same("BB", "B")
    assert not are_same("terlaksana", "terlaksana")
