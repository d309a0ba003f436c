"""Cells of rows of another kind: an urusan, a further indicator, a share of the whole, the mean of a sasaran."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from lkjip_xl.books.finished.addresses import RowAddresses
from lkjip_xl.books.finished.basis import Basis
from lkjip_xl.books.finished.category_entries import category_entry
from lkjip_xl.books.finished.layout import TableLayout
from lkjip_xl.books.finished.taken_over_entries import typed_or_taken_over
from lkjip_xl.books.kit import styles
from lkjip_xl.books.kit.entry import Entry
from lkjip_xl.figures import calc
from lkjip_xl.figures.calc import NOT_COMPUTABLE
from lkjip_xl.figures.means_of_sasaran import MEAN_LABEL, Group, counting, mean_of
from lkjip_xl.report.cell import Content
from lkjip_xl.report.model import Row, Table
from lkjip_xl.tables.calculation import Figure, Percent
from lkjip_xl.tables.keys import Key
from lkjip_xl.tables.spec import Column
from lkjip_xl.text.addresses import column_letters
from lkjip_xl.text.words import name_key


def heading_entry(basis: Basis, layout: TableLayout, row: Row, column: Column) -> Entry:
    """What stands beside an urusan: the sum of its programs where it has that, else as it was typed."""
    table, entry = layout.table, typed_or_taken_over(basis, layout.table, row, column)
    programs = table.programs_under(row)
    amounts = [basis.figure(table, each, column) or Decimal(0) for each in programs] if column.sums else []
    if not amounts or row.figure(column.key) != sum(amounts, Decimal(0)):
        return entry
    expression = calc.sum_expression([layout.address(each, column.key) for each in programs])
    return replace(entry, value=sum(amounts, Decimal(0)), formula=expression)


def line_entry(basis: Basis, table: Table, row: Row, column: Column) -> Entry:
    """What stands beside a further indicator: nothing that its row has said, nor a sign for no amount."""
    own, above = row.cells.get(column.key), table.owner(row).cells.get(column.key)
    if own is None or above is None or own.formula or column.sums or own.content is Content.NIL:
        return Entry()
    is_said = name_key(own.written) == name_key(above.written)
    return Entry() if is_said else typed_or_taken_over(basis, table, row, column)


def share_entry(basis: Basis, layout: TableLayout, row: Row, column: Column) -> Entry:
    """What a total is of the whole."""
    table = layout.table
    share_row, total = table.spec.share_row, table.total
    if share_row is None or total is None or not column.sums:
        return Entry(share_row.label) if share_row and column.key == table.spec.label else Entry()
    if layout.position(share_row.whole) is None:
        return typed_or_taken_over(basis, table, row, column)
    whole = table.spec.column(share_row.whole)
    above, below = basis.figure(table, total, column), basis.figure(table, total, whole)
    value = None if above is None or not below else above / below * 100
    expression = calc.formula(
        Percent(Figure(column.key), Figure(share_row.whole)), RowAddresses(layout, total, basis.layouts)
    )
    number_format = styles.percent_format(share_row.decimals, as_fraction=False)
    return Entry(NOT_COMPUTABLE if value is None else "", value, expression, number_format)


def mean_entry(basis: Basis, layout: TableLayout, group: Group, column: Column) -> Entry:
    """What stands in a column of the row with the mean of a sasaran."""
    table, row = layout.table, layout.mean_row(group)
    if column.key == table.spec.label:
        return Entry(MEAN_LABEL)
    rated = table.spec.column(Key.CAPAIAN)
    value = mean_of(basis.recomputed, table, group)
    if column.category_of == rated.key and basis.scale is not None:
        position = layout.position(rated.key)
        cell = f"{column_letters(position)}{row}" if position else ""
        return category_entry(basis.scale, cell, value, as_fraction=rated.as_fraction) if cell else Entry()
    if column.key != rated.key:
        return Entry()
    cells = [layout.address(each, rated.key) for each, _ in counting(basis.recomputed, table, group)]
    if value is None:
        return Entry(NOT_COMPUTABLE)
    shown = value / 100 if rated.as_fraction else value
    number_format = styles.number_format(column).get("num_format", "")
    return Entry("", shown, f"AVERAGE({','.join(cells)})", number_format)
