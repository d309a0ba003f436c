"""Sums of an agency's own workbook that are formulas: what they leave out is named where nothing else is wrong."""

from __future__ import annotations

from pathlib import Path

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
