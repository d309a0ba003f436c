"""Workbooks that earlier versions wrote are read to the same figures, and carried into the template of today."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from lkjip_xl.check.run import check_report
from lkjip_xl.reader import read_report
from lkjip_xl.reader.workbook import read_grids
from lkjip_xl.report.model import Report
from tests.books.test_renewal import assert_is_read, renewed_report
from tests.running import Run

FIXTURES = Path(__file__).parents[1] / "fixtures"
FIRST, SECOND, THIRD = (FIXTURES / f"templat_0_{number}.xlsx" for number in (1, 2, 3))
EVERY = pytest.mark.parametrize("path", [FIRST, SECOND, THIRD], ids=["0.1", "0.2", "0.3"])
WITH_INDICATORS = pytest.mark.parametrize("path", [SECOND, THIRD], ids=["0.2", "0.3"])

PAGU = [240_000_000, 240_000_000, 150_000_000, 90_000_000, 60_000_000, 60_000_000, 60_000_000]
SPENT = [197_250_500, 197_250_500, 143_250_500, 54_000_000, 60_000_000, 60_000_000, 60_000_000]


def figures(report: Report, table: str, *columns: str) -> list[list[Decimal | None]]:
    """The figures of a table, row by row."""
    return [[row.figure(column) for column in columns] for row in report.tables[table].rows]


@EVERY
def test_the_budget_is_read_to_the_same_figures(path: Path) -> None:
    report = read_report(path)
    assert figures(report, "tabel_2_7", "pagu") == [[Decimal(each)] for each in PAGU]
    money = [[Decimal(pagu), Decimal(spent)] for pagu, spent in zip(PAGU, SPENT, strict=True)]
    assert figures(report, "tabel_3_1_1_b", "target_keuangan", "realisasi") == money
    totals = [report.tables[key].total for key in ("tabel_2_7", "tabel_3_1_1_b")]
    assert [
        total and total.figure(column) for total, column in zip(totals, ("pagu", "realisasi"), strict=True)
    ] == [
        Decimal(300_000_000),
        Decimal(257_250_500),
    ]


@WITH_INDICATORS
def test_indicators_are_read_to_the_same_figures(path: Path) -> None:
    report = read_report(path)
    of_year = figures(report, "tabel_3_1_1_a", "target", "realisasi", "capaian")
    assert of_year == [[Decimal(80), Decimal(82), Decimal("102.5")], [Decimal(4), Decimal(3), Decimal(125)]]
    targets = figures(report, "tabel_2_2_sasaran", *(f"target_{year}" for year in range(2021, 2027)))
    assert targets == [[*map(Decimal, (70, 75, 80, 85, 90, 95))], [*map(Decimal, (6, 5, 4, 3, 2, 1))]]
    efficiency = figures(report, "tabel_3_1_5", "penyerapan", "efisiensi")
    assert efficiency == [[Decimal(91), Decimal("11.5")], [Decimal(91), Decimal(34)]]


@pytest.mark.parametrize(
    ("path", "codes"),
    [
        (FIRST, ["S01", "S01", "S01", "S27", "L01", "L01", "L01"]),
        (SECOND, ["L01", "S27"]),
        (THIRD, ["L01", "S27"]),
    ],
    ids=["0.1", "0.2", "0.3"],
)
def test_no_default_of_today_judges_it_anew(path: Path, codes: list[str]) -> None:
    """The method of penyerapan is blank: then it was the plain mean, (82 + 100) / 2, as it is printed."""
    result = check_report(read_report(path), path.name)
    assert sorted(each.code for each in result.findings) == sorted([*codes, "W03"])


@pytest.mark.long
@EVERY
def test_everything_typed_is_carried_into_the_template_of_today(path: Path, tmp_path: Path) -> None:
    before = read_report(path)
    result, after = renewed_report(read_grids(path), tmp_path / "baru.xlsx")
    assert_is_read(before, after)
    assert result.moved == ()
    assert result.left == ()
    assert after.settings.penyerapan == before.settings.penyerapan


@pytest.mark.long
@EVERY
def test_the_command_carries_it(path: Path, run: Run, tmp_path: Path) -> None:
    target = tmp_path / "baru.xlsx"
    code, _, err = run("template", "--perbarui", path, "-o", target)
    assert (code, err) == (0, "")
    sheet = openpyxl.load_workbook(target, data_only=True)["Tabel 3.1.1.b"]
    assert sheet["C11"].value == "Lomba Wawasan"
