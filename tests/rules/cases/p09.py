"""Cases of P09."""

from __future__ import annotations

from tests.rules.case import STANDING, Case
from tests.rules.changes import PENGATURAN, show_as, together, write
from tests.rules.indicators import NEARLY_NINETY, NINETY
from tests.sample_books import TABEL_3_1, TABEL_3_1_1_A

CASES = (
    Case(
        "P09",
        "on the bound of the other scale, which may have been above it before it was rounded",
        together(
            NINETY,
            write(TABEL_3_1_1_A, G7="Sangat Tinggi"),
            write(PENGATURAN, B5="Permendagri 86/2017 (91, 76, 66, 51)"),
        ),
        (("P06", PENGATURAN, "B5"),),
        (STANDING, ("P09", TABEL_3_1_1_A, "G7")),
        says="sebelum dibulatkan",
    ),
    Case(
        "P09",
        "in the gap",
        together(
            NEARLY_NINETY,
            show_as(TABEL_3_1_1_A, F7="0.00%"),
            write(TABEL_3_1_1_A, G7="Sangat Baik"),
            write(TABEL_3_1, C8="75 – 89,9"),
        ),
        (("P06", TABEL_3_1, "C8"),),
        (STANDING, ("P09", TABEL_3_1_1_A, "G7")),
        says="celah skala",
    ),
    Case(
        "P09",
        "without a gap",
        together(NEARLY_NINETY, show_as(TABEL_3_1_1_A, F7="0.00%"), write(TABEL_3_1_1_A, G7="Baik")),
    ),
)
