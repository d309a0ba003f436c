"""Cases of L01."""

from __future__ import annotations

from tests.rules.case import STANDING, Case
from tests.rules.changes import leave_out, show_as, together, write
from tests.sample_books import TABEL_2_3_1, TABEL_3_1_3, TABEL_3_1_4, TABEL_3_1_5

CASES = (
    Case(
        "L01",
        "no efficiency",
        together(write(TABEL_3_1_5, E7=None, E8=None, F7=None, F8=None), leave_out(TABEL_2_3_1)),
        infos=(STANDING, ("L01", TABEL_3_1_5, "A1")),
    ),
    Case(
        "L01",
        "a national standard",
        together(write(TABEL_3_1_4, B7="100%", B8="100%", C7="80%", D7=1.25), show_as(TABEL_3_1_4, D7="0%")),
    ),
    Case(
        "L01",
        "nothing reached in the Renstra",
        write(TABEL_3_1_3, **{f"{column}{row}": None for column in "CEGIKM" for row in (8, 9)}),
        infos=(STANDING, ("L01", TABEL_3_1_3, "A1")),
        says="target Renstra",
    ),
    Case(
        "L01", "no sheet", leave_out(TABEL_3_1_5), infos=(STANDING, ("L01", TABEL_3_1_5, "A1")), says="efisiensi"
    ),
)
