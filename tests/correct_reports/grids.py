"""The sheets of a filled template as the reader has them, without a file: what would be written is kept."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any
from unittest import mock

from lkjip_xl.build import template
from lkjip_xl.build.layout import HEADING_ROW
from lkjip_xl.build.template import Filling, write_template
from lkjip_xl.model import Report
from lkjip_xl.numbers import from_float
from lkjip_xl.reader.report import report_of
from lkjip_xl.reader.sieve import Address, Merge
from lkjip_xl.reader.workbook import Grid, RawCell
from lkjip_xl.tables import TABLES

# Empty rows below the last one that is filled; the template has hundreds, which take long and say nothing.
_SPARE = 3


class _Ignored:
    """What the look of a sheet is asked for: nothing of it is read."""

    def __getattr__(self, name: str) -> Any:
        return lambda *_args, **_more: None


class _Sheet:
    """A sheet that keeps its cells."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.raw = _Ignored()
        self.cells: dict[Address, RawCell] = {}
        self.merges: list[Merge] = []

    def __getattr__(self, name: str) -> Any:
        return getattr(self.raw, name)

    def text(self, row: int, column: int, text: str, style: str = "General") -> None:
        if text:
            self.cells[row, column] = RawCell(text, "s", style)

    def number(self, row: int, column: int, number: Decimal | int, style: str = "General") -> None:
        self.cells[row, column] = RawCell(_stored(number), "n", style)

    def formula(self, row: int, column: int, _expression: str, value: Any, style: str = "General") -> None:
        number = isinstance(value, Decimal | int | float)
        self.cells[row, column] = RawCell(
            _stored(Decimal(value)) if number else str(value or ""), "n" if number else "s", style, formula=True
        )

    def merge(self, row: int, column: int, last_row: int, last_column: int, _style: Any = None) -> None:
        if (row, column) != (last_row, last_column):
            self.merges.append(Merge(row, column, last_row, last_column))

    def grid(self) -> Grid:
        cells = {address: self.cells[address] for address in sorted(self.cells)}
        return Grid(self.name, cells, tuple(self.merges))


def _stored(number: Decimal | int) -> int | float:
    if number == int(number):
        return int(number)
    return float(from_float(float(number)) or 0)


class _Book:
    """A workbook that keeps its sheets."""

    def __init__(self, *_args: Any) -> None:
        self.sheets: list[_Sheet] = []

    def __enter__(self) -> _Book:
        return self

    def __exit__(self, *_error: object) -> None:
        pass

    def sheet(self, name: str) -> _Sheet:
        self.sheets.append(_Sheet(name))
        return self.sheets[-1]

    def style(self, **properties: Any) -> str:
        return str(properties.get("num_format", "General"))


def grids_of(filling: Filling, without: Collection[str] = ()) -> list[Grid]:
    """The sheets of the template, filled; columns with these headings are deleted."""
    book, rows = _Book(), max((len(each) for each in filling.tables.values()), default=0) + _SPARE
    smaller = tuple(replace(spec, rows=min(spec.rows, rows)) for spec in TABLES)
    with (
        mock.patch.object(template, "Workbook", return_value=book),
        mock.patch.object(template, "TABLES", smaller),
    ):
        write_template(Path("templat.xlsx"), filling=filling)
    return [_without(sheet.grid(), without) for sheet in book.sheets]


def report_from(filling: Filling, without: Collection[str] = ()) -> Report:
    """The report as the reader has it of the filled template."""
    return report_of(grids_of(filling, without))


def _without(grid: Grid, headings: Collection[str]) -> Grid:
    """A sheet whose headings stand in one row, without some of its columns."""
    gone = {c for (row, c), cell in grid.cells.items() if row == HEADING_ROW and cell.value in headings}
    if not gone:
        return grid
    cells = {
        (row, column - sum(each < column for each in gone) if row >= HEADING_ROW else column): cell
        for (row, column), cell in grid.cells.items()
        if row < HEADING_ROW or column not in gone
    }
    return replace(grid, cells=cells)
