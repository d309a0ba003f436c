"""Cases of T01."""

from __future__ import annotations

from decimal import Decimal

from tests.rules.case import Case
from tests.rules.changes import HIDDEN, delete_row, in_both, swap_rows, together, tolerance, write
from tests.sample_books import TABEL_2_7, TABEL_3_1_1_B

CASES = (
    Case(
        "T01",
        "the published slip",
        write(TABEL_3_1_1_B, G22=385_221_368),
        (("T01", TABEL_3_1_1_B, "G22"),),
        expected=Decimal(385_220_368),
        actual=Decimal(385_221_368),
        difference=Decimal(1000),
        says="6 sub kegiatan",
    ),
    Case(
        "T01",
        "one rupiah",
        write(TABEL_3_1_1_B, G22=385_220_369),
        (("T01", TABEL_3_1_1_B, "G22"),),
        difference=Decimal(1),
    ),
    Case(
        "T01",
        "pagu",
        in_both(F22=395_975_344),
        (("T01", TABEL_2_7, "F22"), ("T01", TABEL_3_1_1_B, "F22")),
        difference=Decimal(-1),
    ),
    Case(
        "T01",
        "beyond the tolerance",
        together(tolerance(1), write(TABEL_3_1_1_B, G22=385_220_375)),
        (HIDDEN, ("T01", TABEL_3_1_1_B, "G22")),
        difference=Decimal(7),
    ),
    Case("T01", "within the tolerance", together(tolerance(1), write(TABEL_3_1_1_B, G22=385_220_374)), (HIDDEN,)),
    Case("T01", "written as text", write(TABEL_3_1_1_B, G22="Rp385.220.368"), (("D02", TABEL_3_1_1_B, "G22"),)),
    Case("T01", "the order of the rows", together(swap_rows(TABEL_2_7, 23, 28), swap_rows(TABEL_3_1_1_B, 23, 28))),
    Case(
        "T01",
        "a row without a name",
        write(TABEL_3_1_1_B, G22=385_221_368, C23=None),
        (("T01", TABEL_3_1_1_B, "G22"), ("D01", TABEL_3_1_1_B, "C23")),
    ),
    Case(
        "T01",
        "a row is missing, and nobody knows its realisasi",
        delete_row(TABEL_3_1_1_B, 45),
        (("K02", TABEL_2_7, "C45"), ("T01", TABEL_3_1_1_B, "G42")),
        actual=Decimal(1_527_124_100),
        difference=Decimal(20_550_000),
        says="baris Tabel 2.7 C45 tidak ada di sini (lihat K02)",
    ),
    Case(
        "T01",
        "two rows are missing",
        together(delete_row(TABEL_3_1_1_B, 45), delete_row(TABEL_3_1_1_B, 44)),
        (("K02", TABEL_2_7, "C44"), ("K02", TABEL_2_7, "C45"), ("T01", TABEL_3_1_1_B, "G42")),
        says="2 baris Tabel 2.7 C44, C45 tidak ada di sini (lihat K02)",
    ),
)
