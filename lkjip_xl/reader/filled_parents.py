"""Amounts of programs and kegiatan that nobody has typed: what their parts add up to stands for them.

Many agencies fill only sub kegiatan. Formulas that read an empty cell show what they make of nothing: they are
calculated once more, as if the sum had been typed there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Set
from dataclasses import replace
from decimal import Decimal

from lkjip_xl.report.cell import Cell, Content
from lkjip_xl.report.model import Row, Table
from lkjip_xl.report.place import Place
from lkjip_xl.tables.spec import Column, Kind
from lkjip_xl.text.numbers import format_short


def with_filled_parents(tables: Mapping[str, Table]) -> dict[str, Table]:
    """The tables with the blank amounts of parents filled by their parts, where no formula reads them."""
    return {key: _filled(table, _columns(tables, table, read=False)) for key, table in tables.items()}


def amounts_for_formulas(tables: Mapping[str, Table], knows: Callable[[Place], bool]) -> dict[Place, Decimal]:
    """What the parts add up to, by the blank cell of the parent to be typed, where formulas read it.

    Not where nobody ``knows`` what one of them gives: it shows what it made of nothing, and D01 asks for it.
    """
    return {
        cell.place: cell.number
        for table in tables.values()
        for row in _filled(table, _known(tables, table, knows)).rows
        for cell in row.cells.values()
        if cell.of_parts and cell.number is not None and not cell.formula
    }


def _known(tables: Mapping[str, Table], table: Table, knows: Callable[[Place], bool]) -> list[str]:
    """The columns that formulas read, each of which can be calculated again."""
    columns = _columns(tables, table, read=True)
    return [key for key in columns if all(map(knows, _readers(tables, table, table.spec.column(key))))]


def told_by_parts(tables: Mapping[str, Table], places: Set[Place]) -> dict[str, Table]:
    """The tables, with the amounts in these cells known as sums of their parts that nobody has typed."""
    return {key: _told(table, places) for key, table in tables.items()}


def _told(table: Table, places: Set[Place]) -> Table:
    def told(row: Row) -> Row:
        mine = {key: replace(cell, of_parts=True) for key, cell in row.cells.items() if cell.place in places}
        return replace(row, cells={**row.cells, **mine}) if mine else row

    return replace(table, rows=tuple(map(told, table.rows)))


def _columns(tables: Mapping[str, Table], table: Table, *, read: bool) -> list[str]:
    """The columns of amounts of a table whose levels are clear, that formulas read or do not."""
    if not table.has_clear_levels:
        return []
    summed = [column for column in table.spec.columns if column.sums and column.kind is Kind.RUPIAH]
    there = [each for each in summed if each.key in table.columns]
    return [each.key for each in there if any(_readers(tables, table, each)) is read]


def _readers(tables: Mapping[str, Table], table: Table, column: Column) -> Iterator[Place]:
    """The formulas of a column, its totals among them, and those by which other tables take amounts over."""
    own = ((row, column.key) for row in (*table.rows, *table.totals))
    others = ((row, key) for other, key in _takers(tables, table) for row in other.rows)
    for row, key in (*own, *others):
        if key in row.cells and row.cells[key].formula:
            yield row.cells[key].place


def _takers(tables: Mapping[str, Table], table: Table) -> Iterator[tuple[Table, str]]:
    for other in tables.values():
        for column in other.spec.columns:
            source = column.taken_from
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
