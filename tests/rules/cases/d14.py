"""Cases of D14."""

from __future__ import annotations

from decimal import Decimal

from tests.rules.case import Case
from tests.rules.changes import show_as, together, write
from tests.sample_books import TABEL_2_7, TABEL_3_1_1_B

CASES = (
    Case(
        "D14",
        "58629456% is stored as 586.294,56",
        together(write(TABEL_3_1_1_B, G34=586_294.56), show_as(TABEL_3_1_1_B, G34="0%")),
        (("D14", TABEL_3_1_1_B, "G34"),),
        expected=Decimal(58_629_456),
        actual=Decimal("586294.56"),
    ),
    Case("D14", "a whole amount is D13", show_as(TABEL_2_7, F10="0%"), (("D13", TABEL_2_7, "F10"),)),
)
