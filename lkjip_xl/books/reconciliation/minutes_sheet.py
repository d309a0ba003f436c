"""Berita Acara: the minutes of a reconciliation, with the totals and places to sign."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from lkjip_xl.books.kit import page, styles
from lkjip_xl.books.kit.entry import Entry
from lkjip_xl.books.kit.writer import Sheet, Workbook
from lkjip_xl.check.reconciliation import Reconciliation
from lkjip_xl.report.settings import Settings
from lkjip_xl.tables.measures import Measure
from lkjip_xl.text.words import on_one_line

Amounts = tuple[Entry, Entry, Entry]
"""That of the report, that of the finance files, and their difference."""

_WIDTHS = (5, 38, 20, 20, 18)
_NAMES: dict[str, str] = {Measure.PAGU: "Pagu anggaran", Measure.REALISASI: "Realisasi anggaran"}
_HEADINGS = ("NO", "URAIAN", "MENURUT LKjIP (Rp)", "MENURUT BERKAS KEUANGAN (Rp)", "SELISIH (Rp)")
_FONT_SIZE = 11
_OPENING = (
    "Pada hari ini …………………, tanggal ………… bulan ………………… tahun …………………, kami yang bertanda tangan di bawah ini "
    "telah melaksanakan rekonsiliasi anggaran dan realisasi {instansi} tahun {tahun} antara Laporan Kinerja "
    "Instansi Pemerintah (LKjIP) dan berkas keuangan ({files}), dengan hasil sebagai berikut."
)
_EQUAL = "Kedua pihak menyatakan bahwa angka di LKjIP sama dengan angka di berkas keuangan."
_DIFFERENT = "Terdapat {count} perbedaan, yang dirinci di bawah ini dan akan dibetulkan sebelum LKjIP disampaikan."
_MORE = "Dan {count} perbedaan lain: lihat lembar Rekonsiliasi."
# What is read before it is signed.
_MOST_ROWS = 15
_ACCEPTED = (
    "Angka di LKjIP sama dengan angka di berkas keuangan, kecuali {count} perbedaan yang diterima dengan alasan "
    "di lembar Ringkasan."
)
_NOT_JUDGED = (
    "Angka yang tertulis “tidak dinilai” belum dapat dibandingkan, karena sebagian angka belum terbaca; sebabnya "
    "dirinci di lembar Ringkasan. Rekonsiliasi diulang setelah angka itu dibetulkan."
)

_CLOSING = "Demikian berita acara ini dibuat untuk dipergunakan sebagaimana mestinya."
_GOVERNMENT = "Pemerintah"
_NUMBER = "Nomor: ………………………………"
_SIGNERS = ("Pihak Perencanaan,", "Pihak Keuangan,")
_DOTS, _NIP = "(……………………………………………)", "NIP. ……………………………………"


def write_minutes(
    workbook: Workbook,
    sheet: Sheet,
    found: Reconciliation,
    totals: Mapping[str, Amounts],
    differing: Sequence[tuple[str, Amounts]],
) -> None:
    """Write the sheet; ``differing`` are the rows that differ, each with what it is and its amounts."""
    settings = found.report.settings
    page.set_up(sheet, settings, draft=False, landscape=False)
    for column, width in enumerate(_WIDTHS, 1):
        sheet.set_width(column, width)
    row = _title(workbook, sheet, settings)
    files = ", ".join(on_one_line(each.file) for each in found.sources)
    opening = _OPENING.format(
        instansi=on_one_line(settings.instansi) or "perangkat daerah",
        tahun=settings.tahun or "…………",
        files=files,
    )
    row = _paragraph(workbook, sheet, row + 1, opening)
    named = [(_NAMES[measure], entries) for measure, entries in totals.items()]
    headings = [row]
    row = _table(workbook, sheet, row, "URAIAN", named)
    row = _paragraph(workbook, sheet, row + 1, _result(found))
    told = row - 1
    if differing:
        headings.append(row)
        row = _table(workbook, sheet, row, "YANG BERBEDA", differing[:_MOST_ROWS])
        told = row - 1
        if len(differing) > _MOST_ROWS:
            row = _paragraph(workbook, sheet, row, _MORE.format(count=len(differing) - _MOST_ROWS))
        row += 1
    # All sign on one page, below the last of what they say; no headings stand alone at the foot of another.
    starts = set(range(1, told + 1)) - {each + 1 for each in headings}
    row = _paragraph(workbook, sheet, row, _CLOSING)
    last = _signatures(workbook, sheet, row + 1, on_one_line(settings.instansi) or "Perangkat Daerah")
    area = (last, len(_WIDTHS))
    sheet.print_area(*area)
    if not page.print_whole(sheet, settings, area, landscape=False):
        page.print_in_blocks(sheet, settings, area, starts, landscape=False)


def _title(workbook: Workbook, sheet: Sheet, settings: Settings) -> int:
    """Whose minutes these are, and the number that an office gives them; the row below."""
    style = workbook.style(**{**styles.TITLE, "align": "center"})
    government = on_one_line(settings.pemerintah)
    if government and not government.casefold().startswith(_GOVERNMENT.casefold()):
        government = f"{_GOVERNMENT} {government}"
    texts = (government.upper(), on_one_line(settings.instansi).upper(), "BERITA ACARA REKONSILIASI")
    plain = workbook.style(**{**styles.BASE, "font_size": _FONT_SIZE, "align": "center"})
    row = 0
    for text in (*filter(None, texts), _NUMBER):
        row += 1
        look = plain if text == _NUMBER else style
        sheet.merge(row, 1, row, len(_WIDTHS), look)
        sheet.text(row, 1, text, look)
        sheet.set_height(row, styles.row_height([1], font_size=14))
    return row + 1


def _signatures(workbook: Workbook, sheet: Sheet, row: int, agency: str) -> int:
    """Who signs, with room for a signature, a name and a NIP; the last row."""
    base = workbook.style(**{**styles.BASE, "font_size": _FONT_SIZE})
    for column, signer in zip((2, 4), _SIGNERS, strict=True):
        sheet.text(row, column, signer, base)
        sheet.text(row + 5, column, _DOTS, base)
        sheet.text(row + 6, column, _NIP, base)
    centered = workbook.style(**{**styles.BASE, "font_size": _FONT_SIZE, "align": "center"})
    for at, text in ((8, "Mengetahui,"), (9, f"Kepala {agency},"), (14, _DOTS), (15, _NIP)):
        sheet.merge(row + at, 1, row + at, len(_WIDTHS), centered)
        sheet.text(row + at, 1, text, centered)
    return row + 15


def _result(found: Reconciliation) -> str:
    if found.not_judged:
        return f"{_DIFFERENT.format(count=len(found.standing))} {_NOT_JUDGED}" if found.standing else _NOT_JUDGED
    if not found.agrees:
        return _DIFFERENT.format(count=max(1, len(found.standing)))
    return _ACCEPTED.format(count=len(found.waived)) if found.waived else _EQUAL


def _paragraph(workbook: Workbook, sheet: Sheet, row: int, text: str) -> int:
    style = workbook.style(**{**styles.PLAIN, "font_size": _FONT_SIZE})
    sheet.merge(row, 1, row, len(_WIDTHS), style)
    sheet.text(row, 1, text, style)
    lines = styles.lines_needed(text, sum(_WIDTHS), font_size=_FONT_SIZE)
    sheet.set_height(row, styles.row_height([lines], font_size=_FONT_SIZE) + 6)
    return row + 1


def _table(workbook: Workbook, sheet: Sheet, row: int, what: str, lines: Sequence[tuple[str, Amounts]]) -> int:
    """Write amounts side by side; ``what`` heads their names. The row below."""
    headings = (_HEADINGS[0], what, *_HEADINGS[2:])
    for column, text in enumerate(headings, 1):
        sheet.text(row, column, text, workbook.style(**styles.HEADING))
    sheet.set_height(row, page.heading_height(zip(headings, _WIDTHS, strict=True)))
    for number, (name, entries) in enumerate(lines, 1):
        row += 1
        for column, entry in enumerate((Entry(str(number)), Entry(on_one_line(name)), *entries), 1):
            look: dict[str, Any] = {"num_format": entry.number_format} if entry.number_format else {}
            if column == 1:
                look["align"] = "center"
            if entry in entries:
                look |= {"align": "right", "indent": 1}  # a word in place of an amount too
            style = styles.off_the_line({**styles.CELL, "font_size": _FONT_SIZE, **look})
            entry.write(sheet, row, column, workbook.style(**style))
        needed = styles.lines_needed(on_one_line(name), _WIDTHS[1], font_size=_FONT_SIZE)
        sheet.set_height(row, styles.row_height([needed], font_size=_FONT_SIZE))
    return row + 1
