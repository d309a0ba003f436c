"""Nothing that was read is dropped in silence, however odd the workbook."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from lkjip_xl.books.finished.finished import write_finished
from lkjip_xl.books.template.template import TemplateOptions, write_template
from lkjip_xl.check.run import check_report
from lkjip_xl.files.limits import limits_of
from lkjip_xl.reader import read_report
from lkjip_xl.reader.workbook import read_grids
from tests.checking import check_file
from tests.hostile_files import SHEET, changed
from tests.ledger import assert_nothing_is_lost
from tests.sample_books import MENDED, PUBLISHED, TABEL_2_7, TABEL_3_1_1_B, TABEL_3_1_2, Book


@pytest.mark.long
@pytest.mark.parametrize("sample", [PUBLISHED, MENDED])
def test_nothing_of_a_sample_is_lost(sample: Path) -> None:
    assert_nothing_is_lost(sample)


@pytest.mark.long
def test_nothing_of_a_template_is_lost(tmp_path: Path) -> None:
    write_template(tmp_path / "templat.xlsx", TemplateOptions(tahun=2024))
    assert_nothing_is_lost(tmp_path / "templat.xlsx")


@pytest.mark.long
def test_nothing_of_a_finished_workbook_is_lost(tmp_path: Path) -> None:
    report = read_report(MENDED)
    write_finished(tmp_path / "jadi.xlsx", report, check_report(report, "benar.xlsx"), draft=False)
    assert_nothing_is_lost(tmp_path / "jadi.xlsx")


def _notes_beside_and_below(book: Book) -> None:
    sheet = book[TABEL_3_1_1_B]
    sheet["L12"], sheet["L15"], sheet["M3"] = "cek lagi", 5000, "di atas"
    sheet["C400"], sheet["C405"], sheet["XFD900"] = "Jambi, 31 Januari 2024", "Siti", "jauh"


def _formulas_never_calculated(book: Book) -> None:
    sheet = book[TABEL_3_1_1_B]
    sheet["G12"], sheet["M12"], sheet["C400"], sheet["A1"] = "=1+1", "=2+2", "=3+3", "=4+4"


def _two_jumlah(book: Book) -> None:
    sheet = book[TABEL_2_7]
    sheet["C70"], sheet["F70"] = "JUMLAH", 5


def _no_headings(book: Book) -> None:
    for row in book[TABEL_3_1_2].iter_rows(max_row=7):
        for cell in row:
            if cell.__class__.__name__ == "Cell":
                cell.value = None


def _another_sheet_of_the_same_name(book: Book) -> None:
    book.workbook.create_sheet("TABEL 2.7.")["B3"] = 5


def _an_empty_optional_table(book: Book) -> None:
    book["Tabel 1.5"].delete_rows(6, 60)


def _values_far_from_their_labels(book: Book) -> None:
    book["Identitas"]["F4"] = "di samping"
    book["Pengaturan"]["H30"] = 5


@pytest.mark.long
@pytest.mark.parametrize(
    "change",
    [
        _notes_beside_and_below,
        _formulas_never_calculated,
        _two_jumlah,
        _no_headings,
        _another_sheet_of_the_same_name,
        _an_empty_optional_table,
        _values_far_from_their_labels,
    ],
)
def test_nothing_of_an_odd_workbook_is_lost(tmp_path: Path, change: Callable[[Book], object]) -> None:
    book = Book()
    change(book)
    assert_nothing_is_lost(book.save(tmp_path))


def _covered(folder: Path, address: str, merge: str, value: float) -> Path:
    """A workbook with a value in a merged cell that is not its first; openpyxl does not write such."""
    book = Book()
    sheet = book[TABEL_3_1_1_B]
    sheet[address] = value
    sheet.merged_cells.add(merge)
    return book.save(folder)


@pytest.mark.long
@pytest.mark.parametrize(
    ("address", "merge", "place", "message"),
    [
        (
            "G13",
            "G12:G13",
            "G12",
            "Sel G12:G13 digabung; hanya sel pertamanya yang terbaca, padahal G13 berisi “5.000”.",
        ),
        (
            "D3",
            "C3:F3",
            "D3",
            "Sel ini tertutup sel gabungan C3:F3, jadi isinya tidak tampak dan tidak dibaca.",
        ),
    ],
)
def test_what_merged_cells_cover_is_named(
    tmp_path: Path, address: str, merge: str, place: str, message: str
) -> None:
    path = _covered(tmp_path, address, merge, 5000)
    assert_nothing_is_lost(path)
    found = [each.problem for each in check_file(path).findings if each.code == "S08"]
    assert [(each.place.address, each.message) for each in found] == [(place, message)]


def test_a_merge_over_the_whole_sheet_covers_what_is_there_and_no_more(tmp_path: Path) -> None:
    """Whoever raises the limit gets an answer: the sheet is not gone through cell by cell."""
    merge = b'</sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    path = changed(SHEET, b"</sheetData>", merge)(tmp_path)
    grids = {grid.name: grid for grid in read_grids(path, limits_of(["gabungan=17179869184"]))}
    whole = {grid.name: grid for grid in read_grids(MENDED)}[TABEL_2_7]
    assert dict(grids[TABEL_2_7].cells) == {(1, 1): whole.cells[1, 1]}
    assert len(grids[TABEL_2_7].covered) == len(whole.cells) - 1
