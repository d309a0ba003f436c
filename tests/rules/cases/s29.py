"""Cases of S29."""

from __future__ import annotations

from decimal import Decimal

from tests.rules.case import Case
from tests.rules.changes import together, tolerance, write
from tests.sample_books import TABEL_3_1_1_B

CASES = (
    Case(
        "S29",
        "a billion",
        together(tolerance(1_000_000_000), write(TABEL_3_1_1_B, G6=22_525_221_114)),
        (("S29", "Pengaturan", "B4"), ("T03", TABEL_3_1_1_B, "G6"), ("P01", TABEL_3_1_1_B, "H6")),
        expected=Decimal(1),
        actual=Decimal(1_000_000_000),
    ),
    Case("S29", "one rupiah", tolerance(1)),
    Case(
        "S29",
        "half of the unit of the heading",
        together(tolerance(500), write(TABEL_3_1_1_B, F5="TARGET KEUANGAN (Rp ribu)")),
        (("S04", TABEL_3_1_1_B, "F5"),),
    ),
)
