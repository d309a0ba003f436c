"""Cases of K01."""

from __future__ import annotations

from decimal import Decimal

from tests.rules.case import Case
from tests.rules.changes import in_both, together, write
from tests.sample_books import TABEL_2_7, TABEL_3_1_1_B

# 1.000 of pagu moved from row 39 to row 38 of Tabel 3.1.1.b: every sum comes out, and no percentage changes.
OTHER_PAGU = write(TABEL_3_1_1_B, F38=8_215_000, F39=24_285_800)

CASES = (
    Case(
        "K01",
        "two rows",
        OTHER_PAGU,
        (("K01", TABEL_3_1_1_B, "F38"), ("K01", TABEL_3_1_1_B, "F39")),
        expected=Decimal(8_214_000),
        actual=Decimal(8_215_000),
        difference=Decimal(1000),
        says="Tabel 2.7 sel F38",
    ),
    Case("K01", "the same as text", write(TABEL_3_1_1_B, F38="Rp 8.214.000,-"), (("D02", TABEL_3_1_1_B, "F38"),)),
    Case(
        "K01",
        "a dash for zero",
        together(in_both(F38=0, F39=32_500_800), write(TABEL_3_1_1_B, F38="-", G38=0, G39=31_670_000, H38="-")),
        (("W10", TABEL_2_7, "F38"),),
    ),
    Case(
        "K01",
        "n/a against a figure is no number",
        write(TABEL_3_1_1_B, F38="n/a"),
        (("D03", TABEL_3_1_1_B, "F38"),),
    ),
)
