"""Cases of D04."""

from __future__ import annotations

from decimal import Decimal

from tests.rules.budgets import NOTHING_SPENT
from tests.rules.case import Case
from tests.rules.changes import PENGATURAN, together, write
from tests.sample_books import TABEL_1_4, TABEL_2_7, TABEL_3_1_1_B

CASES = (
    Case(
        "D04",
        "minus",
        write(TABEL_3_1_1_B, G38=-8_120_000),
        (("D04", TABEL_3_1_1_B, "G38"),),
        actual=Decimal(-8_120_000),
    ),
    Case(
        "D04",
        "in parentheses",
        write(TABEL_3_1_1_B, G38="(8.120.000)"),
        (("D04", TABEL_3_1_1_B, "G38"), ("D02", TABEL_3_1_1_B, "G38")),
    ),
    Case("D04", "pagu", write(TABEL_2_7, F38=-8_214_000), (("D04", TABEL_2_7, "F38"),)),
    Case(
        "D04",
        "zero",
        together(NOTHING_SPENT, write(TABEL_3_1_1_B, G45=0, H45=0)),
        (("W02", TABEL_3_1_1_B, "G45"),),
    ),
    Case("D04", "a limit below zero", write(PENGATURAN, B6=-5), (("D04", PENGATURAN, "B6"),)),
    Case("D04", "of employees", write(TABEL_1_4, C9=-6), (("D04", TABEL_1_4, "C9"),)),
)
