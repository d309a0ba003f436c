"""Addresses of cells, stretches of them, and merged cells."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable

Cell = tuple[int, int]
"""A row and a column, both from 1."""


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
