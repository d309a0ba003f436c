"""The page of Ringkasan: what stands on it at a size to be read, and that the usual agency needs no second one."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from lkjip_xl.books.finished import summary_sasaran
from lkjip_xl.books.finished.finished import write_finished
from lkjip_xl.books.kit import styles
from lkjip_xl.books.template.template import Filling, Typed, write_template
from lkjip_xl.check.run import check_report
from lkjip_xl.reader import read_report
from lkjip_xl.tables import (
    IDENTITAS,
    TABEL_2_2_SASARAN,
    TABEL_2_3_1,
    TABEL_2_7,
    TABEL_3_1_1_A,
    TABEL_3_1_1_B,
    TABEL_3_1_3,
)
from lkjip_xl.text.numbers import MINUS
from tests.sample_books import MENDED, PUBLISHED, SAMPLES

_YEARS = range(2021, 2027)
# As long as the names of many programs are: two lines of a page, and of two of them three.
_PROGRAMS = (
    "PROGRAM PENUNJANG URUSAN PEMERINTAHAN DAERAH KABUPATEN/KOTA",
    (
        "PROGRAM PENINGKATAN PERAN PARTAI POLITIK DAN LEMBAGA PENDIDIKAN MELALUI PENDIDIKAN POLITIK DAN "
        "PENGEMBANGAN ETIKA SERTA BUDAYA POLITIK"
    ),
    "PROGRAM PENINGKATAN KEWASPADAAN NASIONAL DAN PENINGKATAN KUALITAS DAN FASILITASI PENANGANAN KONFLIK SOSIAL",
    "PROGRAM PENGUATAN IDEOLOGI PANCASILA DAN KARAKTER KEBANGSAAN",
    "PROGRAM PEMBERDAYAAN DAN PENGAWASAN ORGANISASI KEMASYARAKATAN",
    "PROGRAM PEMBINAAN DAN PENGEMBANGAN KETAHANAN EKONOMI, SOSIAL, DAN BUDAYA",
    "PROGRAM PENGELOLAAN DAN PENGEMBANGAN SISTEM PENYEDIAAN AIR MINUM DAN SANITASI PERDESAAN",
    "PROGRAM PEMENUHAN UPAYA KESEHATAN PERORANGAN DAN UPAYA KESEHATAN MASYARAKAT",
)
_SASARAN = (
    "Meningkatnya pemahaman tentang arti penting ideologi dan kebinekaan dalam kehidupan sosial masyarakat",
    "Meningkatnya peran organisasi kemasyarakatan dan partai politik dalam pembangunan daerah",
    "Meningkatnya kualitas pelayanan dan akuntabilitas kinerja perangkat daerah",
)
_INDICATORS = (
    "Persentase pembinaan terhadap masyarakat terkait ideologi dan wawasan kebangsaan",
    "Persentase konflik sosial yang ditangani sampai selesai pada tahun berjalan",
    "Persentase organisasi kemasyarakatan dan partai politik yang berperan aktif",
    "Tingkat partisipasi pemilih dalam pemilihan umum dan pemilihan kepala daerah",
    "Indeks Kepuasan Masyarakat terhadap pelayanan perangkat daerah",
    "Nilai SAKIP perangkat daerah",
)


def _large_agency() -> Filling:
    """Eight programs with two sub kegiatan each, and six indicators of three sasaran, all with long names."""
    budget, spent = [], []
    for number, program in enumerate(_PROGRAMS, 1):
        below = [
            f"Koordinasi, Fasilitasi, Pemantauan, dan Evaluasi Kegiatan {number} {each} serta Laporannya"
            for each in "AB"
        ]
        lines = [
            ("Program", program, 300),
            ("Kegiatan", f"Kegiatan {number}", 300),
            ("Sub Kegiatan", below[0], 100),
            ("Sub Kegiatan", below[1], 200),
        ]
        for level, name, millions in lines:
            budget.append({"jenis": Typed(level), "nama": Typed(name), "pagu": Typed(millions * 1_000_000)})
            spent.append({"realisasi": Typed(millions * 970_000)})
    targets = [{f"target_{year}": Typed(60 + year - 2021) for year in _YEARS} for _ in _INDICATORS]
    sasaran = [
        {"sasaran": Typed(_SASARAN[at // 2] if at % 2 == 0 else ""), "indikator": Typed(name)}
        for at, name in enumerate(_INDICATORS)
    ]
    return Filling(
        forms={
            IDENTITAS.key: {
                "instansi": Typed("Dinas Contoh"),
                "pemerintah": Typed("Kabupaten Contoh"),
                "tahun": Typed(2023),
                "awal_renstra": Typed(2021),
                "akhir_renstra": Typed(2026),
            }
        },
        tables={
            TABEL_2_2_SASARAN.key: [one | two for one, two in zip(sasaran, targets, strict=True)],
            TABEL_2_3_1.key: [
                {"sasaran": Typed(_SASARAN[at % 3]), "program": Typed(name)} for at, name in enumerate(_PROGRAMS)
            ],
            TABEL_2_7.key: budget,
            TABEL_3_1_1_A.key: [{"realisasi": Typed(61)} for _ in _INDICATORS],
            TABEL_3_1_1_B.key: spent,
            TABEL_3_1_3.key: [{"realisasi_2021": Typed(60)} for _ in _INDICATORS],
        },
    )


def summary_of(source: Path, tmp_path: Path, *, draft: bool = False) -> Worksheet:
    """Ringkasan of a workbook."""
    report = read_report(source)
    target = tmp_path / "jadi.xlsx"
    write_finished(target, report, check_report(report, "laporan.xlsx"), draft=draft)
    return openpyxl.load_workbook(target, data_only=True)["Ringkasan"]


def _row(sheet: Worksheet, name: str) -> int:
    return next(row for row in range(1, sheet.max_row + 1) if str(sheet.cell(row, 2).value).startswith(name))


@pytest.mark.long
@pytest.mark.parametrize("draft", [False, True])
def test_eight_programs_and_six_indicators_with_long_names_stand_on_one_page(tmp_path: Path, draft: bool) -> None:
    write_template(tmp_path / "isi.xlsx", filling=_large_agency())
    sheet = summary_of(tmp_path / "isi.xlsx", tmp_path, draft=draft)
    assert (sheet.page_setup.scale, len(sheet.row_breaks.brk)) == (None, 0)
    # What leaves no room for charts says where they are.
    texts = [str(sheet.cell(row, 1).value) for row in range(1, sheet.max_row + 1)]
    assert "Menuju akhir Renstra: grafik di lembar Tabel 3.1.3." in texts
    assert all(len(str(sheet.cell(_row(sheet, name), 2).value)) == len(name) for name in _PROGRAMS)


@pytest.mark.long
def test_the_largest_sisa_says_under_which_program_it_stands_and_bars_stand_apart(tmp_path: Path) -> None:
    sheet = summary_of(MENDED, tmp_path)
    row = _row(sheet, "Pelaksanaan Forum Koordinasi Pimpinan Daerah")
    program = str(sheet.cell(row + 1, 2).value)
    assert program.startswith("PROGRAM PENINGKATAN KEWASPADAAN NASIONAL DAN PENINGKATAN KUALITAS DAN FASILITASI")
    assert program.endswith("PENANGANAN KONFLIK SOSIAL")
    lines = [sheet.cell(each, 8).border for each in (row, row + 2)]
    assert {(line.top.style, line.top.color.rgb, line.bottom.style) for line in lines} == {
        ("thick", "FFFFFFFF", "thick")
    }


@pytest.mark.long
def test_the_largest_sisa_has_the_longest_bar_and_what_is_added_up_has_none(tmp_path: Path) -> None:
    sheet = summary_of(MENDED, tmp_path)
    first = next(row for row in range(1, sheet.max_row) if sheet.cell(row, 2).value == "LIMA SISA TERBESAR") + 1
    lines = [[cell.value for cell in sheet[row]][:10] for row in range(first, first + 10, 2)]
    shares, bars, sofar = ([float(str(line[at])) for line in lines] for at in (5, 7, 9))
    assert bars == shares == sorted(shares, reverse=True)
    assert sofar == pytest.approx([sum(shares[: at + 1]) for at in range(5)])
    assert {line[6] for line in lines} == {None}  # between a figure and its bar
    bars_of = {str(each.sqref) for each in sheet.conditional_formatting}
    assert not [area for area in bars_of if area.startswith(("G", "J"))]


@pytest.mark.long
def test_a_draft_names_its_errors_counts_its_warnings_and_has_no_place_to_sign(tmp_path: Path) -> None:
    sheet = summary_of(PUBLISHED, tmp_path, draft=True)
    texts = [str(cell.value) for row in sheet.iter_rows(max_col=10) for cell in row if cell.value is not None]
    assert "DRAF – belum dapat diserahkan: 7 kesalahan. Angka masih dapat berubah." in texts
    assert "• Persentase meleset seratus kali: Tabel 3.1.2 I6, I7 (aturan P03)." in texts
    assert [text for text in texts if text.startswith("Pemeriksaan: 7 kesalahan, 18 peringatan,")]
    assert texts[1] == "7 kesalahan · 18 peringatan"
    # What keeps it from being handed in is read before what was reached.
    assert texts.index("DRAF – belum dapat diserahkan: 7 kesalahan. Angka masih dapat berubah.") < next(
        at for at, text in enumerate(texts) if text.startswith("Kedua indikator")
    )
    assert not [text for text in texts if "NIP" in text]
    assert (sheet.page_setup.scale, len(sheet.row_breaks.brk)) == (None, 0)


@pytest.mark.parametrize(("source", "fill"), [(PUBLISHED, styles.ERROR_FILL), (MENDED, styles.PALE_BLUE)])
def test_a_draft_is_red_where_there_are_errors_and_calm_where_somebody_only_asked_for_one(
    source: Path, fill: str, tmp_path: Path
) -> None:
    summary = summary_of(source, tmp_path, draft=True)
    narrative = openpyxl.load_workbook(tmp_path / "jadi.xlsx")["Narasi"]
    banners = [
        cell
        for sheet in (summary, narrative)
        for row in sheet.iter_rows(max_row=5)
        for cell in row
        if "DRAF – " in str(cell.value)
    ]
    assert [cell.fill.start_color.rgb for cell in banners] == [f"FF{fill.lstrip('#')}"] * 2
    assert all("DRAF" in str(sheet.HeaderFooter.oddHeader) for sheet in (summary, narrative))


@pytest.mark.long
def test_a_large_government(tmp_path: Path) -> None:
    """What was missed by most comes first, the page says that it goes on, and many charts have their own sheet."""
    sheet = summary_of(SAMPLES / "pemerintah_kabupaten_contoh_2023.xlsx", tmp_path)
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(max_col=10)]
    # Peringkat 7 of 5 is 60 %, unemployment 83,22 %; a B below its target BB has no percentage.
    missed = [row[5] if isinstance(row[5], str) else f"{row[5]:.4f}" for row in rows if row[0] == "▼"]
    assert (missed[:2], missed[-1]) == (["0.6000", "0.8322"], "-")
    # The mean of a sasaran is below 100 % although it was efisien: its sign says so.
    # Its short name leaves the figures beside it the room of one line.
    (told,) = (row[2] for row in rows if row[0] == "Meningkatnya perekonomian daerah")
    assert told == "▼ capaian 97,63% · pagu Rp3,70 miliar · terserap 94,42% · efisien\u00a03,21\u00a0poin"
    # A line could end behind a hyphen, and 6,05 would stand alone.
    social = "Meningkatnya perlindungan sosial, kesetaraan, dan kehidupan beragama"
    (social_row,) = (row for row in rows if row[0] == social)
    assert any(str(each).endswith(f"tidak efisien\u00a0{MINUS}6,05\u00a0poin") for each in social_row)
    (end,) = (each.id for each in sheet.row_breaks.brk)
    assert sheet.cell(end, 1).value == "Ringkasan berlanjut di halaman 2"
    # The first page tells where the money stayed.
    assert end > next(at for at, row in enumerate(rows, 1) if row[0] == "Di mana sisanya?")
    headings = [(row[7], row[9]) for row in rows if "0–100%" in str(row[7])]
    assert headings == [
        ("CAPAIAN 0–100%", "KATEGORI"),
        ("BAGIAN 0–100%", "BAGIAN SISA"),
        ("BAGIAN 0–100%", "S.D. BARIS INI"),
    ]
    with ZipFile(tmp_path / "jadi.xlsx") as package:
        charts = [name for name in package.namelist() if name.startswith("xl/charts/chart")]
        assert "Grafik Renstra" in package.read("xl/workbook.xml").decode()
    assert len(charts) == 4 + 36


@pytest.mark.long
def test_a_capaian_that_is_only_typed_is_marked_here_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(summary_sasaran, "_MOST_INDICATORS", 40)
    sheet = summary_of(SAMPLES / "pemerintah_kabupaten_contoh_2023.xlsx", tmp_path)
    marked = sheet.cell(_row(sheet, "Jumlah konflik SARA"), 6)
    computed = sheet.cell(_row(sheet, "Indeks Ketahanan Daerah"), 6)
    assert [each.number_format.startswith('"‡ "0.00%') for each in (marked, computed)] == [True, False]
    assert "‡ seperti diketik" in str([cell.value for cell in sheet[_row(sheet, "SASARAN DAN INDIKATOR") - 1]])
