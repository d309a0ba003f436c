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

from lkjip_xl.books.finished.cells import Entries
from lkjip_xl.books.finished.finished import write_finished
from lkjip_xl.books.finished.layout import Layouts
from lkjip_xl.books.finished.renstra_charts import RenstraFigures
from lkjip_xl.books.finished.summary_sasaran import judgement_in_words
from lkjip_xl.books.finished.summary_sentence import Reached, so_many_of
from lkjip_xl.books.kit.entry import Entry
from lkjip_xl.books.kit.page import print_in_blocks
from lkjip_xl.books.kit.phrases import Figure
from lkjip_xl.books.kit.writer import Workbook
from lkjip_xl.check.run import check_report
from lkjip_xl.methods.kategori import Band, Scale, band_text, read_band
from lkjip_xl.reader import read_report
from lkjip_xl.report.settings import Settings
from tests import shown as tables
from tests.libreoffice import differences
from tests.rules.changes import Change, leave_out, together, write
from tests.sample_books import SAMPLES, TABEL_3_1, TABEL_3_1_1_A, TABEL_3_1_1_B, TABEL_3_1_3, TABEL_3_1_5, Book


def build(change: Change, tmp_path: Path) -> openpyxl.Workbook:
    """The finished workbook of the mended sample after a change, held against LibreOffice."""
    book = Book()
    change(book)
    report = book.read()
    target = tmp_path / "jadi.xlsx"
    write_finished(target, report, check_report(report, "laporan.xlsx"), draft=True)
    assert differences(target) == []
    return openpyxl.load_workbook(target, data_only=True)


def shown(sheet: Worksheet, label: str) -> list[object]:
    """What stands in the first row in which a text begins with these words, from there on."""
    for row in sheet.iter_rows():
        for index, cell in enumerate(row):
            if isinstance(cell.value, str) and cell.value.startswith(label):
                return [each.value for each in row[index:] if each.value is not None]
    raise LookupError(label)


def texts(sheet: Worksheet) -> list[str]:
    return [cell.value for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str)]


def sentence(book: openpyxl.Workbook) -> str:
    """What stands under the title and the banner of a draft."""
    told = [str(row[0].value) for row in book["Ringkasan"].iter_rows(min_row=4, max_col=1) if row[0].value]
    return next(each for each in told if not each.startswith("•"))


@pytest.mark.thorough
@pytest.mark.long
def test_all_was_reached_and_where_most_of_the_money_stayed(tmp_path: Path) -> None:
    """By hand: 23.425.221.114 of 23.733.274.959; 121.192.000 of the 308.053.845 that stayed."""
    assert sentence(build(together(), tmp_path)) == (
        "Kedua indikator mencapai target. Anggaran terserap 98,70%; sisa Rp308,1 juta, 39% di antaranya pada "
        "sub kegiatan Pelaksanaan Forum Koordinasi Pimpinan Daerah Kabupaten/Kota."
    )


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (1, "Satu-satunya indikator"),
        (2, "Kedua indikator"),
        (4, "Keempat indikator"),
        (40, "Semua indikator (40)"),
    ],
)
def test_all_that_were_reached_are_counted_in_words(number: int, words: str) -> None:
    reached, judged = Figure("A1", Decimal(number)), Figure("B1", Decimal(number))
    assert Reached(reached, judged, number).sentence.text == f"{words} mencapai target."


def test_where_none_was_reached_they_are_counted() -> None:
    none, judged = Figure("A1", Decimal(0)), Figure("B1", Decimal(6))
    assert Reached(none, judged, 6).sentence.text == "Belum satu pun dari 6 indikator mencapai target."


@pytest.mark.long
def test_what_was_missed_comes_first_and_is_marked(tmp_path: Path) -> None:
    book = build(write(TABEL_3_1_1_A, E8=0.8), tmp_path)
    assert sentence(book).startswith("1 dari 2 indikator mencapai target. Anggaran")
    rows = [row for row in book["Ringkasan"].iter_rows(max_col=9) if str(row[1].value).startswith("Persentase")]
    signs = [(row[0].value, str(row[1].value)[:18], row[5].value) for row in rows[:2]]
    assert signs == [("▼", "Persentase orkemas", 0.8), (None, "Persentase pembina", 1)]


@pytest.mark.long
def test_what_cannot_be_computed_is_said(tmp_path: Path) -> None:
    book = build(write(TABEL_3_1_1_A, E7="-", E8=0.8), tmp_path)
    assert sentence(book).startswith(
        "Satu-satunya indikator belum mencapai target. 1 indikator lain belum dapat dinilai. Anggaran"
    )
    assert "Rata-rata capaian · Baik" in texts(book["Ringkasan"])


@pytest.mark.parametrize(
    ("word", "is_absorbed", "told"),
    [
        ("efisien", True, "efisien"),
        ("-", True, "efisiensi tidak dapat dihitung"),
        ("-", False, "serapan dan efisiensi tidak dapat dihitung"),
    ],
)
def test_an_efficiency_that_nobody_can_tell_is_no_dash_between_dots(
    word: str, is_absorbed: bool, told: str
) -> None:
    found = judgement_in_words(Entry(word, formula="A1"), is_absorbed=is_absorbed)
    assert found.text == told
    assert found.expression.startswith('IF(A1="-","')


def test_of_no_sasaran_that_can_be_judged_there_is_no_number() -> None:
    def told(some: int, whole: int) -> str:
        return so_many_of(Figure("A1", Decimal(some)), Figure("B1", Decimal(whole))).text

    assert [told(1, 2), told(0, 3), told(0, 0)] == ["1 dari 2", "0 dari 3", "-"]


def spending(share: Decimal | int) -> Change:
    """Every sub kegiatan spends this part of its pagu."""

    def change(book: Book) -> None:
        for row in book[TABEL_3_1_1_B].iter_rows(min_row=8, max_row=62):
            if row[0].value == "Sub Kegiatan":
                row[6].value = float(Decimal(str(row[5].value)) * share)

    return change


@pytest.mark.long
@pytest.mark.parametrize(
    ("part", "words"),
    [
        (0, "Belum ada realisasi dari pagu Rp23,73 miliar."),
        (1, "Anggaran Rp23,73 miliar terserap seluruhnya."),
        (2, "Realisasi Rp47,47 miliar melebihi pagu Rp23,73 miliar (200%)."),
    ],
)
def test_nothing_all_or_more_was_spent(part: int, words: str, tmp_path: Path) -> None:
    book = build(spending(part), tmp_path)
    over = " 37 sub kegiatan melebihi pagunya." if part == 2 else ""
    assert sentence(book) == f"Kedua indikator mencapai target. {words}{over}"
    told = next(text for text in texts(book["Ringkasan"]) if "ambang 75%" in text)
    over = "Melebihi pagunya: 37 sub kegiatan (Penyusunan Dokumen Perencanaan Perangkat Daerah, Rp"
    assert ("Tidak ada yang melebihi pagunya." in told) == (part < 2)
    assert (over in told) == (part == 2)
    # None stands out where all are as low; the one with most money is named of them.
    assert told.startswith(
        "Di bawah ambang 75%: 37 sub kegiatan, terendah antara lain Pelaksanaan Koordinasi di Bidang Pendidikan "
        if part == 0
        else "Tidak ada sub kegiatan di bawah"
    )


@pytest.mark.thorough
@pytest.mark.long
def test_what_others_spent_above_their_pagu_hides_no_sisa(tmp_path: Path) -> None:
    """8.248.800 above the pagu of one: the shares are of all that was left, not of what is left in the end."""
    book = build(write(TABEL_3_1_1_B, G15=11_685_800), tmp_path)
    summary = book["Ringkasan"]
    assert shown(summary, "Sisa yang dibagi")[1] == 308_053_845 - 1_650_000
    whole = 308_053_845 - 1_650_000
    first = shown(summary, "Pelaksanaan Forum Koordinasi")
    assert first[2] == pytest.approx(121_192_000 / whole)
    # Of 77.838.513 that its program left, with 8.248.800 above the pagu and 1.650.000 that are no more.
    assert shown(summary, "PROGRAM PENUNJANG")[7] == pytest.approx((77_838_513 - 1_650_000) / whole)
    assert shown(summary, "JUMLAH")[7] == pytest.approx(1)
    over = "1 sub kegiatan (Koordinasi dan Pelaksanaan Akuntansi SKPD, Rp11,7 juta dari pagu Rp3,4 juta"
    assert f"Melebihi pagunya: {over})" in " ".join(texts(summary))
    # 298.155.045 were left in the end: 308.053.845 less 1.650.000 and 8.248.800.
    assert sentence(book).endswith(
        "; sisa Rp298,2 juta; sisa terbesar, Rp121,2 juta, pada sub kegiatan Pelaksanaan Forum Koordinasi "
        "Pimpinan Daerah Kabupaten/Kota. 1 sub kegiatan melebihi pagunya."
    )


@pytest.mark.long
def test_efisien_is_judged_on_the_unrounded_figures(tmp_path: Path) -> None:
    """99,498 % less 99,5 % prints as 0,00, and is not efisien: the sheet says so in words."""
    summary = build(write(TABEL_3_1_1_A, E8=0.99498), tmp_path)["Ringkasan"]
    told = str(shown(summary, "Meningkatkan peran")[1])
    assert told.endswith("rata-rata serapan 99,50% · tidak efisien\u00a00,00\u00a0poin")
    assert "1 dari 2" in texts(summary)


@pytest.mark.thorough
@pytest.mark.long
def test_without_the_table_of_efficiency_the_indicators_stand_there_still(tmp_path: Path) -> None:
    summary = build(leave_out(TABEL_3_1_5), tmp_path)["Ringkasan"]
    assert shown(summary, "Persentase orkemas")[1:6] == [1, 1, 1, 1, 1]
    assert "belum ada Tabel 3.1.5" in texts(summary)


@pytest.mark.long
def test_without_a_scale_it_says_why_there_are_no_categories(tmp_path: Path) -> None:
    book = build(write(TABEL_3_1, C7="sangat tinggi"), tmp_path)
    assert "Kategori belum dapat ditentukan: skala di Tabel 3.1 tidak ada atau belum dapat dibaca." in texts(
        book["Ringkasan"]
    )


@pytest.mark.thorough
@pytest.mark.long
def test_a_realisasi_without_a_pagu_is_above_it(tmp_path: Path) -> None:
    change = together(write("Tabel 2.7", F15=0), write(TABEL_3_1_1_B, F15=0))
    over = "1 sub kegiatan (Koordinasi dan Pelaksanaan Akuntansi SKPD, Rp1,8 juta dari pagu Rp0)"
    assert f"Melebihi pagunya: {over}" in " ".join(texts(build(change, tmp_path)["Ringkasan"]))


def more_indicators(count: int) -> Change:
    """So many more indicators in Tabel 3.1.3."""

    def change(book: Book) -> None:
        for number in range(count):
            write(TABEL_3_1_3, **{f"A{10 + number}": f"Indikator {number + 3}", f"D{10 + number}": number + 1})(
                book
            )
            write(TABEL_3_1_3, **{f"F{10 + number}": number + 2})(book)

    return change


@pytest.mark.thorough
@pytest.mark.long
def test_few_charts_here_and_all_under_their_table(tmp_path: Path) -> None:
    summary = build(more_indicators(5), tmp_path)["Ringkasan"]
    assert [text for text in texts(summary) if text.startswith("Menuju akhir Renstra: ")]
    with ZipFile(tmp_path / "jadi.xlsx") as parts:
        charts = [
            parts.read(name).decode() for name in parts.namelist() if "/chart" in name and ".rels" not in name
        ]
    titles = {title for chart in charts for title in re.findall(r"Gambar 3\.1\.3 \(\d\)[^<]*", chart)}
    assert "Gambar 3.1.3 (7) Indikator 7" in titles
    # Only targets are known of it: a line that is not there has no name.
    of_targets = [chart for chart in charts if "(7)" in chart]
    assert [("Target" in chart, "Realisasi" in chart) for chart in of_targets] == [(True, False)]


IDENTITAS = """
| Tahun Laporan | 2023 |
| Awal Renstra  | 2022 |
| Akhir Renstra | 2023 |
"""
RENSTRA = """
| TUJUAN | INDIKATOR     | SATUAN | 2022 TARGET | 2022 REALISASI | 2023 TARGET | 2023 REALISASI |
| .      | Nilai SAKIP   | Nilai  | 70          | 71             | 72          | 73             |
| .      | Level APIP    | Level  | Level 2     | Level 2        | Level 3     | 3              |
| .      | Indeks        | Indeks | 2           | .              | 3           | .              |
"""


def test_one_figure_alone_is_no_line() -> None:
    report = tables.report(identitas=IDENTITAS, tabel_3_1_3=RENSTRA)
    layouts = Layouts(report)
    figures = RenstraFigures.of(layouts, Entries(report, layouts), 1, 1)
    assert figures is not None
    # The second indicator has a grade: no picture, and no number.
    titles = [figures.chart(row, (400, 200)).title for row in figures.charts]
    assert titles == ["Gambar 3.1.3 (1) Nilai SAKIP (Nilai)", "Gambar 3.1.3 (2) Indeks (Indeks)"]


@pytest.mark.thorough
@pytest.mark.long
def test_bars_go_on_above_the_whole_at_one_scale(tmp_path: Path) -> None:
    build(write(TABEL_3_1_1_A, E8=1.2), tmp_path)
    with ZipFile(tmp_path / "jadi.xlsx") as parts:
        sheet = parts.read("xl/worksheets/sheet1.xml").decode()
    limits = set(re.findall(r'<cfvo type="num" val="([\d.]+)"/><cfvo type="num" val="([\d.]+)"/>', sheet))
    summary = openpyxl.load_workbook(tmp_path / "jadi.xlsx", data_only=True)["Ringkasan"]
    whole, beyond = (round(summary.column_dimensions[each].width * 7) for each in "HI")
    assert limits == {("0", "1"), ("0", f"{beyond / whole:g}")}
    row = next(row for row in summary.iter_rows(max_col=10) if str(row[1].value).startswith("Persentase orkemas"))
    assert [row[at].value for at in (7, 8)] == [1, pytest.approx(0.2)]


@pytest.mark.long
@pytest.mark.parametrize(
    ("agency", "pages"), [("sekretariat_daerah_sumatera_utara_2021", 1), ("pemerintah_kabupaten_contoh_2023", 2)]
)
def test_a_usual_agency_has_one_page_and_a_larger_one_a_clear_break(
    agency: str, pages: int, tmp_path: Path
) -> None:
    report = read_report(SAMPLES / f"{agency}.xlsx")
    target = tmp_path / "jadi.xlsx"
    write_finished(target, report, check_report(report, "laporan.xlsx"), draft=False)
    sheet = openpyxl.load_workbook(target)["Ringkasan"]
    breaks = [each.id for each in sheet.row_breaks.brk]
    assert len(breaks) == pages - 1
    begun = [str(sheet.cell(row + 1, 1).value).split(":")[0] for row in breaks]
    assert set(begun) <= {"Program menurut pagu", "Di mana sisanya?", "Menuju akhir Renstra"}
    assert (sheet.page_setup.scale is None) == (pages == 1)


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


@pytest.mark.thorough
@pytest.mark.long
def test_a_scale_of_open_bounds_in_metode(tmp_path: Path) -> None:
    change = write(TABEL_3_1, C7="> 90", C8="> 75 – 90", C9="> 65 – 75", C10="> 50 – 65", C11="≤ 50")
    methods = " ".join(texts(build(change, tmp_path)["Metode"]))
    assert "Sangat Baik > 90; Baik > 75 – 90; Cukup > 65 – 75; Kurang > 50 – 65; Sangat Kurang ≤ 50." in methods


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


@pytest.mark.long
def test_percentages_have_the_decimals_of_pengaturan(tmp_path: Path) -> None:
    """(105,25 + 80) ÷ 2 = 92,625 %; 200 of 300 are 66,67 %, by whole percent 67; 92,6 − 67,0 = 25,6."""
    report = tables.report(
        pengaturan="| Angka di belakang koma | 1 |",
        tabel_2_3_1="| SASARAN | PROGRAM |\n| Aman | Layanan |",
        tabel_3_1_1_a="""
        | SASARAN | INDIKATOR | TARGET | REALISASI |
        | Aman    | Kepuasan  | 80     | 84.2      |
        | Aman    | Layanan   | 100    | 80        |
        """,
        tabel_3_1_1_b="""
        | JENIS        | PROGRAM | TARGET KEUANGAN | REALISASI KEUANGAN |
        | Program      | Layanan | 300             | 200                |
        | Kegiatan     | Jasa    | 300             | 200                |
        | Sub Kegiatan | Listrik | 300             | 200                |
        | JUMLAH       | .       | 300             | 200                |
        """,
        tabel_3_1_5="""
        | SASARAN | INDIKATOR | CAPAIAN KINERJA % | PENYERAPAN ANGGARAN | TINGKAT EFISIENSI |
        | Aman    | Kepuasan  | =1.0525           | =0.666666667        | =38.6             |
        | Aman    | Layanan   | =0.8              | =0.666666667        | =13.3             |
        """,
    )
    path = tmp_path / "jadi.xlsx"
    write_finished(path, report, check_report(report, "isi.xlsx"), draft=True)
    told = " ".join(texts(openpyxl.load_workbook(path, data_only=True)["Ringkasan"]))
    assert "Anggaran terserap 66,7%" in told
    assert "capaian 92,6%" in told
    assert "serapan 67% · efisien\u00a025,6\u00a0poin" in told
    assert differences(path) == []
