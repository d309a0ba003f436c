"""Sums of an agency's own workbook that are formulas: what they leave out is named where nothing else is wrong."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
import xlsxwriter

from lkjip_xl.check.assessment import assess
from lkjip_xl.rules.findings import Finding

_PARTS = (4_000_000, 2_000_000, 1_000_000, 500_000)


def _findings(path: Path, formula: str, shows: int) -> list[Finding]:
    """What is found in four kegiatan, in rows 4 to 7, over a sum."""
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("PK Sekretaris")
        sheet.write(0, 0, "PERJANJIAN KINERJA TAHUN 2023")
        sheet.write_row(2, 0, ["NO", "KEGIATAN", "ANGGARAN"])
        for at, pagu in enumerate(_PARTS):
            sheet.write_row(3 + at, 0, [at + 1, f"Kegiatan {at + 1}", pagu])
        sheet.write(7, 1, "JUMLAH")
        sheet.write_formula(7, 2, formula, None, shows)
    return [*assess(path).result.findings]


@pytest.mark.parametrize(
    ("formula", "shows", "left_out"),
    [
        ("=SUM(C4:C6)", 7_000_000, "C7"),
        ("=SUM(C5:C7)", 3_500_000, "C4"),
        ("=C4+C6+C7", 5_500_000, "C5"),
        ("=SUBTOTAL(9,C4:C5)", 6_000_000, "C6, C7"),
    ],
)
def test_the_rows_that_a_sum_leaves_out_are_named(tmp_path: Path, formula: str, shows: int, left_out: str) -> None:
    (found,) = _findings(tmp_path / "pk.xlsx", formula, shows)

    assert found.code == "T03"
    assert found.problem.message == f"Rumus ini tidak menjumlahkan {left_out}, jadi hasilnya kurang."
    assert found.problem.expected == 7_500_000
    assert found.problem.hint == f"Betulkan rumusnya supaya {left_out} ikut dijumlahkan: =SUM(C4:C7)."


@pytest.mark.parametrize(("formula", "shows"), [("=SUM(C4:C6)+1", 7_000_001), ("=7100000", 7_100_000)])
def test_a_sum_that_is_wrong_in_another_way_is_told_as_before(tmp_path: Path, formula: str, shows: int) -> None:
    (found,) = _findings(tmp_path / "pk.xlsx", formula, shows)

    assert found.problem.message == "Nilai ini tidak sama dengan jumlah 4 baris di tabel ini."


def test_a_sum_of_all_its_rows_is_right(tmp_path: Path) -> None:
    assert _findings(tmp_path / "pk.xlsx", "=SUM(C4:C7)", 7_500_000) == []


def _rfk(path: Path, spent: int, left: int) -> tuple[list[tuple[str, str]], list[str]]:
    """What is found, and what is not judged, where a sub kegiatan of 4 million has spent 3 and 1 is left."""
    rows = [("1.02.02.2.01", "Kegiatan", 6_000_000, 5_000_000, 1_000_000)]
    rows += [("1.02.02.2.01.0001", "Sub Kegiatan A", 4_000_000, spent, left)]
    rows += [("1.02.02.2.01.0002", "Sub Kegiatan B", 2_000_000, 2_000_000, 0)]
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("RFK")
        sheet.write_row(0, 0, ["KODE", "URAIAN", "PAGU", "REALISASI", "SISA"])
        sheet.write_row(1, 0, ["1.02.02", "Program", *rows[0][2:]])
        for at, row in enumerate((*rows, ("", "JUMLAH", *rows[0][2:])), 2):
            sheet.write_row(at, 0, row)
    result = assess(path).result
    found = [(each.problem.place.address, each.code) for each in result.findings]
    return found, [each.reason for each in result.not_judged if "ditandai" in each.reason]


def test_what_is_left_of_a_figure_that_is_told_is_named_as_not_judged(tmp_path: Path) -> None:
    found, not_judged = _rfk(tmp_path / "rfk.xlsx", 3_900_000, 1_000_000)

    assert found == [("D3", "T01")]
    why = "dihitung dari angka yang ditandai, atau dari rinciannya; periksa lagi sesudah itu dibetulkan"
    assert not_judged == [f"sel E4 di RFK: {why}"]


def test_what_is_left_is_told_where_nothing_else_is_wrong(tmp_path: Path) -> None:
    assert _rfk(tmp_path / "rfk.xlsx", 3_000_000, 900_000) == ([("E4", "T03")], [])
    assert _rfk(tmp_path / "benar.xlsx", 3_000_000, 1_000_000) == ([], [])


def test_a_sum_that_nobody_has_calculated_is_not_called_blank(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    rows: list[list[str | int]] = [["NO", "KEGIATAN", "ANGGARAN"], [1, "Rapat", 4_000_000], [2, "Gaji", 2_000_000]]
    rows += [["", "JUMLAH", "=SUM(C2:C3)"]]
    for row in rows:
        sheet.append(row)
    book.save(tmp_path / "pk.xlsx")

    reasons = [each.reason for each in assess(tmp_path / "pk.xlsx").result.not_judged]

    told = "1 jumlah di Sheet: ada rumus yang belum pernah dihitung; buka di Excel, simpan, lalu periksa lagi"
    assert told in reasons


def test_what_is_no_figure_among_amounts_is_named_and_not_called_blank(tmp_path: Path) -> None:
    rows: list[list[str | int]] = [["NO", "KEGIATAN", "ANGGARAN"], [1, "Rapat", "Rp 4.000.0000"]]
    rows += [[2, "Gaji", 2_000_000], [3, "Kursus", 1_000_000], ["", "JUMLAH", 7_000_000]]
    with xlsxwriter.Workbook(tmp_path / "pk.xlsx") as book:
        sheet = book.add_worksheet("PK")
        for at, row in enumerate(rows):
            sheet.write_row(at, 0, row)

    reasons = [each.reason for each in assess(tmp_path / "pk.xlsx").result.not_judged]

    assert "jumlah dan persen dengan sel yang bukan angka di PK: C2 (“Rp 4.000.0000”)" in reasons
    assert "1 jumlah di PK: selnya atau salah satu bagiannya kosong atau bukan angka" in reasons


def test_lists_that_are_not_held_against_each_other_are_named(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(tmp_path / "anggaran.xlsx") as book:
        for name, pagu in (("PK", 4_000_000), ("Rincian", 5_000_000)):
            sheet = book.add_worksheet(name)
            rows = [["NO", "PROGRAM", "ANGGARAN"], [1, "Pasar", pagu], [2, "Usaha", 1_000_000]]
            for at, row in enumerate([*rows, ["", "JUMLAH", pagu + 1_000_000]]):
                sheet.write_row(at, 0, row)

    result = assess(tmp_path / "anggaran.xlsx").result

    told = (
        "kecocokan antara 2 daftar anggaran (PK, Rincian): diperiksa sendiri-sendiri; pagu yang berbeda, pastikan "
        "karena perubahan anggaran: Pasar (4.000.000 di PK!C2, 5.000.000 di Rincian!C2)"
    )
    assert told in [each.reason for each in result.not_judged]


@pytest.mark.parametrize(("other", "is_named"), [(4_000_000, True), (5_000_000, False), (4_500_000, False)])
def test_a_sum_names_the_row_whose_pagu_in_other_lists_makes_it_right(
    tmp_path: Path, other: int, is_named: bool
) -> None:
    with xlsxwriter.Workbook(tmp_path / "anggaran.xlsx") as book:
        for name, pagu, total in (("PK", 5_000_000, 5_000_000), ("RKA", other, other + 1_000_000)):
            sheet = book.add_worksheet(name)
            rows = [["NO", "PROGRAM", "ANGGARAN"], [1, "Pasar", pagu], [2, "Usaha", 1_000_000]]
            for at, row in enumerate([*rows, ["", "JUMLAH", total]]):
                sheet.write_row(at, 0, row)

    (found,) = assess(tmp_path / "anggaran.xlsx").result.findings

    assert found.problem.place.in_full == "PK!C4"
    told = "Di RKA!C2: Pasar 4.000.000, dan dengan itu jumlah ini cocok: periksa dulu sel C2."
    assert (told in found.problem.hint) is is_named


def test_the_realisasi_of_a_quarter_is_looked_up_in_the_report_of_realisasi(tmp_path: Path) -> None:
    rows: list[list[str | int]] = [["KODE", "URAIAN", "PAGU", "REALISASI TW I", "REALISASI TW II"]]
    rows += [["1.02.02", "Program", 6_000_000, 1_500_000, 3_000_000]]
    rows += [["1.02.02.2.01", "Kegiatan A", 4_000_000, 1_000_000, 2_000_000]]
    rows += [["1.02.02.2.02", "Kegiatan B", 2_000_000, 600_000, 1_000_000]]
    with xlsxwriter.Workbook(tmp_path / "rfk.xlsx") as book:
        sheet = book.add_worksheet("RFK")
        for at, row in enumerate(rows):
            sheet.write_row(at, 0, row)

    (found,) = assess(tmp_path / "rfk.xlsx").result.findings

    assert "Cocokkan angka ini dan D3, D4 dengan laporan realisasi;" in found.problem.hint


def _quarters(path: Path, millions: tuple[int, ...], total: int) -> tuple[list[tuple[str, str]], list[str]]:
    """What is told, and what is named as not judged, of a sub kegiatan's quarters and its realisasi; millions."""
    head = ["Kode", "Uraian", "Pagu"]
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Evaluasi")
        for at, text in enumerate(head):
            sheet.merge_range(0, at, 1, at, text)
        for quarter in range(4):
            name = f"Realisasi Triwulan {('I', 'II', 'III', 'IV')[quarter]}"
            sheet.merge_range(0, 3 + 2 * quarter, 0, 4 + 2 * quarter, name)
            sheet.write_row(1, 3 + 2 * quarter, ["K", "Rp"])
        sheet.merge_range(0, 11, 1, 11, "Realisasi Tahun 2023")
        rows: list[tuple[str, tuple[int, ...], int]]
        rows = [("1.02.02", (10, 20, 30, 40), 100), ("1.02.02.2.01", (10, 20, 30, 40), 100)]
        rows += [("1.02.02.2.01.0001", millions, total), ("1.02.02.2.01.0002", (4, 8, 12, 16), 40)]
        for at, (code, own, year) in enumerate(rows, 2):
            sheet.write_row(at, 0, [code, f"Baris {at}", 120_000_000])
            for quarter, each in enumerate(own):
                sheet.write_row(at, 3 + 2 * quarter, [quarter + 1, each * 1_000_000])
            sheet.write(at, 11, year * 1_000_000)
    result = assess(path).result
    found = [(each.problem.place.address, each.code) for each in result.findings if each.code != "T01"]
    return found, [each.reason.partition(" di ")[0] for each in result.not_judged if "ditandai" in each.reason]


def test_the_realisasi_of_a_year_is_the_sum_of_its_quarters_whatever_work_stands_between(tmp_path: Path) -> None:
    # Of the pagu 120 million a kegiatan and its parts have each: T01 tells that, and nothing here is about it.
    assert _quarters(tmp_path / "benar.xlsx", (6, 12, 18, 24), 60)[0] == []
    found, not_judged = _quarters(tmp_path / "salah.xlsx", (6, 12, 18, 24), 61)

    assert found == [("L5", "T03")]
    assert not_judged == ["sel L4"]
