"""Cases of T03."""

from __future__ import annotations

from decimal import Decimal

from tests.rules.case import Case
from tests.rules.changes import HIDDEN, show_as, together, tolerance, write
from tests.sample_books import TABEL_1_4, TABEL_2_3, TABEL_2_3_1, TABEL_2_7, TABEL_3_1_1_B

CASES = (
    Case(
        "T03",
        "a tolerance of rupiah hides no people",
        together(tolerance(1), write("Tabel 1.4", D6=22, I6=36)),
        (("T03", "Tabel 1.4", "D6"), ("T03", "Tabel 1.4", "I6")),
    ),
    Case(
        "T03",
        "jumlah",
        write(TABEL_3_1_1_B, G6=23_425_222_114),
        (("T03", TABEL_3_1_1_B, "G6"),),
        expected=Decimal(23_425_221_114),
        difference=Decimal(1000),
        says="6 program di tabel ini",
    ),
    Case("T03", "pagu", write(TABEL_2_7, F6=23_733_274_960), (("T03", TABEL_2_7, "F6"),), difference=Decimal(1)),
    Case(
        "T03", "within the tolerance", together(tolerance(1), write(TABEL_3_1_1_B, G6=23_425_221_120)), (HIDDEN,)
    ),
    Case("T03", "a program is the fault", write(TABEL_3_1_1_B, G8=3_861_486_910), (("T02", TABEL_3_1_1_B, "G8"),)),
    Case(
        "T03", "the columns of a row", write(TABEL_1_4, I10=10), (("T03", TABEL_1_4, "I10"),), expected=Decimal(9)
    ),
    Case(
        "T03",
        "an employee more",
        write(TABEL_1_4, D10=5),
        (("T03", TABEL_1_4, "D6"), ("T03", TABEL_1_4, "I10")),
        expected=Decimal(21),
    ),
    Case("T03", "a flat table", write(TABEL_2_3, B6=23_733_274_960), (("T03", TABEL_2_3, "B6"),), says="2 baris"),
    Case(
        "T03",
        "the corner",
        write(TABEL_1_4, I6=36),
        (("T03", TABEL_1_4, "I6"),),
        expected=Decimal(35),
        difference=Decimal(1),
    ),
    Case(
        "T03", "a column", write(TABEL_1_4, C6=6), (("T03", TABEL_1_4, "C6"),), expected=Decimal(5), says="6 baris"
    ),
    Case(
        "T03",
        "an employee more, and in the sum below",
        write(TABEL_1_4, D10=5, D6=21),
        (("T03", TABEL_1_4, "I10"), ("P02", TABEL_1_4, "D7")),
        expected=Decimal(10),
        actual=Decimal(9),
        says="6 kolom",
    ),
    Case(
        "T03",
        "a row, and the sum of the rows",
        write(TABEL_1_4, I10=10, I6=36, C7=13.9, D7=55.6, E7=5.6, F7=19.4, G7=2.8),
        (("T03", TABEL_1_4, "I10"),),
    ),
    Case(
        "T03",
        "an employee more everywhere",
        write(TABEL_1_4, D10=5, D6=21, I10=10, I6=36, C7=13.9, D7=58.3, E7=5.6, F7=19.4, G7=2.8),
    ),
    Case("T03", "an empty cell in a row", write(TABEL_1_4, D10=None), (("D01", TABEL_1_4, "D10"),)),
    Case("T03", "a dash in a row", write(TABEL_1_4, D9="-", E9="-")),
    Case(
        "T03",
        "a part of a flat table",
        write(TABEL_2_3, B9=81_395_716),
        (("T03", TABEL_2_3, "B6"),),
        expected=Decimal(23_733_274_960),
        difference=Decimal(-1),
    ),
    Case(
        "T03",
        "a jumlah that the template does not have",
        together(write(TABEL_2_3_1, C13="JUMLAH", D13=23_733_274_960, E13=1), show_as(TABEL_2_3_1, E13="0%")),
        (("T03", TABEL_2_3_1, "D13"),),
        says="6 program",
    ),
    Case(
        "T03",
        "a sum that is said not to be there",
        write(TABEL_1_4, I9="n/a"),
        (("T03", TABEL_1_4, "I9"),),
    ),
)
