"""Cases of P01."""

from __future__ import annotations

from decimal import Decimal

from tests.rules.case import Case
from tests.rules.changes import show_as, together, write
from tests.rules.indicators import (
    ABOVE,
    BELOW,
    HIGH,
    INVERSE,
    LAST_YEAR_BETTER,
    LESS,
    LOWER,
    NINETY,
    RANGE,
    cap,
    capaian,
    no_target,
    realisasi,
    rumus,
    target,
)
from tests.sample_books import TABEL_3_1_1_A, TABEL_3_1_1_B, TABEL_3_1_2, TABEL_3_1_3, TABEL_3_1_4, TABEL_3_1_5

# 62,5 % of last year and of the target, which is rounded up.
HALF = write(TABEL_3_1_2, E8=0.5, F8=0.8)

# The other tables of indicators still say 100%.
OTHERS_SAY_OTHERWISE = (("K06", TABEL_3_1_2, "E8"), ("K06", TABEL_3_1_2, "F8"))

# R ÷ T: 100 of 90 is 111,11 %. LESS: (20 − 8) ÷ 10 is 120 %. INVERSE: 10 ÷ 8 is 125 %.
MORE_IS_BETTER = together(target(90), realisasi(100, 1.25), capaian(1.1111, 15.78))

LESS_IS_BETTER = together(LOWER, rumus(LESS), capaian(1.2, 24.67))

LESS_IS_BETTER_INVERSE = together(LOWER, rumus(INVERSE), capaian(1.25, 29.67))

# 25 is more than twice the target of 10: the capaian is 0, and no less.
FAR_ABOVE = together(target(10), realisasi(25, 0.3125), rumus(LESS), capaian(0, -95.33))

INSIDE = together(RANGE, realisasi(85, 1.0625), capaian(1, 4.67))

CASES = (
    Case(
        "P01",
        "whole percent",
        write(TABEL_3_1_1_B, H38=98),
        (("P01", TABEL_3_1_1_B, "H38"),),
        expected=Decimal(99),
        actual=Decimal(98),
        difference=Decimal(-1),
    ),
    Case("P01", "jumlah", write(TABEL_3_1_1_B, H6=98), (("P01", TABEL_3_1_1_B, "H6"),), expected=Decimal(99)),
    Case(
        "P01",
        "two decimals",
        together(write(TABEL_3_1_1_B, H38=98.85), show_as(TABEL_3_1_1_B, H38="0.00")),
        (("P01", TABEL_3_1_1_B, "H38"),),
        expected=Decimal("98.86"),
    ),
    Case(
        "P01",
        "cut off instead of rounded",
        together(HALF, write(TABEL_3_1_2, G8=0.62, H8=0.63)),
        (*OTHERS_SAY_OTHERWISE, ("P01", TABEL_3_1_2, "G8")),
        expected=Decimal(63),
    ),
    Case(
        "P01",
        "a dash where it can be computed",
        write(TABEL_3_1_1_B, H38="-"),
        (("P01", TABEL_3_1_1_B, "H38"),),
        expected=Decimal(99),
    ),
    Case(
        "P01", "two decimals, right", together(write(TABEL_3_1_1_B, H38=98.86), show_as(TABEL_3_1_1_B, H38="0.00"))
    ),
    Case(
        "P01", "a half is rounded up", together(HALF, write(TABEL_3_1_2, G8=0.63, H8=0.63)), OTHERS_SAY_OTHERWISE
    ),
    Case("P01", "more decimals than are shown", write(TABEL_3_1_1_B, H38=98.8555880204529)),
    Case(
        "P01",
        "a fraction with a percent format",
        together(write(TABEL_3_1_1_B, H38=0.99), show_as(TABEL_3_1_1_B, H38="0%")),
    ),
    Case("P01", "text with a percent sign", write(TABEL_3_1_1_B, H38="98,86 %"), (("D02", TABEL_3_1_1_B, "H38"),)),
    Case(
        "P01",
        "a dash for nothing",
        together(write(TABEL_3_1_1_B, G44=225_554_600, H44=85, G45="-", H45="-")),
        (("W02", TABEL_3_1_1_B, "G45"),),
    ),
    Case(
        "P01",
        "where less is better",
        together(LAST_YEAR_BETTER, write(TABEL_3_1_2, D8=1.38, I8=LESS)),
        (("P01", TABEL_3_1_2, "D8"),),
    ),
    Case("P01", "R by T", MORE_IS_BETTER),
    Case(
        "P01",
        "T by R where R by T holds",
        together(MORE_IS_BETTER, write(TABEL_3_1_1_A, F7=0.9)),
        (("P01", TABEL_3_1_1_A, "F7"),),
        expected=Decimal("111.11"),
        actual=Decimal(90),
    ),
    Case("P01", "2T less R by T", LESS_IS_BETTER),
    Case(
        "P01",
        "R by T where 2T less R holds",
        together(LESS_IS_BETTER, write(TABEL_3_1_1_A, F7=0.8)),
        (("P01", TABEL_3_1_1_A, "F7"),),
        expected=Decimal(120),
        difference=Decimal(-40),
    ),
    Case(
        "P01",
        "T by R where 2T less R holds",
        together(LESS_IS_BETTER, write(TABEL_3_1_1_A, F7=1.25)),
        (("P01", TABEL_3_1_1_A, "F7"),),
        expected=Decimal(120),
    ),
    Case("P01", "twice the target where less is better", together(FAR_ABOVE, realisasi(20, 0.25))),
    Case("P01", "more than twice the target where less is better", FAR_ABOVE),
    Case(
        "P01",
        "below zero",
        together(FAR_ABOVE, write(TABEL_3_1_1_A, F7=-0.5)),
        (("P01", TABEL_3_1_1_A, "F7"),),
        expected=Decimal(0),
        actual=Decimal(-50),
    ),
    Case("P01", "T by R", LESS_IS_BETTER_INVERSE),
    Case(
        "P01",
        "2T less R where T by R holds",
        together(LESS_IS_BETTER_INVERSE, write(TABEL_3_1_1_A, F7=1.2)),
        (("P01", TABEL_3_1_1_A, "F7"),),
        expected=Decimal(125),
    ),
    # Tabel 3.1.2 takes the indicator for one that should grow, and its target of 10 for one below last year's 80.
    Case(
        "P01",
        "the formula in one table only",
        together(LOWER, write(TABEL_3_1_1_A, H7=LESS), capaian(1.2, 24.67)),
        (("P01", TABEL_3_1_2, "G8"), ("W04", TABEL_3_1_2, "F8")),
        expected=Decimal(80),
    ),
    Case(
        "P01",
        "of a national standard",
        together(write(TABEL_3_1_4, B7="100%", B8="100%", C7="80%", D7=1.2), show_as(TABEL_3_1_4, D7="0%")),
        (("P01", TABEL_3_1_4, "D7"),),
        expected=Decimal(125),
    ),
    Case(
        "P01",
        "a little below the cap",
        together(HIGH, cap(120), capaian(1.2, 24.67), write(TABEL_3_1_1_A, F7=1.19)),
        (("P01", TABEL_3_1_1_A, "F7"),),
        expected=Decimal(120),
        actual=Decimal(119),
    ),
    Case("P01", "far below the cap", together(NINETY, cap(120))),
    Case("P01", "the cap where less is better", together(LOWER, rumus(INVERSE), cap(110), capaian(1.1, 14.67))),
    Case("P01", "above a range", ABOVE),
    Case(
        "P01",
        "above a range, by its lower bound",
        together(ABOVE, write(TABEL_3_1_1_A, F7=1.2375)),
        (("P01", TABEL_3_1_1_A, "F7"),),
        expected=Decimal(110),
        actual=Decimal("123.75"),
    ),
    Case("P01", "below a range", BELOW),
    Case(
        "P01",
        "below a range, by its upper bound",
        together(BELOW, write(TABEL_3_1_1_A, F7=0.8)),
        (("P01", TABEL_3_1_1_A, "F7"),),
        expected=Decimal(90),
    ),
    Case("P01", "inside a range", INSIDE),
    Case(
        "P01",
        "inside a range, divided",
        together(INSIDE, write(TABEL_3_1_1_A, F7=0.9444)),
        (("P01", TABEL_3_1_1_A, "F7"),),
        expected=Decimal(100),
    ),
    Case("P01", "on the upper bound", together(INSIDE, realisasi(90, 1.125))),
    Case("P01", "on the lower bound", together(INSIDE, realisasi(80, 1))),
    # (180 − 99) ÷ 90, (160 − 72) ÷ 80, 90 ÷ 99
    Case("P01", "above a range where less is better", together(ABOVE, rumus(LESS), capaian(0.9, -5.33))),
    Case("P01", "below a range where less is better", together(BELOW, rumus(LESS), capaian(1.1, 14.67))),
    Case("P01", "above a range, T by R", together(ABOVE, rumus(INVERSE), capaian(0.9091, -4.42))),
    Case(
        "P01",
        "of a ceiling, for which less is better",
        together(
            target(10),
            show_as(TABEL_3_1_1_A, D7='"≤ "0'),
            show_as(TABEL_3_1_2, F8='"≤ "0'),
            realisasi(12, 0.15),
            capaian(0.8, -15.33),
        ),
    ),
    Case(
        "P01",
        "the category of the right one stands beside it",
        write(TABEL_3_1_1_A, F7=0.5, G7="Sangat Baik"),
        (("P01", TABEL_3_1_1_A, "F7"),),
    ),
    Case(
        "P01",
        "a grade with its score beside percentages",
        together(
            no_target("BB (70)"),
            write(TABEL_3_1_1_A, E7="BB (72,5)", F7=1.0357),
            write(TABEL_3_1_2, E8="BB (72,5)", G8=0.9, H8=0.90625),
            write(TABEL_3_1_3, M8="BB (72,5)"),
            write(TABEL_3_1_5, D7=1.0357, F7=8.24),
            show_as(TABEL_3_1_1_A, F7="0.00%"),
            show_as(TABEL_3_1_2, G8="0.00%", H8="0.00%"),
            show_as(TABEL_3_1_5, D7="0.00%", F7="0.00"),
        ),
        (("P01", TABEL_3_1_2, "G8"),),
        expected=Decimal("103.57"),
    ),
)
