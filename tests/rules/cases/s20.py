"""Cases of S20."""

from __future__ import annotations

from tests.rules.budgets import codes, codes_below
from tests.rules.case import Case
from tests.rules.changes import in_both, together
from tests.sample_books import TABEL_2_7

CASES = (
    Case(
        "S20",
        "of another kegiatan",
        codes(B44="8.01.05.2.01.0002"),
        (("S20", TABEL_2_7, "B44"),),
        expected="8.01.02.2.01.0002",
        actual="8.01.05.2.01.0002",
        says="tidak diawali kode kegiatan di atasnya, 8.01.02.2.01 (B42)",
    ),
    Case(
        "S20",
        "of a program whose rows agree on another",
        codes(B42="8.01.05.2.01"),
        (("S20", TABEL_2_7, "B42"),),
        expected="8.01.02.2.01",
    ),
    Case("S20", "a unit in its place", codes(B44="2 Paket"), (("S20", TABEL_2_7, "B44"),), says="bukan kode"),
    Case(
        "S20",
        "a segment lost",
        codes(B42="8.01.02.2", B43=None, B44=None),
        (("S20", TABEL_2_7, "B42"),),
        says="4 bagian",
    ),
    Case(
        "S20",
        "zeros lost",
        together(codes_below("8.1", "8.01.02"), in_both(B58="8.01.06")),
        (("S20", TABEL_2_7, "B41"),),
        expected="8.01.02",
        says="hanya 2 bagian",
    ),
    Case(
        "S20",
        "the kegiatan above several is missing",
        codes(B44="8.01.02.2.02.0001", B45="8.01.02.2.02.0002"),
        (("S20", TABEL_2_7, "B44"),),
        says="padahal kegiatan itu tidak ada di tabel ini",
    ),
    Case("S20", "relative codes", codes(B42="2.01", B43="2.01.0001", B44="0002")),
    Case("S20", "codes of before 2021", codes(B41="1.20.1.20.05", B42="1.20.1.20.05.01", B43=None, B44=None)),
    Case("S20", "other widths", codes(B41="8.1.2", B42="8.1.2.2.1", B43=None, B44=None)),
)
