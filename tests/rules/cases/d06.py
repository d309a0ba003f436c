"""Cases of D06."""

from __future__ import annotations

from tests.rules.case import Case
from tests.rules.changes import in_both, together, write
from tests.sample_books import PK_PROGRAM, TABEL_2_7, TABEL_3_1_1_B

CASES = (
    Case(
        "D06",
        "misspelt",
        in_both(E39="34 uit"),
        (("D06", TABEL_2_7, "E39"), ("D06", TABEL_3_1_1_B, "E39")),
        expected="34 unit",
        actual="34 uit",
    ),
    Case(
        "D06",
        "misspelt in one table",
        write(TABEL_3_1_1_B, E39="34 uit"),
        (("D06", TABEL_3_1_1_B, "E39"),),
        expected="34 unit",
    ),
    Case(
        "D06",
        "mixed",
        in_both(E43="54 org"),
        (("D06", TABEL_2_7, "E43"), ("D06", TABEL_3_1_1_B, "E43")),
        expected="54 orang",
        says="bercampur",
    ),
    Case(
        "D06",
        "persen beside %",
        in_both(E22="100 persen"),
        (("D06", TABEL_2_7, "E22"), ("D06", TABEL_3_1_1_B, "E22")),
        expected="100%",
    ),
    Case("D06", "capitals", in_both(E39="34 Unit")),
    Case("D06", "a unit that nobody knows", in_both(E39="34 sertifikat")),
    Case("D06", "a short unit", in_both(E39="34 m2")),
    Case(
        "D06",
        "two letters swapped",
        write(TABEL_3_1_1_B, E39="34 uint"),
        (("D06", TABEL_3_1_1_B, "E39"),),
        expected="34 unit",
    ),
    *(
        Case("D06", f"a unit like a known one: {unit}", in_both(E39=f"34 {unit}"))
        for unit in ("keluhan", "kematian", "pelayanan", "siswi", "rim", "kuota")
    ),
    Case(
        "D06",
        "in a column of units",
        write(PK_PROGRAM, C7="Presen"),
        (("D06", PK_PROGRAM, "C7"),),
        expected="Persen",
        actual="Presen",
    ),
    Case(
        "D06",
        "of a realisasi",
        together(
            write(TABEL_3_1_1_B, I5="REALISASI KINERJA", J5="CAPAIAN KINERJA (%)", I10="2 paket", J10=100),
        ),
        (("D06", TABEL_3_1_1_B, "I10"),),
        says="berbeda dari satuan targetnya, “dokumen”",
    ),
)
