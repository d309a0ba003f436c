"""The finished workbook of a whole report: what is optional, every formula of capaian, and every method."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from openpyxl.workbook import Workbook

from lkjip_xl.books.finished.finished import write_finished
from lkjip_xl.books.finished.typed_entries import typed_entry
from lkjip_xl.check.run import check_report
from lkjip_xl.reader import read_report
from lkjip_xl.report.cell import Cell, Content
from lkjip_xl.report.model import Report
from lkjip_xl.report.place import Place
from lkjip_xl.tables import CARA_PENYERAPAN, TABLES
from tests.checking import check_file
from tests.libreoffice import differences, recalculate
from tests.rules.changes import Change, show_as, together, write
from tests.rules.indicators import A_DASH, no_target
from tests.sample_books import (
    MENDED,
    REALISASI_BELANJA,
    TABEL_1_4,
    TABEL_2_3_1,
    TABEL_3_1_1_A,
    TABEL_3_1_1_B,
    TABEL_3_1_3,
    TABEL_3_1_4,
    TABEL_3_1_5,
    Book,
    check_changed,
    found,
)

LESS, INVERSE = "(2T − R) ÷ T (makin rendah makin baik)", "T ÷ R (makin rendah makin baik)"


def everything_optional(book: Book) -> None:
    """Fill all that a report may do without: physical realisation, a national standard, spending by kind."""
    together(
        write(TABEL_3_1_1_B, I9="B", I10="2 dokumen", J10=100, I11="1 laporan", J11=100, I13="20 orang", J13=87),
        write(TABEL_3_1_4, B7="100%", B8="100%", C7=0.8, D7=1.25),
        show_as(TABEL_3_1_4, C7="0%", D7="0.00%"),
        write(REALISASI_BELANJA, B6=23_733_274_959, B8=23_651_879_244, B9=81_395_715),
        write(REALISASI_BELANJA, C6=23_425_221_114, D6=98.7, C8=23_344_541_114, D8=98.7, C9=80_680_000, D9=99.12),
        write(TABEL_3_1_1_A, G7="Sangat Baik"),
    )(book)


def lower_is_better(rumus: str) -> Change:
    """The second indicator falls short of a target that is better kept below: 100 for 80."""

    def change(book: Book) -> None:
        write("Tabel 2.2 Sasaran", I8=80)(book)
        write("Tabel 2.2 Perjanjian Kinerja", D8=80)(book)
        write(TABEL_3_1_1_A, D8=0.8, F8=0.75 if rumus == LESS else 0.8, H8=rumus)(book)
        write("Tabel 3.1.2", F9=0.8, G9=0.75 if rumus == LESS else 0.8, I9=rumus)(book)
        write(TABEL_3_1_3, L9=80)(book)
        write(TABEL_3_1_5, D8=0.75 if rumus == LESS else 0.8, F8=-24.5 if rumus == LESS else -19.5)(book)

    return change


def capped(book: Book) -> None:
    """Last year went far beyond its target, and no more than 120 % counts."""
    write("Pengaturan", B6=120)(book)
    write("Tabel 3.1.2", C8=0.4, D8=1.2)(book)
    write("Tabel 2.2 Sasaran", H7=40)(book)
    write(TABEL_3_1_3, J8=40)(book)


def a_range(book: Book) -> None:
    """A target that is a range, with its unit in the cells of another table."""
    write("Tabel 2.2 Sasaran", I7="80-90")(book)
    write("Tabel 2.2 Perjanjian Kinerja", D7="80 – 90")(book)
    write(TABEL_3_1_1_A, D7="80-90%", F7=1.11)(book)
    write("Tabel 3.1.2", F8="80-90", G8=1.11)(book)
    write(TABEL_3_1_3, L8="80-90")(book)
    write(TABEL_3_1_5, D7=1.11, F7=15.67)(book)


def a_grade(book: Book) -> None:
    """A target and a realisasi that are grades with their scores: 72,5 of 70 is 103,57 %."""
    for sheet, address in (
        ("Tabel 2.2 Sasaran", "I7"),
        ("Tabel 2.2 Perjanjian Kinerja", "D7"),
        (TABEL_3_1_3, "L8"),
    ):
        write(sheet, **{address: "BB (70)"})(book)
    write(TABEL_3_1_1_A, D7="BB (70)", E7="72,5 (BB)", F7=1.0357)(book)
    write("Tabel 3.1.2", B8=70, C8=70, E8="BB (72,5)", F8="BB (70)", G8=1.0357, H8=1.0357)(book)
    write(TABEL_3_1_3, J8=70, K8=70, M8="BB (72,5)")(book)
    write("Tabel 2.2 Sasaran", H7=70)(book)
    write(TABEL_3_1_5, D7=1.0357, F7=8.24)(book)
    show_as(TABEL_3_1_1_A, F7="0.00%")(book)
    show_as("Tabel 3.1.2", B8="0", C8="0", G8="0.00%", H8="0.00%")(book)
    show_as(TABEL_3_1_5, D7="0.00%")(book)


CHANGES: dict[str, Change] = {
    "optional": everything_optional,
    "less": lower_is_better(LESS),
    "inverse": lower_is_better(INVERSE),
    "capped": capped,
    "range": a_range,
    "grade": a_grade,
    "dash": together(no_target("-"), A_DASH),
}


def build(report: Report, target: Path, *, draft: bool = False) -> Workbook:
    write_finished(target, report, check_report(report, "laporan.xlsx"), draft=draft)
    return openpyxl.load_workbook(target, data_only=True)


@pytest.mark.long
@pytest.mark.parametrize("name", CHANGES)
def test_what_is_right_is_built_as_it_is(name: str, tmp_path: Path) -> None:
    assert found(check_changed(CHANGES[name])) == []
    book, ours, theirs = Book(), tmp_path / "jadi.xlsx", tmp_path / "hitung.xlsx"
    CHANGES[name](book)
    build(book.read(), ours)
    assert differences(ours) == []
    assert found(check_file(ours)) == []
    if name == "dash":
        recalculate(ours, theirs)
        assert found(check_file(theirs)) == []


@pytest.fixture(scope="module")
def finished(tmp_path_factory: pytest.TempPathFactory) -> Workbook:
    return build(read_report(MENDED), tmp_path_factory.mktemp("jadi") / "jadi.xlsx")


@pytest.mark.long
def test_every_table_of_the_report_has_its_sheet_in_its_order(finished: Workbook) -> None:
    sheets = [name for name in finished.sheetnames if name.startswith("Tabel")]
    # Nobody has filled the comparison with a national standard.
    assert sheets == [
        spec.sheet
        for spec in TABLES
        if spec.sheet.startswith("Tabel") and spec.sheet != TABEL_3_1_4 and not spec.asked_as
    ]


@pytest.mark.long
def test_shares_follow_their_totals(finished: Workbook) -> None:
    sheet = finished[TABEL_1_4]
    assert [sheet.cell(row, 9).value for row in (11, 12)] == [35, 100]
    assert sheet.cell(12, 7).value == pytest.approx(100 / 35)
    # The number of a row stands under that of another, and over the whole: with room for the decimal of the share.
    assert {sheet.cell(row, 9).number_format for row in range(5, 12)} == {"#,##0_,_0_)"}


def test_a_sasaran_is_merged_over_its_programs(finished: Workbook) -> None:
    assert "B5:B8" in {str(merge) for merge in finished[TABEL_2_3_1].merged_cells.ranges}


def test_the_category_and_the_formula_stand_beside_the_capaian(finished: Workbook) -> None:
    sheet = finished[TABEL_3_1_1_A]
    headings = [cell.value for cell in sheet[4]]
    assert headings[-3:] == ["CAPAIAN %", "KATEGORI", "RUMUS CAPAIAN"]
    assert [cell.value for cell in sheet[5]][-3:] == [1, "Sangat Baik", "R ÷ T (makin tinggi makin baik)"]


def test_the_efficiency_table_says_how_its_column_is_computed(finished: Workbook) -> None:
    sheet = finished[TABEL_3_1_5]
    assert sheet["F5"].value == "6=(4-5)"
    assert sheet["E6"].value == pytest.approx(0.953333333)
    assert sheet["F6"].value == pytest.approx(4.67)  # 100,00 − 95,33, as the page shows them


@pytest.mark.long
def test_a_grade_stands_beside_its_score(tmp_path: Path) -> None:
    book = Book()
    a_grade(book)
    build(book.read(), tmp_path / "jadi.xlsx")
    table = read_report(tmp_path / "jadi.xlsx").tables["tabel_3_1_1_a"]
    assert [table.rows[0].text(key) for key in ("target", "realisasi", "capaian")] == [
        "BB (70)",
        "72,5 (BB)",  # as it was typed
        "103,57%",
    ]


@pytest.mark.parametrize(
    ("written", "decimals", "number_format"),
    [("4450", 0, "#,##0"), ("4512,5", 1, "#,##0.0"), ("12000", 0, "#,##0"), ("445", 0, "0")],
)
def test_thousands_are_told_apart(written: str, decimals: int, number_format: str) -> None:
    number = Decimal(written.replace(",", "."))
    cell = Cell(Place(TABEL_3_1_1_A, 7, 5), Content.NUMBER, written, number, decimals=decimals)
    column = next(each for each in TABLES if each.sheet == TABEL_3_1_1_A).column("realisasi")
    assert typed_entry(cell, column, computed_with=True).number_format == number_format


def test_every_method_stands_beside_the_one_that_is_used(finished: Workbook) -> None:
    sheet = finished[CARA_PENYERAPAN]
    lines = [[cell.value for cell in row][2:7] for row in sheet.iter_rows(min_row=5, max_row=16)]
    shown = {(index // 6, line[0]): round(Decimal(str(line[2])) * 100, 2) for index, line in enumerate(lines)}
    first = {method: value for (number, method), value in shown.items() if number == 0}
    # Worked by hand from the programs' figures.
    assert first["Rata-rata persen bulat, tanpa Program Penunjang"] == Decimal("95.33")
    assert first["Tertimbang pagu, dengan Program Penunjang"] == Decimal("96.20")
    assert first["Tertimbang pagu, tanpa Program Penunjang"] == Decimal("94.36")
    assert shown[1, "Tertimbang pagu, tanpa Program Penunjang"] == Decimal("99.94")
    assert [line[0] for line in lines if line[4] == "dipakai"] == [
        "Rata-rata persen bulat, tanpa Program Penunjang"
    ] * 2
