"""Cases of T05."""

from __future__ import annotations

from tests.rules.case import STANDING, Case
from tests.rules.changes import write
from tests.sample_books import TABEL_2_7

CASES = (
    Case(
        "T05",
        "a total of some programs below the table",
        write(TABEL_2_7, C63="Jumlah 5 Program Urusan", F63=19793950536),
        infos=(STANDING, ("T05", TABEL_2_7, "C63")),
    ),
    Case("T05", "one more Jumlah", write(TABEL_2_7, C63="JUMLAH", F63=23733274959)),
)
