"""Real workbooks, changed as staff change them: what is read must not depend on where it stands."""

from __future__ import annotations

import re
import time
import zipfile
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from lkjip_xl.files.refusal import UnreadableFile
from lkjip_xl.reader import read_report
from lkjip_xl.reader.workbook import RawCell, read_grids
from lkjip_xl.report.cell import Content
from lkjip_xl.report.model import Report, Table
from lkjip_xl.report.place import Place
from lkjip_xl.tables.levels import Level
from tests.checking import check_file
from tests.sample_books import (
    MENDED,
    TABEL_2_7,
    TABEL_3_1_1_B,
    TABEL_3_1_2,
    Book,
    found,
    only,
)

GAJI = "Penyediaan Gaji dan Tunjangan ASN"
INDIKATOR = "INDIKATOR PROGRAM/KEGIATAN/SUB KEGIATAN"
# The mended sample has one finding, at REALISASI KEUANGAN of this row; it tells where that row is now.
LOW = "Koordinasi dan Pelaksanaan Akuntansi SKPD"


def figures(table: Table) -> list[list[tuple[str, Decimal | None, str]]]:
    """Everything a table says, without where it says so."""
    columns = [column for column in table.spec.columns if column.key in table.columns]
    rows = [*table.rows, *([table.total] if table.total else [])]
    return [[(c.key, row.cells[c.key].number, row.cells[c.key].written) for c in columns] for row in rows]


def everything(report: Report) -> dict[str, list[list[tuple[str, Decimal | None, str]]]]:
    return {key: figures(table) for key, table in report.tables.items()}


@pytest.fixture(scope="module")
def mended() -> Report:
    return Book().read()


def changed(folder: Path, change: Callable[[Book], object], source: Path = MENDED) -> Report:
    book = Book(source)
    change(book)
    return read_report(book.save(folder))


def test_the_sample_is_read_in_full(mended: Report) -> None:
    plan, money, growth = (mended.tables[key] for key in ("tabel_2_7", "tabel_3_1_1_b", "tabel_3_1_2"))
    assert [len(table.rows) for table in (plan, money, growth)] == [55, 55, 2]
    for table in (plan, money):
        assert [sum(row.level is level for row in table.rows) for level in Level] == [6, 12, 37]
        assert table.total is not None
    assert plan.total is not None
    assert plan.total.figure("pagu") == 23_733_274_959
    assert money.total is not None
    assert money.total.figure("realisasi") == 23_425_221_114
    assert money.total.figure("capaian") == 99
    assert growth.rows[0].figure("realisasi_lalu") == 80
    assert growth.rows[0].figure("pertumbuhan") == 125
    assert mended.settings.tahun == 2023
    assert not [*mended.missing_sheets, *mended.unknown_sheets, *mended.hidden_sheets]


def _write_beside_and_below(book: Book) -> None:
    sheet = book[TABEL_3_1_1_B]
    sheet["L12"] = "cek lagi"
    sheet["L15"] = 5000
    sheet["M3"] = "di atas"
    # Far below the table and its empty rows.
    sheet["C400"] = "Jambi, 31 Januari 2024"
    sheet["C401"] = "Kepala Badan,"
    sheet["C405"] = "Siti Aminah"
    sheet["C406"] = "NIP 19700101"


def test_notes_and_signatures_are_named_and_no_rows(tmp_path: Path, mended: Report) -> None:
    report = changed(tmp_path, _write_beside_and_below)
    assert everything(report) == everything(mended)
    unplaced = [(each.place.address, each.written, each.cells) for each in report.tables["tabel_3_1_1_b"].unplaced]
    assert unplaced == [("L12", "cek lagi", 2)]
    signature = report.tables["tabel_3_1_1_b"].signature
    assert [place.address for place in signature] == ["C400", "C401", "C405", "C406"]
    result = check_file(tmp_path / "buku.xlsx")
    assert [each.problem.place.address for each in result.findings if each.code == "S09"] == ["L12"]
    assert [each.reason for each in result.not_judged if each.code == "S09"] == [
        "tempat, tanggal, dan tanda tangan, bukan isi tabel: Tabel 3.1.1.b baris 400, 401, 405, 406"
    ]


@pytest.mark.long
@pytest.mark.parametrize(
    "cells",
    [
        {
            "F66": "Jambi, 31 Januari 2024",
            "F67": "Kepala Badan,",
            "F70": "Siti",
            "F71": "NIP. 19700101",
        },
        {"C66": "Mengetahui,", "F66": "Jambi, 31 Januari 2024", "C70": "Siti", "G70": "Rina"},
        {"A66": "Mengetahui,", "G66": "Bendahara", "E68": "Siti"},
    ],
)
def test_a_signature_under_any_column_is_no_row(tmp_path: Path, mended: Report, cells: dict[str, str]) -> None:
    def sign(book: Book) -> None:
        for address, text in cells.items():
            book[TABEL_3_1_1_B][address] = text

    report = changed(tmp_path, sign)
    assert everything(report) == everything(mended)
    table = report.tables["tabel_3_1_1_b"]
    assert {place.address for place in table.signature} == set(cells)
    assert table.unplaced == ()


def test_a_row_somebody_has_begun_is_a_row(tmp_path: Path) -> None:
    def begin(book: Book) -> None:
        sheet = book[TABEL_2_7]
        sheet["C63"], sheet["F63"] = "Rapat Koordinasi", 5_000_000
        sheet["C64"], sheet["E64"] = "Nilai AKIP", "B"
        sheet["A65"] = "Sub Kegiatan"

    rows = changed(tmp_path, begin).tables["tabel_2_7"].rows
    assert [row.number for row in rows[55:]] == [63, 64, 65]


@pytest.mark.long
@pytest.mark.parametrize(
    "units", [{"F": "Rp", "G": "Rp", "H": "%"}, {"E": "K", "F": "(Rp)", "G": "(Rp)", "H": "(%)"}]
)
def test_a_row_of_units_under_the_headings_is_no_row(
    tmp_path: Path, mended: Report, units: dict[str, str]
) -> None:
    def write(book: Book) -> None:
        book.insert_rows(TABEL_3_1_1_B, 6)
        for letter, unit in units.items():
            book[TABEL_3_1_1_B][f"{letter}6"] = unit

    assert everything(changed(tmp_path, write)) == everything(mended)


def test_rows_inserted_above_move_the_table_and_nothing_else(tmp_path: Path, mended: Report) -> None:
    book = Book()
    before = book.row(TABEL_3_1_1_B, LOW)
    for sheet in (TABEL_2_7, TABEL_3_1_1_B, TABEL_3_1_2):
        book.insert_rows(sheet, 1, 7)
    path = book.save(tmp_path)
    assert everything(read_report(path)) == everything(mended)
    assert found(check_file(path), info=True) == [("W03", TABEL_3_1_1_B, f"G{before + 7}")]


@pytest.mark.long
def test_rows_inserted_between_keep_the_row_numbers_of_excel(tmp_path: Path, mended: Report) -> None:
    book = Book()
    before = book.row(TABEL_3_1_1_B, LOW)
    book.insert_rows(TABEL_3_1_1_B, before, 2)
    book.insert_rows(TABEL_3_1_1_B, before - 3, 1)
    path = book.save(tmp_path)
    assert everything(read_report(path)) == everything(mended)
    assert found(check_file(path), info=True) == [("W03", TABEL_3_1_1_B, f"G{before + 3}")]


def test_columns_inserted_before_and_between(tmp_path: Path, mended: Report) -> None:
    book = Book()
    book.insert_columns(TABEL_3_1_1_B, 5, 2)
    book.insert_columns(TABEL_3_1_1_B, 1)
    book.insert_columns(TABEL_3_1_2, 1, 3)
    path = book.save(tmp_path)
    assert everything(read_report(path)) == everything(mended)
    row = book.row(TABEL_3_1_1_B, LOW)
    assert found(check_file(path), info=True) == [("W03", TABEL_3_1_1_B, f"J{row}")]


def test_columns_in_another_order(tmp_path: Path, mended: Report) -> None:
    def reorder(book: Book) -> None:
        width = book[TABEL_3_1_1_B].max_column
        book.reorder_columns(TABEL_3_1_1_B, [7, 6, 3, 1, 2, 8, *range(9, width + 1), 4, 5])

    report = changed(tmp_path, reorder)
    assert everything(report) == everything(mended)
    assert report.tables["tabel_3_1_1_b"].columns["realisasi"] == 1
    # Its old place is G; nothing but the place of the finding may change.
    row = Book().row(TABEL_3_1_1_B, LOW)
    assert found(check_file(tmp_path / "buku.xlsx"), info=True) == [("W03", TABEL_3_1_1_B, f"A{row}")]


@pytest.mark.parametrize(
    "heading",
    [
        "Realisasi Keuangan",
        "realisasi\u00a0keuangan",
        "REALISASI\nKEUANGAN",
        " REALISASI  KEUANGAN ",
        "Realisasi (Rp)",
        "REALISASI ANGGARAN",
    ],
)
def test_a_heading_is_known_by_its_words(tmp_path: Path, mended: Report, heading: str) -> None:
    def rename(book: Book) -> None:
        sheet = book[TABEL_3_1_1_B]
        sheet.cell(5, book.column(TABEL_3_1_1_B, "REALISASI KEUANGAN")).value = heading

    report = changed(tmp_path, rename)
    assert everything(report) == everything(mended)
    assert report.tables["tabel_3_1_1_b"].similar == ()


@pytest.mark.long
def test_a_heading_with_a_slip_is_used_and_reported(tmp_path: Path, mended: Report) -> None:
    def rename(book: Book) -> None:
        book[TABEL_3_1_1_B].cell(5, 7).value = "REALISASI KUANGAN"

    report = changed(tmp_path, rename)
    assert everything(report) == everything(mended)
    (similar,) = report.tables["tabel_3_1_1_b"].similar
    assert (similar.written, similar.heading, similar.place.address) == (
        "REALISASI KUANGAN",
        "REALISASI KEUANGAN",
        "G5",
    )
    assert only(check_file(tmp_path / "buku.xlsx"), "S04").problem.place.address == "G5"


def test_a_heading_of_another_year_is_no_slip(tmp_path: Path) -> None:
    def rename(book: Book) -> None:
        book[TABEL_3_1_2].cell(5, 8).value = "PERSENTASE REALISASI 2021 TERHADAP REALISASI 2020"

    table = changed(tmp_path, rename).tables["tabel_3_1_2"]
    assert "pertumbuhan" not in table.columns
    (missing,) = table.missing
    assert missing.suggestion is not None
    assert "2021" in missing.suggestion.written


def test_headings_repeated_on_every_page_are_no_rows(tmp_path: Path, mended: Report) -> None:
    def repeat(book: Book) -> None:
        for before in (40, 25):
            book.insert_rows(TABEL_3_1_1_B, before)
            for column in range(1, 10):
                sheet = book[TABEL_3_1_1_B]
                sheet.cell(before, column).value = sheet.cell(5, column).value

    assert everything(changed(tmp_path, repeat)) == everything(mended)


@pytest.mark.long
@pytest.mark.parametrize(
    "numbers",
    [
        [1, 2, 3, 4, 5, 6, 7, 8],
        ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)", "8=(7/6)"],
        ["1", "2", "3", "4", "5", "6", "7", "8 = 7/6*100"],
    ],
)
def test_a_row_of_column_numbers_is_no_row(tmp_path: Path, mended: Report, numbers: list[int | str]) -> None:
    def write(book: Book) -> None:
        book.insert_rows(TABEL_3_1_1_B, 8)
        for column, number in enumerate(numbers, 1):
            book[TABEL_3_1_1_B].cell(8, column).value = number

    assert everything(changed(tmp_path, write)) == everything(mended)


def test_a_source_line_below_the_table_is_ignored_with_its_reason(tmp_path: Path, mended: Report) -> None:
    def write(book: Book) -> None:
        book[TABEL_2_7]["A330"] = "Sumber: DPA Perubahan 2023"

    report = changed(tmp_path, write)
    assert everything(report) == everything(mended)
    place = Place(TABEL_2_7, 330, 1)
    (ignored,) = [each for each in report.tables["tabel_2_7"].ignored if place in each.places]
    assert ignored.reason == "keterangan sumber di bawah tabel"


def test_without_jenis_the_amounts_tell_the_levels(tmp_path: Path, mended: Report) -> None:
    def delete(book: Book) -> None:
        for sheet in (TABEL_2_7, TABEL_3_1_1_B):
            for merge in list(book[sheet].merged_cells.ranges):
                book[sheet].unmerge_cells(str(merge))
            book[sheet].delete_cols(1)

    report = changed(tmp_path, delete)
    for key in ("tabel_2_7", "tabel_3_1_1_b"):
        table, before = report.tables[key], mended.tables[key]
        assert "jenis" not in table.columns
        assert table.level_problems == ()
        assert [(row.level, row.parent) for row in table.rows] == [(r.level, r.parent) for r in before.rows]


@pytest.mark.long
@pytest.mark.parametrize("name", ["TABEL 2.7 ", "tabel 2.7", "Tabel 2,7", "Tabel_2.7"])
def test_a_sheet_is_known_by_its_words(tmp_path: Path, mended: Report, name: str) -> None:
    def rename(book: Book) -> None:
        sheet = book[TABEL_2_7]
        sheet.title = "sementara"  # else openpyxl takes the old name for another sheet's
        sheet.title = name

    report = changed(tmp_path, rename)
    assert report.tables["tabel_2_7"].sheet == name
    assert everything(report) == everything(mended)
    assert report.missing_sheets == ()


def test_a_sheet_of_another_name_is_missing_and_suggested(tmp_path: Path) -> None:
    def rename(book: Book) -> None:
        book[TABEL_2_7].title = "Tabel 27 baru"

    report = changed(tmp_path, rename)
    (missing,) = report.missing_sheets
    assert (missing.spec.sheet, missing.suggestion) == (TABEL_2_7, "Tabel 27 baru")
    (unknown,) = report.unknown_sheets
    assert unknown.place.sheet == "Tabel 27 baru"


def test_two_level_headings_need_no_merges(tmp_path: Path, mended: Report) -> None:
    def unmerge(book: Book) -> None:
        sheet = book[TABEL_3_1_2]
        assert sheet.merged_cells.ranges
        for merge in list(sheet.merged_cells.ranges):
            sheet.unmerge_cells(str(merge))
        assert [sheet.cell(5, column).value for column in (2, 3, 4, 5)] == ["2022", None, None, "2023"]

    assert everything(changed(tmp_path, unmerge)) == everything(mended)


def test_numbers_as_text_are_read_and_marked(tmp_path: Path, mended: Report) -> None:
    def write(book: Book) -> None:
        book.cell(TABEL_2_7, GAJI, "PAGU ANGGARAN").value = "Rp 2.583.142.645,-"
        book.cell(TABEL_3_1_1_B, LOW, "CAPAIAN (%)").value = "52 %"

    report = changed(tmp_path, write)
    row = next(row for row in report.tables["tabel_2_7"].rows if row.text("nama") == GAJI)
    cell = row.cells["pagu"]
    assert (cell.number, cell.as_text, cell.written) == (Decimal(2_583_142_645), True, "Rp 2.583.142.645,-")
    low = next(row for row in report.tables["tabel_3_1_1_b"].rows if row.text("nama") == LOW)
    assert (low.cells["capaian"].number, low.cells["capaian"].unit) == (Decimal(52), "%")
    levels = [row.level for row in report.tables["tabel_2_7"].rows]
    assert levels == [row.level for row in mended.tables["tabel_2_7"].rows]


def test_a_percentage_is_told_by_the_format_of_its_cell(tmp_path: Path) -> None:
    def write(book: Book) -> None:
        cells: list[tuple[float | str, str]] = [(0.98, "0%"), (98, "0"), ("98%", "@"), (0.98, "0.00")]
        for row, (value, number_format) in enumerate(cells, 8):
            cell = book[TABEL_3_1_1_B].cell(row, 8)
            cell.value, cell.number_format = value, number_format

    rows = changed(tmp_path, write).tables["tabel_3_1_1_b"].rows
    assert [row.number for row in rows[:4]] == [8, 9, 10, 11]
    assert [row.figure("capaian") for row in rows[:4]] == [98, 98, 98, Decimal("0.98")]
    assert [row.cells["capaian"].decimals for row in rows[:4]] == [0, 0, 0, 2]


def test_what_a_cell_holds_is_kept_apart(tmp_path: Path) -> None:
    values: list[str | int | None] = ["-", "n/a", "#REF!", "belum ada", None, True, 0]

    def write(book: Book) -> None:
        for row, value in enumerate(values, 8):
            book[TABEL_3_1_1_B].cell(row, 7).value = value

    rows = changed(tmp_path, write).tables["tabel_3_1_1_b"].rows
    assert [row.cells["realisasi"].content for row in rows[:7]] == [
        Content.NIL,
        Content.NOT_AVAILABLE,
        Content.ERROR,
        Content.TEXT,
        Content.EMPTY,
        Content.TEXT,
        Content.NUMBER,
    ]
    assert [row.figure("realisasi") for row in rows[:7]] == [0, None, None, None, None, None, 0]


def test_a_formula_without_a_stored_value_is_not_empty(tmp_path: Path) -> None:
    def write(book: Book) -> None:
        book[TABEL_3_1_1_B]["G9"] = "=SUM(G10:G11)"
        book[TABEL_3_1_1_B]["K2"] = "=1+1"

    table = changed(tmp_path, write).tables["tabel_3_1_1_b"]
    assert table.rows[1].cells["realisasi"].content is Content.UNCALCULATED
    assert [place.address for place in table.uncalculated] == ["K2"]


def test_hidden_rows_columns_and_sheets_are_read_and_named(tmp_path: Path, mended: Report) -> None:
    def hide(book: Book) -> None:
        sheet = book[TABEL_3_1_1_B]
        sheet.row_dimensions[12].hidden = True
        sheet.column_dimensions["H"].hidden = True
        book[TABEL_2_7].sheet_state = "hidden"

    report = changed(tmp_path, hide)
    assert everything(report) == everything(mended)
    assert [area.what for area in report.tables["tabel_3_1_1_b"].hidden] == ["baris 12", "kolom H"]
    assert report.hidden_sheets == (TABEL_2_7,)


def test_a_merge_inside_the_table_is_named(tmp_path: Path) -> None:
    def merge(book: Book) -> None:
        book[TABEL_2_7].merge_cells("F12:F13")

    assert [area.what for area in changed(tmp_path, merge).tables["tabel_2_7"].merged] == ["F12:F13"]


def test_a_second_column_under_the_same_heading_is_named(tmp_path: Path, mended: Report) -> None:
    def repeat(book: Book) -> None:
        book[TABEL_2_7]["I5"] = "Pagu Anggaran"

    table = changed(tmp_path, repeat).tables["tabel_2_7"]
    (repeated,) = table.repeated
    assert (repeated.first.address, repeated.place.address) == ("F5", "I5")
    assert figures(table) == figures(mended.tables["tabel_2_7"])


def test_a_sheet_without_headings_is_a_table_without_rows(tmp_path: Path) -> None:
    def empty(book: Book) -> None:
        for row in book[TABEL_3_1_2].iter_rows():
            for cell in row:
                if type(cell).__name__ == "Cell":
                    cell.value = None
        book[TABEL_3_1_2]["A1"] = "menyusul"

    table = changed(tmp_path, empty).tables["tabel_3_1_2"]
    assert (table.rows, table.heading_row) == ((), None)


def test_a_workbook_without_a_sheet_of_the_report_is_refused(tmp_path: Path) -> None:
    book = Book()
    for sheet in book.workbook.sheetnames:
        if sheet.startswith(("Tabel", "Realisasi")):
            del book.workbook[sheet]
    with pytest.raises(UnreadableFile, match="tidak memuat lembar laporan"):
        read_report(book.save(tmp_path))


def test_a_styled_cell_at_the_end_of_the_sheet_costs_nothing(tmp_path: Path, mended: Report) -> None:
    def style(book: Book) -> None:
        book[TABEL_2_7]["XFD1048576"].number_format = "0%"

    assert everything(changed(tmp_path, style)) == everything(mended)


def patched(folder: Path, pattern: bytes, replacement: bytes) -> Path:
    """The sample with a passage of its sheets rewritten, as no program would write it."""
    path = folder / "buku.xlsx"
    count = 0
    with zipfile.ZipFile(MENDED) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            if name.startswith("xl/worksheets/sheet"):
                content, changes = re.subn(pattern, replacement, content, flags=re.DOTALL)
                count += changes
            new.writestr(name, content)
    assert count
    return path


@pytest.mark.long
@pytest.mark.parametrize("value", [b"9" * 450, b"1e300", b"1e-300", b"-1e999", b"9" * 20])
def test_an_absurd_number_is_a_finding_at_most(tmp_path: Path, value: bytes) -> None:
    path = patched(tmp_path, rb"<v>2583142645</v>", b"<v>%s</v>" % value)
    result = check_file(path)
    assert result.unreadable is None
    assert result.findings


def test_columns_hidden_beyond_the_sheet_cost_nothing(tmp_path: Path) -> None:
    hidden = b'<cols><col min="1" max="2000000000" width="9" hidden="1"/></cols>'
    path = patched(tmp_path, rb"<cols>.*?</cols>", hidden)
    assert {max(grid.hidden_columns) for grid in read_grids(path) if grid.hidden_columns} == {16_384}


def test_cells_are_plain_values(tmp_path: Path) -> None:
    def write(book: Book) -> None:
        book[TABEL_2_7]["K2"] = "=A1"
        book[TABEL_2_7]["K3"] = "-teks"

    book = Book()
    write(book)
    grid = next(grid for grid in read_grids(book.save(tmp_path)) if grid.name == TABEL_2_7)
    assert grid.cells[2, 11] == RawCell(None, "n", "General", formula=True, uncalculated=True)
    assert grid.cells[3, 11] == RawCell("-teks", "s", "General")


def test_an_agency_may_be_called_like_a_label() -> None:
    book = Book()
    book["Identitas"]["B3"] = "Pemerintah Daerah"
    book["Identitas"]["B4"] = "Kabupaten Contoh"
    settings = book.read().settings
    assert (settings.instansi, settings.pemerintah) == ("Pemerintah Daerah", "Kabupaten Contoh")


@pytest.mark.long
@pytest.mark.parametrize("now", [0.0, 5_000_000_000.0])
def test_a_clock_that_no_zip_can_hold_changes_nothing(now: float, monkeypatch: pytest.MonkeyPatch) -> None:
    """Before 1980, and after 2107: a zip writes the time of each part, where it is not told one."""
    then = time.localtime(now)
    monkeypatch.setattr(time, "localtime", lambda _=None: then)
    monkeypatch.setattr(time, "time", lambda: now)
    assert check_file(MENDED).unreadable is None
