"""The grid of a recap's Ringkasan: as wide as a portrait page at full size; its sections, pairs and tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lkjip_xl.books.kit import finished_styles as looks
from lkjip_xl.books.kit import styles
from lkjip_xl.books.kit.charts import Cells
from lkjip_xl.books.kit.entry import Entry
from lkjip_xl.books.kit.styles import Style
from lkjip_xl.books.kit.writer import Sheet, Workbook
from lkjip_xl.text.addresses import column_letters

# Together as wide as a page of Folio at full size: no text of it is smaller than 8 points.
WIDTHS = (25, 18, 18, 10, 8, 12)
LAST = len(WIDTHS)
# Beside the printed page: names and figures that a chart shows in an order of its own.
_ASIDE = LAST + 2
_ASIDE_WIDTHS = (40, 10)
# First and last column of a label and of its figure, in the left and in the right half.
_HALVES = ((1, 1, 2, 2), (3, 4, 5, 6))
# An indent, in Excel's characters.
_INDENT = 1.5
_GAP = 8.0
# Above and below a sentence together, in points.
_ROOM_OF_SENTENCE = 4.0
LINE_OF_SENTENCE = styles.row_height([1]) + _ROOM_OF_SENTENCE
"""How high a sentence of one line is, in points."""


@dataclass(frozen=True)
class FirstPage:
    """Writes the parts of the page, each row once and from top to bottom."""

    workbook: Workbook
    sheet: Sheet

    def begin(self) -> None:
        """Set the columns."""
        for column, width in (*enumerate(WIDTHS, 1), *enumerate(_ASIDE_WIDTHS, _ASIDE)):
            self.sheet.set_width(column, width)

    @staticmethod
    def cell(column: int, row: int) -> str:
        """A cell of the page as a formula names it."""
        return f"{column_letters(column)}{row}"

    @property
    def width(self) -> int:
        """The width of the page in pixels."""
        return int(self.sheet.pixels_across(LAST))

    def section(self, row: int, text: str) -> int:
        """Write the heading of a part below a gap; the row below it."""
        self.sheet.set_height(row, _GAP)
        self.sheet.blank(row, 1, self.workbook.style(**styles.BASE))  # an empty row would lose its height
        row += 1
        for column in range(1, LAST + 1):
            self.sheet.text(row, column, text if column == 1 else "", self.workbook.style(**looks.SECTION))
        self.sheet.set_height(row, styles.row_height([1], font_size=11) + 2)
        return row + 1

    def sentence(self, row: int, entry: Entry, style: Style = styles.PLAIN) -> int:
        """Write a sentence over the width of the page, off the heading above it; the row below it."""
        self.row(row, [(1, LAST, entry, {**style, "valign": "vcenter"})], room=_ROOM_OF_SENTENCE)
        return row + 1

    def pairs(self, row: int, pairs: Sequence[tuple[Entry, Entry]]) -> int:
        """Write labels with their figures, two beside each other; the row below them."""
        for start in range(0, len(pairs), 2):
            cells = []
            for (label, figure), (first, last, column, end) in zip(
                pairs[start : start + 2], _HALVES, strict=False
            ):
                cells += [(first, last, label, looks.FIGURE_LABEL), (column, end, figure, looks.FIGURE)]
            self.row(row, cells)
            row += 1
        return row

    def row(self, row: int, cells: Sequence[tuple[int, int, Entry, Style]], *, room: float = 0.0) -> None:
        """Write stretches of a row: first and last column, what, and its looks.

        It is as high as their texts need, and so many points of ``room`` more.
        """
        lines = self._lines(cells)
        for first, last, entry, look in cells:
            shown: Style = {"num_format": entry.number_format} if entry.number_format else {}
            style = self.workbook.style(**styles.off_the_line({**look, **styles.in_the_middle(lines), **shown}))
            self.sheet.merge(row, first, row, last, style)
            entry.write(self.sheet, row, first, style)
        self.sheet.set_height(row, styles.row_height(lines) + room)

    def height(self, cells: Sequence[tuple[int, int, Entry, Style]]) -> float:
        """How high a row of such stretches is, in points."""
        return styles.row_height(self._lines(cells))

    @staticmethod
    def _lines(cells: Sequence[tuple[int, int, Entry, Style]]) -> list[int]:
        lines = [1]
        for first, last, entry, look in cells:
            if entry.value is None:
                width = sum(WIDTHS[first - 1 : last]) - _INDENT * look.get("indent", 0)
                lines.append(styles.lines_needed(entry.text, width, bold=bool(look.get("bold"))))
        return lines

    def aside(self, row: int, lines: Sequence[tuple[Entry, Entry]]) -> tuple[Cells, Cells]:
        """Write names and figures beside the page, from a row on that has nothing else: the cells of both."""
        for at, entries in enumerate(lines, row):
            for column, entry in enumerate(entries, _ASIDE):
                shown: Style = {"num_format": entry.number_format} if entry.number_format else {}
                entry.write(self.sheet, at, column, self.workbook.style(**{**looks.ASIDE, **shown}))
        last = row + len(lines) - 1
        names, figures = (Cells(self.sheet.name, column, row, last) for column in (_ASIDE, _ASIDE + 1))
        return names, figures

    def points_above(self, row: int) -> float:
        """How high all rows above a row are together, in points."""
        return self.sheet.pixels_down(1, row - 1) * 0.75
