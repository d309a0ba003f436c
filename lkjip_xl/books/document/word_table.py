"""A table that a document is to have: its cells, and which of its rows stay with the next one on a page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

# The names of the styles, by which an office changes how its report looks.
HEADING_CELL, CELL, PROGRAM, KEGIATAN, TOTAL = (
    "LKjIP Judul Kolom",
    "LKjIP Isi Tabel",
    "LKjIP Baris Program",
    "LKjIP Baris Kegiatan",
    "LKjIP Baris Jumlah",
)
# Points: left and right of what stands in a cell, and how far in a row stands for each level.
BESIDE_TEXT, INDENT = 3.5, 8.0
# So many rows are not torn between two pages, where they are a whole table or stand beside one name.
_SMALL: Final = 4


@dataclass(frozen=True, slots=True)
class WordCell:
    """A cell of a table: its text, the name of its style, its fill, and where its text stands.

    ``right`` and ``bottom`` say over how many further columns and rows it goes; ``hidden`` is one that a merged
    one covers. ``indent`` is in levels; ``upright`` text is read from the bottom to the top.
    """

    text: str = ""
    style: str = CELL
    fill: str = ""
    align: str = ""
    indent: int = 0
    right: int = 0
    bottom: int = 0
    hidden: bool = False
    upright: bool = False


@dataclass(frozen=True, slots=True)
class WordTable:
    """A table: rows of cells, how many of the rows are headings, and the widths of the columns in points.

    ``heights`` are rows that must be so high at least, in points.
    """

    rows: Sequence[Sequence[WordCell]]
    headings: int
    widths: Sequence[float]
    font_size: float
    heights: Mapping[int, float] = field(default_factory=dict)


def with_the_next(table: WordTable) -> set[int]:
    """The rows that go with the row below, and the last one with the source, to the next page.

    These are headings, a program or a kegiatan, whose own rows stand below it, and the rows beside a name of a few
    lines, which would be torn between two pages; of a small table all.
    """
    rows = len(table.rows)
    if rows - table.headings <= _SMALL:
        return set(range(rows))
    beside = {at + below for at, row in enumerate(table.rows) for each in row for below in _beside(each)}
    return {*range(table.headings), *beside, rows - 1}


def _beside(cell: WordCell) -> range:
    """The rows that stay with the next one because of a cell, counted from its own."""
    lines = cell.bottom if cell.bottom < _SMALL else 0
    return range(lines + 1 if cell.style in (PROGRAM, KEGIATAN) else lines)
