"""One cause, one finding: slips that show in several cells or tables, and what cannot be computed from a dash."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from lkjip_xl.books.finished.finished import write_finished
from lkjip_xl.books.template.template import Filling, TemplateOptions, Typed, write_template
from lkjip_xl.check.run import check_file, check_report
from lkjip_xl.rules.findings import CheckResult
from tests.rules.test_rules import (
    STANDING,
    Case,
    Change,
    assert_case,
    case_id,
    leave_out,
    of_code,
    reasons,
    show_as,
    together,
    write,
)
from tests.rules.test_rules_figures import delete_row
from tests.rules.test_rules_tables import (
    A_DASH,
    A_NUMBER,
    BELANJA,
    BELOW,
    SECOND_SASARAN,
    insert_row,
    no_target,
    replaced,
)
from tests.sample_books import (
    PK_PROGRAM,
    REALISASI_BELANJA,
    SASARAN,
    TABEL_1_4,
    TABEL_2_1,
    TABEL_2_3,
    TABEL_2_3_1,
    TABEL_2_7,
    TABEL_3_1,
    TABEL_3_1_1_A,
    TABEL_3_1_1_B,
    TABEL_3_1_2,
    TABEL_3_1_3,
    TABEL_3_1_5,
    Book,
    check_changed,
    found,
)

KEWASPADAAN = (
    "PROGRAM PENINGKATAN KEWASPADAAN NASIONAL DAN PENINGKATAN KUALITAS DAN FASILITASI PENANGANAN KONFLIK SOSIAL"
)
A, B, C = TABEL_3_1_1_A, TABEL_3_1_2, TABEL_3_1_5
PENGATURAN = "Pengaturan"

WORDS = (
    Case(
        "D03",
        "a realisasi in words",
        together(write(A, E7="belum ada"), write(B, E8="belum ada"), write(TABEL_3_1_3, M8="belum ada")),
        (("D03", A, "E7"), ("D03", B, "E8"), ("D03", TABEL_3_1_3, "M8")),
        says="targetnya 100%",
    ),
    Case("D03", "of an earlier year", write(TABEL_3_1_3, G8="menyusul"), (("D03", TABEL_3_1_3, "G8"),)),
    Case("D03", "under a range", together(BELOW, write(A, E7="baik")), (("D03", A, "E7"),), says="80-90"),
    Case(
        "D03",
        "a grade beside a grade",
        together(no_target("BB"), write(A, E7="A"), A_DASH),
        (("K06", A, "E7"),),
        (STANDING, ("P08", A, "F7"), ("E05", "Tabel 3.1.5", "F7")),
    ),
    Case("D04", "a limit below zero", write(PENGATURAN, B6=-5), (("D04", PENGATURAN, "B6"),)),
)

DASHES = (
    Case(
        "E01",
        "of a dash",
        together(no_target("-"), A_DASH, write(C, F7=4.67)),
    ),
    Case("D01", "nothing to compute of a dash", together(no_target("-"), A_DASH, write(C, F7=None))),
    Case("P05", "of a dash", together(no_target("-"), A_DASH, write(A, G7="Baik"))),
    Case("E03", "a long dash", write(C, F6="6=(4–5)")),
    Case("E03", "a minus sign, upside down", write(C, F6="6=(5−4)"), (("E03", C, "F6"),), expected="6=(4-5)"),
)

OF_SASARAN = (
    Case(
        "K02",
        "a sasaran in other words",
        write(TABEL_2_3_1, B11="Peran ormas meningkat"),
        (("K02", TABEL_2_3_1, "B11"),),
        expected=SECOND_SASARAN,
        actual="Peran ormas meningkat",
    ),
    Case(
        "K02",
        "a sasaran without a program",
        together(delete_row(TABEL_2_3_1, 11), delete_row(TABEL_2_3_1, 11), leave_out(TABEL_2_1)),
        (("K02", SASARAN, "A8"), ("K05", TABEL_2_7, "C46"), ("K05", TABEL_2_7, "C50")),
        says="belum mempunyai program",
    ),
    Case(
        "K03",
        "a sasaran misspelt where it is first written",
        replaced(SASARAN, "A7", "pemahaman", "pemahamam"),
        (("K03", SASARAN, "A7"),),
    ),
)

OUTLINE = (
    Case(
        "K02",
        "a row under another program",
        together(delete_row(TABEL_2_1, 37), insert_row(TABEL_2_1, 44, C44="Pemeliharaan Mebel")),
        (("K02", TABEL_2_1, "C44"),),
        says="di bawah program lain",
    ),
    Case(
        "K02",
        "a program in other words",
        write(TABEL_2_1, B40="PROGRAM PENDIDIKAN ANAK"),
        (("K02", TABEL_2_1, "B40"), ("K02", TABEL_2_7, "C41")),
        says="tidak ada di Tabel 2.",
    ),
    Case(
        "K02",
        "a program without its name",
        write(TABEL_2_1, B49=None),
        (("K02", TABEL_2_7, "C50"),),
        says="tidak ada di Tabel 2.1",
    ),
    Case(
        "K05",
        "a program's row is deleted",
        delete_row(TABEL_2_3_1, 9),
        (("K05", TABEL_2_7, "C54"),),
    ),
)

NUMBERS = (
    Case(
        "D09",
        "two that were swapped",
        write(TABEL_1_4, A10=3, A11=2),
        (("D09", TABEL_1_4, "A10"), ("D09", TABEL_1_4, "A11")),
    ),
    Case(
        "D09",
        "a nought alone",
        write(TABEL_3_1, A7=0, A8=None, A9=None, A10=None, A11=None),
        (("D09", TABEL_3_1, "A7"),),
        says="melompat",
    ),
    Case(
        "P06",
        "a bound left out",
        write(TABEL_3_1, C9="> 65 – < 75"),
        (("P06", TABEL_3_1, "C9"),),
        expected="65 – < 75",
        says="nilai 65",
    ),
    Case(
        "P06",
        "the highest without its bound",
        write(TABEL_3_1, C7="> 90"),
        (("P06", TABEL_3_1, "C7"),),
        expected="≥ 90",
    ),
    Case(
        "P06",
        "two from one value",
        write(TABEL_3_1, C9="75 – < 80"),
        (("P06", TABEL_3_1, "C9"),),
        says="Nilai 75",
    ),
    Case("P06", "no range", write(TABEL_3_1, C9=None), (("D01", TABEL_3_1, "C9"),)),
    Case(
        "E02",
        "a hundredfold",
        together(write(C, E7=95.33, F7=-9433), show_as(C, E7="0.00%", F7="0.00")),
        (("E02", C, "E7"),),
        says="seratus kali",
    ),
    Case(
        "E04",
        "a dash, and one for the difference",
        write(C, E7="-", F7="-"),
        infos=(STANDING, ("E04", C, "E7"), ("E05", C, "F7")),
    ),
    Case(
        "E02",
        "a method that is the same with and without Penunjang",
        together(write(C, E8=0.9994, F8=0.06), show_as(C, E8="0.00%")),
        (("E02", C, "E8"),),
        says="(tertimbang pagu)",
    ),
)


def program_again_in_outline(sasaran: int) -> Change:
    """The program of row 53 of Tabel 2.1 once more below all others, under the sasaran of some row."""

    def change(book: Book) -> None:
        sheet = book[TABEL_2_1]
        sheet["A62"].value, sheet["B62"].value = sheet[f"A{sasaran}"].value, sheet["B53"].value
        sheet["C63"].value = sheet["C54"].value

    return change


TRIAL = (
    Case(
        "E01",
        "noise of a float at a half",
        together(write(C, E7=0.9533, F7=4.66499999999999), show_as(C, F7="0.00")),
    ),
    Case(
        "K10",
        "one program under both sasaran",
        together(
            write(TABEL_2_3_1, C13=KEWASPADAAN, D13=2_086_095_620, E13=0.088), show_as(TABEL_2_3_1, E13="0.0%")
        ),
        (("K10", TABEL_2_3_1, "C13"),),
        says="C10, di bawah sasaran lain",
    ),
    Case(
        "K10",
        "one program under both sasaran, below a row without a program",
        together(
            write(TABEL_2_3_1, C7=None, C13=KEWASPADAAN, D13=2_086_095_620, E13=0.088),
            show_as(TABEL_2_3_1, E13="0.0%"),
        ),
        (("D01", TABEL_2_3_1, "C7"), ("K10", TABEL_2_3_1, "C13")),
    ),
    Case(
        "K10",
        "one program under both sasaran of the outline",
        program_again_in_outline(45),
        (("K10", TABEL_2_1, "B62"),),
        says="sudah ada di B53, di bawah sasaran lain",
    ),
    Case(
        "D07",
        "one program twice under a sasaran of the outline",
        program_again_in_outline(53),
        (("D07", TABEL_2_1, "C62"), ("D07", TABEL_2_1, "C63")),
    ),
    Case(
        "D01", "a share of a total in another table", write(TABEL_2_3_1, E12=None), (("D01", TABEL_2_3_1, "E12"),)
    ),
    Case("D01", "a unit", write(PK_PROGRAM, C7=None), (("D01", PK_PROGRAM, "C7"),)),
    Case(
        "D06",
        "in a column of units",
        write(PK_PROGRAM, C7="Presen"),
        (("D06", PK_PROGRAM, "C7"),),
        expected="Persen",
        actual="Presen",
    ),
    Case(
        "P03",
        "a hundredfold that was typed",
        together(write(TABEL_3_1_1_B, H38=98.8561), show_as(TABEL_3_1_1_B, H38="0%")),
        (("P03", TABEL_3_1_1_B, "H38"),),
    ),
    Case(
        "P05",
        "of the capaian that is not rounded",
        together(write(A, E7=0.8997, F7=0.9, G7="Baik"), show_as(A, E7="0.00%", F7="0%")),
        (("K06", A, "E7"),),
    ),
    Case(
        "D07",
        "two names that are errors",
        write(TABEL_1_4, B11="#REF!", B12="#REF!"),
        (("S05", TABEL_1_4, "B11"), ("S05", TABEL_1_4, "B12")),
    ),
    Case(
        "P01",
        "the category of the right one stands beside it",
        write(A, F7=0.5, G7="Sangat Baik"),
        (("P01", A, "F7"),),
    ),
    Case("E01", "of a capaian that is wrong where it is computed", write(A, F7=1.1), (("P01", A, "F7"),)),
    Case("E01", "of an absorption that is wrong", write(C, E7=0.9), (("E02", C, "E7"),)),
    Case("D04", "of employees", write(TABEL_1_4, C9=-6), (("D04", TABEL_1_4, "C9"),)),
    *(
        Case(
            "P03",
            f"{value} as {shown}",
            together(write(TABEL_2_3_1, E8=value), show_as(TABEL_2_3_1, E8=shown)),
            (("P03", TABEL_2_3_1, "E8"),),
            expected=Decimal("6.80"),
        )
        for value, shown in ((0.068, "General"), (0.07, "0.00"), (6.8, "0.0%"), (7, "0%"), (680, "0.00"))
    ),
    Case(
        "P02",
        "the whole for a part",
        together(write(TABEL_2_3, C9=1), show_as(TABEL_2_3, C9="0%")),
        (("P02", TABEL_2_3, "C9"),),
    ),
    Case(
        "P01",
        "a grade with its score beside percentages",
        together(
            no_target("BB (70)"),
            write(A, E7="BB (72,5)", F7=1.0357),
            write(B, E8="BB (72,5)", G8=0.9, H8=0.90625),
            write(TABEL_3_1_3, M8="BB (72,5)"),
            write(C, D7=1.0357, F7=8.24),
            show_as(A, F7="0.00%"),
            show_as(B, G8="0.00%", H8="0.00%"),
            show_as(C, D7="0.00%", F7="0.00"),
        ),
        (("P01", B, "G8"),),
        expected=Decimal("103.57"),
    ),
)


def add_year(series: str, aims: str, year: int) -> Change:
    """A year more in the tables of the Renstra, with a realisasi of the first indicator."""

    def change(book: Book) -> None:
        book[aims]["J5"].value = str(year)
        book[series]["N5"].value = str(year)
        for column, heading in (("N", "TARGET"), ("O", "REALISASI")):
            book[series][f"{column}6"].value = heading
        for row in (7, 8):
            book[aims][f"J{row}"].value = 100
        for row in (8, 9):
            book[series][f"N{row}"].value = 100
        book[series]["O8"].value = 100

    return change


LATER = (
    Case("P03", "a limit as a fraction", write(PENGATURAN, B6=1.2), (("P03", PENGATURAN, "B6"),)),
    Case("P03", "a threshold as a fraction", write(PENGATURAN, B3=0.75), (("P03", PENGATURAN, "B3"),), infos=()),
    Case(
        "W05",
        "a hundredth of the target",
        together(
            *(write(sheet, **{cell: value}) for sheet, cell, value in ((A, "E7", 0.01), (B, "E8", 0.01))),
            write(TABEL_3_1_3, M8=1),
            write(A, F7=0.01, G7=None),
            write(B, G8=0.01, H8=0.0125),
            write(C, D7=0.01, F7=-94.33),
            show_as(A, E7="0%", F7="0%"),
            show_as(B, E8="0%", G8="0%", H8="0.00%"),
            show_as(C, D7="0%", F7="0.00"),
        ),
        (("W05", A, "E7"), ("W05", B, "E8"), ("W05", TABEL_3_1_3, "M8")),
        says="sekitar seperseratus targetnya",
    ),
    Case("S09", "a note beside a row that nobody has begun", write(A, J9="catatan: cek"), (("S09", A, "J9"),)),
    Case(
        "D06",
        "of a realisasi",
        together(
            write(TABEL_3_1_1_B, I5="REALISASI KINERJA", J5="CAPAIAN KINERJA (%)", I10="2 paket", J10=100),
        ),
        (("D06", TABEL_3_1_1_B, "I10"),),
        says="berbeda dari satuan targetnya, “dokumen”",
    ),
    Case(
        "D11",
        "a Renstra that ends before it begins",
        write("Identitas", B6=2023, B7=2018),
        (("D11", "Identitas", "B7"),),
        says="Renstra 2023 sampai 2018",
    ),
    Case("D03", "a year in words", write("Identitas", B5="Tahun 2023"), (("D03", "Identitas", "B5"),)),
    Case(
        "K04",
        "a program of another amount",
        together(write(TABEL_2_7, F8=3_939_234_423, F6=23_733_184_959)),
        (("T02", TABEL_2_7, "F8"), ("K01", TABEL_3_1_1_B, "F8")),
    ),
    Case("P05", "a dash for a category", together(no_target("-"), A_DASH, write(A, G7="-"))),
    Case(
        "W05",
        "half of the target",
        together(
            write(A, E7=0.5, F7=0.5, G7=None),
            write(B, E8=0.5, G8=0.5, H8=0.625),
            write(TABEL_3_1_3, M8=50),
            write(C, D7=0.5, F7=-45.33),
            show_as(A, E7="0%", F7="0%"),
            show_as(B, E8="0%", G8="0%", H8="0.00%"),
            show_as(C, D7="0%", F7="0.00"),
        ),
    ),
    Case(
        "W06",
        "a year to come",
        together(write("Identitas", B7=2024), add_year(TABEL_3_1_3, SASARAN, 2024)),
        (("W06", TABEL_3_1_3, "O8"),),
        says="laporan ini tahun 2023",
    ),
    Case(
        "W06",
        "nothing of a year to come",
        together(write("Identitas", B7=2024), add_year(TABEL_3_1_3, SASARAN, 2024), write(TABEL_3_1_3, O8=None)),
    ),
)

CASES = (*WORDS, *DASHES, *OF_SASARAN, *OUTLINE, *NUMBERS, *TRIAL, *LATER)


def hints(result: CheckResult, code: str) -> list[str]:
    return [each.problem.hint for each in of_code(result, code)]


def test_the_advice_names_the_document_that_holds_the_figure() -> None:
    employee = check_changed(write(TABEL_1_4, C6=6))
    assert not [hint for hint in hints(employee, "T03") if "dokumen anggaran" in hint]
    assert "data realisasinya" in hints(check_changed(write(TABEL_3_1_3, M8=99)), "K06")[0]
    assert "Renstra" in hints(check_changed(write(TABEL_3_1_3, L8=99)), "K06")[0]
    spent = check_changed(together(BELANJA, write(REALISASI_BELANJA, C9=80_600_001, C6=23_425_221_115)))
    assert "laporan realisasi" in hints(spent, "K04")[0]


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


@pytest.mark.parametrize("case", CASES, ids=case_id)
def test_causes(case: Case) -> None:
    assert_case(case)


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


@pytest.mark.long
def test_a_range_is_computed_by_hand_in_the_template(tmp_path: Path) -> None:
    path = tmp_path / "templat.xlsx"
    filled_template(path)
    # The template shows a dash; the finished workbook computes it.
    assert hints(check_file(path), "P01") == []
    assert len(hints(check_file(path), "P08")) == 1
    filled_template(path, capaian=Typed(Decimal("1.1"), 0))
    assert [each for each in found(check_file(path)) if each[1] == TABEL_3_1_1_A] == []


def test_what_to_type_into_a_cell_of_percent_points() -> None:
    (hint,) = hints(check_changed(write(TABEL_1_4, D7=45.7)), "P02")
    assert hint.startswith("Ketik 57,1, ")


def test_without_pengaturan_the_defaults_are_named() -> None:
    assert [each for each in reasons(check_changed(leave_out(PENGATURAN)), "S01") if "pengaturan bawaan" in each]
