"""Cases of D09."""

from __future__ import annotations

from decimal import Decimal

from tests.rules.case import Case
from tests.rules.changes import delete_row, together, write
from tests.sample_books import TABEL_1_4, TABEL_2_3_1, TABEL_3_1, TABEL_3_1_5

CASES = (
    Case(
        "D09",
        "a jump",
        write(TABEL_1_4, A14=7),
        (("D09", TABEL_1_4, "A14"),),
        expected=Decimal(6),
        actual=Decimal(7),
        says="5, lalu 7",
    ),
    Case(
        "D09", "twice", write(TABEL_1_4, A10=1), (("D09", TABEL_1_4, "A10"),), expected=Decimal(2), says="berulang"
    ),
    Case("D09", "from 2 on", write(TABEL_3_1, A7=2), (("D09", TABEL_3_1, "A7"),), expected=Decimal(1)),
    Case("D09", "a word among numbers", write(TABEL_1_4, A11="tiga"), (("D09", TABEL_1_4, "A11"),)),
    Case(
        "D09",
        "Roman numbers",
        write(TABEL_1_4, A9="I", A10="II", A11="III", A12="IV", A13="V", A14="VI"),
    ),
    Case(
        "D09",
        "among empty cells",
        write(TABEL_2_3_1, A11=3),
        (("D09", TABEL_2_3_1, "A11"),),
        expected=Decimal(2),
        says="1, lalu 3",
    ),
    Case("D09", "the second again", write(TABEL_3_1_5, A8=1), (("D09", TABEL_3_1_5, "A8"),), says="berulang"),
    Case(
        "D09",
        "anew under each sasaran",
        write(TABEL_2_3_1, A8=2, A9=3, A10=4, A11=1, A12=2),
        (("D09", TABEL_2_3_1, "A11"),),
    ),
    Case(
        "D09",
        "after a row was deleted",
        together(
            delete_row(TABEL_1_4, 12), write(TABEL_1_4, D6=18, I6=33, C7=15.2, D7=54.5, E7=6.1, F7=21.2, G7=3.0)
        ),
        (("D09", TABEL_1_4, "A12"),),
        expected=Decimal(4),
        actual=Decimal(5),
    ),
    Case(
        "D09",
        "numbers as text",
        write(TABEL_3_1, A7="1", A8="2", A9="3", A10="4", A11="6"),
        (("D09", TABEL_3_1, "A11"),),
    ),
    Case("D09", "numbers as text, right", write(TABEL_3_1, A7="1", A8="2", A9="3", A10="4", A11="5")),
    Case("D09", "numbers with dots", write(TABEL_3_1, A7="1.", A8="2.", A9="3.", A10="4.", A11="5.")),
    Case("D09", "on every row", write(TABEL_2_3_1, A8=2, A9=3, A10=4, A11=5, A12=6)),
    Case("D09", "no numbers", write(TABEL_3_1, A7=None, A8=None, A9=None, A10=None, A11=None)),
    Case(
        "D09",
        "two that were swapped",
        write(TABEL_1_4, A10=3, A11=2),
        (("D09", TABEL_1_4, "A10"), ("D09", TABEL_1_4, "A11")),
    ),
    Case(
        "D09",
        "a nought alone",
        write(TABEL_3_1, A7=0, A8=None, A9=None, A10=None, A11=None),
        (("D09", TABEL_3_1, "A7"),),
        says="melompat",
    ),
)
