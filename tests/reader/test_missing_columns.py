"""A column, a heading or a sheet that is not there is a finding; it never stops the check or the build."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from lkjip_xl import tables
from lkjip_xl.books.finished.finished import write_finished
from lkjip_xl.check.run import check_report
from lkjip_xl.reader.report import report_of
from lkjip_xl.reader.workbook import Grid, read_grids
from lkjip_xl.report.model import Report
from lkjip_xl.report.place import Place
from lkjip_xl.rules.findings import CheckResult, Fix
from lkjip_xl.tables.spec import TableSpec
from lkjip_xl.text.addresses import column_number
from tests.sample_books import (
    MENDED,
    PUBLISHED,
    REALISASI_BELANJA,
    TABEL_3_1_2,
    TABEL_3_1_4,
    Book,
    check_changed,
    found,
    grids_as_shown,
    only,
    report_where_most_is_read_already,
)

_grids = cache(read_grids)
_SHEETS = [spec.sheet for spec in tables.TABLES if not spec.asked_as]
# Nobody has filled these.
_WITHOUT_ROWS = (TABEL_3_1_4, REALISASI_BELANJA, "Pengecualian", "Pemetaan")


def _without(grids: Sequence[Grid], sheet: str, columns: set[int]) -> list[Grid]:
    """The sheets without some columns of one, headings and all."""
    return [
        replace(grid, cells={at: raw for at, raw in grid.cells.items() if at[1] not in columns}, merges=())
        if grid.name == sheet
        else grid
        for grid in grids
    ]


def _columns(sample: Path, sheet: str) -> list[int]:
    grid = next(grid for grid in grids_as_shown(sample) if grid.name == sheet)
    return sorted({column for _, column in grid.cells})


def _judge(report: Report) -> CheckResult:
    result = check_report(report, "buku.xlsx")
    assert result.unreadable is None
    return result


def _build(report: Report, folder: Path) -> None:
    write_finished(folder / "jadi.xlsx", report, _judge(report), draft=True)


@pytest.mark.long
@pytest.mark.parametrize("sheet", _SHEETS)
@pytest.mark.parametrize("sample", [MENDED, PUBLISHED], ids=lambda each: each.stem[-6:])
def test_no_column_is_needed_to_go_on(sample: Path, sheet: str, tmp_path: Path) -> None:
    """Without any one, and, of every third, with that one alone.

    Once for each sheet all formulas are calculated again, and what they read is not there: this takes longer than
    all else, and the formulas of both samples are those of one template.
    """
    columns = _columns(sample, sheet)
    for index, column in enumerate(columns):
        gone = {column} if sample is MENDED else set(columns) - {column}
        middle = index == len(columns) // 2
        if sample is MENDED and middle:
            _build(report_of(_without(_grids(sample), sheet, gone)), tmp_path)
        elif sample is MENDED or middle or index % 3 == 0:
            report = report_where_most_is_read_already(_without(grids_as_shown(sample), sheet, gone))
            _build(report, tmp_path) if middle else _judge(report)


@pytest.mark.long
@pytest.mark.parametrize("sheet", _SHEETS)
def test_no_sheet_is_needed_to_go_on(sheet: str, tmp_path: Path) -> None:
    """Of every third its formulas are calculated again, and find no sheet."""
    if _SHEETS.index(sheet) % 3 == 0:
        _build(report_of([grid for grid in _grids(PUBLISHED) if grid.name != sheet]), tmp_path)
    else:
        kept = [grid for grid in grids_as_shown(PUBLISHED) if grid.name != sheet]
        _build(report_where_most_is_read_already(kept), tmp_path)


@pytest.mark.long
@pytest.mark.parametrize("sheet", _SHEETS)
def test_a_sheet_in_the_place_of_another_is_no_trouble(sheet: str) -> None:
    """A sheet that was taken for another, for four of them: all headings are wrong."""
    spec = next(each for each in tables.TABLES if each.sheet == sheet)
    assert isinstance(spec, TableSpec)
    index = _SHEETS.index(sheet)
    for other in (_SHEETS[(index + step) % len(_SHEETS)] for step in (1, 2, 4, 7)):
        swapped = {sheet: other, other: sheet}
        _judge(
            report_where_most_is_read_already(
                [
                    replace(grid, name=swapped[grid.name]) if grid.name in swapped else grid
                    for grid in grids_as_shown(MENDED)
                ]
            )
        )


@pytest.mark.long
@pytest.mark.parametrize("sheet", [each for each in _SHEETS if each not in _WITHOUT_ROWS])
def test_a_column_of_names_that_is_missing_is_one_finding(sheet: str) -> None:
    """Nothing is said to be missing in a table whose rows nobody can tell apart."""
    report = report_where_most_is_read_already(grids_as_shown(MENDED))
    table = next(each for each in report.report_tables if each.sheet == sheet)
    assert table.rows
    grids = _without(grids_as_shown(MENDED), table.sheet, {table.columns[table.spec.label]})
    result = _judge(report_where_most_is_read_already(grids))
    assert {each[0] for each in found(result)} <= {"S02", "S03", "S05"}
    assert "S02" in {each.code for each in result.standing()}


@pytest.mark.parametrize("address", ["B6", "C6", "D6", "E6", "F6", "G6"])
def test_a_heading_deleted_under_its_year_is_one_finding(address: str) -> None:
    typed = ""

    def change(book: Book) -> None:
        nonlocal typed
        typed = str(book[TABEL_3_1_2][address].value)
        book[TABEL_3_1_2][address].value = None

    result = check_changed(change)
    assert found(result) == [("S02", TABEL_3_1_2, address)]
    place = Place(TABEL_3_1_2, 6, column_number(address[0]))
    assert only(result, "S02").problem.fixes == ((Fix(place, typed),),)
