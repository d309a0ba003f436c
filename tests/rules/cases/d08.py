"""Cases of D08."""

from __future__ import annotations

from decimal import Decimal

from tests.rules.case import Case
from tests.rules.changes import in_both, show_as, together, write
from tests.sample_books import TABEL_3_1_1_B

CASES = (
    Case(
        "D08",
        "a dot in percent",
        write(TABEL_3_1_1_B, H38="98.856"),
        (("D08", TABEL_3_1_1_B, "H38"),),
        expected=Decimal("98.856"),
        says="98,856",
    ),
    Case(
        "D08",
        "a comma in rupiah",
        together(in_both(F38=9_000, F39=32_491_800), write(TABEL_3_1_1_B, G38="8,120", G39=31_661_880, H38=90)),
        (("D08", TABEL_3_1_1_B, "G38"),),
        expected=Decimal(8120),
    ),
    Case(
        "D08", "thousands and thousands", write(TABEL_3_1_1_B, G38="8.120.000"), (("D02", TABEL_3_1_1_B, "G38"),)
    ),
    Case("D08", "a decimal comma", write(TABEL_3_1_1_B, H38="98,86"), (("D02", TABEL_3_1_1_B, "H38"),)),
    Case("D08", "a real number", together(write(TABEL_3_1_1_B, H38=98.856), show_as(TABEL_3_1_1_B, H38="0.000"))),
)
