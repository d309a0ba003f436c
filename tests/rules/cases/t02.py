"""Cases of T02."""

from __future__ import annotations

from decimal import Decimal

from tests.rules.case import Case
from tests.rules.changes import HIDDEN, in_both, together, tolerance, write
from tests.sample_books import TABEL_2_7, TABEL_3_1_1_B

CASES = (
    Case(
        "T02",
        "a program",
        write(TABEL_3_1_1_B, G8=3_861_486_910),
        (("T02", TABEL_3_1_1_B, "G8"),),
        expected=Decimal(3_861_485_910),
        difference=Decimal(1000),
        says="7 kegiatan",
    ),
    Case(
        "T02",
        "pagu",
        in_both(F8=3_939_234_423),
        (("T02", TABEL_2_7, "F8"), ("T02", TABEL_3_1_1_B, "F8")),
        difference=Decimal(-90_000),
    ),
    Case("T02", "within the tolerance", together(tolerance(1), write(TABEL_3_1_1_B, G8=3_861_485_916)), (HIDDEN,)),
    Case(
        "T02", "its kegiatan is the fault", write(TABEL_3_1_1_B, G22=385_221_368), (("T01", TABEL_3_1_1_B, "G22"),)
    ),
)
