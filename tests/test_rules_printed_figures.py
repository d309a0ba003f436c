"""What a printed figure may stand for: no rule blames a right one. Each test shows its workbook."""

from __future__ import annotations

import pytest

from tests import shown

A_SCALE = """
| No | KATEGORI | RATA-RATA% CAPAIAN |
| 1 | Sangat Tinggi | 91 - 100 |
| 2 | Tinggi | 76 - 90 |
| 3 | Sedang | 66 - 75 |
| 4 | Rendah | 51 - 65 |
"""


@pytest.mark.parametrize(
    ("realisasi", "capaian", "kategori", "found"),
    [
        ("120", "120", "Sangat Tinggi", ""),
        ("120", "120", "Tinggi", "P05 Tinggi, Sangat Tinggi"),
        ("75.4", "75", "Tinggi", "P09 sebelum dibulatkan"),
        ("75.4", "75", "Sedang", ""),
        ("75.4", "75.4", "Tinggi", "P09 jatuh di celah"),
        ("74.4", "74", "Tinggi", "P05 Tinggi, Sedang"),
        ("40", "40", "Rendah", "P09 jatuh di celah"),
        ("40", "40", "Sedang", "P05 Sedang, None"),
    ],
)
def test_a_category_fits_beyond_the_ends_of_a_scale_and_beside_its_gaps(
    realisasi: str, capaian: str, kategori: str, found: str
) -> None:
    rows = f"""
    | INDIKATOR SASARAN | TARGET | REALISASI | CAPAIAN % | KATEGORI |
    | Indeks | 100 | {realisasi} | {capaian} | {kategori} |
    """
    told = shown.findings(shown.report(tabel_3_1=A_SCALE, tabel_3_1_1_a=rows), "P05", "P09")
    assert len(told) == bool(found)
    for each in told:
        code, words = found.split(" ", 1)
        assert each.code == code
        assert words in f"{each.problem.message} {each.problem.actual}, {each.problem.expected}"
