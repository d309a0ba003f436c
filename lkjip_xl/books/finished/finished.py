"""The finished workbook: every table recomputed from its leaf rows, with live formulas, charts and findings."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path

from lkjip_xl.books.finished.findings_sheet import write_findings
from lkjip_xl.books.finished.forms_sheet import write_form
from lkjip_xl.books.finished.layout import TableLayout
from lkjip_xl.books.finished.methods_sheet import write_methods
from lkjip_xl.books.finished.narrative_sheet import write_narrative
from lkjip_xl.books.finished.penyerapan_sheet import absorption_layout, write_absorption
from lkjip_xl.books.finished.printing import Printing
from lkjip_xl.books.finished.renstra_charts import RenstraFigures
from lkjip_xl.books.finished.summary import write_summary
from lkjip_xl.books.kit.writer import Workbook
from lkjip_xl.report.model import Report
from lkjip_xl.report.place import Place
from lkjip_xl.rules.findings import CheckResult, Severity
from lkjip_xl.tables import FORMS, RINGKASAN, TEMUAN
from lkjip_xl.text.words import on_one_line


@dataclass(frozen=True, slots=True)
class Finished:
    """What to say of a finished workbook.

    ``kept`` are the cells that stay as they were typed though another figure is computed, ``otherwise`` is how
    many are printed otherwise than they were typed, ``findings`` how many its sheet Temuan tells, without those
    that somebody has accepted, ``of_print`` how many of them are about what is printed,
    which a check does not tell.
    """

    kept: frozenset[Place]
    otherwise: int
    findings: int
    of_print: int


def write_finished(target: Path, report: Report, result: CheckResult, *, draft: bool) -> Finished:
    """Write the finished workbook of a report.

    ``draft`` puts the word DRAF on every printed page. A figure that somebody has accepted on Pengecualian, though
    another is computed, stays as it was typed: see :mod:`lkjip_xl.books.finished.accepted`.

    Raises:
        CannotWrite: if the target cannot be written.

    """
    printing = Printing.of(report, result)
    report, layouts, entries = printing.report, printing.layouts, printing.entries
    with Workbook(target, printing.title, on_one_line(report.settings.instansi)) as workbook:
        book = _Book(workbook, printing, draft)
        summary = workbook.sheet(RINGKASAN)
        renstra = write_summary(workbook, summary, report, layouts, entries, printing.result, draft=draft)
        for layout in layouts.in_order(part_of_report=True):
            book.write_table(layout, renstra if renstra and renstra.layout is layout else None)
        if efficiency := absorption_layout(layouts):
            write_absorption(workbook, efficiency, entries, report.settings, draft=draft)
        write_methods(workbook, report, layouts, entries.typed_absorptions, draft=draft)
        has_errors = bool(printing.result.count(Severity.ERROR))
        write_narrative(workbook, report, entries.recomputed, draft=draft, has_errors=has_errors)
        book.write_forms()
        for layout in layouts.in_order(part_of_report=False):
            book.write_table(layout)
        write_findings(workbook, workbook.sheet(TEMUAN), printing.result, layouts, report.settings, draft=draft)
    findings, checked = len(list(printing.result.standing())), len(list(result.standing()))
    return Finished(printing.kept, len(printing.otherwise), findings, findings - checked)


@dataclass(frozen=True)
class _Book:
    workbook: Workbook
    printing: Printing
    draft: bool

    def write_table(self, layout: TableLayout, renstra: RenstraFigures | None = None) -> None:
        charts = partial(renstra.write_charts, self.workbook) if renstra and not renstra.apart else None
        writer = self.printing.table(self.workbook, layout, charts)
        writer.write(self.workbook.sheet(layout.sheet), draft=self.draft)
        if renstra and renstra.apart:
            renstra.write_apart(self.workbook, draft=self.draft)

    def write_forms(self) -> None:
        report = self.printing.report
        for spec in FORMS:
            sheet = self.workbook.sheet(spec.sheet)
            write_form(self.workbook, sheet, report.forms.get(spec.key), spec, report.settings, draft=self.draft)
