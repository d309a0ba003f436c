"""Cases of S28."""

from __future__ import annotations

from tests.rules.case import Case
from tests.rules.changes import add, together, write
from tests.rules.waiving import FIGURES, KEGIATAN, SHEET, SLIP, waive
from tests.sample_books import TABEL_3_1_1_B

CASES = (
    Case(
        "S28",
        "another amount is written now",
        together(
            write(TABEL_3_1_1_B, G22=385_231_368, G8=3_861_496_910, G6=23_425_232_114),
            waive("T01", TABEL_3_1_1_B, KEGIATAN, angka=FIGURES),
        ),
        (("T01", TABEL_3_1_1_B, "G22"), ("S28", SHEET, "E7")),
        expected="385.231.368 → 385.220.368",
    ),
    Case(
        "S28",
        "another amount is expected now",
        together(SLIP, add(TABEL_3_1_1_B, "G24", 1), waive("T01", TABEL_3_1_1_B, KEGIATAN, angka=FIGURES)),
        (("T01", TABEL_3_1_1_B, "G22"), ("S28", SHEET, "E7")),
    ),
    Case(
        "S28",
        "another line accepts the new amounts",
        together(
            write(TABEL_3_1_1_B, G22=385_231_368, G8=3_861_496_910, G6=23_425_232_114),
            waive("T01", TABEL_3_1_1_B, KEGIATAN, angka=FIGURES),
            waive("T01", TABEL_3_1_1_B, KEGIATAN, row=8, angka="385.231.368 → 385.220.368"),
        ),
        (("T01", TABEL_3_1_1_B, "G22"), ("S28", SHEET, "E7")),
        says="baris lain sudah menyetujui yang baru",
    ),
    Case(
        "S28",
        "the same amounts",
        together(SLIP, waive("T01", TABEL_3_1_1_B, KEGIATAN, angka=FIGURES)),
        (("T01", TABEL_3_1_1_B, "G22"),),
    ),
)
