"""Cases of K14."""

from __future__ import annotations

from tests.rules.case import STANDING, Case
from tests.rules.changes import together, write
from tests.sample_books import SASARAN, TABEL_3_1_3

CASES = (
    Case("K14", "n/a and a dash", write(TABEL_3_1_3, B8="n/a"), infos=(STANDING, ("K14", TABEL_3_1_3, "B8"))),
    Case("K14", "n/a in both", together(write(TABEL_3_1_3, B8="n/a"), write(SASARAN, D7="n/a"))),
)
