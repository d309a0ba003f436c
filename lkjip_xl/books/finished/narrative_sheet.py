"""Narasi: the drafted sentences of Bab III, one paragraph to a cell, ready to be copied into a text."""

from __future__ import annotations

from lkjip_xl import tables
from lkjip_xl.books.kit import finished_styles as looks
from lkjip_xl.books.kit import page, styles
from lkjip_xl.books.kit.writer import Sheet, Workbook
from lkjip_xl.figures.recompute import Recomputed
from lkjip_xl.report.model import Report
from lkjip_xl.report.own_titles import printed_name
from lkjip_xl.show.narrative.passages import passages

_TITLE = "Narasi Bab III"
_READY = "Kalimat dari angka buku kerja ini, siap disalin ke Word. Yang di dalam [ ] diisi sendiri."
_LATER = "Kalimat dari angka buku kerja ini. Salin ke Word nanti, dari yang ditulis lagi tanpa DRAF."
_FIXED = "Kalimatnya tidak ikut berubah bila angka di lembar lain diubah: tulis lagi buku kerja jadinya."
_DRAFT = f"{tables.DRAFT} – angkanya belum final."
_EMPTY = "Belum ada angka yang dapat dinarasikan."
_WIDTH = 80
_FONT_SIZE = 11


def write_narrative(
    workbook: Workbook, report: Report, recomputed: Recomputed, *, draft: bool, has_errors: bool
) -> None:
    """Write the sheet."""
    sheet = workbook.sheet(tables.NARASI)
    page.set_up(sheet, report.settings, draft=draft, landscape=False)
    sheet.set_width(1, _WIDTH)
    sheet.text(1, 1, _TITLE, workbook.style(**styles.TITLE))
    sheet.set_height(1, styles.row_height([1], font_size=14))
    row = 1
    if draft:
        row += 1
        banner = looks.BANNER if has_errors else looks.CALM_BANNER
        _write_paragraph(workbook, sheet, row, _DRAFT, {**banner, "font_size": _FONT_SIZE})
    for note in (_LATER if draft else _READY, _FIXED):
        row += 1
        _write_paragraph(workbook, sheet, row, note, {**styles.NOTE, "text_wrap": True})
    found = passages(report, recomputed)
    starts = []
    for passage in found:
        row += 2
        title = printed_name(
            report.settings, tables.table_named(passage.table), report.tables[passage.table]
        ).title
        _write_paragraph(workbook, sheet, row, title, {**looks.SECTION, "text_wrap": True})
        # A heading stays on the page of its first paragraph.
        starts += [row, *range(row + 2, row + 1 + len(passage.paragraphs))]
        for paragraph in passage.paragraphs:
            row += 1
            _write_paragraph(workbook, sheet, row, paragraph.text, {**styles.PLAIN, "font_size": _FONT_SIZE})
    if not found:
        row += 2
        sheet.text(row, 1, _EMPTY, workbook.style(**styles.BASE))
    sheet.print_area(row, 1)
    page.print_in_blocks(sheet, report.settings, (row, 1), starts, landscape=False)


def _write_paragraph(workbook: Workbook, sheet: Sheet, row: int, text: str, style: styles.Style) -> None:
    sheet.text(row, 1, text, workbook.style(**style))
    size = style["font_size"]
    lines = styles.lines_needed(text, _WIDTH, font_size=size, bold=bool(style.get("bold")))
    sheet.set_height(row, styles.row_height([lines], font_size=size) + 3)
