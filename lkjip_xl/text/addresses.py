"""Addresses of cells as Excel writes them, and where its sheets end."""

from __future__ import annotations

import re
from functools import lru_cache

_CELL = r"([A-Za-z]{1,3})([0-9]{1,7})"
_ADDRESS = re.compile(_CELL)
_ABSOLUTE = _CELL.replace("(", r"\$?(")
_STRETCH = re.compile(rf"{_ABSOLUTE}(?::{_ABSOLUTE})?")
# Where a sheet of Excel ends.
LAST_ROW, LAST_COLUMN = 1_048_576, 16_384


@lru_cache(1024)
def column_letters(column: int) -> str:
    """Excel's name of a column: 1 is A, 27 is AA."""
    letters = ""
    while column:
        column, digit = divmod(column - 1, 26)
        letters = chr(ord("A") + digit) + letters
    return letters


@lru_cache(1024)
def column_number(letters: str) -> int:
    """The number of a column by Excel's name of it: A is 1, AA is 27."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def cell_named(address: str) -> tuple[int, int] | None:
    """The row and the column, both from 1, of ``F19``; None where it names no cell."""
    found = _ADDRESS.fullmatch(address)
    return (int(found[2]), column_number(found[1])) if found else None


def stretch_named(reference: str) -> tuple[int, int, int, int] | None:
    """First row and column, last row and column, of ``B2:C4`` or of ``$B$2`` alone; None where it names none."""
    found = _STRETCH.fullmatch(reference)
    if not found:
        return None
    top, bottom = sorted((int(found[2]), int(found[4] or found[2])))
    left, right = sorted((column_number(found[1]), column_number(found[3] or found[1])))
    return top, left, bottom, right
