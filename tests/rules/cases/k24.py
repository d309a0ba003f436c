"""Cases of K24."""

from __future__ import annotations

from tests.rules.case import STANDING, Case
from tests.rules.changes import show_as, together, write
from tests.sample_books import TABEL_2_3_1, TABEL_3_1_5

KEWASPADAAN = (
    "PROGRAM PENINGKATAN KEWASPADAAN NASIONAL DAN PENINGKATAN KUALITAS DAN FASILITASI PENANGANAN KONFLIK SOSIAL"
)
SHARED = together(
    write(TABEL_2_3_1, C13=KEWASPADAAN, D13=2_086_095_620, E13=0.088), show_as(TABEL_2_3_1, E13="0.0%")
)
# (100 + 99 + 94) ÷ 3
ABSORBED = together(write(TABEL_3_1_5, E8=0.9767, F8=2.33), show_as(TABEL_3_1_5, E8="0.00%"))
INFOS = (STANDING, ("K24", TABEL_2_3_1, "C10"))

CASES = (
    Case("K24", "one program under both sasaran", together(SHARED, ABSORBED), infos=INFOS, says="2 sasaran"),
    Case(
        "K24",
        "one program under both sasaran, and the absorption without it",
        SHARED,
        (("E02", TABEL_3_1_5, "E8"),),
        INFOS,
    ),
    Case(
        "K24",
        "one program under both sasaran, below a row without a program",
        together(SHARED, write(TABEL_2_3_1, C7=None)),
        (("D01", TABEL_2_3_1, "C7"),),
        INFOS,
    ),
    Case("K24", "each program under one sasaran", write(TABEL_2_3_1, C10=KEWASPADAAN.lower())),
)
