"""Scores beside grades are divided, before any ladder; each capaian was worked out by hand."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from lkjip_xl.books.template.template import Filling, Typed, write_template
from lkjip_xl.figures.calc import FOR_BUILD
from lkjip_xl.tables import PENGATURAN
from tests import shown
from tests.libreoffice import differences
from tests.sample_books import TABEL_3_1_1_A

pytestmark = pytest.mark.usefixtures("small_templates")

LADDERS = "Predikat SPBE: Memuaskan (4,2) > Sangat Baik (3,5) > Cukup Sekali (1)"
CASES = (
    ("Level 3 (3,10)", "Level 3 (3,05)", "98.39%"),
    ("Level 3 (3,10)", "Level 2 (2,90)", "93.55%"),
    ("Baik (80)", "Sangat Baik (90)", "112.5%"),
    ("Baik (80)", "Cukup (70)", "87.5%"),
    ("Tinggi (0,75)", "Sangat Tinggi (0,81)", "108%"),
    ("WTP (5)", "WDP (4)", "80%"),
    ("Cukup Sekali (2,00)", "Memuaskan (4,50)", "225%"),
    ("BB (72,50)", "70,12 (BB)", "96.72%"),
    # Without a score in both it is the rank that counts.
    ("Baik (80)", "Sangat Baik", "100%"),
)


@pytest.mark.parametrize(("target", "realisasi", "capaian"), CASES)
def test_scores_are_divided(target: str, realisasi: str, capaian: str) -> None:
    report = shown.report(
        pengaturan=f"| Tangga predikat | {LADDERS} |",
        tabel_2_2_perjanjian_kinerja=f"""
        | SASARAN STRATEGIS | INDIKATOR SASARAN | SATUAN   | TARGET   |
        | Sasaran           | Indikator         | Predikat | {target} |
        """,
        tabel_3_1_1_a=f"""
        | INDIKATOR SASARAN | TARGET   | REALISASI   | CAPAIAN % |
        | Indikator         | {target} | {realisasi} | {capaian} |
        """,
    )
    assert shown.told(report, "P01", "P03", "P04", "D02", "D03", "D06", "D08") == []


def test_scores_of_two_years_are_divided() -> None:
    report = shown.report(
        identitas="| Tahun Laporan | 2024 |",
        tabel_3_1_2="""
        | INDIKATOR SASARAN | 2023 REALISASI | 2024 REALISASI | PERSENTASE REALISASI 2024 TERHADAP 2023 |
        | Indikator         | Level 3 (3,0)  | Level 2 (2,9)  | 90.00%                                  |
        """,
    )
    (finding,) = shown.findings(report, "P01")
    assert str(finding.problem.expected) == "96.67"


@pytest.mark.thorough
@pytest.mark.long
def test_the_template_shows_the_same_or_leaves_it_to_build(tmp_path: Path) -> None:
    rows = [
        {"indikator": Typed(f"Indikator {number}"), "target": Typed(target), "realisasi": Typed(realisasi)}
        for number, (target, realisasi, _) in enumerate(CASES)
    ]
    forms = {PENGATURAN.key: {"predikat": Typed(LADDERS)}}
    path = tmp_path / "isi.xlsx"
    write_template(path, filling=Filling({"tabel_3_1_1_a": rows}, forms))
    sheet = openpyxl.load_workbook(path, data_only=True)[TABEL_3_1_1_A]
    cells = [sheet.cell(7 + index, 6).value for index in range(len(CASES))]
    right = [float(capaian.strip("%")) / 100 for *_, capaian in CASES]
    assert all(
        each == FOR_BUILD or each == pytest.approx(share, abs=1e-4)
        for each, share in zip(cells, right, strict=True)
    )
    assert differences(path) == []
