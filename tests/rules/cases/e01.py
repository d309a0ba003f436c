"""Cases of E01."""

from __future__ import annotations

from decimal import Decimal

from tests.rules.case import Case
from tests.rules.changes import show_as, together, write
from tests.rules.indicators import A_DASH, NINETY, no_target
from tests.sample_books import TABEL_3_1_1_A, TABEL_3_1_5

CASES = (
    Case(
        "E01",
        "another difference",
        write(TABEL_3_1_5, F7=5.67),
        (("E01", TABEL_3_1_5, "F7"),),
        expected=Decimal("4.67"),
    ),
    Case(
        "E01", "upside down", write(TABEL_3_1_5, F7=-4.67), (("E01", TABEL_3_1_5, "F7"),), expected=Decimal("4.67")
    ),
    Case("E01", "a decimal less", together(write(TABEL_3_1_5, F7=4.7), show_as(TABEL_3_1_5, F7="0.0"))),
    Case("E01", "a half is rounded up", write(TABEL_3_1_5, F7=4.665)),
    Case(
        "E01",
        "less than a half",
        write(TABEL_3_1_5, F7=4.664),
        (("E01", TABEL_3_1_5, "F7"),),
        expected=Decimal("4.67"),
    ),
    Case("E01", "as text", write(TABEL_3_1_5, F7="4,67"), (("D02", TABEL_3_1_5, "F7"),)),
    Case(
        "E01", "with a percent format", together(write(TABEL_3_1_5, F7=0.0467), show_as(TABEL_3_1_5, F7="0.00%"))
    ),
    Case("E01", "less than was spent", NINETY),
    Case(
        "E01",
        "less than was spent, without its sign",
        together(NINETY, write(TABEL_3_1_5, F7=5.33)),
        (("E01", TABEL_3_1_5, "F7"),),
        expected=Decimal("-5.33"),
        difference=Decimal("10.66"),
    ),
    Case("E01", "of another capaian", write(TABEL_3_1_5, D7=0.99), (("K06", TABEL_3_1_5, "D7"),)),
    Case(
        "E01",
        "of a dash",
        together(no_target("-"), A_DASH, write(TABEL_3_1_5, F7=4.67)),
    ),
    Case(
        "E01",
        "noise of a float at a half",
        together(write(TABEL_3_1_5, E7=0.9533, F7=4.66499999999999), show_as(TABEL_3_1_5, F7="0.00")),
    ),
    Case(
        "E01",
        "of a capaian that is wrong where it is computed",
        write(TABEL_3_1_1_A, F7=1.1),
        (("P01", TABEL_3_1_1_A, "F7"),),
    ),
    Case("E01", "of an absorption that is wrong", write(TABEL_3_1_5, E7=0.9), (("E02", TABEL_3_1_5, "E7"),)),
)
