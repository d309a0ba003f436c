"""Cases of S15."""

from __future__ import annotations

from tests.rules.case import Case
from tests.rules.changes import Change
from tests.sample_books import Book


def summary(text: str) -> Change:
    """The sheet that build puts first, with this in its first cell."""

    def change(book: Book) -> None:
        book.workbook.create_sheet("Ringkasan")["A1"] = text

    return change


CASES = (
    Case("S15", "a draft", summary("DRAF – belum dapat diserahkan"), (("S15", "Ringkasan", "A1"),)),
    Case("S15", "no draft", summary("Ringkasan Laporan Kinerja Tahun 2023")),
)
