"""Berita Acara: the minutes of a reconciliation, with the totals and places to sign."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from lkjip_xl.books.kit import page, styles
from lkjip_xl.books.kit.entry import Entry
from lkjip_xl.books.kit.writer import Sheet, Workbook
from lkjip_xl.check.reconciliation import Reconciliation
from lkjip_xl.tables.measures import Measure
from lkjip_xl.text.words import on_one_line

_WIDTHS = (6, 28, 24, 32, 22)
_HEADINGS = ("NO", "URAIAN", "MENURUT LKjIP (Rp)", "MENURUT BERKAS KEUANGAN (Rp)", "SELISIH (Rp)")
_FONT_SIZE = 11
_OPENING = (
    "Pada hari ini …………………, tanggal ………… bulan ………………… tahun …………………, kami yang bertanda tangan di bawah ini "
    "telah melaksanakan rekonsiliasi anggaran dan realisasi {instansi} tahun {tahun} antara Laporan Kinerja "
    "Instansi Pemerintah (LKjIP) dan berkas keuangan ({files}), dengan hasil sebagai berikut."
)
_EQUAL = "Kedua pihak menyatakan bahwa angka di LKjIP sama dengan angka di berkas keuangan."
_DIFFERENT = (
    "Terdapat {count} perbedaan, yang dirinci di lembar Ringkasan dan Rekonsiliasi dan akan dibetulkan sebelum "
    "LKjIP disampaikan."
)
_ACCEPTED = (
    "Angka di LKjIP sama dengan angka di berkas keuangan, kecuali {count} perbedaan yang diterima dengan alasan "
    "di lembar Ringkasan."
)
_NOT_JUDGED = (
    "Angka yang tertulis “tidak dinilai” belum dapat dibandingkan, karena sebagian angka belum terbaca; sebabnya "
    "dirinci di lembar Ringkasan. Rekonsiliasi diulang setelah angka itu dibetulkan."
)

_CLOSING = "Demikian berita acara ini dibuat untuk dipergunakan sebagaimana mestinya."
_SIGNERS = ("Pihak Perencanaan,", "Pihak Keuangan,")
_DOTS = "(……………………………………………)"


def write_minutes(
    workbook: Workbook, sheet: Sheet, found: Reconciliation, totals: Mapping[str, tuple[Entry, Entry, Entry]]
) -> None:
    """Write the sheet."""
    settings = found.report.settings
    page.set_up(sheet, settings, draft=False, landscape=False)
    for column, width in enumerate(_WIDTHS, 1):
        sheet.set_width(column, width)
    title = workbook.style(**{**styles.TITLE, "align": "center"})
    for row, text in enumerate(("BERITA ACARA REKONSILIASI", on_one_line(settings.instansi).upper()), 1):
        sheet.merge(row, 1, row, len(_WIDTHS), title)
        sheet.text(row, 1, text, title)
        sheet.set_height(row, styles.row_height([1], font_size=14))
    files = ", ".join(on_one_line(each.file) for each in found.sources)
    opening = _OPENING.format(
        instansi=on_one_line(settings.instansi) or "perangkat daerah",
        tahun=settings.tahun or "…………",
        files=files,
    )
    row = _paragraph(workbook, sheet, 4, opening)
    row = _table(workbook, sheet, row + 1, totals)
    row = _paragraph(workbook, sheet, row + 1, _result(found))
    row = _paragraph(workbook, sheet, row, _CLOSING)
    base = workbook.style(**{**styles.BASE, "font_size": _FONT_SIZE})
    for column, signer in zip((2, 4), _SIGNERS, strict=True):
        sheet.text(row + 1, column, signer, base)
        sheet.text(row + 6, column, _DOTS, base)
        sheet.text(row + 7, column, "NIP.", base)
    sheet.print_area(row + 7, len(_WIDTHS))


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


def _table(workbook: Workbook, sheet: Sheet, row: int, totals: Mapping[str, tuple[Entry, Entry, Entry]]) -> int:
    for column, text in enumerate(_HEADINGS, 1):
        sheet.text(row, column, text, workbook.style(**styles.HEADING))
    sheet.set_height(row, page.heading_height(zip(_HEADINGS, _WIDTHS, strict=True)))
    for number, (measure, entries) in enumerate(totals.items(), 1):
        row += 1
        name = "Pagu anggaran" if measure == Measure.PAGU else "Realisasi anggaran"
        for column, entry in enumerate((Entry(str(number)), Entry(name), *entries), 1):
            look: dict[str, Any] = {"num_format": entry.number_format} if entry.number_format else {}
            if entry in entries:
                look |= {"align": "right", "indent": 1}  # a word in place of an amount too
            entry.write(sheet, row, column, workbook.style(**{**styles.CELL, "font_size": _FONT_SIZE, **look}))
    return row + 1
