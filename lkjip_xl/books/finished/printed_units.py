"""The units of indicators in every table of them: typed once, they are printed everywhere."""

from __future__ import annotations

from dataclasses import replace

from lkjip_xl.report.cell import Cell, Content
from lkjip_xl.report.indicator_units import unit_column, units_of
from lkjip_xl.report.model import Report, Row, Table
from lkjip_xl.report.place import Place
from lkjip_xl.tables import TABEL_2_2_PERJANJIAN_KINERJA, TABEL_2_2_SASARAN
from lkjip_xl.tables.sources import Link
from lkjip_xl.tables.spec import Column

_RENSTRA, _AGREEMENT = TABEL_2_2_SASARAN.key, TABEL_2_2_PERJANJIAN_KINERJA.key
# Typed in the one, the other takes it over; in the template the agreement does.
_OTHER = {_RENSTRA: _AGREEMENT, _AGREEMENT: _RENSTRA}


def with_printed_units(report: Report) -> Report:
    """The report with the unit of each indicator in every table that can print it."""
    return replace(report, tables={key: _with_units(report, table) for key, table in report.tables.items()})


def _with_units(report: Report, table: Table) -> Table:
    column = unit_column(table)
    if column is None or not table.rows:
        return table
    found = units_of(report, table)
    rows = tuple(_with_unit(report, table, row, column, found.get(row.index)) for row in table.rows)
    if table.spec.key == _RENSTRA:
        table = replace(table, spec=replace(table.spec, columns=_taken_over(table, column)))
    return replace(table, rows=rows)


def _taken_over(table: Table, column: Column) -> tuple[Column, ...]:
    link = Link(_AGREEMENT, column.key)
    return tuple(replace(each, source=link) if each is column else each for each in table.spec.columns)


def _with_unit(report: Report, table: Table, row: Row, column: Column, told: Cell | None) -> Row:
    if told is None:
        return row
    if row.text(column.key):
        # What stands in the first of the tables is the source of all others, whatever formula gave it.
        own = replace(told, formula=told.formula and table.spec.key != _RENSTRA)
        return row.with_cell(column.key, own)
    place = row.cells[column.key].place if column.key in row.cells else Place(table.sheet, row.number, 0)
    cell = Cell(place, Content.TEXT, told.written, formula=_is_told_there(report, table, told))
    return row.with_cell(column.key, cell)


def _is_told_there(report: Report, table: Table, told: Cell) -> bool:
    """Whether a formula can take it over: of two tables that follow each other one must have typed it."""
    other = report.tables.get(_OTHER.get(table.spec.key, ""))
    return table.spec.key not in _OTHER or (other is not None and told.place.sheet == other.sheet)
