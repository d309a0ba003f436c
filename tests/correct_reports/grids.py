"""The sheets of a filled template as the reader has them, without a file: what would be written is kept."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any
from unittest import mock

from lkjip_xl.books.template import template
from lkjip_xl.books.template.layout import TableLayout
from lkjip_xl.books.template.template import Filling, write_template
from lkjip_xl.reader.sieved_sheet import Address, Merge
from lkjip_xl.reader.workbook import Grid, RawCell
from lkjip_xl.report.cell import Formula
from lkjip_xl.report.settings import Settings
from lkjip_xl.tables import TABLES
from lkjip_xl.tables.spec import TableSpec
from lkjip_xl.text.numbers import from_float

# Empty rows below the last one that is filled; the template has hundreds, which take long and say nothing.
_SPARE = 3


class _Ignored:
    """What the look of a sheet is asked for: nothing of it is read."""

    def __getattr__(self, name: str) -> Any:
        return lambda *_args, **_more: None


class _Sheet:
    """A sheet that keeps its cells."""

    def __init__(self, name: str, *, live: bool) -> None:
        self.name, self._live = name, live
        self.raw = _Ignored()
        self.cells: dict[Address, RawCell] = {}
        self.merges: list[Merge] = []

    def __getattr__(self, name: str) -> Any:
        return getattr(self.raw, name)

    def pixels_across(self, columns: int) -> float:
        """Nobody prints it."""
        return 64.0 * columns

    def pixels_down(self, first: int, last: int) -> float:
        """Nobody prints it."""
        return 20.0 * (last - first + 1)

    def text(self, row: int, column: int, text: str, style: str = "General") -> None:
        if text:
            self.cells[row, column] = RawCell(text, "s", style)

    def number(self, row: int, column: int, number: Decimal | int, style: str = "General") -> None:
        self.cells[row, column] = RawCell(_stored(number), "n", style)

    def formula(self, row: int, column: int, expression: str, value: Any, style: str = "General") -> None:
        number = isinstance(value, Decimal | int | float)
        stored = _stored(Decimal(value)) if number else str(value or "") or None
        kept = Formula(expression, (row, column)) if self._live else None
        kind = "n" if number else "s"
        self.cells[row, column] = RawCell(stored, kind, style, formula=True, expression=kept)

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

    def __init__(self, live: bool) -> None:
        self.sheets: list[_Sheet] = []
        self._live = live

    def __enter__(self) -> _Book:
        return self

    def __exit__(self, *_error: object) -> None:
        pass

    def sheet(self, name: str) -> _Sheet:
        self.sheets.append(_Sheet(name, live=self._live))
        return self.sheets[-1]

    def style(self, **properties: Any) -> str:
        return str(properties.get("num_format", "General"))


def _smaller(filling: Filling) -> tuple[TableSpec, ...]:
    """The tables with as many rows as are filled, and some."""
    rows = max((len(each) for each in filling.tables.values()), default=0) + _SPARE
    return tuple(replace(spec, rows=min(spec.rows, rows)) for spec in TABLES)


def grids_of(filling: Filling, live: bool) -> list[Grid]:
    """The sheets of the template, filled; ``live`` keeps its formulas, to be calculated again by the reader."""
    book = _Book(live)
    with (
        mock.patch.object(template, "Workbook", return_value=book),
        mock.patch.object(template, "TABLES", _smaller(filling)),
    ):
        write_template(Path("templat.xlsx"), filling=filling)
    return [sheet.grid() for sheet in book.sheets]


def settings_of(filling: Filling) -> Settings:
    """The years and names that the template's titles and headings tell."""
    return template._settings(template._forms(template.TemplateOptions(), filling))


def layouts_of(filling: Filling, settings: Settings) -> dict[str, TableLayout]:
    """Where the tables stand in those sheets, by the names of the sheets."""
    asked = {*template._filled_on_request(filling)}
    with mock.patch.object(template, "TABLES", _smaller(filling)):
        rooms = template.rows_of_template(filling, template.TemplateOptions())
    return {
        spec.sheet: TableLayout(template.spec_of_template(spec, settings, asked), rooms[spec.key])
        for spec in TABLES
    }
