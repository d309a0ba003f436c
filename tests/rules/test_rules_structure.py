"""Cases of family S: sheets, columns, levels, and what hides figures. S12 and S13 are in test_waivers.py."""

from __future__ import annotations

from typing import Any, Literal

import pytest
from openpyxl.utils import column_index_from_string

from tests.rules.test_rules import (
    Case,
    Change,
    assert_case,
    case_id,
    in_both,
    leave_out,
    remove_sheet,
    together,
    write,
)
from tests.sample_books import TABEL_2_7, TABEL_3_1_1_B, TABEL_3_1_2, TABEL_3_1_3, Book

A, B, C = TABEL_2_7, TABEL_3_1_1_B, TABEL_3_1_2


def rename(sheet: str, name: str) -> Change:
    def change(book: Book) -> None:
        book[sheet].title = name

    return change


def new_sheet(name: str) -> Change:
    def change(book: Book) -> None:
        book.workbook.create_sheet(name)["B2"] = "Rapat 12 Januari"

    return change


def hide_row(sheet: str, row: int) -> Change:
    def change(book: Book) -> None:
        book[sheet].row_dimensions[row].hidden = True

    return change


def hide_column(sheet: str, column: str) -> Change:
    def change(book: Book) -> None:
        size = book[sheet].column_dimensions[column]
        size.hidden = True
        # One that is as wide as its neighbour is kept with it.
        size.min = size.max = column_index_from_string(column)

    return change


def hide_sheet(sheet: str, state: Literal["hidden", "veryHidden"] = "hidden") -> Change:
    def change(book: Book) -> None:
        book[sheet].sheet_state = state

    return change


def merge(sheet: str, cells: str) -> Change:
    return lambda book: book[sheet].merge_cells(cells)


TWICE = "Penyusunan Dokumen Perencanaan Perangkat Daerah"


def indicator_line(merged: str = "", **cells: object) -> Change:
    """A second indicator of the first sub kegiatan, in a row of its own in both tables."""

    def change(book: Book) -> None:
        for sheet in (A, B):
            book.insert_rows(sheet, 11)
            for column, value in {"D": "Jumlah dokumen Renja", "E": "1 dokumen", **cells}.items():
                book[sheet][f"{column}11"].value = value
            for column in merged:
                book[sheet].merge_cells(f"{column}10:{column}11")

    return change


LINE = ("S30", A, "D11")


def delete_rows(row: int, amount: int = 1) -> Change:
    def change(book: Book) -> None:
        for sheet in (A, B):
            book[sheet].delete_rows(row, amount)

    # Tabel 2.1 would follow by its formulas.
    return together(change, leave_out("Tabel 2.1"))


def text_like_a_formula(book: Book) -> None:
    for sheet in (A, B):
        book[sheet]["D38"].value = "=jumlah mebel yang dipelihara"
        book[sheet]["D38"].data_type = "s"


def old_link(book: Book, address: str, cell: str, shown: float, asked: str = "") -> None:
    """A figure of another table as the formulas of older templates take it over, in percent points."""
    asked = asked or f'CELL("format",{cell})'
    points = f'IF(ISNUMBER({cell}),{cell}*IF(IFERROR(LEFT({asked},1),"")="P",100,1),{cell})'
    book[C][address].number_format = "General"
    book.show(C, address, f'IF({cell}="","",{points})', shown)


def summary(text: str) -> Change:
    """The sheet that build puts first, with this in its first cell."""

    def change(book: Book) -> None:
        book.workbook.create_sheet("Ringkasan")["A1"] = text

    return change


def hide_rows(sheet: str, *rows: int) -> Change:
    return together(*(hide_row(sheet, row) for row in rows))


def filtered(sheet: str, *rows: int) -> Change:
    """Rows that a filter over the table hides."""

    def change(book: Book) -> None:
        book[sheet].auto_filter.ref = "A5:G70"

    return together(change, hide_rows(sheet, *rows))


def folded(sheet: str, *rows: int) -> Change:
    """Rows of a group that is folded."""

    def change(book: Book) -> None:
        for row in rows:
            book[sheet].row_dimensions[row].outlineLevel = 1

    return together(change, hide_rows(sheet, *rows))


def sum_of(book: Book) -> int:
    cells: list[Any] = [book[B].cell(row, 7).value for row in range(36, 41)]
    return sum(cells)


CODES = {"B41": "8.01.02", "B42": "8.01.02.2.01", "B43": "8.01.02.2.01.0001", "B44": "8.01.02.2.01.0002"}


def codes(**other: object) -> Change:
    """KODE of a program in both tables, with some of them otherwise."""
    return in_both(**(CODES | other))


def codes_below(here: str, there: str, **other: object) -> Change:
    """KODE of a program, its own another one in each table."""
    return together(codes(**other), write(A, B41=here), write(B, B41=there))


CASES = (
    # S20 a code that cannot be right
    Case(
        "S20",
        "of another kegiatan",
        codes(B44="8.01.05.2.01.0002"),
        (("S20", A, "B44"),),
        expected="8.01.02.2.01.0002",
        actual="8.01.05.2.01.0002",
        says="tidak diawali kode kegiatan di atasnya, 8.01.02.2.01 (B42)",
    ),
    Case(
        "S20",
        "of a program whose rows agree on another",
        codes(B42="8.01.05.2.01"),
        (("S20", A, "B42"),),
        expected="8.01.02.2.01",
    ),
    Case("S20", "a unit in its place", codes(B44="2 Paket"), (("S20", A, "B44"),), says="bukan kode"),
    Case(
        "S20", "a segment lost", codes(B42="8.01.02.2", B43=None, B44=None), (("S20", A, "B42"),), says="4 bagian"
    ),
    Case(
        "S20",
        "zeros lost",
        together(codes_below("8.1", "8.01.02"), in_both(B58="8.01.06")),
        (("S20", A, "B41"),),
        expected="8.01.02",
        says="hanya 2 bagian",
    ),
    Case(
        "S20",
        "the kegiatan above several is missing",
        codes(B44="8.01.02.2.02.0001", B45="8.01.02.2.02.0002"),
        (("S20", A, "B44"),),
        says="padahal kegiatan itu tidak ada di tabel ini",
    ),
    Case("S20", "relative codes", codes(B42="2.01", B43="2.01.0001", B44="0002")),
    Case("S20", "codes of before 2021", codes(B41="1.20.1.20.05", B42="1.20.1.20.05.01", B43=None, B44=None)),
    Case("S20", "other widths", codes(B41="8.1.2", B42="8.1.2.2.1", B43=None, B44=None)),
    # S21 codes of several widths
    Case(
        "S21",
        "a sub kegiatan of before 2024",
        codes(B44="8.01.02.2.01.02", B45="8.01.02.2.01.0003"),
        (("S21", A, "B44"),),
        expected="8.01.02.2.01.0002",
    ),
    Case("S21", "all alike", codes(B45="8.01.02.2.01.0003")),
    # K11 codes of two tables
    Case(
        "K11",
        "another program",
        codes_below("8.01.02", "8.01.03", B42=None, B43=None, B44=None),
        (("K11", B, "B41"),),
        expected="8.01.02",
        actual="8.01.03",
    ),
    Case("K11", "zeros do not count", codes_below("8.01.02", "8.1.2", B42=None, B43=None, B44=None)),
    Case(
        "K11",
        "a relative code",
        together(codes(), write(B, B42="2.01")),
    ),
    # S01 a sheet is missing
    Case("S01", "no sheet", remove_sheet(C), (("S01", C, "A1"),), expected=C, says="tidak ada"),
    Case("S01", "no identity", remove_sheet("Identitas"), (("S01", "Identitas", "A1"),)),
    Case("S01", "a name like it", rename(C, "Tabel 312"), (("S01", C, "A1"),), actual="Tabel 312", says="mirip"),
    Case("S01", "only case and dots differ", rename(C, "TABEL 3-1-2 ")),
    Case("S01", "a sheet nobody must have", remove_sheet("Pengaturan")),
    # S02 a column is missing
    Case(
        "S02",
        "last year's heading",
        write(C, B5=2021),
        tuple(("S02", C, cell) for cell in ("B6", "C6", "D6")),
        expected="2022 REALISASI",
        actual="2021 REALISASI",
    ),
    Case(
        "S02",
        "all headings of the year before",
        write(C, B5=2021, E5=2022),
        (("S02", C, "B5"),),
        expected="2022–2023",
        actual="2021–2022",
        says="padahal seharusnya 2022–2023",
    ),
    Case(
        "S02",
        "all headings of the Renstra a year early",
        write(TABEL_3_1_3, **dict(zip(("B5", "D5", "F5", "H5", "J5", "L5"), range(2017, 2023), strict=True))),
        (("S02", TABEL_3_1_3, "B5"),),
    ),
    Case("S02", "no heading row", write(C, A5=None, B5=None, E5=None, H5=None), (("S02", C, "A1"),)),
    Case(
        "S02",
        "no field",
        write("Identitas", A5="Periode"),
        (("S02", "Identitas", "A1"),),
        expected="Tahun Laporan",
    ),
    Case("S02", "another accepted heading", write(A, F5="Anggaran (Rp)")),
    Case(
        "S02",
        "columns in another order",
        lambda book: book.reorder_columns(B, [3, 1, 2, 7, 6, 8, 4, 5, 9]),
        infos=(("W03", B, "D15"),),
    ),
    Case("S02", "no column that may be left out", lambda book: book[A].delete_cols(2)),
    # S03 a column twice
    Case("S03", "the same heading", write(A, H5="PAGU ANGGARAN"), (("S03", A, "H5"),), actual="PAGU ANGGARAN"),
    Case("S03", "the same by another name", write(A, H5="Pagu"), (("S03", A, "H5"),)),
    Case("S03", "another heading", write(A, H5="PAGU PERUBAHAN")),
    # S04 a heading with a slip
    Case("S04", "a letter short", write(A, F5="PAGU ANGARAN"), (("S04", A, "F5"),), expected="PAGU ANGGARAN"),
    Case("S04", "case, spaces and marks", write(A, F5="  pagu\nanggaran : ")),
    # S05 an error of Excel
    Case("S05", "ref", write(B, G38="#REF!"), (("S05", B, "G38"),), actual="#REF!"),
    Case("S05", "n/a is no dash", write(B, H38="#N/A"), (("S05", B, "H38"),)),
    Case("S05", "in a text", write(B, D38="#NAME?"), (("S05", B, "D38"),)),
    Case("S05", "in a name", write(B, C38="#REF!"), (("S05", B, "C38"),)),
    Case("S05", "in a target", write(B, E38="#REF!"), (("S05", B, "E38"),)),
    Case("S05", "a word with a hash", in_both(D38="Mebel #1 yang dipelihara")),
    Case("S05", "in a title", write(B, A1="#REF!"), (("S05", B, "A1"),)),
    Case("S05", "in the title of a form", write("Identitas", A1="#REF!"), (("S05", "Identitas", "A1"),)),
    Case("S05", "in place of a label", write("Pengaturan", A4="#REF!"), (("S05", "Pengaturan", "A4"),)),
    Case("S05", "in a form", write("Identitas", B5="#REF!"), (("S05", "Identitas", "B5"),)),
    Case("S05", "in a helping column", write(TABEL_2_7, G9="#REF!"), (("S05", TABEL_2_7, "G9"),)),
    Case(
        "S05",
        "in a waiver",
        write("Pengecualian", C7="#REF!"),
        (("S05", "Pengecualian", "C7"), ("S13", "Pengecualian", "A7")),
    ),
    Case("S05", "in a pair", write("Pemetaan", B7="#REF!"), (("S05", "Pemetaan", "B7"),)),
    Case("S09", "typed where no difference is", write(TABEL_2_7, G9=5), (("S09", TABEL_2_7, "G9"),)),
    Case("S09", "typed where no part is", write(TABEL_2_7, G10="lihat DPA"), (("S09", TABEL_2_7, "G10"),)),
    # S06 a formula that was never calculated
    Case("S06", "in place of a label", write("Pengaturan", A4="=B4"), (("S06", "Pengaturan", "A4"),)),
    Case("S06", "in a helping column", write(TABEL_2_7, G9="=F9"), (("S06", TABEL_2_7, "G9"),)),
    Case("S06", "in a waiver", write("Pengecualian", C7="=B4"), (("S06", "Pengecualian", "C7"),)),
    Case("S06", "sum", write(B, G35="=SUM(G36:G40)"), (("S06", B, "G35"),)),
    Case(
        "S06",
        "many are one finding",
        write(B, G35="=SUM(G36:G40)", G38="=G37", H38="=1"),
        (("S06", B, "G35"),),
        says="2 sel lain",
    ),
    Case("S06", "a text that begins like a formula", text_like_a_formula),
    Case(
        "S06",
        "an empty text that another program has not stored",
        lambda book: book.show(B, "K6", '=IF(COUNT(Z6)<1,"",1)', None, stored=False),
        (("S06", B, "K6"),),
        says="tidak menyimpan hasilnya",
    ),
    # S07 hidden data
    Case("S07", "row", hide_row(B, 14), (("S07", B, "A14"),), actual="baris 14"),
    Case("S07", "the row of jumlah", hide_row(B, 6), (("S07", B, "A6"),)),
    Case("S07", "column", hide_column(A, "E"), (("S07", A, "E5"),), actual="kolom E"),
    Case("S07", "sheet", hide_sheet(C), (("S07", C, "A1"),)),
    Case("S07", "sheet that Excel does not list", hide_sheet(C, "veryHidden"), (("S07", C, "A1"),)),
    Case(
        "S07",
        "a block of rows is one",
        hide_rows(B, 14, 15, 16, 20),
        (("S07", B, "A14"),),
        actual="baris 14–16, 20",
    ),
    Case("S07", "by a filter", filtered(A, 20, 21, 22), (("S07", A, "A20"),), actual="baris 20–22", says="Filter"),
    Case("S07", "folded", folded(A, 20, 21, 22), (("S07", A, "A20"),), actual="baris 20–22", says="Group"),
    Case(
        "S07",
        "columns side by side",
        together(hide_column(A, "D"), hide_column(A, "E")),
        (("S07", A, "D5"),),
        actual="kolom D–E",
    ),
    Case("S07", "an empty row", hide_row(B, 150)),
    Case("S07", "a column beside the table", hide_column(A, "K")),
    Case("S07", "a sheet without data", hide_sheet("Petunjuk")),
    # S30 one more indicator of a row
    Case("S30", "below its sub kegiatan", indicator_line(), infos=(LINE, ("W03", B, "G16"))),
    Case("S30", "names and amounts merged", indicator_line(merged="ABCF"), infos=(LINE, ("W03", B, "G16"))),
    Case("S30", "the name again", indicator_line(A="Sub Kegiatan", C=TWICE, F=0), infos=(LINE, ("W03", B, "G16"))),
    Case(
        "S30",
        "all indicators in one cell",
        in_both(D10="Jumlah dokumen\nJumlah laporan", E10="1 dokumen\n1 laporan"),
    ),
    # S08 merged cells
    Case("S08", "two rows", merge(A, "B10:B11"), (("S08", A, "B10"),), actual="B10:B11"),
    Case("S08", "figures are lost", merge(B, "G10:G11"), (("S08", B, "G10"), ("D01", B, "G11"))),
    Case("S08", "the title", merge(A, "A1:G1")),
    Case("S08", "below the rows", merge(A, "C100:F100")),
    # S09 outside of every table
    Case("S09", "beside", write(B, M38=1_500_000), (("S09", B, "M38"),)),
    Case(
        "S09",
        "a column of remarks",
        write(B, M5="CATATAN", M38="cek", M39="cek"),
        (("S09", B, "M38"),),
        says="CATATAN",
    ),
    Case("S09", "below", write(B, C70="Bahan rapat pimpinan"), (("S09", B, "C70"),)),
    Case("S09", "place and date below", write(B, C70="Jambi, Januari 2024")),
    Case("S09", "a sheet", new_sheet("Rapat"), (("S09", "Rapat", "B2"),)),
    Case("S09", "the source below", write(B, C70="Sumber: DPA 2023")),
    Case("S09", "the program's own sheet", new_sheet("Temuan")),
    Case("S09", "the title", write(B, K1="Lampiran 3")),
    # Found by damage at random: a text that is a number was compared with the last of the years.
    Case("S09", "a percentage in words in the title", write(B, K1="80%")),
    # S10 the level of a row
    Case("S10", "no level", write(B, A38="Belanja"), (("S10", B, "A38"),), actual="Belanja"),
    Case(
        "S10",
        "against its code",
        in_both(A38="Sub Kegiatan", B38="8.01.01.2.09"),
        (("S10", A, "A38"), ("S10", B, "A38")),
        expected="Kegiatan",
        actual="Sub Kegiatan",
    ),
    Case("S10", "against the amounts", write(B, A23="Kegiatan"), (("S10", B, "A23"),), expected="Sub Kegiatan"),
    Case("S10", "case and spacing", write(B, A38=" SUB  kegiatan")),
    Case("S10", "empty, but the code tells", in_both(A38=None, B38="8.01.01.2.06.0005")),
    Case("S10", "empty, but the amounts tell", in_both(A38=None)),
    Case("S10", "a code with short segments", in_both(A38="Sub Kegiatan", B38="8.01.01.2.06.05")),
    # S11 a row without the one above it
    Case("S11", "no kegiatan", delete_rows(42), (("S11", A, "A42"), ("S11", B, "A42")), actual="Sub Kegiatan"),
    Case(
        "S11",
        "no kegiatan in one table",
        lambda book: book[B].delete_rows(42),
        (("S11", B, "A42"), ("K02", A, "C42")),
        says="beserta 2 baris sesudahnya",
    ),
    Case(
        "S11",
        "a kegiatan that JENIS calls a sub kegiatan, where no sums tell it",
        write(B, A42="Sub Kegiatan", F38="menyusul"),
        (("S11", B, "A42"), ("D03", B, "F38"), *(("K02", B, cell) for cell in ("C43", "C44", "C45"))),
    ),
    Case("S11", "a program without kegiatan", delete_rows(42, 4)),
    # S14 an empty table
    Case("S14", "no rows", lambda book: book[C].delete_rows(8, 2), (("S14", C, "A6"),)),
    Case("S14", "one row", lambda book: book[C].delete_rows(9), (("K02", "Tabel 2.2 Sasaran", "B8"),)),
    # S16 formulas that were not calculated again
    Case(
        "S16",
        "the total of realisasi",
        lambda book: book.show(B, "G6", '=SUMIF($A$7:$A$308,"Program",$G$7:$G$308)', 22_000_000_000),
        (("S16", B, "G6"),),
        says="hasil lama",
    ),
    Case(
        "S16",
        "a plain sum and a share, while a typed figure is wrong",
        together(
            lambda book: book.show(B, "G35", "=SUM(G36:G40)", 1),
            lambda book: book.show(B, "H38", "=G38/F38*100", 7),
            write(B, H10=7),
        ),
        (("S16", B, "G35"), ("P01", B, "H10")),
        says="1 sel lain",
    ),
    Case(
        "S16",
        "a formula that shows what it gives",
        lambda book: book.show(B, "G35", "=SUM(G36:G40)", sum_of(book)),
    ),
    Case("S16", "a function that is not known", lambda book: book.show(B, "G35", "=XSUM(G36:G40)", sum_of(book))),
    # S26 formulas of an older template in a program that does not know CELL("format")
    Case(
        "S26",
        "percentages taken for fractions",
        together(
            lambda book: old_link(book, "E8", "'Tabel 3.1.1.a'!E7", 1),
            lambda book: old_link(book, "E9", "'Tabel 3.1.1.a'!E8", 1),
            lambda book: book.show(C, "G8", "E8/100", 0.01),
        ),
        infos=(("W03", B, "G15"), ("S26", C, "E8")),
        says="persen sebagai pecahan",
    ),
    Case(
        "S26",
        "an error where it asks for the format",
        lambda book: old_link(book, "E8", "'Tabel 3.1.1.a'!E7", 1, asked="NA()"),
        infos=(("W03", B, "G15"), ("S26", C, "E8")),
    ),
    Case(
        "S26",
        "a percentage pasted as a number where formulas read text",
        together(
            lambda book: book.show(C, "E8", "IF('Tabel 3.1.1.a'!E7=\"\",\"\",'Tabel 3.1.1.a'!E7)", 1),
            lambda book: setattr(book[C]["E8"], "number_format", "General"),
        ),
        infos=(("W03", B, "G15"), ("S26", C, "E8")),
    ),
    Case("S26", "as Excel shows it", lambda book: old_link(book, "E8", "'Tabel 3.1.1.a'!E7", 100)),
    Case(
        "S26",
        "a result that no program shows is an old one",
        lambda book: old_link(book, "E8", "'Tabel 3.1.1.a'!E7", 70),
        (("S16", C, "E8"),),
    ),
    # S17 a picture in a cell
    Case(
        "S17",
        "below the table",
        lambda book: book.lay_picture(B, "G320"),
        infos=(("W03", B, "G15"), ("S17", B, "G320")),
        says="gambar",
    ),
    Case(
        "S17",
        "beside the rows",
        lambda book: book.lay_picture(B, "M38"),
        infos=(("W03", B, "G15"), ("S17", B, "M38")),
    ),
    Case("S17", "in the place of a figure", lambda book: book.lay_picture(B, "G38"), (("S05", B, "G38"),)),
    # S18 from another workbook
    Case(
        "S18",
        "an amount",
        lambda book: book.show(B, "G10", "=[1]Sheet1!F10", 68_398_750),
        infos=(("W03", B, "G15"), ("S18", B, "G10")),
        says="buku kerja lain",
    ),
    Case(
        "S18",
        "two amounts of one file with its path",
        together(
            lambda book: book.show(B, "G10", "='D:\\DPA\\[LRA 2023.xlsx]Sheet1'!F10", 68_398_750),
            lambda book: book.show(B, "G11", "='D:\\DPA\\[LRA 2023.xlsx]Sheet1'!F11", book[B]["G11"].value),
        ),
        infos=(("W03", B, "G15"), ("S18", B, "G10")),
        says="“LRA 2023.xlsx”",
    ),
    Case(
        "S18",
        "a column of a table",
        lambda book: book.show(B, "G10", "=Tabel1[[#This Row],[Nilai]]+INDEX(Tabel1[2023],1)", 68_398_750),
    ),
    # S15 a draft
    Case("S15", "a draft", summary("DRAF – belum dapat diserahkan"), (("S15", "Ringkasan", "A1"),)),
    Case("S15", "no draft", summary("Ringkasan Laporan Kinerja Tahun 2023")),
)


@pytest.mark.parametrize("case", CASES, ids=case_id)
def test_structure(case: Case) -> None:
    assert_case(case)


def test_a_missing_column_is_named_and_the_rest_of_the_sheet_is_judged() -> None:
    case = Case(
        "S02",
        "another heading",
        together(write(B, G5="KAS KELUAR"), write(A, F22=395_975_354)),
        (("S02", B, "A5"), ("S09", B, "G6"), ("T01", A, "F22"), ("K01", B, "F22")),
        infos=(),
        expected="REALISASI KEUANGAN",
    )
    assert_case(case)
