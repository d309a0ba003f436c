"""Cases of P03."""

from __future__ import annotations

from decimal import Decimal

from tests.rules.case import STANDING, Case
from tests.rules.changes import PENGATURAN, in_both, leave_out, show_as, show_formula, together, write
from tests.sample_books import (
    TABEL_2_3,
    TABEL_2_3_1,
    TABEL_2_7,
    TABEL_3_1_1_A,
    TABEL_3_1_1_B,
    TABEL_3_1_2,
    TABEL_3_1_5,
)

CASES = (
    Case(
        "P03",
        "divided",
        together(write(TABEL_3_1_2, H8=0.0125), show_as(TABEL_3_1_2, H8="0.00%")),
        (("P03", TABEL_3_1_2, "H8"),),
        expected=Decimal(125),
        actual=Decimal("1.25"),
    ),
    Case(
        "P03",
        "a fraction without a percent format",
        together(write(TABEL_3_1_1_B, H38=0.99), show_as(TABEL_3_1_1_B, H38="0.00")),
        (("P03", TABEL_3_1_1_B, "H38"),),
        expected=Decimal("98.86"),
    ),
    Case("P03", "multiplied", write(TABEL_3_1_1_B, H38=9886), (("P03", TABEL_3_1_1_B, "H38"),)),
    Case(
        "P03",
        "points without a sign that a formula takes over",
        together(
            write(TABEL_3_1_1_A, F7=100),
            show_as(TABEL_3_1_1_A, F7="General"),
            show_formula(TABEL_3_1_5, "D7", "'Tabel 3.1.1.a'!F7", 100),
        ),
        (("P03", TABEL_3_1_1_A, "F7"),),
        expected="100%",
        says="rumus di Tabel 3.1.5 sel D7 menampilkannya sebagai 10.000%",
    ),
    Case(
        "P03",
        "times that are a percentage",
        together(write(TABEL_3_1_2, H8=1.25), show_as(TABEL_3_1_2, H8="0.00%")),
    ),
    Case(
        "P03",
        "one percent",
        together(
            in_both(F38=812_000_000, F35=1_062_081_800, F8=4_743_110_423, F6=0),
            write(TABEL_2_7, F6=24_537_060_959),
            write(TABEL_3_1_1_B, F6=24_537_060_959, H38=1, H35=24, H8=81, H6=95),
            leave_out("Tabel 2.3", "Tabel 2.3.1", "Tabel 3.1.5"),
        ),
        infos=(STANDING, ("L01", "Tabel 3.1.5", "A1"), ("W03", TABEL_3_1_1_B, "G38")),
    ),
    Case(
        "P03",
        "a share",
        together(write(TABEL_2_3, C9=0.0034), show_as(TABEL_2_3, C9="0.0000")),
        (("P03", TABEL_2_3, "C9"),),
        expected=Decimal("0.34"),
    ),
    Case(
        "P03",
        "a penyerapan as a fraction beside the efficiency of its percentage",
        together(write(TABEL_3_1_5, E7=0.9533), show_as(TABEL_3_1_5, E7="General")),
        (("P03", TABEL_3_1_5, "E7"),),
        expected="95,33%",
    ),
    Case(
        "P03",
        "a penyerapan that Excel shows as a percentage",
        together(write(TABEL_3_1_5, E7=0.9533), show_as(TABEL_3_1_5, E7="0.00%")),
    ),
    Case(
        "P03",
        "a hundredfold that was typed",
        together(write(TABEL_3_1_1_B, H38=98.8561), show_as(TABEL_3_1_1_B, H38="0%")),
        (("P03", TABEL_3_1_1_B, "H38"),),
    ),
    *(
        Case(
            "P03",
            f"{value} as {shown}",
            together(write(TABEL_2_3_1, E8=value), show_as(TABEL_2_3_1, E8=shown)),
            (("P03", TABEL_2_3_1, "E8"),),
            expected=Decimal("6.80"),
        )
        for value, shown in ((0.068, "General"), (0.07, "0.00"), (6.8, "0.0%"), (7, "0%"), (680, "0.00"))
    ),
    *(
        Case(
            "P03",
            f"{value} without the sign of its target",
            together(write(TABEL_3_1_1_A, E7=value), show_as(TABEL_3_1_1_A, E7="General")),
            (("P03", TABEL_3_1_1_A, "E7"),),
        )
        for value in (1, 2, 3)
    ),
    Case("P03", "a limit as a fraction", write(PENGATURAN, B6=1.2), (("P03", PENGATURAN, "B6"),)),
    Case("P03", "a threshold as a fraction", write(PENGATURAN, B3=0.75), (("P03", PENGATURAN, "B3"),), infos=()),
)
