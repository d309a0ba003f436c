"""Program Penunjang Urusan where Tabel 2.3.1 leaves it out: many reports share it to no sasaran."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from lkjip_xl.efficiency import is_penunjang
from lkjip_xl.model import Row, Table
from lkjip_xl.pairs import pair_names
from lkjip_xl.schema import Column, Percent, Total, whole

_BUDGET, _SHARES = "tabel_2_7", "tabel_2_3_1"


def penunjang_left_out(tables: Mapping[str, Table]) -> tuple[Row, ...]:
    """The rows of Program Penunjang in Tabel 2.7 that Tabel 2.3.1 has no row for, if it has rows at all."""
    budget, shares = tables.get(_BUDGET), tables.get(_SHARES)
    if budget is None or shares is None or not shares.rows or not budget.has_clear_levels:
        return ()
    if any(not row.text("program") for row in shares.rows):
        return ()  # a name that is missing can be any of them
    programs = [row for row in budget.top_rows if row.text(budget.spec.label)]
    pairs = pair_names([row.text("program") for row in shares.rows], [budget.label(row) for row in programs])
    found = {programs[right].index for _, right in pairs}
    return tuple(row for row in programs if row.index not in found and is_penunjang(budget, row))


def with_own_whole(tables: Mapping[str, Table]) -> Mapping[str, Table]:
    """The tables, the shares of Tabel 2.3.1 held against its own sum where it leaves out Program Penunjang.

    Only where the shares as they are written make a whole without it: others have divided by the whole budget.
    """
    shares = tables.get(_SHARES)
    if shares is None or not penunjang_left_out(tables):
        return tables
    columns = tuple(_of_its_own(shares, column) for column in shares.spec.columns)
    return {**tables, _SHARES: replace(shares, spec=replace(shares.spec, columns=columns))}


def _of_its_own(table: Table, column: Column) -> Column:
    if not isinstance(column.calc, Percent) or whole(column.calc) is None or not _is_whole(table, column):
        return column
    return replace(column, calc=Percent(column.calc.part, Total(table.spec.budget)))


def _is_whole(table: Table, column: Column) -> bool:
    """Whether shares are 100 together as they are written; each may be off by half of its last decimal."""
    cells = [row.cells[column.key] for row in table.rows if column.key in row.cells]
    added = sum((cell.number for cell in cells if cell.number is not None), Decimal(0))
    room = sum((Decimal("0.5").scaleb(-cell.decimals) for cell in cells), Decimal(0))
    return bool(cells) and abs(added - 100) <= room
