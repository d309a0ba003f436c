"""The cells of a table where they stand on the page: by the lines between them, never by their count."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, pairwise

from lkjip_xl.files.looks import PLAIN, Look
from lkjip_xl.reader.word.content import WordCell

# Lines that somebody meant to be one are drawn a few millimetres apart: in twips, half a centimetre.
_ONE_LINE = 284
# Widths that are given are believed where they come to the width of the table, but for rounding.
_ABOUT = 0.05


@dataclass(slots=True)
class RawCell:
    """A cell as it is written: ``below`` says whether it goes on the one above it, None where it is in no merge.

    ``beside`` is whether it goes on the one to its left, as old programs merge; ``width`` is in twips; ``at`` is
    which of all cells it is, and ``look`` how its first line looks.
    """

    span: int = 1
    below: bool | None = None
    beside: bool = False
    width: int = 0
    gone: bool = False
    lines: list[str] = field(default_factory=list)
    at: int = 0
    look: Look = PLAIN


@dataclass(slots=True)
class RawRow:
    """A row as it is written, with the columns that it leaves out before and behind its cells."""

    before: int = 0
    after: int = 0
    repeated: bool = False
    out: bool = False
    being_told: bool = False
    cells: list[RawCell] = field(default_factory=list)

    @property
    def extent(self) -> int:
        """How many columns it has."""
        return self.before + sum(each.span for each in self.cells) + self.after


@dataclass(frozen=True, slots=True)
class Placed:
    """The cells of a table by their rows and columns; ``covered`` are the texts that lie under a merged cell."""

    rows: int
    columns: int
    cells: tuple[WordCell, ...]
    covered: tuple[str, ...]


@dataclass(slots=True)
class _Cell:
    """A cell between two lines, which grows downwards."""

    row: int
    left: int
    right: int
    text: str
    at: int
    look: Look
    rows: int = 1


def place(rows: Sequence[RawRow], widths: Sequence[int]) -> Placed:
    """Place the cells of the rows that are to be seen; ``widths`` are those of the grid, in twips."""
    lines_of_rows = [_lines(row, widths) for row in rows]
    column_of = _columns(lines_of_rows, widths)
    cells: list[_Cell] = []
    covered: list[str] = []
    open_cells: dict[tuple[int, int], _Cell] = {}
    for at, (row, lines) in enumerate(zip(rows, lines_of_rows, strict=True), 1):
        still_open: dict[tuple[int, int], _Cell] = {}
        for each, text, left, right in _joined(row, lines):
            stretch = (column_of[left], column_of[right])
            cell = open_cells.get(stretch) if each.below else None
            if cell is None:
                cell = _Cell(at, *stretch, text, each.at, each.look)
                cells.append(cell)
            else:
                cell.rows += 1
                if text.strip():
                    covered.append(text)
            if each.below is not None:
                still_open[stretch] = cell
        open_cells = still_open
    columns = max((each.right for each in cells), default=0)
    placed = tuple(
        WordCell(each.row, each.left + 1, each.rows, each.right - each.left, each.text, each.at, each.look)
        for each in cells
    )
    return Placed(len(rows), columns, placed, tuple(covered))


def _joined(row: RawRow, lines: Sequence[int]) -> Iterable[tuple[RawCell, str, int, int]]:
    """The cells of a row between their lines; one that goes on its neighbour to the left is one with it."""
    at = 0
    while at < len(row.cells):
        first, left = row.cells[at], lines[at]
        texts = [text_of(first)]
        while at + 1 < len(row.cells) and row.cells[at + 1].beside:
            at += 1
            texts.append(text_of(row.cells[at]))
        at += 1
        yield first, "\n".join(filter(None, texts)), left, lines[at]


def text_of(cell: RawCell) -> str:
    """The paragraphs of a cell on their lines, without the blank ones at both ends."""
    return "\n".join(cell.lines).strip("\n")


def _lines(row: RawRow, widths: Sequence[int]) -> list[int]:
    """The line left of each cell of a row, and the one behind the last, as places in the grid."""
    by_width = _lines_by_width(row, widths)
    return by_width or list(accumulate((each.span for each in row.cells), initial=row.before))


def _lines_by_width(row: RawRow, widths: Sequence[int]) -> list[int] | None:
    """The same for a row that has fewer cells than the grid has columns and says nothing but their widths."""
    told = [each.width for each in row.cells]
    if row.before or row.after or len(told) >= len(widths) or any(each.span > 1 for each in row.cells):
        return None
    whole = sum(widths)
    if not all(told) or not all(widths) or abs(sum(told) - whole) > whole * _ABOUT:
        return None
    grid = list(accumulate(widths, initial=0))
    lines = [0]
    for left_over, end in zip(range(len(told) - 1, -1, -1), accumulate(told), strict=True):
        # Every cell has a column at least, and those behind it have theirs.
        possible = range(lines[-1] + 1, len(widths) - left_over + 1)
        lines.append(min(possible, key=lambda line: abs(grid[line] - end)) if left_over else len(widths))
    return lines


def _columns(lines_of_rows: Iterable[Sequence[int]], widths: Sequence[int]) -> dict[int, int]:
    """How many columns stand left of each line of the grid that any cell ends at.

    Lines that nearly meet, and of which no row has both, were meant to be one.
    """
    told: set[int] = set()
    cells: set[tuple[int, int]] = set()
    for lines in lines_of_rows:
        told.update(lines)
        cells.update(pairwise(lines))
    # Programs that do not measure write nothing, or 0.
    grid = list(accumulate(widths, initial=0)) if all(widths) else []
    columns: dict[int, int] = {}
    one_line: list[int] = []
    count = -1
    for line in sorted(told):
        near = bool(one_line) and line < len(grid) and grid[line] - grid[one_line[0]] <= _ONE_LINE
        if not near or any((each, line) in cells for each in one_line):
            count += 1
            one_line = []
        one_line.append(line)
        columns[line] = count
    return columns
