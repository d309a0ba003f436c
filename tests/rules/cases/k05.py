"""Cases of K05."""

from __future__ import annotations

from decimal import Decimal

from tests.rules.case import Case
from tests.rules.changes import delete_row, show_as, together, upper, write
from tests.sample_books import TABEL_2_3_1, TABEL_2_7

CASES = (
    Case(
        "K05",
        "no amount",
        write(TABEL_2_3_1, D12=None),
        (("K05", TABEL_2_3_1, "D12"),),
        expected=Decimal(656_580_000),
        says="kosong",
    ),
    Case(
        "K05",
        "another amount",
        write(TABEL_2_3_1, D12=656_580_001),
        (("K05", TABEL_2_3_1, "D12"),),
        difference=Decimal(1),
    ),
    Case("K05", "other case", upper(TABEL_2_3_1, "C12")),
    Case(
        "K05",
        "no such program",
        together(
            write(TABEL_2_3_1, C13="PROGRAM PENATAAN DESA", D13=1000, E13=0), show_as(TABEL_2_3_1, E13="0.00%")
        ),
        (("K05", TABEL_2_3_1, "C13"),),
        says="tidak ada di Tabel 2.7",
    ),
    Case(
        "K05",
        "no such kegiatan",
        together(
            write(TABEL_2_3_1, C13="Kegiatan Penataan Desa", D13=1000, E13=0), show_as(TABEL_2_3_1, E13="0.00%")
        ),
        (("K05", TABEL_2_3_1, "C13"),),
        says="Kegiatan ini tidak ada di Tabel 2.7",
    ),
    Case(
        "K05",
        "a program by a shorter name, told by its budget",
        write(TABEL_2_3_1, C10="PROGRAM KEWASPADAAN NASIONAL"),
        (("K05", TABEL_2_3_1, "C10"),),
        says="tidak ada di Tabel 2.7",
    ),
    Case(
        "K05",
        "a dash",
        write(TABEL_2_3_1, D12="-"),
        (("K05", TABEL_2_3_1, "D12"),),
        expected=Decimal(656_580_000),
        says="berisi tanda -, padahal",
    ),
    Case("K05", "the same as text", write(TABEL_2_3_1, D12="656.580.000"), (("D02", TABEL_2_3_1, "D12"),)),
    Case(
        "K05",
        "a program's row is deleted",
        delete_row(TABEL_2_3_1, 9),
        (("K05", TABEL_2_7, "C54"),),
    ),
)
