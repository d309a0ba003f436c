"""Cases of P09."""

from __future__ import annotations

from tests.rules.case import STANDING, Case
from tests.rules.changes import PENGATURAN, show_as, together, write
from tests.rules.indicators import HIGH, NEARLY_NINETY, NINETY, capaian
from tests.sample_books import TABEL_3_1, TABEL_3_1_1_A

TO_HUNDRED = write(TABEL_3_1, C7="90 - 100 %")

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
    Case(
        "P09",
        "above the end of the scale",
        together(HIGH, capaian(1.25, 29.67), write(TABEL_3_1_1_A, G7="Sangat Baik"), TO_HUNDRED),
        infos=(STANDING, ("P09", TABEL_3_1_1_A, "G7")),
        says="di atas akhir skala (90 - 100 %)",
    ),
    Case(
        "P09",
        "above the end of the scale, where nobody has typed a category",
        together(HIGH, capaian(1.25, 29.67), TO_HUNDRED),
        infos=(STANDING, ("P09", TABEL_3_1_1_A, "G7")),
        says="kategori tertingginya",
    ),
    Case("P09", "on the end of the scale", TO_HUNDRED),
    Case(
        "P09",
        "above a scale without an end",
        together(HIGH, capaian(1.25, 29.67), write(TABEL_3_1_1_A, G7="Sangat Baik")),
    ),
)
