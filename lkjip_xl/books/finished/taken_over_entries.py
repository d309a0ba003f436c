"""A cell with what another table says: a reference to it, or as it was typed where it shows something else."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from lkjip_xl.books.finished import marks
from lkjip_xl.books.finished.assigned_money import amount_expression, each_on_a_line, sum_of
from lkjip_xl.books.finished.basis import Basis
from lkjip_xl.books.finished.calculated_entries import sign_of_rumus
from lkjip_xl.books.finished.layout import TableLayout, sums_are_known
from lkjip_xl.books.finished.typed_entries import amount_format
from lkjip_xl.books.kit import styles
from lkjip_xl.books.kit.entry import Entry, text_reference
from lkjip_xl.figures.assignments import Assignment
from lkjip_xl.report.model import Row, Table
from lkjip_xl.tables.calculation import Capaian
from lkjip_xl.tables.keys import Key
from lkjip_xl.tables.sources import Lookup
from lkjip_xl.tables.spec import Column, Kind


def taken_over_entry(basis: Basis, table: Table, row: Row, column: Column, value: Decimal) -> Entry | None:
    """A figure of another table, by a reference to where it stands there; None where it stands nowhere."""
    origin = origin_of(basis, table, row, column) if sums_are_known(table) else None
    if origin is None:
        return None
    layout, source, key = origin
    reference = sum_of(layout, basis.recomputed.named_together(table, row) or (source,), key)
    if column.kind is Kind.PERCENT:
        shown = value / 100 if column.as_fraction else value
        number_format = styles.number_format(column).get("num_format", "")
        # Beside capaian that are computed, and marked, in the table itself.
        is_marked = any(isinstance(each.calc, Capaian) for each in table.spec.columns)
        sign = sign_of_rumus(layout.table, source, layout.table.spec.column(key).calc) if is_marked else ""
        return Entry(value=shown, formula=reference, number_format=number_format, sign=sign)
    if (part := basis.recomputed.part(table, row)) is not None and column.lookup:
        return _part(basis, table, part, value, reference)
    sign = marks.SHARED if basis.recomputed.is_shared(table, row) else ""
    return Entry(value=value, formula=reference, number_format=amount_format(value), sign=sign)


def _part(basis: Basis, table: Table, part: Assignment, value: Decimal, pagu: str) -> Entry:
    """The amount of a part of a pagu: by a formula, or as it was typed where that may stand for it."""
    found, layout = basis.recomputed.all_assignments, basis.layouts.of(table)
    whole = part.pagu
    is_computed = whole is not None and not part.by_amount and part.amount(whole) == value
    if not is_computed or found is None or layout is None or layout.position(Key.BAGIAN) is None:
        return Entry(value=value, number_format=amount_format(value))
    expression = amount_expression(basis.layouts, part, found.above(part), pagu)
    return Entry(value=value, formula=expression, number_format=amount_format(value))


def is_computed_elsewhere(basis: Basis, table: Table, row: Row, column: Column) -> bool:
    """Whether a percentage is what another table gives; that table may have none of a program's indicator."""
    if column.lookup is None:
        return column.link is not None
    origin = basis.recomputed.source(table, row, column.lookup)
    return origin is not None and basis.figure(*origin, origin[0].spec.column(column.lookup.key)) is not None


def origin_of(basis: Basis, table: Table, row: Row, column: Column) -> tuple[TableLayout, Row, str] | None:
    """Where a column takes a row's figure or text over from: the table, the row and the column there."""
    taken_from = column.taken_from
    origin = basis.recomputed.source(table, row, taken_from)
    layout = basis.layouts.of(origin[0]) if origin else None
    if origin is None or taken_from is None or layout is None:
        return None
    key = taken_from.key if isinstance(taken_from, Lookup) else taken_from.key_in(origin[1].says)
    return None if layout.position(key) is None else (layout, origin[1], key)


def typed_or_taken_over(basis: Basis, table: Table, row: Row, column: Column) -> Entry:
    """What somebody typed; a formula of theirs that took it over from another table stays one."""
    cell = row.cells.get(column.key)
    if cell is None or cell.carried or basis.recomputed.is_of_one_unit(row, column):
        return Entry()
    entry = basis.as_typed(table, cell, column)
    if cell.formula and len(several := basis.sasaran.get(cell.place, ())) > 1:
        return Entry(*each_on_a_line(basis.layouts, several))
    return _repeated(basis, table, row, column, entry) if cell.formula else entry


def _repeated(basis: Basis, table: Table, row: Row, column: Column, entry: Entry) -> Entry:
    """What a formula took over from another table stays a formula where it shows the same."""
    origin = origin_of(basis, table, row, column)
    if origin is None:
        return entry
    layout, source, key = origin
    there = layout.table
    if key not in source.cells:
        return entry  # the column that it came from is not there any more
    while source.cells[key].carried and source.index:
        source = there.rows[source.index - 1]  # what stands once over its rows
    same = basis.as_typed(there, source.cells[key], there.spec.column(key))
    if (same.text, same.value) != (entry.text, entry.value):
        return entry
    reference = layout.reference(source, key)
    if entry.value is None:
        return text_reference(reference, entry.text)
    return replace(entry, formula=reference)
