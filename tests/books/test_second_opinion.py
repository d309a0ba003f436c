"""What is stored beside a formula is held against what LibreOffice computes, whatever kind of value it is."""

from __future__ import annotations

from pathlib import Path

import pytest
import xlsxwriter

from tests.libreoffice import differences

# A formula, the format of its cell, what is right, what is not.
_FORMULAS: tuple[tuple[str, str, float | bool | str, float | bool | str], ...] = (
    ("=1/3", "General", 1 / 3, 0.33333333),
    ("=-2/3", "0.0%", -2 / 3, -0.667),
    ("=5000000000/3", "#,##0", 5000000000 / 3, 1666666700),
    ("=42", "@", 42, "42"),
    ('="4" & "2"', "General", "42", 42),
    ('="50%"', "General", "50%", 0.5),
    ("=1=1", "General", True, False),
    ('="TRUE"', "General", "TRUE", True),
    ('="a" & CHAR(10) & CHAR(9) & """b"""', "General", 'a\n\t"b"', "a b"),
    ('=""', "General", "", 0),
    ("=1/0", "General", "#DIV/0!", "#N/A"),
)


@pytest.mark.long
def test_what_is_not_the_same_is_found_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "buku.xlsx"
    with xlsxwriter.Workbook(path) as book:
        for name in ("Tabel 2.2 PK & lain", "Kedua"):
            sheet = book.add_worksheet(name)
            for row, (formula, shown, right, wrong) in enumerate(_FORMULAS):
                looks = book.add_format({"num_format": shown})
                sheet.write_string(row, 0, "teks")
                sheet.write_formula(row, 2, formula, looks, right)
                sheet.write_formula(row, 3, formula, looks, wrong)
    numbers = range(1, len(_FORMULAS) + 1)
    assert [each.cell for each in differences(path)] == [
        f"buku.xlsx {name}!D{number}" for name in ("Tabel 2.2 PK & lain", "Kedua") for number in numbers
    ]
