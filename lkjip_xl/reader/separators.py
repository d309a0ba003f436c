"""What a dot in a target means where the text alone cannot tell: the unit of the indicator decides.

``1.550`` is one thousand five hundred and fifty of what is counted, and a little more than one and a half of what
is measured in percent or by an index. Where no unit tells it, the other figures may.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from lkjip_xl.reader.separators_by_figures import Spot, Told, read_as, told_by_figures, told_by_habit
from lkjip_xl.report.cell import Cell
from lkjip_xl.report.indicator_units import tables_with_units
from lkjip_xl.report.model import Row, Table
from lkjip_xl.tables.keys import Key
from lkjip_xl.tables.spec import Kind
from lkjip_xl.text.numbers import dot_of
from lkjip_xl.text.words import name_key


def with_separators_decided(tables: Mapping[str, Table]) -> dict[str, Table]:
    """The tables with the unit of its indicator at each target, and an ambiguous one read as that says.

    Where no SATUAN tells it, the unit beside another figure of the indicator does: 1.260 beside 1.200 orang; and
    else what the report says of the indicator in figures.
    """
    units, beside = _first_of_each(_units(tables)), _first_of_each(_units_of_figures(tables))
    by_units = {key: _decided(table, units, beside) for key, table in tables.items()}
    return _decided_by_figures(by_units)


def _decided_by_figures(tables: dict[str, Table]) -> dict[str, Table]:
    """The tables with what no unit decided read as the figures of its indicator tell, or those of a document."""
    every = [Spot(table, row) for table in tables.values() for row in (*table.rows, *table.indicator_lines)]
    names = {_indicator_of(each.table, each.row) for each in every if each.is_undecided}
    if not names:
        return tables
    spots: dict[str, list[Spot]] = {}
    for each in every:
        spots.setdefault(_indicator_of(each.table, each.row), []).append(each)
    unsure = {name: spots[name] for name in names if name.strip("|")}
    habit = told_by_habit(tables.values())
    told = {name: found for name, own in unsure.items() if (found := told_by_figures(own) or habit)}
    return {key: _read_as_told(table, told) for key, table in tables.items()}


def _read_as_told(table: Table, told: Mapping[str, Told]) -> Table:
    def decided(row: Row) -> Row:
        found = told.get(_indicator_of(table, row))
        unsure = {key: cell for key, cell in Spot(table, row).quantities.items() if cell.is_undecided}
        if found is None or not unsure:
            return row
        own = {key: replace(read_as(cell, found.dot), decided_from=found.by) for key, cell in unsure.items()}
        return replace(row, cells={**row.cells, **own})

    return replace(
        table,
        rows=tuple(map(decided, table.rows)),
        indicator_lines=tuple(map(decided, table.indicator_lines)),
    )


def _first_of_each(told: Iterable[tuple[str, str]]) -> Mapping[str, str]:
    first: dict[str, str] = {}
    for name, unit in told:
        first.setdefault(name, unit)
    return first


def _units(tables: Mapping[str, Table]) -> Iterator[tuple[str, str]]:
    for table in (*tables_with_units(tables), *tables.values()):
        for column in table.spec.columns:
            if column.kind is Kind.UNIT:
                for row in table.rows:
                    if unit := row.text(column.key):
                        yield _indicator_of(table, row), unit


def _units_of_figures(tables: Mapping[str, Table]) -> Iterator[tuple[str, str]]:
    for table in tables.values():
        if table.spec.of_indicators:
            for row in table.rows:
                if unit := _unit_beside(row, _quantities(table)):
                    yield _indicator_of(table, row), unit


def _indicator_of(table: Table, row: Row) -> str:
    """The indicator of a row: by its name, of a program with the name of the program."""
    name = name_key(table.label(table.owner(row)))
    return name if table.spec.of_indicators else f"{name}|{name_key(row.text(Key.INDIKATOR))}"


def _quantities(table: Table) -> list[str]:
    return [column.key for column in table.spec.columns if column.kind is Kind.QUANTITY]


def _unit_beside(row: Row, keys: Sequence[str]) -> str:
    """The unit beside some figure of a row, which says what a dot means; empty where there is none."""
    units = (row.cells[key].unit for key in keys if key in row.cells)
    return next((unit for unit in units if dot_of(unit)), "")


def _decided(table: Table, units: Mapping[str, str], beside: Mapping[str, str]) -> Table:
    keys = _quantities(table)

    def decided(row: Row) -> Row:
        name = _indicator_of(table, row)
        return _with_unit(row, keys, units.get(name, ""), _unit_beside(row, keys) or beside.get(name, ""))

    return replace(
        table,
        rows=tuple(map(decided, table.rows)),
        indicator_lines=tuple(map(decided, table.indicator_lines)),
    )


def _with_unit(row: Row, keys: Sequence[str], satuan: str, beside: str) -> Row:
    if not satuan and not beside:
        return row
    cells = {
        key: replace(_read_again(cell, satuan, beside), satuan=satuan) if key in keys else cell
        for key, cell in row.cells.items()
    }
    return replace(row, cells=cells)


def _read_again(cell: Cell, *units: str) -> Cell:
    """An ambiguous figure as its own unit says, else the first of some others that tells."""
    unit = next((each for each in (cell.unit, *units) if dot_of(each)), "")
    dot = dot_of(unit) if cell.ambiguous else None
    if dot is None:
        return cell
    return replace(read_as(cell, dot), decided_by=unit)
