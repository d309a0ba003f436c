"""The finished workbook where Tabel 2.3.1 assigns rows that several units have: its figures and its formulas."""

from __future__ import annotations

from pathlib import Path

import pytest

from lkjip_xl.rules.findings import Severity
from tests.books.test_assigned_money import absorptions, built
from tests.checking import check_file
from tests.libreoffice import differences
from tests.rules.test_assigned_units import ARSIP, EACH, HEADINGS, MONEY, agency

AIMS = ("Lestari | Indeks | -", "Tertib | Nilai | -", "Aman | Rasio | -")
PARTS = HEADINGS.replace("UNIT |", "UNIT | BAGIAN (%) |")


@pytest.mark.long
@pytest.mark.parametrize(
    ("plan", "headings", "absorbed", "amounts"),
    [
        # 100 ÷ 200, (90 + 300) ÷ (100 + 400), 150 ÷ 300.
        pytest.param((*EACH, ARSIP), HEADINGS, [50, 78, 50], [200, 100, 300, 400], id="each of a unit"),
        # 340 ÷ 600.
        pytest.param(
            ("Lestari | Listrik | . | 600", ARSIP),
            HEADINGS,
            [56.67, 75],
            [600, 400],
            id="all together",
        ),
        pytest.param(
            ("Lestari | Listrik | . | 60% | .", "Aman | Listrik | . | 40% | .", "Tertib | Arsip | . | . | 400"),
            PARTS,
            [56.67, 75, 56.67],
            [360, 240, 400],
            id="parts of all",
        ),
    ],
)
def test_every_figure(
    plan: tuple[str, ...],
    headings: str,
    absorbed: list[float],
    amounts: list[int],
    tmp_path: Path,
) -> None:
    path = tmp_path / "jadi.xlsx"
    sasaran = {row.partition(" ")[0] for row in plan}
    aims = tuple(each for each in AIMS if each.partition(" ")[0] in sasaran)
    workbook = built(agency(*plan, headings=headings, absorbed=aims), path)
    assert absorptions(workbook) == absorbed
    sheet = workbook["Tabel 2.3.1"]
    titles = (cell for row in sheet.iter_rows() for cell in row if str(cell.value).startswith("ANGGARAN"))
    at = int(next(cell.column or 1 for cell in titles))
    assert [value for row in sheet.iter_rows() if isinstance(value := row[at - 1].value, int)] == amounts
    assert differences(path) == []
    again = [each for each in check_file(path).standing() if each.code in MONEY]
    assert [each.code for each in again if each.severity is not Severity.INFO] == []
