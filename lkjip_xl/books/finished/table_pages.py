"""The pages of a printed table, and what stands once over rows that two of them share."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from lkjip_xl.books.finished.layout import TableLayout
from lkjip_xl.books.kit import page
from lkjip_xl.books.kit.writer import Sheet
from lkjip_xl.report.model import Row
from lkjip_xl.report.settings import Settings


@dataclass(frozen=True, slots=True)
class Part:
    """Some rows of the sheet with one cell over them: all that it stands over, or those on a page.

    ``row`` is the first row of all, ``top`` its number on the sheet.
    """

    row: Row
    position: int
    top: int
    first: int
    last: int

    @property
    def is_alone(self) -> bool:
        """Whether it is a usual cell."""
        return self.first == self.last == self.top

    def parts(self, page_ends: Sequence[int]) -> Iterator[Part]:
        """What of it stands on each page; a cell of one row is none."""
        if self.is_alone:
            return
        first = self.first
        for end in (*(each for each in page_ends if self.first <= each < self.last), self.last):
            yield replace(self, first=first, last=end)
            first = end + 1


@dataclass(frozen=True)
class Paper:
    """How a sheet is printed; ``ends`` are the last rows of the table, and of what is drawn below it."""

    settings: Settings
    layout: TableLayout
    ends: tuple[int, int]
    starts: Sequence[int]

    @property
    def last(self) -> tuple[int, int]:
        """The last row and column that are printed."""
        return self.ends[1], len(self.layout.printed)

    def goes_on(self, sheet: Sheet) -> bool:
        """Whether the table, without what is drawn below it, needs more than a page."""
        return not page.fits_a_page(sheet, self.settings, (self.ends[0], self.last[1]))

    def page_ends(self, sheet: Sheet) -> list[int]:
        """The last rows of the pages, but of the last one."""
        repeated = self._repeated(sheet)
        _, ends = page.pages_of_blocks(
            sheet, self.settings, self.last, self.starts, landscape=True, repeated=repeated
        )
        return ends

    def print(self, sheet: Sheet) -> None:
        """Print the sheet on its pages."""
        repeated = self._repeated(sheet)
        page.print_in_blocks(sheet, self.settings, self.last, self.starts, landscape=True, repeated=repeated)

    def _repeated(self, sheet: Sheet) -> range:
        return self.layout.heading_rows if self.goes_on(sheet) else range(0)
