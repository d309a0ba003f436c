"""Cases of E04."""

from __future__ import annotations

from decimal import Decimal

from tests.rules.case import STANDING, Case
from tests.rules.changes import write
from tests.sample_books import TABEL_3_1_5

CASES = (
    Case(
        "E04",
        "not filled",
        write(TABEL_3_1_5, E7=None, F7=None),
        infos=(STANDING, ("E04", TABEL_3_1_5, "E7")),
        expected=Decimal("95.33"),
        says="belum diisi",
    ),
    Case(
        "E04",
        "a dash in both rows",
        write(TABEL_3_1_5, E7="-", E8="-"),
        infos=(STANDING, ("E04", TABEL_3_1_5, "E7")),
    ),
    Case("E04", "filled", write(TABEL_3_1_5, E7=0.9533)),
    Case(
        "E04",
        "a dash, and one for the difference",
        write(TABEL_3_1_5, E7="-", F7="-"),
        infos=(STANDING, ("E04", TABEL_3_1_5, "E7"), ("E05", TABEL_3_1_5, "F7")),
    ),
)
