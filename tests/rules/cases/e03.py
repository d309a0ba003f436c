"""Cases of E03."""

from __future__ import annotations

from tests.rules.case import Case
from tests.rules.changes import write
from tests.sample_books import TABEL_3_1_1_B, TABEL_3_1_2, TABEL_3_1_5

CASES = (
    Case(
        "E03", "upside down", write(TABEL_3_1_5, F6="6=(5-4)"), (("E03", TABEL_3_1_5, "F6"),), expected="6=(4-5)"
    ),
    Case("E03", "in parentheses", write(TABEL_3_1_5, F6="(6) = (4) - (5)")),
    Case("E03", "divided", write(TABEL_3_1_5, F6="6=(4/5)"), (("E03", TABEL_3_1_5, "F6"),), expected="6=(4-5)"),
    Case(
        "E03",
        "the share of last year",
        write(TABEL_3_1_2, H7="8=(2/5)"),
        (("E03", TABEL_3_1_2, "H7"),),
        expected="8=(5/2)",
    ),
    Case("E03", "a percentage", write(TABEL_3_1_1_B, H7="8=(6/7)x100"), (("E03", TABEL_3_1_1_B, "H7"),)),
    Case("E03", "a percentage, right", write(TABEL_3_1_1_B, H7="(8)=(7):(6)x100%")),
    Case("E03", "without parentheses", write(TABEL_3_1_5, F6="6=4-5")),
    Case("E03", "no formula", write(TABEL_3_1_5, F6="6")),
    Case("E03", "a long dash", write(TABEL_3_1_5, F6="6=(4–5)")),
    Case(
        "E03",
        "a minus sign, upside down",
        write(TABEL_3_1_5, F6="6=(5−4)"),
        (("E03", TABEL_3_1_5, "F6"),),
        expected="6=(4-5)",
    ),
)
