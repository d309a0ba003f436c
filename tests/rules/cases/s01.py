"""Cases of S01."""

from __future__ import annotations

from tests.rules.case import Case
from tests.rules.changes import Change, remove_sheet
from tests.sample_books import TABEL_3_1_2, Book


def rename(sheet: str, name: str) -> Change:
    def change(book: Book) -> None:
        book[sheet].title = name

    return change


CASES = (
    Case(
        "S01",
        "no sheet",
        remove_sheet(TABEL_3_1_2),
        (("S01", TABEL_3_1_2, "A1"),),
        expected=TABEL_3_1_2,
        says="tidak ada",
    ),
    Case("S01", "no identity", remove_sheet("Identitas"), (("S01", "Identitas", "A1"),)),
    Case(
        "S01",
        "a name like it",
        rename(TABEL_3_1_2, "Tabel 312"),
        (("S01", TABEL_3_1_2, "A1"),),
        actual="Tabel 312",
        says="mirip",
    ),
    Case("S01", "only case and dots differ", rename(TABEL_3_1_2, "TABEL 3-1-2 ")),
    Case("S01", "a sheet nobody must have", remove_sheet("Pengaturan")),
)
