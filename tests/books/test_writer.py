"""What the door to xlsxwriter holds of each workbook."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest

from lkjip_xl.books.kit.writer import Workbook, WriteFailed

NAMES = ["FILTER(air)", "Uji DROP(1)", "{=SORT(x)}", "ABSINGLE(2)"]


@pytest.mark.parametrize("row_by_row", [False, True])
def test_a_name_in_a_formula_is_no_function_of_a_newer_excel(row_by_row: bool, tmp_path: Path) -> None:
    path = tmp_path / "buku.xlsx"
    with Workbook(path, "Uji", row_by_row=row_by_row) as book:
        sheet = book.sheet("Uji")
        for row, name in enumerate(NAMES, start=1):
            sheet.formula(row, 1, f'"{name}"', name)
        sheet.formula(len(NAMES) + 1, 1, "1+1", Decimal(2))
    formulas = [cell.value for cell in openpyxl.load_workbook(path)["Uji"]["A"]]
    assert formulas == [*(f'="{name}"' for name in NAMES), "=1+1"]
    assert [cell.value for cell in openpyxl.load_workbook(path, data_only=True)["Uji"]["A"]] == [*NAMES, 2]


def test_a_formula_outside_of_a_sheet_is_no_silence(tmp_path: Path) -> None:
    with (
        pytest.raises(WriteFailed, match="-1"),
        Workbook(tmp_path / "buku.xlsx", "Uji") as book,
    ):
        book.sheet("Uji").formula(1_048_577, 1, "1+1", 2)
    assert not (tmp_path / "buku.xlsx").exists()


def test_a_row_that_grows_is_as_high_as_its_words_until_somebody_types(tmp_path: Path) -> None:
    with Workbook(tmp_path / "a.xlsx", "Judul") as book:
        sheet = book.sheet("Lembar")
        sheet.set_height(1, 30)
        sheet.let_grow(2, 26.5)
        sheet.text(2, 1, "nama yang panjang")
        assert sheet.pixels_down(1, 2) == pytest.approx(56.5 / 0.75)
    with ZipFile(tmp_path / "a.xlsx") as parts:
        rows = re.findall(r"<row [^>]*>", parts.read("xl/worksheets/sheet1.xml").decode())
    assert [("customHeight" in row, re.findall(r'ht="([\d.]+)"', row)[0]) for row in rows] == [
        (True, "30"),
        (False, "26.5"),
    ]
