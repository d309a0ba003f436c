"""Tables without a Jumlah row whose rows may break others of them down: then nobody knows what their whole is."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from lkjip_xl.figures.precision import interval_of
from lkjip_xl.report.cell import Cell
from lkjip_xl.report.model import Table
from lkjip_xl.tables.calculation import whole
from lkjip_xl.tables.spec import Column, Kind

TOTAL_NEEDED = "tanpa baris JUMLAH tidak terlihat baris mana yang merinci baris lain; tambahkan baris JUMLAH"
_HUNDRED = Decimal(100)


def has_unknown_whole(table: Table, column: Column) -> bool:
    """Whether the whole of a column of shares is the table's own, and nothing tells which rows make it up."""
    total = whole(column.calc)
    if total is None or total.table or not _is_flat(table):
        return False
    return may_be_nested(table, total.column) or _are_of_a_smaller_whole(table, column, total.column)


def may_be_nested(table: Table, column: str) -> bool:
    """Whether a row of a table without levels and without a Jumlah row is the sum of some directly below it."""
    return _is_flat(table) and _one_sums_others([row.figure(column) or Decimal(0) for row in table.counted_rows])


def _is_flat(table: Table) -> bool:
    return table.spec.tree is None and table.total is None and len(table.top_rows) == len(table.rows)


def _one_sums_others(amounts: Sequence[Decimal]) -> bool:
    """Whether a row is the sum of some directly below it."""
    for place, amount in enumerate(amounts):
        added = Decimal(0)
        for other in amounts[place + 1 :]:
            added += other
            if amount and added == amount:
                return True
    return False


def _are_of_a_smaller_whole(table: Table, column: Column, summed: str) -> bool:
    """Whether all shares are printed of one whole, of which the rows together are more."""
    together = sum((row.figure(summed) or Decimal(0) for row in table.rows), Decimal(0))
    low, high = Decimal(0), together
    for row in table.rows:
        bounds = _wholes(row.cells[column.key], row.figure(summed))
        if bounds is None:
            return False
        low, high = max(low, bounds[0]), min(high, bounds[1])
    return 0 < low <= high < together


def _wholes(cell: Cell, amount: Decimal | None) -> tuple[Decimal, Decimal] | None:
    """The least and the greatest whole of which an amount is the share that is printed; None where none is."""
    span = interval_of(cell, Kind.PERCENT)
    if span is None or span.low <= 0 or not amount:
        return None
    return amount / span.high * _HUNDRED, amount / span.low * _HUNDRED
