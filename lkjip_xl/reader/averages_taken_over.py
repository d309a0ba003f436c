"""Rows that only repeat, by the template's formulas, an average that somebody typed below another table."""

from __future__ import annotations

from collections.abc import Mapping

from lkjip_xl.reader.rows_taken_out import without_rows
from lkjip_xl.report.cell import Cell, Content
from lkjip_xl.report.model import Row, Table
from lkjip_xl.text.words import name_key

_NOTHING = frozenset({Content.EMPTY, Content.NIL})


def without_averages_taken_over(tables: Mapping[str, Table]) -> dict[str, Table]:
    """The tables without the rows whose name a formula takes over from a row of averages of another one.

    Such a row is no indicator there, and none here; one beside which somebody typed something stays.
    """
    return {key: _without(table, tables) for key, table in tables.items()}


def _without(table: Table, tables: Mapping[str, Table]) -> Table:
    link = table.spec.column(table.spec.label).link
    source = tables.get(link.table) if link else None
    if source is None or not (source.averages or source.sums_of_results):
        return table
    names = {name_key(each) for row in (*source.averages, *source.sums_of_results) for each in _texts(row)} - {""}
    repeated = [row for row in table.rows if _repeats(row.cells, table.spec.label, names)]
    return without_rows(table, repeated, "rata-rata tabel lain") if repeated else table


def _texts(row: Row) -> list[str]:
    return [cell.written for cell in row.cells.values() if cell.content is Content.TEXT]


def _repeats(cells: Mapping[str, Cell], label: str, names: set[str]) -> bool:
    # A table that was recognised without the column of its names repeats nobody's.
    named = cells.get(label)
    if named is None or not named.formula or name_key(named.written) not in names:
        return False
    return all(cell.formula or cell.carried or cell.content in _NOTHING for cell in cells.values())
