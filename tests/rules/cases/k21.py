"""Cases of K21."""

from __future__ import annotations

from tests.rules.budgets import PENUNJANG, without_penunjang
from tests.rules.case import STANDING, Case
from tests.rules.changes import upper
from tests.sample_books import TABEL_2_3_1

CASES = (
    Case("K21", "left out, shares of the whole budget", without_penunjang(), infos=(STANDING, PENUNJANG)),
    Case(
        "K21",
        "left out, shares of their own sum",
        without_penunjang(E7=0.0815, E8=0.0102, E9=0.1054, E11=0.7697, E12=0.0332),
        infos=(STANDING, PENUNJANG),
        says="tanpanya",
    ),
    Case(
        "K21",
        "left out, a share of neither whole",
        without_penunjang(E7=0.0815, E8=0.0102, E9=0.1054, E11=0.7697, E12=0.0322),
        (*(("P02", TABEL_2_3_1, f"E{row}") for row in (7, 8, 9, 11, 12)),),
        infos=(STANDING, PENUNJANG),
    ),
    Case("K21", "with Program Penunjang", upper(TABEL_2_3_1, "C7")),
)
