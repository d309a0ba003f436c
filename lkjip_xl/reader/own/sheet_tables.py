"""The tables in the sheets of a workbook that is no template, each with its titles and its place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from lkjip_xl import tables
from lkjip_xl.grids.amount_words import BUDGET
from lkjip_xl.grids.headings import Headings, Wanted, is_column_numbers
from lkjip_xl.grids.tables import TableAt, find_tables
from lkjip_xl.grids.unit_lists import heads_units
from lkjip_xl.reader.binding import accepted_keys
from lkjip_xl.reader.cells import written
from lkjip_xl.reader.own.side_by_side import side_by_side
from lkjip_xl.reader.printed.tables import Placed, PrintedTable
from lkjip_xl.reader.workbook import Grid
from lkjip_xl.report.settings import Settings
from lkjip_xl.tables.keys import Key
from lkjip_xl.tables.spec import Kind, TableSpec
from lkjip_xl.text.words import fold
from lkjip_xl.text.years import YEAR

# What stands further away is no table of anybody's; so many cells are looked at in one sheet.
_MOST_COLUMNS, _MOST_CELLS = 200, 2_000_000
_FIGURES = frozenset({Kind.RUPIAH, Kind.PERCENT, Kind.NUMBER, Kind.QUANTITY})
_MOST_TITLES = 6
_CAPTION = "tabel "
# Target 2024: each year of a Renstra under a heading of its own.
_OF_A_YEAR = re.compile(r"(?:target|realisasi|capaian)(?: (?:kinerja|tahun|renstra|rpjmd))* 20\d\d")


@dataclass(frozen=True, slots=True)
class SheetTable:
    """A table of a sheet: as one that may be the report's, with its headings and all that stands under them.

    ``words`` are the headings of the columns as they are written, ``headings`` their paths, in rows from 0 on;
    ``placed`` is where it stands, for ``printed`` too.
    """

    printed: PrintedTable
    placed: Placed
    headings: Headings
    words: tuple[str, ...]

    @property
    def grid(self) -> Grid:
        """Its part of the sheet."""
        return self.placed.grid

    def named(self, name: str) -> SheetTable:
        """The same in a sheet of another name."""
        placed = replace(self.placed, grid=replace(self.grid, name=name))
        return replace(self, printed=replace(self.printed, placed=placed), placed=placed)


def tables_in(grids: Sequence[Grid]) -> list[SheetTable]:
    """Every table of the sheets that people see, in their order."""
    found: list[SheetTable] = []
    for grid in grids:
        if not grid.hidden:
            found += _of_sheet(grid, len(found) + 1)
    return found


def rows_of(grid: Grid) -> list[list[str]]:
    """The texts of a sheet row by row; what stands too far out is left out."""
    near = {at: text for at, raw in grid.cells.items() if at[1] <= _MOST_COLUMNS and (text := written(raw))}
    width = max((column for _, column in near), default=0)
    last = min(max((row for row, _ in near), default=0), _MOST_CELLS // max(width, 1))
    rows = [[""] * width for _ in range(last)]
    for (row, column), text in near.items():
        if row <= last:
            rows[row - 1][column - 1] = text
    return rows


def _of_sheet(grid: Grid, number: int) -> Iterator[SheetTable]:
    rows = rows_of(grid)
    spans = [each.span for each in grid.merges]
    found = find_tables(rows, wanted_headings(), spans)
    of_sheet = found[0].headings.titles if found else ()
    for at, each in enumerate(found):
        titles = each.headings.titles or (of_sheet if at else ())
        titled = replace(each, headings=replace(each.headings, titles=titles))
        for part, alone in side_by_side(grid, rows, titled, wanted_headings()):
            yield table_in(part, alone, number)
            number += 1


def table_in(grid: Grid, at: TableAt, number: int) -> SheetTable:
    """The ``number``-th table of a file, which stands there in a sheet."""
    first, last = at.headings.first + 1, at.end
    part = _part(grid, at.top + 1, last)
    lines = [line for line in at.headings.titles[-_MOST_TITLES:] if line]
    caption = next(
        (line for line in reversed(lines) if fold(line).startswith(_CAPTION)), lines[0] if lines else ""
    )
    # A sheet is often called by what its table is of: PK Sekretaris.
    of_agreement = any("perjanjian kinerja" in fold(line) for line in lines)
    name = f"perjanjian kinerja {grid.name}" if of_agreement and "perjanjian" not in fold(grid.name) else grid.name
    titles = (name, *(line for line in reversed(lines) if line != caption))
    texts = {
        (row - first + 1, column): text
        for (row, column), raw in part.cells.items()
        if row >= first and (text := written(raw))
    }
    merges = tuple(merge.moved(1 - first) for merge in part.merges if merge.top >= first)
    placed = Placed(part, first)
    printed = PrintedTable(number, texts, merges, caption, titles, placed=placed, width=len(at.headings.paths))
    return SheetTable(printed, placed, at.headings, _words(part, at.headings))


def _part(grid: Grid, top: int, bottom: int) -> Grid:
    """The rows of a sheet that hold a table and its titles."""
    return Grid(
        grid.name,
        {at: raw for at, raw in grid.cells.items() if top <= at[0] <= bottom},
        tuple(merge for merge in grid.merges if top <= merge.top and merge.bottom <= bottom),
        frozenset(row for row in grid.hidden_rows if top <= row <= bottom),
        grid.hidden_columns,
        covered={at: raw for at, raw in grid.covered.items() if top <= at[0] <= bottom},
        begins=top,
        looks=grid.looks,
    )


def _words(part: Grid, headings: Headings) -> tuple[str, ...]:
    """The heading of each column as it is written, under the words of its groups."""
    rows: dict[int, dict[int, str]] = {}
    for (row, column), raw in part.cells.items():
        if headings.first < row <= headings.data and (text := written(raw)):
            rows.setdefault(row, {})[column] = text
    shown = {
        (row, column): text
        for row, texts in rows.items()
        if not is_column_numbers([*texts.values()])
        for column, text in texts.items()
    }
    for merge in part.merges:
        text = shown.get((merge.top, merge.left), "")
        for column in range(merge.left, min(merge.right, len(headings.paths)) + 1) if text else ():
            shown.setdefault((merge.top, column), text)
    return tuple(
        " ".join(
            dict.fromkeys(
                shown[row, column]
                for row in range(headings.first + 1, headings.data + 1)
                if (row, column) in shown and _is_word(shown[row, column])
            )
        )
        for column in range(1, len(headings.paths) + 1)
    )


def _is_word(text: str) -> bool:
    return any(char.isalpha() or char == "%" for char in text) or YEAR.fullmatch(text) is not None


@cache
def wanted_headings() -> Wanted:
    """Headings of a budget, and those of the report's own tables."""
    names, figures = set[str](), set[str]()
    for spec in tables.TABLES:
        for column in spec.columns if spec.part_of_report else ():
            keys = accepted_keys(column, Settings())
            if column.kind in _FIGURES or column.key == Key.RENTANG:
                figures.update(keys)
            elif _names_rows(spec, column.key):
                names.update(keys)
    return Wanted(
        names=lambda key: key in names or BUDGET.names(key) or heads_units(key),
        figures=lambda key: key in figures or BUDGET.figures(key) or _OF_A_YEAR.fullmatch(key) is not None,
    )


def _names_rows(spec: TableSpec, key: str) -> bool:
    return key == spec.label or spec.column(key).carried
