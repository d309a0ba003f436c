"""Scales of categories: bands read from words, the category of a value, and the seams of a scale."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lkjip_xl.methods.kategori import LKJIP, PERMENDAGRI_86_2017, Band, Scale, proper_text, read_band, seams
from lkjip_xl.text.numbers import format_short

CATEGORY = "Baik"
# As the report prints Tabel 3.1.
PRINTED = (
    ("Sangat Baik", "≥ 90"),
    ("Baik", "75,00 – 89,9"),
    ("Cukup", "65,00 – 74,99"),
    ("Kurang", "50,00 – 64,99"),
    ("Sangat Kurang", "0 – 50,00"),
)


def scale_of(lines: Sequence[tuple[str, str]]) -> Scale:
    bands = [read_band(*line) for line in lines]
    return Scale.of([band for band in bands if band is not None])


def seams_of(scale: Scale) -> list[tuple[str, str, str, bool]]:
    return [
        (seam.band.category, format_short(seam.start), format_short(seam.end), seam.overlap)
        for seam in seams(scale)
    ]


def band(lower: str | None, upper: str | None, with_lower: bool = True, with_upper: bool = False) -> Band:
    low, high = (None if bound is None else Decimal(bound) for bound in (lower, upper))
    return Band(CATEGORY, low, high, with_lower, with_upper)


@pytest.mark.parametrize(
    "text",
    [
        "≥ 90",
        ">= 90",
        "=> 90",
        "≥90",
        "≥ 90 %",
        "≥ 90,00%",
        "90 ke atas",
        "90 % keatas",
        "90 atau lebih",
        "minimal 90",
        "paling sedikit 90",
        "lebih besar dari atau sama dengan 90",
        "lebih besar atau sama dengan 90",
    ],
)
def test_a_band_from_its_lower_bound_on(text: str) -> None:
    assert read_band(CATEGORY, text) == band("90", None)


@pytest.mark.parametrize(
    "text", ["> 90", ">90%", "lebih dari 90", "lebih besar dari 90", "di atas 90", "diatas 90"]
)
def test_a_band_above_its_lower_bound(text: str) -> None:
    read = read_band(CATEGORY, text)
    assert read is not None
    assert (read.lower, read.upper, read.with_lower) == (Decimal(90), None, False)


@pytest.mark.parametrize(
    "text", ["< 50", "<50 %", "kurang dari 50", "lebih kecil dari 50", "di bawah 50", "dibawah 50,00"]
)
def test_a_band_below_its_upper_bound(text: str) -> None:
    assert read_band(CATEGORY, text) == band(None, "50")


@pytest.mark.parametrize(
    "text",
    [
        "≤ 50",
        "<= 50",
        "=< 50",
        "50 ke bawah",
        "50 kebawah",
        "50 atau kurang",
        "maksimal 50",
        "paling banyak 50",
        "kurang dari atau sama dengan 50",
        "kurang dari sama dengan 50",
    ],
)
def test_a_band_up_to_its_upper_bound(text: str) -> None:
    assert read_band(CATEGORY, text) == band(None, "50", with_upper=True)


@pytest.mark.parametrize(
    ("text", "lower", "upper"),
    [
        ("75,00 – 89,9", "75", "89.9"),
        ("75.00 - 89.9", "75", "89.9"),
        ("75—89,9", "75", "89.9"),
        ("0-50,00", "0", "50"),
        ("91 % ≤ 100 %", "91", "100"),
        ("100 % ≥ 91 %", "91", "100"),
        ("75 s/d 89", "75", "89"),
        ("75 s.d. 89", "75", "89"),
        ("75 % s/d 89 %", "75", "89"),
        ("75 sampai dengan 89,99", "75", "89.99"),
        ("75 sampai 89,99", "75", "89.99"),
        ("75 ≤ x ≤ 90", "75", "90"),
    ],
)
def test_a_band_with_both_its_bounds(text: str, lower: str, upper: str) -> None:
    assert read_band(CATEGORY, text) == band(lower, upper, with_upper=True)


@pytest.mark.parametrize(
    "text", ["75 ≤ x < 90", "75 – < 90", "75% – <90%", "75 <= X < 90", "75 sampai kurang dari 90"]
)
def test_a_band_that_ends_below_the_next_one(text: str) -> None:
    assert read_band(CATEGORY, text) == band("75", "90")


@pytest.mark.parametrize("text", ["75 < x ≤ 90", "> 75 – 90", "75 < x <= 90"])
def test_a_band_that_begins_above_the_one_below(text: str) -> None:
    assert read_band(CATEGORY, text) == band("75", "90", with_lower=False, with_upper=True)


@pytest.mark.parametrize(
    "text", ["", "-", "Baik", "90", "90 %", "75 – 75", "60 – 75 – 90", "≥", "lebih dari", "√"]
)
def test_what_names_no_bound_is_no_band(text: str) -> None:
    assert read_band(CATEGORY, text) is None


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("250", "Sangat Baik"),
        ("90", "Sangat Baik"),
        ("89.95", "Baik"),
        ("89.999999", "Baik"),
        ("75", "Baik"),
        ("74.995", "Cukup"),
        ("65", "Cukup"),
        ("64.9999", "Kurang"),
        ("50", "Kurang"),
        ("49.99", "Sangat Kurang"),
        ("0", "Sangat Kurang"),
    ],
)
def test_a_band_reaches_up_to_the_next_one_and_holds_the_unrounded_value(value: str, expected: str) -> None:
    assert LKJIP.category(Decimal(value)) == expected
    assert scale_of(PRINTED).category(Decimal(value)) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("100", "Sangat Tinggi"),
        ("91", "Sangat Tinggi"),
        ("90.99", "Tinggi"),
        ("76", "Tinggi"),
        ("75.99", "Sedang"),
        ("66", "Sedang"),
        ("65.99", "Rendah"),
        ("51", "Rendah"),
        ("50.99", "Sangat Rendah"),
        ("0", "Sangat Rendah"),
    ],
)
def test_the_scale_of_permendagri_86_2017(value: str, expected: str) -> None:
    assert PERMENDAGRI_86_2017.category(Decimal(value)) == expected


def test_a_value_on_a_bound_that_is_left_out_belongs_to_the_band_below() -> None:
    scale = scale_of([("Sangat Baik", "> 90"), ("Baik", "75 – 90"), ("Kurang", "< 75")])
    assert [scale.category(Decimal(each)) for each in ("90.01", "90", "75")] == ["Sangat Baik", "Baik", "Baik"]


def test_a_value_under_the_lowest_band_has_no_category() -> None:
    assert scale_of([("Baik", "≥ 75"), ("Kurang", "50 – < 75")]).category(Decimal("49.9")) is None


def test_a_scale_knows_its_categories_in_any_spelling() -> None:
    assert LKJIP.names("sangat  BAIK")
    assert not LKJIP.names("Sangat Tinggi")


def test_bands_stand_from_the_highest_to_the_lowest() -> None:
    assert [each.category for each in scale_of(PRINTED[::-1]).bands] == [category for category, _ in PRINTED]


def test_the_printed_scale_has_three_gaps_and_holds_fifty_twice() -> None:
    assert seams_of(scale_of(PRINTED)) == [
        ("Baik", "89,9", "90", False),
        ("Cukup", "74,99", "75", False),
        ("Kurang", "64,99", "65", False),
        ("Sangat Kurang", "50", "50", True),
    ]


def test_a_seam_names_the_bound_where_the_band_should_end() -> None:
    assert [seam.next_lower for seam in seams(scale_of(PRINTED))] == [90, 75, 65, 50]


@pytest.mark.parametrize("scale", [LKJIP, PERMENDAGRI_86_2017], ids=["LKjIP", "Permendagri"])
def test_the_presets_have_no_seam(scale: Scale) -> None:
    assert list(seams(scale)) == []


@pytest.mark.parametrize(
    "lines",
    [
        [("A", "≥ 90"), ("B", "75 ≤ x < 90"), ("C", "< 75")],
        [("A", "> 90"), ("B", "75 < x ≤ 90"), ("C", "≤ 75")],
        [("A", "90 ke atas"), ("B", "0 – < 90")],
        [("A", "90 – 100"), ("B", "75 – < 90"), ("C", "kurang dari 75")],
    ],
)
def test_a_scale_without_gaps_has_no_seam(lines: Sequence[tuple[str, str]]) -> None:
    assert list(seams(scale_of(lines))) == []


def test_a_bound_in_no_band_is_a_gap_of_one_value() -> None:
    scale = scale_of([("A", "> 90"), ("B", "75 – < 90"), ("C", "< 75")])
    assert seams_of(scale) == [("A", "90", "90", False)]


def test_bands_that_reach_into_each_other_overlap() -> None:
    scale = scale_of([("A", "≥ 90"), ("B", "75 – 92"), ("C", "< 75")])
    assert seams_of(scale) == [("B", "90", "92", True)]


def test_a_scale_has_to_reach_from_nothing_to_a_hundred() -> None:
    scale = scale_of([("A", "75 – 95"), ("B", "50 – < 75")])
    assert seams_of(scale) == [("A", "95", "100", False), ("B", "0", "50", False)]


def test_a_band_is_written_as_it_should_be() -> None:
    assert proper_text(band("90", None), None) == "≥ 90"
    assert proper_text(band("75.5", "89.9"), Decimal(90)) == "75,5 – < 90"
    assert proper_text(band(None, None), Decimal(50)) == "< 50"
    assert proper_text(band("0", "49"), Decimal(50)) == "< 50"


BOUNDS = st.lists(st.decimals("0.01", 150, places=2), min_size=1, max_size=7, unique=True).map(
    lambda bounds: sorted(bounds, reverse=True)
)


def written_scale(bounds: Sequence[Decimal]) -> Scale:
    """A scale of bands that begin at these bounds and at zero, written properly and read again."""
    lowers = [*bounds, None]
    uppers = [None, *bounds]
    texts = [proper_text(Band("", lower), upper) for lower, upper in zip(lowers, uppers, strict=True)]
    return scale_of([(str(number), text) for number, text in enumerate(texts)])


@given(bounds=BOUNDS)
def test_a_scale_that_is_written_properly_has_no_seam(bounds: Sequence[Decimal]) -> None:
    scale = written_scale(bounds)
    assert len(scale.bands) == len(bounds) + 1
    assert list(seams(scale)) == []


@given(bounds=BOUNDS, value=st.decimals(0, 200, places=4))
def test_every_value_has_exactly_one_category(bounds: Sequence[Decimal], value: Decimal) -> None:
    scale = written_scale(bounds)
    inside = [each.category for each in scale.bands if _reaches(each, value) and not _is_past(each, value)]
    assert inside == [scale.category(value)]
    assert inside == [str(sum(value < bound for bound in bounds))]


def _reaches(each: Band, value: Decimal) -> bool:
    return each.lower is None or each.lower <= value


def _is_past(each: Band, value: Decimal) -> bool:
    return each.upper is not None and value >= each.upper


@pytest.mark.parametrize("text", ["100%", "= 100", "Tercapai 100%", "100 % tercapai", "capaian 100", "tepat 100%"])
def test_a_band_of_exactly_a_hundred(text: str) -> None:
    assert read_band(CATEGORY, text) == band("100", "100", with_upper=True)


@pytest.mark.parametrize("text", ["Tercapai 90%", "hampir 100%", "tercapai"])
def test_what_names_no_band(text: str) -> None:
    assert read_band(CATEGORY, text) is None


def test_a_capaian_of_a_hundred_is_reached_one_above_it_surpasses() -> None:
    scale = scale_of([("Melampaui", "> 100"), ("Tercapai", "Tercapai 100%"), ("Hampir", "85 – < 100")])
    assert [scale.category(Decimal(each)) for each in ("100.01", "100", "99.99")] == [
        "Melampaui",
        "Tercapai",
        "Hampir",
    ]
