"""Amounts of programs and kegiatan that nobody has typed: what their parts add up to stands for them.

Many agencies fill only sub kegiatan. Where formulas read the empty cells, nothing is filled: they show what they
make of nothing, and D01 asks for the amount.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal

from lkjip_xl.report.model import Cell, Content, Row, Table
from lkjip_xl.tables.spec import Column, Kind
from lkjip_xl.text.numbers import format_short


def with_filled_parents(tables: Mapping[str, Table]) -> dict[str, Table]:
    """The tables with the blank amounts of parents filled by their parts."""
    return {key: _filled(table, _columns(tables, table)) for key, table in tables.items()}


def _columns(tables: Mapping[str, Table], table: Table) -> list[str]:
    if not table.has_clear_levels:
        return []
    summed = [column for column in table.spec.columns if column.sums and column.kind is Kind.RUPIAH]
    return [
        each.key for each in summed if each.key in table.columns and not _is_read_by_formulas(tables, table, each)
    ]


def _is_read_by_formulas(tables: Mapping[str, Table], table: Table, column: Column) -> bool:
    """Whether a total of a column is a formula, or another table takes over amounts of this one by formulas."""
    return any(
        row.cells[column.key].formula for row in (*table.rows, *table.totals) if column.key in row.cells
    ) or any(
        row.cells[key].formula for other, key in _takers(tables, table) for row in other.rows if key in row.cells
    )


def _takers(tables: Mapping[str, Table], table: Table) -> Iterator[tuple[Table, str]]:
    for other in tables.values():
        for column in other.spec.columns:
            source = column.link or column.lookup
            if column.kind is Kind.RUPIAH and source is not None and source.table == table.spec.key:
                yield other, column.key


def _filled(table: Table, columns: list[str]) -> Table:
    if not columns:
        return table
    rows = list(table.rows)
    # From the last row up: the kegiatan of a program are filled before it.
    for row in reversed(table.rows):
        children = [rows[each.index] for each in table.children(row)]
        cells = {key: cell for key in columns if (cell := _sum(row.cells[key], key, children)) is not None}
        if cells:
            rows[row.index] = replace(row, cells={**row.cells, **cells})
    return replace(table, rows=tuple(rows))


def _sum(cell: Cell, key: str, children: list[Row]) -> Cell | None:
    """A blank cell with the sum of its parts; None where something stands there, or a part has no amount."""
    parts = [child.cells[key] for child in children]
    amounts = [part.amount for part in parts if part.amount is not None]
    if not cell.is_blank or len(amounts) < len(parts) or all(part.content is not Content.NUMBER for part in parts):
        return None
    total = sum(amounts, Decimal(0))
    return replace(cell, content=Content.NUMBER, number=total, written=format_short(total), of_parts=True)
