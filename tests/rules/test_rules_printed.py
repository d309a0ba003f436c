"""A percentage and its figures that do not agree: which one the report itself says is wrong, and the ways out."""

from __future__ import annotations

from decimal import Decimal

import pytest

from lkjip_xl import tables
from lkjip_xl.report.model import Table
from lkjip_xl.rules.findings import Problem
from lkjip_xl.show.wording import worded
from tests import factories
from tests.factories import Value, percent
from tests.rules.test_rule_totals import outcomes

BUDGET = ("jenis", "nama", "target_keuangan", "realisasi", "capaian")
LESS, INVERSE = "(2T − R) ÷ T (makin rendah makin baik)", "T ÷ R (makin rendah makin baik)"


def spent(*rows: tuple[Value, ...]) -> Table:
    """Tabel 3.1.1.b: JENIS, name, pagu, realisasi, CAPAIAN (%)."""
    return factories.table(tables.TABEL_3_1_1_B, BUDGET, rows)


def achieved(target: Value, realisasi: Value, capaian: Value, rumus: Value = None) -> Table:
    """Tabel 3.1.1.a: the one indicator."""
    columns = ("indikator", "target", "realisasi", "capaian", "rumus")
    return factories.table(tables.TABEL_3_1_1_A, columns, [("I", target, realisasi, capaian, rumus)])


def found(code: str, *parts: Table) -> list[Problem]:
    return [each for each in outcomes(code, factories.report(*parts)) if isinstance(each, Problem)]


def fixes(problem: Problem) -> list[list[tuple[str, str, Decimal | str]]]:
    return [[(each.place.sheet, each.place.address, each.value) for each in way] for way in problem.fixes]


def test_an_amount_that_its_sum_contradicts_is_the_likelier_fault() -> None:
    table = spent(
        ("Program", "P", 300, 240, 80),
        ("Kegiatan", "K", 300, 240, 80),
        ("Sub Kegiatan", "S1", 100, 90, 75),  # 75 was spent
        ("Sub Kegiatan", "S2", 200, 165, Decimal("82.5")),
    )
    (wrong,) = found("P01", table)
    assert (wrong.place.address, wrong.actual, wrong.expected) == ("E9", Decimal(75), Decimal(90))
    assert wrong.hint == (
        "Menurut D8, REALISASI KEUANGAN di sel D9 seharusnya 75 dan persentase ini benar: betulkan sel D9; "
        "jika tidak, ketik 90."
    )
    assert fixes(wrong) == [[("Tabel 3.1.1.b", "D9", Decimal(75))], [("Tabel 3.1.1.b", "E9", Decimal(90))]]


def test_a_parent_that_its_parts_contradict_is_too() -> None:
    table = spent(
        ("Program", "P", 300, 240, 90),
        ("Kegiatan", "K1", 100, 90, 90),
        ("Kegiatan", "K2", 200, 180, 90),
    )
    (wrong,) = found("P01", table)
    assert fixes(wrong)[0] == [("Tabel 3.1.1.b", "D7", Decimal(270))]


def test_a_pagu_that_the_other_table_contradicts_is_too() -> None:
    plan = factories.table(tables.TABEL_2_7, ("jenis", "nama", "pagu"), [("Program", "P", 200)])
    (wrong,) = found("P01", plan, spent(("Program", "P", 250, 150, 75)))
    assert fixes(wrong)[0] == [("Tabel 3.1.1.b", "C7", Decimal(200))]
    assert "Tabel 2.7 sel C7" in wrong.hint


def test_a_realisasi_that_another_table_tells_otherwise_is_too() -> None:
    before = factories.table(tables.TABEL_3_1_2, ("indikator", "realisasi"), [("I", 90)])
    (wrong,) = found("P01", achieved(100, 80, percent(90)), before)
    assert fixes(wrong) == [
        [("Tabel 3.1.1.a", "C7", Decimal(90))],
        [("Tabel 3.1.1.a", "D7", Decimal(80))],
    ]


def test_without_other_evidence_both_are_named() -> None:
    (wrong,) = found("P01", spent(("Program", "P", 300, 240, 90)))
    assert wrong.hint == "Ketik 80; atau, jika persentase ini benar, betulkan 240 (sel D7) atau 300 (sel C7)."
    assert fixes(wrong) == [[("Tabel 3.1.1.b", "E7", Decimal(80))]]


def test_a_formula_is_named_also_where_another_table_has_used_a_second_one() -> None:
    before = factories.table(
        tables.TABEL_3_1_2,
        ("indikator", "realisasi", "target", "capaian", "rumus"),
        [("I", 8, 10, percent(125), None)],
    )
    here, there = found("P01", achieved(10, 8, percent(120), None), before)
    assert worded(here.hint).startswith(
        f"Jika rumusnya {LESS}, pilih itu di RUMUS CAPAIAN (sel E7); jika tidak, betulkan 8 "
    )
    assert worded(there.hint).startswith(f"Jika rumusnya {INVERSE}, pilih itu di RUMUS CAPAIAN (sel E7); ")


@pytest.mark.parametrize(
    ("capaian", "rumus", "meant"),
    [
        (percent(150), None, LESS),
        (percent(200), None, INVERSE),
        (percent(50), LESS, "R ÷ T (makin tinggi makin baik)"),
    ],
)
def test_the_formula_that_gives_the_figure_is_named(capaian: Value, rumus: Value, meant: str) -> None:
    (wrong,) = found("P01", achieved(10, 5, capaian, rumus))
    assert worded(wrong.hint).startswith(
        f"Jika rumusnya {meant}, pilih itu di RUMUS CAPAIAN (sel E7); jika tidak, ketik "
    )
    assert fixes(wrong)[0] == [("Tabel 3.1.1.a", "E7", meant)]


def test_a_formula_that_makes_another_percentage_of_the_row_wrong_is_not() -> None:
    columns = (
        "indikator",
        "realisasi_lalu",
        "target_lalu",
        "capaian_lalu",
        "realisasi",
        "target",
        "capaian",
        "rumus",
    )
    row: tuple[Value, ...] = ("I", 5, 10, percent(50), 5, 10, percent(150), None)
    (wrong,) = found("P01", factories.table(tables.TABEL_3_1_2, columns, [row]))
    assert "rumusnya" not in wrong.hint


@pytest.mark.parametrize(("typed", "meant"), [(1, ["100%"]), (Decimal("0.98"), ["98%"])])
def test_a_figure_without_its_sign_is_read_as_the_percentage_says(typed: Value, meant: list[str]) -> None:
    right = percent(100) if typed == 1 else percent(98)
    (wrong,) = found("P03", achieved(percent(100), typed, right))
    assert [way[0][2] for way in fixes(wrong)] == meant
    assert wrong.expected == meant[0]


def test_where_the_percentage_does_not_say_both_readings_are_told() -> None:
    (wrong,) = found("P03", achieved(percent(100), 1, None))
    assert wrong.hint == "Jika yang dimaksud 1%, ketik 1%. Jika yang dimaksud 100%, ketik 100%."


def test_a_hundredfold_is_mended_with_the_decimals_of_its_cell() -> None:
    (wrong,) = found("P03", achieved(3, 2, percent("0.67", 2)))
    assert (wrong.expected, fixes(wrong)) == (Decimal("66.67"), [[("Tabel 3.1.1.a", "D7", Decimal("66.67"))]])
