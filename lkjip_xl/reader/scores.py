"""Scores beside grades: ``Baik (80)``, ``Level 3 (3,10)``. The ladders say which words are grades."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from lkjip_xl.methods.grades import Ladder, read_grade
from lkjip_xl.report.cell import Cell, Content
from lkjip_xl.report.model import Row, Table
from lkjip_xl.tables.spec import Kind
from lkjip_xl.text.numbers import score_of


def with_scores(tables: Mapping[str, Table], own: Sequence[Ladder]) -> dict[str, Table]:
    """The tables with the score of each target and realisasi that is a grade with one."""
    return {
        key: replace(table, rows=tuple(_scored(table, row, own) for row in table.rows))
        for key, table in tables.items()
    }


def _scored(table: Table, row: Row, own: Sequence[Ladder]) -> Row:
    keys = [
        column.key for column in table.spec.columns if column.kind is Kind.QUANTITY and column.key in row.cells
    ]
    found = {key: scored for key in keys if (scored := _with_score(row.cells[key], own)) is not None}
    return replace(row, cells={**row.cells, **found}) if found else row


def _with_score(cell: Cell, own: Sequence[Ladder]) -> Cell | None:
    score = score_of(cell.written) if cell.content is Content.TEXT and not cell.bounds else None
    if score is None or read_grade(cell.written, own) is None:
        return None
    return replace(cell, content=Content.NUMBER, number=score.value, decimals=score.decimals, as_text=True)
