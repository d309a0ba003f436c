"""A table as a document prints it, and the grid that is made of it, as if it stood in a sheet."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import product

from lkjip_xl.files.looks import Look
from lkjip_xl.reader.binding import Binding
from lkjip_xl.reader.column_numbers import heads_numbers, numbers_columns
from lkjip_xl.reader.printed.figures import figure_on_one_line
from lkjip_xl.reader.sieved_sheet import Address, Merge
from lkjip_xl.reader.workbook import PRINTED, Grid, RawCell
from lkjip_xl.report.place import CAPTION_ROW, DocumentTable
from lkjip_xl.tables import END_OF_TABLE
from lkjip_xl.tables.spec import Kind, TableSpec
from lkjip_xl.text.addresses import column_letters
from lkjip_xl.text.cell_formats import without_signs
from lkjip_xl.text.words import squeeze

# The caption and a blank line stand above the table, as a title does in a sheet.
_ABOVE = CAPTION_ROW + 1
# So many rows hold the headings, with whatever stands above them in the table itself.
_MOST_HEADING_ROWS = 6
_FORMAT_OF_TEXTS = "@"
# A code is that of one row: merged over several, it stands beside one name with several indicators.
_SPREAD = frozenset({Kind.TEXT, Kind.UNIT, Kind.CHOICE})


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a table stands in a workbook: its part of the sheet, and the row in which its headings begin."""

    grid: Grid
    first: int

    @property
    def shift(self) -> int:
        """By how many rows the sheet is off the grid of the table alone."""
        return self.first - 1 - _ABOVE

    def without_columns(self, columns: Collection[int]) -> Grid:
        """Its part of the sheet without columns that hold nothing but running numbers, below the headings."""
        cells = self.grid.cells.items()
        kept = {at: raw for at, raw in cells if at[0] <= self.first or at[1] not in columns}
        return replace(self.grid, cells=kept)

    @property
    def address(self) -> str:
        """Its first cell, as people find it."""
        column = min((column for row, column in self.grid.cells if row == self.first), default=1)
        return f"{self.grid.name} {column_letters(column)}{self.first}"


@dataclass(frozen=True, slots=True)
class PrintedTable:
    """A table of a document, the ``number``-th; row and column count from 1.

    ``texts`` are what its cells show, a merged one at its first address. ``caption`` is what the document prints
    over it; ``titles`` are the lines just above and the heading of the chapter, which may say what it is.
    ``between`` are the lines between the table before and this one, and ``width`` its columns, blank ones too.
    ``placed`` is where it stands, if that is a workbook. ``rows_from`` says of rows that another table goes on
    with which one that is, and which row of it. ``looks`` are how texts look, where that is not plainly.
    """

    number: int
    texts: Mapping[Address, str]
    merges: tuple[Merge, ...] = ()
    caption: str = ""
    titles: tuple[str, ...] = ()
    between: tuple[str, ...] = ()
    width: int = 0
    placed: Placed | None = None
    rows_from: Mapping[int, tuple[int, int]] = field(default_factory=dict)
    looks: Mapping[Address, Look] = field(default_factory=dict)

    @property
    def origins(self) -> dict[int, tuple[int, int]]:
        """For each row of its sheet the number of the table in which it stands, and its row there."""
        own = {row: (self.number, row) for row in range(1, self.last_row + 1)}
        return {row + _ABOVE: origin for row, origin in {**own, **self.rows_from}.items()}

    @property
    def last_row(self) -> int:
        """The last row that says something."""
        return max((row for row, _ in self.texts), default=0)

    @property
    def columns(self) -> int:
        """How many columns it has, as far as is known."""
        return max(self.width, max((column for _, column in self.texts), default=0))

    @property
    def begins(self) -> str:
        """The first words in it, for whoever looks for it in the document."""
        return squeeze(" ".join(text for _, text in sorted(self.texts.items())[:3]))


def grid_of(table: PrintedTable, name: str = "") -> Grid:
    """The table as a sheet, with its caption as the title."""
    cells = {(row + _ABOVE, column): _cell(text) for (row, column), text in sorted(table.texts.items()) if text}
    if table.placed is not None:
        shift = table.placed.shift
        own = table.placed.grid.cells
        cells = {(row - shift, at): raw for (row, at), raw in own.items() if row - shift > _ABOVE}
    if table.caption:
        cells[CAPTION_ROW, 1] = _cell(table.caption)
    merges = tuple(each.moved(_ABOVE) for each in table.merges if each.size > 1)
    looks = {(row + _ABOVE, column): look for (row, column), look in table.looks.items()}
    return Grid(name, dict(sorted(cells.items())), merges, looks=looks)


def head_of(grid: Grid) -> Grid:
    """The first rows of a sheet, among which its headings are."""
    last = _ABOVE + _MOST_HEADING_ROWS
    return replace(
        grid,
        cells={at: cell for at, cell in grid.cells.items() if at[0] <= last},
        merges=tuple(each for each in grid.merges if each.top <= last),
    )


def _cell(text: str) -> RawCell:
    return RawCell(figure_on_one_line(without_signs(text)), PRINTED, _FORMAT_OF_TEXTS)


def named_grid(grid: Grid, spec: TableSpec, binding: Binding, caption: str) -> Grid:
    """The sheet of a table that is known: its places named by rows and headings, its texts where they belong."""
    cells = _under_their_columns(grid, spec, binding)
    headings = {column: squeeze(binding.headings[key]) for key, column in binding.columns.items()}
    cells = dict(ended(replace(grid, cells=cells), min(binding.columns.values())).cells)
    rows = (binding.heading_row, _first_row(cells, binding))
    name = DocumentTable(spec.sheet, headings, rows, caption, frozenset(covered_in(grid)))
    return replace(grid, name=name, cells=cells)


def ended(grid: Grid, column: int = 1) -> Grid:
    """The sheet with its end: where a printed table ends is no question, its last name alone is a row too."""
    last = max((row for row, _ in grid.cells), default=0)
    return replace(grid, cells={**grid.cells, (last + 1, column): _cell(END_OF_TABLE)})


def covered_in(grid: Grid) -> Iterator[Address]:
    """The cells that are merged with another one."""
    for merge in grid.merges:
        every = product(range(merge.top, merge.bottom + 1), range(merge.left, merge.right + 1))
        yield from (at for at in every if at != (merge.top, merge.left))


def _first_row(cells: Mapping[Address, RawCell], binding: Binding) -> int:
    """The first row below the headings and the numbers of the columns."""
    first = binding.heading_row + 1
    while numbers_columns(_shown(cells, first)):
        first += 1
    return first


def _shown(cells: Mapping[Address, RawCell], row: int) -> dict[int, str]:
    return {column: str(cell.value) for (at, column), cell in cells.items() if at == row}


def _under_their_columns(grid: Grid, spec: TableSpec, binding: Binding) -> dict[Address, RawCell]:
    """The cells, without running numbers that the table has no column for.

    What is merged over several columns stands in the first of them that the table knows, and a text that is merged
    over several rows in each of them: it is said of all. A figure is not, which would count several times.
    """
    cells, bound = dict(grid.cells), {column: key for key, column in binding.columns.items()}
    for merge in grid.merges:
        cell = cells.get((merge.top, merge.left))
        if cell is None or merge.top <= binding.heading_row:
            continue
        if merge.left not in bound and (to := [at for at in bound if merge.left < at <= merge.right]):
            cells[merge.top, min(to)] = cells.pop((merge.top, merge.left))
        elif merge.left in bound and merge.left == merge.right:
            column = spec.column(bound[merge.left])
            if column.kind in _SPREAD and not column.carried and column.key != spec.label:
                cells |= {(row, merge.left): cell for row in range(merge.top, merge.bottom + 1)}
    numbering = {each.place.column for each in binding.unknown if heads_numbers(each.key)}
    return dict(sorted((at, cell) for at, cell in cells.items() if at[1] not in numbering))


def rows_of_headings(grid: Grid, binding: Binding) -> int:
    """How many rows of a table hold its headings and number its columns."""
    return _first_row(grid.cells, binding) - 1 - _ABOVE


def joined(first: PrintedTable, rest: Sequence[tuple[PrintedTable, int]]) -> PrintedTable:
    """A table that goes on in those after it, without the rows of headings that each of these begins with."""
    texts, merges, looks = dict(first.texts), list(first.merges), dict(first.looks)
    last, rows_from = first.last_row, dict(first.rows_from)
    for table, skipped in rest:
        moved = last - skipped
        rows_from |= {
            row + moved: table.rows_from.get(row, (table.number, row))
            for row in range(skipped + 1, table.last_row + 1)
        }
        texts |= {(row + moved, column): text for (row, column), text in table.texts.items() if row > skipped}
        looks |= {(row + moved, column): look for (row, column), look in table.looks.items() if row > skipped}
        merges += [each.moved(moved) for each in table.merges if each.top > skipped]
        last += table.last_row - skipped
    return replace(first, texts=texts, merges=tuple(merges), rows_from=rows_from, looks=looks)
