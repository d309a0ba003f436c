"""Cases of K09."""

from __future__ import annotations

from tests.rules.case import STANDING, Case
from tests.rules.changes import replaced, upper
from tests.sample_books import PK_PROGRAM

CASES = (
    Case("K09", "other case", upper(PK_PROGRAM, "A9")),
    Case(
        "K09",
        "in the performance agreement",
        replaced(PK_PROGRAM, "A9", "Organisasi", "Organisai"),
        infos=(STANDING, ("K09", PK_PROGRAM, "A9")),
        says="Tabel 2.7 sel C50",
    ),
    Case("K09", "other spacing", replaced(PK_PROGRAM, "A9", "Organisasi", "Organi sasi")),
)
