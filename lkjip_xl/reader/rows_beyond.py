"""What somebody typed below the last row that a sheet of the template has: a sheet that has become too small.

Its formulas end there, so nothing names these figures. They belong to the indicator that stands in the same row of
the table from which the sheet takes its names.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from graphlib import TopologicalSorter

from lkjip_xl.reader.binding import Binding
from lkjip_xl.reader.cells import Line, read_cell
from lkjip_xl.report.cell import Cell, Content
from lkjip_xl.report.left_over import Ignored
from lkjip_xl.report.model import Row, Table
from lkjip_xl.report.place import Place
from lkjip_xl.tables import table_named
from lkjip_xl.tables.sources import Link
from lkjip_xl.tables.spec import Column, Kind, Listed, TableSpec

_REASON = "di bawah baris terakhir templat"
_WORDS = frozenset({Kind.UNIT, Kind.CHOICE})
# Longer words in the column of units are a note of somebody's.
_LONGEST_WORD = 40


def rows_beyond(
    sheet: str, spec: TableSpec, binding: Binding, rows: Mapping[int, Line], closing: int | None
) -> Iterator[Row]:
    """The rows from the closing one of the template on that have figures, but no name; ``rows`` may be such."""
    label = spec.column(spec.label)
    if closing is None or spec.lists is not Listed.INDICATORS or not label.link:
        return
    for number in sorted(row for row in rows if row >= closing):
        cells = {
            key: read_cell(
                None if number == closing and key == label.key else rows[number].cells.get(column),
                Place(sheet, number, column),
                spec.column(key).kind,
            )
            for key, column in binding.columns.items()
        }
        if label.key in cells and cells[label.key].is_blank and _is_typed(cells, spec):
            yield Row(0, number, cells)


def _is_typed(cells: Mapping[str, Cell], spec: TableSpec) -> bool:
    """Whether somebody typed what belongs there, and nothing else."""
    typed = [(spec.column(key), cell) for key, cell in cells.items() if not (cell.is_blank or cell.formula)]
    return bool(typed) and all(_belongs(column, cell) for column, cell in typed)


def _belongs(column: Column, cell: Cell) -> bool:
    if column.kind in _WORDS:
        return len(cell.written) <= _LONGEST_WORD
    return cell.content in {Content.NUMBER, Content.NIL, Content.NOT_AVAILABLE}


def with_rows_beyond(tables: Mapping[str, Table]) -> dict[str, Table]:
    """The tables, where what stands below the template's rows is known by the rows beside it in other tables.

    What stands beside no row of the table that names it stays where it was read.
    """
    result = dict(tables)
    if not any(table.beyond for table in tables.values()):
        return result
    order = TopologicalSorter({key: table_named(key).sources for key in tables}).static_order()
    for key in order:
        if key in result and result[key].beyond:
            result[key] = _named(result[key], result)
    return result


def _named(table: Table, tables: Mapping[str, Table]) -> Table:
    rows = tuple(row for each in table.beyond if (row := _completed(each, table, tables)).text(table.spec.label))
    numbers = {row.number for row in rows}
    known = {place for each in table.ignored for place in each.places}
    shown = [
        cell.place
        for row in table.beyond
        if row.number in numbers
        for cell in row.cells.values()
        if not (cell.is_blank or cell.place in known)
    ]
    others = [row for row in table.rows if row.number not in numbers]
    return replace(
        table,
        rows=tuple(replace(row, index=index) for index, row in enumerate(others)),
        beyond=rows,
        unplaced=tuple(each for each in table.unplaced if not {at.row for at in each.places} <= numbers),
        ignored=(*table.ignored, *(Ignored.at(place, _REASON) for place in shown)),
    )


def _completed(row: Row, table: Table, tables: Mapping[str, Table]) -> Row:
    """A row with what the formulas of the template would take over for it."""
    position = table.position(row)
    taken = {
        column.key: cell
        for column in table.spec.columns
        if column.link and column.key in row.cells and row.cells[column.key].is_blank
        if (cell := _source(column.link, position, tables)) is not None
    }
    own = {key: replace(cell, place=row.cells[key].place, formula=True) for key, cell in taken.items()}
    return replace(row, cells={**row.cells, **own})


def _source(link: Link, position: int | None, tables: Mapping[str, Table]) -> Cell | None:
    """What stands at the same row of another table, or of the one that it takes it over from in its turn."""
    table = tables.get(link.table)
    if table is None or position is None:
        return None
    row = next((each for each in (*table.rows, *table.beyond) if table.position(each) == position), None)
    key = link.key_in(row.says) if row else link.key
    cell = row.cells.get(key) if row else None
    if cell is not None and not cell.is_blank:
        return cell
    further = next((each.link for each in table.spec.columns if each.key == key), None)
    return _source(further, position, tables) if further else None
