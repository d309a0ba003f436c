"""What a cell of the finished workbook holds: a text, a number, or a live formula with its value."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from lkjip_xl import calc
from lkjip_xl.build import styles
from lkjip_xl.build.finished_layout import Layouts, TableLayout, sums_are_known
from lkjip_xl.build.writer import Sheet
from lkjip_xl.model import Cell, Content, Report, Row, Table
from lkjip_xl.numbers import decimals_of, format_number
from lkjip_xl.recompute import Recomputed
from lkjip_xl.schema import Column, Kind, Level

TOTAL_LABEL = "JUMLAH"
_MEASURED = (Kind.RUPIAH, Kind.PERCENT, Kind.NUMBER, Kind.YEAR)
# Excel refuses formats longer than this.
_LONGEST_UNIT = 100


@dataclass(frozen=True, slots=True)
class Entry:
    """What is written into a cell. ``value`` is a number, or the result of ``formula``."""

    text: str = ""
    value: Decimal | None = None
    formula: str = ""
    number_format: str = ""

    @property
    def shown(self) -> str:
        """About what a person sees; the widths of columns and the heights of rows follow from it."""
        if self.value is None:
            return self.text
        behind = self.number_format.split(".")[-1].count("0") if "." in self.number_format else 0
        return format_number(self.value * (100 if "%" in self.number_format else 1), behind)

    def write(self, sheet: Sheet, row: int, column: int, style: Any) -> None:
        """Write it."""
        if self.formula:
            sheet.formula(row, column, self.formula, self.text if self.value is None else self.value, style)
        elif self.value is not None:
            sheet.number(row, column, self.value, style)
        else:
            sheet.text(row, column, self.text, style)


def text_reference(reference: str, text: str) -> Entry:
    """A formula that shows the text of another cell, or the text itself where a formula could not.

    A reference to an empty cell shows 0; an error's name or a control character would make the stored
    result unreadable.
    """
    if not text or text.startswith("#") or any(unicodedata.category(char) == "Cc" for char in text):
        return Entry(text)
    return Entry(text, formula=reference)


class FixedAddresses:
    """Addresses for a calculation over single cells that have no parts."""

    def __init__(self, addresses: Mapping[str, str]) -> None:
        self._addresses = addresses

    def own(self, column: str) -> str:
        """The address of a figure."""
        return self._addresses[column]

    def sum_of_parts(self, column: str) -> str:
        """Never asked for."""
        raise KeyError(column)


class RowAddresses:
    """Where the figures of a row and of its parts stand on the row's own sheet."""

    def __init__(self, layout: TableLayout, row: Row) -> None:
        self._layout, self._row = layout, row

    def own(self, column: str) -> str:
        """The address of the row's own figure."""
        return self._layout.address(self._row, column)

    def sum_of_parts(self, column: str) -> str:
        """``SUM(F8:F9)`` over parts that stand one under the other, else a sum of single cells."""
        parts = self._layout.table.parts(self._row)
        addresses = [self._layout.address(part, column) for part in parts]
        if len(parts) > 1 and _are_neighbours(parts):
            return f"SUM({addresses[0]}:{addresses[-1]})"
        return calc.sum_expression(addresses)


def _are_neighbours(rows: Sequence[Row]) -> bool:
    return rows[-1].index - rows[0].index == len(rows) - 1


class Entries:
    """Works out every cell of the tables."""

    def __init__(self, report: Report, layouts: Layouts) -> None:
        self._layouts = layouts
        self._recomputed = Recomputed(report)
        self._operands = _columns_computed_with(report)

    def figure(self, table: Table, row: Row, column: Column) -> Decimal | None:
        """A figure as the leaf rows give it, in rupiah or in percent points."""
        return self._recomputed.figure(table, row, column)

    def entry(self, layout: TableLayout, row: Row, column: Column) -> Entry:
        """What stands in a column of a row."""
        table = layout.table
        tree = table.spec.tree
        if row is table.total and column.key == table.spec.label:
            return Entry(TOTAL_LABEL)
        if row is table.total and not (column.sums or column.calc):
            return Entry()
        if tree and column.key == tree.level:
            return Entry(Level(row.level).label if row.level else row.text(column.key))
        computed = self._computed(layout, row, column)
        return computed or self._typed(table, row, column)

    def _computed(self, layout: TableLayout, row: Row, column: Column) -> Entry | None:
        value = self.figure(layout.table, row, column)
        if column.calc is not None:
            return _calculated(layout, row, column, value)
        if not column.sums or value is None:
            return None
        if layout.table.parts(row) and sums_are_known(layout.table):
            expression = RowAddresses(layout, row).sum_of_parts(column.key)
            return Entry(value=value, formula=expression, number_format=_amount_format(value))
        return self._taken_over(layout.table, row, column, value)

    def _taken_over(self, table: Table, row: Row, column: Column, value: Decimal) -> Entry | None:
        origin = self._recomputed.source(table, row, column.link) if sums_are_known(table) else None
        layout = self._layouts.of(origin[0]) if origin else None
        if origin is None or layout is None or column.link is None:
            return None
        reference = layout.reference(origin[1], column.link.column)
        return Entry(value=value, formula=reference, number_format=_amount_format(value))

    def _typed(self, table: Table, row: Row, column: Column) -> Entry:
        cell = row.cells.get(column.key)
        if cell is None:
            return Entry()
        return typed_entry(cell, column, computed_with=(table.spec.key, column.key) in self._operands)


def _calculated(layout: TableLayout, row: Row, column: Column, value: Decimal | None) -> Entry | None:
    if column.calc is None or any(layout.position(key) is None for key in calc.operands(column.calc)):
        return None
    expression = calc.formula(column.calc, RowAddresses(layout, row), as_fraction=column.as_fraction)
    shown = value / 100 if value is not None and column.as_fraction else value
    number_format = styles.number_format(column).get("num_format", "")
    return Entry(calc.NOT_COMPUTABLE if value is None else "", shown, expression, number_format)


def _columns_computed_with(report: Report) -> frozenset[tuple[str, str]]:
    """The columns, by table, that some formula of the finished workbook reads."""
    read = set()
    for key, table in report.tables.items():
        for column in table.spec.columns:
            if column.sums:
                read.add((key, column.key))
                read |= {(column.link.table, column.link.column)} if column.link else set()
            read |= {(key, operand) for operand in calc.operands(column.calc)} if column.calc else set()
    return frozenset(read)


def typed_entry(cell: Cell, column: Column, *, computed_with: bool) -> Entry:
    """What staff typed: a number where it is one, else the text as they wrote it.

    A dash in a column that formulas read becomes a zero that shows as a dash: to a formula the text
    would be no figure at all.
    """
    if cell.content is Content.NIL and computed_with:
        return Entry(value=Decimal(0), number_format=f'0;-0;"{cell.written.strip()[:1] or "-"}"')
    as_number = column.kind in _MEASURED or (column.kind is Kind.QUANTITY and (computed_with or not cell.as_text))
    if cell.number is None or not as_number:
        return Entry(cell.written)
    if column.kind is Kind.RUPIAH:
        return Entry(value=cell.number, number_format=_amount_format(cell.number))
    if column.kind is Kind.PERCENT:
        decimals = max(column.decimals, cell.decimals)
        return _percentage(cell.number, decimals, as_fraction=column.as_fraction)
    return _quantity(cell)


def _amount_format(value: Decimal) -> str:
    return styles.RUPIAH_FORMAT if decimals_of(value) == 0 else f"{styles.RUPIAH_FORMAT}.00"


def _percentage(points: Decimal, decimals: int, *, as_fraction: bool) -> Entry:
    number_format = styles.percent_format(decimals, as_fraction=as_fraction)
    return Entry(value=points / 100 if as_fraction else points, number_format=number_format)


def _quantity(cell: Cell) -> Entry:
    number = cell.number or Decimal(0)
    if cell.unit == "%":
        return _percentage(number, cell.decimals, as_fraction=True)
    grouped = styles.RUPIAH_FORMAT if "." in cell.written and abs(number) >= 1000 else "0"
    number_format = grouped + ("." + "0" * cell.decimals if cell.decimals else "")
    unit = cell.unit.replace('"', "")[:_LONGEST_UNIT]
    return Entry(value=number, number_format=f'{number_format}" {unit}"' if unit else number_format)
