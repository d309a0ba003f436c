"""The workbook of a reconciliation: its formulas, the source lines behind them, and the minutes."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from lkjip_xl.books.reconciliation.book import write_reconciliation
from lkjip_xl.check.reconcile import reconcile
from lkjip_xl.finance.read.source_of import ReadingOptions, read_source
from lkjip_xl.reader import read_report
from lkjip_xl.tables.measures import Stage
from tests.finance_files import KEUANGAN, SHAPES, samples, write
from tests.libreoffice import differences
from tests.rules.changes import Change
from tests.rules.changes import write as put
from tests.sample_books import MENDED, PUBLISHED, TABEL_2_7, TABEL_3_1_1_B, Book

SHEETS = [
    *("Ringkasan", "Rekonsiliasi", "Hanya di LKjIP", "Hanya di berkas keuangan", "Baris sumber", "Berita Acara"),
]


def build(tmp_path: Path, *files: Path, change: Change | None = None) -> openpyxl.Workbook:
    path = written(tmp_path, *files, change=change)
    assert differences(path) == []
    return openpyxl.load_workbook(path, data_only=True)


def written(tmp_path: Path, *files: Path, change: Change | None = None) -> Path:
    report = read_report(MENDED)
    if change:
        book = Book(codes=True)
        change(book)
        report = book.read()
    sources = [read_source(each, ReadingOptions(2023, Stage.PERUBAHAN)) for each in files]
    write_reconciliation(tmp_path / "hasil.xlsx", reconcile(report, sources))
    return tmp_path / "hasil.xlsx"


def texts(sheet: Worksheet) -> str:
    return "\n".join(str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value is not None)


@pytest.mark.long
@pytest.mark.parametrize("name", SHAPES)
def test_every_shape_traces_to_its_lines(name: str, tmp_path: Path) -> None:
    book = build(tmp_path, KEUANGAN / name)
    assert book.sheetnames == SHEETS
    sheet = book["Rekonsiliasi"]
    last = sheet.max_row
    assert [sheet.cell(last, 3).value, sheet.cell(last, 10).value] == ["JUMLAH", "sama"]
    assert [row for row in range(5, last) if sheet.cell(row, 10).value != "sama"] == []
    assert "angka di LKjIP sama dengan" in texts(book["Berita Acara"])


@pytest.mark.long
def test_a_difference_is_coloured_and_explained(tmp_path: Path) -> None:
    change = put(TABEL_3_1_1_B, G15=1_787_000_000)
    book = build(tmp_path, KEUANGAN / "rekap_5.xlsx", KEUANGAN / "realisasi_per_dokumen.xlsx", change=change)
    sheet = book["Rekonsiliasi"]
    (row,) = [row for row in range(5, sheet.max_row) if sheet.cell(row, 10).value == "berbeda"]
    shown = [sheet.cell(row, column).value for column in (3, 4, 5, 6, 7, 8, 9, 12)]
    assert shown == [
        *("Koordinasi dan Pelaksanaan Akuntansi SKPD", 3_437_000, 3_437_000, 0),
        *(1_787_000_000, 1_787_000, 1_785_213_000, "1.000 kali terlalu besar"),
    ]
    # Down to KEADAAN 188 characters and 10 times 5 pixels: 1.366, nine tenths of which are 1.229.
    assert (sheet.sheet_view.zoomScale, sheet.freeze_panes) == (90, "D5")
    assert "1 perbedaan" in texts(book["Berita Acara"])
    assert "1.000 kali terlalu besar" in texts(book["Ringkasan"])
    assert "Cocokkan dengan laporan realisasi" in texts(book["Ringkasan"])
    counted = {row[0].value: row[1].value for row in book["Ringkasan"].iter_rows(min_row=10, max_row=15)}
    assert {name: counted[name] for name in ("Sama", "Berbeda")} == {"Sama": 36, "Berbeda": 1}
    assert "Dihitung per sub kegiatan. Temuan menyebut 1 perbedaan" in texts(book["Ringkasan"])
    assert book["Hanya di berkas keuangan"]["A1"].value == "Baris yang Hanya Ada di Berkas Keuangan"
    minutes = book["Berita Acara"]
    assert [minutes.cell(row, 1).value for row in range(1, 5)] == [
        "PEMERINTAH KOTA JAMBI",
        "BADAN KESATUAN BANGSA DAN POLITIK",
        "BERITA ACARA REKONSILIASI",
        "Nomor: ………………………………",
    ]
    rows = [row for row in minutes.iter_rows(values_only=True) if row[1]]
    (different,) = [row for row in rows if str(row[1]).startswith("Koordinasi dan Pelaksanaan Akuntansi")]
    assert different[1:5] == (
        "Koordinasi dan Pelaksanaan Akuntansi SKPD (realisasi)",
        *(1_787_000_000, 1_787_000, 1_785_213_000),
    )
    assert "Mengetahui," in texts(minutes)
    assert "Kepala Badan Kesatuan Bangsa dan Politik," in texts(minutes)
    assert texts(minutes).count("NIP. ……") == 3
    findings = list(book["Ringkasan"].iter_rows(values_only=True))
    start = next(at for at, row in enumerate(findings) if row[1] == "LEMBAR DAN SEL")
    assert findings[start][:6] == ("TINGKAT", "LEMBAR DAN SEL", "TERTULIS", "SEHARUSNYA", "SELISIH", "ATURAN")
    levels = [str(row[0]) for row in findings[start + 1 :] if row[0] in {"KESALAHAN", "PERINGATAN", "INFORMASI"}]
    assert levels == sorted(levels, key=["KESALAHAN", "PERINGATAN", "INFORMASI"].index)
    formulas = openpyxl.load_workbook(tmp_path / "hasil.xlsx")
    number = formulas["Rekonsiliasi"].cell(row, 1).value
    assert str(formulas["Rekonsiliasi"].cell(row, 8).value).startswith("=SUMIF('Baris sumber'!$A$5:")
    lines = [each for each in book["Baris sumber"].iter_rows(min_row=5, values_only=True) if each[0] == number]
    assert sum(int(str(each[9] or 0)) for each in lines) == 1_787_000
    assert {each[1] for each in lines} == {"rekap_5.xlsx", "realisasi_per_dokumen.xlsx"}
    rules = [each for rules in formulas["Rekonsiliasi"].conditional_formatting for each in rules.rules]
    assert [each.operator for each in rules] == ["notEqual", "notEqual"]


def test_no_program_or_kegiatan_stands_alone_at_the_foot_of_a_page(tmp_path: Path) -> None:
    sheet = openpyxl.load_workbook(written(tmp_path, KEUANGAN / "rekap_5.xlsx"))["Rekonsiliasi"]
    order = ["Program", "Kegiatan", "Sub Kegiatan"]
    ends = [(sheet.cell(each.id, 13).value, sheet.cell(each.id + 1, 13).value) for each in sheet.row_breaks.brk]
    assert len(ends) >= 3
    assert [(above, below) for above, below in ends if order.index(str(above)) < order.index(str(below))] == []


def test_a_row_is_as_high_as_its_indented_name_needs(tmp_path: Path) -> None:
    """Of 40 characters an indent of two takes three: so its name needs five lines, and not four."""
    sheet = openpyxl.load_workbook(written(tmp_path, KEUANGAN / "rekap_5.xlsx"))["Rekonsiliasi"]
    (row,) = [
        cell.row for cell in sheet["C"] if str(cell.value).startswith("Pelaksanaan Koordinasi di Bidang Ketahanan")
    ]
    assert (sheet.cell(row, 3).alignment.indent, sheet.row_dimensions[row].height) == (2, 63)


def test_a_total_that_differs_is_coloured_on_the_first_page(tmp_path: Path) -> None:
    path = written(tmp_path, KEUANGAN / "rekap_5.xlsx", KEUANGAN / "realisasi_per_dokumen.xlsx")
    rules = {
        str(each.sqref): [rule.formula for rule in each.rules]
        for each in openpyxl.load_workbook(path)["Ringkasan"].conditional_formatting
    }
    assert rules == {
        "D7": [["AND(ISNUMBER($D7),ABS(N($D7))>0)"]],
        "D8": [["AND(ISNUMBER($D8),ABS(N($D8))>0)"]],
    }


# Sub kegiatan with long names: eleven that differ in their pagu.
_LONG = put(TABEL_2_7, **{f"F{row}": 1 for row in (43, 44, 45, 48, 49, 52, 53, 56, 57, 60, 61)})


def test_all_sign_on_one_page_below_the_last_of_what_they_say(tmp_path: Path) -> None:
    sheet = openpyxl.load_workbook(written(tmp_path, KEUANGAN / "rekap_5.xlsx", change=_LONG))["Berita Acara"]
    (end,) = [each.id for each in sheet.row_breaks.brk]
    assert str(sheet.cell(end + 1, 1).value).isdigit()  # a row of what differs
    below = {cell.value for row in sheet.iter_rows(min_row=end + 1) for cell in row}
    assert {"Pihak Perencanaan,", "Mengetahui,"} <= below


def test_minutes_of_little_more_than_a_page_stand_on_one(tmp_path: Path) -> None:
    """A page as wide as they are is 878 points high."""
    change = put(TABEL_2_7, **{f"F{row}": 1 for row in (10, 11, *range(13, 17), *range(18, 22), 23, 24, 25)})
    sheet = openpyxl.load_workbook(written(tmp_path, KEUANGAN / "rekap_5.xlsx", change=change))["Berita Acara"]
    assert sum(float(sheet.row_dimensions[row].height or 15) for row in range(1, sheet.max_row + 1)) > 900
    assert (len(sheet.row_breaks.brk), sheet.page_setup.fitToHeight) == (0, None)  # Excel says nothing of one page


def test_findings_of_a_reconciliation_have_their_headings_on_each_page(tmp_path: Path) -> None:
    sheet = openpyxl.load_workbook(written(tmp_path, KEUANGAN / "rekap_5.xlsx", change=_LONG))["Ringkasan"]
    headings = next(cell.row for cell in sheet["A"] if cell.value == "TINGKAT")
    assert sheet.print_title_rows == f"${headings}:${headings}"
    ends = [each.id for each in sheet.row_breaks.brk]
    assert ends
    assert not {headings - 1, headings} & set(ends)


@pytest.mark.thorough
@pytest.mark.long
def test_what_is_on_one_side_only_has_a_sheet_of_its_own(tmp_path: Path) -> None:
    budget = [each for each in samples.anggaran() if not each.program[1].startswith("PROGRAM PEMBERDAYAAN")]
    book = build(tmp_path, write(tmp_path / "rekap.xlsx", list(samples.rekap_5(budget))))
    rows = [row for row in book["Hanya di LKjIP"].iter_rows(min_row=5, values_only=True) if row[0]]
    assert [row[1] for row in rows] == ["Program", "Kegiatan", "Sub Kegiatan", "Sub Kegiatan"]

    def without_program(book: Book) -> None:
        for sheet in (TABEL_2_7, TABEL_3_1_1_B):
            for row in range(50, 54):
                for column in range(1, 12):
                    book[sheet].cell(row, column).value = None

    book = build(tmp_path, KEUANGAN / "lra.xlsx", change=without_program)
    rows = [row for row in book["Hanya di berkas keuangan"].iter_rows(min_row=5, values_only=True) if row[0]]
    assert [row[0] for row in rows] == ["8.01.04", "8.01.04.2.01", "8.01.04.2.01.01", "8.01.04.2.01.02"]


@pytest.mark.long
def test_staff_text_stays_text(tmp_path: Path) -> None:
    head, *rows = samples.rekap_5(samples.anggaran())
    hostile = [[*row[:15], "=1+1", *row[16:]] if index == 3 else row for index, row in enumerate(rows)]
    build(tmp_path, write(tmp_path / "rekap.xlsx", [head, *hostile]))
    cells = openpyxl.load_workbook(tmp_path / "hasil.xlsx")["Baris sumber"]
    assert not [cell for row in cells.iter_rows() for cell in row if cell.data_type == "f"]


@pytest.mark.long
def test_the_published_report(tmp_path: Path) -> None:
    sources = [read_source(KEUANGAN / "lra.xlsx")]
    write_reconciliation(tmp_path / "hasil.xlsx", reconcile(read_report(PUBLISHED), sources))
    summary = openpyxl.load_workbook(tmp_path / "hasil.xlsx", data_only=True)["Ringkasan"]
    rows = [[cell.value for cell in row] for row in summary.iter_rows(min_row=7, max_row=8)]
    assert [row[1:4] for row in rows] == [
        [23_733_274_959, 23_733_274_959, 0],
        [23_425_222_114, 23_425_221_114, 1000],
    ]
    # The verdict stands on the first screen, apart above the totals.
    assert [summary.cell(row, 1).value for row in (4, 5)] == [None, "Jumlah"]
    assert str(summary["A3"].value).startswith("BELUM COCOK: 1 perbedaan pagu dan realisasi; 55 dari 55 baris")
    # The kegiatan whose printed amount is not the sum of its rows.
    minutes = openpyxl.load_workbook(tmp_path / "hasil.xlsx", data_only=True)["Berita Acara"]
    named = [row[1:5] for row in minutes.iter_rows(values_only=True) if row[1]]
    assert ("Administrasi Umum Perangkat Daerah (realisasi)", 385_221_368, 385_220_368, 1000) in named
    assert differences(tmp_path / "hasil.xlsx") == []
