"""The finished workbook of money that sasaran have in parts or share: its figures, its formulas, read again."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from lkjip_xl.books.finished.finished import write_finished
from lkjip_xl.check.run import check_report
from lkjip_xl.report.model import Report
from lkjip_xl.rules.findings import Severity
from tests.checking import check_file
from tests.libreoffice import differences
from tests.rules.test_assigned_money import KEGIATAN, MONEY, PARTS, SHARED, agency

INDICATORS = ("Lestari | Indeks | -", "Tertib | Nilai | -")


def built(report: Report, path: Path) -> openpyxl.Workbook:
    write_finished(path, report, check_report(report, ""), draft=False)
    return openpyxl.load_workbook(path, data_only=True)


def absorptions(workbook: openpyxl.Workbook) -> list[float]:
    sheet = workbook["Tabel 3.1.5"]
    figures = [cell.value for row in sheet.iter_rows() for cell in row if isinstance(cell.value, float)]
    return [round(figure * 100, 2) for figure in figures]


@pytest.mark.long
@pytest.mark.parametrize(
    ("plan", "expected", "amounts"),
    [
        pytest.param(PARTS, [59.41, 59.73], [61, 40, 50], id="parts"),
        pytest.param(
            (PARTS[0].replace("60% | 61", "60% | 60"), PARTS[1].replace("| 40 |", "| 41 |"), PARTS[2]),
            [59.41, 59.73],
            [60, 41, 50],
            id="parts as typed",
        ),
        pytest.param(
            (PARTS[0].replace("60% | 61", ". | 71"), PARTS[1].replace("40% | 40", ". | 30"), PARTS[2]),
            [59.41, 59.78],
            [71, 30, 50],
            id="parts by their amounts",
        ),
        pytest.param(SHARED, [59.41, 59.60], [101, 101, 50], id="shared"),
        pytest.param(KEGIATAN, [81.97, 44.44], [61, 40, 50], id="kegiatan"),
    ],
)
def test_every_figure_of_assigned_money(
    plan: tuple[str, ...], expected: list[float], amounts: list[int], tmp_path: Path
) -> None:
    path = tmp_path / "jadi.xlsx"
    workbook = built(agency(*plan, absorbed=INDICATORS), path)
    assert absorptions(workbook) == expected
    sheet = workbook["Tabel 2.3.1"]
    at = next(cell.column for row in sheet.iter_rows() for cell in row if cell.value == "ANGGARAN (Rp)")
    column = [row[at - 1].value for row in sheet.iter_rows()]
    assert [value for value in column if isinstance(value, int)] == amounts
    assert differences(path) == []
    again = [each for each in check_file(path).standing() if each.code in MONEY]
    assert [each.code for each in again if each.severity is not Severity.INFO] == []


@pytest.mark.long
def test_shared_money_is_marked_and_told(tmp_path: Path) -> None:
    workbook = built(agency(*SHARED, absorbed=INDICATORS), tmp_path / "jadi.xlsx")
    cells = [cell for row in workbook["Tabel 2.3.1"].iter_rows() for cell in row if cell.value]
    assert [cell.number_format for cell in cells if cell.value == 101] == ['"* "#,##0_);"* "(#,##0)'] * 2
    texts = [str(cell.value) for cell in cells]
    assert "Keterangan: * anggaran bersama beberapa sasaran; dalam jumlah dihitung satu kali." in texts
    told = "Anggaran bersama beberapa sasaran, dalam jumlah dihitung satu kali: Program Budaya."
    for sheet in ("Ringkasan", "Narasi", "Metode", "Cara Penyerapan"):
        assert any(told in str(cell.value) for row in workbook[sheet].iter_rows() for cell in row), sheet
    methods = workbook["Cara Penyerapan"]  # a note that is longer than its table is wide
    assert (methods["A2"].alignment.wrap_text, methods.row_dimensions[2].height > 20) == (True, True)
    summary = [str(cell.value) for row in workbook["Ringkasan"].iter_rows() for cell in row]
    assert [text.split(" · ")[0] for text in summary if "(bersama)" in text] == [
        "pagu Rp101 (bersama)",
        "pagu Rp151 (bersama)",
    ]


@pytest.mark.long
def test_a_program_of_several_sasaran_has_all_of_them_in_the_outline(tmp_path: Path) -> None:
    outline = """
    | SASARAN | PROGRAM | KEGIATAN |
    | =Lestari | =Program Budaya | . |
    | . | . | =Pengelolaan Museum |
    | . | . | =Perawatan Koleksi |
    | . | . | =Pembinaan Sanggar Seni |
    | . | . | =Pelatihan Penari |
    | =Tertib | =Program Arsip | . |
    | . | . | =Pengelolaan Arsip Dinamis |
    | . | . | =Penataan Arsip |
    """
    path = tmp_path / "jadi.xlsx"
    workbook = built(agency(*SHARED, absorbed=INDICATORS, outline=outline), path)
    sasaran = [row[0].value for row in workbook["Tabel 2.1"].iter_rows(min_row=5) if row[0].value]
    assert sasaran[:2] == ["Lestari\nTertib", "Tertib"]
    assert differences(path) == []
    assert [each.code for each in check_file(path).standing() if each.code in {"K02", "K03", "K10"}] == []


@pytest.mark.long
def test_a_kegiatan_stands_under_the_sasaran_of_its_money(tmp_path: Path) -> None:
    """Tabel 2.3.1 names the second kegiatan by its sub kegiatan alone: it is not of the first one's sasaran."""
    plan = (
        "Lestari | . | . | Pengelolaan Museum | . | 61 | .",
        "Tertib | . | . | Pelatihan Penari | . | 40 | .",
        "Tertib | . | . | Program Arsip | . | 50 | .",
    )
    outline = """
    | SASARAN | PROGRAM | KEGIATAN |
    | =Lestari | =Program Budaya | . |
    | =Lestari | . | =Pengelolaan Museum |
    | . | . | =Perawatan Koleksi |
    | . | . | =Pembinaan Sanggar Seni |
    | =Tertib | . | =Pelatihan Penari |
    | =Tertib | =Program Arsip | . |
    | . | . | =Pengelolaan Arsip Dinamis |
    | . | . | =Penataan Arsip |
    """
    path = tmp_path / "jadi.xlsx"
    sheet = built(agency(*plan, absorbed=INDICATORS, outline=outline), path)["Tabel 2.1"]
    rows = list(sheet.iter_rows(min_row=5, max_row=12, values_only=True))
    assert [(row[0], row[2] or row[1]) for row in rows] == [
        ("Lestari\nTertib", "Program Budaya"),
        ("Lestari", "Pengelolaan Museum"),
        (None, "Perawatan Koleksi"),
        ("Tertib", "Pembinaan Sanggar Seni"),
        (None, "Pelatihan Penari"),
        (None, "Program Arsip"),
        (None, "Pengelolaan Arsip Dinamis"),
        (None, "Penataan Arsip"),
    ]
    merged = {str(each) for each in sheet.merged_cells.ranges}
    assert {"A6:A7", "A8:A12"} <= merged
    assert differences(path) == []
    assert [each.code for each in check_file(path).standing() if each.code in {"K02", "K03", "K10"}] == []
