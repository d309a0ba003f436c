"""Cases of K12."""

from __future__ import annotations

from tests.rules.case import STANDING, Case
from tests.rules.changes import in_both, together, write
from tests.sample_books import TABEL_2_7, TABEL_3_1_1_B

CASES = (
    Case(
        "K12",
        "a dash against n/a",
        together(write(TABEL_2_7, E33="-"), write(TABEL_3_1_1_B, E33="n/a")),
        infos=(STANDING, ("K12", TABEL_3_1_1_B, "E33")),
        expected="-",
        actual="n/a",
    ),
    Case("K12", "two dashes", in_both(E33="-")),
)
