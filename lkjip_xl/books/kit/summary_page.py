"""The page of Ringkasan: its grid of columns, its sections, pairs of a label and a figure, and table lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from lkjip_xl.books.kit import finished_styles as looks
from lkjip_xl.books.kit import styles
from lkjip_xl.books.kit.entry import Entry
from lkjip_xl.books.kit.styles import Style
from lkjip_xl.books.kit.writer import Sheet, Workbook
from lkjip_xl.text.addresses import column_letters

NO, NAME, PAGU, REALISASI, FIFTH, SHARE, CATEGORY, LAST = range(1, 9)
# The charts' own cells stand beside the printed page, after an empty column.
ASIDE = LAST + 2
_NARROWEST_AMOUNT = 14.0
_ROOM_AROUND_AMOUNT = 3
_FIGURE_HEIGHT = 16
_GAP = 8.0


def _widths(largest: Decimal) -> tuple[float, ...]:
    """The widths of the columns: no amount turns into ###, and names do not make the page long."""
    amount = max(_NARROWEST_AMOUNT, float(len(f"{int(largest):,}") + _ROOM_AROUND_AMOUNT))
    return (4.0, 70.0, amount, amount, amount, 13.0, 14.0, 20.0)


@dataclass(frozen=True)
class SummaryPage:
    """Writes the parts that Ringkasan is made of."""

    workbook: Workbook
    sheet: Sheet
    widths: tuple[float, ...]

    @classmethod
    def begin(cls, workbook: Workbook, sheet: Sheet, largest: Decimal) -> SummaryPage:
        """The page on a sheet, its columns wide enough for the largest amount."""
        widths = _widths(largest)
        for column, width in enumerate(widths, 1):
            sheet.set_width(column, width)
        return cls(workbook, sheet, widths)

    @staticmethod
    def cell(column: int, row: int) -> str:
        """A cell of the page as a formula names it."""
        return f"{column_letters(column)}{row}"

    @property
    def width(self) -> int:
        """The width of the printed page in pixels."""
        return int(self.sheet.pixels_across(LAST))

    def style(self, style: Style, **more: Any) -> Any:
        """A cell format."""
        return self.workbook.style(**{**style, **more})

    def section(self, row: int, text: str) -> None:
        """Write the heading of a part, a little below what stands above it."""
        self.sheet.set_height(row - 1, _GAP)
        for column in range(NO, LAST + 1):
            self.sheet.text(row, column, text if column == NO else "", self.style(looks.SECTION))
        self.sheet.set_height(row, styles.row_height([1], font_size=11) + 2)

    def pair(self, row: int, side: int, label: Entry, entry: Entry) -> str:
        """Write a label and its figure in the left (0) or right (1) half; the address of the figure."""
        first, last, column, end = ((NO, NAME, PAGU, PAGU), (REALISASI, FIFTH, SHARE, LAST))[side]
        style = self.style(looks.FIGURE_LABEL)
        self.sheet.merge(row, first, row, last, style)
        label.write(self.sheet, row, first, style)
        look = {"num_format": entry.number_format} if entry.number_format else {}
        figure = self.style(looks.FIGURE, **look)
        self.sheet.merge(row, column, row, end, figure)
        entry.write(self.sheet, row, column, figure)
        self.sheet.set_height(row, _FIGURE_HEIGHT)
        return self.cell(column, row)

    def note(self, row: int, text: str) -> None:
        """Write a remark over the width of the page."""
        self.sheet.text(row, NO, text, self.style(styles.NOTE))

    def headings(self, row: int, texts: Sequence[str]) -> None:
        """Write the headings of a table."""
        for column, text in enumerate(texts, 1):
            self.sheet.text(row, column, text, self.style(styles.HEADING))
        lines = [
            styles.lines_needed(text, width, bold=True) for text, width in zip(texts, self.widths, strict=True)
        ]
        self.sheet.set_height(row, styles.row_height(lines) + 4)

    def line(self, row: int, entries: Sequence[Entry], style: Style = styles.CELL) -> None:
        """Write a row of a table, as high as its name needs."""
        for column, entry in enumerate(entries, 1):
            look: Style = {"num_format": entry.number_format} if entry.number_format else {}
            if column == NAME:
                look["align"] = "left"
            else:
                look["align"] = "right" if column in (PAGU, REALISASI, FIFTH, SHARE) else "center"
            entry.write(self.sheet, row, column, self.style(style, **look))
        bold = bool(style.get("bold"))
        lines = [
            styles.lines_needed(entry.shown, width, bold=bold) if entry.value is None else 1
            for entry, width in zip(entries, self.widths, strict=True)
        ]
        self.sheet.set_height(row, styles.row_height(lines))
