"""Ringkasan and Metode of reports that are not like the sample: what they say, and that LibreOffice agrees."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from lkjip_xl.books.finished.finished import write_finished
from lkjip_xl.books.kit.page import print_in_blocks, scale_on_one_page
from lkjip_xl.books.kit.writer import Sheet, Workbook
from lkjip_xl.check.run import check_report
from lkjip_xl.methods.kategori import Band, Scale, band_text, read_band
from lkjip_xl.report.settings import Settings
from tests.libreoffice import differences
from tests.rules.changes import Change, leave_out, together, write
from tests.sample_books import TABEL_3_1, TABEL_3_1_1_A, TABEL_3_1_1_B, TABEL_3_1_3, TABEL_3_1_5, Book


def build(change: Change, tmp_path: Path) -> openpyxl.Workbook:
    """The finished workbook of the mended sample after a change, held against LibreOffice."""
    book = Book()
    change(book)
    report = book.read()
    target = tmp_path / "jadi.xlsx"
    write_finished(target, report, check_report(report, "laporan.xlsx"), draft=True)
    assert differences(target, tmp_path / "hitung.xlsx") == []
    return openpyxl.load_workbook(target, data_only=True)


def shown(sheet: Worksheet, label: str) -> list[object]:
    """What stands in the first row in which a text begins with these words, from there on."""
    for row in sheet.iter_rows(max_col=8):
        for index, cell in enumerate(row):
            if isinstance(cell.value, str) and cell.value.startswith(label):
                return [each.value for each in row[index:] if each.value is not None]
    raise LookupError(label)


def texts(sheet: Worksheet) -> list[str]:
    return [cell.value for row in sheet.iter_rows(max_col=8) for cell in row if isinstance(cell.value, str)]


@pytest.mark.long
def test_more_than_the_pagu_is_in_no_category(tmp_path: Path) -> None:
    summary = build(write(TABEL_3_1_1_B, G15=11_685_800), tmp_path)["Ringkasan"]
    # 11.685.800 of 3.437.000.
    assert shown(summary, "Koordinasi dan Pelaksanaan Akuntansi SKPD")[4:6] == [
        pytest.approx(3.4),
        "melebihi pagu",
    ]


@pytest.mark.long
def test_the_mean_says_of_how_many(tmp_path: Path) -> None:
    book = build(write(TABEL_3_1_1_A, E7="-", E8=0.8), tmp_path)
    assert shown(book["Ringkasan"], "Rata-rata capaian 1 dari 2 indikator")[1] == pytest.approx(0.8)


@pytest.mark.long
def test_efisien_is_judged_on_the_unrounded_figures(tmp_path: Path) -> None:
    """99,498 % less 99,5 % prints as 0,00, and is not efisien: the sheet says so in words."""
    book = build(write(TABEL_3_1_1_A, E8=0.99498), tmp_path)
    entry = book["Ringkasan"]
    row = next(row for row in entry.iter_rows(max_col=8) if str(row[1].value).startswith("Meningkatkan peran"))
    assert row[7].value == "0,00 tidak efisien"


@pytest.mark.long
def test_without_the_table_of_efficiency_the_indicators_are_listed(tmp_path: Path) -> None:
    summary = build(leave_out(TABEL_3_1_5), tmp_path)["Ringkasan"]
    assert shown(summary, "Persentase orkemas")[1:7] == [1, 1, 1, 1, "Sangat Baik", "Tabel 3.1.2 H7"]


@pytest.mark.long
def test_without_a_scale_it_says_why_there_are_no_categories(tmp_path: Path) -> None:
    book = build(write(TABEL_3_1, C7="sangat tinggi"), tmp_path)
    assert "Kategori belum dapat ditentukan: skala di Tabel 3.1 tidak ada atau belum dapat dibaca." in texts(
        book["Ringkasan"]
    )


@pytest.mark.long
def test_sub_kegiatan_without_a_pagu_are_counted(tmp_path: Path) -> None:
    nothing = together(write("Tabel 2.7", F15=0, F16=0), write(TABEL_3_1_1_B, F15=0, G15=0, F16=0, G16=0))
    notes = texts(build(nothing, tmp_path)["Ringkasan"])
    assert [each for each in notes if each.endswith("Tidak termasuk 2 sub kegiatan yang pagunya nol.")]


@pytest.mark.long
def test_the_highest_of_equals_are_the_first_of_the_table(tmp_path: Path) -> None:
    """Every sub kegiatan spends all of its pagu: the first five are the lowest, the next five the highest."""
    book = Book()
    names = []
    for row in book[TABEL_3_1_1_B].iter_rows(min_row=8, max_row=62):
        row[6].value = row[5].value
        if row[0].value == "Sub Kegiatan":
            names.append(str(row[2].value)[:20])
    report = book.read()
    target = tmp_path / "jadi.xlsx"
    write_finished(target, report, check_report(report, "laporan.xlsx"), draft=True)
    summary = openpyxl.load_workbook(target, data_only=True)["Ringkasan"]
    lines = [[str(cell.value) for cell in row if cell.value is not None] for row in summary.iter_rows(max_col=8)]
    start = next(index for index, line in enumerate(lines) if line[:1] == ["Lima penyerapan tertinggi"])
    assert [line[1][:20] for line in lines[start + 2 : start + 7]] == names[5:10]


def more_indicators(count: int) -> Change:
    """So many more indicators in Tabel 3.1.3."""

    def change(book: Book) -> None:
        for number in range(count):
            write(TABEL_3_1_3, **{f"A{10 + number}": f"Indikator {number + 3}", f"D{10 + number}": number + 1})(
                book
            )
            write(TABEL_3_1_3, **{f"F{10 + number}": number + 2})(book)

    return change


@pytest.mark.long
def test_it_says_where_the_other_charts_are(tmp_path: Path) -> None:
    summary = build(more_indicators(5), tmp_path)["Ringkasan"]
    assert "Grafik 3 indikator lain ada di lembar Tabel 3.1.3." in texts(summary)
    with ZipFile(tmp_path / "jadi.xlsx") as parts:
        charts = [
            parts.read(name).decode() for name in parts.namelist() if "/chart" in name and ".rels" not in name
        ]
    titles = {title for chart in charts for title in re.findall(r"Gambar 3\.1\.3 \(\d\)[^<]*", chart)}
    assert "Gambar 3.1.3 (7) Indikator 7" in titles
    # Only targets are known of it: a line that is not there has no name in the legend.
    of_targets = [chart for chart in charts if "(7)" in chart]
    assert [("Target" in chart, "Realisasi" in chart) for chart in of_targets] == [(True, False)]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ([("A", "> 90"), ("B", "75 < x ≤ 90"), ("C", "≤ 75")], ["> 90", "> 75 – 90", "≤ 75"]),
        ([("A", "≥ 90"), ("B", "75 – < 90"), ("C", "< 75")], ["≥ 90", "75 – < 90", "< 75"]),
    ],
)
def test_a_scale_is_told_as_it_is_read(lines: Sequence[tuple[str, str]], expected: list[str]) -> None:
    bands = [band for each in lines if isinstance(band := read_band(*each), Band)]
    scale = Scale.of(bands)
    assert [band_text(scale, band) for band in scale.bands] == expected


@pytest.mark.long
def test_a_scale_of_open_bounds_in_metode_and_in_the_chart(tmp_path: Path) -> None:
    change = write(TABEL_3_1, C7="> 90", C8="> 75 – 90", C9="> 65 – 75", C10="> 50 – 65", C11="≤ 50")
    book = build(change, tmp_path)
    methods = " ".join(texts(book["Metode"]))
    assert "Sangat Baik > 90; Baik > 75 – 90; Cukup > 65 – 75; Kurang > 50 – 65; Sangat Kurang ≤ 50." in methods
    with ZipFile(tmp_path / "jadi.xlsx") as parts:
        charts = "".join(parts.read(name).decode() for name in parts.namelist() if "/chart" in name)
    assert "Baik (di atas 75)" in charts


@pytest.mark.parametrize(
    ("rows", "starts", "breaks"),
    [
        # A page in landscape holds 672 * 0.97 = 651 pixels, which are 488 points.
        ([100.0] * 4, [2, 3, 4], []),
        ([400.0] * 4, [2, 3, 4], [1, 2, 3]),
        ([200.0, 200.0, 100.0, 300.0, 100.0], [2, 3, 4, 5], [2, 4]),
        ([150.0, 200.0, 300.0, 200.0], [3, 4], [2, 3]),
    ],
)
def test_no_block_is_cut_in_two(rows: list[float], starts: list[int], breaks: list[int], tmp_path: Path) -> None:
    with Workbook(tmp_path / "buku.xlsx", "x") as workbook:
        sheet = workbook.sheet("Lembar")
        for row, points in enumerate(rows, 1):
            sheet.number(row, 1, Decimal(row))
            sheet.set_height(row, points)
        sheet.set_width(1, 100.0)
        print_in_blocks(sheet, Settings(), (len(rows), 1), starts, landscape=True)
    assert [each.id for each in openpyxl.load_workbook(tmp_path / "buku.xlsx")["Lembar"].row_breaks.brk] == breaks


def test_a_sheet_shrinks_to_a_page_by_what_is_larger(tmp_path: Path) -> None:
    with Workbook(tmp_path / "buku.xlsx", "x") as workbook:
        sheet: Sheet = workbook.sheet("Lembar")
        sheet.set_width(1, 205.0)  # 1.440 pixels, of 720 on Folio
        sheet.text(1, 1, "x")
        assert scale_on_one_page(sheet, Settings(), (1, 1)) == pytest.approx(0.5)
        assert scale_on_one_page(sheet, Settings(kertas="A4"), (1, 1)) == pytest.approx(697.92 / 1440)
        assert scale_on_one_page(sheet, Settings(), (200, 1)) == pytest.approx(1104 * 0.97 / 4000)
