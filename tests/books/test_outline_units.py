"""Tabel 2.1 of the finished workbook tells the unit of each row, also where the workbook's own does not."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from lkjip_xl.books.finished.finished import write_finished
from lkjip_xl.check.run import check_report
from tests import shown
from tests.checking import check_file

PLAN = """
| JENIS        | KODE              | UNIT   | PROGRAM/KEGIATAN/SUB KEGIATAN | INDIKATOR | TARGET | PAGU ANGGARAN |
| Program      | 7.01.01           | .      | Kelurahan                     | Indeks    | 80     | 300           |
| Kegiatan     | 7.01.01.2.01      | .      | Jasa                          | Koleksi   | 9      | 300           |
| Sub Kegiatan | 7.01.01.2.01.0001 | Teluk  | Listrik                       | Jumlah    | 4      | 100           |
| Sub Kegiatan | 7.01.01.2.01.0001 | Bandar | Listrik                       | Jumlah    | 4      | 200           |
"""
OUTLINE = """
| SASARAN | PROGRAM   | KEGIATAN/SUB KEGIATAN |
| Lestari | Kelurahan | .                     |
| .       | .         | Jasa                  |
| .       | .         | Listrik               |
| .       | .         | Listrik               |
"""


@pytest.mark.parametrize("named", [True, False], ids=["named by Tabel 2.7", "of an agency without units"])
def test_the_outline_tells_the_units_of_its_rows(named: bool, tmp_path: Path) -> None:
    plan = PLAN if named else PLAN.replace("Teluk ", ".     ").replace("Bandar", ".     ")
    report, path = shown.report(tabel_2_1=OUTLINE, tabel_2_7=plan), tmp_path / "jadi.xlsx"
    write_finished(path, report, check_report(report, ""), draft=True)
    rows = openpyxl.load_workbook(path, data_only=True)["Tabel 2.1"].iter_rows(
        min_row=4, max_row=8, values_only=True
    )
    column = [row[3] if len(row) > 3 else None for row in rows]
    assert column == (["UNIT", None, None, "Teluk", "Bandar"] if named else [None] * 5)
    found = {each.code for each in check_file(path).findings}
    assert found & {"K02", "K03", "D07"} == (set() if named else {"D07"})


BY_PARTS = """
| JENIS    | KODE         | PROGRAM/KEGIATAN/SUB KEGIATAN | INDIKATOR | TARGET | PAGU ANGGARAN |
| Program  | 7.01.02      | Layanan                       | Indeks    | 80     | 300           |
| Kegiatan | 7.01.02.2.01 | Sarana                        | Jumlah    | 4      | 100           |
| Kegiatan | 7.01.02.2.02 | Warga                         | Jumlah    | 4      | 200           |
"""
SHARES = """
| SASARAN | PROGRAM | ANGGARAN |
| Tertib  | Warga   | 200      |
| Lestari | Sarana  | 100      |
"""


@pytest.mark.parametrize("shown_there", ["=Lestari", "=Tertib⏎Lestari", "=Lestari⏎Tertib"])
def test_a_program_that_serves_sasaran_by_its_parts_alone_is_printed_with_all_of_them(
    shown_there: str, tmp_path: Path
) -> None:
    """Also where a formula of an older template shows the first of them."""
    outline = f"""
    | SASARAN       | PROGRAM | KEGIATAN/SUB KEGIATAN |
    | {shown_there} | Layanan | .                     |
    | =Lestari      | .       | Sarana                |
    | =Tertib       | .       | Warga                 |
    """
    report, path = shown.report(tabel_2_1=outline, tabel_2_3_1=SHARES, tabel_2_7=BY_PARTS), tmp_path / "jadi.xlsx"
    assert shown.told(report, "K02", "K10") == []
    write_finished(path, report, check_report(report, ""), draft=True)
    rows = openpyxl.load_workbook(path, data_only=True)["Tabel 2.1"].iter_rows(
        min_row=5, max_row=7, values_only=True
    )
    assert [row[0] for row in rows] == ["Tertib\nLestari", "Lestari", "Tertib"]
