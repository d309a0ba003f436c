"""Rows of the budget that stand above the programs: urusan and bidang urusan, with or without a sum."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from lkjip_xl.reader.rows_taken_out import without_rows
from lkjip_xl.report.codes import Code, begins_with, level_of_whole
from lkjip_xl.report.model import Row, Table
from lkjip_xl.report.pairing import code_key
from lkjip_xl.report.place import DocumentTable
from lkjip_xl.tables.levels import Level
from lkjip_xl.tables.spec import Tree
from lkjip_xl.text.words import fold

_PROGRAM = "program "
_WORDS = re.compile(r"(?:bidang )?urusan\b|unsur\b")
# A code of more segments is that of a program, or of what stands under one.
_MOST_SEGMENTS = 2


def without_budget_headings(table: Table) -> Table:
    """The table with such headings set beside its rows."""
    tree = table.spec.tree
    if tree is None or not table.rows:
        return table
    codes = [code_key(row.text(tree.code)) for row in table.rows]
    headings = [
        row for row in table.rows if _is_heading(table.rows, row, codes, tree) or _is_name_alone(table, row, tree)
    ]
    if not headings or len(headings) == len(table.rows):
        return table
    beside = tuple(replace(row, index=-at, group=True) for at, row in enumerate(headings, 1))
    return without_rows(table, headings, "urusan di atas program", budget_headings=beside)


def _is_name_alone(table: Table, row: Row, tree: Tree) -> bool:
    """Whether a row of a document is a name in capitals and nothing else: print tells such a heading by that.

    Straight above a program it may have the sum of what stands under it.
    """
    if not isinstance(table.sheet, DocumentTable) or not row.text(tree.name).isupper():
        return False
    below = table.rows[row.index + 1 : row.index + 2]
    is_sum = any(fold(each.text(tree.name)).startswith(_PROGRAM) for each in below)
    is_sum = is_sum and not fold(row.text(tree.name)).startswith(_PROGRAM)
    amounts = {column.key for column in table.spec.columns if is_sum and (column.sums or column.calc)}
    return all(
        cell.is_blank or cell.carried for key, cell in row.cells.items() if key not in {tree.name, *amounts}
    )


def _is_heading(rows: Sequence[Row], row: Row, codes: Sequence[Code], tree: Tree) -> bool:
    jenis = fold(row.text(tree.level))
    if jenis:
        return _WORDS.match(jenis) is not None
    code = codes[row.index]
    if _WORDS.match(fold(row.text(tree.name))) and len(code) <= _MOST_SEGMENTS:
        return True
    if not 0 < len(code) <= _MOST_SEGMENTS or not all(isinstance(segment, int) for segment in code):
        return False
    # A kegiatan may be called 2.01 under its program, and a sub kegiatan 01: not where others have whole codes.
    whole = any(level_of_whole(each) in {Level.KEGIATAN, Level.SUB_KEGIATAN} for each in codes)
    below = next((each for each in codes[row.index + 1 :] if each), ())
    is_above = len(below) in {len(code) + 1, len(code) + 2} and begins_with(below, code)
    return is_above and len(below) <= _MOST_SEGMENTS + 1 and (whole or _is_first(rows, row, tree))


def _is_first(rows: Sequence[Row], row: Row, tree: Tree) -> bool:
    """Whether nothing but such headings stands above a row."""
    return all(len(code_key(each.text(tree.code))) <= _MOST_SEGMENTS for each in rows[: row.index])
