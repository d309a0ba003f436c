"""Cases of S33."""

from __future__ import annotations

from tests.rules.case import STANDING, Case
from tests.rules.changes import Change, in_both, together, write
from tests.rules.waiving import SHEET, waive
from tests.sample_books import TABEL_2_7, TABEL_3_1_1_B

# One code in two kelurahan, and at both half of it printed for nearly all.
CODE = "8.01.01.2.09.03"
IN_TWO_UNITS = together(
    in_both(B38=CODE, B39=CODE),
    write(TABEL_2_7, K5="UNIT", K38="Kelurahan Aren Jaya", K39="Kelurahan Margahayu", K40="Sekretariat"),
    write(TABEL_3_1_1_B, R5="UNIT", R38="Kelurahan Aren Jaya", R39="Kelurahan Margahayu", R40="Sekretariat"),
    write(TABEL_3_1_1_B, H38=50, H39=50),
)
BOTH = (("P01", TABEL_3_1_1_B, "H38"), ("P01", TABEL_3_1_1_B, "H39"))


def accepted(*rows: str) -> Change:
    lines = [waive("P01", TABEL_3_1_1_B, baris, row=at) for at, baris in enumerate(rows, 7)]
    return together(IN_TWO_UNITS, *lines)


CASES = (
    Case(
        "S33",
        "a code of two units",
        accepted(CODE),
        BOTH,
        infos=(STANDING, ("S27", SHEET, "E7"), ("S33", SHEET, "C7")),
        says="2 baris",
    ),
    Case(
        "S33",
        "a code with its unit",
        accepted(f"{CODE} (Kelurahan Aren Jaya)", f"{CODE} (Kelurahan Margahayu)"),
        BOTH,
        infos=(STANDING, ("S27", SHEET, "E7"), ("S27", SHEET, "E8")),
    ),
)
