"""Cases of S34."""

from __future__ import annotations

from tests.rules.case import STANDING, Case
from tests.rules.changes import Change, in_both, show_formula, together, write
from tests.sample_books import TABEL_2_3_1, TABEL_2_7, TABEL_3_1_1_B, TABEL_3_1_5

# The three sub kegiatan of a program are one in three kelurahan: 1.323.034.500 + 264.911.400 + 26.129.940.
NAME, CODE, PAGU = "Pembinaan Ideologi", "8.01.02.2.01.01", 1_614_075_840
ROWS = (43, 44, 45)
UNITS = ("Aren Jaya", "Bekasi Jaya", "Margahayu")


def of_units(shown: int, absorbed: float) -> Change:
    """The sasaran has that sub kegiatan, of which a formula of Tabel 2.3.1 shows so much."""
    units = dict(zip(ROWS, UNITS, strict=True))
    return together(
        in_both(**{f"B{row}": CODE for row in ROWS}, **{f"C{row}": NAME for row in ROWS}),
        write(TABEL_2_7, K5="UNIT", **{f"K{row}": unit for row, unit in units.items()}, K46="Sekretariat"),
        write(TABEL_3_1_1_B, R5="UNIT", **{f"R{row}": unit for row, unit in units.items()}, R46="Sekretariat"),
        write(TABEL_2_3_1, C8=NAME),
        show_formula(TABEL_2_3_1, "D8", f"{shown}+0", shown),
        show_formula(TABEL_2_3_1, "E8", "D8/23733274959", shown / 23_733_274_959),
        show_formula(TABEL_3_1_5, "E7", f"{absorbed}+0", absorbed),
    )


CASES = (
    Case(
        "S34",
        "the pagu of the first of three units",
        of_units(1_323_034_500, 0.9533),
        infos=(STANDING, ("S34", TABEL_2_3_1, "D8")),
        says="pagu satu unit saja",
    ),
    Case("S34", "the pagu of all", of_units(PAGU, 0.9533)),
)
