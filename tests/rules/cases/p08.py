"""Cases of P08."""

from __future__ import annotations

from tests.rules.case import STANDING, Case
from tests.rules.changes import show_formula, together
from tests.rules.indicators import A_NUMBER, capaian, realisasi, target
from tests.sample_books import TABEL_3_1_1_A

CASES = (
    Case(
        "P08",
        "a formula that cannot compute grades",
        together(target("WTP"), realisasi("WTP", "-"), A_NUMBER, show_formula(TABEL_3_1_1_A, "F7", "=E7/D7", "-")),
        infos=(STANDING, ("P08", TABEL_3_1_1_A, "F7")),
        says="dapat dihitung: 100%",
    ),
    Case(
        "P08",
        "typed for 0 %",
        together(target(100), realisasi(0, 0), capaian("-", -95.33)),
        infos=(STANDING, ("P08", TABEL_3_1_1_A, "F7")),
        says="F7: 0%",
    ),
    Case("P08", "typed in its place", together(target("WTP"), realisasi("WTP", "-"), A_NUMBER)),
)
