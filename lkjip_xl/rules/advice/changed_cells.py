"""A report as it would be with some of its cells typed anew, without reading it again."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from lkjip_xl.figures.calc import RowFigures, written_figure
from lkjip_xl.report.cell import CONTENT_OF_NOTHING, Cell, Content
from lkjip_xl.report.model import Report, Row, Table
from lkjip_xl.report.place import Place
from lkjip_xl.tables.spec import Column, Kind
from lkjip_xl.text.numbers import (
    Dot,
    WrittenNumber,
    decimals_of,
    format_short,
    nothing,
    read_number,
    read_quantity,
)
from lkjip_xl.text.ranges import read_range

_AMOUNTS = frozenset({Kind.RUPIAH, Kind.NUMBER, Kind.YEAR, Kind.NUMBERING})


class ChangedCells:
    """The cells of a report that are typed anew, or follow as formulas; ``exact`` are results before rounding."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.cells: dict[Place, Cell] = {}
        self.exact: dict[Place, Decimal] = {}

    def cell(self, table: Table, row: Row, key: str) -> Cell | None:
        """The cell of a row as it would be; one that holds for the rows below changes for them too."""
        own = row.cells.get(key)
        if own is None:
            return None
        return self.cells.get(table.place(row, key)) or self.cells.get(own.place) or own

    def row(self, table: Table, row: Row) -> Row:
        """A row as it would be."""
        if not self.cells:
            return row
        cells = {key: self.cell(table, row, key) or cell for key, cell in row.cells.items()}
        return replace(row, cells=cells)

    def figure(self, table: Table, row: Row, key: str) -> Decimal | None:
        """A figure of a row as it would be written."""
        return written_figure(table, self.row(table, row), key)

    def figures(self, table: Table, row: Row) -> RowFigures:
        """What a row is computed from, as it would be."""
        return RowFigures(table, self.row(table, row), self.figure, self.report.tables)


def typed_cell(cell: Cell, value: Decimal | str, column: Column) -> Cell:
    """The cell as it is once a value is typed into it."""
    blank = Cell(cell.place, Content.EMPTY, "", satuan=cell.satuan)
    if isinstance(value, Decimal):
        return replace(
            blank,
            content=Content.NUMBER,
            written=format_short(value) + ("%" if cell.unit == "%" else ""),
            number=value,
            unit=cell.unit if cell.unit == "%" else "",
            decimals=max(_shown_decimals(cell, column), decimals_of(value)),
        )
    none = nothing(value)
    if none is not None:
        return replace(blank, content=CONTENT_OF_NOTHING[none], written=value)
    bounds = read_range(value) if column.kind is Kind.QUANTITY else None
    read = _read(value, column.kind)
    if read is None:
        span = (bounds.low, bounds.high) if bounds else None
        unit = bounds.unit if bounds else ""
        return replace(blank, content=Content.TEXT, written=value, bounds=span, unit=unit)
    return replace(
        blank,
        content=Content.NUMBER,
        written=value,
        number=read.value,
        unit=read.unit_or_sign,
        decimals=read.decimals,
    )


def _shown_decimals(cell: Cell, column: Column) -> int:
    """How many decimals a cell goes on to show, whatever is typed into it."""
    if cell.number is None:
        return column.decimals
    return 0 if cell.as_text or cell.unformatted else cell.decimals


def _read(text: str, kind: Kind) -> WrittenNumber | None:
    if kind is Kind.PERCENT:
        return read_number(text, Dot.DECIMAL)
    if kind is Kind.QUANTITY:
        return read_quantity(text)
    return read_number(text, Dot.THOUSANDS) if kind in _AMOUNTS else None
