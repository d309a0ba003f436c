"""Cases of D19: the Renstra's first year, of which no other table tells."""

from __future__ import annotations

from tests.rules.case import Case
from tests.rules.changes import together, write
from tests.sample_books import SASARAN, TABEL_3_1_3

CASES = (
    Case(
        "D19",
        "a score of no ladder",
        together(write(SASARAN, D7="B (65)"), write(TABEL_3_1_3, B8="B (65)", C8="B (72,5)")),
        (("D19", TABEL_3_1_3, "C8"),),
        says="di Predikat AKIP B di atas 60 sampai 70 (72,5 adalah BB)",
    ),
    Case(
        "D19",
        "scores of AKIP",
        together(write(SASARAN, D7="BB (72,5)"), write(TABEL_3_1_3, B8="BB (72,5)", C8="A (81)")),
    ),
)
