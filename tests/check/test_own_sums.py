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
