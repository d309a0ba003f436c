"""A figure that is calculated from its row: a formula over that row with its value, or as it was typed."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from lkjip_xl.books.finished import marks
from lkjip_xl.books.finished.addresses import RowAddresses
from lkjip_xl.books.finished.assigned_money import cells_of
from lkjip_xl.books.finished.basis import Basis
from lkjip_xl.books.finished.layout import Layouts, TableLayout
from lkjip_xl.books.finished.typed_entries import amount_format, typed_entry
from lkjip_xl.books.kit import styles
from lkjip_xl.books.kit.entry import Entry
from lkjip_xl.figures import calc
from lkjip_xl.figures.assignments import Assigned
from lkjip_xl.figures.calc import NOT_COMPUTABLE, RowFigures
from lkjip_xl.methods import efisiensi as measures
from lkjip_xl.methods.efisiensi import word_of
from lkjip_xl.methods.grades import are_same
from lkjip_xl.methods.penyerapan import Method
from lkjip_xl.methods.penyerapan import expression as absorption_expression
from lkjip_xl.report.cell import Content
from lkjip_xl.report.model import Row, Table
from lkjip_xl.tables import calculation
from lkjip_xl.tables.calculation import Absorption, Across, Capaian, Efficiency, Minus, Percent
from lkjip_xl.tables.keys import Key
from lkjip_xl.tables.spec import Column

# The percentage that the same grade is of itself; no other can be computed.
_ALL = Decimal(100)


def calculated_entry(
    basis: Basis, layout: TableLayout, row: Row, column: Column, value: Decimal | None
) -> Entry | None:
    """What the calculation of a column gives; None where the columns that it needs are not printed."""
    if column.calc is None:
        return None
    if isinstance(column.calc, Absorption):
        return _absorption_of_pengaturan(basis, layout.table, row, column, column.calc)
    keys = calculation.operands(column.calc)
    whole = calculation.whole(column.calc)
    there = [layout.position(key) is not None for key in keys]
    # Of the columns that are summed across some may be missing, of the others none.
    if not (any(there) if isinstance(column.calc, Across) else all(there)):
        return None
    if whole and whole.table and not _has_rows(basis, whole.table):
        return None
    if not column.filled and all(not row.text(key) for key in (keys[0], column.key)):
        return Entry()
    if isinstance(column.calc, Efficiency):
        return _efficiency(basis, layout, row, column, column.calc)
    entry = _calculated(layout, row, column, column.calc, value, basis.layouts)
    return replace(entry, sign=sign_of_rumus(layout.table, row, column.calc)) if entry.value is not None else entry


def _calculated(
    layout: TableLayout, row: Row, column: Column, of: calculation.Calc, value: Decimal | None, layouts: Layouts
) -> Entry:
    expression = calc.formula(of, RowAddresses(layout, row, layouts), as_fraction=column.as_fraction)
    if lacking := _lacking(layout, row, of):
        expression = f'IF({lacking},"{NOT_COMPUTABLE}",{expression})'
    shown = value / 100 if value is not None and column.as_fraction else value
    below_zero = [key for key in calculation.operands(of) if (row.figure(key) or 0) < 0]
    if value is None and below_zero:
        cells = ",".join(layout.address(row, key) for key in below_zero)
        expression = f'IF(MIN({cells})<0,"{NOT_COMPUTABLE}",{expression})'
    number_format = styles.number_format(column).get("num_format", "")
    if isinstance(of, Across) and shown is not None and not number_format:
        number_format = amount_format(shown)  # like the figures that it sums, to stand in line with its total
    return Entry(NOT_COMPUTABLE if value is None else "", shown, expression, number_format)


def _lacking(layout: TableLayout, row: Row, of: calculation.Calc) -> str:
    """The Excel expression that is true where a difference lacks a figure, or a sum all: to SUM a blank is 0."""
    cells = [layout.address(row, key) for key in calculation.operands(of) if layout.position(key) is not None]
    match of:
        case Minus():
            return f"COUNT({','.join(cells)})<{len(cells)}"
        case Across():
            return f"COUNT({','.join(cells)})=0"
    return ""


def _has_rows(basis: Basis, key: str) -> bool:
    """Whether a table is printed with rows, so that there is something to add up."""
    layout = basis.layouts.by_key.get(key)
    return layout is not None and bool(layout.rows)


def _absorption_of_pengaturan(
    basis: Basis, table: Table, row: Row, column: Column, calc: Absorption
) -> Entry | None:
    """By the method of Pengaturan; else as it was typed, in each of the rows that a merged cell stands for."""
    value, cell = basis.recomputed.by_method(row, calc), row.cells.get(column.key)
    if value is None and cell is not None and cell.carried:
        return basis.as_typed(table, cell, column)
    return absorption_entry(basis, row, calc, basis.report.settings.penyerapan, column, value)


def absorption_entry(
    basis: Basis, row: Row, calc: Absorption, method: Method, column: Column, value: Decimal | None
) -> Entry | None:
    """The absorption of a row's sasaran by a method, over the cells of its programs."""
    spent = basis.recomputed.spent
    layout = basis.layouts.of(spent) if spent else None
    if value is None or layout is None:
        return None
    counted = basis.recomputed.counted_programs(row, calc, method)
    cells = [cells_of(basis.layouts, each, layout) for each in counted]
    expression = absorption_expression(method, cells)
    shown, share = (value / 100, f"({expression})/100") if column.as_fraction else (value, expression)
    number_format = styles.number_format(column).get("num_format", "")
    return Entry(value=shown, formula=share, number_format=number_format)


def _efficiency(basis: Basis, layout: TableLayout, row: Row, column: Column, of: Efficiency) -> Entry:
    """The efficiency by the measure of Pengaturan; with its judgement where staff wrote that alone."""
    measured = basis.recomputed.measured(layout.table, row, of)
    number_format = styles.number_format(column).get("num_format", "")
    if of.ukuran is measures.Ukuran.RASIO_PERSEN:
        number_format += '"%"'
    judged = measures.judged(of.ukuran, measured)
    if judged and word_of(row.text(column.key)):
        number_format += f'" ({judged})"'
    is_difference = not (of.ukuran.is_ratio or of.ukuran.of_ministry)
    value = (
        measures.printed(of.ukuran, measured, column.decimals)
        if is_difference
        else measures.efisiensi(of.ukuran, measured)
    )
    if of.ukuran.of_ministry:
        expression = _of_ministry(basis, row, of)
        return Entry(NOT_COMPUTABLE) if value is None else Entry("", value, expression, number_format)
    cells = [layout.address(row, key) for key in calculation.operands(of)]
    computed = measures.expression(of.ukuran, cells[0], cells[1], column.decimals)
    expression = f'IF({measures.needed(of.ukuran, *cells)},"{NOT_COMPUTABLE}",{computed})'
    if value is None:
        return Entry(NOT_COMPUTABLE, formula=expression, number_format=number_format)
    return Entry("", value, expression, number_format)


def _of_ministry(basis: Basis, row: Row, of: Efficiency) -> str:
    """E or NE over the cells of the sub kegiatan of a row's sasaran."""
    spent = basis.recomputed.spent
    layout = basis.layouts.of(spent) if spent else None
    if layout is None or layout.position(Key.CAPAIAN_KINERJA) is None:
        return ""
    cells = [
        (*_money(basis, layout, each), _achieved(basis, layout, each.rows[0]))
        for each in basis.recomputed.outputs(row, of)
    ]
    return measures.ministry_expression(of.ukuran, cells)


def _money(basis: Basis, layout: TableLayout, assigned: Assigned) -> tuple[str, str]:
    """Expressions of what a sasaran has of a row's pagu and realisasi."""
    cells = cells_of(basis.layouts, assigned, layout)
    return cells.weighed(cells.pagu), cells.weighed(cells.realisasi)


def _achieved(basis: Basis, layout: TableLayout, row: Row) -> str:
    """The capaian of a sub kegiatan, of several indicators their mean, as a formula on another sheet names it.

    Without money its output was worth nothing, whatever it reached.
    """
    pagu = layout.table.spec.column(Key.TARGET_KEUANGAN)
    if not basis.recomputed.figure(layout.table, row, pagu):
        return "0"
    cells = [layout.reference(line, Key.CAPAIAN_KINERJA) for line in layout.table.with_lines(row)]
    return cells[0] if len(cells) == 1 else f"AVERAGE({','.join(cells)})"


def not_computable(row: Row, column: Column) -> Entry:
    """A percentage that nobody can compute stays as it was typed, and is marked."""
    entry = typed_entry(row.cells[column.key], column, computed_with=False)
    marked = entry.value is not None and _is_marked(row, column)
    return replace(entry, sign=marks.KEPT) if marked else entry


def is_kept_as_typed(row: Row, column: Column) -> bool:
    """Whether a result that cannot be computed was typed all the same: a figure, n/a, a word of efficiency."""
    cell = row.cells.get(column.key)
    if cell is None or cell.formula:
        return False
    is_efficiency = isinstance(column.calc, Efficiency)
    typed = cell.number is not None or cell.content is Content.NOT_AVAILABLE
    return (typed and calculation.is_percentage(column.calc)) or (
        is_efficiency and (typed or word_of(cell.written) is not None)
    )


def _is_marked(row: Row, column: Column) -> bool:
    """Whether such a figure has to be marked; the same grade in both years is all of itself."""
    operands = calculation.operands(column.calc) if column.calc else ()
    figure = row.figure(column.key)
    is_itself = isinstance(column.calc, Percent) and len(operands) == 2 and are_same(*map(row.text, operands))
    return is_kept_as_typed(row, column) and figure is not None and not (is_itself and figure == _ALL)


def sign_of_rumus(table: Table, row: Row, of: calculation.Calc | None) -> str:
    """The sign of a capaian's formula, where it is not the usual one."""
    if not isinstance(of, Capaian):
        return ""
    target = row.cells.get(of.target)
    rumus = RowFigures(table, row).rumus(of)
    return marks.RANGE if target and target.bounds else marks.SIGNS_OF_RUMUS.get(rumus, "") if rumus else ""
