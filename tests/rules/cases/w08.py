"""Cases of W08."""

from __future__ import annotations

from tests.rules.case import Case
from tests.rules.changes import write
from tests.sample_books import TABEL_3_1_1_B

CASES = (
    Case("W08", "money and nothing done", write(TABEL_3_1_1_B, I10="0 dokumen"), (("W08", TABEL_3_1_1_B, "I10"),)),
    Case("W08", "something done", write(TABEL_3_1_1_B, I10="1 dokumen", J10=50)),
    Case("W08", "not filled", write(TABEL_3_1_1_B, I10="-")),
)
