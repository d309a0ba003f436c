"""One cause, one finding: slips that show in several cells or tables, and what cannot be computed from a dash."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from lkjip_xl.books.finished.finished import write_finished
from lkjip_xl.books.template.template import Filling, TemplateOptions, Typed, write_template
from lkjip_xl.check.run import check_report
from lkjip_xl.rules.findings import CheckResult, Severity
from lkjip_xl.rules.not_judged import reasons_not_judged
from lkjip_xl.show.wording import worded
from tests.checking import check_file
from tests.rules.budgets import BELANJA
from tests.rules.case import of_code, reasons
from tests.rules.changes import PENGATURAN, leave_out, together, write
from tests.rules.indicators import A_NUMBER, no_target
from tests.rules.waiving import waive
from tests.sample_books import (
    REALISASI_BELANJA,
    SASARAN,
    TABEL_1_4,
    TABEL_2_1,
    TABEL_2_3_1,
    TABEL_2_7,
    TABEL_3_1,
    TABEL_3_1_1_A,
    TABEL_3_1_1_B,
    TABEL_3_1_2,
    TABEL_3_1_3,
    Book,
    check_changed,
    found,
)

pytestmark = pytest.mark.usefixtures("small_templates")


def hints(result: CheckResult, code: str) -> list[str]:
    return [worded(each.problem.hint) for each in of_code(result, code)]


def test_the_advice_names_the_document_that_holds_the_figure() -> None:
    employee = check_changed(write(TABEL_1_4, C6=6))
    assert not [hint for hint in hints(employee, "T03") if "dokumen anggaran" in hint]
    assert "data realisasinya" in hints(check_changed(write(TABEL_3_1_3, M8=99)), "K06")[0]
    assert "Renstra" in hints(check_changed(write(TABEL_3_1_3, L8=99)), "K06")[0]
    spent = check_changed(together(BELANJA, write(REALISASI_BELANJA, C9=80_600_001, C6=23_425_221_115)))
    assert "laporan realisasi" in hints(spent, "K04")[0]


def test_percentages_that_are_right_by_the_figure_of_another_table_are_not_told_beside_it() -> None:
    slip = write(TABEL_3_1_2, E8=0.9)
    row = Book()[TABEL_3_1_2]["A8"].value

    assert [code for code, _, _ in found(check_changed(slip))] == ["K06"]

    accepted = check_changed(together(slip, waive("K06", TABEL_3_1_2, row)))
    assert {each.code for each in accepted.standing() if each.severity is Severity.ERROR} == {"P01"}


def test_the_advice_on_a_percentage_names_the_cell_that_lacks_a_figure() -> None:
    result = check_changed(together(no_target("-"), A_NUMBER))
    assert hints(result, "P04")[0].startswith("Tulis tanda -, atau lengkapi angka di D7.")


def test_the_example_of_a_formula_is_a_true_one() -> None:
    result = check_changed(write(TABEL_3_1_1_B, H7="8=(6/7)x100"))
    assert "× 100 = 98" in of_code(result, "E03")[0].problem.should_be


def test_a_sasaran_of_penunjang_alone_has_no_absorption() -> None:
    penunjang = "PROGRAM PENUNJANG URUSAN PEMERINTAHAN DAERAH KABUPATEN/KOTA"
    result = check_changed(
        together(
            *(write(TABEL_2_3_1, **{f"C{row}": f"{penunjang} {row}"}) for row in (11, 12)),
            *(
                write(sheet, **{f"C{row}": f"{penunjang} {at}"})
                for sheet in (TABEL_2_7, TABEL_3_1_1_B)
                for row, at in ((46, 11), (50, 12))
            ),
            leave_out(TABEL_2_1),
        )
    )
    assert [reason for reason in reasons(result, "E02") if "hanya didukung Program Penunjang" in reason]


def test_many_sasaran_without_a_program_are_one_reason() -> None:
    result = check_changed(
        together(write(TABEL_2_3_1, B7="Sasaran lain", B11="Sasaran yang lain lagi"), leave_out(TABEL_2_1))
    )
    said = [each for each in reasons_not_judged(result.not_judged) if "tidak ada program yang sama" in each]
    assert len(said) == 1
    assert "E7–E8 (E02)" in said[0]


@pytest.mark.parametrize(("cell", "year"), [("B5", 2024), ("B7", 2022)])
def test_a_year_outside_the_renstra_is_named_where_it_stands(cell: str, year: int) -> None:
    result = check_changed(write("Identitas", **{cell: year}))
    assert found(result) == [("D11", "Identitas", "B5")]
    (finding,) = of_code(result, "D11")
    assert "di luar Renstra 2018–" in finding.problem.message
    assert [reason for reason in reasons(result, "K06") if "di luar Renstra" in reason]


def test_a_year_outside_the_renstra_is_not_left_out_of_the_finished_tables(tmp_path: Path) -> None:
    book = Book()
    book["Identitas"]["B7"].value = 2022
    report = book.read()
    target = tmp_path / "draf.xlsx"
    write_finished(target, report, check_report(report, ""), draft=True)
    headings = {cell.value for row in openpyxl.load_workbook(target)[SASARAN].iter_rows(max_row=6) for cell in row}
    assert {"2018", "2022", "2023"} <= {str(each) for each in headings}


def test_without_a_scale_the_categories_are_not_judged() -> None:
    result = check_changed(leave_out(TABEL_3_1))
    assert [reason for reason in reasons(result, "P05") if "Pengaturan" in reason]


def test_years_after_the_report_need_no_realisasi() -> None:
    result = check_changed(
        together(
            write("Identitas", B5=2022, B7=2023),
            # The report of 2022 stops a year earlier in the same Renstra.
            write(TABEL_3_1_3, M8=None, M9=None),
        )
    )
    assert not [each for each in found(result) if each[:2] == ("D01", TABEL_3_1_3)]


def filled_template(target: Path, **typed_over: Typed) -> None:
    """A template in which a target is a range: what the template's own formula cannot compute with."""
    years = {f"target_{year}": Typed("80-90") for year in range(2021, 2027)}
    rows: dict[str, list[dict[str, Typed]]] = {
        "tabel_2_2_sasaran": [{"sasaran": Typed("Mutu layanan"), "indikator": Typed("Indeks kepuasan"), **years}],
        "tabel_2_2_perjanjian_kinerja": [{"satuan": Typed("Indeks")}],
        "tabel_3_1_1_a": [{"realisasi": Typed(99), **typed_over}],
    }
    write_template(target, TemplateOptions("Dinas", "Kota", 2023, 2021, 2026), Filling(rows))


@pytest.mark.thorough
@pytest.mark.long
def test_a_range_is_computed_in_the_template(tmp_path: Path) -> None:
    path = tmp_path / "templat.xlsx"
    filled_template(path)
    assert hints(check_file(path), "P01") == hints(check_file(path), "P08") == []
    filled_template(path, capaian=Typed(Decimal("1.1"), 0))
    assert [each for each in found(check_file(path)) if each[1] == TABEL_3_1_1_A] == []


def test_what_to_type_into_a_cell_of_percent_points() -> None:
    (hint,) = hints(check_changed(write(TABEL_1_4, D7=45.7)), "P02")
    assert hint.startswith("Ketik 57,1, ")


def test_without_pengaturan_the_defaults_are_named() -> None:
    assert [each for each in reasons(check_changed(leave_out(PENGATURAN)), "S01") if "pengaturan bawaan" in each]
