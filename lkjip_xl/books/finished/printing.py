"""A report ready to be printed: where everything stands, every figure anew, and what is printed otherwise."""

from __future__ import annotations

from dataclasses import dataclass, replace

from lkjip_xl.books.finished.accepted import kept_figures
from lkjip_xl.books.finished.cell_notes import CellNote, CellNotes
from lkjip_xl.books.finished.cells import Entries
from lkjip_xl.books.finished.in_print import report_in_print
from lkjip_xl.books.finished.kept_as_typed import kept_as_typed
from lkjip_xl.books.finished.layout import Layouts, TableLayout
from lkjip_xl.books.finished.marks import KEPT, RECOMPUTED
from lkjip_xl.books.finished.notes_of_typed import notes_of_typed
from lkjip_xl.books.finished.printed_otherwise import Otherwise, findings_of, printed_otherwise
from lkjip_xl.books.finished.table_sheet import Charts, TableSheet
from lkjip_xl.books.kit.surface import Looks
from lkjip_xl.report.model import Report
from lkjip_xl.report.place import Place
from lkjip_xl.rules.findings import CheckResult
from lkjip_xl.tables import KEPT_AS_TYPED, TYPED_OTHERWISE
from lkjip_xl.text.words import on_one_line


@dataclass(frozen=True)
class Printing:
    """What a finished workbook and a document are written from.

    ``report`` is what is printed, ``result`` what was found with what is printed otherwise than it was typed
    (``otherwise``), ``kept`` are the cells that stay as they were typed though another figure is computed,
    ``accepted`` those of them that somebody has accepted.
    """

    report: Report
    layouts: Layouts
    entries: Entries
    result: CheckResult
    otherwise: tuple[Otherwise, ...]
    accepted: tuple[CellNote, ...]
    kept: frozenset[Place]

    @classmethod
    def of(cls, typed: Report, result: CheckResult) -> Printing:
        """A report as it was typed, with what was found in it."""
        report = report_in_print(typed)
        layouts, kept = Layouts(report), kept_figures(report, result)
        entries = Entries(report, layouts, kept)
        otherwise = printed_otherwise(typed, entries, result)
        result = replace(result, findings=(*result.findings, *findings_of(otherwise, result)))
        return cls(report, layouts, entries, result, otherwise, kept_as_typed(report, entries, result), kept)

    @property
    def title(self) -> str:
        """What the file is called in its properties."""
        settings = self.report.settings
        parts = ("Laporan Kinerja", on_one_line(settings.instansi), str(settings.tahun or ""))
        return " ".join(filter(None, parts))

    def table(self, looks: Looks, layout: TableLayout, charts: Charts | None = None) -> TableSheet:
        """What writes a table, with looks that ``looks`` makes."""
        otherwise = notes_of_typed(self.otherwise)
        typed = CellNotes.of_sheet(f"{TYPED_OTHERWISE}: {RECOMPUTED}", layout.sheet, otherwise)
        kept = CellNotes.of_sheet(f"{KEPT_AS_TYPED}: {KEPT}", layout.sheet, self.accepted)
        return TableSheet(looks, layout, self.entries, self.report.settings, typed, kept, charts)
