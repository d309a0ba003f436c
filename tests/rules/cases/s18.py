"""Cases of S18."""

from __future__ import annotations

from tests.rules.case import Case
from tests.rules.changes import together
from tests.sample_books import TABEL_3_1_1_B

CASES = (
    Case(
        "S18",
        "an amount",
        lambda book: book.show(TABEL_3_1_1_B, "G10", "=[1]Sheet1!F10", 68_398_750),
        infos=(("W03", TABEL_3_1_1_B, "G15"), ("S18", TABEL_3_1_1_B, "G10")),
        says="buku kerja lain",
    ),
    Case(
        "S18",
        "two amounts of one file with its path",
        together(
            lambda book: book.show(TABEL_3_1_1_B, "G10", "='D:\\DPA\\[LRA 2023.xlsx]Sheet1'!F10", 68_398_750),
            lambda book: book.show(
                TABEL_3_1_1_B, "G11", "='D:\\DPA\\[LRA 2023.xlsx]Sheet1'!F11", book[TABEL_3_1_1_B]["G11"].value
            ),
        ),
        infos=(("W03", TABEL_3_1_1_B, "G15"), ("S18", TABEL_3_1_1_B, "G10")),
        says="“LRA 2023.xlsx”",
    ),
    Case(
        "S18",
        "a column of a table",
        lambda book: book.show(
            TABEL_3_1_1_B, "G10", "=Tabel1[[#This Row],[Nilai]]+INDEX(Tabel1[2023],1)", 68_398_750
        ),
    ),
)
