"""Cases of K11."""

from __future__ import annotations

from tests.rules.budgets import codes, codes_below
from tests.rules.case import Case
from tests.rules.changes import together, write
from tests.sample_books import TABEL_3_1_1_B

CASES = (
    Case(
        "K11",
        "another program",
        codes_below("8.01.02", "8.01.03", B42=None, B43=None, B44=None),
        (("K11", TABEL_3_1_1_B, "B41"),),
        expected="8.01.02",
        actual="8.01.03",
    ),
    Case("K11", "zeros do not count", codes_below("8.01.02", "8.1.2", B42=None, B43=None, B44=None)),
    Case(
        "K11",
        "a relative code",
        together(codes(), write(TABEL_3_1_1_B, B42="2.01")),
    ),
)
