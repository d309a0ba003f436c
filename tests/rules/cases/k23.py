"""Cases of K23."""

from __future__ import annotations

from tests.rules.case import Case
from tests.rules.changes import together, write
from tests.sample_books import PERJANJIAN, TABEL_3_1_1_A, TABEL_3_1_2

CASES = (
    Case(
        "K23",
        "a ceiling in the agreement alone",
        write(PERJANJIAN, D7="≤ 100%"),
        (("K23", TABEL_3_1_1_A, "D7"), ("K23", TABEL_3_1_2, "F8")),
        says="makin tinggi makin baik",
    ),
    Case(
        "K23",
        "the formula is chosen",
        together(
            write(PERJANJIAN, D7="≤ 100%"),
            write(TABEL_3_1_1_A, H7="R ÷ T (makin tinggi makin baik)"),
            write(TABEL_3_1_2, I8="R ÷ T (makin tinggi makin baik)"),
        ),
    ),
)
