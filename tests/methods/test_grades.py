"""Which of two grades is the higher: what all ladders that hold both say."""

from __future__ import annotations

from decimal import Decimal

import pytest

from lkjip_xl.methods.grades import (
    AKIP,
    IKM,
    are_same,
    ladder_named,
    names_from,
    reached,
    read_ladders,
    share_of_scores,
)


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
        ("3", "Level 3", True),
        ("Level 3", "3,00", True),
        ("Level 2", "3", False),
        ("3,2", "Level 3", None),
        ("7", "Level 3", None),
        ("3", "BB", None),
        ("3", "3", None),
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


KIP = "Predikat KIP: Informatif (95) > Menuju Informatif (85,5) > Cukup Informatif"


def test_a_ladder_that_a_person_adds_orders_its_steps_and_scores_those_that_have_one() -> None:
    own, unread = read_ladders(f"{KIP}; Zona : Hijau > Oranye\n")
    assert unread == ()
    assert [each.name for each in own] == ["Predikat KIP", "Zona"]
    assert own[0].scores == (Decimal(95), Decimal("85.5"), None)
    assert ladder_named("predikat kip", own) is own[0]
    assert ladder_named("predikat kip") is None
    assert reached("Informatif", "Menuju Informatif", own) is True
    assert reached("Cukup Informatif", "Menuju Informatif", own) is False
    assert reached("Informatif", "Menuju Informatif") is None
    assert reached("Oranye", "Hijau", own, own[1]) is False
    assert share_of_scores("Menuju Informatif", "Informatif", own, own[0]) == Decimal("85.5") / 95
    assert share_of_scores("Menuju Informatif", "Informatif", own, None) is None
    assert share_of_scores("Cukup Informatif", "Informatif", own, own[0]) is None


@pytest.mark.parametrize("text", ["Informatif > Menuju", "KIP:", "KIP: Informatif", "KIP: A > > B", "KIP: A > A"])
def test_what_is_no_ladder_is_told(text: str) -> None:
    assert read_ladders(text) == ((), (text,))


def test_a_grade_on_two_ladders_is_ordered_by_the_one_that_is_chosen() -> None:
    own, _ = read_ladders("Terbalik: B > A")
    assert reached("A", "B", own) is None
    assert reached("A", "B", own, IKM) is True
    assert reached("A", "B", own, own[0]) is False
    assert reached("BB", "B", chosen=IKM) is None
    assert set(names_from("BB", chosen=AKIP)) == {"aa", "a", "bb"}
