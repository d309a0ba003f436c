"""Cases of W10."""

from __future__ import annotations

from tests.rules.case import Case
from tests.rules.changes import in_both, together, write
from tests.sample_books import TABEL_2_7, TABEL_3_1_1_B

WITHOUT_PAGU = together(in_both(F38=0, F39=32_500_800), write(TABEL_3_1_1_B, G38=0, G39=31_670_000, H38="-"))

CASES = (
    Case("W10", "a target without pagu", WITHOUT_PAGU, (("W10", TABEL_2_7, "F38"),)),
    Case("W10", "no target either", together(WITHOUT_PAGU, in_both(E38="0 dokumen"))),
)
