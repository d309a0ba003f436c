"""Cases of family D: what each cell holds."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from lkjip_xl.check.run import check_report
from lkjip_xl.rules.findings import Fix
from tests.rules.test_rules import (
    STANDING,
    Case,
    Change,
    assert_case,
    case_id,
    in_both,
    leave_out,
    show_as,
    together,
    write,
)
from tests.sample_books import TABEL_2_1, TABEL_2_7, TABEL_3_1_1_B, TABEL_3_1_2, Book

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


def dated(sheet: str, address: str, day: dt.date, number_format: str, *others: str) -> Change:
    """A cell of which Excel made a date, in this sheet and in others."""
    return together(
        *(write(each, **{address: day}) for each in (sheet, *others)),
        *(show_as(each, **{address: number_format}) for each in (sheet, *others)),
    )


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
    Case(
        "D01",
        "the year of the report, which the titles still say",
        write("Identitas", B5=None),
        (("D01", "Identitas", "B5"),),
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
    Case(
        "D07",
        "a name typed over in one table",
        write(B, C39="Pemeliharaan Mebel"),
        (("K02", A, "C39"), ("D07", B, "C39")),
    ),
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
        (("D10", A, "B39"), ("D10", B, "B39"), ("S21", A, "B38")),
        actual="8.01.01.2.09.0005",
    ),
    Case(
        "D10",
        "in one table",
        together(in_both(B38="8.01.01.2.09.0005", B39="8.01.01.2.09.0006"), write(A, B39="8.01.01.2.09.0005")),
        (("D10", A, "B39"),),
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
    Case(
        "D11",
        "a year outside the Renstra, which no title says",
        write("Identitas", B5=2032),
        (("D11", "Identitas", "B5"),),
    ),
    # D12 what Excel made of a code or a target
    Case(
        "D12",
        "a code became a time",
        write(A, B8=dt.time(8, 1, 1)),
        (("D12", A, "B8"),),
        expected="8.01.01",
        actual="8:01:01",
        says="jam",
    ),
    Case(
        "D12",
        "a relative code became a date",
        dated(A, "B9", dt.date(2024, 5, 2), "d-mmm"),
        (("D12", A, "B9"),),
        expected="2.05",
    ),
    Case(
        "D12",
        "a range of both tables became a date",
        together(*(dated(sheet, "E10", dt.date(2024, 3, 2), "d-mmm") for sheet in (A, B)), leave_out(TABEL_2_1)),
        (("D12", A, "E10"), ("D12", B, "E10")),
        expected="2-3",
        actual="2-Mar",
        says="tanggal",
    ),
    Case(
        "D12",
        "a range with a high end became a month",
        dated(A, "E10", dt.date(1980, 7, 1), "mmm-yy", B),
        (("D12", A, "E10"), ("D12", B, "E10")),
        expected="7-80",
    ),
    Case(
        "D12",
        "the other table still has the target",
        dated(A, "E10", dt.date(2024, 3, 2), "dd/mm/yyyy"),
        (("D12", A, "E10"),),
        expected="2 dokumen",
    ),
    Case(
        "D12",
        "a percentage became a date: its figures tell it",
        dated(B, "H38", dt.date(2024, 3, 2), "d-mmm"),
        (("D12", B, "H38"),),
        expected=Decimal(99),
    ),
    Case(
        "D12",
        "an amount became a time: its parts tell it",
        write(B, G35=dt.time(1, 30)),
        (("D12", B, "G35"),),
    ),
    Case(
        "D12",
        "a code became a number without its last zero",
        write(A, B8="8.01.01", B9="8.05", B22=8.1),
        (("D12", A, "B22"),),
        expected="8.10",
        actual="8.1",
        says="angka",
    ),
    Case(
        "D12",
        "the codes below tell the code of a program",
        write(A, B8=8.1, B9="8.01.01.2.01", B12="8.01.01.2.02"),
        (("D12", A, "B8"),),
        expected="8.01.01",
    ),
    Case("D12", "codes without zeros", write(A, B9=8.1, B12=8.2)),
    Case("D12", "a code as text", write(A, B8="8.01.01")),
    Case("D12", "a number in a format of dates is D13", show_as(A, F10="dd/mm/yyyy"), (("D13", A, "F10"),)),
    # D13 a format that is not the number's
    Case(
        "D13",
        "an amount that is no date",
        show_as(A, F10="dd/mm/yyyy"),
        (("D13", A, "F10"),),
        expected=Decimal(68_500_083),
        actual="########",
    ),
    Case("D13", "a percentage", show_as(B, H10="d-mmm"), (("D13", B, "H10"),)),
    Case(
        "D13",
        "a whole amount in a format of percentages",
        show_as(A, F10="0%"),
        (("D13", A, "F10"),),
        expected=Decimal(68_500_083),
        actual="6.850.008.300%",
    ),
    Case("D13", "in rupiah", show_as(A, F10="[$Rp-421]\\ #,##0")),
    # D14 an amount of which a hundredth is stored
    Case(
        "D14",
        "58629456% is stored as 586.294,56",
        together(write(B, G34=586_294.56), show_as(B, G34="0%")),
        (("D14", B, "G34"),),
        expected=Decimal(58_629_456),
        actual=Decimal("586294.56"),
    ),
    Case("D14", "a whole amount is D13", show_as(A, F10="0%"), (("D13", A, "F10"),)),
    # How Excel itself stores a format with a unit
    Case(
        "K08",
        "a unit in the format of one table",
        together(write(A, E10=2), show_as(A, E10='0\\ "dokumen"')),
    ),
    Case(
        "K08",
        "another unit in the format of one table",
        together(write(A, E10=2), show_as(A, E10='0\\ "laporan"')),
        (("K08", B, "E10"),),
    ),
    # D15 amounts of parents that nobody typed
    Case(
        "D15",
        "a kegiatan",
        write(B, G22=None),
        infos=(STANDING, ("D15", B, "G22")),
        expected=Decimal(385_220_368),
        says="dipakai jumlah rinciannya",
    ),
    Case(
        "D15",
        "one of its sub kegiatan is blank too",
        write(B, G22=None, G24=None),
        (("D01", B, "G22"), ("D01", B, "G24")),
    ),
    # D02 a percent sign behind an amount
    Case(
        "D02",
        "58629456% as text: with its sign Excel would store a hundredth",
        write(B, G34="58629456%"),
        (("D02", B, "G34"),),
        expected=Decimal(58_629_456),
    ),
)


@pytest.mark.parametrize("case", CASES, ids=case_id)
def test_content(case: Case) -> None:
    assert_case(case)


# The rules whose advice names what to type.
ADVISED = [case for case in CASES if case.fails and case.code in {"D02", "D08", "D12", "D14"}]


@pytest.mark.long
@pytest.mark.parametrize("case", ADVISED, ids=case_id)
def test_what_is_advised_is_right_when_it_is_followed(case: Case) -> None:
    book = Book()
    case.change(book)
    before = check_report(book.read(), "buku.xlsx").findings
    problem = next(each.problem for each in before if each.code == case.code)
    assert problem.fixes
    for alternative in problem.fixes:
        book = Book()
        case.change(book)
        for fix in alternative:
            follow(book, fix)
        after = check_report(book.read(), "buku.xlsx").findings
        assert problem.place not in {each.problem.place for each in after if each.code == case.code}
        assert {(each.code, each.problem.place) for each in after} <= {
            (each.code, each.problem.place) for each in before
        }


def follow(book: Book, fix: Fix) -> None:
    """Give the cell the format that the advice names, and type what it says."""
    cell = book[fix.place.sheet].cell(fix.place.row, fix.place.column)
    if isinstance(fix.value, str):
        cell.number_format, cell.value = "@", fix.value
    elif isinstance(cell.value, str) and cell.value.endswith("%") and fix.place.column == H:
        cell.number_format, cell.value = "0%", float(fix.value / 100)
    else:
        cell.number_format, cell.value = "General", float(fix.value)


H = 8  # CAPAIAN (%) of Tabel 3.1.1.b


def test_a_code_that_became_a_time_is_the_cause_for_the_codes_below_it() -> None:
    book = Book(codes=True)
    cell = book[A]["B8"]
    cell.value, cell.number_format = dt.time(8, 1, 1), "h:mm:ss"
    errors = [each for each in check_report(book.read(), "").findings if each.problem.place.column == 2]
    assert [(each.code, each.problem.place.address) for each in errors] == [("D12", "B8")]
