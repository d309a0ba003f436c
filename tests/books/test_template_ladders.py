"""What the formulas of the template look up of ladders: the same order of grades as the program knows."""

from __future__ import annotations

from decimal import Decimal
from itertools import product

import pytest

from lkjip_xl.books.template.hidden_lists import (
    CEILING,
    UNREADABLE_BEHIND,
    Ladders,
    fronts,
    known_ladders,
    ladders_of,
    strict_ladders,
)
from lkjip_xl.methods import grades
from lkjip_xl.methods.capaian import is_ceiling, is_floor
from lkjip_xl.text.numbers import read_quantity
from lkjip_xl.text.wildcards import is_like

NAMES = tuple(
    dict.fromkeys(
        (
            *(name for ladder in grades.known_ladders() for step in ladder.steps for name in step),
            *grades.other_names(),
        )
    )
)


def _reached(ladders: Ladders, ladder: str, one: str, other: str) -> bool:
    """What the formula of a capaian makes of what it finds."""
    below = one != other and ladders.surely_below(ladder, one, other)
    return not below and ladders.above(ladder, one, other)


@pytest.mark.long
def test_formulas_order_all_grades_as_the_program_does() -> None:
    ladders = Ladders()
    differing = [
        (one, other)
        for one, other in product(NAMES, NAMES)
        if _reached(ladders, "*", one, other) is not bool(grades.reached(one, other))
    ]
    assert differing == []


def test_formulas_order_the_grades_of_a_chosen_ladder_as_the_program_does() -> None:
    ladders = Ladders()
    for ladder in grades.CHOICES:
        on_it = [name for name in NAMES if (grade := grades.read_grade(name)) and ladder.rank(grade) is not None]
        differing = [
            (one, other)
            for one, other in product(on_it, on_it)
            if _reached(ladders, ladder.name, one, other) is not bool(grades.reached(one, other, chosen=ladder))
        ]
        assert differing == []


def test_no_ladder_is_longer_than_excel_compares() -> None:
    assert max(map(len, (*known_ladders(), *strict_ladders()))) <= 255


def test_a_ladder_that_somebody_added_stands_there_down_to_each_step() -> None:
    ladders = ladders_of(
        "Predikat KIP: Informatif (95,5) > Kurang Informatif;\nTanpa titik dua > Apa; X: Y (7) > Z"
    )
    assert ladders.own[:6] == (
        ("Predikat KIP:<Informatif><Informatif>", Decimal("95.5")),
        ("Predikat KIP:<Informatif><Informatif><Kurang Informatif><Kurang Informatif>", ""),
        ("<;><;>", ""),
        ("<;Tanpa titik dua><;Tanpa titik dua>", ""),
        ("<;Tanpa titik dua><;Tanpa titik dua><Apa><Apa>", ""),
        ("X:<Y><Y>", Decimal(7)),
    )
    assert ladders.has("predikat kip")
    assert not ladders.has("Tanpa titik dua")
    assert not ladders.above("*", "apa", "apa")
    assert ladders.score("X", "y") == 7
    assert ladders.score("X", "z") is None


def test_two_ladders_that_disagree_leave_a_grade_without_capaian() -> None:
    ladders = ladders_of("Lomba: B > A")
    assert ladders.surely_below("*", "a", "b")
    assert ladders.surely_below("*", "b", "a")
    assert _reached(ladders, "Lomba", "b", "a")


def test_what_may_stand_before_a_figure_is_what_the_program_reads_there() -> None:
    for front, meaning in fronts():
        text = f"{front.removesuffix('|')} 5".replace("( 5", "(5)")
        read = read_quantity(text)
        assert read is not None, text
        assert abs(read.value) == 5, text
        assert is_ceiling(text) is (meaning == CEILING), text
        assert not (is_floor(text) and meaning), text


def test_of_what_nobody_divides_no_figure_is_read() -> None:
    for text in ("2 dokumen 3 laporan", "100 (35 opd", "31 maret", "20 des", "3 besar", "7 8 hari"):
        assert any(is_like(text, each) for each in UNREADABLE_BEHIND), text
    for text in ("2 dokumen", "10 desa", "12 kamar", "5 kasus/1.000 penduduk", "5 m2", "80 - poin"):
        assert not any(is_like(text, each) for each in UNREADABLE_BEHIND), text
