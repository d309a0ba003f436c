"""What the door to xlsxwriter holds of each workbook."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

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
