"""What is written into a cell: a text, a number, or a formula with its value."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from lkjip_xl.books.kit.surface import Surface
from lkjip_xl.text.numbers import format_number


@dataclass(frozen=True, slots=True)
class Entry:
    """What is written into a cell. ``value`` is a number, or the result of ``formula``.

    ``sign`` stands before it in print, and is said below the table; it is no part of what the cell holds.
    """

    text: str = ""
    value: Decimal | None = None
    formula: str = ""
    number_format: str = ""
    sign: str = ""

    @property
    def shown(self) -> str:
        """About what a person sees; the widths of columns and the heights of rows follow from it."""
        if self.value is None:
            return self.text
        behind = self.number_format.split(".")[-1].count("0") if "." in self.number_format else 0
        return format_number(self.value * (100 if "%" in self.number_format else 1), behind)

    def write(self, sheet: Surface, row: int, column: int, style: Any) -> None:
        """Write it."""
        if self.formula:
            sheet.formula(row, column, self.formula, self.text if self.value is None else self.value, style)
        elif self.value is not None:
            sheet.number(row, column, self.value, style)
        else:
            sheet.text(row, column, self.text, style)


def so_many(number: int, formula: str = "", number_format: str = "0") -> Entry:
    """So many of something."""
    return Entry(value=Decimal(number), formula=formula, number_format=number_format)


def text_reference(reference: str, text: str) -> Entry:
    """A formula that shows the text of another cell, or the text itself where a formula could not.

    A reference to an empty cell shows 0; an error's name or a control character would make the stored
    result unreadable.
    """
    controls = (char for char in text if char != "\n" and unicodedata.category(char) == "Cc")
    if not text or text.startswith("#") or any(controls):
        return Entry(text)
    return Entry(text, formula=reference)
