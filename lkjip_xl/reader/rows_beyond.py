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
from lkjip_xl.report.left_over import Ignored
from lkjip_xl.report.model import Cell, Content, Row, Table
from lkjip_xl.report.place import Place
from lkjip_xl.tables import table_named
from lkjip_xl.tables.spec import Column, Kind, Link, Listed, TableSpec

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
    return any(column.typed for column, _ in typed) and all(_belongs(column, cell) for column, cell in typed)


def _belongs(column: Column, cell: Cell) -> bool:
    if column.kind in _WORDS:
        return len(cell.written) <= _LONGEST_WORD
    return cell.content in {Content.NUMBER, Content.NIL, Content.NOT_AVAILABLE}


def with_rows_beyond(tables: Mapping[str, Table]) -> dict[str, Table]:
    """The tables, where what stands below the template's rows is known by the rows beside it in other tables.

    What stands beside no row of the table that names it stays where it was read.
    """
    result = dict(tables)
    order = TopologicalSorter({key: table_named(key).sources for key in tables}).static_order()
    for key in order:
        if key in result and result[key].beyond:
            result[key] = _named(result[key], result)
    return result


def _named(table: Table, tables: Mapping[str, Table]) -> Table:
    link = table.spec.column(table.spec.label).link
    origin = tables.get(link.table) if link else None
    by_place = (
        {} if origin is None else {at: row for row in _all(origin) if (at := origin.position(row)) is not None}
    )
    found = [(row, by_place[at]) for row in table.beyond if (at := table.position(row)) in by_place]
    numbers = {row.number for row, _ in found}
    beside = {at: {origin.position(each): each for each in _all(origin)} for at, origin in tables.items()}
    rows = tuple(_completed(row, table, beside) for row, _ in found)
    known = {each.place for each in table.ignored}
    shown = [cell.place for row in found for cell in row[0].cells.values() if not cell.is_blank]
    return replace(
        table,
        rows=tuple(
            replace(row, index=at) for at, row in enumerate(r for r in table.rows if r.number not in numbers)
        ),
        beyond=rows,
        unplaced=tuple(each for each in table.unplaced if not {at.row for at in each.places} <= numbers),
        ignored=(*table.ignored, *(Ignored(place, _REASON) for place in shown if place not in known)),
    )


def _all(table: Table) -> tuple[Row, ...]:
    return (*table.rows, *table.beyond)


def _completed(row: Row, table: Table, beside: Mapping[str, Mapping[int | None, Row]]) -> Row:
    """A row with what the formulas of the template would take over for it."""
    taken = {
        column.key: cell
        for column in table.spec.columns
        if column.link and column.key in row.cells and row.cells[column.key].is_blank
        if (cell := _source(column.link, table.position(row), beside)) is not None
    }
    own = {key: replace(cell, place=row.cells[key].place, formula=True) for key, cell in taken.items()}
    return replace(row, cells={**row.cells, **own})


def _source(link: Link, position: int | None, beside: Mapping[str, Mapping[int | None, Row]]) -> Cell | None:
    row = beside.get(link.table, {}).get(position)
    return row.cells.get(link.key) if row else None
