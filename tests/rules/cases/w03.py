"""Cases of W03."""

from __future__ import annotations

from tests.rules.case import STANDING, Case
from tests.rules.changes import together, write
from tests.sample_books import TABEL_3_1_1_B

CASES = (
    Case(
        "W03",
        "below the threshold",
        together(write("Pengaturan", B3=78)),
        infos=(STANDING, ("W03", TABEL_3_1_1_B, "G21"), ("W03", TABEL_3_1_1_B, "G44")),
        says="77%",
    ),
    Case(
        "W03",
        "on the threshold",
        write(TABEL_3_1_1_B, F45=27_400_000, F44=263_641_340, H44=78, H45=75),
        (("K01", TABEL_3_1_1_B, "F44"), ("K01", TABEL_3_1_1_B, "F45")),
    ),
    Case("W03", "a threshold of nothing", write("Pengaturan", B3=0), infos=()),
)
