"""Cases of W05."""

from __future__ import annotations

from tests.rules.case import Case
from tests.rules.changes import show_as, together, write
from tests.sample_books import SASARAN, TABEL_3_1_1_A, TABEL_3_1_2, TABEL_3_1_3, TABEL_3_1_5

CASES = (
    Case(
        "W05",
        "a hundredth of the target",
        together(
            *(
                write(sheet, **{cell: value})
                for sheet, cell, value in ((TABEL_3_1_1_A, "E7", 0.01), (TABEL_3_1_2, "E8", 0.01))
            ),
            write(TABEL_3_1_3, M8=1),
            write(TABEL_3_1_1_A, F7=0.01, G7=None),
            write(TABEL_3_1_2, G8=0.01, H8=0.0125),
            write(TABEL_3_1_5, D7=0.01, F7=-94.33),
            show_as(TABEL_3_1_1_A, E7="0%", F7="0%"),
            show_as(TABEL_3_1_2, E8="0%", G8="0%", H8="0.00%"),
            show_as(TABEL_3_1_5, D7="0%", F7="0.00"),
        ),
        (("W05", TABEL_3_1_1_A, "E7"), ("W05", TABEL_3_1_2, "E8"), ("W05", TABEL_3_1_3, "M8")),
        says="sekitar seperseratus targetnya",
    ),
    Case(
        "W05",
        "half of the target",
        together(
            write(TABEL_3_1_1_A, E7=0.5, F7=0.5, G7=None),
            write(TABEL_3_1_2, E8=0.5, G8=0.5, H8=0.625),
            write(TABEL_3_1_3, M8=50),
            write(TABEL_3_1_5, D7=0.5, F7=-45.33),
            show_as(TABEL_3_1_1_A, E7="0%", F7="0%"),
            show_as(TABEL_3_1_2, E8="0%", G8="0%", H8="0.00%"),
            show_as(TABEL_3_1_5, D7="0%", F7="0.00"),
        ),
    ),
    Case(
        "W05",
        "a hundred times its own year's target",
        write(TABEL_3_1_3, I8=6000),
        (("W05", TABEL_3_1_3, "I8"),),
        says="seratus kali targetnya",
    ),
    Case(
        "W05",
        "the opposite sign",
        write(TABEL_3_1_3, I8=-60),
        (("W05", TABEL_3_1_3, "I8"),),
        says="berlawanan tanda",
    ),
    Case(
        "W05",
        "a hundred times another year",
        together(write(SASARAN, E7=4000), write(TABEL_3_1_3, D8=4000, E8=4000)),
    ),
)
