"""Cases of P05."""

from __future__ import annotations

from tests.rules.case import Case
from tests.rules.changes import PENGATURAN, show_as, together, write
from tests.rules.indicators import A_DASH, NEARLY_NINETY, NINETY, capaian, no_target, realisasi, target
from tests.sample_books import TABEL_3_1_1_A

CASES = (
    Case(
        "P05",
        "a step too low",
        write(TABEL_3_1_1_A, G7="Baik"),
        (("P05", TABEL_3_1_1_A, "G7"),),
        expected="Sangat Baik",
        actual="Baik",
    ),
    Case(
        "P05",
        "of another scale",
        write(TABEL_3_1_1_A, G7="Tinggi"),
        (("P05", TABEL_3_1_1_A, "G7"),),
        says="bukan kategori",
    ),
    Case("P05", "other case", write(TABEL_3_1_1_A, G7="SANGAT BAIK")),
    Case(
        "P05",
        "the preset of Pengaturan",
        together(
            write("Pengaturan", B5="Permendagri 86/2017 (91, 76, 66, 51)"),
            write(TABEL_3_1_1_A, G7="Sangat Tinggi"),
        ),
        (("P06", PENGATURAN, "B5"),),
    ),
    Case(
        "P05",
        "by the rounded capaian",
        together(NEARLY_NINETY, write(TABEL_3_1_1_A, G7="Sangat Baik")),
    ),
    Case(
        "P05",
        "as it is printed",
        together(NEARLY_NINETY, show_as(TABEL_3_1_1_A, F7="0.00%"), write(TABEL_3_1_1_A, G7="Sangat Baik")),
        (("P05", TABEL_3_1_1_A, "G7"),),
        expected="Baik",
        says="89,95%",
    ),
    Case("P05", "by the unrounded capaian", together(NEARLY_NINETY, write(TABEL_3_1_1_A, G7="Baik"))),
    Case(
        "P05",
        "on the bound, too low",
        together(NINETY, write(TABEL_3_1_1_A, G7="Cukup")),
        (("P05", TABEL_3_1_1_A, "G7"),),
    ),
    Case(
        "P05",
        "on the bound of what may have been rounded up to it",
        together(NINETY, write(TABEL_3_1_1_A, G7="Baik")),
    ),
    Case("P05", "on the bound", together(NINETY, write(TABEL_3_1_1_A, G7="Sangat Baik"))),
    Case(
        "P05",
        "below the gap of the other scale",
        together(
            NINETY, write(TABEL_3_1_1_A, G7="Sedang"), write(PENGATURAN, B5="Permendagri 86/2017 (91, 76, 66, 51)")
        ),
        (("P05", TABEL_3_1_1_A, "G7"), ("P06", PENGATURAN, "B5")),
        expected="Tinggi",
    ),
    Case(
        "P05",
        "of nothing",
        together(target(100), realisasi(0, 0), capaian(0, -95.33), write(TABEL_3_1_1_A, G7="Sangat Kurang")),
    ),
    Case(
        "P05", "the capaian is the fault", write(TABEL_3_1_1_A, F7=0.8, G7="Baik"), (("P01", TABEL_3_1_1_A, "F7"),)
    ),
    Case("P05", "of a dash", together(no_target("-"), A_DASH, write(TABEL_3_1_1_A, G7="Baik"))),
    Case(
        "P05",
        "of the capaian that is not rounded",
        together(write(TABEL_3_1_1_A, E7=0.8997, F7=0.9, G7="Baik"), show_as(TABEL_3_1_1_A, E7="0.00%", F7="0%")),
        (("K06", TABEL_3_1_1_A, "E7"),),
    ),
    Case("P05", "a dash for a category", together(no_target("-"), A_DASH, write(TABEL_3_1_1_A, G7="-"))),
)
