"""A recap of many workbooks: who counts, what it adds up to, and that Excel computes the same."""

from __future__ import annotations

import csv
import itertools
import re
import shutil
import sys
import zipfile
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any
from unittest.mock import ANY

import openpyxl
import pandas as pd
import pytest

from lkjip_xl.books.kit import list_sheet
from lkjip_xl.books.recap.book import recap_book
from lkjip_xl.check.assessment import Assessment
from lkjip_xl.check.recap import Recap, agency_line, recap_of
from lkjip_xl.check.unchecked import Unchecked
from lkjip_xl.figures.agency import AgencyFigures, BudgetRow, agency_figures
from lkjip_xl.files.refusal import Unreadable
from lkjip_xl.reader import read_report
from lkjip_xl.report.place import Place
from lkjip_xl.rules import all_rules
from lkjip_xl.rules.findings import CheckResult, Finding, Problem, State
from lkjip_xl.show.recap_tables import write_data
from lkjip_xl.tables.measures import Measure
from lkjip_xl.tasks.recap import named_briefly, write_recap
from tests import shown
from tests.hostile_files import HOSTILE
from tests.libreoffice import differences
from tests.page.visits import texts_of
from tests.running import Run
from tests.sample_books import MENDED, PUBLISHED, TABEL_3_1_1_B, Book

_MAY_BE_THERE = "Instansi yang disebut belum mengirim mungkin ada di antaranya."


def figures(instansi: str, pagu: int | None, realisasi: int | None, **more: Any) -> AgencyFigures:
    """An agency with two rows that add up to its figures."""
    usual: dict[str, Any] = {
        "pemerintah": "Kota Jambi",
        "tahun": 2023,
        "draf": False,
        "indikator": 3,
        "indikator_dinilai": 2,
        "capaian": Decimal("97.5"),
        "kategori": "Sangat Baik",
        "efisiensi": Decimal("1.25"),
    }
    halves = [
        (None, None) if pagu is None else (Decimal(pagu) - 1, Decimal(realisasi or 0)),
        (None, None) if pagu is None else (Decimal(1), None if realisasi is None else Decimal(0)),
    ]
    rows = tuple(
        BudgetRow(f"1.{index}", "Program", "Kegiatan", f"Sub {index}", *half) for index, half in enumerate(halves)
    )
    amounts = {
        key: None if value is None else Decimal(value) for key, value in (("pagu", pagu), ("realisasi", realisasi))
    }
    return AgencyFigures(instansi, rows=rows, **{**usual, **amounts, **more})


def assessment(file: str, found: AgencyFigures | None, *codes: str, empty: bool = False) -> Assessment:
    """A file with findings of these rules."""
    pages = {rule.code: rule.severity for rule in all_rules()}
    findings = tuple(Finding(code, pages[code], Problem(Place("Lembar", 1, 1), "Salah.")) for code in codes)
    unreadable = Unreadable("berkas rusak.", "Minta salinan.") if found is None else None
    return Assessment(
        CheckResult(file, findings=findings, unreadable=unreadable, rows={} if empty else {"Tabel": 1}), found
    )


def recap(*assessed: Assessment, agencies: list[str] | None = None) -> Recap:
    return recap_of([agency_line(each) for each in assessed], agencies)


def test_the_figures_of_an_agency_are_those_of_its_finished_workbook() -> None:
    found = agency_figures(read_report(MENDED))
    assert (found.instansi, found.pemerintah, found.tahun) == (
        "Badan Kesatuan Bangsa dan Politik",
        "Kota Jambi",
        2023,
    )
    # As Tabel 3.1.1.b and 3.1.1.a of the report have them, and 100 - 97,42 (the mean of whole percents).
    assert (found.pagu, found.realisasi) == (Decimal(23733274959), Decimal(23425221114))
    assert (found.indikator, found.indikator_dinilai, found.kategori) == (2, 2, "Sangat Baik")
    assert found.capaian == 100
    assert not found.draf
    assert sum(row.pagu or 0 for row in found.rows) == found.pagu
    assert sum(row.realisasi or 0 for row in found.rows) == found.realisasi
    assert all(row.program and row.kegiatan and row.sub_kegiatan for row in found.rows)
    assert found.rows[0].kode == "8.01.01.2.01.01"


def test_what_is_typed_above_the_leaves_does_not_count() -> None:
    book = Book()
    book[TABEL_3_1_1_B]["G8"] = 1
    assert agency_figures(book.read()).realisasi == 23425221114


def test_rows_of_one_code_tell_their_unit_and_a_further_indicator_is_no_row() -> None:
    found = agency_figures(
        shown.report(
            tabel_3_1_1_b="""
            | JENIS        | UNIT   | PROGRAM | INDIKATOR | TARGET | TARGET KEUANGAN | REALISASI KEUANGAN |
            | Program      | .      | Budaya  | Indeks    | 80     | 300             | 290                |
            | Kegiatan     | .      | Museum  | Koleksi   | 9      | 300             | 290                |
            | Sub Kegiatan | Teluk  | Pameran | Jumlah    | 4      | 100             | 95                 |
            | .            | .      | .       | Peserta   | 30     | .               | .                  |
            | Sub Kegiatan | Bandar | Pameran | Jumlah    | 4      | 200             | 195                |
            """
        )
    )
    assert [(row.sub_kegiatan, row.unit, row.pagu) for row in found.rows] == [
        ("Pameran", "Teluk", Decimal(100)),
        ("Pameran", "Bandar", Decimal(200)),
    ]
    assert found.pagu == 300


def test_without_levels_the_jumlah_counts_and_no_row_is_given_twice() -> None:
    report = Book().read()
    table = report.tables["tabel_3_1_1_b"]
    unclear = replace(table, rows=tuple(replace(row, level=None, parent=None) for row in table.rows))
    found = agency_figures(replace(report, tables={**report.tables, "tabel_3_1_1_b": unclear}))
    assert (found.realisasi, found.rows, found.levels_are_clear) == (Decimal(23425221114), (), False)
    (line,) = recap(Assessment(CheckResult("a.xlsx", rows={"Tabel": 1}), found)).lines
    assert "angka JUMLAH-nya dipakai" in line.remark


def test_an_agency_counts_once_and_says_so() -> None:
    found = recap(
        assessment("a.xlsx", figures("Dinas Satu", 100, 50), "T01"),
        assessment("b.xlsx", figures("DINAS  SATU", 200, 60)),
        assessment("c.xlsx", figures("Dinas Dua", 1000, 900, draf=True)),
        assessment("d.xlsx", figures("Dinas Dua", 7, 7, tahun=2022)),
        assessment("e.xlsx", None),
        assessment("f.xlsx", figures("", None, None), empty=True),
        assessment("g.xlsx", figures("", 10, 5, tahun=None)),
        assessment("h.xlsx", figures("Dinas Dua", 5, 5, pemerintah="Kota Lain")),
    )
    assert [(line.file, line.counted) for line in found.lines] == [
        ("a.xlsx", False),  # b.xlsx is nearer to be handed in
        ("b.xlsx", True),
        ("c.xlsx", True),
        ("d.xlsx", False),
        ("e.xlsx", False),
        ("f.xlsx", False),
        ("g.xlsx", True),
        ("h.xlsx", True),
    ]
    assert [line.remark for line in found.lines] == [
        "instansi yang sama ada di b.xlsx; tidak ikut dijumlahkan",
        "",
        "DRAF: angkanya masih dapat berubah",
        "tahun 2022; tidak ikut dijumlahkan",
        "berkas rusak. Minta salinan.",
        "semua tabelnya masih kosong",
        "nama instansi di lembar Identitas masih kosong; tahun di lembar Identitas masih kosong",
        "",
    ]
    assert found.year == 2023
    assert (found.total(Measure.PAGU), found.total(Measure.REALISASI)) == (Decimal(1215), Decimal(970))
    assert found.penyerapan == Decimal(970) / Decimal(1215) * 100
    assert found.states == {State.NOT_READY: 1, State.READY: 5, State.UNREADABLE: 1, State.EMPTY: 1}


def test_means_leave_out_what_is_not_known() -> None:
    found = recap(
        assessment("a.xlsx", figures("A", 100, 50, capaian=Decimal(80))),
        assessment("b.xlsx", figures("B", 100, 50, capaian=None, efisiensi=None)),
        assessment("c.xlsx", figures("C", 100, 50, capaian=Decimal(91))),
    )
    assert (found.capaian, found.efisiensi) == (Decimal("85.5"), Decimal("1.25"))
    nothing = recap(assessment("e.xlsx", None))
    assert (nothing.capaian, nothing.penyerapan, nothing.year) == (None, None, None)


def test_rules_come_by_how_many_workbooks_they_fail_in() -> None:
    found = recap(
        assessment("a.xlsx", figures("A", 1, 1), "T01", "T01", "T01", "P03"),
        assessment("b.xlsx", figures("B", 1, 1), "P03", "K01"),
    )
    assert [(each.code, each.findings, each.workbooks) for each in found.rules] == [
        ("P03", 2, 2),
        ("T01", 3, 1),
        ("K01", 1, 1),
    ]


def test_who_is_missing_is_told_by_the_list_and_small_slips_are_forgiven() -> None:
    found = recap(
        assessment("a.xlsx", figures("Dinas Kesehatan", 1, 1)),
        assessment("b.xlsx", figures("BADAN KEUANGAN & ASET DAERAH", 1, 1)),
        assessment("c.xlsx", figures("Dinas Kesehatan", 1, 1), "T01"),
        assessment("d.xlsx", figures("PT Lain", 1, 1)),
        assessment("e.xlsx", None),
        agencies=["Dinas Kesehatan", "Badan Keuangan dan Aset Daerah", "Dinas Sosial"],
    )
    assert found.missing == ("Dinas Sosial",)
    assert [line.file for line in found.strangers or ()] == ["d.xlsx", "e.xlsx"]
    assert recap(assessment("a.xlsx", figures("A", 1, 1))).missing is None


def _written(tmp_path: Path, assessed: list[Assessment], agencies: list[str] | None = None) -> Any:
    """The workbook with what it shows."""
    target = tmp_path / "rekap.xlsx"
    with recap_book(target, with_list=agencies is not None) as book:
        for each in assessed:
            book.add(each)
        book.finish(recap(*assessed, agencies=agencies))
    return openpyxl.load_workbook(target, data_only=True)


def _book(tmp_path: Path, assessed: list[Assessment], agencies: list[str] | None = None) -> Any:
    """The workbook, once LibreOffice has computed the same."""
    book = _written(tmp_path, assessed, agencies)
    assert differences(tmp_path / "rekap.xlsx") == []
    return book


def _values(sheet: Any, row: int) -> list[Any]:
    return [cell.value for cell in sheet[row]]


MANY = [
    assessment("a.xlsx", figures("=Dinas Satu", 3000, 1000, capaian=Decimal(100) / 3), "T01"),
    assessment("b.xlsx", figures("Dinas Dua", 300, 100, pemerintah="Kab. X", capaian=None, efisiensi=None)),
    assessment("c.xlsx", figures("Dinas Tiga", 400, 300, capaian=Decimal(120)), "T01", "P03"),
    assessment("d.xlsx", figures("Dinas Empat", None, None, capaian=Decimal(120))),
    assessment("e.xlsx", None),
    assessment("f.xlsx", figures("Dinas Lama", 7, 7, tahun=2022)),
    assessment("g.xlsx", figures("", None, None), empty=True),
    assessment("h.xlsx", figures("Dinas Nol", 0, 0)),
]


def test_a_file_that_cannot_be_read_is_not_counted_as_a_stranger(tmp_path: Path) -> None:
    known, stranger = (assessment(f"{each}.xlsx", figures(each, 1, 1)) for each in ("A", "Lain"))
    book = _written(tmp_path, [known, stranger, assessment("e.xlsx", None)], ["A"])
    counted: dict[object, object] = {}
    for row in book["Ringkasan"].iter_rows(values_only=True):
        shown = [value for value in row if value is not None]
        counted |= dict(itertools.pairwise(shown))
    labels = ("Buku kerja di luar daftar", "Belum jelas milik siapa")
    assert [counted[label] for label in labels] == [1, 1]


def test_what_is_no_template_is_not_told_as_unreadable(tmp_path: Path) -> None:
    other = assessment("lra.xlsx", None)
    other = replace(other, result=replace(other.result, not_template=True))
    book = _written(tmp_path, [other, assessment("e.xlsx", None)], ["A"])
    assert [_values(book["Belum Mengirim"], row)[1:] for row in (6, 7)] == [
        ["lra.xlsx", "Bukan templat, jadi belum jelas milik siapa: lra.xlsx"],
        ["e.xlsx", "Tidak terbaca, jadi belum jelas milik siapa: e.xlsx"],
    ]


@pytest.mark.long
def test_every_figure_of_the_workbook_is_what_excel_computes(tmp_path: Path) -> None:
    book = _book(tmp_path, MANY, ["Dinas Dua", "Dinas Sosial"])
    assert book.sheetnames == [
        "Ringkasan",
        "Per Instansi",
        "Peringkat",
        "Belum Mengirim",
        "Aturan",
        "Baris Program",
    ]
    sheet = book["Per Instansi"]
    assert [sheet.cell(row, 2).value for row in range(5, 10)] == [
        "=Dinas Satu",
        "Dinas Dua",
        "Dinas Tiga",
        "Dinas Empat",
        "Dinas Nol",
    ]
    # Two of a third are second together.
    assert [sheet.cell(row, 6).value for row in range(5, 10)] == [1 / 3, 1 / 3, 0.75, "-", "-"]
    assert [sheet.cell(row, 7).value for row in range(5, 10)] == [2, 2, 1, "-", "-"]
    assert [sheet.cell(row, 11).value for row in range(5, 10)] == [4, "-", 1, 1, 3]
    assert _values(sheet, 10)[1:6] == ["JUMLAH DAN RATA-RATA 5 INSTANSI", None, 3700, 1400, 1400 / 3700]
    states = [sheet.cell(row, 13) for row in (5, 11, 12, 13)]
    assert [(cell.value, cell.fill.fgColor.rgb) for cell in states] == [
        ("BELUM SIAP", "FFEE8E86"),
        ("TIDAK TERBACA", "FFEE8E86"),
        ("SIAP", "00000000"),
        ("MASIH KOSONG", "FFEE8E86"),
    ]
    assert _values(sheet, 12)[17] == "tahun 2022; tidak ikut dijumlahkan"
    ranking = book["Peringkat"]
    # Each agency once, by capaian; ties share a rank, and the fewest errors are the first rank.
    assert [_values(ranking, row) for row in range(5, 10)] == [
        ["Dinas Tiga", 1.2, 1, 0.75, 1, 2, 5],
        ["Dinas Empat", 1.2, 1, "-", "-", 0, 1],
        ["Dinas Nol", 0.975, 3, "-", "-", 0, 1],
        ["=Dinas Satu", pytest.approx(1 / 3), 4, pytest.approx(1 / 3), 2, 1, 4],
        ["Dinas Dua", "-", "-", pytest.approx(1 / 3), 2, 0, 1],
    ]
    assert "kesalahan paling sedikit. Nilai yang sama berperingkat sama." in str(ranking["A2"].value)
    assert [_values(sheet, row)[1] for row in (11, 12, 13)] == ["e.xlsx", "Dinas Lama", "g.xlsx"]
    missing = book["Belum Mengirim"]
    assert [row[1].value for row in missing.iter_rows(min_row=5)][:2] == ["Dinas Sosial", "=Dinas Satu"]
    rules = book["Aturan"]
    assert [_values(rules, row)[0] for row in (5, 6)] == ["T01", "P03"]
    assert _values(rules, 5)[3:] == [2, 2]
    rows = book["Baris Program"]
    assert rows.max_row == 4 + 2 * 7
    assert _values(rows, 5)[3:10] == ["1.0", "Program", "Kegiatan", "Sub 0", None, 2999, 1000]
    summary = "\n".join(str(cell.value) for row in book["Ringkasan"].iter_rows() for cell in row)
    assert "2 pemerintah daerah" in summary
    assert "Anggaran, kinerja, dan temuan buku kerja yang ikut dijumlahkan" in summary
    assert "juga yang tidak ikut dijumlahkan" in str(rows["A2"].value)
    assert "Kab. X" in summary


def test_the_first_page_says_who_is_not_ready_and_why(tmp_path: Path) -> None:
    book = _written(tmp_path, MANY, ["Dinas Dua", "Dinas Sosial"])
    shown = [[value for value in row if value is not None] for row in book["Ringkasan"].values]
    start = shown.index(["INSTANSI", "KEADAAN DAN SEBAB"])
    t01 = "T01 Nilai kegiatan tidak sama dengan jumlah sub kegiatannya (1)"
    assert shown[start - 1] == ["Perlu ditindaklanjuti"]
    assert shown[start + 1 : start + 7] == [
        ["Dinas Tiga", f"BELUM SIAP: 2 kesalahan: P03 Persentase meleset seratus kali (1); {t01}."],
        ["=Dinas Satu", f"BELUM SIAP: 1 kesalahan: {t01}."],
        ["g.xlsx", "MASIH KOSONG: semua tabelnya masih kosong"],
        ["e.xlsx", "TIDAK TERBACA: berkas rusak. Minta salinan."],
        ["Dinas Lama", "SIAP: tahun 2022; tidak ikut dijumlahkan"],
        ["Dinas Sosial", "BELUM MENGIRIM"],
    ]


AGAIN = assessment("z.xlsx", figures("Dinas Dua", 300, 100, pemerintah="Kab. X"), "T01", "T01")


@pytest.mark.long
def test_the_first_page_says_who_does_not_count_and_why_and_denies_no_errors_of_theirs(tmp_path: Path) -> None:
    sheet = _book(tmp_path, [*MANY, AGAIN], ["Dinas Dua", "Dinas Sosial"])["Ringkasan"]
    shown = [[value for value in row if value is not None] for row in sheet.values]
    told = (
        "5 dari 9 buku kerja ikut dijumlahkan, termasuk 2 yang belum siap; tidak ikut: 1 masih kosong, "
        "1 tidak terbaca, 1 dari tahun lain, 1 dari instansi yang sudah ada. Di luar angka di bawah, "
        "yang tidak ikut memuat 2 kesalahan dan 0 peringatan. Belum mengirim: 1 instansi."
    )
    assert [told] in shown
    (why,) = (row[1] for row in shown if row[:1] == ["Dinas Dua"] and "BELUM SIAP" in str(row[1]))
    assert str(why).startswith("BELUM SIAP: 2 kesalahan: T01 ")
    assert str(why).endswith("; instansi yang sama ada di b.xlsx; tidak ikut dijumlahkan.")


# Of each kind that does not count one: again the same agency, another year, nothing typed, unreadable.
OF_EACH_KIND = [
    assessment("a.xlsx", figures("Dinas Satu", 3000, 1000), "T01", "T01", "K01", "W01", "W01", "W06"),
    assessment("b.xlsx", figures("Dinas Dua", 300, 100), "W01"),
    assessment("c.xlsx", figures("Dinas Tiga", 400, 300)),
    assessment("d.xlsx", figures("Dinas Satu", 3000, 1000), "T01", "T01", "T02", "K01", "W01", "W06", "W06"),
    assessment("e.xlsx", figures("Dinas Dua", 7, 7, tahun=2022), "P03", "W06"),
    assessment("f.xlsx", figures("", None, None), "D01", "D01", "S14", "W01", empty=True),
    assessment("g.xlsx", None),
    assessment("h.xlsx", figures("Dinas Empat", 50, 50), "P03"),
]


@pytest.mark.long
def test_one_label_has_one_number_on_all_sheets_and_in_the_data(tmp_path: Path) -> None:
    book = _book(tmp_path, OF_EACH_KIND)
    first: dict[object, Any] = {}
    for row in book["Ringkasan"].iter_rows(max_col=6, values_only=True):
        first |= dict(itertools.pairwise(value for value in row if value is not None))
    agencies = [_values(book["Per Instansi"], row) for row in range(4, 14)]
    total = dict(zip(agencies[0], agencies[5], strict=True))
    assert total["INSTANSI"] == "JUMLAH DAN RATA-RATA 4 INSTANSI"
    assert (first["Kesalahan belum dibetulkan"], first["Peringatan"]) == (4, 4)
    assert (total["KESALAHAN"], total["PERINGATAN"]) == (4, 4)
    labels = {"Pagu (Rp)": "PAGU (Rp)", "Realisasi (Rp)": "REALISASI (Rp)", "Penyerapan": "PENYERAPAN"}
    assert [first[label] for label in labels] == [total[heading] for heading in labels.values()]
    assert first["Ikut dijumlahkan"] == 4
    rules = [_values(book["Aturan"], row) for row in range(5, book["Aturan"].max_row + 1)]
    assert rules == [
        ["W01", "PERINGATAN", ANY, 2, 3],
        ["T01", "KESALAHAN", ANY, 1, 2],
        ["K01", "KESALAHAN", ANY, 1, 1],
        ["P03", "KESALAHAN", ANY, 1, 1],
        ["W06", "PERINGATAN", ANY, 1, 1],
        [None, "KESALAHAN", "JUMLAH KESALAHAN", None, 4],
        [None, "PERINGATAN", "JUMLAH PERINGATAN", None, 4],
    ]
    assert "buku kerja yang ikut dijumlahkan" in str(book["Aturan"]["A2"].value)
    assert sum(row[5].value for row in book["Peringkat"].iter_rows(min_row=5)) == 4
    # Each file's own findings stand beside it, but for those of a blank one, which only say what is to be filled.
    write_data(tmp_path / "r.csv", OF_EACH_KIND, lambda: recap(*OF_EACH_KIND))
    data = pd.read_csv(tmp_path / "r.csv").set_index("berkas")
    counted = data[data["ikut_dijumlahkan"]]
    assert [counted[each].sum() for each in ("kesalahan", "peringatan")] == [4, 4]
    for name in ("kesalahan", "peringatan"):
        column = agencies[0].index(name.upper())
        shown = {row[-2]: row[column] for row in agencies[1:] if row[-2]}
        assert shown == {file: None if pd.isna(n) else n for file, n in data[name].items()}
    assert [file for file, n in data["kesalahan"].items() if pd.isna(n)] == ["f.xlsx", "g.xlsx"]


def test_the_first_page_counts_what_stands_below_its_totals(tmp_path: Path) -> None:
    """Where all count, nothing is said of others; nor where they have nothing."""
    for assessed in (OF_EACH_KIND[:3], [OF_EACH_KIND[2], OF_EACH_KIND[5]]):
        told = [value for row in _written(tmp_path, assessed)["Ringkasan"].values for value in row]
        assert not [value for value in told if "tidak ikut memuat" in str(value)]
        (tmp_path / "rekap.xlsx").unlink()


def test_a_recap_of_some_files_says_on_its_first_sheet_which_had_no_turn(tmp_path: Path) -> None:
    ready = assessment("a.xlsx", figures("Dinas A", 100, 90))
    left = [*(Unchecked(f"{n:02}.xlsx", "belum diperiksa") for n in range(13)), Unchecked("x.xlsx", "gagal")]
    for agencies, more in ((None, ""), (["Dinas A", "Dinas B"], f" {_MAY_BE_THERE}")):
        target = tmp_path / f"{len(more)}.xlsx"
        write_recap(target, [ready], agencies, left)
        sheet = openpyxl.load_workbook(target)["Ringkasan"]
        names = ", ".join(f"{n:02}.xlsx" for n in range(10))
        told = f"tidak ikut 13 berkas yang belum diperiksa ({names}, dan 3 lagi) dan 1 berkas yang gagal (x.xlsx)."
        assert sheet["A3"].value == f"Belum lengkap: {told}{more}"
        texts = [value for row in sheet.values for value in row]
        assert ("Semua buku kerja yang diperiksa siap diserahkan." in texts) is (agencies is None)
        assert "Semua buku kerja siap diserahkan." not in texts


def test_where_many_are_not_ready_the_first_page_says_why_in_short(tmp_path: Path) -> None:
    """Twenty with two rules each need three lines each, which is more than a page; with one they need two."""
    many = [
        assessment(f"{n:02}.xlsx", figures(f"Dinas {n:02}", 100, 90), "P01", "P01", "T01") for n in range(10, 30)
    ]
    sheet = _written(tmp_path, many)["Ringkasan"]
    told = [value for row in sheet.values for value in row if isinstance(value, str)]
    why = "BELUM SIAP: 3 kesalahan, terutama P01 Persentase tidak sama dengan hasil hitungnya (2)."
    assert (told.count(why), [text for text in told if " lagi: " in text]) == (20, [])


def test_a_label_of_the_first_page_has_the_lines_that_its_indent_leaves_it(tmp_path: Path) -> None:
    """“Rata-rata efisiensi (poin persen)” fits its column but for the indent: two lines, 26,25 points high."""
    sheet = _written(tmp_path, [assessment("a.xlsx", figures("Dinas A", 100, 90))])["Ringkasan"]
    (row,) = (cell.row for cell in sheet["A"] if cell.value == "Rata-rata efisiensi (poin persen)")
    assert sheet.row_dimensions[row].height == pytest.approx(26.25, abs=0.3)


@pytest.mark.long
def test_each_chart_has_its_highest_bar_on_top_and_forty_one_agencies_are_readable(tmp_path: Path) -> None:
    many = [
        assessment(f"{n:02}.xlsx", figures(f"Dinas Nomor {n:02}", 1000 + n, 900 - n, capaian=Decimal(60 + n % 9)))
        for n in range(41)
    ]
    book = _book(tmp_path, [*many, *(assessment(f"rusak {n}.xlsx", None) for n in range(60))])
    with zipfile.ZipFile(tmp_path / "rekap.xlsx") as parts:
        charts = [parts.read(name).decode() for name in parts.namelist() if re.match(r"xl/charts/chart\d", name)]
    summary = book["Ringkasan"]
    stretches = (re.findall(r"<c:cat>.*?<c:f>'Ringkasan'!([^<]*)", chart)[0] for chart in charts)
    reached, absorbed = ([name.value for (name,) in summary[each.replace("$", "")]] for each in stretches)
    assert reached == [f"Dinas Nomor {n:02}" for n in sorted(range(41), key=lambda n: -(n % 9))]
    assert absorbed == [f"Dinas Nomor {n:02}" for n in range(41)]
    # One page wide at nearly full size, the charts on pages of their own.
    assert 85 <= (summary.page_setup.scale or 100) <= 100
    assert len(summary.row_breaks.brk) == 2
    told = [cell.value for row in summary.iter_rows() for cell in row if isinstance(cell.value, str)]
    # As many of the 60 as the first page has room for: 0,97 of 11,5 inches, a line 14,25 points high.
    shown = sum(text.startswith("TIDAK TERBACA") for text in told)
    left = f"Dan {60 - shown} lagi: lihat lembar Per Instansi."
    (note,) = (cell.row for cell in summary["A"] if cell.value == left)
    height = sum(summary.row_dimensions[row].height or 15 for row in range(1, note + 1))
    assert 0.97 * 11.5 * 72 - 14.25 < height <= 0.97 * 11.5 * 72
    assert [book[name].page_setup.scale for name in ("Per Instansi", "Baris Program")] == [80, 80]


@pytest.mark.parametrize(("agencies", "pages"), [(2, 1), (8, 2), (15, 2), (18, 3), (41, 3)])
def test_the_charts_stand_on_one_page_where_they_fit(tmp_path: Path, agencies: int, pages: int) -> None:
    many = [assessment(f"{n:02}.xlsx", figures(f"Dinas {n:02}", 100, 90), "T01") for n in range(agencies)]
    sheet = _written(tmp_path, many)["Ringkasan"]
    (first,) = (cell.row for cell in sheet["A"] if cell.value == "Rata-rata capaian per instansi")
    ends = [each.id for each in sheet.row_breaks.brk]
    assert len(ends) == pages - 1
    assert pages != 2 or ends == [first - 2]  # below the gap over its heading


@pytest.mark.long
def test_a_long_name_has_one_line_beside_its_bar_and_is_told_from_others(tmp_path: Path) -> None:
    names = [f"Unit Pelaksana Teknis Daerah Pengelolaan Taman Budaya {n}" for n in (1, 2)]
    names += ["Dinas Pemberdayaan Perempuan, Perlindungan Anak, dan Keluarga Berencana", "Inspektorat Daerah"]
    book = _book(tmp_path, [assessment(f"{n}.xlsx", figures(name, 1, 1)) for n, name in enumerate(names)])
    beside = [row[7].value for row in book["Ringkasan"].iter_rows(max_col=8) if row[7].value]
    assert beside[:4] == beside[4:]
    assert beside[:4] == [
        "Unit Pelaksana Teknis Daerah … Taman Budaya 1",
        "Unit Pelaksana Teknis Daerah … Taman Budaya 2",
        "Dinas Pemberdayaan Perempuan … Berencana",
        "Inspektorat Daerah",
    ]


@pytest.mark.long
def test_every_amount_of_an_agency_is_a_sum_of_its_rows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # The rows go on on a second sheet in the middle of an agency.
    monkeypatch.setattr(list_sheet, "LAST_ROW", 15)
    _book(tmp_path, MANY[:3] * 1 + [assessment(f"{n}.xlsx", figures(f"Dinas {n}", 10, 5)) for n in range(4)])
    book: Any = openpyxl.load_workbook(tmp_path / "rekap.xlsx")
    formulas = [book["Per Instansi"].cell(row, 4).value for row in range(5, 12)]
    assert formulas[0] == "=SUM('Baris Program'!$I$5:$I$6)"
    assert formulas[5] == "=SUM('Baris Program'!$I$15:$I$15,'Baris Program (2)'!$I$5:$I$5)"


@pytest.mark.long
def test_a_recap_of_nothing_that_could_be_read_is_a_workbook_all_the_same(tmp_path: Path) -> None:
    book = _book(tmp_path, [assessment("e.xlsx", None)])
    texts = [cell.value for row in book["Ringkasan"].iter_rows() for cell in row]
    assert "Belum ada buku kerja yang dapat dijumlahkan." in texts


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "laporan"
    folder.mkdir()
    shutil.copy(PUBLISHED, folder / "a.xlsx")
    shutil.copy(MENDED, folder / "b.xlsx")
    (folder / "rusak.xlsx").write_bytes(b"PK rusak")
    (folder / "~$a.xlsx").write_bytes(b"\x05Siti")
    return folder


@pytest.mark.parametrize(
    ("files", "names"),
    [
        (["Users/dian/laporan/a.xlsx", "Users/dian/laporan/b.xlsx"], ["a.xlsx", "b.xlsx"]),
        (["laporan/dinas/a.xlsx", "laporan/a.xlsx"], ["dinas/a.xlsx", "a.xlsx"]),
        (["2022/akhir/a.xlsx", "2023/akhir/a.xlsx"], ["2022/akhir/a.xlsx", "2023/akhir/a.xlsx"]),
        (["a.xlsx"], ["a.xlsx"]),
    ],
)
def test_files_are_named_from_the_folder_on_that_holds_them_all(files: list[str], names: list[str]) -> None:
    named = named_briefly([Path(each) for each in files], [assessment(each, None) for each in files])
    assert [each.result.file for each in named] == [str(Path(each)) for each in names]


@pytest.mark.long
def test_the_command_says_what_there_is_and_who_is_missing(folder: Path, tmp_path: Path, run: Run) -> None:
    names = tmp_path / "daftar.txt"
    names.write_text("Badan Kesatuan Bangsa dan Politik\nDinas Sosial\n", encoding="utf-8")
    target = tmp_path / "rekap.xlsx"
    code, out, err = run("recap", folder, "-o", target, "--daftar", names)
    assert (code, err) == (1, "")
    assert out == (
        f"Rekap ditulis: {target}\n"
        "3 berkas: 1 siap, 1 belum siap, 1 tidak terbaca.\n"
        "Dilewati: 1 berkas kunci (berkasnya sedang dibuka di Excel atau LibreOffice).\n"
        "Daftar instansi: 2 nama.\n"
        "Belum ada: 1 instansi: Dinas Sosial.\n"
    )
    assert differences(target) == []
    assert str(folder) not in texts_of(target)
    again = run("recap", folder, "-o", target, "--daftar", names)
    assert again[0] == 2
    assert "sudah ada" in again[2]
    (folder / "a.xlsx").unlink()
    (folder / "b.xlsx").unlink()
    assert run("recap", folder, "-o", target, "--timpa")[0] == 3
    shutil.copy(MENDED, folder / "rusak.xlsx")
    names.write_text("Badan Kesatuan Bangsa dan Politik\n", encoding="utf-8")
    code, out, _ = run("recap", folder, "-o", target, "--timpa", "--daftar", names)
    assert (code, out.splitlines()[-1]) == (0, "Semua instansi di daftar sudah ada buku kerjanya.")


@pytest.mark.long
def test_four_good_ones_three_broken_ones_a_hostile_one_and_two_lock_files(tmp_path: Path, run: Run) -> None:
    folder = tmp_path / "laporan"
    folder.mkdir()
    with zipfile.ZipFile(MENDED) as sample:
        parts = {name: sample.read(name) for name in sample.namelist()}
    for number in range(4):
        name = b"Dinas Nomor %d" % number
        with zipfile.ZipFile(folder / f"{number:02}.xlsx", "w", zipfile.ZIP_DEFLATED, compresslevel=1) as book:
            for part, content in parts.items():
                # Also in the results of formulas: every title names the agency.
                book.writestr(part, content.replace(b"Badan Kesatuan Bangsa dan Politik", name))
    (folder / "rusak 1.xlsx").write_bytes(MENDED.read_bytes()[:40_000])
    (folder / "rusak 2.xlsx").write_bytes(b"")
    (folder / "rusak 3.xlsx").write_bytes(b"<html>bukan buku kerja</html>")
    hostile = next(case for case in HOSTILE if case.name == "entitas berlipat di lembar")
    hostile.make(tmp_path).rename(folder / "berbahaya.xlsx")
    (folder / "~$01.xlsx").write_bytes(b"\x05Siti")
    (folder / ".~lock.02.xlsx#").write_bytes(b",siti;")
    target = tmp_path / "rekap.xlsx"
    code, out, err = run("recap", folder, "-o", target)
    assert (code, err) == (1, "")
    assert "8 berkas: 4 siap, 4 tidak terbaca.\nDilewati: 2 berkas kunci" in out
    assert differences(target) == []
    sheet: Any = openpyxl.load_workbook(target, data_only=True)["Per Instansi"]
    assert [sheet.cell(row, 2).value for row in (5, 8, 9)] == [
        "Dinas Nomor 0",
        "Dinas Nomor 3",
        "JUMLAH DAN RATA-RATA 4 INSTANSI",
    ]
    assert sheet.cell(9, 4).value == 4 * 23733274959
    assert {sheet.cell(row, 13).value for row in range(10, 14)} == {"TIDAK TERBACA"}
    assert run("check", folder)[0] == 1
    for path in folder.glob("??.xlsx"):
        path.unlink()
    assert run("recap", folder, "-o", target, "--timpa")[0] == 3
    assert run("check", folder)[0] == 3


@pytest.mark.long
@pytest.mark.parametrize("suffix", [".csv", ".parquet"])
def test_other_tools_get_two_tables(folder: Path, tmp_path: Path, run: Run, suffix: str) -> None:
    target, rows = tmp_path / f"rekap{suffix}", tmp_path / f"rekap_program{suffix}"
    code, out, _ = run("recap", folder, "-o", target)
    assert code == 1
    assert f"Rekap ditulis: {target}\nRekap ditulis: {rows}\n" in out
    read = pd.read_csv if suffix == ".csv" else pd.read_parquet
    agencies, programs = read(target), read(rows)
    assert list(agencies["keadaan"]) == ["BELUM SIAP", "SIAP", "TIDAK TERBACA"]
    assert list(agencies["ikut_dijumlahkan"]) == [False, True, False]
    assert int(agencies["pagu"][1]) == 23733274959
    assert int(programs["realisasi"].sum()) == 2 * 23425221114
    assert set(programs["program"].map(str).map(len)) != {0}
    rows.unlink()
    assert run("recap", folder, "-o", target)[0] == 2


def test_a_csv_holds_no_formula(tmp_path: Path) -> None:
    hostile = [assessment("=a.xlsx", figures("=HYPERLINK(1)\x1b[31m", 10, 5))]
    write_data(tmp_path / "r.csv", hostile, lambda: recap(*hostile))
    for name in ("r.csv", "r_program.csv"):
        with (tmp_path / name).open(encoding="utf-8", newline="") as file:
            cells = [cell for row in csv.reader(file) for cell in row]
        assert not [cell for cell in cells if cell.startswith(("=", "+", "@")) or "\x1b" in cell]
        assert "'=HYPERLINK(1) [31m" in cells


def test_without_the_library_for_parquet_the_user_is_told(
    folder: Path, tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    code, _, err = run("recap", folder, "-o", tmp_path / "rekap.parquet")
    assert code == 2
    assert "pip install lkjip-xl[parquet]" in err
    assert not list(tmp_path.glob("rekap*"))


def test_one_of_two_files_is_never_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from lkjip_xl.files.whole_file import CannotWrite
    from lkjip_xl.show import recap_tables as recap_data

    write = recap_data._write_csv

    def full(table: Any, path: Path) -> None:
        if "kode" in table.columns:
            raise OSError(28, "No space left on device")
        write(table, path)

    monkeypatch.setattr(recap_data, "_write_csv", full)
    assessed = [assessment("a.xlsx", figures("A", 10, 5))]
    with pytest.raises(CannotWrite):
        recap_data.write_data(tmp_path / "r.csv", assessed, lambda: recap(*assessed))
    assert list(tmp_path.iterdir()) == []


def test_a_waived_finding_is_no_failing_rule() -> None:
    found = assessment("a.xlsx", figures("A", 1, 1), "T01", "T02")
    waived = replace(found.result.findings[0], waiver="benar")
    line = agency_line(replace(found, result=replace(found.result, findings=(waived, *found.result.findings[1:]))))
    assert (dict(line.codes), line.errors) == ({"T02": 1}, 1)
