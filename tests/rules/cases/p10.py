"""Cases of P10."""

from __future__ import annotations

from tests.rules.case import STANDING, Case
from tests.rules.changes import write
from tests.sample_books import TABEL_3_1_1_A

CASES = (
    Case(
        "P10",
        "a dash",
        write(TABEL_3_1_1_A, G7="-"),
        infos=(STANDING, ("P10", TABEL_3_1_1_A, "G7")),
        expected="Sangat Baik",
        says="padahal dapat ditentukan",
    ),
    Case(
        "P10", "two dashes", write(TABEL_3_1_1_A, G7="-", G8="n/a"), infos=(STANDING, ("P10", TABEL_3_1_1_A, "G7"))
    ),
    Case("P10", "the category", write(TABEL_3_1_1_A, G7="Sangat Baik")),
)
