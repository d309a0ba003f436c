"""What is said of some cells of a printed table: a note at each, and lines under the table."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from lkjip_xl.books.kit.surface import Surface
from lkjip_xl.report.place import Place
from lkjip_xl.text.words import on_one_line

# More cells than these are told on the sheet Temuan only.
_MOST_LINES = 10


@dataclass(frozen=True, slots=True)
class CellNote:
    """A cell ``here`` in the finished workbook, the note at it, and what the line under the table says of it."""

    here: Place
    note: str
    line: str


@dataclass(frozen=True)
class CellNotes:
    """Those of one table; ``begins`` stands before each line: what all of them have in common, and their sign."""

    begins: str
    cells: Sequence[CellNote] = ()

    @classmethod
    def of_sheet(cls, begins: str, sheet: str, cells: Iterable[CellNote]) -> CellNotes:
        """Those of them that are printed on a sheet of the finished workbook."""
        return cls(begins, tuple(each for each in cells if each.here.sheet == sheet))

    def has(self, row: int, column: int) -> bool:
        """Whether a cell of the sheet is one of them."""
        return any((each.here.row, each.here.column) == (row, column) for each in self.cells)

    def write(self, sheet: Surface) -> None:
        """Write the note of each cell."""
        for each in self.cells:
            sheet.note(each.here.row, each.here.column, each.note)

    @property
    def lines(self) -> tuple[str, ...]:
        """What is said of them under the table."""
        told = [each.line for each in self.cells[:_MOST_LINES]]
        rest = len(self.cells) - len(told)
        more = [f"{rest} sel lagi; lihat lembar Temuan."] if rest else []
        return tuple(on_one_line(f"{self.begins} {line}") for line in (*told, *more))
