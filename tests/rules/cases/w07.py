"""Cases of W07."""

from __future__ import annotations

from tests.rules.case import Case
from tests.rules.changes import show_as, together, write
from tests.sample_books import PERJANJIAN, PK_PROGRAM, SASARAN

IN_PERCENT = together(write(SASARAN, I7=1), show_as(SASARAN, I7="0%"))

CASES = (
    Case(
        "W07",
        "people for a percentage",
        together(IN_PERCENT, write(PERJANJIAN, C7="Orang")),
        (("W07", PERJANJIAN, "C7"),),
        expected="%",
        actual="Orang",
    ),
    Case(
        "W07",
        "a percentage for documents",
        write(PK_PROGRAM, D7="100 dokumen"),
        (("W07", PK_PROGRAM, "C7"),),
        expected="dokumen",
    ),
    Case(
        "W07",
        "people for a realisasi in percent",
        write(PERJANJIAN, C7="Orang"),
        (("W07", PERJANJIAN, "C7"),),
        says="di Tabel 3.1.1.a sel",
    ),
    Case("W07", "an index for a percentage", together(IN_PERCENT, write(PERJANJIAN, C7="Indeks"))),
)
