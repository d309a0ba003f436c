"""What a dot in a target means where the text alone cannot tell: the unit of the indicator decides.

``1.550`` is one thousand five hundred and fifty of what is counted, and a little more than one and a half of what
is measured in percent or by an index.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from lkjip_xl import tables as specs
from lkjip_xl.report.cell import Cell
from lkjip_xl.report.indicator_units import tables_with_units
from lkjip_xl.report.model import Row, Table
from lkjip_xl.tables.spec import Kind
from lkjip_xl.text.numbers import Dot, read_number
from lkjip_xl.text.words import fold, name_key


def with_separators_decided(tables: Mapping[str, Table]) -> dict[str, Table]:
    """The tables with the unit of its indicator at each target, and an ambiguous one read as that says."""
    units: dict[str, str] = {}
    for name, unit in _units(tables):
        units.setdefault(name, unit)
    return {key: _decided(table, units) for key, table in tables.items()}


def _units(tables: Mapping[str, Table]) -> Iterator[tuple[str, str]]:
    for table in (*tables_with_units(tables), *tables.values()):
        for column in table.spec.columns:
            if column.kind is Kind.UNIT:
                for row in table.rows:
                    if unit := row.text(column.key):
                        yield name_key(table.label(row)), unit


def _decided(table: Table, units: Mapping[str, str]) -> Table:
    keys = [column.key for column in table.spec.columns if column.kind is Kind.QUANTITY]
    rows = tuple(_with_unit(row, keys, units.get(name_key(table.label(row)), "")) for row in table.rows)
    return replace(table, rows=rows)


def _with_unit(row: Row, keys: list[str], unit: str) -> Row:
    if not unit:
        return row
    cells = {
        key: replace(_read_again(cell, unit), satuan=unit) if key in keys else cell
        for key, cell in row.cells.items()
    }
    return replace(row, cells=cells)


def _read_again(cell: Cell, unit: str) -> Cell:
    dot = _dot_of(unit) if cell.ambiguous else None
    read = read_number(cell.written, dot) if dot else None
    if read is None:
        return cell
    return replace(cell, number=read.value, decimals=read.decimals, decided_by=unit)


def _dot_of(unit: str) -> Dot | None:
    """What a dot means among figures of a unit; None where nobody can tell."""
    word = fold(unit)
    first = word.split()[0].split("/")[0] if word else ""
    if first in specs.MEASURES:
        return Dot.DECIMAL
    return Dot.THOUSANDS if first in specs.UNITS or word in specs.UNITS else None
