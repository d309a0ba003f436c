"""What was typed, beside what is printed instead: a note at the cell, and lines under the table."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from lkjip_xl.books.finished.marks import RECOMPUTED
from lkjip_xl.books.finished.printed_otherwise import Otherwise
from lkjip_xl.books.kit.surface import Surface
from lkjip_xl.tables import TYPED_OTHERWISE
from lkjip_xl.text.words import on_one_line

# More cells than these are told on the sheet Temuan only.
_MOST_LINES = 10


@dataclass(frozen=True)
class NotesOfTyped:
    """The cells of one table that are printed otherwise than they were typed."""

    cells: Sequence[Otherwise] = ()

    @classmethod
    def of_sheet(cls, sheet: str, cells: Iterable[Otherwise]) -> NotesOfTyped:
        """Those of them that are printed on a sheet of the finished workbook."""
        return cls(tuple(each for each in cells if each.here is not None and each.here.sheet == sheet))

    def has(self, row: int, column: int) -> bool:
        """Whether a cell of the sheet is one of them."""
        return (row, column) in {(each.here.row, each.here.column) for each in self.cells if each.here}

    def write(self, sheet: Surface) -> None:
        """Write the note of each cell: what was typed there."""
        for each in self.cells:
            if each.here is not None:
                sheet.note(each.here.row, each.here.column, f"Di berkas tertulis {each.typed}.")

    @property
    def lines(self) -> tuple[str, ...]:
        """What is said of them under the table."""
        lines = [
            f"{TYPED_OTHERWISE}: {RECOMPUTED} {each.problem.row_name}, {each.problem.column_heading}: "
            f"tercetak {each.shown or 'kosong'}, tertulis {each.typed}."
            for each in self.cells[:_MOST_LINES]
        ]
        rest = len(self.cells) - len(lines)
        more = [f"{TYPED_OTHERWISE}: {RECOMPUTED} {rest} sel lagi; lihat lembar Temuan."]
        return tuple(on_one_line(line) for line in (*lines, *(more if rest else ())))
