"""Numbers as offices write them; every expected figure was worked out by hand."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lkjip_xl.text import numbers
from lkjip_xl.text.numbers import Dot, Nothing, WrittenNumber, swapped_digits

RUPIAH, PERCENT = Dot.THOUSANDS, Dot.DECIMAL


def value(text: str, dot: Dot = RUPIAH) -> Decimal | None:
    read = numbers.read_number(text, dot)
    return None if read is None else read.value


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("0", "0"),
        ("0,00", "0"),
        ("1787000", "1787000"),
        ("1.234.567", "1234567"),
        ("1.234.567,89", "1234567.89"),
        ("1,234,567", "1234567"),
        ("350,000,000.00", "350000000"),
        ("1 234 567", "1234567"),
        ("1\u00a0234\u00a0567,5", "1234567.5"),
        ("943.980.000.00", "943980000"),
        ("943,980,000,5", "943980000.5"),
        ("Rp1.000", "1000"),
        ("Rp 1.000", "1000"),
        ("rp\u00a01.000", "1000"),
        ("Rp.1.000,-", "1000"),
        ("Rp. 1.000,-", "1000"),
        ("IDR 1.000", "1000"),
        ("34.580.700,-", "34580700"),
        ("34.580.700,--", "34580700"),
        ("Rp85.682.879", "85682879"),
        ("(1.000)", "-1000"),
        ("(1.234)", "-1234"),
        ("Rp (1.000)", "-1000"),
        ("(Rp1.000)", "-1000"),
        ("-1.000", "-1000"),
        ("− 1.000", "-1000"),
        ("–1.000", "-1000"),
        ("-Rp1.000", "-1000"),
        ("  1.000\n", "1000"),
        ("1.000\u200b", "1000"),
        ("1.500", "1500"),
        ("0.956", "0.956"),
        ("0,956", "0.956"),
        ("33,33", "33.33"),
        ("33.33", "33.33"),
    ],
)
def test_every_notation_of_an_amount(text: str, expected: str) -> None:
    assert value(text) == Decimal(expected)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "-",
        "n/a",
        "Rp",
        "Rp.",
        "%",
        "()",
        "54 orang",
        "7 – 8 bulan",
        "80-90",
        "100%, 43 SKPD",
        "√",
        "#REF!",
        "None",
        "1.23.456",
        "1,2,3",
        "1.234,567.89",
        "1e5",
        "１２３",
        "٣",
        "²",
        "BB",
        "((1.000))",
        "(1.000",
        "1.000)",
        "--5",
        "1" * 61,
    ],
)
def test_what_is_no_number(text: str) -> None:
    assert value(text) is None
    assert value(text, PERCENT) is None


def test_a_lone_dot_is_settled_by_the_column_and_reported_where_it_is_unusual() -> None:
    assert numbers.read_number("1.500", RUPIAH) == WrittenNumber(Decimal(1500), 0)
    assert numbers.read_number("1.500", PERCENT) == WrittenNumber(Decimal("1.5"), 3, ambiguous=True)
    assert numbers.read_number("1,500", RUPIAH) == WrittenNumber(Decimal(1500), 0, ambiguous=True)
    assert numbers.read_number("4,250", PERCENT) == WrittenNumber(Decimal("4.25"), 3)
    assert numbers.read_number("1.234.567", PERCENT) == WrittenNumber(Decimal(1234567), 0)
    # A space never starts decimals, and a separator that stands twice for two things is reported.
    assert numbers.read_number("1 234", PERCENT) == WrittenNumber(Decimal(1234), 0)
    assert numbers.read_number("943.980.000.50", RUPIAH) == WrittenNumber(
        Decimal("943980000.50"), 2, ambiguous=True
    )


def test_sixty_characters_are_the_longest_number() -> None:
    assert value("1" * 60) == Decimal("1" * 60)
    assert value("1" * 61) is None


@pytest.mark.parametrize(
    ("text", "points", "decimals"),
    [("98%", "98", 0), ("98 %", "98", 0), ("98,5%", "98.5", 1), ("1,25%", "1.25", 2), ("-5%", "-5", 0)],
)
def test_a_percent_sign_is_seen_and_its_decimals_counted(text: str, points: str, decimals: int) -> None:
    assert numbers.read_number(text, PERCENT) == WrittenNumber(Decimal(points), decimals, percent=True)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", Nothing.EMPTY),
        (" \u00a0\n", Nothing.EMPTY),
        ("-", Nothing.NIL),
        ("–", Nothing.NIL),
        ("—", Nothing.NIL),
        ("Rp-", Nothing.NIL),
        ("Rp -", Nothing.NIL),
        ("Rp. -", Nothing.NIL),
        ("Nihil", Nothing.NIL),
        ("N/A", Nothing.NOT_AVAILABLE),
        ("NA", Nothing.NOT_AVAILABLE),
        ("n.a.", Nothing.NOT_AVAILABLE),
        ("#N/A", Nothing.NOT_AVAILABLE),
        ("0", None),
        ("tidak ada", None),
    ],
)
def test_empty_nil_and_not_available_are_three_things_and_none_is_zero(
    text: str, expected: Nothing | None
) -> None:
    assert numbers.nothing(text) is expected


@pytest.mark.parametrize(
    ("text", "number", "unit"),
    [
        ("2 dokumen", "2", "dokumen"),
        ("23 orang", "23", "orang"),
        ("54\u00a0orang", "54", "orang"),
        ("34 uit", "34", "uit"),
        ("4 kali", "4", "kali"),
        ("12laporan", "12", "laporan"),
        ("100%", "100", "%"),
        ("100 %", "100", "%"),
        ("33,33", "33.33", ""),
        ("1.250 orang", "1250", "orang"),
        ("7,125 km", "7.125", "km"),
        ("12.500.000 rupiah", "12500000", "rupiah"),
    ],
)
def test_a_target_has_a_number_and_a_unit(text: str, number: str, unit: str) -> None:
    read = numbers.read_quantity(text)
    assert read is not None
    assert (read.value, read.unit) == (Decimal(number), unit)


def test_a_target_whose_dot_can_mean_two_things_is_reported() -> None:
    assert numbers.read_quantity("1.250") == WrittenNumber(Decimal("1.25"), 3, ambiguous=True)
    assert numbers.read_quantity("1.250%") == WrittenNumber(Decimal("1.25"), 3, "%", percent=True, ambiguous=True)


@pytest.mark.parametrize(
    "text", ["B", "BB", "WTP", "80-90", "7 – 8 bulan", "100%, 43 SKPD", "3 kali 2", "orang", "-", ""]
)
def test_a_grade_a_range_and_a_text_are_no_quantity(text: str) -> None:
    assert numbers.read_quantity(text) is None


@pytest.mark.parametrize(
    ("number", "decimals", "expected"),
    [
        ("2.5", 0, "3"),
        ("-2.5", 0, "-3"),
        ("3.5", 0, "4"),
        ("1.005", 2, "1.01"),
        ("2.675", 2, "2.68"),
        ("0.5", 0, "1"),
        ("-0.5", 0, "-1"),
        ("0.4999", 0, "0"),
        ("51.9930", 0, "52"),
        ("1250", -2, "1300"),
    ],
)
def test_a_half_goes_away_from_zero_as_in_excel(number: str, decimals: int, expected: str) -> None:
    assert numbers.round_half_up(Decimal(number), decimals) == Decimal(expected)


def test_a_float_is_read_at_the_digits_that_excel_shows() -> None:
    assert numbers.from_float(0.1 + 0.2) == Decimal("0.3")
    assert numbers.from_float(1.005) == Decimal("1.005")
    assert numbers.from_float(15229713616.0) == Decimal(15229713616)
    assert numbers.from_float(float("inf")) is None
    assert numbers.from_float(float("nan")) is None


def test_decimals_of_a_number_stop_where_spreadsheets_hold_noise() -> None:
    assert numbers.decimals_of(Decimal(100)) == 0
    assert numbers.decimals_of(Decimal("33.330")) == 2
    assert numbers.decimals_of(Decimal(1) / 3) == 9
    assert numbers.decimals_of(Decimal("NaN")) == 0


def test_format_short_drops_only_zeros_behind_the_comma() -> None:
    assert numbers.format_short(Decimal("125.00")) == "125"
    assert numbers.format_short(Decimal("1.250")) == "1,25"
    assert numbers.format_short(Decimal(1000)) == "1.000"
    assert numbers.format_short(Decimal(-1000)) == "-1.000"


@pytest.mark.long
@given(st.text() | st.text(alphabet="0123456789.,-–−()Rrp% \u00a0IDR=/"))
def test_no_text_breaks_the_reading(text: str) -> None:
    for dot in Dot:
        read = numbers.read_number(text, dot)
        assert read is None or read.value.is_finite()
    quantity = numbers.read_quantity(text)
    assert quantity is None or quantity.value.is_finite()
    numbers.nothing(text)


@given(st.decimals(min_value=-(10**15), max_value=10**15, places=2), st.integers(0, 2))
def test_a_written_amount_reads_back_as_itself(amount: Decimal, decimals: int) -> None:
    amount = numbers.round_half_up(amount, decimals)
    read = numbers.read_number(numbers.format_number(amount), RUPIAH)
    assert read == WrittenNumber(amount, decimals)


@given(
    st.decimals(min_value=-999, max_value=999, places=2)
    | st.decimals(min_value=1_000_000, max_value=10**12, places=2)
    | st.integers(min_value=1_000_000, max_value=10**12).map(Decimal)
)
def test_a_written_percentage_reads_back_as_itself(points: Decimal) -> None:
    text = numbers.format_number(points) + "%"
    read = numbers.read_number(text, PERCENT)
    assert read is not None
    assert (read.value, read.percent, read.ambiguous) == (points, True, False)


@given(st.decimals(min_value=-(10**9), max_value=10**9, places=4), st.integers(0, 3))
def test_rounding_moves_a_number_by_half_a_step_at_most(number: Decimal, decimals: int) -> None:
    rounded = numbers.round_half_up(number, decimals)
    assert abs(rounded - number) <= Decimal(5).scaleb(-decimals - 1)
    assert numbers.round_half_up(-number, decimals) == -rounded


@pytest.mark.parametrize(
    ("one", "other", "at"),
    [
        ("54321", "54231", (2, 3)),
        ("54321", "14325", (0, 4)),
        ("54321", "54321", None),
        ("54321", "54322", None),
        ("54321", "5432", None),
        ("-54321", "54231", None),
        ("12345", "21354", None),
        ("1.23", "12.3", None),
        ("45.10", "54.1", (0, 1)),
        ("0.27", "2.07", (0, 2)),
        ("0.127", "0.172", (3, 4)),
        ("0.27", "20.7", None),
        ("1.07", "0.17", (0, 2)),
    ],
)
def test_two_digits_in_each_others_place(one: str, other: str, at: tuple[int, int] | None) -> None:
    assert swapped_digits(Decimal(one), Decimal(other)) == at
