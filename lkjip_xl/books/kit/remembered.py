"""Cells that are remembered as a person sees them, for what is no workbook: the same tables as in one."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from lkjip_xl.books.kit.styles import Style
from lkjip_xl.books.kit.surface import FormulaValue, write_value
from lkjip_xl.text.cell_formats import display

# A sign of a footnote that a format sets before what it shows; what a cell shows of its number is told without.
_SIGN = re.compile(r'"(?P<signs>(?:[†‡*↔]|↓÷?)(?: (?:[†‡*↔]|↓÷?))*) ')


@dataclass(frozen=True, slots=True)
class Shown:
    """A cell: the text that a person reads in it, and its look."""

    text: str
    look: Style


@dataclass(frozen=True, slots=True)
class Merged:
    """A stretch of cells that is one; the first one holds what it shows."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass
class RememberedSheet:
    """A surface that keeps what is written onto it, figures as text with the formats of their cells."""

    cells: dict[tuple[int, int], Shown] = field(default_factory=dict)
    merged: dict[tuple[int, int], Merged] = field(default_factory=dict)
    widths: dict[int, float] = field(default_factory=dict)
    heights: dict[int, float] = field(default_factory=dict)

    @staticmethod
    def style(**properties: Any) -> Style:
        """A look is kept as it is."""
        return properties

    def set_width(self, column: int, characters: float) -> None:
        """Keep how wide a column is, in digits of the usual font."""
        self.widths[column] = characters

    def set_height(self, row: int, points: float) -> None:
        """Keep how high a row is, in points."""
        self.heights[row] = points

    def note(self, row: int, column: int, text: str) -> None:
        """Let it be: what a note says stands below the table too."""

    def text(self, row: int, column: int, text: str, style: Style | None = None) -> None:
        """Keep a text, with the sign that its format sets before it."""
        look = style or {}
        sign = _sign(str(look.get("num_format", "")).rpartition(";")[2]) if text else ""
        self.cells[row, column] = Shown(sign + text, look)

    def number(self, row: int, column: int, number: Decimal | int, style: Style | None = None) -> None:
        """Keep a number as its cell shows it."""
        look = style or {}
        shown = str(look.get("num_format", "")) or "General"
        self.cells[row, column] = Shown(_sign(shown) + display(Decimal(number), shown), look)

    def formula(
        self,
        row: int,
        column: int,
        expression: str,  # noqa: ARG002 - only what it gives is seen
        value: FormulaValue,
        style: Style | None = None,
    ) -> None:
        """Keep what a formula gives."""
        write_value(self, row, column, value, style)

    def merge(
        self,
        row: int,
        column: int,
        last_row: int,
        last_column: int,
        style: Style | None = None,  # noqa: ARG002 - what it shows is written to its first cell
    ) -> None:
        """Keep that a stretch is one cell."""
        if (row, column) != (last_row, last_column):
            self.merged[row, column] = Merged(row, column, last_row, last_column)


def _sign(number_format: str) -> str:
    found = _SIGN.search(number_format)
    return f"{found['signs']} " if found else ""
