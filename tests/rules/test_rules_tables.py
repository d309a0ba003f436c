"""Cases of the rules on all tables: shares, categories, efficiency, indicators, programs, numbering, analyses."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.rules.test_rules import (
    STANDING,
    Case,
    Change,
    assert_case,
    case_id,
    leave_out,
    show_as,
    show_formula,
    together,
    write,
)
from tests.rules.test_rules_figures import delete_row, swap_rows
from tests.sample_books import (
    PERJANJIAN,
    PK_PROGRAM,
    REALISASI_BELANJA,
    SASARAN,
    TABEL_1_4,
    TABEL_2_1,
    TABEL_2_3,
    TABEL_2_3_1,
    TABEL_2_7,
    TABEL_3_1,
    TABEL_3_1_1_A,
    TABEL_3_1_1_B,
    TABEL_3_1_2,
    TABEL_3_1_3,
    TABEL_3_1_4,
    TABEL_3_1_5,
    Book,
)

A, B, C = TABEL_3_1_1_A, TABEL_3_1_2, TABEL_3_1_5
PENGATURAN = "Pengaturan"
LESS = "(2T − R) ÷ T (makin rendah makin baik)"
INVERSE = "T ÷ R (makin rendah makin baik)"
FIRST_SASARAN = (
    "Meningkatkan pemahaman tentang arti pentingnya Ideologi Pancasila dan Kebhinekaan dalam kehidupan sosial "
    "masyarakat"
)
SECOND_SASARAN = "Meningkatkan peran organisasi kemasyarakatan dan parpol dalam pembangunan"
# Last year's target of the first indicator is 40 in all tables that tell it: 80 is 200 % of it.
FAR_BEYOND = together(write(SASARAN, H7=40), write(TABEL_3_1_3, J8=40), write(B, C8=0.4))
# Last year's realisasi of the first indicator is 110, of a target of 80.
# Tabel 2.3.1 without the first program of the sample, which stands in row 8 of Tabel 2.7.
PENUNJANG = ("K21", TABEL_2_7, "C8")


def without_penunjang(**shares: float) -> Change:
    """Tabel 2.3.1 without Program Penunjang, its shares those of the whole budget or as they are given.

    The other programs of its sasaran move up; Tabel 2.1, which is made of it, is left out.
    """

    def change(book: Book) -> None:
        sheet = book[TABEL_2_3_1]
        for row in range(7, 10):
            for column in "CDE":
                below = sheet[f"{column}{row + 1}"]
                sheet[f"{column}{row}"].value = below.value
                sheet[f"{column}{row}"].number_format = below.number_format
        for column in "CDE":
            sheet[f"{column}10"].value = None
        for address, share in shares.items():
            cell = sheet[address]
            cell.value, cell.number_format = share, "0.00%"

    return together(change, leave_out(TABEL_2_1))


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
        (("P06", PENGATURAN, "B5"),),
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
        (("T04", "Pengaturan", "B4"),),
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
    Case("K21", "left out, shares of the whole budget", without_penunjang(), infos=(STANDING, PENUNJANG)),
    Case(
        "K21",
        "left out, shares of their own sum",
        without_penunjang(E7=0.0815, E8=0.0102, E9=0.1054, E11=0.7697, E12=0.0332),
        infos=(STANDING, PENUNJANG),
        says="tanpanya",
    ),
    Case(
        "K21",
        "left out, a share of neither whole",
        without_penunjang(E7=0.0815, E8=0.0102, E9=0.1054, E11=0.7697, E12=0.0322),
        (*(("P02", TABEL_2_3_1, f"E{row}") for row in (7, 8, 9, 11, 12)),),
        infos=(STANDING, PENUNJANG),
    ),
    Case(
        "K04",
        "another total, without Program Penunjang",
        together(without_penunjang(), write(TABEL_2_3_1, D12=656_580_001)),
        (("K05", TABEL_2_3_1, "D12"),),
        infos=(STANDING, PENUNJANG),
    ),
    Case("K21", "with Program Penunjang", upper(TABEL_2_3_1, "C7")),
    Case(
        "K03",
        "a letter short in the budget by sasaran",
        write(TABEL_2_3_1, C12="PROGRAM PEMBERDAYAN DAN PENGAWASAN ORGANISASI KEMASYARAKATAN"),
        (("K03", TABEL_2_3_1, "C12"),),
    ),
    Case(
        "K03",
        "a name that all others write otherwise",
        write(TABEL_2_7, C50="PROGRAM PEMBERDAYAN DAN PENGAWASAN ORGANISASI KEMASYARAKATAN"),
        (("K03", TABEL_2_7, "C50"),),
        infos=(STANDING, ("K09", PK_PROGRAM, "A9")),
        expected="PROGRAM PEMBERDAYAAN DAN PENGAWASAN ORGANISASI KEMASYARAKATAN",
        says="bersama 2 sel lain",
    ),
    Case("K09", "other case", upper(PK_PROGRAM, "A9")),
    Case(
        "K10",
        "another sasaran",
        write(TABEL_2_1, A53=SECOND_SASARAN),
        (("K10", TABEL_2_1, "A53"),),
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
    Case(
        "E04",
        "not filled",
        write(C, E7=None, F7=None),
        infos=(STANDING, ("E04", C, "E7")),
        expected=Decimal("95.33"),
        says="belum diisi",
    ),
    Case("E04", "a dash in both rows", write(C, E7="-", E8="-"), infos=(STANDING, ("E04", C, "E7"))),
    Case("E04", "filled", write(C, E7=0.9533)),
    Case("E05", "a dash", write(C, F7="-"), infos=(STANDING, ("E05", C, "F7")), expected=Decimal("4.67")),
    Case("E05", "n/a", write(C, F7="n/a"), infos=(STANDING, ("E05", C, "F7")), says="bertanda n/a"),
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
        write(C, E7=None, E8=None, F7=None, F8=None),
        infos=(STANDING, ("L01", C, "A1")),
    ),
    Case(
        "L01",
        "a national standard",
        together(write(TABEL_3_1_4, B7="100%", B8="100%", C7="80%", D7=1.25), show_as(TABEL_3_1_4, D7="0%")),
    ),
)


def replaced(sheet: str, address: str, old: str, new: str) -> Change:
    """Misspell a text."""

    def change(book: Book) -> None:
        text = str(book[sheet][address].value)
        assert old in text
        book[sheet][address].value = text.replace(old, new)

    return change


def insert_row(sheet: str, before: int, **values: object) -> Change:
    return together(lambda book: book.insert_rows(sheet, before), write(sheet, **values))


def target(value: object) -> Change:
    """The target 2023 of the first indicator in every table that tells it."""
    return together(
        write(SASARAN, I7=value),
        write(PERJANJIAN, D7=value),
        write(A, D7=value),
        write(B, F8=value),
        write(TABEL_3_1_3, L8=value),
        show_as(A, D7="General"),
        show_as(B, F8="General"),
    )


def realisasi(value: object, growth: object) -> Change:
    """The realisasi 2023 of the first indicator in every table, and its share of last year's, which is 80."""
    return together(
        write(A, E7=value),
        write(B, B8=80, C8=80, E8=value, H8=growth),
        write(TABEL_3_1_3, M8=value),
        show_as(A, E7="General"),
        show_as(B, B8="General", C8="General", E8="General", H8="0.00%"),
    )


def capaian(value: object, efficiency: object) -> Change:
    """The capaian of the first indicator in every table, and what it is above the absorption of 95,33 %."""
    return together(
        write(A, F7=value),
        write(B, G8=value),
        write(C, D7=value, F7=efficiency),
        show_as(A, F7="0.00%"),
        show_as(B, G8="0.00%"),
        show_as(C, D7="0.00%"),
    )


def rumus(text: str) -> Change:
    return together(write(A, H7=text), write(B, I8=text))


def cap(value: object) -> Change:
    return write(PENGATURAN, B6=value)


# R ÷ T: 100 of 90 is 111,11 %. LESS: (20 − 8) ÷ 10 is 120 %. INVERSE: 10 ÷ 8 is 125 %.
MORE_IS_BETTER = together(target(90), realisasi(100, 1.25), capaian(1.1111, 15.78))
LOWER = together(target(10), realisasi(8, 0.1))
LESS_IS_BETTER = together(LOWER, rumus(LESS), capaian(1.2, 24.67))
LESS_IS_BETTER_INVERSE = together(LOWER, rumus(INVERSE), capaian(1.25, 29.67))
# 25 is more than twice the target of 10: the capaian is 0, and no less.
FAR_ABOVE = together(target(10), realisasi(25, 0.3125), rumus(LESS), capaian(0, -95.33))
# 90 % by R ÷ T.
NINETY = together(target(100), realisasi(90, 1.125), capaian(0.9, -5.33))
# 89,95 %, which is printed as 90 %.
NEARLY_NINETY = together(
    target(100), realisasi(89.95, 1.1244), capaian(0.8995, -5.38), show_as(A, F7="0%"), show_as(B, G8="0%")
)

FORMULAS = (
    Case("P01", "R by T", MORE_IS_BETTER),
    Case(
        "P01",
        "T by R where R by T holds",
        together(MORE_IS_BETTER, write(A, F7=0.9)),
        (("P01", A, "F7"),),
        expected=Decimal("111.11"),
        actual=Decimal(90),
    ),
    Case("P01", "2T less R by T", LESS_IS_BETTER),
    Case(
        "P01",
        "R by T where 2T less R holds",
        together(LESS_IS_BETTER, write(A, F7=0.8)),
        (("P01", A, "F7"),),
        expected=Decimal(120),
        difference=Decimal(-40),
    ),
    Case(
        "P01",
        "T by R where 2T less R holds",
        together(LESS_IS_BETTER, write(A, F7=1.25)),
        (("P01", A, "F7"),),
        expected=Decimal(120),
    ),
    Case("P01", "twice the target where less is better", together(FAR_ABOVE, realisasi(20, 0.25))),
    Case("P01", "more than twice the target where less is better", FAR_ABOVE),
    Case(
        "P01",
        "below zero",
        together(FAR_ABOVE, write(A, F7=-0.5)),
        (("P01", A, "F7"),),
        expected=Decimal(0),
        actual=Decimal(-50),
    ),
    Case("P01", "T by R", LESS_IS_BETTER_INVERSE),
    Case(
        "P01",
        "2T less R where T by R holds",
        together(LESS_IS_BETTER_INVERSE, write(A, F7=1.2)),
        (("P01", A, "F7"),),
        expected=Decimal(125),
    ),
    # Tabel 3.1.2 takes the indicator for one that should grow, and its target of 10 for one below last year's 80.
    Case(
        "P01",
        "the formula in one table only",
        together(LOWER, write(A, H7=LESS), capaian(1.2, 24.67)),
        (("P01", B, "G8"), ("W04", B, "F8")),
        expected=Decimal(80),
    ),
    Case(
        "K06",
        "each table by its own formula",
        together(LOWER, write(A, H7=LESS), capaian(1.2, 24.67), write(B, G8=0.8)),
        (("K06", B, "G8"), ("W04", B, "F8")),
        expected=Decimal(120),
        actual=Decimal(80),
    ),
    Case(
        "P01",
        "of a national standard",
        together(write(TABEL_3_1_4, B7="100%", B8="100%", C7="80%", D7=1.2), show_as(TABEL_3_1_4, D7="0%")),
        (("P01", TABEL_3_1_4, "D7"),),
        expected=Decimal(125),
    ),
)

# 100 of 80 is 125 %.
HIGH = together(target(80), realisasi(100, 1.25))

CAPS = (
    Case("P07", "computed with the cap", together(HIGH, cap(120), capaian(1.2, 24.67))),
    Case(
        "P07",
        "in both tables",
        together(HIGH, cap(120), capaian(1.25, 29.67)),
        (("P07", A, "F7"), ("P07", B, "G8")),
        expected=Decimal(120),
        actual=Decimal(125),
        difference=Decimal(5),
        says="120%",
    ),
    Case(
        "P07",
        "a cap with a percent format",
        together(HIGH, cap(1.2), show_as(PENGATURAN, B6="0%"), capaian(1.2, 24.67)),
    ),
    Case("P07", "a cap as text", together(HIGH, cap("120%"), capaian(1.2, 24.67)), (("D02", PENGATURAN, "B6"),)),
    Case("P07", "a dash for the cap", together(HIGH, cap("-"), capaian(1.25, 29.67))),
    Case(
        "P01",
        "a little below the cap",
        together(HIGH, cap(120), capaian(1.2, 24.67), write(A, F7=1.19)),
        (("P01", A, "F7"),),
        expected=Decimal(120),
        actual=Decimal(119),
    ),
    Case("P01", "far below the cap", together(NINETY, cap(120))),
    Case("P01", "the cap where less is better", together(LOWER, rumus(INVERSE), cap(110), capaian(1.1, 14.67))),
)

RANGE = target("80-90")
# 99 ÷ 90, 72 ÷ 80
ABOVE = together(RANGE, realisasi(99, 1.2375), capaian(1.1, 14.67))
BELOW = together(RANGE, realisasi(72, 0.9), capaian(0.9, -5.33))
INSIDE = together(RANGE, realisasi(85, 1.0625), capaian(1, 4.67))

RANGES = (
    Case("P01", "above a range", ABOVE),
    Case(
        "P01",
        "above a range, by its lower bound",
        together(ABOVE, write(A, F7=1.2375)),
        (("P01", A, "F7"),),
        expected=Decimal(110),
        actual=Decimal("123.75"),
    ),
    Case("P01", "below a range", BELOW),
    Case(
        "P01",
        "below a range, by its upper bound",
        together(BELOW, write(A, F7=0.8)),
        (("P01", A, "F7"),),
        expected=Decimal(90),
    ),
    Case("P01", "inside a range", INSIDE),
    Case(
        "P01",
        "inside a range, divided",
        together(INSIDE, write(A, F7=0.9444)),
        (("P01", A, "F7"),),
        expected=Decimal(100),
    ),
    Case("P01", "on the upper bound", together(INSIDE, realisasi(90, 1.125))),
    Case("P01", "on the lower bound", together(INSIDE, realisasi(80, 1))),
    # (180 − 99) ÷ 90, (160 − 72) ÷ 80, 90 ÷ 99
    Case("P01", "above a range where less is better", together(ABOVE, rumus(LESS), capaian(0.9, -5.33))),
    Case("P01", "below a range where less is better", together(BELOW, rumus(LESS), capaian(1.1, 14.67))),
    Case("P01", "above a range, T by R", together(ABOVE, rumus(INVERSE), capaian(0.9091, -4.42))),
    Case(
        "K06",
        "another range",
        together(ABOVE, write(TABEL_3_1_3, L8="80-95")),
        (("K06", TABEL_3_1_3, "L8"),),
        expected="80-90",
        actual="80-95",
    ),
    Case(
        "K06",
        "one range in other words",
        together(ABOVE, write(TABEL_3_1_3, L8="80% – 90%"), write(A, D7="80 s.d. 90")),
    ),
)

# A capaian of 100 % where there can be none, and the dash that should stand there.
A_NUMBER, A_DASH = capaian(1, 4.67), capaian("-", "-")
# 4040 of 4000 people, typed as a text into a cell for texts.
OF_PEOPLE = together(
    write(PERJANJIAN, C7="Orang"),
    target(4000),
    realisasi(4040, 1.01),
    write(B, H8=50.5),
    capaian(1.01, 5.67),
    show_as(A, E7="@"),
)
IN_BOTH = (("P04", A, "F7"), ("P04", B, "G8"))
BELOW_ZERO = (*IN_BOTH, ("P04", B, "H8"), ("W04", B, "F8"))
# What the tables tell of the year before a year of grades.
BEFORE = together(write(SASARAN, H7="WTP"), write(TABEL_3_1_3, J8="WTP", K8="WTP"))


def no_target(value: object) -> Change:
    return together(target(value), realisasi(100, 1.25))


NO_TARGET = (
    # A target of 0 is below what was reached last year too.
    Case("P04", "by 0", together(no_target(0), A_NUMBER), (*IN_BOTH, ("W04", B, "F8")), expected="-"),
    Case("P04", "below zero", together(target(-2), realisasi(-1.98, -0.0248), A_NUMBER), BELOW_ZERO),
    Case("P04", "a grade below its target", together(target("BB"), realisasi("B", "-"), A_NUMBER), IN_BOTH),
    Case("P04", "a grade at its target", together(target("BB"), realisasi("BB", "-"), A_NUMBER)),
    Case("P04", "a grade above its target", together(target("WDP"), realisasi("WTP", "-"), A_NUMBER)),
    Case(
        "P04",
        "the same grade in both years",
        together(target("WTP"), realisasi("WTP", 1), write(B, B8="WTP", C8="WTP", D8=1), A_NUMBER, BEFORE),
    ),
    Case(
        "D03",
        "a target in words",
        together(
            target("banyak"),
            A_DASH,
            show_formula(A, "F7", "CAPAIAN(E7,D7)", "-"),
            show_formula(B, "G8", "CAPAIAN(E8,F8)", "-"),
        ),
        (("D03", SASARAN, "I7"),),
        actual="banyak",
    ),
    Case("D03", "a target in words beside a dash", together(target("banyak"), A_DASH)),
    Case("D03", "a grade beside a figure", together(target("Baik"), A_DASH)),
    Case(
        "D16",
        "a thousand that a formula takes for decimals",
        together(OF_PEOPLE, write(A, E7="4.040"), show_formula(A, "F7", "CAPAIAN(E7,D7)", 0.00101)),
        (("D16", A, "E7"),),
        expected=Decimal(4040),
        says="rumus membacanya 4,04 dan menampilkan F7: 0,10%",
    ),
    Case("D16", "without the dot", together(OF_PEOPLE, write(A, E7="4040"))),
    Case(
        "P08",
        "a formula that cannot compute grades",
        together(target("WTP"), realisasi("WTP", "-"), A_NUMBER, show_formula(A, "F7", "=E7/D7", "-")),
        infos=(STANDING, ("P08", A, "F7")),
        says="dapat dihitung: 100%",
    ),
    Case(
        "P08",
        "typed for 0 %",
        together(target(100), realisasi(0, 0), capaian("-", -95.33)),
        infos=(STANDING, ("P08", A, "F7")),
        says="F7: 0%",
    ),
    Case("E05", "of a capaian that is none", together(target("-"), realisasi("-", "-"), capaian("-", "-"))),
    Case("P08", "typed in its place", together(target("WTP"), realisasi("WTP", "-"), A_NUMBER)),
    Case(
        "P01",
        "of a ceiling, for which less is better",
        together(
            target(10), show_as(A, D7='"≤ "0'), show_as(B, F8='"≤ "0'), realisasi(12, 0.15), capaian(0.8, -15.33)
        ),
    ),
    Case("P04", "by 0, a dash", together(no_target(0), A_DASH), (("W04", B, "F8"),)),
    Case("P04", "by 0 where less is better", together(no_target(0), rumus(LESS), A_NUMBER), IN_BOTH),
    Case("P04", "by a dash in all tables", together(no_target("-"), A_NUMBER), IN_BOTH, actual=Decimal(100)),
    Case("P04", "by a dash in all tables, a dash", together(no_target("-"), A_DASH)),
    Case("P04", "by n/a", together(no_target("n/a"), A_NUMBER), IN_BOTH),
    Case("P04", "by n/a, a dash", together(no_target("n/a"), A_DASH)),
    Case("P04", "by n/a, n/a", together(no_target("n/a"), capaian("n/a", "n/a"))),
    Case("P04", "by a grade in all tables", together(no_target("BB"), A_NUMBER), IN_BOTH),
    Case("P04", "by a grade, a dash", together(no_target("BB"), A_DASH)),
    Case("P04", "by words", together(no_target("meningkat"), A_NUMBER), IN_BOTH),
    Case(
        "P04",
        "by a realisasi of 0",
        together(target(10), realisasi(0, 0), rumus(INVERSE), A_DASH, write(A, F7=2)),
        (("P04", A, "F7"), ("K06", A, "F7")),
    ),
    Case("P04", "by a realisasi of 0, a dash", together(target(10), realisasi(0, 0), rumus(INVERSE), A_DASH)),
    Case(
        "P04",
        "a realisasi that is a dash is no small one",
        together(target(10), realisasi("-", "-"), rumus(LESS), A_NUMBER),
        IN_BOTH,
    ),
    Case(
        "P04",
        "a realisasi that is a dash is no 0",
        together(target(100), realisasi("-", 0), capaian(0, -95.33)),
        (*IN_BOTH, ("P04", B, "H8")),
    ),
    Case(
        "P04", "a realisasi that is a dash, dashes", together(target(100), realisasi("-", "-"), capaian("-", "-"))
    ),
)

NUMBERS_AND_CHOICES = (
    Case(
        "D09",
        "among empty cells",
        write(TABEL_2_3_1, A11=3),
        (("D09", TABEL_2_3_1, "A11"),),
        expected=Decimal(2),
        says="1, lalu 3",
    ),
    Case("D09", "the second again", write(C, A8=1), (("D09", C, "A8"),), says="berulang"),
    Case(
        "D09",
        "anew under each sasaran",
        write(TABEL_2_3_1, A8=2, A9=3, A10=4, A11=1, A12=2),
        (("D09", TABEL_2_3_1, "A11"),),
    ),
    Case(
        "D09",
        "after a row was deleted",
        together(
            delete_row(TABEL_1_4, 12), write(TABEL_1_4, D6=18, I6=33, C7=15.2, D7=54.5, E7=6.1, F7=21.2, G7=3.0)
        ),
        (("D09", TABEL_1_4, "A12"),),
        expected=Decimal(4),
        actual=Decimal(5),
    ),
    Case(
        "D09",
        "numbers as text",
        write(TABEL_3_1, A7="1", A8="2", A9="3", A10="4", A11="6"),
        (("D09", TABEL_3_1, "A11"),),
    ),
    Case("D09", "numbers as text, right", write(TABEL_3_1, A7="1", A8="2", A9="3", A10="4", A11="5")),
    Case("D09", "numbers with dots", write(TABEL_3_1, A7="1.", A8="2.", A9="3.", A10="4.", A11="5.")),
    Case("D09", "on every row", write(TABEL_2_3_1, A8=2, A9=3, A10=4, A11=5, A12=6)),
    Case("D09", "no numbers", write(TABEL_3_1, A7=None, A8=None, A9=None, A10=None, A11=None)),
    # What cannot be computed by an unknown formula is not called wrong.
    Case(
        "D11",
        "no formula, in both tables",
        together(LOWER, rumus("naik turun"), capaian(1.2, 24.67)),
        (("D11", A, "H7"), ("D11", B, "I8")),
    ),
    Case("D11", "a number", write(A, H7=1), (("D11", A, "H7"),)),
    Case("D11", "no yes and no no", write(PENGATURAN, B8="Iya"), (("D11", PENGATURAN, "B8"),), says="Penunjang"),
    Case("D11", "no scale", write(PENGATURAN, B5="LKJ"), (("D11", PENGATURAN, "B5"),)),
    Case(
        "D11",
        "a scale without what stands in parentheses",
        write(PENGATURAN, B5="Permendagri 86/2017"),
        (("P06", PENGATURAN, "B5"),),
    ),
    Case("P06", "the scale of Tabel 3.1 chosen by its name", write(PENGATURAN, B5="LKjIP (90, 75, 65, 50)")),
    Case("D11", "no paper", write(PENGATURAN, B9="Legal"), (("D11", PENGATURAN, "B9"),)),
    Case("D11", "in short, and a dash", write(A, H7="R/T", H8="-")),
    Case("D11", "nothing chosen", write(PENGATURAN, B5=None, B7=None, B8=None, B9=None)),
)

PARTS_OF_A_WHOLE = (
    Case("P02", "the whole", write(TABEL_1_4, I7=99), (("P02", TABEL_1_4, "I7"),), expected=Decimal(100)),
    Case("P02", "of jumlah", write(TABEL_2_3, C6=0.99), (("P02", TABEL_2_3, "C6"),), expected=Decimal(100)),
    # 202.352.800 ÷ 23.733.274.959 = 0,8526 %
    Case(
        "P02",
        "cut off",
        write(TABEL_2_3_1, E9=0.008),
        (("P02", TABEL_2_3_1, "E9"),),
        expected=Decimal("0.85"),
        actual=Decimal("0.8"),
    ),
    Case("P02", "a dash for nobody", write(TABEL_1_4, H7="-")),
    Case("P02", "whole percent", together(write(TABEL_2_3_1, E7=0.17), show_as(TABEL_2_3_1, E7="0%"))),
    Case("P02", "without a percent sign", together(write(TABEL_2_3, C9=0.34), show_as(TABEL_2_3, C9="0.00"))),
    Case(
        "P03",
        "a share",
        together(write(TABEL_2_3, C9=0.0034), show_as(TABEL_2_3, C9="0.0000")),
        (("P03", TABEL_2_3, "C9"),),
        expected=Decimal("0.34"),
    ),
    # 16,6 + 6,8 + 0,9 + 8,8 + 70 + 2,77
    Case(
        "P02",
        "without the whole, not 100 together",
        together(write(TABEL_2_7, F6=None), write(TABEL_2_3_1, E11=0.7)),
        (("D01", TABEL_2_7, "F6"), ("P02", TABEL_2_3_1, "E12")),
        expected=Decimal(100),
        actual=Decimal("105.87"),
        says="105,87%",
    ),
    Case("P02", "without the whole", write(TABEL_2_7, F6=None), (("D01", TABEL_2_7, "F6"),)),
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
)

SCALES = (
    Case(
        "P05",
        "by the rounded capaian",
        together(NEARLY_NINETY, write(A, G7="Sangat Baik")),
    ),
    Case(
        "P05",
        "as it is printed",
        together(NEARLY_NINETY, show_as(A, F7="0.00%"), write(A, G7="Sangat Baik")),
        (("P05", A, "G7"),),
        expected="Baik",
        says="89,95%",
    ),
    Case("P05", "by the unrounded capaian", together(NEARLY_NINETY, write(A, G7="Baik"))),
    Case("P05", "on the bound, too low", together(NINETY, write(A, G7="Cukup")), (("P05", A, "G7"),)),
    Case("P05", "on the bound of what may have been rounded up to it", together(NINETY, write(A, G7="Baik"))),
    Case("P05", "on the bound", together(NINETY, write(A, G7="Sangat Baik"))),
    Case(
        "P09",
        "on the bound of the other scale, which may have been above it before it was rounded",
        together(
            NINETY, write(A, G7="Sangat Tinggi"), write(PENGATURAN, B5="Permendagri 86/2017 (91, 76, 66, 51)")
        ),
        (("P06", PENGATURAN, "B5"),),
        (STANDING, ("P09", A, "G7")),
        says="sebelum dibulatkan",
    ),
    Case(
        "P05",
        "below the gap of the other scale",
        together(NINETY, write(A, G7="Sedang"), write(PENGATURAN, B5="Permendagri 86/2017 (91, 76, 66, 51)")),
        (("P05", A, "G7"), ("P06", PENGATURAN, "B5")),
        expected="Tinggi",
    ),
    Case(
        "P09",
        "in the gap",
        together(
            NEARLY_NINETY, show_as(A, F7="0.00%"), write(A, G7="Sangat Baik"), write(TABEL_3_1, C8="75 – 89,9")
        ),
        (("P06", TABEL_3_1, "C8"),),
        (STANDING, ("P09", A, "G7")),
        says="celah skala",
    ),
    Case(
        "P10",
        "a dash",
        write(A, G7="-"),
        infos=(STANDING, ("P10", A, "G7")),
        expected="Sangat Baik",
        says="padahal dapat ditentukan",
    ),
    Case("P10", "two dashes", write(A, G7="-", G8="n/a"), infos=(STANDING, ("P10", A, "G7"))),
    Case("P10", "the category", write(A, G7="Sangat Baik")),
    Case(
        "T03",
        "a sum that is said not to be there",
        write(TABEL_1_4, I9="n/a"),
        (("T03", TABEL_1_4, "I9"),),
    ),
    Case("P09", "without a gap", together(NEARLY_NINETY, show_as(A, F7="0.00%"), write(A, G7="Baik"))),
    Case(
        "P05",
        "of nothing",
        together(target(100), realisasi(0, 0), capaian(0, -95.33), write(A, G7="Sangat Kurang")),
    ),
    Case("P05", "the capaian is the fault", write(A, F7=0.8, G7="Baik"), (("P01", A, "F7"),)),
    Case("P06", "up to 95", write(TABEL_3_1, C7="90 – 95"), (("P06", TABEL_3_1, "C7"),), says="antara 95 dan 100"),
    Case(
        "P06", "from 10", write(TABEL_3_1, C11="10 – < 50"), (("P06", TABEL_3_1, "C11"),), says="antara 0 dan 10"
    ),
    Case("P06", "at most", write(TABEL_3_1, C11="≤ 50"), (("P06", TABEL_3_1, "C11"),), expected="< 50"),
    Case(
        "P06",
        "a bound in two categories",
        write(TABEL_3_1, C10="50 – 65"),
        (("P06", TABEL_3_1, "C10"),),
        expected="50 – < 65",
        says="Nilai 65 masuk dua kategori",
    ),
    Case(
        "P06",
        "a wide overlap",
        write(TABEL_3_1, C8="75 – 95"),
        (("P06", TABEL_3_1, "C8"),),
        expected="75 – < 90",
        says="antara 90 dan 95",
    ),
    Case(
        "P06",
        "whole numbers",
        write(TABEL_3_1, C8="75 – 89", C9="65 – 74", C10="50 – 64", C11="0 – 49"),
        tuple(("P06", TABEL_3_1, address) for address in ("C8", "C9", "C10", "C11")),
    ),
    Case("P06", "up to 100", write(TABEL_3_1, C7="90 – 100")),
    Case("P06", "bounds that belong to the lower band", write(TABEL_3_1, C9="> 65 – < 75", C10="50 – ≤ 65")),
    Case("P06", "percent signs", write(TABEL_3_1, C7="≥ 90%", C8="75% – < 90%")),
)

# What was spent by kind of belanja: 23.425.221.114 together, as in Tabel 3.1.1.b.
BELANJA = together(
    write(REALISASI_BELANJA, B6=23_733_274_959, B8=23_651_879_244, B9=81_395_715),
    write(REALISASI_BELANJA, C8=23_344_621_114, C9=80_600_000, C6=23_425_221_114, D6=98.70, D8=98.70, D9=99.02),
    show_as(REALISASI_BELANJA, D6="0.00", D8="0.00", D9="0.00"),
)

BUDGETS = (
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
        "K09",
        "in the performance agreement",
        replaced(PK_PROGRAM, "A9", "Organisasi", "Organisai"),
        infos=(STANDING, ("K09", PK_PROGRAM, "A9")),
        says="Tabel 2.7 sel C50",
    ),
    Case("K09", "other spacing", replaced(PK_PROGRAM, "A9", "Organisasi", "Organi sasi")),
    # Until it is known whose program that is, no absorption is: E02 is silent.
    Case(
        "K10",
        "another sasaran in Tabel 2.3.1",
        write(TABEL_2_3_1, B12=FIRST_SASARAN),
        (("K10", TABEL_2_1, "A49"),),
        expected=FIRST_SASARAN,
    ),
    Case("K10", "misspelt", replaced(TABEL_2_1, "A53", "pemahaman", "pemahamam"), (("K03", TABEL_2_1, "A53"),)),
    Case("K10", "without Tabel 2.1", together(write(TABEL_2_1, A53=SECOND_SASARAN), leave_out(TABEL_2_1))),
)

OF_ONE_INDICATOR = (
    Case(
        "K06",
        "one against one",
        write(TABEL_3_1_3, K8=81),
        (("K06", TABEL_3_1_3, "K8"),),
        expected=Decimal(80),
        actual=Decimal(81),
    ),
    Case(
        "K06",
        "the first table stands alone",
        write(SASARAN, I7=95),
        (("K06", SASARAN, "I7"),),
        expected=Decimal(100),
        says="Target Renstra 2023",
    ),
    Case(
        "K13",
        "another target in the agreement",
        together(write(PERJANJIAN, D7=80), write(A, D7=0.8), write(B, F8=0.8), capaian(1.25, 29.67)),
        infos=(STANDING, ("K13", PERJANJIAN, "D7")),
        expected="100",
        actual="80",
        says="Target PK 2023",
    ),
    Case(
        "K23",
        "a ceiling in the agreement alone",
        write(PERJANJIAN, D7="≤ 100%"),
        (("K23", A, "D7"), ("K23", B, "F8")),
        says="makin tinggi makin baik",
    ),
    Case(
        "K23",
        "the formula is chosen",
        together(
            write(PERJANJIAN, D7="≤ 100%"),
            write(A, H7="R ÷ T (makin tinggi makin baik)"),
            write(B, I8="R ÷ T (makin tinggi makin baik)"),
        ),
    ),
    Case("K13", "of a year that Renstra has none for", write(SASARAN, D7="-")),
    Case("K14", "n/a and a dash", write(TABEL_3_1_3, B8="n/a"), infos=(STANDING, ("K14", TABEL_3_1_3, "B8"))),
    Case("K14", "n/a in both", together(write(TABEL_3_1_3, B8="n/a"), write(SASARAN, D7="n/a"))),
    Case("K06", "n/a and a figure", write(TABEL_3_1_3, L8="n/a"), (("K06", TABEL_3_1_3, "L8"),), actual="n/a"),
    Case(
        "K06",
        "the same score with another grade",
        together(target("BB (72,5)"), write(TABEL_3_1_3, L8="A (72,5)"), realisasi("BB (72,5)", 0.9063), A_NUMBER),
        (("K06", TABEL_3_1_3, "L8"),),
        actual=Decimal("72.5"),
    ),
    Case("K06", "a realisasi", write(TABEL_3_1_3, M8=99), (("K06", TABEL_3_1_3, "M8"),), says="Realisasi 2023"),
    Case("K06", "a capaian", write(C, D7=0.99, F7=3.67), (("K06", C, "D7"),), actual=Decimal(99)),
    Case("K06", "0 is no dash", write(TABEL_3_1_3, B8=0), (("K06", TABEL_3_1_3, "B8"),), expected="-", actual="0"),
    Case("K06", "another dash", write(TABEL_3_1_3, B8="–")),
    Case("K03", "an indicator of a sasaran", replaced(A, "B7", "pembinaan", "pembinan"), (("K03", A, "B7"),)),
    Case(
        "K03",
        "an indicator in the first table",
        replaced(SASARAN, "B7", "pembinaan", "pembinan"),
        (("K03", SASARAN, "B7"),),
    ),
    Case(
        "K03",
        "a sasaran in Tabel 2.3.1",
        replaced(TABEL_2_3_1, "B7", "pemahaman", "pemahamam"),
        (("K03", TABEL_2_3_1, "B7"),),
    ),
    Case(
        "K03",
        "a name in Tabel 2.1",
        write(TABEL_2_1, C37="Pemeliharan Mebel"),
        (("K03", TABEL_2_1, "C37"),),
        expected="Pemeliharaan Mebel",
    ),
    Case(
        "K03",
        "a program in Tabel 2.1",
        replaced(TABEL_2_1, "B49", "PEMBERDAYAAN", "PEMBERDAYAN"),
        (("K03", TABEL_2_1, "B49"),),
    ),
    Case("K03", "a name in Tabel 2.1, other case", upper(TABEL_2_1, "C37")),
    Case(
        "K02",
        "an indicator in all but one",
        delete_row(TABEL_3_1_3, 9),
        (("K02", SASARAN, "B8"),),
        says="Tabel 3.1.3",
    ),
    Case(
        "K02",
        "an indicator in all but two",
        together(delete_row(TABEL_3_1_3, 9), delete_row(B, 9)),
        (("K02", SASARAN, "B8"),),
        says="tidak ada di Tabel 3.1.2, Tabel 3.1.3",
    ),
    Case(
        "K02",
        "an indicator in one table",
        write(TABEL_3_1_3, A10="Persentase konflik sosial", **{f"{column}10": 50 for column in "BCDEFGHIJKLM"}),
        (("K02", TABEL_3_1_3, "A10"),),
        says="hanya ada di Tabel 3.1.3",
    ),
    Case("K02", "indicators in another order", swap_rows(TABEL_3_1_3, 8, 9)),
    Case("K02", "not in Tabel 2.1", delete_row(TABEL_2_1, 37), (("K02", TABEL_2_7, "C38"),), says="Tabel 2.1"),
    Case(
        "K02",
        "in Tabel 2.1 only",
        insert_row(TABEL_2_1, 38, C38="Pembangunan Taman Kota"),
        (("K02", TABEL_2_1, "C38"),),
        says="Tabel 2.7",
    ),
    Case("K02", "Tabel 2.1 in another order", swap_rows(TABEL_2_1, 36, 37)),
    Case(
        "K02",
        "in the performance agreement only",
        write(PK_PROGRAM, A11="Program Penataan Desa"),
        (("K02", PK_PROGRAM, "A11"),),
        says="Tabel 2.7",
    ),
    Case("K02", "not in the performance agreement", delete_row(PK_PROGRAM, 11)),
    Case("W04", "the same as last year", together(HIGH, capaian(1.25, 29.67))),
    Case(
        "W04",
        "a hundredth below what last year can have been",
        together(target(79.49), realisasi(100, 1.25), capaian(1.2580, 30.47)),
        (("W04", B, "F8"),),
        actual=Decimal("79.49"),
    ),
    Case(
        "W04",
        "a hundredth below last year's rounded figure",
        together(target(79.99), realisasi(100, 1.25), capaian(1.2502, 29.69)),
    ),
    Case("W04", "T by R", together(LOWER, rumus(INVERSE), capaian(1.25, 29.67))),
    Case(
        "W04",
        "nothing last year",
        together(
            target(79),
            realisasi(100, "-"),
            capaian(1.2658, 31.25),
            write(B, B8="-", D8="-"),
            write(TABEL_3_1_3, K8="-"),
        ),
    ),
)

# Each method's figures for the two sasaran of the sample, worked by hand. Of the first: whole percent
# (95 + 97 + 94) ÷ 3, with Penunjang (98 + 286) ÷ 4; unrounded 285,28 ÷ 3 and 383,30 ÷ 4; by pagu
# 3.682.531.588 ÷ 3.902.524.260 and 7.544.017.498 ÷ 7.841.848.683. The second has no Penunjang.
METHODS = {
    ("Rata-rata persen bulat", "Tidak"): ("95.33", "99.50"),
    ("Rata-rata persen bulat", "Ya"): ("96.00", "99.50"),
    ("Rata-rata tanpa pembulatan", "Tidak"): ("95.09", "99.60"),
    ("Rata-rata tanpa pembulatan", "Ya"): ("95.83", "99.60"),
    ("Tertimbang pagu", "Tidak"): ("94.36", "99.94"),
    ("Tertimbang pagu", "Ya"): ("96.20", "99.94"),
}
USUAL = ("Rata-rata persen bulat", "Tidak")


def method(chosen: tuple[str, str], first: str, second: str) -> Change:
    """A method of Pengaturan, and what stands as the absorption of the two sasaran; the efficiency follows."""
    one, other = float(first), float(second)
    return together(
        write(PENGATURAN, B7=chosen[0], B8=chosen[1]),
        write(C, E7=one / 100, E8=other / 100, F7=round(100 - one, 2), F8=round(100 - other, 2)),
        show_as(C, E7="0.00%", E8="0.00%"),
    )


def in_words(chosen: tuple[str, str]) -> str:
    return f"{chosen[0].lower()}, {'dengan' if chosen[1] == 'Ya' else 'tanpa'} Program Penunjang"


def of_another(chosen: tuple[str, str], other: tuple[str, str]) -> Case:
    """One method in Pengaturan, and the first figure of another in the table."""
    right, wrong = METHODS[chosen][0], METHODS[other][0]
    return Case(
        "E02",
        f"{in_words(other)}, where it should be {in_words(chosen)}",
        method(chosen, wrong, METHODS[chosen][1]),
        (("E02", C, "E7"),),
        expected=Decimal(right),
        actual=Decimal(wrong),
        difference=Decimal(wrong) - Decimal(right),
        says=f"hasil cara lain ({in_words(other)})",
    )


BY_METHOD = (
    *(Case("E02", in_words(each), method(each, *figures)) for each, figures in METHODS.items()),
    *(of_another(USUAL, each) for each in METHODS if each != USUAL),
    *(of_another(each, USUAL) for each in METHODS if each != USUAL),
    Case(
        "E02",
        "of the second sasaran",
        method(USUAL, "95.33", "99.94"),
        (("E02", C, "E8"),),
        expected=Decimal("99.5"),
        says="tertimbang pagu",
    ),
    Case(
        "E02",
        "a hundredth",
        method(USUAL, "95.34", "99.50"),
        (("E02", C, "E7"),),
        difference=Decimal("0.01"),
        says="bukan hasil cara lain",
    ),
    Case("E02", "whole percent", together(write(C, E7=0.95, F7=5), show_as(C, E7="0%"))),
    Case(
        "E02",
        "a program is the fault",
        write(TABEL_3_1_1_B, G41=1_400_000_000, H41=87),
        (("T02", TABEL_3_1_1_B, "G41"),),
    ),
    Case("E01", "a half is rounded up", write(C, F7=4.665)),
    Case("E01", "less than a half", write(C, F7=4.664), (("E01", C, "F7"),), expected=Decimal("4.67")),
    Case("E01", "as text", write(C, F7="4,67"), (("D02", C, "F7"),)),
    Case("E01", "with a percent format", together(write(C, F7=0.0467), show_as(C, F7="0.00%"))),
    Case("E01", "less than was spent", NINETY),
    Case(
        "E01",
        "less than was spent, without its sign",
        together(NINETY, write(C, F7=5.33)),
        (("E01", C, "F7"),),
        expected=Decimal("-5.33"),
        difference=Decimal("10.66"),
    ),
    Case("E01", "of another capaian", write(C, D7=0.99), (("K06", C, "D7"),)),
    Case("E03", "divided", write(C, F6="6=(4/5)"), (("E03", C, "F6"),), expected="6=(4-5)"),
    Case("E03", "the share of last year", write(B, H7="8=(2/5)"), (("E03", B, "H7"),), expected="8=(5/2)"),
    Case("E03", "a percentage", write(TABEL_3_1_1_B, H7="8=(6/7)x100"), (("E03", TABEL_3_1_1_B, "H7"),)),
    Case("E03", "a percentage, right", write(TABEL_3_1_1_B, H7="(8)=(7):(6)x100%")),
    Case("E03", "without parentheses", write(C, F6="6=4-5")),
    Case("E03", "no formula", write(C, F6="6")),
    Case(
        "L01",
        "nothing reached in the Renstra",
        write(TABEL_3_1_3, **{f"{column}{row}": None for column in "CEGIKM" for row in (8, 9)}),
        infos=(STANDING, ("L01", TABEL_3_1_3, "A1")),
        says="target Renstra",
    ),
    Case("L01", "no sheet", leave_out(C), infos=(STANDING, ("L01", C, "A1")), says="efisiensi"),
)

CASES = (
    *NUMBERING,
    *SHARES,
    *CATEGORIES,
    *PROGRAMS,
    *INDICATORS,
    *EFFICIENCY,
    *FORMULAS,
    *CAPS,
    *RANGES,
    *NO_TARGET,
    *NUMBERS_AND_CHOICES,
    *PARTS_OF_A_WHOLE,
    *SCALES,
    *BUDGETS,
    *OF_ONE_INDICATOR,
    *BY_METHOD,
)


@pytest.mark.parametrize("case", CASES, ids=case_id)
def test_tables(case: Case) -> None:
    assert_case(case)
