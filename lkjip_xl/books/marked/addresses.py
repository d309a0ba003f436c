"""Addresses of cells, stretches of them, and merged cells."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from lkjip_xl.text.addresses import column_number

_ADDRESS = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})")
_STRETCH = re.compile(rf"{_ADDRESS.pattern}(?::{_ADDRESS.pattern})?")

Cell = tuple[int, int]
"""A row and a column, both from 1."""


def cell_of(address: str) -> Cell | None:
    """The cell of an address: ``F19``."""
    found = _ADDRESS.fullmatch(address)
    return (int(found[2]), column_number(found[1])) if found else None


def stretch_of(reference: str) -> tuple[int, int, int, int] | None:
    """First row and column and last row and column of ``B2:C4``."""
    found = _STRETCH.fullmatch(reference)
    if not found:
        return None
    rows = sorted((int(found[2]), int(found[4] or found[2])))
    columns = sorted((column_number(found[1]), column_number(found[3] or found[1])))
    return rows[0], columns[0], rows[1], columns[1]


def first_of_merged(cells: set[Cell], merges: Iterable[tuple[int, int, int, int]]) -> dict[Cell, Cell]:
    """For each cell that lies in merged ones, and is not their first, the first of them."""
    rows: dict[int, list[int]] = {}
    for row, column in sorted(cells):
        rows.setdefault(row, []).append(column)
    numbers = list(rows)
    moved: dict[Cell, Cell] = {}
    for top, left, bottom, right in merges:
        for row in numbers[bisect_left(numbers, top) : bisect_right(numbers, bottom)]:
            columns = rows[row]
            for column in columns[bisect_left(columns, left) : bisect_right(columns, right)]:
                if (row, column) != (top, left):
                    moved[row, column] = min(moved.get((row, column), (top, left)), (top, left))
    return moved
