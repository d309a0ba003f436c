"""What somebody chose in the sheet Asal Data of a template that was written before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lkjip_xl.books.kit.list_sheet import HEADING_ROW
from lkjip_xl.books.template.sources.origin import MARK
from lkjip_xl.books.template.sources.sheet import TAKE_COLUMN
from lkjip_xl.reader.cells import written
from lkjip_xl.tables import ASAL_DATA, YES
from lkjip_xl.text.words import fold

if TYPE_CHECKING:
    from lkjip_xl.reader.recognised import Recognised
    from lkjip_xl.reader.workbook import Grid

_WHERE, _REMARK = 1, TAKE_COLUMN - 1


@dataclass(frozen=True, slots=True)
class Picks:
    """The tables that are to be taken: which source it is, and where they stand there, in words.

    ``marks`` stand for the content of the sources, in their order.
    """

    marks: tuple[str, ...]
    accepted: frozenset[tuple[int, str]]

    def of(self, number: int, source: Recognised) -> frozenset[int]:
        """The numbers of the tables of one source."""
        return frozenset(table.number for table in source.tables if (number, table.named) in self.accepted)


def picks_in(grids: Sequence[Grid]) -> Picks | None:
    """What a template says; None where it has no sheet Asal Data."""
    sheets = [grid for grid in grids if grid.name == ASAL_DATA or grid.name.startswith(f"{ASAL_DATA} (")]
    if not sheets:
        return None
    marks: list[str] = []
    accepted: set[tuple[int, str]] = set()
    for where, remark, take in (line for grid in sheets for line in _lines(grid)):
        if remark.startswith(MARK):
            marks.append(remark.removeprefix(MARK))
        elif fold(take) == fold(YES) and marks:
            accepted.add((len(marks) - 1, where))
    return Picks(tuple(marks), frozenset(accepted))


def _lines(grid: Grid) -> Iterator[tuple[str, str, str]]:
    rows = sorted({row for row, _ in grid.cells if row > HEADING_ROW})
    for row in rows:
        where, remark, take = (
            written(raw) if (raw := grid.cells.get((row, column))) is not None else ""
            for column in (_WHERE, _REMARK, TAKE_COLUMN)
        )
        yield where, remark, take
