"""Cases of the families T, P, K and W: sums, percentages, tables beside one another, and what to look at."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.rules.test_rules import (
    STANDING,
    Case,
    Change,
    assert_case,
    case_id,
    in_both,
    leave_out,
    show_as,
    show_formula,
    together,
    write,
)
from tests.sample_books import TABEL_2_7, TABEL_3_1_1_B, TABEL_3_1_2, Book

A, B, C = TABEL_2_7, TABEL_3_1_1_B, TABEL_3_1_2


def swap_rows(sheet: str, one: int, other: int) -> Change:
    def change(book: Book) -> None:
        for left, right in zip(book[sheet][one], book[sheet][other], strict=True):
            left.value, right.value = right.value, left.value

    return change


def delete_row(sheet: str, row: int) -> Change:
    return lambda book: book[sheet].delete_rows(row)


def without_rows(sheet: str, first: int, last: int) -> Change:
    return lambda book: book[sheet].delete_rows(first, last - first + 1)


def tolerance(rupiah: int) -> Change:
    return write("Pengaturan", B4=rupiah)


# What a tolerance hides is told at the setting.
HIDDEN = ("T04", "Pengaturan", "B4")

TOTALS = (
    Case(
        "T01",
        "the published slip",
        write(B, G22=385_221_368),
        (("T01", B, "G22"),),
        expected=Decimal(385_220_368),
        actual=Decimal(385_221_368),
        difference=Decimal(1000),
        says="6 sub kegiatan",
    ),
    Case("T01", "one rupiah", write(B, G22=385_220_369), (("T01", B, "G22"),), difference=Decimal(1)),
    Case("T01", "pagu", in_both(F22=395_975_344), (("T01", A, "F22"), ("T01", B, "F22")), difference=Decimal(-1)),
    # G22 has six sub kegiatan.
    Case(
        "T01",
        "beyond the tolerance",
        together(tolerance(1), write(B, G22=385_220_375)),
        (HIDDEN, ("T01", B, "G22")),
        difference=Decimal(7),
    ),
    Case("T01", "within the tolerance", together(tolerance(1), write(B, G22=385_220_374)), (HIDDEN,)),
    Case(
        "T04",
        "six rupiah",
        together(tolerance(1), write(B, G22=385_220_374)),
        (HIDDEN,),
        says="2 selisih penjumlahan, seluruhnya 12.",
    ),
    Case("T04", "nothing is hidden", tolerance(1)),
    Case(
        "T03",
        "a tolerance of rupiah hides no people",
        together(tolerance(1), write("Tabel 1.4", D6=22, I6=36)),
        (("T03", "Tabel 1.4", "D6"), ("T03", "Tabel 1.4", "I6")),
    ),
    Case(
        "S29",
        "a billion",
        together(tolerance(1_000_000_000), write(B, G6=22_525_221_114)),
        (("S29", "Pengaturan", "B4"), ("T03", B, "G6"), ("P01", B, "H6")),
        expected=Decimal(1),
        actual=Decimal(1_000_000_000),
    ),
    Case("S29", "one rupiah", tolerance(1)),
    Case(
        "S29",
        "half of the unit of the heading",
        together(tolerance(500), write(B, F5="TARGET KEUANGAN (Rp ribu)")),
        (("S04", B, "F5"),),
    ),
    Case("T01", "written as text", write(B, G22="Rp385.220.368"), (("D02", B, "G22"),)),
    Case("T01", "the order of the rows", together(swap_rows(A, 23, 28), swap_rows(B, 23, 28))),
    Case(
        "T02",
        "a program",
        write(B, G8=3_861_486_910),
        (("T02", B, "G8"),),
        expected=Decimal(3_861_485_910),
        difference=Decimal(1000),
        says="7 kegiatan",
    ),
    Case(
        "T01", "a row without a name", write(B, G22=385_221_368, C23=None), (("T01", B, "G22"), ("D01", B, "C23"))
    ),
    Case(
        "T02", "pagu", in_both(F8=3_939_234_423), (("T02", A, "F8"), ("T02", B, "F8")), difference=Decimal(-90_000)
    ),
    Case("T02", "within the tolerance", together(tolerance(1), write(B, G8=3_861_485_916)), (HIDDEN,)),
    Case("T02", "its kegiatan is the fault", write(B, G22=385_221_368), (("T01", B, "G22"),)),
    Case(
        "T03",
        "jumlah",
        write(B, G6=23_425_222_114),
        (("T03", B, "G6"),),
        expected=Decimal(23_425_221_114),
        difference=Decimal(1000),
        says="6 program di tabel ini",
    ),
    Case("T03", "pagu", write(A, F6=23_733_274_960), (("T03", A, "F6"),), difference=Decimal(1)),
    Case("T03", "within the tolerance", together(tolerance(1), write(B, G6=23_425_221_120)), (HIDDEN,)),
    Case("T03", "a program is the fault", write(B, G8=3_861_486_910), (("T02", B, "G8"),)),
)

# 62,5 % of last year and of the target, which is rounded up.
HALF = write(C, E8=0.5, F8=0.8)
# The other tables of indicators still say 100%.
OTHERS_SAY_OTHERWISE = (("K06", C, "E8"), ("K06", C, "F8"))

PERCENTAGES = (
    Case(
        "P01",
        "whole percent",
        write(B, H38=98),
        (("P01", B, "H38"),),
        expected=Decimal(99),
        actual=Decimal(98),
        difference=Decimal(-1),
    ),
    Case("P01", "jumlah", write(B, H6=98), (("P01", B, "H6"),), expected=Decimal(99)),
    Case(
        "P01",
        "two decimals",
        together(write(B, H38=98.85), show_as(B, H38="0.00")),
        (("P01", B, "H38"),),
        expected=Decimal("98.86"),
    ),
    Case(
        "P01",
        "cut off instead of rounded",
        together(HALF, write(C, G8=0.62, H8=0.63)),
        (*OTHERS_SAY_OTHERWISE, ("P01", C, "G8")),
        expected=Decimal(63),
    ),
    Case("P01", "a dash where it can be computed", write(B, H38="-"), (("P01", B, "H38"),), expected=Decimal(99)),
    Case("P01", "two decimals, right", together(write(B, H38=98.86), show_as(B, H38="0.00"))),
    Case("P01", "a half is rounded up", together(HALF, write(C, G8=0.63, H8=0.63)), OTHERS_SAY_OTHERWISE),
    Case("P01", "more decimals than are shown", write(B, H38=98.8555880204529)),
    Case("P01", "a fraction with a percent format", together(write(B, H38=0.99), show_as(B, H38="0%"))),
    Case("P01", "text with a percent sign", write(B, H38="98,86 %"), (("D02", B, "H38"),)),
    Case(
        "P01",
        "a dash for nothing",
        together(write(B, G44=225_554_600, H44=85, G45="-", H45="-")),
        (("W02", B, "G45"),),
    ),
    Case(
        "P03",
        "divided",
        together(write(C, H8=0.0125), show_as(C, H8="0.00%")),
        (("P03", C, "H8"),),
        expected=Decimal(125),
        actual=Decimal("1.25"),
    ),
    Case(
        "P03",
        "a fraction without a percent format",
        together(write(B, H38=0.99), show_as(B, H38="0.00")),
        (("P03", B, "H38"),),
        expected=Decimal("98.86"),
    ),
    Case("P03", "multiplied", write(B, H38=9886), (("P03", B, "H38"),)),
    Case("P03", "times that are a percentage", together(write(C, H8=1.25), show_as(C, H8="0.00%"))),
    Case(
        "P03",
        "one percent",
        together(
            in_both(F38=812_000_000, F35=1_062_081_800, F8=4_743_110_423, F6=0),
            write(A, F6=24_537_060_959),
            write(B, F6=24_537_060_959, H38=1, H35=24, H8=81, H6=95),
            leave_out("Tabel 2.3", "Tabel 2.3.1", "Tabel 3.1.5"),
        ),
        infos=(STANDING, ("L01", "Tabel 3.1.5", "A1"), ("W03", B, "G38")),
    ),
    Case(
        "P04",
        "no target",
        write(C, F8="-"),
        (("K06", C, "F8"), ("P04", C, "G8")),
        expected="-",
        actual=Decimal(100),
    ),
    Case("P04", "a grade", write(C, F8="BB"), (("K06", C, "F8"), ("P04", C, "G8"))),
    Case("P04", "a target of zero", write(C, F8=0), (("K06", C, "F8"), ("P04", C, "G8"))),
    Case("P04", "no target and a dash", write(C, F8="-", G8="-"), (("K06", C, "F8"),)),
    Case(
        "P04",
        "no pagu and a dash",
        together(in_both(F38=0, F39=32_500_800), write(B, G38=0, G39=31_670_000, H38="-")),
    ),
    Case(
        "P04",
        "no pagu and n/a",
        together(in_both(F38=0, F39=32_500_800), write(B, G38="-", G39=31_670_000, H38="n/a")),
    ),
)

# 1.000 of pagu moved from row 39 to row 38 of Tabel 3.1.1.b: every sum comes out, and no percentage changes.
OTHER_PAGU = write(B, F38=8_215_000, F39=24_285_800)
# Tabel 3.1.1.b without its row 45, as its formulas then sum it.
PAGU_OF_ROW_45, REALISASI_OF_ROW_45 = 26_129_940, 20_550_000
SUMS_WITHOUT_ROW_45 = together(
    delete_row(B, 45),
    show_formula(B, "F42", "SUM(F43:F44)", 1_614_075_840 - PAGU_OF_ROW_45),
    show_formula(B, "G42", "SUM(G43:G44)", 1_527_124_100 - REALISASI_OF_ROW_45),
    show_formula(B, "F41", "F42", 1_614_075_840 - PAGU_OF_ROW_45),
    show_formula(B, "G41", "G42", 1_527_124_100 - REALISASI_OF_ROW_45),
    show_formula(B, "F6", "F8+F41+F45+F49+F53+F57", 23_733_274_959 - PAGU_OF_ROW_45),
    show_formula(B, "G6", "G8+G41+G45+G49+G53+G57", 23_425_221_114 - REALISASI_OF_ROW_45),
)

CROSSTABLE = (
    Case(
        "K01",
        "two rows",
        OTHER_PAGU,
        (("K01", B, "F38"), ("K01", B, "F39")),
        expected=Decimal(8_214_000),
        actual=Decimal(8_215_000),
        difference=Decimal(1000),
        says="Tabel 2.7 sel F38",
    ),
    Case("K01", "the same as text", write(B, F38="Rp 8.214.000,-"), (("D02", B, "F38"),)),
    Case(
        "K01",
        "a dash for zero",
        together(in_both(F38=0, F39=32_500_800), write(B, F38="-", G38=0, G39=31_670_000, H38="-")),
    ),
    Case("K01", "n/a against a figure is no number", write(B, F38="n/a"), (("D03", B, "F38"),)),
    Case("K02", "another name", write(B, C38="Belanja Modal Gedung"), (("K02", A, "C38"), ("K02", B, "C38"))),
    Case(
        "K02",
        "missing in Tabel 3.1.1.b",
        delete_row(B, 45),
        (("K02", A, "C45"), ("T01", B, "G42")),
        says="tidak ada di Tabel 3.1.1.b",
    ),
    Case("K02", "a kegiatan is missing", without_rows(B, 42, 45), (("K02", A, "C42"),)),
    Case("K02", "a program is missing", without_rows(B, 46, 49), (("K02", A, "C46"), ("T03", B, "G6"))),
    Case(
        "K02",
        "missing where formulas sum the rest",
        SUMS_WITHOUT_ROW_45,
        (("K02", A, "C45"),),
    ),
    Case(
        "T01",
        "a row is missing, and nobody knows its realisasi",
        delete_row(B, 45),
        (("K02", A, "C45"), ("T01", B, "G42")),
        actual=Decimal(1_527_124_100),
        difference=Decimal(20_550_000),
        says="baris Tabel 2.7 C45 tidak ada di sini (lihat K02)",
    ),
    Case("K02", "in another order", swap_rows(B, 36, 39)),
    Case(
        "K02",
        "the same code, short segments",
        together(write(A, B38="8.01.01.2.06.0005"), write(B, B38="8.01.01.2.06.05", C38="Pemeliharaan Meubelair")),
        (("K03", B, "C38"),),
    ),
    Case("K02", "a slip in the name", write(B, C38="Pemeliharan Mebel"), (("K03", B, "C38"),)),
    Case(
        "K03",
        "a name",
        write(
            B,
            C42="Perumusan Kebijakan Teknis dan Pemanjapan Pelaksanaan "
            "Bidang Ideologi Pancasila dan Karakter Kebangsaan",
        ),
        (("K03", B, "C42"),),
    ),
    Case(
        "K03",
        "an indicator",
        write(B, D38="Jumlah pemeliharan mebel"),
        (("K03", B, "D38"),),
        expected="Jumlah pemeliharaan mebel",
        actual="Jumlah pemeliharan mebel",
    ),
    Case("K03", "case and spacing", write(B, C38="PEMELIHARAAN\n  mebel", D38="Jumlah  Pemeliharaan Me bel")),
    Case("K03", "invisible marks", write(B, C38="Pemeliharaan\u00a0Mebel\u200b")),
    Case(
        "K08",
        "another number",
        write(B, E33="2 laporan"),
        (("K08", B, "E33"),),
        expected="12 laporan",
        actual="2 laporan",
    ),
    Case("K08", "without its unit", write(B, E33="12")),
    Case("K08", "another number without its unit", write(B, E33="11"), (("K08", B, "E33"),)),
    Case("K08", "another unit", write(B, E33="12 dokumen"), (("K08", B, "E33"),)),
    Case("K08", "a grade", write(B, E9="BB"), (("K08", B, "E9"),), expected="B"),
    Case(
        "K08",
        "number and unit, misspelt",
        write(B, E39="43 uit"),
        (("K08", B, "E39"), ("D06", B, "E39")),
        expected="34 unit",
    ),
    Case("K08", "n/a against a target", write(B, E33="n/a"), (("K08", B, "E33"),), expected="12 laporan"),
    Case(
        "K12",
        "a dash against n/a",
        together(write(A, E33="-"), write(B, E33="n/a")),
        infos=(STANDING, ("K12", B, "E33")),
        expected="-",
        actual="n/a",
    ),
    Case("K12", "two dashes", in_both(E33="-")),
    Case("K08", "spacing and case", write(B, E33="12  Laporan")),
    Case("K08", "a number with a percent format", together(write(B, E22=1), show_as(B, E22="0%"))),
    Case("K08", "only the unit misspelt", write(B, E39="34 uit"), (("D06", B, "E39"),)),
    Case("K08", "the same unit, other word", write(B, E22="100 persen"), (("D06", B, "E22"),)),
)

PLAUSIBILITY = (
    Case(
        "W01",
        "a sub kegiatan",
        write(B, G44=265_000_000, G43=1_241_574_100, H44=100, H43=94),
        (("W01", B, "G44"),),
        actual=Decimal(265_000_000),
        difference=Decimal(88_600),
    ),
    Case("W01", "all that there was", write(B, G44=264_911_400, G43=1_241_662_700, H44=100, H43=94)),
    Case("W02", "zero", write(B, G44=225_554_600, H44=85, G45=0, H45=0), (("W02", B, "G45"),), actual=Decimal(0)),
    Case("W02", "a dash", write(B, G44=225_554_600, H44=85, G45="-", H45="-"), (("W02", B, "G45"),)),
    Case(
        "W02", "one rupiah", write(B, G44=225_554_599, H44=85, G45=1, H45=0), infos=(STANDING, ("W03", B, "G45"))
    ),
    Case(
        "W02", "no pagu either", together(in_both(F38=0, F39=32_500_800), write(B, G38=0, G39=31_670_000, H38="-"))
    ),
    Case(
        "W03",
        "below the threshold",
        together(write("Pengaturan", B3=78)),
        infos=(STANDING, ("W03", B, "G21"), ("W03", B, "G44")),
        says="77%",
    ),
    Case(
        "W03",
        "on the threshold",
        write(B, F45=27_400_000, F44=263_641_340, H44=78, H45=75),
        (("K01", B, "F44"), ("K01", B, "F45")),
    ),
    Case("W03", "a threshold of nothing", write("Pengaturan", B3=0), infos=()),
)

CASES = (*TOTALS, *PERCENTAGES, *CROSSTABLE, *PLAUSIBILITY)


@pytest.mark.parametrize("case", CASES, ids=case_id)
def test_figures(case: Case) -> None:
    assert_case(case)
