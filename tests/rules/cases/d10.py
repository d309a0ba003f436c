"""Cases of D10."""

from __future__ import annotations

from tests.rules.case import Case
from tests.rules.changes import in_both, together, write
from tests.sample_books import TABEL_2_7, TABEL_3_1_1_B

CASES = (
    Case(
        "D10",
        "two rows, in other widths",
        in_both(B38="8.01.01.2.09.05", B39="8.01.01.2.09.0005"),
        (("D10", TABEL_2_7, "B39"), ("D10", TABEL_3_1_1_B, "B39"), ("S21", TABEL_2_7, "B38")),
        actual="8.01.01.2.09.0005",
    ),
    Case(
        "D10",
        "in one table",
        together(
            in_both(B38="8.01.01.2.09.0005", B39="8.01.01.2.09.0006"), write(TABEL_2_7, B39="8.01.01.2.09.0005")
        ),
        (("D10", TABEL_2_7, "B39"),),
    ),
    Case("D10", "two codes", in_both(B38="8.01.01.2.09.0005", B39="8.01.01.2.09.0006")),
)
