"""What else is typed when an advice is followed: the same figure elsewhere, and what is computed from it."""

from __future__ import annotations

from decimal import Decimal

from lkjip_xl.methods.capaian import Rumus
from lkjip_xl.report.place import Place
from lkjip_xl.rules.advice.following import following_in
from lkjip_xl.rules.findings import Fix, Value
from lkjip_xl.show.wording import worded
from tests.rules.changes import Change, show_as, show_formula, together, write
from tests.sample_books import (
    PK_PROGRAM,
    TABEL_2_1,
    TABEL_2_3_1,
    TABEL_2_7,
    TABEL_3_1_1_A,
    TABEL_3_1_1_B,
    TABEL_3_1_2,
    TABEL_3_1_3,
    TABEL_3_1_5,
    Book,
    check_changed,
    only,
)

A, B, C = TABEL_3_1_1_A, TABEL_3_1_2, TABEL_3_1_5
NINETY = together(write(A, F7=0.9), write(B, G8=0.9), write(C, D7=0.9, F7=-5.33))


def follows(change: Change, *fixes: tuple[str, int, int, Decimal | str]) -> dict[tuple[str, str], Value] | None:
    """What is typed into which cells when a way is followed; None where it is none."""
    book = Book()
    change(book)
    way = [Fix(Place(sheet, row, column), value) for sheet, row, column, value in fixes]
    completed = following_in(book.read()).completed(way)
    return (
        None if completed is None else {(each.place.sheet, each.place.address): each.value for each in completed}
    )


def test_a_capaian_is_mended_in_every_table_and_the_efficiency_with_it() -> None:
    assert follows(NINETY, (A, 7, 6, Decimal(100))) == {
        (A, "F7"): Decimal(100),
        (B, "G8"): Decimal(100),
        (C, "D7"): Decimal(100),
        (C, "F7"): Decimal("4.67"),
    }


def test_a_formula_follows_by_itself_and_what_is_typed_behind_it_does_not() -> None:
    change = together(NINETY, show_formula(C, "D7", "'Tabel 3.1.1.a'!F7", 0.9))
    assert follows(change, (A, 7, 6, Decimal(100))) == {
        (A, "F7"): Decimal(100),
        (B, "G8"): Decimal(100),
        (C, "F7"): Decimal("4.67"),
    }


def test_a_word_follows_the_sign_of_the_difference() -> None:
    change = together(NINETY, write(C, F7="Tidak efisien"))
    assert (follows(change, (A, 7, 6, Decimal(100))) or {})[C, "F7"] == "Efisien"


def test_a_capaian_is_typed_with_the_decimals_of_each_cell() -> None:
    change = together(
        NINETY,
        write(A, E7=0.93333),
        write(B, E8=0.93333),
        write(TABEL_3_1_3, M8=0.93333),
        show_as(A, E7="0.00%"),
        show_as(B, E8="0.00%", G8="0.00%"),
        show_as(TABEL_3_1_3, M8="0.00%"),
    )
    assert follows(change, (A, 7, 6, Decimal(93))) == {
        (A, "F7"): Decimal(93),
        (B, "G8"): Decimal("93.33"),
        (C, "D7"): Decimal(93),
        (C, "F7"): Decimal("-2.00"),
    }


def test_a_category_follows_its_capaian() -> None:
    change = together(write(A, F7=0.7, G7="Cukup"), write(B, G8=0.7), write(C, D7=0.7, F7=-25.33))
    assert (follows(change, (A, 7, 6, Decimal(100))) or {})[A, "G7"] == "Sangat Baik"


def test_another_figure_of_a_capaian_that_comes_out_is_no_way() -> None:
    assert follows(lambda _: None, (A, 7, 6, Decimal(90))) is None


def test_where_nothing_rests_on_a_cell_nothing_follows() -> None:
    assert follows(lambda _: None, (TABEL_3_1_1_B, 38, 9, Decimal(94))) == {(TABEL_3_1_1_B, "I38"): Decimal(94)}


def test_a_name_is_written_otherwise_wherever_it_stands() -> None:
    book = Book()
    name = str(book[TABEL_2_7]["C50"].value)
    changed = follows(lambda _: None, (TABEL_2_7, 50, 3, name.replace("PEMBERDAYAAN", "PEMBERDAYAN"))) or {}
    assert {sheet for sheet, _ in changed} == {TABEL_2_7, TABEL_3_1_1_B, TABEL_2_1, TABEL_2_3_1, PK_PROGRAM}


def test_the_name_of_another_program_in_its_place_is_not_written_elsewhere() -> None:
    other = str(Book()[TABEL_2_7]["C46"].value)
    assert list(follows(lambda _: None, (TABEL_2_7, 50, 3, other)) or {}) == [
        (TABEL_2_7, "C50"),
        (TABEL_3_1_1_B, "C50"),
    ]


def test_a_capaian_that_comes_out_speaks_for_the_formula_that_is_chosen() -> None:
    change = write(B, B8=0.7, D8=0.875, H8=1.4286)
    assert follows(change, (B, 8, 9, Rumus.LESS_IS_BETTER.value)) is None


def test_a_formula_follows_whatever_is_chosen() -> None:
    change = together(
        write(B, B8=0.7, H8=1.4286),
        show_formula(B, "D8", 'IF(I8="",B8/C8,(2*C8-B8)/C8)', 0.875),
    )
    assert follows(change, (B, 8, 9, Rumus.LESS_IS_BETTER.value)) == {
        (B, "I8"): Rumus.LESS_IS_BETTER.value,
        (A, "H7"): Rumus.LESS_IS_BETTER.value,
    }


def test_the_advice_says_what_follows() -> None:
    problem = only(check_changed(write(C, E7=0.9, F7=10)), "E02").problem
    assert worded(problem.hint).endswith("Sesuaikan juga sel F7: 4,67.")
