"""Cases of D18."""

from __future__ import annotations

from tests.rules.case import Case
from tests.rules.changes import in_both, together, write
from tests.sample_books import TABEL_2_7, TABEL_3_1_1_B

LISTED = in_both(D10="Jumlah dokumen\nJumlah laporan", E10="1 dokumen\n1 laporan")

CASES = (
    Case(
        "D18",
        "one result for two indicators",
        together(LISTED, write(TABEL_3_1_1_B, I10="1 dokumen")),
        (("D18", TABEL_3_1_1_B, "I10"),),
        says="Sel D10 memuat 2 indikator, tetapi sel ini 1 baris",
    ),
    Case(
        "D18",
        "one capaian for two indicators",
        together(LISTED, write(TABEL_3_1_1_B, I10="1 dokumen\n1 laporan", J10=100)),
        (("D18", TABEL_3_1_1_B, "J10"),),
    ),
    Case(
        "D18",
        "two targets for three indicators",
        together(
            in_both(D10="Jumlah dokumen\nJumlah laporan\nJumlah rapat", E10="1 dokumen\n1 laporan"),
            write(TABEL_3_1_1_B, J10=100),
        ),
        (("D18", TABEL_2_7, "E10"), ("D18", TABEL_3_1_1_B, "E10"), ("D18", TABEL_3_1_1_B, "J10")),
        says="Sel D10 memuat 3 indikator, tetapi sel ini 2 baris",
    ),
    Case(
        "D18",
        "a result for each of two indicators",
        together(LISTED, write(TABEL_3_1_1_B, I10="1 dokumen\n1 laporan")),
    ),
)
