"""Cases of S27."""

from __future__ import annotations

from tests.rules.case import STANDING, Case
from tests.rules.changes import together, write
from tests.rules.waiving import ANY_AMOUNT, FIGURES, KEGIATAN, SLIP, waive
from tests.sample_books import TABEL_3_1_1_B

CASES = (
    Case(
        "S27",
        "an amount without figures",
        together(SLIP, waive("T01", TABEL_3_1_1_B, KEGIATAN)),
        (("T01", TABEL_3_1_1_B, "G22"),),
        infos=(STANDING, ANY_AMOUNT),
        says="angka berapa pun.",
    ),
    Case(
        "S27",
        "two amounts without figures",
        together(SLIP, write(TABEL_3_1_1_B, F22=395_975_354), waive("T01", TABEL_3_1_1_B, KEGIATAN)),
        (
            ("T02", TABEL_3_1_1_B, "F8"),
            ("T01", TABEL_3_1_1_B, "F22"),
            ("K01", TABEL_3_1_1_B, "F22"),
            ("T01", TABEL_3_1_1_B, "G22"),
        ),
        infos=(STANDING, ANY_AMOUNT),
        says="sekarang menutupi 2 temuan",
    ),
    Case(
        "S27",
        "with its figures",
        together(SLIP, waive("T01", TABEL_3_1_1_B, KEGIATAN, angka=FIGURES)),
        (("T01", TABEL_3_1_1_B, "G22"),),
    ),
    Case(
        "S27",
        "with what is written alone",
        together(SLIP, waive("T01", TABEL_3_1_1_B, KEGIATAN, angka="385.221.368")),
        (("T01", TABEL_3_1_1_B, "G22"),),
        infos=(STANDING, ANY_AMOUNT),
        says="berapa pun yang seharusnya",
    ),
)
