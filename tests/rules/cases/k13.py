"""Cases of K13."""

from __future__ import annotations

from tests.rules.case import STANDING, Case
from tests.rules.changes import together, write
from tests.rules.indicators import capaian
from tests.sample_books import PERJANJIAN, SASARAN, TABEL_3_1_1_A, TABEL_3_1_2

CASES = (
    Case(
        "K13",
        "another target in the agreement",
        together(
            write(PERJANJIAN, D7=80),
            write(TABEL_3_1_1_A, D7=0.8),
            write(TABEL_3_1_2, F8=0.8),
            capaian(1.25, 29.67),
        ),
        infos=(STANDING, ("K13", PERJANJIAN, "D7")),
        expected="100",
        actual="80",
        says="Target PK 2023",
    ),
    Case("K13", "of a year that Renstra has none for", write(SASARAN, D7="-")),
)
