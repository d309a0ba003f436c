"""Cases of S17."""

from __future__ import annotations

from tests.rules.case import Case
from tests.sample_books import TABEL_3_1_1_B

CASES = (
    Case(
        "S17",
        "below the table",
        lambda book: book.lay_picture(TABEL_3_1_1_B, "G320"),
        infos=(("W03", TABEL_3_1_1_B, "G15"), ("S17", TABEL_3_1_1_B, "G320")),
        says="gambar",
    ),
    Case(
        "S17",
        "beside the rows",
        lambda book: book.lay_picture(TABEL_3_1_1_B, "M38"),
        infos=(("W03", TABEL_3_1_1_B, "G15"), ("S17", TABEL_3_1_1_B, "M38")),
    ),
    Case(
        "S17",
        "in the place of a figure",
        lambda book: book.lay_picture(TABEL_3_1_1_B, "G38"),
        (("S05", TABEL_3_1_1_B, "G38"),),
    ),
)
