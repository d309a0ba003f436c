"""The report's chapters in a document: each table with its caption, lines and sentences; methods at the end."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby
from pathlib import Path
from typing import Final

from lkjip_xl.books.document.charts import charts_of
from lkjip_xl.books.document.tables import PrintedTable
from lkjip_xl.books.document.writer import HEADING_CELL, SOURCE, WordCell, WordDocument, WordTable
from lkjip_xl.books.finished.layout import TableLayout
from lkjip_xl.books.finished.methods_sheet import COLUMNS, methods
from lkjip_xl.books.finished.printing import Printing
from lkjip_xl.books.finished.renstra_charts import RenstraFigures
from lkjip_xl.books.kit import styles
from lkjip_xl.books.kit.remembered import RememberedSheet
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
_SHEETS: Final = "Lembar yang disebut di bawah ini ada di buku kerjanya."


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
    tables, renstra = _tables(printing), RenstraFigures.of(layouts, printing.entries, 1, 1)
    for chapter, of_chapter in groupby(layouts.in_order(part_of_report=True), key=_chapter):
        inside = [tables[layout.table.spec.key] for layout in of_chapter]
        # A table alone on a page of the other way round would tear the chapter apart.
        landscape = not all(table.fits(document.room(landscape=False)) for table in inside)
        document.turn(landscape=landscape)
        document.heading(_CHAPTERS[chapter])
        for table in inside:
            spec = table.layout.table.spec
            document.caption(on_one_line(printed_name(settings, spec, table.layout.table).title))
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
    document.paragraph(_SHEETS, SOURCE)
    document.table(_table_of_methods(printing, document.room(landscape=True)))
    document.save(target)


def _chapter(layout: TableLayout) -> str:
    """The number of the chapter in which a table stands; of one that has none in its name, the last."""
    return next((char for char in layout.sheet if char in _CHAPTERS), _LAST_CHAPTER)


def _tables(printing: Printing) -> Mapping[str, PrintedTable]:
    """The tables by their keys, with every cell as the finished workbook shows it."""
    found = {}
    for layout in printing.layouts.in_order(part_of_report=True):
        sheet = RememberedSheet()
        last = printing.table(sheet, layout).write_without_pages(sheet)
        found[layout.table.spec.key] = PrintedTable(layout, sheet, last)
    return found


def _table_of_methods(printing: Printing, room: float) -> WordTable:
    headings = [WordCell(heading, HEADING_CELL, fill=styles.DARK_BLUE) for heading, _ in COLUMNS]
    found = methods(printing.report, printing.layouts, printing.entries.typed_absorptions)
    rows = [
        [WordCell(text) for text in (each.topic, each.words, each.setting.shown, each.source)] for each in found
    ]
    whole = sum(width for _, width in COLUMNS)
    widths = [room * width / whole for _, width in COLUMNS]
    return WordTable([headings, *rows], 1, widths, styles.FONT_SIZE)
