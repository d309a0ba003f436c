"""Where something stands: in a cell of a workbook, or in a table of a Word document."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Self

from lkjip_xl.text.addresses import column_letters

# Where the caption of a document's table stands in its grid: nothing of the table is above it.
CAPTION_ROW = 1
MANUSCRIPT, BETWEEN = "Naskah", " › "
IN_MANUSCRIPT = f"{MANUSCRIPT}{BETWEEN}"
"""What stands before the heading, or the name of the table, under which a place of the written report is."""


class DocumentTable(str):
    """The name of a table of a Word document, where a workbook has that of a sheet.

    Its cells have no addresses: people name them by the row, counted under the headings, and by the heading of the
    column. It knows both, so that whoever names a place need not know what kind of file it is in. ``last_heading``
    and ``first_row`` are rows of its grid: what stands between them numbers the columns. ``caption`` is what the
    document prints over it, ``covered`` are cells that are merged with another one.
    """

    __slots__ = ("caption", "covered", "first_row", "headings", "last_heading")

    last_heading: int
    first_row: int
    headings: Mapping[int, str]
    caption: str
    covered: frozenset[tuple[int, int]]

    def __new__(
        cls,
        name: str,
        headings: Mapping[int, str],
        rows: tuple[int, int] = (0, 0),
        caption: str = "",
        covered: frozenset[tuple[int, int]] = frozenset(),
    ) -> Self:
        """A table by its name and the words of its headings; ``rows`` are the last of these and its first one."""
        table = super().__new__(cls, name)
        table.headings, table.caption, table.covered = headings, caption, covered
        table.last_heading, table.first_row = rows
        return table

    def __reduce__(self) -> tuple[type[DocumentTable], tuple[object, ...]]:
        """How it is made again: results go from one process to another."""
        rows = (self.last_heading, self.first_row)
        return DocumentTable, (str(self), self.headings, rows, self.caption, self.covered)

    def column(self, column: int) -> str:
        """A column as people name it."""
        return f"kolom {self.headings.get(column) or f'ke-{column}'}"

    def row(self, row: int) -> str:
        """A row as people name it; empty where the table is not in the document."""
        if not self.headings:
            return ""
        if row <= CAPTION_ROW:
            return "judul tabel"
        if row <= self.last_heading:
            return "judul"
        return f"baris {row - self.first_row + 1}" if row >= self.first_row else "nomor kolom"

    def place(self, row: int, column: int) -> str:
        """A cell as people name it: ``baris 1, kolom PERSENTASE``."""
        told = self.row(row)
        return told if row <= CAPTION_ROW or not told else f"{told}, {self.column(column)}"


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where something stands; row and column count from 1. ``sheet`` is a ``DocumentTable`` where it is in one."""

    sheet: str
    row: int
    column: int

    @property
    def address(self) -> str:
        """The cell as Excel names it: ``F19``; in a document ``baris 12, kolom REALISASI``."""
        if isinstance(self.sheet, DocumentTable):
            return self.sheet.place(self.row, self.column)
        return f"{column_letters(self.column)}{self.row}"

    @property
    def cell(self) -> str:
        """The cell inside a sentence: ``sel F19``, or ``baris 12, kolom REALISASI``."""
        return self.address if isinstance(self.sheet, DocumentTable) else f"sel {self.address}"

    @property
    def in_full(self) -> str:
        """The cell with its sheet, or with its table."""
        if isinstance(self.sheet, DocumentTable):
            return ", ".join(filter(None, (self.sheet, self.address)))
        return f"{self.sheet}!{self.address}"

    @property
    def is_covered(self) -> bool:
        """Whether it is a cell of a document that is empty only because it is merged with others."""
        return isinstance(self.sheet, DocumentTable) and (self.row, self.column) in self.sheet.covered


def stretches(places: Sequence[Place]) -> list[list[Place]]:
    """Cells in stretches of those below each other."""
    found: list[list[Place]] = []
    for place in places:
        last = found[-1][-1] if found else None
        if last is not None and place == replace(last, row=last.row + 1):
            found[-1].append(place)
        else:
            found.append([place])
    return found


def from_to(first: Place, last: Place) -> str:
    """A stretch of a column or of a row by its ends: ``F20–F25``, or ``baris 12–17, kolom REALISASI``."""
    table = first.sheet
    if first == last:
        return first.address
    if isinstance(table, DocumentTable) and first.column == last.column:
        return f"{table.row(first.row)}–{table.row(last.row).rpartition(' ')[2]}, {table.column(first.column)}"
    return f"{first.address}–{last.address}"


def named(cells: Sequence[Sequence[Place]]) -> str:
    """Stretches of cells as people name them, each by its first and its last cell."""
    return ", ".join(from_to(each[0], each[-1]) for each in cells)
