"""Formulas that show Excel's errors: one cause is named once, however many cells it breaks."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

import pytest

from lkjip_xl.check.run import check_report
from lkjip_xl.reader.report import report_of
from lkjip_xl.reader.workbook import Grid, RawCell, read_grids
from lkjip_xl.report.place import Place
from lkjip_xl.rules.findings import CheckResult, Finding
from tests.sample_books import MENDED, TABEL_2_1, TABEL_2_7, TABEL_3_1_1_A, TABEL_3_1_1_B, TABEL_3_1_2, TABEL_3_1_3

Address = tuple[int, int]
REALISASI, CAPAIAN = "REALISASI KEUANGAN", "CAPAIAN (%)"


@pytest.fixture(scope="module")
def grids() -> dict[str, Grid]:
    return {grid.name: grid for grid in read_grids(MENDED)}


def broken(grid: Grid, wanted: Callable[[Address, RawCell], bool]) -> Grid:
    """The sheet with ``#REF!`` in some of its cells."""
    error = {address: replace(raw, value="#REF!", kind="e", formula=True) for address, raw in grid.cells.items()}
    return replace(grid, cells={a: error[a] if wanted(a, raw) else raw for a, raw in grid.cells.items()})


def under(grid: Grid, heading: str) -> int:
    """The number of the column with this heading."""
    return next(column for (_, column), raw in grid.cells.items() if raw.value == heading)


def check(grids: Mapping[str, Grid]) -> CheckResult:
    return check_report(report_of(tuple(grids.values())), "buku.xlsx")


def errors(result: CheckResult) -> list[tuple[str, str, str]]:
    return [
        (each.code, each.problem.place.sheet, each.problem.place.address)
        for each in result.findings
        if each.severity.value == "error"
    ]


def only(result: CheckResult, code: str) -> Finding:
    (finding,) = (each for each in result.findings if each.code == code)
    return finding


@pytest.mark.long
def test_a_lost_sheet_comes_first_and_its_formulas_are_named_once_a_sheet(grids: dict[str, Grid]) -> None:
    left = {name: grid for name, grid in grids.items() if name != TABEL_2_7}
    followers = (TABEL_2_1, TABEL_3_1_1_B)
    for name in followers:
        left[name] = broken(left[name], lambda address, raw: raw.formula and address[0] > 5)
    result = check(left)
    found = errors(result)
    assert found[0] == ("S01", TABEL_2_7, "A1")
    # What rests on these in other sheets was not calculated again (S16).
    lost = [(code, sheet) for code, sheet, _ in found[1:] if code != "S16"]
    assert lost == [("S05", sheet) for sheet in followers]
    for finding in result.findings:
        if finding.code == "S05":
            assert "karena lembar Tabel 2.7 tidak ada" in finding.problem.message
            assert len(finding.problem.others) > 500
    assert any("lembar Tabel 2.7 tidak ada" in each.reason for each in result.not_judged)


def test_a_formula_further_along_names_the_sheet_that_is_lost(grids: dict[str, Grid]) -> None:
    left = {name: grid for name, grid in grids.items() if name != TABEL_3_1_1_A}
    left[TABEL_3_1_2] = broken(left[TABEL_3_1_2], lambda address, _: address in {(8, 6), (9, 6)})
    finding = only(check(left), "S05")
    assert "bersama 1 sel lain" in finding.problem.message
    assert TABEL_3_1_1_A in finding.problem.message


def test_many_errors_in_a_column_are_one_finding(grids: dict[str, Grid]) -> None:
    capaian = under(grids[TABEL_3_1_1_B], CAPAIAN)
    left = {
        **grids,
        TABEL_3_1_1_B: broken(grids[TABEL_3_1_1_B], lambda address, _: address[1] == capaian and address[0] > 7),
    }
    result = check(left)
    assert errors(result) == [("S05", TABEL_3_1_1_B, Place(TABEL_3_1_1_B, 8, capaian).address)]
    assert "bersama 299 sel lain di kolom ini" in only(result, "S05").problem.message


def test_few_errors_are_named_each(grids: dict[str, Grid]) -> None:
    capaian = under(grids[TABEL_3_1_1_B], CAPAIAN)
    cells = {(8, capaian), (20, capaian)}
    result = check({**grids, TABEL_3_1_1_B: broken(grids[TABEL_3_1_1_B], lambda address, _: address in cells)})
    one, other = (Place(TABEL_3_1_1_B, row, capaian).address for row in (8, 20))
    assert errors(result) == [("S05", TABEL_3_1_1_B, one), ("S05", TABEL_3_1_1_B, other)]
    first = next(each.problem.hint for each in result.findings if each.problem.place.address == one)
    assert first == "Perbaiki rumusnya, atau salin rumus dari baris di atasnya: hasilnya 98."


def test_what_only_computes_with_an_error_beside_it_is_no_error_of_its_own(grids: dict[str, Grid]) -> None:
    # In row 24 stands a sub kegiatan.
    sheet = grids[TABEL_3_1_1_B]
    cells = {(24, under(sheet, heading)) for heading in (REALISASI, CAPAIAN)}
    found = errors(check({**grids, TABEL_3_1_1_B: broken(sheet, lambda address, _: address in cells)}))
    spent, capaian = (Place(TABEL_3_1_1_B, *cell).address for cell in sorted(cells))
    assert [each for each in found if each[2] in {spent, capaian}] == [("S05", TABEL_3_1_1_B, spent)]


@pytest.mark.long
def test_rows_of_nothing_but_errors_are_no_rows_and_not_lost(grids: dict[str, Grid]) -> None:
    sheet = grids[TABEL_3_1_2]
    cells = {
        **sheet.cells,
        **{(12, column): RawCell("#REF!", "e", "General", formula=True) for column in range(1, 9)},
    }
    result = check({**grids, TABEL_3_1_2: replace(sheet, cells=cells)})
    assert errors(result) == [("S05", TABEL_3_1_2, "A12")]
    assert "bersama 7 sel lain" in only(result, "S05").problem.message


def test_a_year_that_the_renstra_does_not_have_is_no_column_twice(grids: dict[str, Grid]) -> None:
    """The template's heading of such a year is a formula that shows nothing."""
    sheet = grids[TABEL_3_1_3]
    heading = next(a for a, raw in sheet.cells.items() if raw.formula and str(raw.value) == "2023" and a[0] < 8)
    cells = {**sheet.cells, heading: replace(sheet.cells[heading], value="")}
    assert not [
        each for each in errors(check({**grids, TABEL_3_1_3: replace(sheet, cells=cells)})) if each[0] == "S03"
    ]


def test_names_that_are_errors_are_no_rows_that_stand_twice(grids: dict[str, Grid]) -> None:
    # Excel shows the error where the template counts the rows, too.
    cells = {(4, 1), (9, 3), (10, 3)}
    left = {**grids, TABEL_3_1_1_B: broken(grids[TABEL_3_1_1_B], lambda address, _: address in cells)}
    assert {code for code, _, _ in errors(check(left))} == {"S05"}
