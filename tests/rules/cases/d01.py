"""Cases of D01."""

from __future__ import annotations

from tests.rules.budgets import NO_PAGU, NOTHING_SPENT
from tests.rules.case import Case
from tests.rules.changes import in_both, together, write
from tests.rules.indicators import A_DASH, no_target
from tests.sample_books import PK_PROGRAM, TABEL_2_3_1, TABEL_2_7, TABEL_3_1_1_B, TABEL_3_1_5

CASES = (
    Case(
        "D01", "realisasi", write(TABEL_3_1_1_B, G38=None), (("D01", TABEL_3_1_1_B, "G38"),), says="masih kosong"
    ),
    Case("D01", "spaces alone", write(TABEL_3_1_1_B, G38="   "), (("D01", TABEL_3_1_1_B, "G38"),)),
    Case("D01", "name", write(TABEL_2_7, C38=None), (("D01", TABEL_2_7, "C38"),)),
    Case(
        "D01",
        "a percentage that can be computed",
        write(TABEL_3_1_1_B, H38=None),
        (("D01", TABEL_3_1_1_B, "H38"),),
    ),
    Case("D01", "jumlah", write(TABEL_3_1_1_B, G6=None), (("D01", TABEL_3_1_1_B, "G6"),)),
    Case("D01", "identity", write("Identitas", B3=None), (("D01", "Identitas", "B3"),)),
    Case(
        "D01",
        "a dash is not empty",
        together(NOTHING_SPENT, write(TABEL_3_1_1_B, G45="-", H45="-")),
        (("W02", TABEL_3_1_1_B, "G45"),),
    ),
    Case(
        "D01",
        "zero is not empty",
        together(NOTHING_SPENT, write(TABEL_3_1_1_B, G45=0, H45=0)),
        (("W02", TABEL_3_1_1_B, "G45"),),
    ),
    Case("D01", "no code", in_both(B38=None)),
    Case(
        "D01",
        "nothing to compute",
        together(NO_PAGU, write(TABEL_3_1_1_B, H38=None)),
        (("W10", TABEL_2_7, "F38"),),
    ),
    Case("D01", "no target of jumlah", write(TABEL_3_1_1_B, E6=None)),
    Case(
        "D01",
        "the years of the Renstra, which the headings still say",
        write("Identitas", B6=None, B7=None),
        (("D01", "Identitas", "B6"), ("D01", "Identitas", "B7")),
    ),
    Case(
        "D01",
        "the year of the report, which the titles still say",
        write("Identitas", B5=None),
        (("D01", "Identitas", "B5"),),
    ),
    Case("D01", "nothing to compute of a dash", together(no_target("-"), A_DASH, write(TABEL_3_1_5, F7=None))),
    Case(
        "D01", "a share of a total in another table", write(TABEL_2_3_1, E12=None), (("D01", TABEL_2_3_1, "E12"),)
    ),
    Case("D01", "a unit", write(PK_PROGRAM, C7=None), (("D01", PK_PROGRAM, "C7"),)),
)
