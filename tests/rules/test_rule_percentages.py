"""The rules about percentages and the budgets of programs, on tables that stand here in full."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from lkjip_xl import tables
from lkjip_xl.report.model import Table
from lkjip_xl.rules.findings import Problem, Unjudged
from tests import factories
from tests.factories import percent
from tests.rules.changes import write
from tests.rules.test_rule_totals import Rows, outcomes
from tests.sample_books import PK_PROGRAM, TABEL_3_1_1_B, check_changed, only

COLUMNS = ("jenis", "nama", "target_keuangan", "realisasi", "capaian")


def _formulas(table: Table, key: str, **changes: object) -> Table:
    """The table with a column whose cells are formulas."""
    rows = tuple(
        replace(row, cells={**row.cells, key: replace(row.cells[key], formula=True, **changes)})  # type: ignore[arg-type]
        for row in table.rows
    )
    return replace(table, rows=rows)


def test_one_that_cannot_be_judged_hides_no_other() -> None:
    rows: Rows = [("Program", "A", 100, "90", percent(90)), ("Program", "B", 100, 50, percent(60))]
    table = _formulas(factories.table(tables.TABEL_3_1_1_B, COLUMNS, rows), "capaian")
    found = outcomes("P01", factories.report(table))
    (unjudged,) = [each for each in found if isinstance(each, Unjudged)]
    assert unjudged.reason == "rumus di Tabel 3.1.1.b E7 membagi teks (lihat D02)"
    (wrong,) = [each for each in found if isinstance(each, Problem)]
    assert (wrong.place.address, wrong.expected) == ("E8", Decimal(50))


def test_a_formula_differs_by_what_it_shows_and_two_decimals_at_least() -> None:
    rows = [("Program", "A", 100, 50, percent("98.8612"))]
    table = _formulas(factories.table(tables.TABEL_3_1_1_B, COLUMNS, rows), "capaian", decimals=0)
    (found,) = outcomes("P01", factories.report(table))
    assert isinstance(found, Problem)
    assert found.difference == Decimal("48.86")


def test_a_budget_that_is_not_looked_up_is_told_at_the_name() -> None:
    plan = factories.table(
        tables.TABEL_2_7, ("jenis", "nama", "pagu"), [("Program", "PROGRAM PEMBINAAN ORGANISASI", 100)]
    )
    shares = factories.table(
        tables.TABEL_2_3_1, ("sasaran", "program", "anggaran"), [("S", "PROGRAM PEMBINAAN ORGANISASSI", None)]
    )
    (found,) = outcomes("K05", factories.report(plan, _formulas(shares, "anggaran")))
    assert isinstance(found, Problem)
    assert found.place.address == "B7"
    assert found.message == (
        "Tulisan di sini berbeda dari Tabel 2.7 sel B7. Karena itu rumus anggarannya tidak menemukan pagunya."
    )
    assert found.hint == "Tulis nama program seperti di Tabel 2.7."


def test_a_name_that_drifts_is_known_by_its_code_where_the_table_has_codes() -> None:
    code = "8.01.01.2.09.05"
    in_both = {TABEL_3_1_1_B: "B38", "Tabel 2.7": "B38"}
    result = check_changed(
        lambda book: [
            *(write(sheet, **{address: code})(book) for sheet, address in in_both.items()),
            write(TABEL_3_1_1_B, C38="Pemeliharan Mebel")(book),
        ]
    )
    assert only(result, "K03").problem.row_code == code
    slip = check_changed(write(PK_PROGRAM, B7="Presentase"))
    assert {each.problem.row_code for each in slip.findings if each.problem.place.sheet == PK_PROGRAM} == {""}


def test_what_cannot_be_summed_differs_from_no_other_sum() -> None:
    plan = factories.table(
        tables.TABEL_2_7,
        ("jenis", "nama", "pagu"),
        [("Program", "A", 100), ("Program", "B", 30)],
        (None, "JUMLAH", 130),
    )
    shares: list[tuple[str, str, int | None]] = [("S", "A", 100), ("S", "B", 20)]

    def found() -> list[Problem | Unjudged]:
        table = factories.table(tables.TABEL_2_3_1, ("sasaran", "program", "anggaran"), shares)
        return outcomes("K04", factories.report(plan, table))

    assert len(found()) == 1
    shares[1] = ("S", "B", None)
    assert found() == []


def test_a_capaian_without_its_column_of_formulas_is_judged_by_the_usual_one() -> None:
    rows: Rows = [("S", "I", percent(100), percent(50), percent(60))]
    columns = ("sasaran", "indikator", "target", "realisasi", "capaian")
    (found,) = outcomes("P01", factories.report(factories.table(tables.TABEL_3_1_1_A, columns, rows)))
    assert isinstance(found, Problem)
    own = [place.address for place in found.basis if place.sheet == found.place.sheet]
    assert (found.expected, own) == (Decimal(50), ["D7", "C7"])
