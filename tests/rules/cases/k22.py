"""Cases of K22."""

from __future__ import annotations

from tests.rules.case import Case
from tests.rules.changes import together, write
from tests.sample_books import TABEL_2_7, TABEL_3_1_1_B, Book


def exchange_cells(book: Book, sheet: str, one: str, other: str) -> None:
    a, b = book[sheet][one], book[sheet][other]
    a.value, b.value = b.value, a.value


CASES = (
    Case(
        "K22",
        "names exchanged in 3.1.1.b",
        together(
            write(TABEL_2_7, B24="8.01.01.2.06.0002", B25="8.01.01.2.06.0005"),
            write(TABEL_3_1_1_B, B24="8.01.01.2.06.0002", B25="8.01.01.2.06.0005"),
            lambda book: exchange_cells(book, TABEL_3_1_1_B, "C24", "C25"),
        ),
        (("K22", TABEL_3_1_1_B, "C24"),),
        says="tertukar dengan C25",
    ),
    Case(
        "K22",
        "a slip in a name is none",
        write(TABEL_3_1_1_B, C24="Penyediaan Peralatan dan Perlengkapan Kantr"),
        (("K03", TABEL_3_1_1_B, "C24"),),
    ),
)
