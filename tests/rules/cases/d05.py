"""Cases of D05."""

from __future__ import annotations

from decimal import Decimal

from tests.rules.case import Case
from tests.rules.changes import show_as, write
from tests.sample_books import TABEL_3_1_1_B

CASES = (
    Case(
        "D05",
        "half a rupiah",
        write(TABEL_3_1_1_B, G37=29_456_899.5, G38=8_120_000.5),
        (("D05", TABEL_3_1_1_B, "G37"), ("D05", TABEL_3_1_1_B, "G38")),
        actual=Decimal("29456899.5"),
    ),
    Case("D05", "decimals that are zero", show_as(TABEL_3_1_1_B, G38="#,##0.00")),
    Case("D05", "the noise of Excel's arithmetic", write(TABEL_3_1_1_B, G38=8_120_000.000000001)),
)
