"""The three formulas of capaian; every expected figure was worked out by hand."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lkjip_xl.methods import capaian as achievement
from lkjip_xl.methods.capaian import Rumus, bound_for, capaian, division, expression, rumus_of
from lkjip_xl.text.numbers import round_half_up
from tests import shown

MORE = Rumus.MORE_IS_BETTER
LESS = Rumus.LESS_IS_BETTER
INVERSE = Rumus.LESS_IS_BETTER_INVERSE

EIGHTY_TO_NINETY = (Decimal(80), Decimal(90))
AMOUNTS = st.decimals(0, 10**6, places=2)
TARGETS = st.decimals("0.01", 10**6, places=2)
RUMUS = st.sampled_from(Rumus)


def points(rumus: Rumus, realisasi: str, target: str, cap: str | None = None) -> Decimal | None:
    return capaian(rumus, Decimal(realisasi), Decimal(target), None if cap is None else Decimal(cap))


def in_range(rumus: Rumus, realisasi: str) -> Decimal | None:
    """The capaian of a realisasi whose target is 80 to 90, as a sheet shows it."""
    result = capaian(rumus, Decimal(realisasi), EIGHTY_TO_NINETY)
    return None if result is None else round_half_up(result, 2)


@pytest.mark.parametrize(
    ("rumus", "realisasi", "target", "expected"),
    [
        (MORE, "5", "10", 50),
        (MORE, "20", "10", 200),
        (MORE, "10", "10", 100),
        (MORE, "0", "10", 0),
        (LESS, "5", "10", 150),
        (LESS, "20", "10", 0),
        (LESS, "10", "10", 100),
        (LESS, "12", "10", 80),
        (LESS, "0", "10", 200),
        (INVERSE, "5", "10", 200),
        (INVERSE, "20", "10", 50),
        (INVERSE, "10", "10", 100),
        (INVERSE, "12.5", "10", 80),
    ],
)
def test_the_three_formulas(rumus: Rumus, realisasi: str, target: str, expected: int) -> None:
    assert points(rumus, realisasi, target) == expected


@pytest.mark.parametrize("realisasi", ["20.01", "30", "1000"])
def test_less_is_better_never_goes_below_zero(realisasi: str) -> None:
    assert points(LESS, realisasi, "10") == 0


@pytest.mark.parametrize("rumus", Rumus)
@pytest.mark.parametrize("realisasi", ["0", "5", "100"])
def test_a_target_of_zero_has_no_capaian(rumus: Rumus, realisasi: str) -> None:
    assert points(rumus, realisasi, "0") is None
    assert points(rumus, realisasi, "0", cap="120") is None


def test_the_inverse_of_a_realisasi_of_zero_cannot_be_computed() -> None:
    assert points(INVERSE, "0", "10") is None
    assert points(INVERSE, "0", "10", cap="120") is None


def test_a_realisasi_inside_its_range_reaches_it() -> None:
    for rumus in Rumus:
        assert [in_range(rumus, each) for each in ("80", "85", "90")] == [100, 100, 100]


def test_a_realisasi_outside_its_range_is_held_against_the_nearer_bound() -> None:
    # 95 ÷ 90, 72 ÷ 80
    assert in_range(MORE, "95") == Decimal("105.56")
    assert in_range(MORE, "72") == 90
    # (180 − 99) ÷ 90, (160 − 72) ÷ 80
    assert in_range(LESS, "99") == 90
    assert in_range(LESS, "72") == 110
    # 90 ÷ 100, 80 ÷ 64
    assert in_range(INVERSE, "100") == 90
    assert in_range(INVERSE, "64") == 125


def test_a_range_from_zero_is_held_against_its_bounds_only() -> None:
    target = (Decimal(0), Decimal(10))
    assert capaian(LESS, Decimal(0), target) == 100
    assert capaian(LESS, Decimal(15), target) == 50
    assert capaian(MORE, Decimal(-1), target) is None


def test_the_bound_that_counts() -> None:
    assert bound_for(Decimal(5), Decimal(10)) == 10
    assert bound_for(Decimal(95), EIGHTY_TO_NINETY) == 90
    assert bound_for(Decimal(72), EIGHTY_TO_NINETY) == 80
    assert [bound_for(Decimal(each), EIGHTY_TO_NINETY) for each in (80, 85, 90)] == [None, None, None]


def test_a_cap_is_the_most_that_counts() -> None:
    assert points(MORE, "20", "10", cap="120") == 120
    assert points(MORE, "11", "10", cap="120") == 110
    assert points(LESS, "5", "10", cap="120") == 120
    assert points(LESS, "20", "10", cap="120") == 0
    assert points(INVERSE, "5", "10", cap="150") == 150
    assert capaian(MORE, Decimal(85), EIGHTY_TO_NINETY, Decimal(90)) == 90


@given(rumus=RUMUS, realisasi=AMOUNTS, target=TARGETS, cap=TARGETS)
def test_a_capaian_lies_between_zero_and_its_cap(
    rumus: Rumus, realisasi: Decimal, target: Decimal, cap: Decimal
) -> None:
    free, capped = (capaian(rumus, realisasi, target, most) for most in (None, cap))
    assert (free is None) is (capped is None)
    if free is not None and capped is not None:
        assert 0 <= capped <= cap
        assert capped in {free, cap}


@given(rumus=RUMUS, target=TARGETS)
def test_what_reaches_its_target_is_a_hundred_percent(rumus: Rumus, target: Decimal) -> None:
    assert capaian(rumus, target, target) == 100


@given(realisasi=TARGETS, target=TARGETS)
def test_the_formulas_agree_on_whether_the_target_was_reached(realisasi: Decimal, target: Decimal) -> None:
    less, inverse = (capaian(rumus, realisasi, target) for rumus in (LESS, INVERSE))
    assert less is not None
    assert inverse is not None
    assert (less >= 100) is (inverse >= 100) is (realisasi <= target)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        *((each.value, each) for each in Rumus),
        ("", MORE),
        (" ", MORE),
        ("-", MORE),
        ("R ÷ T", MORE),
        ("R/T", MORE),
        ("r / t", MORE),
        ("R/T x 100%", MORE),
        ("makin tinggi makin baik", MORE),
        ("Makin Tinggi\u00a0Makin Baik", MORE),
        ("semakin tinggi semakin baik", MORE),
        ("semakin besar semakin baik", MORE),
        ("Maximize", MORE),
        ("positif", MORE),
        ("makin rendah", LESS),
        ("Makin rendah makin baik", LESS),
        ("MAKIN\nRENDAH", LESS),
        ("semakin kecil semakin baik", LESS),
        ("Minimize", LESS),
        ("negatif", LESS),
        ("(2T - R) / T", LESS),
        ("(2T−R)÷T", LESS),
        ("2T-R", LESS),
        ("T/R", INVERSE),
        ("t ÷ r", INVERSE),
        ("T / R (makin rendah makin baik)", INVERSE),
        ("makin rendah makin baik (b)", INVERSE),
        ("terbalik", None),
        ("√", None),
        ("makin rendah, bukan makin tinggi", None),
        ("T", None),
    ],
)
def test_the_formula_that_a_cell_names(text: str, expected: Rumus | None) -> None:
    assert rumus_of(text) is expected


def test_a_division_is_written_as_a_person_writes_it() -> None:
    assert division(MORE, "5", "10") == "5 ÷ 10"
    assert division(LESS, "5", "10") == "(2 × 10 − 5) ÷ 10"
    assert division(INVERSE, "5", "10") == "10 ÷ 5"


def test_the_expression_divides_the_cells() -> None:
    assert expression(MORE, "E8", "D8") == "E8/D8"
    assert expression(LESS, "E8", "D8") == "MAX(0,(2*D8-E8)/D8)"
    assert expression(INVERSE, "E8", "D8") == "D8/E8"


def test_every_formula_is_named_in_words_that_are_read_back() -> None:
    assert {achievement.rumus_of(each.value.upper()) for each in Rumus} == set(Rumus)


def test_a_limit_with_a_percent_sign_is_the_one_mistake() -> None:
    made = shown.report(
        identitas="""
        | Tahun Laporan | 2023 |
        | Awal Renstra  | 2022 |
        | Akhir Renstra | 2023 |
        """,
        pengaturan="""
        | Batas capaian (%) | 120% |
        """,
        tabel_3_1_1_a="""
        | INDIKATOR SASARAN | TARGET | REALISASI | CAPAIAN % |
        | Indikator         | 80     | 85.6      | =1.2%     |
        | Lainnya           | 80     | 85.6      | 1.07%     |
        """,
    )
    limit, typed = shown.findings(made, "P03")
    assert limit.problem.place.address == "B1"
    assert (limit.problem.expected, limit.problem.actual) == (Decimal(120), Decimal("1.2"))
    assert limit.problem.hint == "Ubah dahulu format selnya menjadi General (Ctrl+1), baru ketik 120."
    assert (typed.problem.place.sheet, typed.problem.place.address) == ("Tabel 3.1.1.a", "D3")
