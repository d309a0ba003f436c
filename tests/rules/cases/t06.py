"""Cases of T06."""

from __future__ import annotations

from decimal import Decimal

from tests.rules.case import STANDING, Case
from tests.rules.changes import write
from tests.sample_books import TABEL_3_1_1_A, TABEL_3_1_5

CASES = (
    Case(
        "T06",
        "an average of other rows",
        write(TABEL_3_1_1_A, B9="Rata-rata capaian", F9="90%"),
        (("T06", TABEL_3_1_1_A, "F9"),),
        infos=(STANDING, ("T05", TABEL_3_1_1_A, "B9")),
        expected=Decimal(100),
        actual=Decimal(90),
    ),
    Case(
        "T06",
        "averages of a table",
        write(TABEL_3_1_5, C9="Rata-rata", D9="100%", E9="97,42%", F9="2,58"),
        infos=(STANDING, ("T05", TABEL_3_1_5, "C9")),
    ),
)
