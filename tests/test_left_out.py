"""A table is left out only where nothing stands in its own columns."""

from __future__ import annotations

from dataclasses import replace

import pytest

from lkjip_xl.check import check_report
from lkjip_xl.model import Place
from tests import shown
from tests.books import TABEL_3_1_3, Book

EFISIENSI = """
| INDIKATOR SASARAN | CAPAIAN KINERJA % | PENYERAPAN ANGGARAN (%) | TINGKAT EFISIENSI |
| Indeks            | {}                | {}                      | {}                |
"""
STANDAR = """
| INDIKATOR SASARAN | REALISASI | STANDAR NASIONAL | CAPAIAN TERHADAP STANDAR (%) |
| Indeks            | 80        | {}               | {}                           |
"""
BELANJA = """
| URAIAN          | ANGGARAN | REALISASI | CAPAIAN (%) |
| Belanja Operasi | 900      | {}        | {}          |
| JUMLAH          | 900      | {}        | .           |
"""


@pytest.mark.parametrize(
    ("text", "left_out"),
    [
        (EFISIENSI.format("=100%", ".", "="), True),
        (EFISIENSI.format("100%", ".", "."), True),  # a capaian stands in Tabel 3.1.1.a too
        (EFISIENSI.format("100%", ".", "=-"), True),
        (EFISIENSI.format("100%", ".", "5"), False),
        (EFISIENSI.format("100%", ".", "=5"), False),  # somebody's own formula
        (EFISIENSI.format("100%", "-", "."), False),
        (EFISIENSI.format("100%", "95%", "."), False),
    ],
)
def test_efficiency(text: str, left_out: bool) -> None:
    assert shown.report(tabel_3_1_5=text).tables["tabel_3_1_5"].left_out is left_out


@pytest.mark.parametrize(
    ("text", "left_out"),
    [
        (STANDAR.format(".", "."), True),
        (STANDAR.format(".", "=-"), True),
        (STANDAR.format("75", "."), False),
        (STANDAR.format(".", "106.67%"), False),
    ],
)
def test_the_national_standard(text: str, left_out: bool) -> None:
    assert shown.report(tabel_3_1_4=text).tables["tabel_3_1_4"].left_out is left_out


@pytest.mark.parametrize(
    ("text", "left_out"),
    [
        (BELANJA.format(".", ".", "."), True),
        (BELANJA.format(".", "=0", "=0"), True),
        (BELANJA.format(".", ".", "800"), True),  # a total row alone
        (BELANJA.format("800", ".", "."), False),
        (BELANJA.format("0", ".", "."), False),
        (BELANJA.format(".", "88.89", "."), False),
    ],
)
def test_belanja(text: str, left_out: bool) -> None:
    assert shown.report(realisasi_belanja=text).tables["realisasi_belanja"].left_out is left_out


def test_a_table_whose_formulas_were_never_calculated_is_not_called_missing() -> None:
    report = Book().read()
    table = replace(report.tables["tabel_3_1_3"], rows=(), uncalculated=(Place(TABEL_3_1_3, 8, 1),))
    result = check_report(replace(report, tables={**report.tables, "tabel_3_1_3": table}), "")
    assert not [each for each in result.findings if each.code == "L01" and each.problem.place.sheet == TABEL_3_1_3]
    reasons = [each.reason for each in result.not_judged if each.code == "L01"]
    assert reasons == [f"apakah {TABEL_3_1_3} diisi: rumusnya belum pernah dihitung (lihat S06)"]
