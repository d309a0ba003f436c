"""Cases of D13."""

from __future__ import annotations

from decimal import Decimal

from tests.rules.case import Case
from tests.rules.changes import show_as
from tests.sample_books import TABEL_2_7, TABEL_3_1_1_B

CASES = (
    Case(
        "D13",
        "an amount that is no date",
        show_as(TABEL_2_7, F10="dd/mm/yyyy"),
        (("D13", TABEL_2_7, "F10"),),
        expected=Decimal(68_500_083),
        actual="########",
    ),
    Case("D13", "a percentage", show_as(TABEL_3_1_1_B, H10="d-mmm"), (("D13", TABEL_3_1_1_B, "H10"),)),
    Case(
        "D13",
        "a whole amount in a format of percentages",
        show_as(TABEL_2_7, F10="0%"),
        (("D13", TABEL_2_7, "F10"),),
        expected=Decimal(68_500_083),
        actual="6.850.008.300%",
    ),
    Case("D13", "in rupiah", show_as(TABEL_2_7, F10="[$Rp-421]\\ #,##0")),
)
