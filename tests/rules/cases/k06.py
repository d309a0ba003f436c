"""Cases of K06."""

from __future__ import annotations

from decimal import Decimal

from tests.rules.case import Case
from tests.rules.changes import show_as, together, write
from tests.rules.indicators import A_NUMBER, ABOVE, LESS, LOWER, capaian, realisasi, target
from tests.sample_books import PERJANJIAN, SASARAN, TABEL_3_1_1_A, TABEL_3_1_2, TABEL_3_1_3, TABEL_3_1_5

CASES = (
    Case(
        "K06",
        "a target",
        write(TABEL_3_1_1_A, D7=0.95),
        (("K06", TABEL_3_1_1_A, "D7"),),
        expected=Decimal(100),
        actual=Decimal(95),
    ),
    Case("K06", "an earlier year", write(TABEL_3_1_3, F8=45), (("K06", TABEL_3_1_3, "F8"),)),
    Case("K06", "with a percent sign", together(write(PERJANJIAN, D7=1), show_as(PERJANJIAN, D7="0%"))),
    Case(
        "K06",
        "each table by its own formula",
        together(LOWER, write(TABEL_3_1_1_A, H7=LESS), capaian(1.2, 24.67), write(TABEL_3_1_2, G8=0.8)),
        (("K06", TABEL_3_1_2, "G8"), ("W04", TABEL_3_1_2, "F8")),
        expected=Decimal(120),
        actual=Decimal(80),
    ),
    Case(
        "K06",
        "another range",
        together(ABOVE, write(TABEL_3_1_3, L8="80-95")),
        (("K06", TABEL_3_1_3, "L8"),),
        expected="80-90",
        actual="80-95",
    ),
    Case(
        "K06",
        "one range in other words",
        together(ABOVE, write(TABEL_3_1_3, L8="80% – 90%"), write(TABEL_3_1_1_A, D7="80 s.d. 90")),
    ),
    Case(
        "K06",
        "one against one",
        write(TABEL_3_1_3, K8=81),
        (("K06", TABEL_3_1_3, "K8"),),
        expected=Decimal(80),
        actual=Decimal(81),
    ),
    Case(
        "K06",
        "the first table stands alone",
        write(SASARAN, I7=95),
        (("K06", SASARAN, "I7"),),
        expected=Decimal(100),
        says="Target Renstra 2023",
    ),
    Case("K06", "n/a and a figure", write(TABEL_3_1_3, L8="n/a"), (("K06", TABEL_3_1_3, "L8"),), actual="n/a"),
    Case(
        "K06",
        "the same score with another grade",
        together(target("BB (72,5)"), write(TABEL_3_1_3, L8="A (72,5)"), realisasi("BB (72,5)", 0.9063), A_NUMBER),
        (("K06", TABEL_3_1_3, "L8"),),
        actual=Decimal("72.5"),
    ),
    Case("K06", "a realisasi", write(TABEL_3_1_3, M8=99), (("K06", TABEL_3_1_3, "M8"),), says="Realisasi 2023"),
    Case(
        "K06", "a capaian", write(TABEL_3_1_5, D7=0.99, F7=3.67), (("K06", TABEL_3_1_5, "D7"),), actual=Decimal(99)
    ),
    Case("K06", "0 is no dash", write(TABEL_3_1_3, B8=0), (("K06", TABEL_3_1_3, "B8"),), expected="-", actual="0"),
    Case("K06", "another dash", write(TABEL_3_1_3, B8="–")),
)
