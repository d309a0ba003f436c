"""Cases of S06."""

from __future__ import annotations

from tests.rules.case import Case
from tests.rules.changes import write
from tests.sample_books import TABEL_2_7, TABEL_3_1_1_B, Book


def text_like_a_formula(book: Book) -> None:
    for sheet in (TABEL_2_7, TABEL_3_1_1_B):
        book[sheet]["D38"].value = "=jumlah mebel yang dipelihara"
        book[sheet]["D38"].data_type = "s"


CASES = (
    Case("S06", "in place of a label", write("Pengaturan", A4="=B4"), (("S06", "Pengaturan", "A4"),)),
    Case("S06", "in a helping column", write(TABEL_2_7, G9="=F9"), (("S06", TABEL_2_7, "G9"),)),
    Case("S06", "in a waiver", write("Pengecualian", C7="=B4"), (("S06", "Pengecualian", "C7"),)),
    Case("S06", "sum", write(TABEL_3_1_1_B, G35="=SUM(G36:G40)"), (("S06", TABEL_3_1_1_B, "G35"),)),
    Case(
        "S06",
        "many are one finding",
        write(TABEL_3_1_1_B, G35="=SUM(G36:G40)", G38="=G37", H38="=1"),
        (("S06", TABEL_3_1_1_B, "G35"),),
        says="2 sel lain",
    ),
    Case("S06", "a text that begins like a formula", text_like_a_formula),
    Case(
        "S06",
        "an empty text that another program has not stored",
        lambda book: book.show(TABEL_3_1_1_B, "K6", '=IF(COUNT(Z6)<1,"",1)', None, stored=False),
        (("S06", TABEL_3_1_1_B, "K6"),),
        says="tidak menyimpan hasilnya",
    ),
)
