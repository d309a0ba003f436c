"""Cases of K08."""

from __future__ import annotations

from tests.rules.case import Case
from tests.rules.changes import show_as, together, write
from tests.sample_books import TABEL_2_7, TABEL_3_1_1_B

CASES = (
    # How Excel itself stores a format with a unit
    Case(
        "K08",
        "a unit in the format of one table",
        together(write(TABEL_2_7, E10=2), show_as(TABEL_2_7, E10='0\\ "dokumen"')),
    ),
    Case(
        "K08",
        "another unit in the format of one table",
        together(write(TABEL_2_7, E10=2), show_as(TABEL_2_7, E10='0\\ "laporan"')),
        (("K08", TABEL_3_1_1_B, "E10"),),
    ),
    Case(
        "K08",
        "another number",
        write(TABEL_3_1_1_B, E33="2 laporan"),
        (("K08", TABEL_3_1_1_B, "E33"),),
        expected="12 laporan",
        actual="2 laporan",
    ),
    Case("K08", "without its unit", write(TABEL_3_1_1_B, E33="12")),
    Case(
        "K08", "another number without its unit", write(TABEL_3_1_1_B, E33="11"), (("K08", TABEL_3_1_1_B, "E33"),)
    ),
    Case("K08", "another unit", write(TABEL_3_1_1_B, E33="12 dokumen"), (("K08", TABEL_3_1_1_B, "E33"),)),
    Case("K08", "a grade", write(TABEL_3_1_1_B, E9="BB"), (("K08", TABEL_3_1_1_B, "E9"),), expected="B"),
    Case(
        "K08",
        "number and unit, misspelt",
        write(TABEL_3_1_1_B, E39="43 uit"),
        (("K08", TABEL_3_1_1_B, "E39"), ("D06", TABEL_3_1_1_B, "E39")),
        expected="34 unit",
    ),
    Case(
        "K08",
        "n/a against a target",
        write(TABEL_3_1_1_B, E33="n/a"),
        (("K08", TABEL_3_1_1_B, "E33"),),
        expected="12 laporan",
    ),
    Case("K08", "spacing and case", write(TABEL_3_1_1_B, E33="12  Laporan")),
    Case(
        "K08",
        "a number with a percent format",
        together(write(TABEL_3_1_1_B, E22=1), show_as(TABEL_3_1_1_B, E22="0%")),
    ),
    Case("K08", "only the unit misspelt", write(TABEL_3_1_1_B, E39="34 uit"), (("D06", TABEL_3_1_1_B, "E39"),)),
    Case(
        "K08",
        "the same unit, other word",
        write(TABEL_3_1_1_B, E22="100 persen"),
        (("D06", TABEL_3_1_1_B, "E22"),),
    ),
)
