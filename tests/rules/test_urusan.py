"""Urusan and bidang urusan above the programs: headings with or without sums, printed and no errors."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from lkjip_xl.books.finished.finished import write_finished
from lkjip_xl.books.template.next_year import next_year
from lkjip_xl.check.run import check_report
from lkjip_xl.reader import read_report
from tests import shown
from tests.libreoffice import recalculate

PLAN = """
| JENIS        | KODE              | Uraian                      | INDIKATOR | TARGET | PAGU ANGGARAN |
| {}           | 8                 | URUSAN PEMERINTAHAN UMUM    |           |        | {}            |
| {}           | 8.01              | KESATUAN BANGSA DAN POLITIK |           |        | {}            |
| Program      | 8.01.01           | Penunjang                   | Layanan   | 2 unit | 300           |
| Kegiatan     | 8.01.01.2.02      | Pembangunan                 | Sarana    | 2 unit | 300           |
| Sub Kegiatan | 8.01.01.2.02.0002 | Sarana                      | Sarana    | 1 unit | 300           |
|              | 8.02              | BIDANG URUSAN LAIN          |           |        | {}            |
| Program      | 8.02.01           | Lain                        | Layanan   | 2 unit | 100           |
| Kegiatan     | 8.02.01.2.01      | Pembinaan                   | Sarana    | 2 unit | 100           |
| Sub Kegiatan | 8.02.01.2.01.0001 | Binaan                      | Sarana    | 1 unit | 100           |
| JUMLAH       |                   |                             |           |        | 400           |
"""
WITH_SUMS = PLAN.format(".", 400, ".", 300, 100)
WITHOUT = PLAN.format("Urusan", ".", "Bidang Urusan", ".", ".")
_LAST = "| JUMLAH "
WITH_LINES = WITHOUT.replace(_LAST, f"| | | | Luas | 4 m2 | . |\n| | | | Tinggi | 9 m | . |\n{_LAST}")


def _without_jenis(text: str) -> str:
    lines = (line.split("|") for line in text.strip().splitlines())
    kept = ["|".join([cells[0], *cells[2:]]) for cells in lines]
    return "\n".join(kept[:-1]) + "\n| | JUMLAH | | | 400 |"


@pytest.mark.parametrize("text", [WITH_SUMS, WITHOUT, _without_jenis(WITH_SUMS), _without_jenis(WITHOUT)])
def test_they_are_headings_and_no_errors(text: str) -> None:
    report = shown.report(tabel_2_7=text)
    assert shown.told(report) == []
    table = report.tables["tabel_2_7"]
    assert [row.text("kode") for row in table.budget_headings] == ["8", "8.01", "8.02"]
    assert [row.text("nama") for row in table.top_rows] == ["Penunjang", "Lain"]


@pytest.mark.parametrize(
    ("sums", "told"),
    [
        ((400, 310, 100), ["T03 KESATUAN BANGSA DAN POLITIK · PAGU ANGGARAN: 310, 300"]),
        ((410, 300, 100), ["T03 URUSAN PEMERINTAHAN UMUM · PAGU ANGGARAN: 410, 400"]),
    ],
)
def test_a_sum_that_is_not_that_of_its_programs_is_told(sums: tuple[int, int, int], told: list[str]) -> None:
    report = shown.report(tabel_2_7=PLAN.format(".", sums[0], ".", sums[1], sums[2]))
    assert shown.told(report, "T01", "T02", "T03", "D01", "S10") == told


def test_a_sum_is_right_where_its_program_is_the_wrong_one() -> None:
    """The program says 310, its kegiatan 300: urusan 400, bidang 300 and JUMLAH 400 are right."""
    plan = PLAN.format(".", 400, ".", 300, 100).replace("| Layanan   | 2 unit | 300", "| Layanan   | 2 unit | 310")
    assert shown.told(shown.report(tabel_2_7=plan), "T01", "T02", "T03") == [
        "T02 Penunjang · PAGU ANGGARAN: 310, 300"
    ]


def test_a_sum_that_follows_another_table_is_told_there_alone() -> None:
    """Urusan 410 in Tabel 2.7, and a formula in Tabel 3.1.1.b that shows it: its programs are 400."""
    plan = PLAN.format(".", 410, ".", 300, 100)
    spent = """
| JENIS        | KODE              | Uraian                      | TARGET KEUANGAN | REALISASI KEUANGAN |
|              | =8                | =URUSAN PEMERINTAHAN UMUM    | =410            | 400                |
|              | =8.01             | =KESATUAN BANGSA DAN POLITIK | =300            | 300                |
| =Program     | =8.01.01           | =Penunjang                   | =300            | 300                |
| =Kegiatan    | =8.01.01.2.02      | =Pembangunan                 | =300            | 300                |
| =Sub Kegiatan | =8.01.01.2.02.0002 | =Sarana                     | =300            | 300                |
|              | =8.02              | =BIDANG URUSAN LAIN         | =100            | 110                |
| =Program     | =8.02.01           | =Lain                        | =100            | 100                |
| =Kegiatan    | =8.02.01.2.01      | =Pembinaan                   | =100            | 100                |
| =Sub Kegiatan | =8.02.01.2.01.0001 | =Binaan                     | =100            | 100                |
| JUMLAH       |                   |                             | =400            | 400                |
"""
    found = shown.findings(shown.report(tabel_2_7=plan, tabel_3_1_1_b=spent), "T03")
    assert [(each.problem.place.sheet, each.problem.place.address) for each in found] == [
        ("Tabel 2.7", "F2"),
        ("Tabel 3.1.1.b", "E7"),
    ]


def test_what_is_told_of_it_names_its_programs() -> None:
    (found,) = shown.findings(shown.report(tabel_2_7=PLAN.format(".", 410, ".", 300, 100)), "T03")
    problem = found.problem
    assert (problem.place.address, problem.difference) == ("F2", Decimal(10))
    assert problem.message == "Nilai ini tidak sama dengan jumlah 2 program di bawahnya."
    assert problem.hint == "Cocokkan angka ini dan program di bawahnya dengan DPA; betulkan yang salah."
    assert [place.address for place in problem.basis] == ["F4", "F8"]
    assert problem.related == problem.basis


def test_relative_codes_of_kegiatan_are_none() -> None:
    table = """
| KODE    | Uraian    | INDIKATOR | TARGET | PAGU ANGGARAN |
| 8.01.01 | Penunjang | Layanan   | 2 unit | 300           |
| 2.02    | Kegiatan  | Sarana    | 2 unit | 300           |
| 01      | Sarana    | Sarana    | 1 unit | 300           |
|         | JUMLAH    |           |        | 300           |
"""
    read = shown.report(tabel_2_7=table).tables["tabel_2_7"]
    assert (len(read.rows), read.budget_headings) == (3, ())


def test_next_year_begins_with_them() -> None:
    filling = next_year(shown.report(tabel_2_7=WITH_SUMS), 2024, (2021, 2026)).filling
    rows = filling.tables["tabel_2_7"]
    assert [row["nama"].value for row in rows][:3] == [
        "URUSAN PEMERINTAHAN UMUM",
        "KESATUAN BANGSA DAN POLITIK",
        "Penunjang",
    ]
    assert [("jenis" in row) for row in rows] == [False, False, True, True, True, False, True, True, True]


def test_no_index_is_that_of_another_row() -> None:
    read = shown.report(tabel_2_7=WITH_LINES).tables["tabel_2_7"]
    assert len(read.budget_headings) == 3
    assert len(read.indicator_lines) == 2
    indexes = [row.index for row in (*read.rows, *read.budget_headings, *read.indicator_lines)]
    assert len(set(indexes)) == len(indexes)
    assert all(line.index < 0 for line in read.indicator_lines)


@pytest.mark.long
@pytest.mark.parametrize("text", [WITH_SUMS, WITHOUT, WITH_LINES])
def test_they_are_printed_where_they_stood(text: str, tmp_path: Path) -> None:
    report = shown.report(tabel_2_7=text)
    write_finished(tmp_path / "jadi.xlsx", report, check_report(report, "b.xlsx"), draft=True)
    recalculate(tmp_path / "jadi.xlsx", tmp_path / "dihitung.xlsx")
    for name in ("jadi.xlsx", "dihitung.xlsx"):
        sheet = openpyxl.load_workbook(tmp_path / name, data_only=True)["Tabel 2.7"]
        rows = [[cell.value for cell in row][:4] for row in sheet.iter_rows(min_row=5)]
        named = [(row[0], row[3]) for row in rows if row[0] and "Sumber" not in str(row[0])]
        sums = (400, 300, 100) if text is WITH_SUMS else (None, None, None)
        assert named[:3] == [
            ("URUSAN PEMERINTAHAN UMUM", sums[0]),
            ("KESATUAN BANGSA DAN POLITIK", sums[1]),
            ("Penunjang", 300),
        ]
        assert named[5:7] == [("BIDANG URUSAN LAIN", sums[2]), ("Lain", 100)]
        assert named[-1] == ("JUMLAH", 400)
        lines = [tuple(row[1:3]) for row in rows if row[0] is None and row[1]]
        assert lines == ([("Luas", "4 m2"), ("Tinggi", "9 m")] if text is WITH_LINES else [])
        # An urusan has no band, as its programs have one, and a strong line above.
        looks = {each[0].value: each[0] for each in sheet.iter_rows(min_row=5)}
        urusan, program = looks["URUSAN PEMERINTAHAN UMUM"], looks["Penunjang"]
        assert (urusan.fill.fill_type, program.fill.fill_type) == (None, "solid")
        assert (urusan.border.top.style, urusan.font.bold) == ("medium", True)
    assert shown.told(read_report(tmp_path / "jadi.xlsx"), "T01", "T02", "T03", "S10", "P01") == []
