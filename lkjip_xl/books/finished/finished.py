"""The finished workbook: every table recomputed from its leaf rows, with live formulas, charts and findings."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from lkjip_xl.books.finished.accepted import kept_figures
from lkjip_xl.books.finished.cells import Entries
from lkjip_xl.books.finished.findings_sheet import write_findings
from lkjip_xl.books.finished.forms_sheet import write_form
from lkjip_xl.books.finished.in_print import report_in_print
from lkjip_xl.books.finished.kept_as_typed import Kept, KeptAsTyped, kept_as_typed
from lkjip_xl.books.finished.layout import Layouts, TableLayout
from lkjip_xl.books.finished.methods_sheet import write_methods
from lkjip_xl.books.finished.narrative_sheet import write_narrative
from lkjip_xl.books.finished.notes_of_typed import NotesOfTyped
from lkjip_xl.books.finished.penyerapan_sheet import absorption_layout, write_absorption
from lkjip_xl.books.finished.printed_otherwise import Otherwise, findings_of, printed_otherwise
from lkjip_xl.books.finished.renstra_charts import RenstraFigures
from lkjip_xl.books.finished.summary import write_summary
from lkjip_xl.books.finished.table_sheet import TableSheet
from lkjip_xl.books.kit.writer import Workbook
from lkjip_xl.report.model import Report
from lkjip_xl.report.place import Place
from lkjip_xl.rules.findings import CheckResult
from lkjip_xl.tables import FORMS, RINGKASAN, TEMUAN
from lkjip_xl.text.words import on_one_line


@dataclass(frozen=True, slots=True)
class Finished:
    """What to say of a finished workbook.

    ``kept`` are the cells that stay as they were typed though another figure is computed, ``otherwise`` is how
    many are printed otherwise than they were typed, ``findings`` how many its sheet Temuan tells, without those
    that somebody has accepted.
    """

    kept: frozenset[Place]
    otherwise: int
    findings: int


def write_finished(target: Path, report: Report, result: CheckResult, *, draft: bool) -> Finished:
    """Write the finished workbook of a report.

    ``draft`` puts the word DRAF on every printed page. A figure that somebody has accepted on Pengecualian, though
    another is computed, stays as it was typed: see :mod:`lkjip_xl.books.finished.accepted`.

    Raises:
        CannotWrite: if the target cannot be written.

    """
    typed = report
    report = report_in_print(report)
    layouts, kept = Layouts(report), kept_figures(report, result)
    with Workbook(target, _title(report), on_one_line(report.settings.instansi)) as workbook:
        entries = Entries(report, layouts, kept)
        otherwise = printed_otherwise(typed, entries, result)
        result = replace(result, findings=(*result.findings, *findings_of(otherwise, result)))
        accepted = kept_as_typed(report, entries, result)
        book = _Book(workbook, report, layouts, entries, otherwise, accepted, draft)
        summary = workbook.sheet(RINGKASAN)
        renstra = write_summary(workbook, summary, report, layouts, book.entries, result, draft=draft)
        for layout in layouts.in_order(part_of_report=True):
            book.write_table(layout, renstra if renstra and renstra.layout is layout else None)
        if efficiency := absorption_layout(layouts):
            write_absorption(workbook, efficiency, book.entries, report.settings, draft=draft)
        write_methods(workbook, report, layouts, entries.typed_absorptions, draft=draft)
        write_narrative(workbook, report, entries.recomputed, draft=draft)
        book.write_forms()
        for layout in layouts.in_order(part_of_report=False):
            book.write_table(layout)
        write_findings(workbook, workbook.sheet(TEMUAN), result, layouts, report.settings, draft=draft)
    return Finished(kept, len(otherwise), len(list(result.standing())))


def _title(report: Report) -> str:
    parts = ("Laporan Kinerja", on_one_line(report.settings.instansi), str(report.settings.tahun or ""))
    return " ".join(filter(None, parts))


@dataclass(frozen=True)
class _Book:
    workbook: Workbook
    report: Report
    layouts: Layouts
    entries: Entries
    otherwise: tuple[Otherwise, ...]
    accepted: tuple[Kept, ...]
    draft: bool

    def write_table(self, layout: TableLayout, renstra: RenstraFigures | None = None) -> None:
        typed = NotesOfTyped.of_sheet(layout.sheet, self.otherwise)
        kept = KeptAsTyped.of_sheet(layout.sheet, self.accepted)
        writer = TableSheet(self.workbook, layout, self.entries, self.report.settings, typed, kept, renstra)
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
