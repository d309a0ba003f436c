"""A report whose parts (kelurahan, UPTD, puskesmas) have rows of one code, as files without parts see it.

Where the files tell the parts too, the rows of those that they tell stay apart
(:mod:`lkjip_xl.finance.compare.by_unit`).
"""

from __future__ import annotations

from collections.abc import Hashable, Set
from dataclasses import replace
from decimal import Decimal

from lkjip_xl.report.cell import Cell, Content
from lkjip_xl.report.model import Report, Row, Table
from lkjip_xl.report.pairing import code_key, unit_key
from lkjip_xl.report.place import Place
from lkjip_xl.tables.spec import TableSpec
from lkjip_xl.text.numbers import format_short

GroupKey = Hashable
"""What the rows of one code under one parent have in common, in each of the tables that they stand in."""
_NONE: frozenset[GroupKey] = frozenset()


def with_units_together(report: Report, apart: Set[GroupKey] = _NONE) -> Report:
    """The report with one row for each code, its amounts those of all units together.

    ``apart`` are the groups of rows that stay as they are.
    """
    return replace(report, tables={key: table_together(table, apart) for key, table in report.tables.items()})


def table_together(table: Table, apart: Set[GroupKey] = _NONE) -> Table:
    """A table with one row for each code, in the order of :func:`groups_of`."""
    groups, keys = groups_of(table, apart)
    if len(groups) in {0, len(table.rows)}:
        return table
    places = {key: at for at, key in enumerate(groups)}
    rows = []
    for key, group in groups.items():
        first = group[0]
        parent = None if first.parent is None else places[keys[first.parent]]
        cells = {**first.cells, **_sums(table.spec, group)} if len(group) > 1 else first.cells
        rows.append(replace(first, index=places[key], parent=parent, cells=cells))
    return replace(table, rows=tuple(rows), indicator_lines=())


def groups_of(table: Table, apart: Set[GroupKey] = _NONE) -> tuple[dict[GroupKey, list[Row]], dict[int, GroupKey]]:
    """The rows of one code under one parent, and to which of them each row belongs; none where no unit is told.

    Each row of a group that stays apart is one of its own.
    """
    tree = table.spec.tree
    if tree is None or tree.unit not in table.columns or not table.is_leveled:
        return {}, {}
    groups: dict[GroupKey, list[Row]] = {}
    keys: dict[int, GroupKey] = {}
    for row in table.rows:
        above = None if row.parent is None else keys[row.parent]
        code = code_key(row.text(tree.code))
        # Without a code nothing says that two rows are the same.
        key: GroupKey = (above, code or row.index)
        if key in apart:
            key = (key, unit_key(row))
        keys[row.index] = key
        groups.setdefault(key, []).append(row)
    return groups, keys


def _sums(spec: TableSpec, group: list[Row]) -> dict[str, Cell]:
    found = {}
    for column in spec.columns:
        cells = [row.cells[column.key] for row in group if column.sums and column.key in row.cells]
        amounts = [cell.amount for cell in cells if cell.amount is not None]
        if cells and amounts:
            total = sum(amounts, Decimal(0))
            found[column.key] = replace(
                cells[0], content=Content.NUMBER, number=total, written=format_short(total)
            )
    return found


def cells_of_units(report: Report, apart: Set[GroupKey] = _NONE) -> dict[Place, tuple[Place, ...]]:
    """The cells whose amounts stand together in that report, by the first of them."""
    found = {}
    for table in report.tables.values():
        for group in groups_of(table, apart)[0].values():
            for column in table.spec.columns if len(group) > 1 else ():
                places = tuple(row.cells[column.key].place for row in group if column.key in row.cells)
                if column.sums and places:
                    found[places[0]] = places
    return found
