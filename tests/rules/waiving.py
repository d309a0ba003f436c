"""Lines of the sheet Pengecualian, and the slip that they accept."""

from __future__ import annotations

from tests.rules.changes import Change, write
from tests.sample_books import TABEL_3_1_1_B, Book

SHEET = "Pengecualian"

REASON = "Sesuai berita acara rekonsiliasi 5 Januari 2024"

KEGIATAN = "Administrasi Umum Perangkat Daerah"

AKUNTANSI = "Koordinasi dan Pelaksanaan Akuntansi SKPD"

# T01 in G22, and nothing else: the program and JUMLAH add up with it.
SLIP = write(TABEL_3_1_1_B, G22=385_221_368, G8=3_861_486_910, G6=23_425_222_114)


def waive(
    aturan: str | None,
    lembar: str | None,
    baris: str | None,
    kolom: str | None = None,
    alasan: str | None = REASON,
    row: int = 7,
    angka: str | None = None,
) -> Change:
    """A line on Pengecualian."""

    def change(book: Book) -> None:
        for column, value in enumerate((aturan, lembar, baris, kolom, angka, alasan), 1):
            book[SHEET].cell(row, column).value = value

    return change


# What a line without figures is told in every run; and the figures of the slip.
ANY_AMOUNT = ("S27", SHEET, "E7")

FIGURES = "385.221.368 → 385.220.368"
