"""Cases of family D: what each cell holds."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.books import TABEL_2_7, TABEL_3_1_1_B, TABEL_3_1_2, Book
from tests.test_rules import (
    Case,
    Change,
    assert_case,
    case_id,
    in_both,
    show_as,
    together,
    write,
)

A, B, C = TABEL_2_7, TABEL_3_1_1_B, TABEL_3_1_2


def double(row: int, *sheets: str) -> Change:
    """The row stands once more below itself."""

    def change(book: Book) -> None:
        for sheet in sheets:
            values = [cell.value for cell in book[sheet][row]]
            book.insert_rows(sheet, row + 1)
            for column, value in enumerate(values, 1):
                book[sheet].cell(row + 1, column).value = value

    return change


# The realisasi of row 45 moved to row 44, so that all sums come out with nothing in row 45.
NOTHING_SPENT = write(B, G44=225_554_600, H44=85)
NO_PAGU = together(in_both(F38=0, F39=32_500_800), write(B, G38=0, G39=31_670_000, H38="-"))

CASES = (
    # D01 empty
    Case("D01", "realisasi", write(B, G38=None), (("D01", B, "G38"),), says="masih kosong"),
    Case("D01", "spaces alone", write(B, G38="   "), (("D01", B, "G38"),)),
    Case("D01", "name", write(A, C38=None), (("D01", A, "C38"),)),
    Case("D01", "a percentage that can be computed", write(B, H38=None), (("D01", B, "H38"),)),
    Case("D01", "jumlah", write(B, G6=None), (("D01", B, "G6"),)),
    Case("D01", "identity", write("Identitas", B3=None), (("D01", "Identitas", "B3"),)),
    Case(
        "D01",
        "a dash is not empty",
        together(NOTHING_SPENT, write(B, G45="-", H45="-")),
        (("W02", B, "G45"),),
    ),
    Case("D01", "zero is not empty", together(NOTHING_SPENT, write(B, G45=0, H45=0)), (("W02", B, "G45"),)),
    Case("D01", "no code", in_both(B38=None)),
    Case("D01", "nothing to compute", together(NO_PAGU, write(B, H38=None))),
    Case("D01", "no target of jumlah", write(B, E6=None)),
    Case(
        "D01",
        "the years of the Renstra, which the headings still say",
        write("Identitas", B6=None, B7=None),
        (("D01", "Identitas", "B6"), ("D01", "Identitas", "B7")),
    ),
    # D02 a number as text
    Case(
        "D02",
        "Rp",
        write(B, G38="Rp8.120.000"),
        (("D02", B, "G38"),),
        expected=Decimal(8_120_000),
        actual="Rp8.120.000",
    ),
    Case("D02", "dots", write(B, G38="8.120.000"), (("D02", B, "G38"),), expected=Decimal(8_120_000)),
    Case(
        "D02",
        "cents as a dash",
        write(B, G38="Rp. 8.120.000,-"),
        (("D02", B, "G38"),),
        expected=Decimal(8_120_000),
    ),
    Case("D02", "English commas", write(B, G38="8,120,000"), (("D02", B, "G38"),), expected=Decimal(8_120_000)),
    Case("D02", "percent sign", write(B, H38="99%"), (("D02", B, "H38"),), expected=Decimal(99)),
    Case("D02", "a target is text", in_both(E38="13")),
    Case("D02", "a number that looks like text", show_as(B, G38='"Rp"#,##0')),
    # D03 no number
    Case("D03", "words", write(B, G38="menyusul"), (("D03", B, "G38"),), actual="menyusul"),
    Case("D03", "a target in pagu", write(A, F38="2 paket"), (("D03", A, "F38"),)),
    Case("D03", "n/a in rupiah", write(B, G38="n/a"), (("D03", B, "G38"),)),
    Case("D03", "a year of three figures", write("Identitas", B6=218), (("D03", "Identitas", "B6"),)),
    Case("D03", "a setting in words", write("Pengaturan", B4="seribu"), (("D03", "Pengaturan", "B4"),)),
    Case("D03", "nihil", together(NOTHING_SPENT, write(B, G45="nihil", H45="-")), (("W02", B, "G45"),)),
    Case("D03", "n/a where nothing can be computed", together(NO_PAGU, write(B, H38="n/a"))),
    Case("D03", "a grade as target", in_both(E38="BB")),
    # D04 negative
    Case("D04", "minus", write(B, G38=-8_120_000), (("D04", B, "G38"),), actual=Decimal(-8_120_000)),
    Case("D04", "in parentheses", write(B, G38="(8.120.000)"), (("D04", B, "G38"), ("D02", B, "G38"))),
    Case("D04", "pagu", write(A, F38=-8_214_000), (("D04", A, "F38"),)),
    Case("D04", "zero", together(NOTHING_SPENT, write(B, G45=0, H45=0)), (("W02", B, "G45"),)),
    # D05 a fraction
    Case(
        "D05",
        "half a rupiah",
        write(B, G37=29_456_899.5, G38=8_120_000.5),
        (("D05", B, "G37"), ("D05", B, "G38")),
        actual=Decimal("29456899.5"),
    ),
    Case("D05", "decimals that are zero", show_as(B, G38="#,##0.00")),
    Case("D05", "the noise of Excel's arithmetic", write(B, G38=8_120_000.000000001)),
    # D06 units
    Case(
        "D06",
        "misspelt",
        in_both(E39="34 uit"),
        (("D06", A, "E39"), ("D06", B, "E39")),
        expected="34 unit",
        actual="34 uit",
    ),
    Case("D06", "misspelt in one table", write(B, E39="34 uit"), (("D06", B, "E39"),), expected="34 unit"),
    Case(
        "D06",
        "mixed",
        in_both(E43="54 org"),
        (("D06", A, "E43"), ("D06", B, "E43")),
        expected="54 orang",
        says="bercampur",
    ),
    Case(
        "D06",
        "persen beside %",
        in_both(E22="100 persen"),
        (("D06", A, "E22"), ("D06", B, "E22")),
        expected="100%",
    ),
    Case("D06", "capitals", in_both(E39="34 Unit")),
    Case("D06", "a unit that nobody knows", in_both(E39="34 sertifikat")),
    Case("D06", "a short unit", in_both(E39="34 m2")),
    Case("D06", "two letters swapped", write(B, E39="34 uint"), (("D06", B, "E39"),), expected="34 unit"),
    *(
        Case("D06", f"a unit like a known one: {unit}", in_both(E39=f"34 {unit}"))
        for unit in ("keluhan", "kematian", "pelayanan", "siswi", "rim", "kuota")
    ),
    # D07 a row twice
    Case(
        "D07",
        "under one kegiatan",
        double(38, A, B),
        (("D07", A, "C39"), ("D07", B, "C39")),
        actual="Pemeliharaan Mebel",
    ),
    Case("D07", "spacing and case", in_both(C39="PEMELIHARAAN  MEBEL"), (("D07", A, "C39"), ("D07", B, "C39"))),
    Case("D07", "in one table", double(38, B), (("D07", B, "C39"),)),
    Case("D07", "under two kegiatan", in_both(C34="Pemeliharaan Mebel")),
    Case(
        "D07",
        "with two codes",
        in_both(C39="Pemeliharaan Mebel", B38="8.01.01.2.09.0005", B39="8.01.01.2.09.0006"),
    ),
    # D10 a code twice
    Case(
        "D10",
        "two rows, in other widths",
        in_both(B38="8.01.01.2.09.05", B39="8.01.01.2.09.0005"),
        (("D10", A, "B39"), ("D10", B, "B39")),
        actual="8.01.01.2.09.0005",
    ),
    Case("D10", "two codes", in_both(B38="8.01.01.2.09.0005", B39="8.01.01.2.09.0006")),
    # D08 a separator of two meanings
    Case(
        "D08",
        "a dot in percent",
        write(B, H38="98.856"),
        (("D08", B, "H38"),),
        expected=Decimal("98.856"),
        says="98,856",
    ),
    Case(
        "D08",
        "a comma in rupiah",
        together(in_both(F38=9_000, F39=32_491_800), write(B, G38="8,120", G39=31_661_880, H38=90)),
        (("D08", B, "G38"),),
        expected=Decimal(8120),
    ),
    Case("D08", "thousands and thousands", write(B, G38="8.120.000"), (("D02", B, "G38"),)),
    Case("D08", "a decimal comma", write(B, H38="98,86"), (("D02", B, "H38"),)),
    Case("D08", "a real number", together(write(B, H38=98.856), show_as(B, H38="0.000"))),
)


@pytest.mark.parametrize("case", CASES, ids=case_id)
def test_content(case: Case) -> None:
    assert_case(case)
