"""The sheet of a printed table as a person would have typed it: figures as numbers, not as texts."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from lkjip_xl.figures.precision import interval_of
from lkjip_xl.reader.cells import written
from lkjip_xl.report.cell import Cell, Content
from lkjip_xl.tables.spec import Column, Kind
from lkjip_xl.text.numbers import in_plain_digits, read_quantity
from lkjip_xl.text.words import fold, squeeze

if TYPE_CHECKING:
    from lkjip_xl.books.template.contents import Content as Shown
    from lkjip_xl.reader.sieved_sheet import Address
    from lkjip_xl.reader.workbook import Grid, RawCell
    from lkjip_xl.report.model import Row, Table
    from lkjip_xl.report.place import Place

_FIGURES = frozenset({Kind.RUPIAH, Kind.PERCENT, Kind.NUMBER, Kind.NUMBERING, Kind.YEAR})
_NOTHING = frozenset({Content.NIL, Content.NOT_AVAILABLE})


def cells_of(table: Table) -> dict[Address, tuple[Column, Cell]]:
    """Every cell of a table's columns that was read, by its address; what is carried down from above is not."""
    found: dict[Address, tuple[Column, Cell]] = {}
    for row in _rows_of(table):
        for key, cell in row.cells.items():
            if not (cell.carried or cell.listed) and cell.place.row == row.number:
                found[cell.place.row, cell.place.column] = (table.spec.column(key), cell)
    return found


def _rows_of(table: Table) -> Iterator[Row]:
    yield from table.rows
    yield from table.indicator_lines
    yield from table.averages
    yield from table.sums_of_results
    yield from table.sasaran_headings
    yield from table.budget_headings
    yield from table.totals
    if table.shares is not None:
        yield table.shares


def with_figures(
    grid: Grid, cells: Mapping[Address, tuple[Column, Cell]], doubted: Collection[Place] = ()
) -> Grid:
    """The sheet with its figures as numbers, each with the decimals that are printed.

    A target or realisasi whose dot could mean two things, and was told, is written so that it cannot; not where
    it is ``doubted``.
    """
    figures = {
        at: _as_number(raw, *cells[at])
        for at, raw in grid.cells.items()
        if at in cells and cells[at][0].kind in _FIGURES
    }
    told = {
        at: replace(grid.cells[at], value=in_plain_digits(cell.written, _figures_of(cell)))
        for at, (column, cell) in cells.items()
        if column.kind is Kind.QUANTITY and at in grid.cells and _is_told(cell) and cell.place not in doubted
    }
    return replace(grid, cells={**grid.cells, **figures, **told})


def _is_told(cell: Cell) -> bool:
    return cell.ambiguous and not cell.is_undecided and bool(_figures_of(cell))


def _figures_of(cell: Cell) -> Sequence[Decimal]:
    return cell.bounds or (() if cell.number is None else (cell.number,))


def _as_number(raw: RawCell, column: Column, cell: Cell) -> RawCell:
    number = cell.number
    # A unit beside a head count is part of what is written there.
    if cell.content is not Content.NUMBER or number is None or cell.unit not in {"", "%"}:
        return raw
    digits = "." + "0" * cell.decimals if cell.decimals else ""
    if column.kind is Kind.PERCENT and column.as_fraction:
        return replace(raw, value=_stored(number / 100), kind="n", number_format=f"0{digits}%")
    whole = "#,##0" if column.kind is Kind.RUPIAH else "0"
    return replace(raw, value=_stored(number), kind="n", number_format=whole + digits)


def _stored(number: Decimal) -> int | float:
    return int(number) if number == int(number) else float(number)


def gives(shown: Shown, column: Column, cell: Cell) -> bool:
    """Whether what a formula of the template shows is what the source printed."""
    number = shown.number
    if column.kind is Kind.QUANTITY and cell.number is not None:
        return _same_quantity(shown, cell)
    if number is None:
        return squeeze(str(shown.value)) == cell.written or (shown.value != "" and cell.content in _NOTHING)
    if cell.number is None and cell.content not in _NOTHING:
        return False
    span = interval_of(cell, column.kind)
    if span is None:
        return False
    return span.holds(number * 100 if column.kind is Kind.PERCENT and column.as_fraction else number)


def _same_quantity(shown: Shown, cell: Cell) -> bool:
    """Whether a formula shows the same target; a table may leave out the unit that another has."""
    if shown.number is not None:
        return shown.number == cell.number
    read = read_quantity(str(shown.value))
    if read is None or read.value != cell.number:
        return False
    return len({fold(read.unit_or_sign), fold(cell.unit)} - {""}) <= 1


def is_printed(grid: Grid, at: Address) -> bool:
    """Whether something stands in a cell."""
    raw = grid.cells.get(at)
    return raw is not None and bool(written(raw))
