"""Addresses of cells as Excel writes them, and where its sheets end."""

from __future__ import annotations

from functools import lru_cache

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
