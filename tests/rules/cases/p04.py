"""Cases of P04."""

from __future__ import annotations

from decimal import Decimal

from tests.rules.case import Case
from tests.rules.changes import in_both, together, write
from tests.rules.indicators import A_DASH, A_NUMBER, INVERSE, LESS, capaian, no_target, realisasi, rumus, target
from tests.sample_books import SASARAN, TABEL_2_7, TABEL_3_1_1_A, TABEL_3_1_1_B, TABEL_3_1_2, TABEL_3_1_3

IN_BOTH = (("P04", TABEL_3_1_1_A, "F7"), ("P04", TABEL_3_1_2, "G8"))

BELOW_ZERO = (*IN_BOTH, ("P04", TABEL_3_1_2, "H8"), ("W04", TABEL_3_1_2, "F8"))

# What the tables tell of the year before a year of grades.
BEFORE = together(write(SASARAN, H7="WTP"), write(TABEL_3_1_3, J8="WTP", K8="WTP"))

CASES = (
    Case(
        "P04",
        "no target",
        write(TABEL_3_1_2, F8="-"),
        (("K06", TABEL_3_1_2, "F8"), ("P04", TABEL_3_1_2, "G8")),
        expected="-",
        actual=Decimal(100),
    ),
    Case("P04", "a grade", write(TABEL_3_1_2, F8="BB"), (("K06", TABEL_3_1_2, "F8"), ("P04", TABEL_3_1_2, "G8"))),
    Case(
        "P04",
        "a target of zero",
        write(TABEL_3_1_2, F8=0),
        (("K06", TABEL_3_1_2, "F8"), ("P04", TABEL_3_1_2, "G8")),
    ),
    Case("P04", "no target and a dash", write(TABEL_3_1_2, F8="-", G8="-"), (("K06", TABEL_3_1_2, "F8"),)),
    Case(
        "P04",
        "no pagu and a dash",
        together(in_both(F38=0, F39=32_500_800), write(TABEL_3_1_1_B, G38=0, G39=31_670_000, H38="-")),
        (("W10", TABEL_2_7, "F38"),),
    ),
    Case(
        "P04",
        "no pagu and n/a",
        together(in_both(F38=0, F39=32_500_800), write(TABEL_3_1_1_B, G38="-", G39=31_670_000, H38="n/a")),
        (("W10", TABEL_2_7, "F38"),),
    ),
    # A target of 0 is below what was reached last year too.
    Case("P04", "by 0", together(no_target(0), A_NUMBER), (*IN_BOTH, ("W04", TABEL_3_1_2, "F8")), expected="-"),
    Case("P04", "below zero", together(target(-2), realisasi(-1.98, -0.0248), A_NUMBER), BELOW_ZERO),
    Case("P04", "a grade below its target", together(target("BB"), realisasi("B", "-"), A_NUMBER), IN_BOTH),
    Case("P04", "a grade at its target", together(target("BB"), realisasi("BB", "-"), A_NUMBER)),
    Case("P04", "a grade above its target", together(target("WDP"), realisasi("WTP", "-"), A_NUMBER)),
    Case(
        "P04",
        "the same grade in both years",
        together(
            target("WTP"), realisasi("WTP", 1), write(TABEL_3_1_2, B8="WTP", C8="WTP", D8=1), A_NUMBER, BEFORE
        ),
    ),
    Case("P04", "by 0, a dash", together(no_target(0), A_DASH), (("W04", TABEL_3_1_2, "F8"),)),
    Case("P04", "by 0 where less is better", together(no_target(0), rumus(LESS), A_NUMBER), IN_BOTH),
    Case("P04", "by a dash in all tables", together(no_target("-"), A_NUMBER), IN_BOTH, actual=Decimal(100)),
    Case("P04", "by a dash in all tables, a dash", together(no_target("-"), A_DASH)),
    Case("P04", "by n/a", together(no_target("n/a"), A_NUMBER), IN_BOTH),
    Case("P04", "by n/a, a dash", together(no_target("n/a"), A_DASH)),
    Case("P04", "by n/a, n/a", together(no_target("n/a"), capaian("n/a", "n/a"))),
    Case("P04", "by a grade in all tables", together(no_target("BB"), A_NUMBER), IN_BOTH),
    Case("P04", "by a grade, a dash", together(no_target("BB"), A_DASH)),
    Case("P04", "by words", together(no_target("meningkat"), A_NUMBER), IN_BOTH),
    Case(
        "P04",
        "by a realisasi of 0",
        together(target(10), realisasi(0, 0), rumus(INVERSE), A_DASH, write(TABEL_3_1_1_A, F7=2)),
        (("P04", TABEL_3_1_1_A, "F7"), ("K06", TABEL_3_1_1_A, "F7")),
    ),
    Case("P04", "by a realisasi of 0, a dash", together(target(10), realisasi(0, 0), rumus(INVERSE), A_DASH)),
    Case(
        "P04",
        "a realisasi that is a dash is no small one",
        together(target(10), realisasi("-", "-"), rumus(LESS), A_NUMBER),
        IN_BOTH,
    ),
    Case(
        "P04",
        "a realisasi that is a dash is no 0",
        together(target(100), realisasi("-", 0), capaian(0, -95.33)),
        (*IN_BOTH, ("P04", TABEL_3_1_2, "H8")),
    ),
    Case(
        "P04", "a realisasi that is a dash, dashes", together(target(100), realisasi("-", "-"), capaian("-", "-"))
    ),
)
