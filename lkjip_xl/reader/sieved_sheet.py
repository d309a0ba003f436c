"""What is kept of a sheet: its cells with what they hold, its merges, what is hidden in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from lkjip_xl.files.looks import Look
from lkjip_xl.files.package import count_of
from lkjip_xl.report.cell import Formula
from lkjip_xl.text.addresses import column_letters, column_number, stretch_named

Address = tuple[int, int]
"""Row and column, both counted from 1."""


@dataclass(frozen=True, slots=True)
class Merge:
    """A merged stretch of cells; rows and columns count from 1, both ends included."""

    top: int
    left: int
    bottom: int
    right: int

    @property
    def name(self) -> str:
        """The stretch as Excel names it: ``F12:F14``."""
        return f"{letters_of(self.left)}{self.top}:{letters_of(self.right)}{self.bottom}"

    @property
    def span(self) -> tuple[tuple[int, int], tuple[int, int]]:
        """Its first and its last cell, rows and columns counted from 0."""
        return (self.top - 1, self.left - 1), (self.bottom - 1, self.right - 1)

    def moved(self, rows: int) -> Merge:
        """The stretch so many rows further down."""
        return Merge(self.top + rows, self.left, self.bottom + rows, self.right)

    @property
    def size(self) -> int:
        """How many cells it has."""
        return (self.bottom - self.top + 1) * (self.right - self.left + 1)


class Kept(NamedTuple):
    """A cell with something in it: what it holds as the file writes it, and the place of its number format.

    ``kind`` is ``s`` for a text, ``e`` for an error, ``n`` for a number, ``b`` for a truth and ``d`` for a date.
    ``written`` is None for a formula without a result.
    """

    kind: str
    written: str | None
    format: int

    @property
    def is_read(self) -> bool:
        """Whether it is for openpyxl to say what it holds."""
        return self.kind in "nbd" and self.written is not None


@dataclass
class SievedSheet:
    """What is kept of a sheet. ``kept`` are its cells, as they come, without those that hold nothing.

    ``looks`` are how texts of its cells look, where that is not plainly.

    ``rows`` are those that have some, ``pictures`` the cells that hold a picture, ``filtered`` the stretches that
    have a filter, ``outlined`` the rows and ``outlined_columns`` the columns of a group that can be folded.
    ``cells`` and ``characters`` count against the limits also what was not kept for being above them.
    """

    kept: dict[Address, Kept] = field(default_factory=dict)
    formulas: dict[Address, Formula] = field(default_factory=dict)
    looks: dict[Address, Look] = field(default_factory=dict)
    pictures: set[Address] = field(default_factory=set)
    rows: set[int] = field(default_factory=set)
    merges: list[Merge] = field(default_factory=list)
    filtered: list[Merge] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    outlined: set[int] = field(default_factory=set)
    outlined_columns: set[int] = field(default_factory=set)
    cells: int = 0
    characters: int = 0


class UsedFormats:
    """The number formats that cells are found with, by their id, each with its place among them.

    A number is told by nothing else of its style: of the tens of thousands that old workbooks collect, few have a
    format of their own, and fewer are used. A text may be told by how it looks.
    """

    def __init__(self, of_styles: Sequence[str], looks: Mapping[int, Look] | None = None) -> None:
        self._of_styles = of_styles
        self._looks = {str(style): look for style, look in (looks or {}).items()}
        self._places: dict[str, int] = {}
        self._known: dict[str, int | None] = {}

    @property
    def ids(self) -> Sequence[str]:
        """The ids of the formats in the order of their places."""
        return [*self._places]

    def place(self, style: str) -> int | None:
        """The place of the format that a style has; None if there is no such style."""
        if style not in self._known:
            self._known[style] = self._found(style)
        return self._known[style]

    def look(self, style: str) -> Look | None:
        """How a style shows a text, where that is not plainly."""
        return self._looks.get(style)

    def _found(self, style: str) -> int | None:
        number = count_of(style)
        if number is None or number >= len(self._of_styles):
            return None
        return self._places.setdefault(self._of_styles[number], len(self._places))


letters_of = cache(column_letters)
number_of_column = cache(column_number)


def stretch_of(reference: str) -> Merge | None:
    """The cells that a reference names: ``F12:F14``, or ``F12`` alone; None where it is none."""
    found = stretch_named(reference)
    return Merge(*found) if found else None
