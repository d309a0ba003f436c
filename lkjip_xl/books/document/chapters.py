"""The report's chapters in a document: each table with its caption, lines and sentences; methods at the end."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path
from typing import Final

from lkjip_xl.books.document.charts import charts_of
from lkjip_xl.books.document.tables import ABOVE_METHODS, PrintedTable, table_of_methods
from lkjip_xl.books.document.writer import SOURCE, WordDocument
from lkjip_xl.books.finished.layout import TableLayout
from lkjip_xl.books.finished.printing import Printing
from lkjip_xl.books.finished.renstra_charts import RenstraFigures
from lkjip_xl.report.model import Report
from lkjip_xl.report.own_titles import printed_name
from lkjip_xl.rules.findings import CheckResult
from lkjip_xl.show.narrative.passages import passages
from lkjip_xl.tables import DRAFT
from lkjip_xl.text.words import full_name, on_one_line

_CHAPTERS: Final = {
    "1": "BAB I PENDAHULUAN",
    "2": "BAB II PERENCANAAN KINERJA",
    "3": "BAB III AKUNTABILITAS KINERJA",
}
_LAST_CHAPTER: Final = "3"
_METHODS: Final = "LAMPIRAN: METODE PENGHITUNGAN"


def write_document(target: Path, report: Report, result: CheckResult, *, draft: bool) -> None:
    """Write the chapters with their tables, as the finished workbook prints them, into a Word document.

    ``draft`` puts the word DRAF on every page.

    Raises:
        CannotWrite: if the target cannot be written.

    """
    printing = Printing.of(report, result)
    settings, layouts = printing.report.settings, printing.layouts
    agency = on_one_line(full_name(settings.instansi, settings.pemerintah, ", "))
    author = on_one_line(settings.instansi)
    document = WordDocument(printing.title, author, settings.kertas, agency, DRAFT if draft else "")
    sentences = {each.table: each.paragraphs for each in passages(printing.report, printing.entries.recomputed)}
    layouts_of_report = layouts.in_order(part_of_report=True)
    tables = {layout.table.spec.key: PrintedTable.of(printing, layout) for layout in layouts_of_report}
    renstra = RenstraFigures.of(layouts, printing.entries, 1, 1)
    for chapter, of_chapter in groupby(layouts_of_report, key=_chapter):
        inside = [tables[layout.table.spec.key] for layout in of_chapter]
        # A table alone on a page of the other way round would tear the chapter apart.
        landscape = not all(table.fits(document.room(landscape=False)) for table in inside)
        document.turn(landscape=landscape)
        document.heading(_CHAPTERS[chapter])
        for table in inside:
            spec = table.layout.table.spec
            document.caption(on_one_line(printed_name(settings, spec, table.layout.table).title))
            if not table.layout.table.rows:
                # In a draft: headings alone would be taken for a table that was lost.
                document.paragraph(f"[{spec.sheet} belum diisi]")
                continue
            document.table(table.table(document.room(landscape=landscape)))
            for line in table.lines:
                document.paragraph(line, SOURCE)
            for sentence in sentences.get(spec.key, ()):
                document.paragraph(sentence.text)
            if renstra and renstra.layout is table.layout:
                for charts in charts_of(renstra, document.room(landscape=landscape)):
                    document.charts(charts)
    document.turn(landscape=True)
    document.heading(_METHODS)
    document.paragraph(ABOVE_METHODS, SOURCE)
    document.table(table_of_methods(printing, document.room(landscape=True)))
    document.save(target)


def _chapter(layout: TableLayout) -> str:
    """The number of the chapter in which a table stands; of one that has none in its name, the last."""
    return next((char for char in layout.sheet if char in _CHAPTERS), _LAST_CHAPTER)
