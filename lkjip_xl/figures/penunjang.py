"""Program Penunjang Urusan where Tabel 2.3.1 leaves it out: many reports share it to no sasaran."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from lkjip_xl.figures.assignments import assignments_of
from lkjip_xl.figures.precision import interval_of
from lkjip_xl.figures.sasaran import is_penunjang
from lkjip_xl.report.model import Row, Table
from lkjip_xl.tables import TABEL_2_3_1, TABEL_2_7
from lkjip_xl.tables.calculation import Percent, Total, whole
from lkjip_xl.tables.keys import Key
from lkjip_xl.tables.spec import Column, Kind

_BUDGET, _SHARES = TABEL_2_7.key, TABEL_2_3_1.key


def penunjang_left_out(tables: Mapping[str, Table]) -> tuple[Row, ...]:
    """The rows of Program Penunjang in Tabel 2.7 that Tabel 2.3.1 has no row for, if it has rows at all."""
    budget, shares = tables.get(_BUDGET), tables.get(_SHARES)
    if budget is None or shares is None or not shares.rows or not budget.has_clear_levels:
        return ()
    if any(not row.text(Key.PROGRAM) for row in shares.rows):
        return ()  # a name that is missing can be any of them
    found = assignments_of(tables)
    programs = [row for row in budget.top_rows if row.text(budget.spec.label)]
    return tuple(row for row in programs if found and not found.under(row) and is_penunjang(budget, row))


def with_own_whole(tables: Mapping[str, Table]) -> Mapping[str, Table]:
    """The tables, the shares of Tabel 2.3.1 held against its own sum where it leaves out Program Penunjang.

    Only where the shares as they are written make a whole without it, and no more of them are shares of the whole
    budget: others have divided by that.
    """
    shares = tables.get(_SHARES)
    if shares is None or not penunjang_left_out(tables):
        return tables
    budget = _sum(tables[_BUDGET], Key.PAGU)
    columns = tuple(_of_its_own(shares, column, budget) for column in shares.spec.columns)
    return {**tables, _SHARES: replace(shares, spec=replace(shares.spec, columns=columns))}


def _of_its_own(table: Table, column: Column, budget: Decimal) -> Column:
    if not isinstance(column.calc, Percent) or whole(column.calc) is None or not _is_whole(table, column):
        return column
    own = _sum(table, table.spec.budget)
    if _right_shares(table, column, budget) > _right_shares(table, column, own):
        return column
    return column.computed_by(Percent(column.calc.part, Total(table.spec.budget)))


def _sum(table: Table, key: str) -> Decimal:
    return sum((row.figure(key) or Decimal(0) for row in table.counted_rows), Decimal(0))


def _right_shares(table: Table, column: Column, total: Decimal) -> int:
    """How many shares are, as they are printed, those of a whole."""
    pairs = ((row.cells.get(column.key), row.figure(table.spec.budget)) for row in table.rows)
    spans = ((interval_of(cell, Kind.PERCENT), amount) for cell, amount in pairs if cell is not None)
    return sum(
        span.holds(amount / total * 100)
        for span, amount in spans
        if total and span is not None and amount is not None
    )


def _is_whole(table: Table, column: Column) -> bool:
    """Whether shares are 100 together as they are written; each may be off by half of its last decimal."""
    cells = [row.cells[column.key] for row in table.counted_rows if column.key in row.cells]
    added = sum((cell.number for cell in cells if cell.number is not None), Decimal(0))
    room = sum((Decimal("0.5").scaleb(-cell.decimals) for cell in cells), Decimal(0))
    return bool(cells) and abs(added - 100) <= room
