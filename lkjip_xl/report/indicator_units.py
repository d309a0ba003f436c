"""In which unit each indicator is measured, whichever of the tables of indicators tells it."""

from __future__ import annotations

from collections.abc import Mapping

from lkjip_xl.report.cell import Cell
from lkjip_xl.report.model import Report, Table
from lkjip_xl.report.pairing import pair_names
from lkjip_xl.tables import TABEL_2_2_PERJANJIAN_KINERJA
from lkjip_xl.tables.spec import Column, Kind

# The agreement is signed: where tables differ, it is right.
_FIRST = TABEL_2_2_PERJANJIAN_KINERJA.key


def unit_column(table: Table) -> Column | None:
    """The column of a table of indicators that tells their units, also where the workbook does not have it."""
    if not table.spec.of_indicators:
        return None
    return next((column for column in table.spec.columns if column.kind is Kind.UNIT), None)


def tables_with_units(tables: Mapping[str, Table]) -> list[Table]:
    """The tables of indicators that tell units, the one that decides first."""
    found = [table for table in tables.values() if unit_column(table)]
    return sorted(found, key=lambda table: table.spec.key != _FIRST)


def units_of(report: Report, table: Table) -> dict[int, Cell]:
    """The cell that tells the unit of each row's indicator, by the row's index: its own, or another table's."""
    own = unit_column(table)
    cells = {row.index: row.cells[own.key] for row in table.rows if own and row.text(own.key)}
    names = [table.label(row) for row in table.rows]
    for other in tables_with_units(report.tables):
        column = unit_column(other)
        if other is table or column is None:
            continue
        for index, there in pair_names(names, [other.label(row) for row in other.rows]):
            if other.rows[there].text(column.key):
                cells.setdefault(index, other.rows[there].cells[column.key])
    return cells
