"""Cases of S11."""

from __future__ import annotations

from tests.rules.case import Case
from tests.rules.changes import Change, leave_out, together, write
from tests.sample_books import TABEL_2_7, TABEL_3_1_1_B, Book


def delete_rows(row: int, amount: int = 1) -> Change:
    def change(book: Book) -> None:
        for sheet in (TABEL_2_7, TABEL_3_1_1_B):
            book[sheet].delete_rows(row, amount)

    # Tabel 2.1 would follow by its formulas.
    return together(change, leave_out("Tabel 2.1"))


CASES = (
    Case(
        "S11",
        "no kegiatan",
        delete_rows(42),
        (("S11", TABEL_2_7, "A42"), ("S11", TABEL_3_1_1_B, "A42")),
        actual="Sub Kegiatan",
    ),
    Case(
        "S11",
        "no kegiatan in one table",
        lambda book: book[TABEL_3_1_1_B].delete_rows(42),
        (("S11", TABEL_3_1_1_B, "A42"), ("K02", TABEL_2_7, "C42")),
        says="beserta 2 baris sesudahnya",
    ),
    Case(
        "S11",
        "a kegiatan that JENIS calls a sub kegiatan, where no sums tell it",
        write(TABEL_3_1_1_B, A42="Sub Kegiatan", F38="menyusul"),
        (
            ("S11", TABEL_3_1_1_B, "A42"),
            ("D03", TABEL_3_1_1_B, "F38"),
            *(("K02", TABEL_3_1_1_B, cell) for cell in ("C43", "C44", "C45")),
        ),
    ),
    Case("S11", "a program without kegiatan", delete_rows(42, 4)),
)
