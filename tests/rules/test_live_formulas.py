"""Slips in a workbook that still has the template's formulas, as LibreOffice then computes them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from openpyxl import Workbook

from tests.checking import check_file
from tests.libreoffice import recalculate
from tests.sample_books import MENDED, SAMPLES, TABEL_2_1, TABEL_2_3_1, TABEL_2_7, found

TEMPLATE = SAMPLES.parent / "workbook_templates" / "lkjip_template.xlsx"
Where = tuple[str, str, str]


def without_jenis(*rows: int) -> Callable[[Workbook], None]:
    def change(workbook: Workbook) -> None:
        for row in rows:
            workbook[TABEL_2_7].cell(row, 1).value = None

    return change


def misspelt_program(*, with_formula: bool) -> Callable[[Workbook], None]:
    """A program of Tabel 2.3.1 misspelt; its amount typed, or looked up by its name as in the template."""

    def change(workbook: Workbook) -> None:
        sheet = workbook[TABEL_2_3_1]
        sheet["C11"].value = str(sheet["C11"].value).replace("POLITIK", "POLITK")
        if with_formula:
            template = openpyxl.load_workbook(TEMPLATE)[TABEL_2_3_1]
            for row in range(7, 13):
                for column in (4, 5):
                    sheet.cell(row, column).value = template.cell(row, column).value

    return change


# What is changed, and what is found.
SLIPS: dict[str, tuple[Callable[[Workbook], None], list[Where]]] = {
    "sub kegiatan without JENIS": (without_jenis(14), [("S10", TABEL_2_7, "A14")]),
    "program without JENIS": (without_jenis(46), [("S10", TABEL_2_7, "A46")]),
    "many without JENIS": (without_jenis(*range(9, 30)), [("S10", TABEL_2_7, "A9")]),
    # Tabel 2.1 does not find the name, and shows the program under the sasaran above.
    "name": (misspelt_program(with_formula=False), [("K10", TABEL_2_1, "B45"), ("K03", TABEL_2_3_1, "C11")]),
    "name looked up": (misspelt_program(with_formula=True), [("K05", TABEL_2_3_1, "C11")]),
}


@pytest.mark.long
@pytest.mark.parametrize("name", SLIPS)
def test_one_cause_one_finding(name: str, tmp_path: Path) -> None:
    change, findings = SLIPS[name]
    workbook = openpyxl.load_workbook(MENDED)
    change(workbook)
    workbook.save(tmp_path / "isi.xlsx")
    recalculate(tmp_path / "isi.xlsx", tmp_path / "hitung.xlsx")
    assert found(check_file(tmp_path / "hitung.xlsx")) == findings
