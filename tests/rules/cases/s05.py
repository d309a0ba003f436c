"""Cases of S05."""

from __future__ import annotations

from tests.rules.case import Case
from tests.rules.changes import in_both, write
from tests.sample_books import TABEL_2_7, TABEL_3_1_1_B

CASES = (
    Case("S05", "ref", write(TABEL_3_1_1_B, G38="#REF!"), (("S05", TABEL_3_1_1_B, "G38"),), actual="#REF!"),
    Case("S05", "n/a is no dash", write(TABEL_3_1_1_B, H38="#N/A"), (("S05", TABEL_3_1_1_B, "H38"),)),
    Case("S05", "in a text", write(TABEL_3_1_1_B, D38="#NAME?"), (("S05", TABEL_3_1_1_B, "D38"),)),
    Case("S05", "in a name", write(TABEL_3_1_1_B, C38="#REF!"), (("S05", TABEL_3_1_1_B, "C38"),)),
    Case("S05", "in a target", write(TABEL_3_1_1_B, E38="#REF!"), (("S05", TABEL_3_1_1_B, "E38"),)),
    Case("S05", "a word with a hash", in_both(D38="Mebel #1 yang dipelihara")),
    Case("S05", "in a title", write(TABEL_3_1_1_B, A1="#REF!"), (("S05", TABEL_3_1_1_B, "A1"),)),
    Case("S05", "in the title of a form", write("Identitas", A1="#REF!"), (("S05", "Identitas", "A1"),)),
    Case("S05", "in place of a label", write("Pengaturan", A4="#REF!"), (("S05", "Pengaturan", "A4"),)),
    Case("S05", "in a form", write("Identitas", B5="#REF!"), (("S05", "Identitas", "B5"),)),
    Case("S05", "in a helping column", write(TABEL_2_7, G9="#REF!"), (("S05", TABEL_2_7, "G9"),)),
    Case(
        "S05",
        "in a waiver",
        write("Pengecualian", C7="#REF!"),
        (("S05", "Pengecualian", "C7"), ("S13", "Pengecualian", "A7")),
    ),
    Case("S05", "in a pair", write("Pemetaan", B7="#REF!"), (("S05", "Pemetaan", "B7"),)),
)
