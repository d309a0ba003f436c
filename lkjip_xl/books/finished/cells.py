"""What a cell of the finished workbook holds: a text, a number, or a live formula with its value."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from lkjip_xl.books.finished import marks
from lkjip_xl.books.finished.addresses import RowAddresses
from lkjip_xl.books.finished.basis import Basis
from lkjip_xl.books.finished.calculated_entries import calculated_entry, is_kept_as_typed, not_computable
from lkjip_xl.books.finished.category_entries import category_entry
from lkjip_xl.books.finished.layout import TableLayout, sums_are_known
from lkjip_xl.books.finished.other_row_entries import heading_entry, line_entry, share_entry
from lkjip_xl.books.finished.taken_over_entries import (
    is_computed_elsewhere,
    origin_of,
    taken_over_entry,
    typed_or_taken_over,
)
from lkjip_xl.books.finished.typed_entries import amount_format
from lkjip_xl.books.kit.entry import Entry, text_reference
from lkjip_xl.figures import calc
from lkjip_xl.figures.calc import NOT_COMPUTABLE
from lkjip_xl.report.cell import Content
from lkjip_xl.report.model import Row, Table
from lkjip_xl.rules.p_categories import accepted_category
from lkjip_xl.tables.calculation import Capaian
from lkjip_xl.tables.levels import Level
from lkjip_xl.tables.spec import Column, Kind
from lkjip_xl.tables.vocabulary import TOTAL_LABEL
from lkjip_xl.text.words import name_key


class Entries(Basis):
    """Works out every cell of the tables."""

    def entry(self, layout: TableLayout, row: Row, column: Column) -> Entry:
        """What stands in a column of a row."""
        table = layout.table
        tree = table.spec.tree
        if self.is_accepted(table, row, column):
            return replace(typed_or_taken_over(self, table, row, column), sign=marks.KEPT)
        if row is table.total and column.key == table.spec.label:
            return Entry(TOTAL_LABEL)
        if row is table.shares:
            return share_entry(self, layout, row, column)
        if row is table.total and not (column.sums or column.calc):
            return Entry()
        if row.under is not None and not column.per_indicator:
            return line_entry(self, table, row, column)
        if tree and column.key == tree.level:
            return Entry(Level(row.level).label if row.level else row.text(column.key))
        if any(row is each for each in table.budget_headings):
            return heading_entry(self, layout, row, column)
        computed = self._computed(layout, row, column)
        return computed or typed_or_taken_over(self, table, row, column)

    def _computed(self, layout: TableLayout, row: Row, column: Column) -> Entry | None:
        table = layout.table
        if column.counts:
            return _numbered_entry(table, row, column)
        if column.category_of:
            return self._category(layout, row, column)
        if column.kind is Kind.CHOICE and column.typed and column.offered and not row.text(column.key):
            return Entry(_usual_rumus(table, row, column))  # said beside its result
        value = self.figure(table, row, column)
        if column.calc is not None and not (column.sums and row is table.total):
            if value is None and is_kept_as_typed(row, column):
                return not_computable(row, column)
            return calculated_entry(self, layout, row, column, value)
        return self._amount(layout, row, column, value)

    def _amount(self, layout: TableLayout, row: Row, column: Column, value: Decimal | None) -> Entry | None:
        """A sum of the row's parts, or what another table says."""
        table = layout.table
        if column.sums and table.parts(row) and sums_are_known(table):
            return self._sum(layout, row, column, value)
        if value is None:
            return self._dash_taken_over(table, row, column)
        taken_over = column.sums or (
            column.kind is Kind.PERCENT and is_computed_elsewhere(self, table, row, column)
        )
        return taken_over_entry(self, table, row, column, value) if taken_over else None

    def _sum(self, layout: TableLayout, row: Row, column: Column, value: Decimal | None) -> Entry | None:
        """The sum of a row's parts; of parts that are all blank none, until one is filled."""
        addresses, parts = RowAddresses(layout, row, self.layouts), layout.table.parts(row)
        expression = addresses.sum_of_parts(column.key)
        if any(self.figure(layout.table, part, column) is not None for part in parts):
            return Entry(value=value, formula=expression, number_format=amount_format(value or Decimal(0)))
        if value is not None:
            return None
        cells = addresses.sum_of_parts(column.key).replace("SUM(", "COUNT(")
        return Entry("", formula=f'IF({cells}=0,"",{expression})', number_format=amount_format(Decimal(0)))

    def _category(self, layout: TableLayout, row: Row, column: Column) -> Entry | None:
        """The category of the capaian beside it, by a formula that follows it; or the typed one that fits."""
        rated = layout.table.spec.column(column.category_of)
        if self.scale is None or layout.position(rated.key) is None:
            return None
        value = self.figure(layout.table, row, rated)
        if value is None and is_kept_as_typed(row, rated):
            value = row.cells[rated.key].number
        entry = category_entry(self.scale, layout.address(row, rated.key), value, as_fraction=rated.as_fraction)
        typed = accepted_category(self.scale, layout.table, row, column, value)
        return Entry(typed) if typed and name_key(typed) != name_key(entry.text) else entry

    def _dash_taken_over(self, table: Table, row: Row, column: Column) -> Entry | None:
        """A percentage that cannot be computed where it comes from: it is none here either, whatever was typed."""
        origin = origin_of(self, table, row, column) if column.kind is Kind.PERCENT and column.link else None
        if origin is None:
            return None
        layout, source, key = origin
        shown = self.entry(layout, source, layout.table.spec.column(key))
        # A capaian typed though it cannot be computed enters the efficiency only where Pengaturan lets it.
        return (
            Entry(NOT_COMPUTABLE)
            if shown.value is not None
            else text_reference(layout.reference(source, key), shown.text)
        )


def _numbered_entry(table: Table, row: Row, column: Column) -> Entry:
    """The running number of a row that has something of its own in the column that is counted."""
    if row is table.total or not _counts(row, column.counts):
        return Entry()
    number = sum(_counts(each, column.counts) for each in table.rows[: row.index + 1])
    return Entry(value=Decimal(number), number_format="0")


def _counts(row: Row, column: str) -> bool:
    cell = row.cells.get(column)
    return cell is not None and bool(cell.written) and not cell.carried


def _usual_rumus(table: Table, row: Row, column: Column) -> str:
    """The formula that holds where none is chosen, by the target of the capaian that it is of.

    Neither a range nor a grade without a score is divided: Metode says how they are judged.
    """
    calcs = (each.calc for each in table.spec.columns if isinstance(each.calc, Capaian))
    target = next((each.target for each in calcs if each.rumus == column.key), "")
    cell = row.cells.get(target)
    if cell is not None and (cell.bounds or (cell.number is None and cell.content is Content.TEXT)):
        return ""
    rumus = calc.rumus_in(row, column.key, target)
    return NOT_COMPUTABLE if rumus is None else rumus.value
