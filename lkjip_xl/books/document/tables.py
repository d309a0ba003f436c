"""A table of the finished workbook as a table of a document: the same cells, figures and signs."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from lkjip_xl.books.document.heights import heights_of_headings
from lkjip_xl.books.document.widths import longest_figure, longest_word, widths_within
from lkjip_xl.books.document.word_table import (
    BESIDE_TEXT,
    CELL,
    HEADING_CELL,
    INDENT,
    KEGIATAN,
    PROGRAM,
    TOTAL,
    WordCell,
    WordTable,
)
from lkjip_xl.books.finished.layout import TableLayout
from lkjip_xl.books.finished.methods_sheet import COLUMNS, methods
from lkjip_xl.books.finished.printing import Printing
from lkjip_xl.books.kit import styles
from lkjip_xl.books.kit.remembered import RememberedSheet, Shown
from lkjip_xl.books.kit.text_lines import room_across
from lkjip_xl.tables.levels import Level
from lkjip_xl.tables.spec import Kind

_OF_LEVELS: Final = {Level.PROGRAM: PROGRAM, Level.KEGIATAN: KEGIATAN}
# Points left and right of a cell's text, together, and half of the lines around it: without them a figure that is
# as wide as its cell would be torn.
_AROUND = 2 * BESIDE_TEXT + 1
# Columns of names, and of the words beside them.
_WORDS: Final = frozenset({Kind.TEXT, Kind.UNIT})
# What is read in print is not smaller than this, in points.
_SMALLEST = 8.0
_READABLE = _SMALLEST / styles.FONT_SIZE
# The methods are those of the finished workbook, and name its sheets and what stands beside its tables.
ABOVE_METHODS = "Lembar yang disebut di bawah ini ada di buku kerjanya."


def _least(column: Sequence[WordCell], font_size: float, longest: Callable[..., float]) -> float:
    """What a column needs for its longest words, in points; a cell over several columns has their room."""
    alone = [each for each in column if not each.upright and not each.right]
    widths = (longest(each.text, font_size, bold=each.style != CELL) + each.indent * INDENT for each in alone)
    return max(widths, default=0.0) + _AROUND


@dataclass(frozen=True, slots=True)
class PrintedTable:
    """A table before it is known how much room it has; ``lines`` stand below it."""

    layout: TableLayout
    sheet: RememberedSheet
    last_row: int

    @classmethod
    def of(cls, printing: Printing, layout: TableLayout) -> PrintedTable:
        """A table with every cell as the finished workbook shows it."""
        sheet = RememberedSheet()
        last = printing.table(sheet, layout).write_without_pages(sheet)
        return cls(layout, sheet, last)

    @property
    def lines(self) -> Sequence[str]:
        """What stands below the table: its source, what its signs mean, what was typed otherwise."""
        rows = range(self.layout.last_row + 1, self.last_row + 1)
        return [self.sheet.cells[row, 1].text for row in rows if (row, 1) in self.sheet.cells]

    def fits(self, room: float) -> bool:
        """Whether so many points are enough for its columns, in letters that can be read."""
        return sum(self._widths) * _READABLE <= room

    @property
    def _widths(self) -> Sequence[float]:
        columns = range(1, len(self.layout.printed) + 1)
        return [room_across(self.sheet.widths[column]) + _AROUND for column in columns]

    def table(self, room: float) -> WordTable:
        """The table where so many points are across: narrower columns and a smaller font where it has to be."""
        size = max(_SMALLEST, round(styles.FONT_SIZE * min(1.0, room / sum(self._widths)) * 2) / 2)
        first, last = self.layout.heading_rows[0], self.layout.last_row
        rows = [row for row in range(first, last + 1) if any(self._cell(row, at) for at in self._columns)]
        places = {row: at for at, row in enumerate(rows)}
        styles_of_rows = self._styles_of_rows()
        covered = self._covered(places)
        made = [
            [self._word_cell(row, column, places, styles_of_rows, covered) for column in self._columns]
            for row in rows
        ]
        headings = sum(1 for row in rows if row < self.layout.first_row)
        # Word makes room for the words of upright text only where it is told.
        upright = {row for row, cells in enumerate(made) if any(each.upright for each in cells)}
        heights = {row: self.sheet.heights[rows[row]] for row in upright}
        columns = [[cells[column] for cells in made] for column in range(len(self._columns))]
        wanted = [each * size / styles.FONT_SIZE for each in self._widths]
        words, figures = (
            [_least(column, size, longest) for column in columns] for longest in (longest_word, longest_figure)
        )
        names = {place for place, each in enumerate(self.layout.printed) if each.kind in _WORDS}
        widths = widths_within(wanted, words, figures, room, names)
        heights |= heights_of_headings(made[:headings], widths, size, heights)
        return WordTable(made, headings, widths, size, heights)

    @property
    def _columns(self) -> range:
        return range(1, len(self.layout.printed) + 1)

    def _cell(self, row: int, column: int) -> Shown | None:
        return self.sheet.cells.get((row, column))

    def _styles_of_rows(self) -> Mapping[int, str]:
        """The style of each row by what it is; headings and sums have their own."""
        table, found = self.layout.table, {}
        for row in self.layout.rows:
            style = _OF_LEVELS.get(row.level, CELL) if row.level else CELL
            is_sum = row in (table.total, table.shares)
            found[self.layout.row_number(row)] = TOTAL if is_sum else PROGRAM if row.group else style
        found.update(dict.fromkeys((self.layout.mean_row(group) for group in self.layout.means), TOTAL))
        return found

    def _covered(self, places: Mapping[int, int]) -> set[tuple[int, int]]:
        found = set()
        for each in self.sheet.merged.values():
            if each.top in places and each.right <= len(self.layout.printed):
                found |= {
                    (row, column)
                    for row in range(each.top, each.bottom + 1)
                    for column in range(each.left, each.right + 1)
                }
                found.discard((each.top, each.left))
        return found

    def _word_cell(
        self,
        row: int,
        column: int,
        places: Mapping[int, int],
        styles_of_rows: Mapping[int, str],
        covered: set[tuple[int, int]],
    ) -> WordCell:
        shown = self._cell(row, column) or Shown("", {})
        merged = self.sheet.merged.get((row, column))
        is_heading = row < self.layout.first_row
        style = HEADING_CELL if is_heading else styles_of_rows.get(row, CELL)
        if style in {PROGRAM, KEGIATAN} and not shown.look.get("bold"):
            style = CELL
        return WordCell(
            text=shown.text,
            style=style,
            fill=styles.DARK_BLUE if is_heading else str(shown.look.get("bg_color", "")),
            align="" if is_heading else str(shown.look.get("align", "")),
            indent=int(shown.look.get("indent", 0)),
            right=merged.right - merged.left if merged else 0,
            bottom=places[merged.bottom] - places[merged.top] if merged else 0,
            hidden=(row, column) in covered,
            upright=bool(shown.look.get("rotation")),
        )


def is_torn(table: WordTable, room: float) -> bool:
    """Whether a table takes all the room there is and a word of it is still longer than its column is wide."""
    if sum(table.widths) < room - 1:
        return False
    columns = range(len(table.widths))
    least = (_least([cells[column] for cells in table.rows], table.font_size, longest_word) for column in columns)
    # What is as wide as it must be is not torn by how that was rounded.
    return any(each > width + 1 for each, width in zip(least, table.widths, strict=True))


def table_of_methods(printing: Printing, room: float) -> WordTable:
    """How every figure is computed, where so many points are across."""
    headings = [WordCell(heading, HEADING_CELL, fill=styles.DARK_BLUE) for heading, _ in COLUMNS]
    found = methods(printing.report, printing.layouts, printing.entries.typed_absorptions)
    rows = [
        [WordCell(text) for text in (each.topic, each.words, each.setting.shown, each.source)] for each in found
    ]
    whole = sum(width for _, width in COLUMNS)
    widths = [room * width / whole for _, width in COLUMNS]
    return WordTable([headings, *rows], 1, widths, styles.FONT_SIZE)
