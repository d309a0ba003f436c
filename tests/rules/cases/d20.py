"""Cases of D20."""

from __future__ import annotations

from tests.rules.case import Case
from tests.rules.changes import in_both
from tests.sample_books import TABEL_2_7

CASES = (
    Case(
        "D20",
        "a dot before the decimals",
        in_both(E10="6.5 dokumen"),
        (("D20", TABEL_2_7, "E10"),),
        expected="6,5 dokumen",
        actual="6.5 dokumen",
        says="dibaca 6,5 dokumen",
    ),
    Case(
        "D20",
        "both bounds of a range",
        in_both(E10="4.98 - 5.23"),
        (("D20", TABEL_2_7, "E10"),),
        expected="4,98 - 5,23",
    ),
    Case("D20", "a comma", in_both(E10="6,5 dokumen")),
    Case("D20", "thousands", in_both(E10="12.500 dokumen")),
)
