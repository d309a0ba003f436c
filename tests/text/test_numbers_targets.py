"""Targets that are ranges, grades with a score, and bounds with a sign; every figure was worked out by hand."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lkjip_xl.text import numbers
from lkjip_xl.text.numbers import Dot, read_number, read_quantity
from lkjip_xl.text.ranges import WrittenRange, read_range, turned_range


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("80-90", "80", "90", ""),
        ("80 - 90", "80", "90", ""),
        ("80 – 90", "80", "90", ""),
        ("80—90", "80", "90", ""),
        ("80\u00a0–\u00a090", "80", "90", ""),
        ("80,5 – 90,25", "80.5", "90.25", ""),
        ("80.5 – 90.25", "80.5", "90.25", ""),
        ("80 s/d 90", "80", "90", ""),
        ("80 s / d 90", "80", "90", ""),
        ("80 s.d. 90", "80", "90", ""),
        ("80 s.d 90", "80", "90", ""),
        ("80 sampai 90", "80", "90", ""),
        ("80 sampai dengan 90", "80", "90", ""),
        ("80-90%", "80", "90", "%"),
        ("80 – 90 %", "80", "90", "%"),
        ("80% – 90%", "80", "90", "%"),
        ("7 – 8 bulan", "7", "8", "bulan"),
        ("7 – 8 Perangkat Daerah", "7", "8", "Perangkat Daerah"),
        ("0 – 1", "0", "1", ""),
        # What is counted is counted in whole, whichever bound has a dot.
        ("1.000 - 1.200 orang", "1000", "1200", "orang"),
        ("900 s.d. 1.200 kasus", "900", "1200", "kasus"),
        ("1.000 orang – 1.200 orang", "1000", "1200", "orang"),
        ("12.500 - 13.000 ton", "12500", "13000", "ton"),
        ("1.000.000 - 1.200.000", "1000000", "1200000", ""),
        ("0,5 - 1.200 ton", "0.5", "1200", "ton"),
        ("4.98 - 5.23 poin", "4.98", "5.23", "poin"),
        ("1" * 29 + "-" + "2" * 30, "1" * 29, "2" * 30, ""),  # 60 characters, the longest
    ],
)
def test_a_target_that_is_a_range(text: str, low: str, high: str, unit: str) -> None:
    assert read_range(text) == WrittenRange(Decimal(low), Decimal(high), unit)
    assert read_quantity(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "-",
        "80",
        "80%",
        "80 -",
        "- 90",
        "90-80",
        "80-80",
        "80,0 – 80",
        "70-80-90",
        "BB – A",
        "2 dokumen",
        "80 – 90 (2 tahun)",
        "80 – 90 √",
        "≤ 1 %",
        "BB (72,5)",
        "8.01.01 – 8.01.02.2",
        "8.01.01 – 9",
        "1 – 8.01.02",
        "1.200 - 900 orang",
        "1.000 hari – 1.200 orang",
        "1" * 40 + "-" + "2" * 40,
    ],
)
def test_what_is_no_range(text: str) -> None:
    assert read_range(text) is None


BOUNDS = st.lists(st.decimals(0, 10**6, places=2), min_size=2, max_size=2, unique=True).map(sorted)


@given(bounds=BOUNDS, dash=st.sampled_from(["-", " - ", " – ", " s/d ", " sampai dengan "]))
def test_two_bounds_are_read_as_they_are_written(bounds: list[Decimal], dash: str) -> None:
    low, high = bounds
    assert read_range(f"{numbers.format_number(low)}{dash}{numbers.format_number(high)}") == WrittenRange(
        low, high
    )


@pytest.mark.parametrize(
    ("text", "score"),
    [
        ("BB (72,5)", "72.5"),
        ("BB(72.50)", "72.5"),
        ("BB ( 72,5 )", "72.5"),
        ("72,5 (BB)", "72.5"),
        ("72,5(BB)", "72.5"),
        ("AA (95)", "95"),
        ("A (81,03)", "81.03"),
        ("B (65)", "65"),
        ("CC (55,2)", "55.2"),
        ("C (41)", "41"),
        ("30 (D)", "30"),
        ("80,01\u00a0(A)", "80.01"),
    ],
)
def test_a_grade_with_its_score_counts_its_score(text: str, score: str) -> None:
    read = read_quantity(text)
    assert read is not None
    assert (read.value, read.unit, read.percent) == (Decimal(score), "", False)


@pytest.mark.parametrize(
    "text", ["BB", "A", "BB (", "(BB)", "E (72,5)", "BBB (72,5)", "BB (tujuh)", "BB 72,5 (A)"]
)
def test_a_grade_without_a_score_is_no_quantity(text: str) -> None:
    assert read_quantity(text) is None


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("≤ 1 %", "1", "%"),
        ("≤1%", "1", "%"),
        ("≥ 80", "80", ""),
        (">= 80", "80", ""),
        ("<= 1,5", "1.5", ""),
        ("=< 1,5", "1.5", ""),
        ("< 5", "5", ""),
        ("> 5", "5", ""),
        ("= 5", "5", ""),
        ("≤\u00a03,25 %", "3.25", "%"),
        ("tidak lebih dari 1 %", "1", "%"),
    ],
)
def test_a_bound_is_held_against_its_figure(text: str, value: str, unit: str) -> None:
    read = read_quantity(text)
    assert read is not None
    assert (read.value, read.unit) == (Decimal(value), unit)


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("37,59 m2", "37.59", "m2"),
        ("1.250 m²", "1250", "m²"),
        ("2 km2", "2", "km2"),
        ("40 km/jam", "40", "km/jam"),
        ("5 kasus/1.000 penduduk", "5", "kasus/1.000 penduduk"),
        ("5,2 kasus per 1.000 penduduk", "5.2", "kasus per 1.000 penduduk"),
        ("12 m3", "12", "m3"),
        ("≤ 5 M2", "5", "M2"),
        ("3 m2 tanah", "3", "m2 tanah"),
    ],
)
def test_a_power_belongs_to_its_unit(text: str, value: str, unit: str) -> None:
    read = read_quantity(text)
    assert read is not None
    assert (read.value, read.unit) == (Decimal(value), unit)


@pytest.mark.parametrize("text", ["2 dokumen 3 laporan", "2 SD2 dan 4 SMP", "1 m2 dan 2 m3", "5 mm25"])
def test_two_figures_are_no_quantity(text: str) -> None:
    assert read_quantity(text) is None


@pytest.mark.parametrize("text", ["≤ 1 dokumen", "≥ 2 kali", "<3 hari", "≥ BB (72,5)"])
def test_a_bound_may_have_a_unit_or_a_grade(text: str) -> None:
    plain = text.lstrip("≤≥< ")
    assert read_quantity(text) == read_quantity(plain) is not None


@pytest.mark.parametrize("text", ["≤", "≤ BB", "<<< 5", "1 ≤", "≤ 1-2", "tidak lebih dari"])
def test_a_sign_without_its_figure_is_no_quantity(text: str) -> None:
    assert read_quantity(text) is None


def test_only_a_target_may_have_a_sign() -> None:
    assert read_number("≤ 1 %", numbers.Dot.DECIMAL) is None


@pytest.mark.parametrize("text", ["72,5", "BB", "72,5 (baik)", ""])
def test_what_is_no_score_has_no_grade(text: str) -> None:
    assert numbers.grade_of(text) == ""


@pytest.mark.parametrize(
    ("text", "value", "unit", "note"),
    [
        ("100% (35 OPD)", "100", "%", "% (35 OPD)"),
        ("95 % (dari 40 OPD)", "95", "%", " % (dari 40 OPD)"),
        ("93,1*)", "93.1", "", "*)"),
        ("93,1 %**", "93.1", "%", " %**"),
        ("93,1 1)", "93.1", "", " 1)"),
        ("5 Desa*)", "5", "Desa", " Desa*)"),
        ("5 (lima) dokumen", "5", "dokumen", " (lima) dokumen"),
        ("5 dokumen (lima)", "5", "dokumen", " dokumen (lima)"),
        ("1.250 orang (data sementara) *)", "1250", "orang", " orang (data sementara) *)"),
        ("≤ 5% (per tahun)", "5", "%", "% (per tahun)"),
        ("BB (72,5) *)", "72.5", "", ""),
    ],
)
def test_a_note_is_no_part_of_a_figure(text: str, value: str, unit: str, note: str) -> None:
    read = read_quantity(text)
    assert read is not None
    assert (read.value, read.unit, numbers.note_of(text)) == (Decimal(value), unit, note)


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("38 dari 40", "dari 40"),
        ("38 dari 40 OPD", "OPD"),
        ("38 OPD dari 40 OPD", "OPD"),
    ],
)
def test_so_many_of_a_whole_are_so_many(text: str, unit: str) -> None:
    read = read_quantity(text)
    assert read is not None
    assert (read.value, read.unit) == (Decimal(38), unit)


@pytest.mark.parametrize("text", ["1.650 (juta)", "35 (95%)", "(35) OPD", "100, 43 SKPD", "2 dokumen (3) laporan"])
def test_what_is_no_note_is_not_left_out(text: str) -> None:
    assert read_quantity(text) is None


@pytest.mark.parametrize("text", ["72,5", "2 dokumen", "37,59 m2", "BB (72,5)", "72,5 (BB)", "(1.000)", "WTP *)"])
def test_where_no_note_stands_there_is_none(text: str) -> None:
    assert numbers.note_of(text) == ""


@pytest.mark.parametrize(
    ("text", "score", "grade"),
    [
        ("BB / 71,25", "71.25", "BB"),
        ("BB = 72,5", "72.5", "BB"),
        ("72,5/BB", "72.5", "BB"),
        ("A: 81", "81", "A"),
    ],
)
def test_a_score_may_stand_behind_a_sign(text: str, score: str, grade: str) -> None:
    read = read_quantity(text)
    assert read is not None
    assert (read.value, numbers.grade_of(text)) == (Decimal(score), grade)


@pytest.mark.parametrize(
    ("text", "turned"),
    [
        ("5,23 - 4,98", "4,98 - 5,23"),
        ("90-80", "80-90"),
        ("8 s/d 7  bulan", "7 s/d 8 bulan"),
        ("95% - 90%", "90% - 95%"),
        ("4,98 - 5,23", None),
        ("80 - 80", None),
        ("5 dokumen", None),
    ],
)
def test_a_range_the_wrong_way_round(text: str, turned: str | None) -> None:
    assert turned_range(text) == turned


@pytest.mark.parametrize(
    ("text", "dot", "low", "high", "ambiguous"),
    [
        ("1.000 - 1.200", Dot.DECIMAL, "1", "1.2", True),
        ("1.000 - 1.200", Dot.THOUSANDS, "1000", "1200", False),
        ("1.000 - 1.200 indeks", Dot.THOUSANDS, "1", "1.2", True),
        # Only one of its readings is a range.
        ("900 - 1.200", Dot.DECIMAL, "900", "1200", True),
        ("900 - 1.200 poin", Dot.DECIMAL, "900", "1200", True),
        ("900 - 1.200", Dot.THOUSANDS, "900", "1200", False),
        ("0.900 - 0.950", Dot.DECIMAL, "0.9", "0.95", False),
    ],
)
def test_a_dot_in_a_range_means_what_the_unit_says(
    text: str, dot: Dot, low: str, high: str, ambiguous: bool
) -> None:
    read = read_range(text, dot)
    assert read is not None
    assert (read.low, read.high, read.ambiguous) == (Decimal(low), Decimal(high), ambiguous)


@pytest.mark.parametrize(
    ("text", "dot", "turned"),
    [
        ("900 - 1.200 orang", Dot.DECIMAL, None),
        ("900 - 1.200", Dot.DECIMAL, None),
        ("1.200 - 900 orang", Dot.DECIMAL, "900 - 1.200 orang"),
        ("1.200 - 900", Dot.THOUSANDS, "900 - 1.200"),
    ],
)
def test_a_range_is_turned_only_as_it_is_read(text: str, dot: Dot, turned: str | None) -> None:
    assert turned_range(text, dot) == turned


@pytest.mark.parametrize(
    ("text", "dot", "value", "ambiguous"),
    [
        ("1.500 orang", Dot.DECIMAL, "1500", False),
        ("1.500 dok.", Dot.DECIMAL, "1500", False),
        ("1.500 indeks", Dot.THOUSANDS, "1.5", True),
        ("1.500 persen", Dot.THOUSANDS, "1.5", True),
        ("≥ 1.000", Dot.THOUSANDS, "1000", False),
        ("minimal 1.000", Dot.DECIMAL, "1", True),
        ("38 orang dari 1.040 orang", Dot.DECIMAL, "38", False),
    ],
)
def test_a_dot_in_a_figure_means_what_its_own_unit_says_first(
    text: str, dot: Dot, value: str, ambiguous: bool
) -> None:
    read = read_quantity(text, dot)
    assert read is not None
    assert (read.value, read.ambiguous) == (Decimal(value), ambiguous)


@pytest.mark.parametrize(
    ("text", "figures", "plain"),
    [
        ("≥ 1.000", ["1000"], "≥ 1000"),
        ("min. 1.500 kasus per 1.000 penduduk", ["1500"], "min. 1500 kasus per 1.000 penduduk"),
        ("1.000 s.d. 1.200 orang", ["1000", "1200"], "1000 s.d. 1200 orang"),
        ("1.500 poin", ["1.5"], "1,5 poin"),
    ],
)
def test_a_text_in_plain_digits(text: str, figures: list[str], plain: str) -> None:
    assert numbers.in_plain_digits(text, list(map(Decimal, figures))) == plain
