"""What somebody has accepted on Pengecualian: figures of the finished workbook that stay as they were typed."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from lkjip_xl.findings import CheckResult, Severity
from lkjip_xl.model import Cell, Place, Report, Row, Table
from lkjip_xl.numbers import round_as_shown, round_half_up
from lkjip_xl.recompute import Recomputed
from lkjip_xl.schema import Column, Kind


def kept_figures(report: Report, result: CheckResult) -> frozenset[Place]:
    """The cells of accepted findings in which something else stands than what is computed.

    Where no error is left, every total that differs from its parts has been accepted too, if only as part of
    another: it stays as well, so that no total changes that somebody has seen and signed.
    """
    accepted = {finding.problem.place for finding in result.waived}
    if not accepted:
        return frozenset()
    cells = [each for table in report.report_tables for each in _cells_of(table)]
    recomputed = Recomputed(report)
    kept = frozenset(
        cell.place
        for table, row, column, cell in cells
        if cell.place in accepted and not _is_computed(recomputed, table, row, column, cell)
    )
    before: frozenset[Place] = frozenset()
    while kept and kept != before and not result.count(Severity.ERROR):
        before, recomputed = kept, Recomputed(report, kept)
        kept |= {
            cell.place
            for table, row, column, cell in cells
            if column.sums and not _is_computed(recomputed, table, row, column, cell, report.settings.toleransi)
        }
    return kept


def _cells_of(table: Table) -> Iterator[tuple[Table, Row, Column, Cell]]:
    return ((table, row, column, cell) for row, column, cell in table.cells(*Kind))


def _is_computed(
    recomputed: Recomputed,
    table: Table,
    row: Row,
    column: Column,
    cell: Cell,
    tolerance: Decimal = Decimal(0),
) -> bool:
    """Whether a cell shows what the finished workbook computes for it; a label or a running number never does."""
    if column.category_of or column.counts:
        return False
    value = recomputed.figure(table, row, column)
    if value is None or cell.amount is None:
        return value is cell.amount
    if column.kind is not Kind.PERCENT:
        return abs(value - cell.amount) <= tolerance
    return round_half_up(value, cell.decimals) == round_as_shown(cell.amount, cell.decimals)
