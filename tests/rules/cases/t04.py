"""Cases of T04."""

from __future__ import annotations

from tests.rules.case import Case
from tests.rules.changes import HIDDEN, together, tolerance, write
from tests.sample_books import TABEL_2_3, TABEL_3_1_1_B

CASES = (
    Case(
        "T04",
        "six rupiah",
        together(tolerance(1), write(TABEL_3_1_1_B, G22=385_220_374)),
        (HIDDEN,),
        says="2 selisih penjumlahan, seluruhnya 12.",
    ),
    Case(
        "T04",
        "a total that another table tells by a rupiah less",
        together(tolerance(1), write(TABEL_2_3, B6=23_733_274_960, B8=23_651_879_245)),
        (HIDDEN,),
        says="1 selisih penjumlahan, seluruhnya 1.",
    ),
    Case("T04", "nothing is hidden", tolerance(1)),
)
