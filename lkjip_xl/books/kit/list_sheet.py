"""A sheet that is one long list: written row by row, however many rows come."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lkjip_xl.books.kit import page, styles
from lkjip_xl.books.kit.entry import Entry
from lkjip_xl.books.kit.styles import Style
from lkjip_xl.books.kit.writer import Sheet, Workbook
from lkjip_xl.report.settings import Settings
from lkjip_xl.text.addresses import LAST_ROW

HEADING_ROW = 4
FIRST_ROW = HEADING_ROW + 1
NOTHING = "Tidak ada."
# So many columns stand on both of two pages side by side.
_REPEATED = 2


@dataclass(frozen=True, slots=True)
class ListColumn:
    """A column: its heading, its width in characters, and how its cells look beside the usual."""

    heading: str
    width: float
    look: Style | None = None


class ListSheet:
    """A list that goes on on another sheet where one is full."""

    def __init__(
        self,
        workbook: Workbook,
        name: str,
        title: str,
        note: str,
        columns: Sequence[ListColumn],
        *,
        first_page: int = 0,
    ) -> None:
        """``first_page``: the columns on the first of two pages side by side; 0 where they are on one."""
        self._workbook, self._name, self._title, self._note = workbook, name, title, note
        self._columns, self._first_page = columns, first_page
        self._number = 0
        self.sheet = self._begin()

    def _begin(self) -> Sheet:
        self._number += 1
        name = self._name if self._number == 1 else f"{self._name} ({self._number})"
        sheet = self._workbook.sheet(name)
        page.set_up(sheet, Settings(), draft=False)
        headings = [(column.heading, column.width) for column in self._columns]
        within = _REPEATED if self._first_page else 0
        page.begin_list(self._workbook, sheet, self._title, self._note, headings, HEADING_ROW, within=within)
        if self._first_page:
            page.print_on_two_pages(sheet, self._first_page, repeated=_REPEATED)
        self.last_row = HEADING_ROW
        return sheet

    def line(
        self, entries: Sequence[Entry], look: Style | None = None, marked: Mapping[int, Style] | None = None
    ) -> None:
        """Write a row, as high as its texts need; ``look`` is for all of its cells, ``marked`` for single ones."""
        if self.last_row == LAST_ROW:
            self.finish()
            self.sheet = self._begin()
        self.last_row += 1
        lines = [
            styles.lines_needed(entry.text, column.width)
            for entry, column in zip(entries, self._columns, strict=True)
            if entry.value is None
        ]
        self.sheet.set_height(self.last_row, styles.row_height(lines))
        middle = styles.in_the_middle(lines)
        for position, (entry, column) in enumerate(zip(entries, self._columns, strict=True), 1):
            shown: Style = {"num_format": entry.number_format} if entry.number_format else {}
            style = {
                **styles.CELL,
                **(column.look or {}),
                **(look or {}),
                **(marked or {}).get(position, {}),
                **middle,
                **shown,
            }
            entry.write(self.sheet, self.last_row, position, self._workbook.style(**styles.off_the_line(style)))

    def finish(self) -> None:
        """Let the list be filtered and printed, once its last row is written."""
        columns = len(self._columns)
        if self.last_row > HEADING_ROW:
            self.sheet.raw.autofilter(HEADING_ROW - 1, 0, self.last_row - 1, columns - 1)
        else:
            # Headings over nothing look as if something had been lost; once is enough.
            self.last_row, columns = FIRST_ROW, self._first_page or columns
            self.sheet.text(FIRST_ROW, 1, NOTHING, self._workbook.style(**styles.NOTE))
        self.sheet.print_area(self.last_row, columns)
