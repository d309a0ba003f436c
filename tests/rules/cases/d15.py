"""Cases of D15."""

from __future__ import annotations

from decimal import Decimal

from tests.rules.case import STANDING, Case
from tests.rules.changes import write
from tests.sample_books import TABEL_3_1_1_B

CASES = (
    Case(
        "D15",
        "a kegiatan",
        write(TABEL_3_1_1_B, G22=None),
        infos=(STANDING, ("D15", TABEL_3_1_1_B, "G22")),
        expected=Decimal(385_220_368),
        says="dipakai jumlah rinciannya",
    ),
    Case(
        "D15",
        "one of its sub kegiatan is blank too",
        write(TABEL_3_1_1_B, G22=None, G24=None),
        (("D01", TABEL_3_1_1_B, "G24"),),
    ),
)
