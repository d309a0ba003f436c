"""Rows that hold nothing but one more indicator of the program, kegiatan or sub kegiatan above them."""

from __future__ import annotations

from collections.abc import Mapping

from lkjip_xl.reader.sieve import Merge
from lkjip_xl.report.model import Cell, Content, Row
from lkjip_xl.tables.spec import Kind, TableSpec, Tree
from lkjip_xl.text.words import name_key

_INDICATOR = "indikator"
_UNREADABLE = frozenset({Content.ERROR, Content.UNCALCULATED})


def is_indicator_line(row: Row, above: Row, spec: TableSpec) -> bool:
    """Whether a row has an indicator, but no name and amount of its own: none, or those of the row above."""
    tree = spec.tree
    if tree is None or not row.text(_INDICATOR) or any(cell.content in _UNREADABLE for cell in row.cells.values()):
        return False
    amounts = [cell for column in spec.columns if column.sums and (cell := row.cells.get(column.key))]
    if not any(row.text(key) for key in (tree.level, tree.code, tree.name)):
        return bool(above.text(tree.name)) and all(map(_is_nothing, amounts))
    same = [column.key for column in spec.columns if column.sums and row.figure(column.key) is not None]
    return _repeats(row, above, tree) and (
        all(map(_is_nothing, amounts)) or all(row.figure(key) == above.figure(key) for key in same)
    )


def _is_nothing(cell: Cell) -> bool:
    """Whether no amount stands in a cell: it is blank, or holds a dash or the 0 of a formula."""
    return cell.content in {Content.EMPTY, Content.NIL} or cell.number == 0


def _repeats(row: Row, above: Row, tree: Tree) -> bool:
    """Whether a row has level, code and name of the one above, and another indicator."""
    told = any(row.text(key) for key in (tree.level, tree.code)) and not _begins_a_unit(row, above, tree)
    keys = (tree.code, tree.name, tree.level)  # what differs most comes first
    same = told and all(name_key(row.text(key)) == name_key(above.text(key)) for key in keys)
    return same and name_key(row.text(_INDICATOR)) != name_key(above.text(_INDICATOR))


def _begins_a_unit(row: Row, above: Row, tree: Tree) -> bool:
    """Whether a row is of another part of the agency than the one above."""
    unit = row.text(tree.unit)
    return bool(unit) and name_key(unit) != name_key(above.text(tree.unit))


def stands_over_lines(
    merge: Merge, spec: TableSpec, columns: Mapping[int, str], rows: set[int], lines: set[int]
) -> bool:
    """Whether a merge only puts a name or an amount once over its row and the indicator lines below it."""
    key = columns.get(merge.left) if merge.left == merge.right else None
    over = set(range(merge.top + 1, merge.bottom + 1))
    return (
        key is not None
        and key != _INDICATOR
        and spec.column(key).kind is not Kind.QUANTITY
        and merge.top in rows
        and over <= lines
    )
