"""What the tables say of one indicator, on tables that stand here in full."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

import pytest

from lkjip_xl import tables
from lkjip_xl.report.last_year import LastYear
from lkjip_xl.report.model import Report, Table
from lkjip_xl.report.settings import Settings
from lkjip_xl.rules.findings import Problem
from lkjip_xl.rules.k_last_year import berbeda_dari_laporan_tahun_lalu
from tests import factories
from tests.factories import Value, percent
from tests.rules.test_rule_totals import outcomes

YEARS = [(2022, "2022"), (2023, "2023")]
SETTINGS = Settings("Dinas", "Kota", 2023, 2022, 2023)


def renstra(*targets: tuple[str, Value, Value]) -> Table:
    """Tabel 2.2 Sasaran: INDIKATOR, TARGET 2022, TARGET 2023."""
    spec = tables.TABEL_2_2_SASARAN.for_years(YEARS, 2023)
    return factories.table(spec, ("indikator", "target_2022", "target_2023"), targets)


def agreement(*targets: tuple[str, Value]) -> Table:
    """Tabel 2.2 Perjanjian Kinerja: INDIKATOR, TARGET."""
    return factories.table(tables.TABEL_2_2_PERJANJIAN_KINERJA, ("indikator", "target"), targets)


def achieved(*rows: tuple[str, Value, Value, Value]) -> Table:
    """Tabel 3.1.1.a: INDIKATOR, TARGET, REALISASI, CAPAIAN."""
    return factories.table(tables.TABEL_3_1_1_A, ("indikator", "target", "realisasi", "capaian"), rows)


def years(*rows: tuple[str, Value, Value]) -> Table:
    """Tabel 3.1.3: INDIKATOR, REALISASI 2022, REALISASI 2023."""
    spec = tables.TABEL_3_1_3.for_years(YEARS, 2023)
    return factories.table(spec, ("indikator", "realisasi_2022", "realisasi_2023"), rows)


def efficiency(*rows: tuple[str, Value]) -> Table:
    """Tabel 3.1.5: INDIKATOR, CAPAIAN."""
    return factories.table(tables.TABEL_3_1_5, ("indikator", "capaian"), rows)


def found(code: str, *parts: Table) -> list[Problem]:
    every = outcomes(code, factories.report(*parts, settings=SETTINGS))
    return [each for each in every if isinstance(each, Problem)]


def places(problems: Sequence[Problem]) -> list[tuple[str, str]]:
    return [(each.place.sheet, each.place.address) for each in problems]


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        (percent(94), percent("94.46", 2), True),
        (percent(94), percent("94.5", 1), True),
        (percent(94), percent("94.6", 1), False),
        (percent("94.46", 2), percent("94.5", 1), True),
        (percent("94.4", 1), percent("94.46", 2), False),
        ("94,46%", percent("94.46", 2), True),
        (percent(94), "n/a", False),
        ("-", "n/a", True),
        (percent(0), "-", False),
    ],
)
def test_two_printings_of_a_capaian_agree_where_one_figure_is_printed_so(
    one: Value, other: Value, agree: bool
) -> None:
    parts = achieved(("I", "100", "94,46", one)), efficiency(("I", other))
    assert places(found("K06", *parts)) == ([] if agree else [("Tabel 3.1.5", "B7")])


def test_a_dash_that_a_formula_takes_over_says_nothing_of_a_capaian() -> None:
    """Tabel 3.1.5 takes a dash over from a formula that cannot compute with texts; 3.1.2 has the figure typed."""
    own, repeated = achieved(("I", "BB (73)", "BB (73)", "-")), efficiency(("I", "-"))
    compared = factories.table(tables.TABEL_3_1_2, ("indikator", "capaian"), [("I", percent(100))])
    assert places(found("K06", with_formula(own), compared, with_formula(repeated))) == []
    assert places(found("K06", with_formula(own), compared, repeated)) == [("Tabel 3.1.5", "B7")]


def with_formula(table: Table) -> Table:
    """The table with formulas in the column CAPAIAN."""
    rows = [
        replace(row, cells={**row.cells, "capaian": replace(row.cells["capaian"], formula=True)})
        for row in table.rows
    ]
    return replace(table, rows=tuple(rows))


@pytest.mark.parametrize("target", ["≤ 3,2", "maksimal 3,2", "paling banyak 3,2", "kurang dari 3,2"])
def test_a_bound_is_a_text_on_purpose(target: str) -> None:
    assert found("D02", achieved(("I", target, Decimal("2.1"), percent(134)))) == []
    assert places(found("D02", achieved(("I", "3,2", Decimal("2.1"), percent(134))))) == [("Tabel 3.1.1.a", "B7")]


@pytest.mark.parametrize(("category", "wrong"), [("Baik", []), ("Cukup", [("Tabel 3.1.1.a", "D7")])])
def test_the_category_of_a_capaian_without_an_end(category: str, wrong: list[tuple[str, str]]) -> None:
    """5,63 hari against ≤ 4,9 hari are 85,1020408…%, which the formula of the template cannot compute."""
    columns, row = (
        ("indikator", "target", "realisasi", "kategori", "capaian"),
        ("≤ 4,9 hari", "5,63 hari", category, "-"),
    )
    table = factories.table(tables.TABEL_3_1_1_A, columns, [("I", *row)])
    scale = factories.table(tables.TABEL_3_1, ("kategori", "rentang"), [("Baik", "75 – < 90"), ("Cukup", "< 75")])
    assert places(found("P05", table, scale)) == wrong


def test_three_printings_agree_only_if_one_figure_is_printed_as_all_of_them() -> None:
    apart = years(("I", 1, "94,5")), achieved(("I", "100", "94", "-"))
    middle = factories.table(tables.TABEL_3_1_4, ("indikator", "realisasi"), [("I", "93,6")])
    # 94 is printed for 93,6 and for 94,5, but nothing is both.
    (differs,) = found("K06", *apart, middle)
    assert differs.actual == Decimal("93.6")
    assert differs.expected == Decimal("94.5")
    assert differs.difference == Decimal("-0.9")


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        ("75", "75,00", True),
        (Decimal("0.9"), Decimal("0.87"), False),
        ("75", "75,4", False),
        ("≤ 1 %", "1%", True),
        ("100 Persen", percent(100), True),
        ("2 dokumen", "2 orang", False),
        ("BB (72,5)", "A (72,5)", False),
        ("BB (72,5)", "72,5", True),
        ("n/a", percent(100), False),
        ("WTP", "wtp", True),
        ("WTP", "Wajar Tanpa Pengecualian", True),
        ("WTP", "WDP", False),
    ],
)
def test_a_target_is_set_and_not_measured(one: Value, other: Value, agree: bool) -> None:
    parts = agreement(("I", one)), achieved(("I", other, "1", "-"))
    assert places(found("K06", *parts)) == ([] if agree else [("Tabel 3.1.1.a", "B7")])


def test_the_target_of_renstra_is_another_fact_than_that_of_the_agreement() -> None:
    plan = renstra(("Satu", 75, 80), ("Dua", 5, 6), ("Tiga", 7, 8))
    signed = agreement(("Satu", 82), ("Dua", 6), ("Tiga", 9))
    assert found("K06", plan, signed) == []
    (told,) = found("K13", plan, signed)
    assert (told.place.address, [each.address for each in told.others]) == ("B7", ["B9"])
    assert told.message == (
        "Target PK 2023 di sini bersama 1 sel lain tidak sama dengan target Renstra di Tabel 2.2 Sasaran sel C7."
    )


def test_a_target_that_the_tables_contradict_is_not_held_against_renstra() -> None:
    parts = renstra(("I", 75, 80)), agreement(("I", 82)), achieved(("I", 81, "1", "-"))
    assert places(found("K06", *parts)) == [("Tabel 3.1.1.a", "B7")]
    assert found("K13", *parts) == []


def test_the_other_target_of_the_year_decides_between_two() -> None:
    spec = tables.TABEL_3_1_3.for_years(YEARS, 2023)
    later = factories.table(spec, ("indikator", "target_2023"), [("I", 80)])
    (differs,) = found("K06", renstra(("I", 75, 85)), agreement(("I", 80)), later)
    assert (differs.place.sheet, differs.place.address) == ("Tabel 2.2 Sasaran", "C7")
    assert differs.message == "Target Renstra 2023 indikator ini tidak sama dengan Tabel 3.1.3 sel B7."
    assert differs.difference == 5


def test_a_dash_and_na_are_told_once_for_a_column() -> None:
    one = achieved(("Satu", 1, "-", "-"), ("Dua", 1, "n/a", "-"))
    other = years(("Satu", 1, "n/a"), ("Dua", 1, "-"))
    assert found("K06", one, other) == []
    (told,) = found("K14", one, other)
    assert (told.place.sheet, told.place.address) == ("Tabel 3.1.3", "C7")
    assert [each.address for each in told.others] == ["C8"]


def test_a_capaian_differs_as_a_consequence_of_its_realisasi() -> None:
    parts = achieved(("I", "100", "90", percent(90))), years(("I", 1, 80)), efficiency(("I", percent(80)))
    realisasi, capaian = found("K06", *parts)
    assert realisasi.consequence_of == ()
    assert capaian.consequence_of == (("K06", realisasi.place),)


def test_both_ways_out_are_told_as_far_as_no_percentage_becomes_wrong() -> None:
    parts = achieved(("I", "100", "90", percent(90))), years(("I", 1, 80))
    (differs,) = found("K06", *parts)
    assert [[(each.place.sheet, each.place.address, each.value) for each in fix] for fix in differs.fixes] == [
        [("Tabel 3.1.3", "C7", "90")]
    ]
    free = agreement(("I", 75)), achieved(("I", 76, "1", "-"))
    (target,) = found("K06", *free)
    assert [[(each.place.sheet, each.value) for each in fix] for fix in target.fixes] == [
        [("Tabel 3.1.1.a", Decimal(75))],
        [("Tabel 2.2 Perjanjian Kinerja", Decimal(76))],
    ]


def test_last_years_report_holds_against_figures_and_na() -> None:
    def compare(now: Report, before: Report) -> list[Problem]:
        return [
            each for each in berbeda_dari_laporan_tahun_lalu(now, LastYear(before)) if isinstance(each, Problem)
        ]

    last = factories.report(
        achieved(("Satu", 60, "67", "-"), ("Dua", 60, "67,4", "-"), ("Tiga", "n/a", "-", "-")),
        settings=replace(SETTINGS, tahun=2022),
    )
    columns = ("indikator", "realisasi_lalu", "target_lalu")
    rows: list[tuple[Value, ...]] = [("Satu", "n/a", 60), ("Dua", "67", 61), ("Tiga", "-", "-")]
    now = factories.report(factories.table(tables.TABEL_3_1_2, columns, rows), settings=SETTINGS)
    told = compare(now, last)
    assert [(each.place.address, each.written, each.should_be) for each in told] == [
        ("B7", "n/a", "67"),
        ("C8", "61", "60"),
    ]
    assert told[1].difference == 1
    assert [[each.value for each in fix] for fix in told[0].fixes] == [["67"]]
