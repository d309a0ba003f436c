"""Cases of D16."""

from __future__ import annotations

from decimal import Decimal

from tests.rules.case import Case
from tests.rules.changes import show_as, show_formula, together, write
from tests.rules.indicators import capaian, realisasi, target
from tests.sample_books import PERJANJIAN, TABEL_3_1_1_A, TABEL_3_1_2

# 4040 of 4000 people, typed as a text into a cell for texts.
OF_PEOPLE = together(
    write(PERJANJIAN, C7="Orang"),
    target(4000),
    realisasi(4040, 1.01),
    write(TABEL_3_1_2, H8=50.5),
    capaian(1.01, 5.67),
    show_as(TABEL_3_1_1_A, E7="@"),
)

CASES = (
    Case(
        "D16",
        "a thousand that a formula takes for decimals",
        together(
            OF_PEOPLE,
            write(TABEL_3_1_1_A, E7="4.040"),
            show_formula(TABEL_3_1_1_A, "F7", "CAPAIAN(E7,D7)", 0.00101),
        ),
        (("D16", TABEL_3_1_1_A, "E7"),),
        expected=Decimal(4040),
        says="rumus membacanya 4,04 dan menampilkan F7: 0,10%",
    ),
    Case("D16", "without the dot", together(OF_PEOPLE, write(TABEL_3_1_1_A, E7="4040"))),
)
