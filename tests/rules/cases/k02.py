"""Cases of K02."""

from __future__ import annotations

from tests.rules.budgets import SECOND_SASARAN
from tests.rules.case import Case
from tests.rules.changes import Change, delete_row, leave_out, show_formula, swap_rows, together, write
from tests.sample_books import (
    PK_PROGRAM,
    SASARAN,
    TABEL_2_1,
    TABEL_2_3_1,
    TABEL_2_7,
    TABEL_3_1_1_B,
    TABEL_3_1_2,
    TABEL_3_1_3,
)


def without_rows(sheet: str, first: int, last: int) -> Change:
    return lambda book: book[sheet].delete_rows(first, last - first + 1)


# Tabel 3.1.1.b without its row 45, as its formulas then sum it.
PAGU_OF_ROW_45 = 26_129_940

REALISASI_OF_ROW_45 = 20_550_000

SUMS_WITHOUT_ROW_45 = together(
    delete_row(TABEL_3_1_1_B, 45),
    show_formula(TABEL_3_1_1_B, "F42", "SUM(F43:F44)", 1_614_075_840 - PAGU_OF_ROW_45),
    show_formula(TABEL_3_1_1_B, "G42", "SUM(G43:G44)", 1_527_124_100 - REALISASI_OF_ROW_45),
    show_formula(TABEL_3_1_1_B, "F41", "F42", 1_614_075_840 - PAGU_OF_ROW_45),
    show_formula(TABEL_3_1_1_B, "G41", "G42", 1_527_124_100 - REALISASI_OF_ROW_45),
    show_formula(TABEL_3_1_1_B, "F6", "F8+F41+F45+F49+F53+F57", 23_733_274_959 - PAGU_OF_ROW_45),
    show_formula(TABEL_3_1_1_B, "G6", "G8+G41+G45+G49+G53+G57", 23_425_221_114 - REALISASI_OF_ROW_45),
)


def insert_row(sheet: str, before: int, **values: object) -> Change:
    return together(lambda book: book.insert_rows(sheet, before), write(sheet, **values))


CASES = (
    Case(
        "K02",
        "another name",
        write(TABEL_3_1_1_B, C38="Belanja Modal Gedung"),
        (("K02", TABEL_2_7, "C38"), ("K02", TABEL_3_1_1_B, "C38")),
    ),
    Case(
        "K02",
        "missing in Tabel 3.1.1.b",
        delete_row(TABEL_3_1_1_B, 45),
        (("K02", TABEL_2_7, "C45"), ("T01", TABEL_3_1_1_B, "G42")),
        says="tidak ada di Tabel 3.1.1.b",
    ),
    Case("K02", "a kegiatan is missing", without_rows(TABEL_3_1_1_B, 42, 45), (("K02", TABEL_2_7, "C42"),)),
    Case(
        "K02",
        "a program is missing",
        without_rows(TABEL_3_1_1_B, 46, 49),
        (("K02", TABEL_2_7, "C46"), ("T03", TABEL_3_1_1_B, "G6")),
    ),
    Case(
        "K02",
        "missing where formulas sum the rest",
        SUMS_WITHOUT_ROW_45,
        (("K02", TABEL_2_7, "C45"),),
    ),
    Case("K02", "in another order", swap_rows(TABEL_3_1_1_B, 36, 39)),
    Case(
        "K02",
        "the same code, short segments",
        together(
            write(TABEL_2_7, B38="8.01.01.2.06.0005"),
            write(TABEL_3_1_1_B, B38="8.01.01.2.06.05", C38="Pemeliharaan Meubelair"),
        ),
        (("K03", TABEL_3_1_1_B, "C38"),),
    ),
    Case(
        "K02",
        "a slip in the name",
        write(TABEL_3_1_1_B, C38="Pemeliharan Mebel"),
        (("K03", TABEL_3_1_1_B, "C38"),),
    ),
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
        together(delete_row(TABEL_3_1_3, 9), delete_row(TABEL_3_1_2, 9)),
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
    Case(
        "K02",
        "a sasaran in other words",
        write(TABEL_2_3_1, B11="Peran ormas meningkat"),
        (("K02", TABEL_2_3_1, "B11"),),
        expected=SECOND_SASARAN,
        actual="Peran ormas meningkat",
    ),
    Case(
        "K02",
        "a sasaran without a program",
        together(delete_row(TABEL_2_3_1, 11), delete_row(TABEL_2_3_1, 11), leave_out(TABEL_2_1)),
        (("K02", SASARAN, "A8"), ("K05", TABEL_2_7, "C46"), ("K05", TABEL_2_7, "C50")),
        says="belum mempunyai program",
    ),
    Case(
        "K02",
        "a row under another program",
        together(delete_row(TABEL_2_1, 37), insert_row(TABEL_2_1, 44, C44="Pemeliharaan Mebel")),
        (("K02", TABEL_2_1, "C44"),),
        says="di bawah program lain",
    ),
    Case(
        "K02",
        "a program in other words",
        write(TABEL_2_1, B40="PROGRAM PENDIDIKAN ANAK"),
        (("K02", TABEL_2_1, "B40"), ("K02", TABEL_2_7, "C41")),
        says="tidak ada di Tabel 2.",
    ),
    Case(
        "K02",
        "a program without its name",
        write(TABEL_2_1, B49=None),
        (("K02", TABEL_2_7, "C50"),),
        says="tidak ada di Tabel 2.1",
    ),
    Case(
        "K02",
        "a program once more for its second indicator",
        write(
            PK_PROGRAM,
            A12="Program Penguatan Ideology Pancasila dan Karakter Kebangsaan",
            B12="Jumlah paskibraka",
            C12="Orang",
            D12="75",
        ),
    ),
)
