"""Figures of the finished workbook that stay as they were typed: accepted ones, and sums of what was not read."""

from __future__ import annotations

from lkjip_xl.figures.precision import interval_of
from lkjip_xl.figures.recompute import Recomputed
from lkjip_xl.report.cell import Cell
from lkjip_xl.report.model import Report, Row, Table
from lkjip_xl.report.place import Place
from lkjip_xl.rules.findings import CheckResult
from lkjip_xl.tables.calculation import Across
from lkjip_xl.tables.spec import Column, Kind


def kept_figures(report: Report, result: CheckResult) -> frozenset[Place]:
    """The cells in which something else stands than what is computed, of accepted findings and such sums."""
    accepted = {finding.problem.place for finding in result.waived} | _sums_of_unread(report)
    if not accepted:
        return frozenset()
    recomputed = Recomputed(report)
    return frozenset(
        cell.place
        for table in report.report_tables
        for row, column, cell in table.cells(*Kind)
        if cell.place in accepted and not _is_computed(recomputed, table, row, column, cell)
    )


def _sums_of_unread(report: Report) -> set[Place]:
    """The sums across their rows that may count columns of no table."""
    return {
        table.place(row, column.key)
        for table in report.report_tables
        for column in table.spec.columns
        if isinstance(column.calc, Across)
        for row in table.rows
        if table.unread_in_sum(row, column.key)
    }


def _is_computed(
    recomputed: Recomputed,
    table: Table,
    row: Row,
    column: Column,
    cell: Cell,
) -> bool:
    """Whether a cell shows what the finished workbook computes for it; a label or a running number never does."""
    if column.category_of or column.counts:
        return False
    value = recomputed.figure(table, row, column)
    if value is None or cell.amount is None:
        return value is cell.amount
    if column.kind is not Kind.PERCENT:
        return value == cell.amount
    span = interval_of(cell, column.kind)
    return span is not None and span.holds(value)
