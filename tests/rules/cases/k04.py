"""Cases of K04."""

from __future__ import annotations

from decimal import Decimal

from tests.rules.budgets import BELANJA, PENUNJANG, without_penunjang
from tests.rules.case import STANDING, Case
from tests.rules.changes import delete_row, show_as, together, write
from tests.sample_books import REALISASI_BELANJA, TABEL_2_3, TABEL_2_3_1, TABEL_2_7, TABEL_3_1_1_B

CASES = (
    Case(
        "K04",
        "one rupiah",
        write(TABEL_2_3, B6=23_733_274_960, B8=23_651_879_245),
        (("K04", TABEL_2_3, "B6"),),
        expected=Decimal(23_733_274_959),
        difference=Decimal(1),
    ),
    Case(
        "K04",
        "within the tolerance",
        together(write("Pengaturan", B4=1), write(TABEL_2_3, B6=23_733_274_960, B8=23_651_879_245)),
        (("T04", "Pengaturan", "B4"),),
    ),
    Case(
        "K04",
        "another total, without Program Penunjang",
        together(without_penunjang(), write(TABEL_2_3_1, D12=656_580_001)),
        (("K05", TABEL_2_3_1, "D12"),),
        infos=(STANDING, PENUNJANG),
    ),
    Case("K04", "what was spent", BELANJA),
    Case(
        "K04",
        "what was spent, one rupiah more",
        together(BELANJA, write(REALISASI_BELANJA, C9=80_600_001, C6=23_425_221_115)),
        (("K04", REALISASI_BELANJA, "C6"),),
        expected=Decimal(23_425_221_114),
        difference=Decimal(1),
        says="Tabel 3.1.1.b sel G6",
    ),
    Case(
        "K04",
        "the budget before it was changed",
        together(
            write(TABEL_2_3, B6=11_069_255_475, B8=10_987_859_760, C8=0.9926, C9=0.0074),
            show_as(TABEL_2_3, C9="0.00%"),
        ),
        (("K04", TABEL_2_3, "B6"),),
        difference=Decimal(-12_664_019_484),
        says="Tabel 2.7 sel F6",
    ),
    Case(
        "K04",
        "a row is the fault",
        together(BELANJA, write(REALISASI_BELANJA, B8=23_651_879_245, B6=23_733_274_960)),
        (("K01", REALISASI_BELANJA, "B8"),),
    ),
    Case(
        "K04",
        "without a jumlah",
        together(delete_row(TABEL_2_3, 6), write(TABEL_2_3, B7=23_651_879_245)),
        (("K04", TABEL_2_3, "B5"),),
        says="Jumlah kolom ini",
    ),
    Case("K04", "without a jumlah, the same", delete_row(TABEL_2_3, 6)),
    Case(
        "K04",
        "a program of another amount",
        together(write(TABEL_2_7, F8=3_939_234_423, F6=23_733_184_959)),
        (("T02", TABEL_2_7, "F8"), ("K01", TABEL_3_1_1_B, "F8")),
    ),
)
