"""Cases of W02."""

from __future__ import annotations

from decimal import Decimal

from tests.rules.case import STANDING, Case
from tests.rules.changes import in_both, together, write
from tests.sample_books import TABEL_2_7, TABEL_3_1_1_B

CASES = (
    Case(
        "W02",
        "zero",
        write(TABEL_3_1_1_B, G44=225_554_600, H44=85, G45=0, H45=0),
        (("W02", TABEL_3_1_1_B, "G45"),),
        actual=Decimal(0),
    ),
    Case(
        "W02",
        "a dash",
        write(TABEL_3_1_1_B, G44=225_554_600, H44=85, G45="-", H45="-"),
        (("W02", TABEL_3_1_1_B, "G45"),),
    ),
    Case(
        "W02",
        "one rupiah",
        write(TABEL_3_1_1_B, G44=225_554_599, H44=85, G45=1, H45=0),
        infos=(STANDING, ("W03", TABEL_3_1_1_B, "G45")),
    ),
    Case(
        "W02",
        "no pagu either",
        together(in_both(F38=0, F39=32_500_800), write(TABEL_3_1_1_B, G38=0, G39=31_670_000, H38="-")),
        (("W10", TABEL_2_7, "F38"),),
    ),
)
