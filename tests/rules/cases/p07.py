"""Cases of P07."""

from __future__ import annotations

from decimal import Decimal

from tests.rules.case import Case
from tests.rules.changes import PENGATURAN, show_as, together, write
from tests.rules.indicators import HIGH, cap, capaian
from tests.sample_books import SASARAN, TABEL_3_1_1_A, TABEL_3_1_2, TABEL_3_1_3, TABEL_3_1_5

# Last year's target of the first indicator is 40 in all tables that tell it: 80 is 200 % of it.
FAR_BEYOND = together(write(SASARAN, H7=40), write(TABEL_3_1_3, J8=40), write(TABEL_3_1_2, C8=0.4))

CASES = (
    Case(
        "P07",
        "beyond the cap",
        together(FAR_BEYOND, write("Pengaturan", B6=120), write(TABEL_3_1_2, D8=2)),
        (("P07", TABEL_3_1_2, "D8"),),
        expected=Decimal(120),
        actual=Decimal(200),
    ),
    Case("P07", "on the cap", together(FAR_BEYOND, write("Pengaturan", B6=120), write(TABEL_3_1_2, D8=1.2))),
    Case("P07", "without a cap", together(FAR_BEYOND, write(TABEL_3_1_2, D8=2))),
    Case("P07", "computed with the cap", together(HIGH, cap(120), capaian(1.2, 24.67))),
    Case(
        "P07",
        "in both tables",
        together(HIGH, cap(120), capaian(1.25, 29.67)),
        (("P07", TABEL_3_1_1_A, "F7"), ("P07", TABEL_3_1_2, "G8")),
        expected=Decimal(120),
        actual=Decimal(125),
        difference=Decimal(5),
        says="120%",
    ),
    Case(
        "P07",
        "in one of two tables",
        together(HIGH, cap(120), capaian(1.2, 24.67), write(TABEL_3_1_2, G8=1.25)),
        (("K06", TABEL_3_1_2, "G8"),),
    ),
    Case(
        "P07",
        "in two tables of three",
        together(HIGH, cap(120), capaian(1.25, 24.67), write(TABEL_3_1_5, D7=1.2)),
        (("K06", TABEL_3_1_1_A, "F7"),),
    ),
    Case(
        "P07",
        "another capaian beyond it than the one that two tables tell differently",
        together(HIGH, cap(120), capaian(1.25, 4.67), write(TABEL_3_1_5, D7=1)),
        (("P07", TABEL_3_1_1_A, "F7"), ("P07", TABEL_3_1_2, "G8"), ("K06", TABEL_3_1_5, "D7")),
    ),
    Case(
        "P07",
        "a cap with a percent format",
        together(HIGH, cap(1.2), show_as(PENGATURAN, B6="0%"), capaian(1.2, 24.67)),
    ),
    Case("P07", "a cap as text", together(HIGH, cap("120%"), capaian(1.2, 24.67)), (("D02", PENGATURAN, "B6"),)),
    Case("P07", "a dash for the cap", together(HIGH, cap("-"), capaian(1.25, 29.67))),
)
