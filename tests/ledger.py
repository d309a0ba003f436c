"""The ledger of cells: whatever a known sheet shows is read, or named with a reason for leaving it out."""

from __future__ import annotations

from pathlib import Path

from lkjip_xl import tables
from lkjip_xl.reader.cells import written
from lkjip_xl.reader.report import report_of
from lkjip_xl.reader.workbook import Grid, read_grids
from lkjip_xl.report.model import Report, Table
from lkjip_xl.report.place import Place


def assert_nothing_is_lost(path: Path) -> None:
    """Every cell of every sheet that shows something is accounted for, exactly once where it is read."""
    grids = read_grids(path)
    report = report_of(grids)
    named = {grid.name: grid for grid in grids}
    for table in report.tables.values():
        _assert_nothing_is_lost_in_a_table(table, named[table.sheet])
    for form in report.forms.values():
        read = {cell.place for cell in form.cells.values()}
        assert all(each.reason for each in form.ignored)
        ignored = {place for each in form.ignored for place in each.places}
        assert _shown(named[form.sheet]) <= read | ignored, form.sheet
    for unknown in report.unknown_sheets:
        assert set(unknown.places) == _shown(named[unknown.place.sheet])
    assert {grid.name for grid in grids if _shown(grid)} <= _known(report)


def _assert_nothing_is_lost_in_a_table(table: Table, grid: Grid) -> None:
    rows = [row for row in (*table.indicator_rows, *table.totals, table.shares) if row is not None]
    read = {cell.place for row in rows for cell in row.cells.values() if not cell.is_blank}
    ignored = [place for each in table.ignored for place in each.places]
    assert all(each.reason for each in table.ignored)
    assert len(ignored) == len(set(ignored))
    lost = {place for each in table.unplaced for place in each.places} | {each.place for each in table.covered}
    assert not read & set(ignored)
    assert not read & lost
    assert _shown(grid) <= read | set(ignored) | lost, table.sheet
    never = {Place(grid.name, *at) for at, raw in grid.cells.items() if raw.uncalculated}
    assert never <= read | set(table.uncalculated), table.sheet


def _shown(grid: Grid) -> set[Place]:
    """The cells that show something: blanks do not, and neither do formulas that yield nothing."""
    cells = {**grid.cells, **grid.covered}
    return {Place(grid.name, *address) for address, raw in cells.items() if written(raw)}


def _known(report: Report) -> set[str]:
    """The sheets that are read, those that are named as unknown, and those that only this program writes."""
    read = {each.sheet for each in report.tables.values()} | {each.sheet for each in report.forms.values()}
    return read | {each.place.sheet for each in report.unknown_sheets} | set(tables.OWN_SHEETS)
