"""What the cells of a table are written onto: a sheet of a workbook, or anything that remembers them."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, Protocol

FormulaValue = Decimal | float | int | str | None


class Writable(Protocol):
    """Takes texts and numbers. Rows and columns count from 1, as in Excel and in the model."""

    def text(self, row: int, column: int, text: str, style: Any = None) -> None:
        """Write text as text, whatever it begins with."""
        ...

    def number(self, row: int, column: int, number: Decimal | int, style: Any = None) -> None:
        """Write a number."""
        ...


def write_value(to: Writable, row: int, column: int, value: FormulaValue, style: Any = None) -> None:
    """Write what a formula gives where the formula itself cannot stand."""
    if value is None or isinstance(value, str):
        to.text(row, column, value or "", style)
    else:
        to.number(row, column, Decimal(value), style)


class Looks(Protocol):
    """Makes what a cell looks like, of its properties."""

    def style(self, **properties: Any) -> Any:
        """The look with these properties."""
        ...


class Surface(Writable, Protocol):
    """Takes cells."""

    def set_width(self, column: int, characters: float) -> None:
        """Make a column as wide as so many digits."""
        ...

    def set_height(self, row: int, points: float) -> None:
        """Make a row this high."""
        ...

    def formula(self, row: int, column: int, expression: str, value: FormulaValue, style: Any = None) -> None:
        """Write a formula with the value it gives."""
        ...

    def note(self, row: int, column: int, text: str) -> None:
        """Write a note beside a cell."""
        ...

    def merge(self, row: int, column: int, last_row: int, last_column: int, style: Any = None) -> None:
        """Merge a stretch of cells."""
        ...
