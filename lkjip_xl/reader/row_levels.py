"""The levels of a table's rows, from JENIS, KODE, their names or their amounts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from lkjip_xl.report.left_over import LevelProblem
from lkjip_xl.report.levels import LevelClues, find_levels
from lkjip_xl.report.model import Row
from lkjip_xl.tables.spec import TableSpec


def with_levels(rows: Sequence[Row], spec: TableSpec) -> tuple[tuple[Row, ...], tuple[LevelProblem, ...]]:
    """The rows with the level and parent of each, and what contradicts itself or cannot be told."""
    tree = spec.tree
    if tree is None:
        return tuple(rows), ()
    columns = [tree.amount, *(each.key for each in spec.columns if each.sums and each.key != tree.amount)]
    clues = [
        LevelClues(
            row.text(tree.level),
            row.text(tree.code),
            row.text(tree.name),
            tuple(row.figure(column) for column in columns),
        )
        for row in rows
    ]
    found = find_levels(clues)
    leveled = tuple(
        replace(row, level=level, parent=parent)
        for row, level, parent in zip(rows, found.levels, found.parents, strict=True)
    )
    return leveled, found.problems


def top_rows(rows: Sequence[Row], spec: TableSpec) -> Sequence[Row]:
    """Those of some rows that stand under no other of them."""
    if spec.tree is None:
        return rows
    return [row for row in with_levels(rows, spec)[0] if row.parent is None]
