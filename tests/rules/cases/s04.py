"""Cases of S04."""

from __future__ import annotations

from tests.rules.case import Case
from tests.rules.changes import write
from tests.sample_books import TABEL_2_7

CASES = (
    Case(
        "S04",
        "a letter short",
        write(TABEL_2_7, F5="PAGU ANGARAN"),
        (("S04", TABEL_2_7, "F5"),),
        expected="PAGU ANGGARAN",
    ),
    Case("S04", "case, spaces and marks", write(TABEL_2_7, F5="  pagu\nanggaran : ")),
)
