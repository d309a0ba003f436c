"""What a cell shows of its number, by the formats that Excel and other programs store."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from decimal import Decimal

import pytest

from lkjip_xl.reader.sieved_sheet import UsedFormats
from lkjip_xl.text import cell_formats
from lkjip_xl.text.cell_formats import (
    decimals_of_format,
    display,
    is_date_format,
    is_percent_format,
    moment_of,
    score_format,
    serial_of,
    unit_of_format,
)
from lkjip_xl.text.numbers import Dot, around_score, read_quantity


def test_styles_that_no_cell_has_cost_nothing_and_those_of_one_format_are_one() -> None:
    """Old workbooks collect tens of thousands of styles; openpyxl would make an object of each."""
    formats = UsedFormats(["0", "9", "9", "165"] * 20_000)
    assert [formats.place(style) for style in ("79999", "1", "79998", "0", "3", "80000", "-1", "x")] == [
        0,
        1,
        1,
        2,
        0,
        None,
        None,
        None,
    ]
    assert formats.ids == ["165", "9", "0"]


@pytest.mark.parametrize(
    ("number", "number_format", "expected"),
    [
        ("1234567", "#,##0", "1.234.567"),
        ("1234567.5", "#,##0", "1.234.568"),
        ("1234567.5", "#,##0.00", "1.234.567,50"),
        ("1234567", "0", "1234567"),
        ("1234567.5", "0.00", "1234567,50"),
        ("1234567", "General", "1234567"),
        ("33.33", "General", "33,33"),
        ("0.333333333333333", "General", "0,333333333"),
        ("0.98", "0%", "98%"),
        ("1.25", "0.00%", "125,00%"),
        ("0.985", "0%", "99%"),
        ("12.5", "0.0", "12,5"),
        ("-1000", "#,##0;(#,##0)", "(1.000)"),
        ("98", '0"%"', "98%"),
        ("2", '0" dokumen"', "2 dokumen"),
        ("1000", '"Rp"#,##0', "1.000"),
    ],
)
def test_a_number_shows_as_on_an_indonesian_computer(number: str, number_format: str, expected: str) -> None:
    assert display(Decimal(number), number_format) == expected


@pytest.mark.parametrize(
    ("number_format", "expected"),
    [
        ("General", None),
        ("@", None),
        ("", None),
        ("0", 0),
        ("#,##0", 0),
        ("#,##0.00", 2),
        ("0.000%", 3),
        ("#,##0.0;(#,##0)", 1),
        ("0;-0.00;0.000", 0),
        ('_-* #,##0.00_-;-* #,##0.00_-;_-* "-"??_-;_-@_-', 2),
        ("[$Rp-421]#,##0", 0),
        ('"v.00" 0', 0),
        ("0." + "0" * 200, 30),
    ],
)
def test_the_decimals_of_a_format(number_format: str, expected: int | None) -> None:
    assert decimals_of_format(number_format) == expected


def test_a_percent_sign_between_quotes_is_no_percent_format() -> None:
    assert is_percent_format("0.00%")
    assert not is_percent_format('0"%"')
    assert not is_percent_format("0\\%")


@pytest.mark.parametrize(
    ("number_format", "unit"),
    [
        ('0" orang"', "orang"),
        ('#,##0" dokumen"', "dokumen"),
        ('0.00" bulan "', "bulan"),
        ('0 "unit"', "unit"),
        ('0"%"', "%"),
        ('0" Perangkat Daerah"', "Perangkat Daerah"),
        ('0" orang";-0" orang"', "orang"),
        ('0;-0;0" orang"', ""),
        ('0;-0" orang";0', ""),
        ("General", ""),
        ("0", ""),
        ("#,##0", ""),
        ("0%", ""),
        ("@", ""),
        ("", ""),
        ('"Rp"#,##0', ""),
        ('0""', ""),
    ],
)
def test_the_unit_that_a_format_shows(number_format: str, unit: str) -> None:
    assert unit_of_format(number_format) == unit


def test_a_number_is_displayed_with_the_unit_of_its_format() -> None:
    assert display(Decimal(54), '0" orang"') == "54 orang"
    assert display(Decimal(1250), '#,##0" orang"') == "1.250 orang"
    assert display(Decimal(80), '0"%"') == "80%"


@pytest.mark.parametrize(
    ("text", "shown"), [("BB (72,5)", "BB (72,5)"), ("72,5 (BB)", "72,5 (BB)"), ("A/85", "A/85")]
)
def test_a_score_is_shown_with_its_grade(text: str, shown: str) -> None:
    read = read_quantity(text)
    assert read is not None
    before, behind = around_score(text)
    number_format = score_format(before, read.decimals, behind)
    assert display(read.value, number_format) == shown
    assert unit_of_format(number_format) == ""
    assert decimals_of_format(number_format) == read.decimals


def test_a_dot_in_a_score_starts_decimals_and_a_figure_alone_has_nothing_around_it() -> None:
    read = read_quantity("BB (72.500)", Dot.THOUSANDS)
    assert read is not None
    assert read.value == Decimal("72.5")
    assert around_score("85") == ("", "")


@pytest.mark.parametrize(
    ("number", "number_format", "shown", "unit"),
    [
        ("2", '0\\ "dokumen"', "2 dokumen", "dokumen"),  # as Excel itself stores 0 "dokumen"
        ("2", "0\\ \\d\\o\\k", "2 dok", "dok"),
        ("1250", '#,##0_)" unit"', "1.250 unit", "unit"),
        ("3", '[$-421]0" kg"', "3 kg", "kg"),
        ("3", '[Blue]0\\ "orang"', "3 orang", "orang"),
        ("5", "0[$ orang-421]", "5 orang", "orang"),
        ("5", '0.0" m²"', "5,0 m²", "m²"),
        ("54", 'General" orang"', "54 orang", "orang"),
        ("1", '[=1]0" dokumen";0" berkas"', "1 dokumen", "dokumen"),
        ("2", '[=1]0" dokumen";0" berkas"', "2 berkas", "berkas"),
        ("150", '[>=100]0" orang";[<10]0" regu";0" tim"', "150 orang", "orang"),
        ("9", '[>=100]0" orang";[<10]0" regu";0" tim"', "9 regu", "regu"),
        ("50", '[>=100]0" orang";[<10]0" regu";0" tim"', "50 tim", "tim"),
        ("100", '[>100]0" orang";0" tim"', "100 tim", "tim"),
        ("100", '[<100]0" regu";0" tim"', "100 tim", "tim"),
        ("-2", '0" naik";0" turun"', "2 turun", "turun"),
        ("0", '0" orang";-0" orang";0" nihil"', "0 nihil", "nihil"),
        ("5", '"≤ "0" hari"', "≤ 5 hari", "hari"),
        ("72.5", '"BB ("0.0")"', "BB (72,5)", ""),
        ("1500", "[$Rp-421]\\ #,##0", "1.500", ""),
        ("-5", '_-* #,##0_-;\\-* #,##0_-;_-* "-"_-;_-@_-', "-5", ""),
        ("1234567", "#,##0,", "1.235", ""),
        ("1234567", '0.0,," juta"', "1,2 juta", "juta"),
        ("80101", "0\\.00\\.00", "8.01.01", ""),
        ("3", ";;;", "3", ""),
        ("0.5", "# ?/?", "0,5", ""),
        ("5", "Standard", "5", ""),
        ("0", "#,##0;(#,##0)", "0", ""),  # two sections: the first shows a zero too
        ("1234", "0.00E+00", "1234", ""),  # without its power, which nobody prints
        ("5", '#0"."', "5.", ""),  # a point between quotes starts no decimals
        ("101", "0\\.00\\.00", "0.01.01", ""),
        ("150", '[>100]"banyak";0" orang"', "150", ""),  # a word alone: the figure itself is told
        ("50", '[>100]"banyak";0" orang"', "50 orang", "orang"),
        ("5", "0@", "5", ""),
        ("5", '0_)"kg"', "5 kg", "kg"),
        ("5", '"† x * "0', "x * 5", ""),  # only what stands in front is a mark of a finished workbook
    ],
)
def test_the_words_and_signs_of_a_format(number: str, number_format: str, shown: str, unit: str) -> None:
    assert display(Decimal(number), number_format) == shown
    assert unit_of_format(number_format, Decimal(number)) == unit


@pytest.mark.parametrize(
    ("serial", "number_format", "shown"),
    [
        ("45353", "dd/mm/yyyy", "02/03/2024"),
        ("45353", "mm-dd-yy", "02/03/2024"),  # Excel shows its short date in the order of the region
        ("45353", "d-mmm", "2-Mar"),
        ("45353", "mmm-yy", "Mar-24"),
        ("45353", "[$-421]dd mmmm yyyy;@", "02 Maret 2024"),
        ("45353", "dddd", "Sabtu"),
        ("0.334039351851852", "h:mm:ss", "8:01:01"),
        ("0.334039351851852", "hh:mm AM/PM", "08:01"),
        ("45353.5", "m/d/yy h:mm", "02/03/2024 12:00"),
        ("1.5", "[h]:mm", "36:00"),
        ("45353", "d-mmm-yyy", "2-Mar-2024"),  # three letters are a year of four figures too
        ("0.334039351851852", "MM:SS", "01:01"),
        ("0.334039351851852", "mm:ss", "01:01"),
        ("0.33405", "h:mm:ss", "8:01:02"),  # 8:01:01,92
        ("59", "dd/mm/yyyy", "28/02/1900"),
        ("61", "dd/mm/yyyy", "01/03/1900"),  # Excel counts a 29 February between them
        ("2958465.999999", "dd/mm/yyyy hh:mm:ss", "31/12/9999 23:59:59"),  # no second later than Excel's last
        ("1", "dd/mm/yyyy", "01/01/1900"),
        ("68500083", "dd/mm/yyyy", "########"),
        ("2958466", "dd/mm/yyyy", "########"),  # the day after the last
        ("1.5", "[h]", "36"),
        ("45353", "yy", "24"),
        ("0.334039351851852", "h:m", "8:1"),
        ("-1", "dd/mm/yyyy", "########"),
    ],
)
def test_a_number_in_a_format_of_dates(serial: str, number_format: str, shown: str) -> None:
    assert is_date_format(number_format)
    assert display(Decimal(serial), number_format) == shown


@pytest.mark.parametrize(
    ("moment", "serial"),
    [
        (dt.date(1900, 1, 1), 1),
        (dt.date(1900, 2, 28), 59),
        (dt.date(1900, 3, 1), 61),
        (dt.date(2024, 3, 2), 45353),
        (dt.datetime(2024, 3, 2, 12), 45353.5),  # noqa: DTZ001 - Excel has no time zones
        (dt.time(6, 30, 36), 0.27125),
        (dt.timedelta(hours=36), 1.5),
    ],
)
def test_excel_counts_days_and_one_that_never_was(moment: dt.date | dt.time | dt.timedelta, serial: float) -> None:
    assert serial_of(moment) == serial
    if isinstance(moment, dt.datetime):
        assert moment_of(Decimal(str(serial))) == moment


@pytest.mark.parametrize(
    "number_format", ["General", "0", '0" hari"', "0\\ \\d\\o\\k", "[Red]0", "0.00E+00", "@", ""]
)
def test_a_format_of_numbers_is_none_of_dates(number_format: str) -> None:
    assert not is_date_format(number_format)


@pytest.mark.parametrize(
    "number_format", ["[" * 20_000, "0." * 10_000, "d" * 20_000, "[h]" * 6_000, '"x' * 10_000, ";" * 20_000]
)
def test_a_format_longer_than_any_counts_for_nothing(number_format: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The time to take it apart would grow with the square of its length."""
    looked_at = []

    class Pieces:
        @staticmethod
        def finditer(text: str) -> Iterator[re.Match[str]]:
            looked_at.append(len(text))
            return pieces.finditer(text)

    pieces = cell_formats._TOKEN
    monkeypatch.setattr(cell_formats, "_TOKEN", Pieces)
    assert display(Decimal(1234), number_format) == "1234"
    assert not is_date_format(number_format)
    assert max(looked_at) <= 255
