"""Cases of P02."""

from __future__ import annotations

from decimal import Decimal

from tests.rules.case import Case
from tests.rules.changes import show_as, together, write
from tests.sample_books import TABEL_1_4, TABEL_2_3, TABEL_2_3_1, TABEL_2_7

CASES = (
    Case(
        "P02",
        "of the employees",
        write(TABEL_1_4, G7=5.7),
        (("P02", TABEL_1_4, "G7"),),
        expected=Decimal("2.9"),
        actual=Decimal("5.7"),
        difference=Decimal("2.8"),
    ),
    Case(
        "P02",
        "a part that is printed as the whole",
        together(write(TABEL_2_3, C9=1), show_as(TABEL_2_3, C9="0%")),
        (("P02", TABEL_2_3, "C9"),),
        expected=Decimal("0.34"),
    ),
    Case(
        "P02",
        "of the budget",
        write(TABEL_2_3_1, E12=0.03),
        (("P02", TABEL_2_3_1, "E12"),),
        expected=Decimal("2.77"),
    ),
    Case("P02", "a decimal less", together(write(TABEL_2_3, C8=0.997), show_as(TABEL_2_3, C8="0.0%"))),
    Case("P02", "no decimals, that add up", together(write(TABEL_2_3, C8=1), show_as(TABEL_2_3, C8="0%"))),
    Case("P02", "the whole", write(TABEL_1_4, I7=99), (("P02", TABEL_1_4, "I7"),), expected=Decimal(100)),
    Case("P02", "of jumlah", write(TABEL_2_3, C6=0.99), (("P02", TABEL_2_3, "C6"),), expected=Decimal(100)),
    # 202.352.800 ÷ 23.733.274.959 = 0,8526 %
    Case(
        "P02",
        "cut off",
        write(TABEL_2_3_1, E9=0.008),
        (("P02", TABEL_2_3_1, "E9"),),
        expected=Decimal("0.85"),
        actual=Decimal("0.8"),
    ),
    Case("P02", "a dash for nobody", write(TABEL_1_4, H7="-")),
    Case("P02", "whole percent", together(write(TABEL_2_3_1, E7=0.17), show_as(TABEL_2_3_1, E7="0%"))),
    Case("P02", "without a percent sign", together(write(TABEL_2_3, C9=0.34), show_as(TABEL_2_3, C9="0.00"))),
    # 16,6 + 6,8 + 0,9 + 8,8 + 70 + 2,77
    Case(
        "P02",
        "without the whole, not 100 together",
        together(write(TABEL_2_7, F6=None), write(TABEL_2_3_1, E11=0.7)),
        (("D01", TABEL_2_7, "F6"), ("P02", TABEL_2_3_1, "E12")),
        expected=Decimal(100),
        actual=Decimal("105.87"),
        says="105,87%",
    ),
    Case("P02", "without the whole", write(TABEL_2_7, F6=None), (("D01", TABEL_2_7, "F6"),)),
    Case(
        "P02",
        "the whole for a part",
        together(write(TABEL_2_3, C9=1), show_as(TABEL_2_3, C9="0%")),
        (("P02", TABEL_2_3, "C9"),),
    ),
)
