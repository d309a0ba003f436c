"""Cases of D17."""

from __future__ import annotations

from tests.rules.case import Case
from tests.rules.changes import in_both
from tests.sample_books import TABEL_2_7, TABEL_3_1_1_B

CASES = (
    Case(
        "D17",
        "the higher bound first",
        in_both(E10="7 – 5 dokumen"),
        (("D17", TABEL_2_7, "E10"), ("D17", TABEL_3_1_1_B, "E10")),
        expected="5 – 7 dokumen",
        actual="7 – 5 dokumen",
        says="batas atasnya di depan",
    ),
    Case("D17", "the lower bound first", in_both(E10="5 – 7 dokumen")),
    Case("D17", "twice the same bound", in_both(E10="7 – 7 dokumen")),
)
