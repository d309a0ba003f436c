"""Cases of W01."""

from __future__ import annotations

from decimal import Decimal

from tests.rules.case import Case
from tests.rules.changes import write
from tests.sample_books import TABEL_3_1_1_B

CASES = (
    Case(
        "W01",
        "a sub kegiatan",
        write(TABEL_3_1_1_B, G44=265_000_000, G43=1_241_574_100, H44=100, H43=94),
        (("W01", TABEL_3_1_1_B, "G44"),),
        actual=Decimal(265_000_000),
        difference=Decimal(88_600),
    ),
    Case("W01", "all that there was", write(TABEL_3_1_1_B, G44=264_911_400, G43=1_241_662_700, H44=100, H43=94)),
)
