"""The finished workbook: every table recomputed from its leaf rows, with live formulas, charts and findings."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from lkjip_xl.build import page
from lkjip_xl.build.absorption_sheet import absorption_layout, write_absorption
from lkjip_xl.build.findings_sheet import write_findings
from lkjip_xl.build.finished_cells import Entries
from lkjip_xl.build.finished_layout import Layouts, TableLayout, with_total_rows
from lkjip_xl.build.finished_table import TableSheet, write_form
from lkjip_xl.build.methods_sheet import write_methods
from lkjip_xl.build.narrative_sheet import write_narrative
from lkjip_xl.build.renstra_charts import RenstraFigures
from lkjip_xl.build.summary import write_summary
from lkjip_xl.build.writer import Workbook
from lkjip_xl.findings import CheckResult, Severity
from lkjip_xl.model import Cell, Place, Report, Row, Table
from lkjip_xl.numbers import round_as_shown, round_half_up
from lkjip_xl.recompute import Recomputed
from lkjip_xl.schema import Column, Kind
from lkjip_xl.tables import FORMS, RINGKASAN, TEMUAN


def write_finished(target: Path, report: Report, result: CheckResult, *, draft: bool) -> None:
    """Write the finished workbook of a report.

    ``draft`` puts the word DRAF on every printed page. A figure that somebody has accepted on Pengecualian, though
    another is computed, stays as it was typed: see :func:`kept_figures`.

    Raises:
        CannotWrite: if the target cannot be written.

    """
    report = with_total_rows(report)
    layouts = Layouts(report)
    with Workbook(target, _title(report), page.printable(report.settings.instansi)) as workbook:
        entries = Entries(report, layouts, kept_figures(report, result))
        book = _Book(workbook, report, layouts, entries, draft)
        summary = workbook.sheet(RINGKASAN)
        renstra = write_summary(workbook, summary, report, layouts, book.entries, result, draft=draft)
        for layout in layouts.in_order(part_of_report=True):
            book.write_table(layout, renstra if renstra and renstra.layout is layout else None)
        if efficiency := absorption_layout(layouts):
            write_absorption(workbook, efficiency, book.entries, report.settings, draft=draft)
        write_methods(workbook, report, layouts, draft=draft)
        write_narrative(workbook, report, entries.recomputed, draft=draft)
        book.write_forms()
        for layout in layouts.in_order(part_of_report=False):
            book.write_table(layout)
        write_findings(workbook, workbook.sheet(TEMUAN), result, layouts, report.settings, draft=draft)


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


def _title(report: Report) -> str:
    parts = ("Laporan Kinerja", page.printable(report.settings.instansi), str(report.settings.tahun or ""))
    return " ".join(filter(None, parts))


@dataclass(frozen=True)
class _Book:
    workbook: Workbook
    report: Report
    layouts: Layouts
    entries: Entries
    draft: bool

    def write_table(self, layout: TableLayout, renstra: RenstraFigures | None = None) -> None:
        writer = TableSheet(self.workbook, layout, self.entries, self.report.settings, renstra)
        writer.write(self.workbook.sheet(layout.sheet), draft=self.draft)

    def write_forms(self) -> None:
        for spec in FORMS:
            write_form(
                self.workbook,
                self.workbook.sheet(spec.sheet),
                self.report.forms.get(spec.key),
                spec,
                self.report.settings,
                draft=self.draft,
            )
