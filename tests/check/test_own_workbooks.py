"""Workbooks of an agency's own: which tables are read, which columns hold what, what is found, what is refused."""

from __future__ import annotations

import importlib.util
import os
import sys
from functools import cache
from pathlib import Path
from types import ModuleType
from zipfile import ZipFile

import openpyxl
import pytest
import xlsxwriter

from lkjip_xl.books.marked.copy import write_annotated
from lkjip_xl.books.template.sources.listing import budget_list_of
from lkjip_xl.check.assessment import assess, assess_opened, identified
from lkjip_xl.check.own_workbook import recognised_own_workbook, report_of_own_workbook
from lkjip_xl.check.recap import agency_line, recap_of
from lkjip_xl.files.find import find_workbooks
from lkjip_xl.files.kinds import open_workbook
from lkjip_xl.files.limits import USUAL_LIMITS
from lkjip_xl.files.refusal import Unreadable, UnreadableFile
from lkjip_xl.finance.headings.columns import amount_columns
from lkjip_xl.reader.long_sheets import is_long
from lkjip_xl.reader.recognised import only_sure
from lkjip_xl.reader.workbook import read_grids
from lkjip_xl.report.last_year import EarlierFile
from lkjip_xl.report.model import Table
from lkjip_xl.rules.findings import CheckResult, State
from lkjip_xl.show.terminal import render_text
from lkjip_xl.tables import TABEL_2_2_SASARAN
from lkjip_xl.tables.calculation import Minus, Percent
from lkjip_xl.tables.keys import Key
from lkjip_xl.tasks.report_source import is_own_workbook
from lkjip_xl.text.addresses import column_letters
from tests.sample_books import SAMPLES

PLANNING = SAMPLES / "perencanaan"


@cache
def script() -> ModuleType:
    path = SAMPLES / "buat_buku_perencanaan.py"
    spec = importlib.util.spec_from_file_location("buat_buku_perencanaan", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def found_in(result: CheckResult) -> dict[tuple[str, str], str]:
    return {(str(each.problem.place.sheet), each.problem.place.address): each.code for each in result.findings}


_RESULTS = {Percent: "persen", Minus: "selisih"}


def columns_of(table: Table) -> dict[str, str]:
    """What each column of a table was taken for, by its letter."""
    kinds = {
        column.key: "jumlah" if column.sums else _RESULTS.get(type(column.calc), "-")
        for column in table.spec.columns
    }
    named = {"pagu": "pagu", "realisasi": "realisasi", "nama": "nama", "kode": "kode", "no": "nomor"}
    return {
        column_letters(at): named.get(key, kinds[key])
        for key, at in sorted(table.columns.items(), key=lambda each: each[1])
    }


@cache
def tables(name: str) -> tuple[Table, ...]:
    return report_of_own_workbook(read_grids(PLANNING / f"{name}.xlsx")).other_tables


def levels(table: Table) -> str:
    """How far each row is set in."""
    depths: list[int] = []
    for row in table.rows:
        depths.append(0 if row.parent is None else depths[row.parent] + 1)
    return "".join(map(str, depths))


@pytest.mark.parametrize("name", ["evaluasi_renja_2023", "perjanjian_kinerja_2023", "realisasi_juni_2023"])
def test_every_seeded_slip_is_found_and_nothing_else(name: str) -> None:
    result = assess(PLANNING / f"{name}.xlsx").result

    assert found_in(result) == script().SLIPS[name]
    assert result.state() is State.INCONSISTENT


@pytest.mark.parametrize("name", ["evaluasi_renja_2023", "perjanjian_kinerja_2023", "realisasi_juni_2023"])
def test_what_a_person_reads(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.chdir(PLANNING)
    golden = SAMPLES.parent / "tests" / "golden" / f"{name}.txt"
    told = render_text(assess(Path(f"{name}.xlsx")).result) + "\n"
    if os.environ.get("LKJIP_XL_WRITE_GOLDEN"):
        golden.write_text(told, encoding="utf-8")
    assert told == golden.read_text(encoding="utf-8")


def test_an_evaluasi_renja_is_read_through_its_four_rows_of_headings() -> None:
    (table,) = tables("evaluasi_renja_2023")

    rupiah = dict.fromkeys(("G", "I", "N", "Q", "T", "W"), "jumlah")
    assert columns_of(table) == {
        "A": "nomor", "C": "kode", "D": "nama", **rupiah, "K": "pagu", "Y": "realisasi", "AA": "persen",
    }  # fmt: skip
    assert levels(table) == "012212" + "0122"


def test_a_monthly_realisasi_is_read_up_to_its_month() -> None:
    (table,) = tables("realisasi_juni_2023")

    # F is what was spent up to this month, and no realisasi of the year; the work's percentage is not the money's.
    assert table.spec.spending == next(key for key, at in table.columns.items() if at == 6)
    assert columns_of(table) == {
        "A": "nomor", "B": "nama", "C": "pagu", "D": "jumlah", "E": "jumlah", "F": "jumlah", "G": "persen",
        "I": "selisih",
    }  # fmt: skip
    assert levels(table) == "0122122" + "012212"


def test_an_agreement_of_several_sheets_has_its_two_tables_on_each() -> None:
    report = report_of_own_workbook(read_grids(PLANNING / "perjanjian_kinerja_2023.xlsx"))

    assert {table.sheet for table in report.tables.values()} == {"PK Kepala Dinas"}
    assert [(table.sheet, columns_of(table)) for table in report.other_tables] == [
        (sheet, {"A": "nomor", "B": "nama", "C": "pagu"})
        for sheet in ("PK Kepala Dinas", "PK Sekretaris", "PK Kabid Informatika")
    ]
    assert report.document is not None
    assert (report.document.taken, report.document.tables) == (4, 6)


@pytest.mark.parametrize(
    ("name", "seen"),
    [
        ("pohon_kinerja", "di lembar “Cascading” 16 sel berisi (0 angka) tanpa baris judul kolom"),
        (
            "kegiatan_staf",
            "berjudul NO, NAMA STAF, KEGIATAN, TANGGAL, TEMPAT, tanpa kolom pagu atau realisasi",
        ),
    ],
)
def test_what_holds_no_amounts_is_refused_with_what_was_seen(name: str, seen: str) -> None:
    result = assess(PLANNING / f"{name}.xlsx").result

    assert result.unreadable is not None
    assert seen in result.unreadable.reason


def test_a_finance_file_is_pointed_to_its_own_commands() -> None:
    result = assess(SAMPLES / "keuangan" / "lra.xlsx").result

    assert result.unreadable is not None
    assert result.unreadable.reason.startswith("ini berkas keuangan")


def test_in_a_folder_only_what_fills_a_template_is_checked(tmp_path: Path) -> None:
    path = _book(tmp_path / "rfk.xlsx", [["DINAS CONTOH"], [], ["URAIAN", "PAGU"], ["Gaji", 1_000_000]])
    found = find_workbooks([tmp_path])

    result = assess(path, named=found.named).result

    assert (result.state(), result.instansi) == (State.OTHER, "Dinas Contoh")


def test_in_recap_an_agency_that_sent_its_own_workbook_has_sent_one(tmp_path: Path) -> None:
    path = _book(tmp_path / "rfk.xlsx", [["DINAS CONTOH"], [], ["URAIAN", "PAGU"], ["Gaji", 1_000_000]])

    recap = recap_of([agency_line(assess(path, named=()))], ["Dinas Contoh", "Dinas Lain"])

    assert recap.missing == ("Dinas Lain",)
    (line,) = recap.lines
    assert (line.agency, line.counted) == ("Dinas Contoh", False)
    assert str(line.remark).startswith("dikirim, bukan templat")


def test_its_cells_are_marked_as_those_of_a_template(tmp_path: Path) -> None:
    opened = open_workbook(PLANNING / "realisasi_juni_2023.xlsx", USUAL_LIMITS)

    write_annotated(tmp_path / "tanda.xlsx", opened, assess_opened(opened).result, USUAL_LIMITS)

    sheet = openpyxl.load_workbook(tmp_path / "tanda.xlsx")["RFK Juni"]
    marked = {cell.coordinate for row in sheet.iter_rows() for cell in row if cell.comment}
    assert marked == {address for _, address in script().SLIPS["realisasi_juni_2023"]}


Entries = list[list[str | int]]


def _book(path: Path, rows: Entries) -> Path:
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Lembar")
        for at, row in enumerate(rows):
            for column, value in enumerate(row):
                sheet.write(at, column, value)
    return path


def _checked(tmp_path: Path, rows: Entries) -> dict[tuple[str, str], str]:
    return found_in(assess(_book(tmp_path / "buku.xlsx", rows)).result)


HEAD: list[str | int] = ["URAIAN", "PAGU (Rp)", "REALISASI (Rp)"]


def test_rows_set_in_by_spaces_are_parts(tmp_path: Path) -> None:
    # 4.000.000 + 5.000.000 = 9.000.000, not 9.500.000.
    rows: Entries = [HEAD, ["Penunjang", 9_500_000, 2_000_000], ["   Gaji", 4_000_000, 1_000_000]]
    rows += [["   Rapat", 5_000_000, 1_000_000], ["Jumlah", 9_500_000, 2_000_000]]

    assert _checked(tmp_path, rows) == {("Lembar", "B2"): "T02"}


def test_formulas_tell_what_is_a_part_where_nothing_else_does(tmp_path: Path) -> None:
    rows: Entries = [HEAD, ["Penunjang", "=SUM(B3:B4)", 3_000_000], ["Gaji", 4_000_000, 1_000_000]]
    rows += [["Rapat", 5_000_000, 1_000_000], ["Jumlah", "=B2", 3_000_000]]

    # 1.000.000 + 1.000.000 = 2.000.000, typed 3.000.000; the pagu is a formula and right.
    assert _checked(tmp_path, rows) == {("Lembar", "C2"): "T02"}


def test_amounts_in_thousands_may_be_off_by_their_rounding(tmp_path: Path) -> None:
    # 1.000,4 + 2.000,4 = 3.000,8: printed 1.000, 2.000 and 3.001. 3.005 is more than rounding explains.
    rows: Entries = [["ANGGARAN (Rp ribu)"], [], ["NO", "URAIAN", "PAGU", "REALISASI"]]
    rows += [["1", "Gaji", 1_000, 1_000], ["2", "Rapat", 2_000, 2_000], ["", "Jumlah", 3_001, 3_005]]

    assert _checked(tmp_path, rows) == {("Lembar", "D6"): "T03"}


@pytest.mark.parametrize(
    ("title", "head"), [("(dalam juta rupiah)", ""), ("", " (Rp juta)"), ("(Rp.000.000)", "")]
)
def test_a_percentage_of_rounded_amounts_may_be_that_of_the_whole_ones(
    tmp_path: Path, title: str, head: str
) -> None:
    # 2.449.000 of 3.400.000 are 72,03 %, printed 2 of 3; 55 of 100 are never 57 %, for 55,5 of 99,5 are 55,78.
    rows: Entries = [
        [f"ANGGARAN TAHUN 2023 {title}"],
        [],
        ["NO", "URAIAN", f"PAGU{head}", f"REALISASI{head}", "%"],
    ]
    rows += [["1", "Gaji", 3, 2, 72], ["2", "Rapat", 100, 55, 57], ["3", "Alat", 200, 100, 50]]
    rows += [["4", "Jalan", 50, 25, 50], ["", "Jumlah", 353, 182, 52]]

    result = assess(_book(tmp_path / "buku.xlsx", rows)).result

    assert found_in(result) == {("Lembar", "E5"): "P01"}
    assert any("dibaca dalam jutaan rupiah" in each.reason for each in result.not_judged)


def test_rows_that_add_up_plainly_in_one_column_are_of_one_level(tmp_path: Path) -> None:
    # 200.000 + 250.000 = 450.000 tells that no row counts another; 400.000 + 500.000 is 900.000, not 950.000.
    rows: Entries = [HEAD, ["Gaji", 400_000, 200_000], ["Rapat", 500_000, 250_000], ["Jumlah", 950_000, 450_000]]

    assert _checked(tmp_path, rows) == {("Lembar", "B4"): "T03"}


def test_rekening_below_a_sub_kegiatan_make_no_table_of_kinds_of_spending(tmp_path: Path) -> None:
    # The program is 950.000, its kegiatan 900.000.
    rows: Entries = [["KODE", *HEAD], ["7.01.01", "Penunjang", 950_000, 450_000]]
    rows += [["7.01.01.2.01", "Umum", 900_000, 450_000], ["7.01.01.2.01.0001", "Rapat", 900_000, 450_000]]
    rows += [["5.1", "Belanja Operasi", 900_000, 450_000], ["5.1.02.01.01.0024", "ATK", 900_000, 450_000]]
    rows += [["", "JUMLAH", 950_000, 450_000]]

    assert _checked(tmp_path, rows) == {("Lembar", "C2"): "T02"}


def test_a_column_that_mostly_comes_out_otherwise_is_not_judged(tmp_path: Path) -> None:
    # The percentages are of the work: none of them is realisasi divided by pagu.
    rows: Entries = [["NO", "URAIAN", "PAGU", "REALISASI", "%"], ["1", "Gaji", 1_000_000, 500_000, 90]]
    rows += [["2", "Rapat", 2_000_000, 400_000, 75], ["", "Jumlah", 3_000_000, 900_000, 80]]

    result = assess(_book(tmp_path / "buku.xlsx", rows)).result

    assert not result.findings
    assert any("kebanyakan angkanya bukan realisasi dibagi pagu" in each.reason for each in result.not_judged)


def test_the_sheet_of_two_tables_names_its_own_cells(tmp_path: Path) -> None:
    rows: Entries = [["NO", "PROGRAM", "ANGGARAN"], ["1", "Penunjang", 1_000_000], ["", "Jumlah", 1_000_000], []]
    rows += [[f"Catatan {number}"] for number in range(70)]
    rows += [
        [],
        ["NO", "KEGIATAN", "PAGU"],
        ["1", "Gaji", 400_000],
        ["2", "Rapat", 500_000],
        ["", "Jumlah", 910_000],
    ]

    # Sixty rows down headings are still found.
    assert _checked(tmp_path, rows) == {("Lembar", "C79"): "T03"}


def test_the_agency_and_the_year_stand_over_the_table_and_not_in_its_rows_or_headings(tmp_path: Path) -> None:
    rows: Entries = [["KABUPATEN CONTOH TAHUN 2024"], []]
    rows += [["PERANGKAT DAERAH", "Target Renstra pada Tahun 2026 (Rp)", "Pagu 2024", "Realisasi 2024"]]
    rows += [["Dinas Pendidikan", 9_000_000, 3_000_000, 2_000_000]]
    rows += [["Dinas Sosial", 6_000_000, 1_000_000, 500_000]]
    rows += [["Jumlah", 15_000_000, 4_000_000, 2_500_000]]

    settings = report_of_own_workbook(read_grids(_book(tmp_path / "buku.xlsx", rows))).settings

    assert (settings.instansi, settings.pemerintah, settings.tahun) == ("", "Kabupaten Contoh", 2024)


def test_the_list_of_the_reports_year_gives_the_rows_of_a_template(tmp_path: Path) -> None:
    rows: Entries = [["DINAS CONTOH TAHUN 2024"]]
    for year, pagu in ((2023, 3_000_000), (2024, 5_000_000)):
        rows += [[], [f"Tabel Realisasi {year}"], ["KODE", *HEAD], ["7.01.01", "Penunjang", pagu, 1_000_000]]
        rows += [["7.01.01.2.01", "Umum", pagu, 1_000_000], ["", "JUMLAH", pagu, 1_000_000]]

    found = budget_list_of(report_of_own_workbook(read_grids(_book(tmp_path / "buku.xlsx", rows))))

    assert found is not None
    assert found.total == 5_000_000
    assert len(found.plan) == 2


@pytest.mark.parametrize("between", [[""], []])
def test_tables_side_by_side_are_two(tmp_path: Path, between: list[str | int]) -> None:
    # Of the right one 1.000.000 + 2.000.000 are 3.000.000, not 3.100.000.
    head: list[str | int] = ["NO", "PROGRAM", "PAGU", "REALISASI"]
    rows: Entries = [["DINAS CONTOH"], [], [*head, *between, *head]]
    for name, pagu in (("Penunjang", 1_000_000), ("Urusan", 2_000_000)):
        own: list[str | int] = ["", name, pagu, 500_000]
        rows.append([*own, *between, *own])
    rows.append(["", "JUMLAH", 3_000_000, 1_000_000, *between, "", "JUMLAH", 3_100_000, 1_000_000])

    assert _checked(tmp_path, rows) == {("Lembar", "H6" if between else "G6"): "T03"}


def test_a_table_of_the_report_beside_a_list_is_read_too(tmp_path: Path) -> None:
    rows: Entries = [["TARGET TAHUN 2024"], []]
    rows += [["NO", "PROGRAM", "PAGU", "", "NO", "SASARAN", "INDIKATOR", "SATUAN", "TARGET"]]
    rows += [[1, "Penunjang", 1_000_000, "", 1, "Layanan baik", "Indeks", "Nilai", 80]]
    rows += [[2, "Urusan", 2_000_000, "", 2, "Data baik", "Akurasi", "%", 90], ["", "JUMLAH", 3_000_000]]

    report = report_of_own_workbook(read_grids(_book(tmp_path / "buku.xlsx", rows)))

    assert [table.sheet for table in report.other_tables] == ["Lembar"]
    (table,) = report.tables.values()
    assert [row.figure(Key.TARGET) for row in table.rows] == [80, 90]


def test_a_blank_column_between_headings_of_one_table_parts_nothing(tmp_path: Path) -> None:
    # 400.000 + 500.000 = 900.000, not 950.000.
    rows: Entries = [["NO", "URAIAN", "PAGU", "", "REALISASI", "%"], [1, "Gaji", 500_000, "", 400_000, 80]]
    rows += [[2, "Rapat", 1_000_000, "", 500_000, 50], ["", "Jumlah", 1_500_000, "", 950_000, 63]]

    assert _checked(tmp_path, rows) == {("Lembar", "E4"): "T03"}


_AGREED: Entries = [
    ["No", "Sasaran", "Indikator Kinerja", "Satuan", "Target"],
    [1, "Layanan baik", "Indeks kepuasan", "Nilai", 80],
    [2, "Data baik", "Akurasi data", "%", 90],
]


@pytest.mark.parametrize(
    ("title", "why"),
    [
        ("PERJANJIAN KINERJA TAHUN 2024 KEPALA DINAS CONTOH", ""),
        ("PERJANJIAN KINERJA TAHUN 2024 SEKRETARIS DINAS CONTOH", "perjanjian kinerja sekretaris dinas contoh"),
        ("PERJANJIAN KINERJA TRIWULAN IV TAHUN 2024", "judulnya menyebut triwulan iv, belum tentu setahun"),
        ("PERJANJIAN KINERJA S.D. TRIWULAN IV TAHUN 2024", ""),
    ],
)
def test_what_may_be_of_another_or_of_a_quarter_is_taken_only_by_choice(
    tmp_path: Path, title: str, why: str
) -> None:
    read = recognised_own_workbook(read_grids(_book(tmp_path / "buku.xlsx", [[title], [], *_AGREED])))

    sure, chosen = only_sure(read), only_sure(read, [1])

    assert (bool(sure.report.tables), bool(chosen.report.tables)) == (not why, True)
    assert why in sure.tables[0].why


def test_an_efficiency_by_sasaran_alone_has_no_place_among_indicators(tmp_path: Path) -> None:
    rows: Entries = [["Tabel 3.6 Efisiensi Penggunaan Sumber Daya"], []]
    rows += [["No", "Sasaran", "% Capaian Kinerja", "% Penyerapan Anggaran", "Tingkat Efisiensi"]]
    rows += [[1, "Layanan baik", 100, 90, 10], [2, "Data baik", 95, 90, 5]]
    read = recognised_own_workbook(read_grids(_book(tmp_path / "buku.xlsx", rows)))

    sure = only_sure(read, [1])

    assert len(read.report.tables) == 1
    assert not sure.report.tables
    assert sure.tables[0].why == "tanpa kolom INDIKATOR SASARAN, jadi barisnya tidak dapat dipasangkan"


def test_columns_that_are_only_proposals_make_a_template_in_which_they_may_be_chosen(tmp_path: Path) -> None:
    rows: Entries = [["Rencana Aksi"], []]
    rows += [["Sasaran", "Indikator Kinerja", "Satuan", "Target", "Langkah", "Waktu"]]
    rows += [["Layanan baik", "Indeks kepuasan", "Nilai", 80, "Survei", "Juni"]]
    grids = read_grids(_book(tmp_path / "buku.xlsx", rows))

    with pytest.raises(UnreadableFile):
        recognised_own_workbook(grids)
    (table,) = recognised_own_workbook(grids, proposals=True).tables

    assert not table.taken
    assert table.key


def test_last_years_own_workbook_is_a_report_of_last_year(tmp_path: Path) -> None:
    path = _book(
        tmp_path / "pk.xlsx", [["DINAS CONTOH KOTA CONTOH"], ["PERJANJIAN KINERJA TAHUN 2023"], [], *_AGREED]
    )
    of_amounts = _book(
        tmp_path / "rfk.xlsx",
        [["DINAS CONTOH"], [], HEAD, ["Gaji", 1_000_000, 500_000], ["Jumlah", 1_000_000, 500_000]],
    )

    found, none = identified(path), identified(of_amounts)

    assert isinstance(found, EarlierFile)
    assert (found.instansi, found.tahun) == ("Dinas Contoh", 2023)
    assert isinstance(none, Unreadable)


_BY_CODE: Entries = [
    ["1.01.01", "PROGRAM A", 3_000_000, 1_500_000],
    ["1.01.01.2.01", "Umum", 1_000_000, 500_000],
    ["1.01.01.2.02", "Keuangan", 2_000_000, 1_000_000],
    ["1.01.02", "PROGRAM B", 5_000_000, 2_500_000],
    ["1.01.02.2.01", "Layanan", 5_000_000, 2_500_000],
    ["", "JUMLAH", 8_000_000, 4_000_000],
]


@pytest.mark.parametrize("order", [(4, 5, 1, 3, 0, 2), (2, 0, 4, 3, 1, 5), (1, 4, 3, 0, 5, 2)])
def test_rows_that_somebody_has_sorted_nest_by_their_codes(tmp_path: Path, order: tuple[int, ...]) -> None:
    rows: Entries = [["KODE", *HEAD], *(_BY_CODE[at] for at in order)]

    assert _checked(tmp_path, rows) == {}
    found = budget_list_of(report_of_own_workbook(read_grids(tmp_path / "buku.xlsx")))
    assert found is not None
    assert found.total == 8_000_000


def test_a_wrong_code_among_rows_in_their_order_is_a_slip(tmp_path: Path) -> None:
    rows: Entries = [["KODE", *HEAD], *_BY_CODE[:2], ["1.01.09.2.02", *_BY_CODE[2][1:]], *_BY_CODE[3:]]

    assert _checked(tmp_path, rows) == {("Lembar", "A4"): "S20"}


def test_programs_without_codes_are_no_kinds_of_spending_whatever_the_title_says(tmp_path: Path) -> None:
    rows: Entries = [["REALISASI BELANJA LANGSUNG"], [], ["No", "Uraian", "Pagu", "Realisasi", "%", "Sisa"]]
    rows += [["A", "Penunjang", 3_000_000, 1_500_000, 50, 1_500_000]]
    rows += [["I", "Umum", 3_000_000, 1_500_000, 50, 1_500_000]]
    rows += [["1.1", "Gaji", 1_000_000, 500_000, 50, 500_000], ["1.2", "Rapat", 2_000_000, 1_000_000, 50, 900_000]]
    rows += [["", "Jumlah", 3_000_000, 1_500_000, 50, 1_500_000]]

    report = report_of_own_workbook(read_grids(_book(tmp_path / "buku.xlsx", rows)))

    assert not report.tables
    # 2.000.000 - 1.000.000 = 1.000.000, not 900.000: what is left is judged too.
    assert _checked(tmp_path, rows) == {("Lembar", "F7"): "T03"}


def test_the_plan_of_another_year_is_no_pagu_for_a_reader_of_finance_files() -> None:
    heading, other = "pagu anggaran", "target renstra perangkat daerah pada tahun 2026 akhir periode / rp"

    assert [each.index for each in amount_columns(["uraian", other, heading], 2024).chosen] == [2]
    assert not amount_columns(["uraian", other, "target kinerja 2024 / k"], None).chosen


def test_an_own_workbook_with_large_pictures_is_read_as_one(tmp_path: Path) -> None:
    path = _book(tmp_path / "pk.xlsx", [["PERJANJIAN KINERJA TAHUN 2024"], [], *_AGREED])
    with ZipFile(path, "a") as package:
        package.writestr("xl/media/image1.png", os.urandom(6_000_000))

    assert is_own_workbook(path, USUAL_LIMITS)


@pytest.mark.parametrize(("filled", "blank", "long"), [(5001, 0, True), (5000, 9000, False)])
def test_a_sheet_is_too_long_by_its_rows_with_something_in_them(filled: int, blank: int, long: bool) -> None:
    rows = b'<row r="1"><c><v>1</v></c></row>' * filled + b'<row r="1"><c/></row>' * blank

    assert is_long(b"<sheetData>" + rows + b"</sheetData>") is long


def test_a_list_of_main_indicators_is_the_table_of_targets_of_the_renstra(tmp_path: Path) -> None:
    head: list[str | int] = [
        "No",
        "Sasaran Strategis",
        "Indikator Kinerja Utama",
        "Satuan",
        "Formulasi Perhitungan",
    ]
    head += [
        "Sumber Data",
        "Kondisi Awal (2020)",
        *(f"Target {year}" for year in range(2021, 2025)),
        "Penanggung Jawab",
    ]
    rows: Entries = [["INDIKATOR KINERJA UTAMA"], ["DINAS CONTOH KABUPATEN CONTOH"], ["TAHUN 2021-2024"], [], head]
    rows += [[1, "Layanan baik", "Indeks kepuasan", "Nilai", "Survei", "Bagian", 79, 80, 81, 82, 83, "Kepala"]]
    rows += [[2, "Data baik", "Akurasi data", "%", "Benar / semua", "Bidang", 60, 70, 80, 90, 95, "Kabid"]]

    report = report_of_own_workbook(read_grids(_book(tmp_path / "iku.xlsx", rows)))

    (table,) = report.tables.values()
    assert table.spec.key == TABEL_2_2_SASARAN.key
    assert [table.rows[1].figure(f"target_{year}") for year in range(2021, 2025)] == [70, 80, 90, 95]
    assert table.rows[0].text(Key.FORMULA) == "Survei"
    # 2020 is the year before the Renstra, and not that of a report.
    assert (report.settings.awal_renstra, report.settings.akhir_renstra, report.settings.tahun) == (
        2021,
        2024,
        None,
    )
