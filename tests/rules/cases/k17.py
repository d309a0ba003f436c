"""Cases of K17."""

from __future__ import annotations

from decimal import Decimal

from tests.rules.case import Case
from tests.rules.changes import write
from tests.sample_books import PK_PROGRAM

CASES = (
    Case(
        "K17",
        "another target than in 2.7",
        write(PK_PROGRAM, D7="10"),
        (("K17", PK_PROGRAM, "D7"),),
        expected=Decimal(100),
        actual=Decimal(10),
        difference=Decimal(-90),
    ),
    Case("K17", "n/a against a figure", write(PK_PROGRAM, D8="n/a"), (("K17", PK_PROGRAM, "D8"),)),
    Case("K17", "a dash against a figure", write(PK_PROGRAM, D8="-"), (("K17", PK_PROGRAM, "D8"),)),
    Case("K17", "the same number with its unit", write(PK_PROGRAM, D7="100,00 Persen")),
    Case("K17", "another indicator of the program", write(PK_PROGRAM, B7="Jumlah paskibraka terlatih", D7="75")),
)
