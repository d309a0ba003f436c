"""A column, a heading or a sheet that is not there is a finding; it never stops the check or the build."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from lkjip_xl import tables
from lkjip_xl.build.finished import write_finished
from lkjip_xl.check import check_report
from lkjip_xl.model import Report
from lkjip_xl.reader.report import report_of
from lkjip_xl.reader.workbook import Grid, read_grids
from lkjip_xl.schema import TableSpec
from tests.books import MENDED, PUBLISHED

pytestmark = pytest.mark.unmeasured

_SHEETS = [spec.sheet for spec in tables.TABLES]


@cache
def _grids(sample: Path) -> tuple[Grid, ...]:
    return read_grids(sample)


def _without(sample: Path, sheet: str, columns: set[int]) -> Report:
    """The report without some columns of a sheet, headings and all."""
    return report_of(
        [
            replace(grid, cells={at: raw for at, raw in grid.cells.items() if at[1] not in columns}, merges=())
            if grid.name == sheet
            else grid
            for grid in _grids(sample)
        ]
    )


def _columns(sample: Path, sheet: str) -> list[int]:
    grid = next(grid for grid in _grids(sample) if grid.name == sheet)
    return sorted({column for _, column in grid.cells})


def _judge(report: Report, folder: Path | None) -> None:
    result = check_report(report, "buku.xlsx")
    assert result.unreadable is None
    if folder:
        write_finished(folder / "jadi.xlsx", report, result, draft=True)


@pytest.mark.parametrize("sheet", _SHEETS)
@pytest.mark.parametrize("sample", [MENDED, PUBLISHED], ids=lambda each: each.stem[-6:])
def test_no_column_is_needed_to_go_on(sample: Path, sheet: str, tmp_path: Path) -> None:
    columns = _columns(sample, sheet)
    for index, column in enumerate(columns):
        gone = {column} if sample is MENDED else set(columns) - {column}
        # Building takes longer than all else: one column of each sheet will do.
        _judge(_without(sample, sheet, gone), tmp_path if index == len(columns) // 2 else None)


@pytest.mark.parametrize("sheet", _SHEETS)
def test_no_sheet_is_needed_to_go_on(sheet: str, tmp_path: Path) -> None:
    _judge(report_of([grid for grid in _grids(PUBLISHED) if grid.name != sheet]), tmp_path)


@pytest.mark.parametrize("sheet", _SHEETS)
def test_a_sheet_in_the_place_of_another_is_no_trouble(sheet: str) -> None:
    """Two sheets that were taken for each other: all headings are wrong."""
    spec = next(each for each in tables.TABLES if each.sheet == sheet)
    assert isinstance(spec, TableSpec)
    for other in _SHEETS[_SHEETS.index(sheet) :]:
        swapped = {sheet: other, other: sheet}
        grids = [replace(grid, name=swapped.get(grid.name, grid.name)) for grid in _grids(MENDED)]
        _judge(report_of(grids), None)
