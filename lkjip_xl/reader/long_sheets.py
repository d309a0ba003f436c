"""Sheets that are longer than any table made by hand: they are refused before their cells are read."""

from __future__ import annotations

from decimal import Decimal

from lkjip_xl.files.refusal import IF_FINANCE, UnreadableFile, refused
from lkjip_xl.text.numbers import format_short

# Nobody writes a longer table of a plan by hand; what is longer is of the finance system.
MOST_ROWS = 5000
"""Of one sheet of an agency's own workbook."""
_END = b"</row>"


def too_long(name: str) -> UnreadableFile:
    """The refusal of a sheet that has more rows."""
    return refused(
        f"lembar “{name}” berisi lebih dari {format_short(Decimal(MOST_ROWS))} baris, terlalu banyak untuk tabel "
        "perencanaan.",
        ("Hapus yang bukan tabel perencanaan di salinannya, lalu ulangi. ", *IF_FINANCE),
    )


def is_long(sheet: bytes) -> bool:
    """Whether the XML of a sheet has more rows with something in them."""
    if sheet.count(_END) <= MOST_ROWS:
        return False
    found = begin = 0
    while found <= MOST_ROWS and (end := sheet.find(_END, begin)) >= 0:
        found += any(sheet.find(tag, begin, end) >= 0 for tag in (b"<v>", b"<is>"))
        begin = end + len(_END)
    return found > MOST_ROWS
