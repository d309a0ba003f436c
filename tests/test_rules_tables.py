"""Cases of the rules on all tables: shares, categories, efficiency, indicators, programs, numbering, analyses."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from tests.books import (
    PERJANJIAN,
    PK_PROGRAM,
    SASARAN,
    TABEL_1_4,
    TABEL_2_1,
    TABEL_2_3,
    TABEL_2_3_1,
    TABEL_3_1,
    TABEL_3_1_1_A,
    TABEL_3_1_2,
    TABEL_3_1_3,
    TABEL_3_1_4,
    TABEL_3_1_5,
    Book,
)
from tests.test_rules import STANDING, Case, Change, assert_case, case_id, show_as, together, write

A, B, C = TABEL_3_1_1_A, TABEL_3_1_2, TABEL_3_1_5
LESS = "(2T − R) ÷ T (makin rendah makin baik)"
SECOND_SASARAN = "Meningkatkan peran organisasi kemasyarakatan dan parpol dalam pembangunan"
# Last year's target of the first indicator is 40 in all tables that tell it: 80 is 200 % of it.
FAR_BEYOND = together(write(SASARAN, H7=40), write(TABEL_3_1_3, J8=40), write(B, C8=0.4))
# Last year's realisasi of the first indicator is 110, of a target of 80.
LAST_YEAR_BETTER = together(write(TABEL_3_1_3, K8=110), write(B, B8=1.1, H8=0.91))


def upper(sheet: str, address: str) -> Change:
    def change(book: Book) -> None:
        book[sheet][address].value = str(book[sheet][address].value).upper()

    return change


NUMBERING = (
    Case(
        "D09",
        "a jump",
        write(TABEL_1_4, A14=7),
        (("D09", TABEL_1_4, "A14"),),
        expected=Decimal(6),
        actual=Decimal(7),
        says="5, lalu 7",
    ),
    Case(
        "D09", "twice", write(TABEL_1_4, A10=1), (("D09", TABEL_1_4, "A10"),), expected=Decimal(2), says="berulang"
    ),
    Case("D09", "from 2 on", write(TABEL_3_1, A7=2), (("D09", TABEL_3_1, "A7"),), expected=Decimal(1)),
    Case("D09", "a word among numbers", write(TABEL_1_4, A11="tiga"), (("D09", TABEL_1_4, "A11"),)),
    Case(
        "D09",
        "Roman numbers",
        write(TABEL_1_4, A9="I", A10="II", A11="III", A12="IV", A13="V", A14="VI"),
    ),
    Case("D11", "no formula", write(A, H7="terbalik"), (("D11", A, "H7"),), says="pilihannya"),
    Case("D11", "no method", write("Pengaturan", B7="dikira-kira"), (("D11", "Pengaturan", "B7"),)),
    Case("D11", "other case", write(A, H7="r ÷ t (MAKIN TINGGI MAKIN BAIK)")),
    Case("D11", "other spacing", write("Pengaturan", B7="rata-rata  persen bulat")),
)

SHARES = (
    Case(
        "P02",
        "of the employees",
        write(TABEL_1_4, G7=5.7),
        (("P02", TABEL_1_4, "G7"),),
        expected=Decimal("2.9"),
        actual=Decimal("5.7"),
        difference=Decimal("2.8"),
    ),
    Case(
        "P02",
        "a part that is printed as the whole",
        together(write(TABEL_2_3, C9=1), show_as(TABEL_2_3, C9="0%")),
        (("P02", TABEL_2_3, "C9"),),
        expected=Decimal("0.34"),
    ),
    Case(
        "P02",
        "of the budget",
        write(TABEL_2_3_1, E12=0.03),
        (("P02", TABEL_2_3_1, "E12"),),
        expected=Decimal("2.77"),
    ),
    Case("P02", "a decimal less", together(write(TABEL_2_3, C8=0.997), show_as(TABEL_2_3, C8="0.0%"))),
    Case("P02", "no decimals, that add up", together(write(TABEL_2_3, C8=1), show_as(TABEL_2_3, C8="0%"))),
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
)

CATEGORIES = (
    Case("P05", "a step too low", write(A, G7="Baik"), (("P05", A, "G7"),), expected="Sangat Baik", actual="Baik"),
    Case("P05", "of another scale", write(A, G7="Tinggi"), (("P05", A, "G7"),), says="bukan kategori"),
    Case("P05", "other case", write(A, G7="SANGAT BAIK")),
    Case(
        "P05",
        "the preset of Pengaturan",
        together(write("Pengaturan", B5="Permendagri 86/2017 (91, 76, 66, 51)"), write(A, G7="Sangat Tinggi")),
    ),
    Case("P06", "a gap", write(TABEL_3_1, C8="75,00 – 89,9"), (("P06", TABEL_3_1, "C8"),), expected="75 – < 90"),
    Case("P06", "an overlap", write(TABEL_3_1, C11="0-50,00"), (("P06", TABEL_3_1, "C11"),), says="dua kategori"),
    Case("P06", "no bounds", write(TABEL_3_1, C8="baik sekali"), (("P06", TABEL_3_1, "C8"),), says="dibaca"),
    Case("P06", "in other words", write(TABEL_3_1, C7="90 ke atas", C8="75 ≤ x < 90", C11="kurang dari 50")),
    Case(
        "P07",
        "beyond the cap",
        together(FAR_BEYOND, write("Pengaturan", B6=120), write(B, D8=2)),
        (("P07", B, "D8"),),
        expected=Decimal(120),
        actual=Decimal(200),
    ),
    Case("P07", "on the cap", together(FAR_BEYOND, write("Pengaturan", B6=120), write(B, D8=1.2))),
    Case("P07", "without a cap", together(FAR_BEYOND, write(B, D8=2))),
)

PROGRAMS = (
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
    ),
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
        "K09",
        "a letter short",
        write(TABEL_2_3_1, C12="PROGRAM PEMBERDAYAN DAN PENGAWASAN ORGANISASI KEMASYARAKATAN"),
        infos=(STANDING, ("K09", TABEL_2_3_1, "C12")),
    ),
    Case("K09", "other case", upper(PK_PROGRAM, "A9")),
    Case(
        "K10",
        "another sasaran",
        write(TABEL_2_1, A53=SECOND_SASARAN),
        (("K10", TABEL_2_1, "B53"),),
        actual=SECOND_SASARAN,
    ),
    Case("K10", "other case", upper(TABEL_2_1, "A53")),
)

INDICATORS = (
    Case(
        "K06",
        "a target",
        write(A, D7=0.95),
        (("K06", A, "D7"), ("P01", A, "F7")),
        expected=Decimal(100),
        actual=Decimal(95),
    ),
    Case("K06", "an earlier year", write(TABEL_3_1_3, F8=45), (("K06", TABEL_3_1_3, "F8"),)),
    Case("K06", "with a percent sign", together(write(PERJANJIAN, D7=1), show_as(PERJANJIAN, D7="0%"))),
    Case("K03", "a sasaran", write(C, B7="Meningkatkan pemahaman tentang arti"), (("K03", C, "B7"),)),
    Case("K03", "a sasaran, other case", upper(C, "B7")),
    Case("W04", "below last year", together(LAST_YEAR_BETTER, write(B, D8=1.38)), (("W04", B, "F8"),)),
    Case(
        "W04",
        "where less is better",
        together(LAST_YEAR_BETTER, write(B, D8=0.63, I8=LESS), write(A, H7=LESS)),
    ),
    Case(
        "P01", "where less is better", together(LAST_YEAR_BETTER, write(B, D8=1.38, I8=LESS)), (("P01", B, "D8"),)
    ),
)

EFFICIENCY = (
    Case("E01", "another difference", write(C, F7=5.67), (("E01", C, "F7"),), expected=Decimal("4.67")),
    Case("E01", "upside down", write(C, F7=-4.67), (("E01", C, "F7"),), expected=Decimal("4.67")),
    Case("E01", "a decimal less", together(write(C, F7=4.7), show_as(C, F7="0.0"))),
    Case(
        "E02",
        "by another method",
        together(write(C, E7=0.962, F7=3.8), show_as(C, E7="0.00%")),
        (("E02", C, "E7"),),
        expected=Decimal("95.33"),
        actual=Decimal("96.2"),
        says="tertimbang pagu, dengan Program Penunjang",
    ),
    Case("E02", "by no method", write(C, E7=0.9, F7=10), (("E02", C, "E7"),), says="bukan hasil cara lain"),
    Case("E02", "not filled", write(C, E7=None, F7=None), (("E02", C, "E7"),), says="belum diisi"),
    Case(
        "E02",
        "the method of Pengaturan",
        together(
            write("Pengaturan", B7="Tertimbang pagu", B8="Ya"),
            write(C, E7=0.962, F7=3.8, E8=0.9994, F8=0.06),
            show_as(C, E7="0.00%", E8="0.00%"),
        ),
    ),
    Case(
        "E02",
        "without Penunjang",
        together(
            write("Pengaturan", B7="Tertimbang pagu"),
            write(C, E7=0.9436, F7=5.64, E8=0.9994, F8=0.06),
            show_as(C, E7="0.00%", E8="0.00%"),
        ),
    ),
    Case("E03", "upside down", write(C, F6="6=(5-4)"), (("E03", C, "F6"),), expected="6=(4-5)"),
    Case("E03", "in parentheses", write(C, F6="(6) = (4) - (5)")),
    Case(
        "L01",
        "no efficiency",
        write(C, E7=None, E8=None),
        infos=(STANDING, ("L01", C, "A1")),
    ),
    Case(
        "L01", "a national standard", together(write(TABEL_3_1_4, C7=80, D7=1.25), show_as(TABEL_3_1_4, D7="0%"))
    ),
)

CASES = (*NUMBERING, *SHARES, *CATEGORIES, *PROGRAMS, *INDICATORS, *EFFICIENCY)


@pytest.mark.parametrize("case", CASES, ids=case_id)
def test_tables(case: Case, tmp_path: Path) -> None:
    assert_case(case, tmp_path)
