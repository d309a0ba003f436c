"""Cases of W09."""

from __future__ import annotations

from tests.rules.case import Case
from tests.rules.changes import write
from tests.sample_books import TABEL_3_1_1_B

UNSPENT = {"G44": 225_554_600, "H44": 85, "G45": 0, "H45": 0}

CASES = (
    Case(
        "W09",
        "all done and nothing spent",
        lambda book: write(TABEL_3_1_1_B, **UNSPENT, I45=book[TABEL_3_1_1_B]["E45"].value, J45=100)(book),
        (("W09", TABEL_3_1_1_B, "G45"),),
    ),
    Case(
        "W09",
        "nothing done",
        write(TABEL_3_1_1_B, **UNSPENT, I45=0, J45=0),
        (("W02", TABEL_3_1_1_B, "G45"),),
    ),
)
