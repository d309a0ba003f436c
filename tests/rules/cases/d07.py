"""Cases of D07."""

from __future__ import annotations

from tests.rules.budgets import program_again_in_outline
from tests.rules.case import Case
from tests.rules.changes import Change, in_both, show_as, together, write
from tests.sample_books import TABEL_1_4, TABEL_2_1, TABEL_2_3, TABEL_2_7, TABEL_3_1_1_B, Book


def double(row: int, *sheets: str) -> Change:
    """The row stands once more below itself."""

    def change(book: Book) -> None:
        for sheet in sheets:
            values = [cell.value for cell in book[sheet][row]]
            book.insert_rows(sheet, row + 1)
            for column, value in enumerate(values, 1):
                book[sheet].cell(row + 1, column).value = value

    return change


CASES = (
    Case(
        "D07",
        "under one kegiatan",
        double(38, TABEL_2_7, TABEL_3_1_1_B),
        (("D07", TABEL_2_7, "C39"), ("D07", TABEL_3_1_1_B, "C39")),
        actual="Pemeliharaan Mebel",
    ),
    Case(
        "D07",
        "spacing and case",
        in_both(C39="PEMELIHARAAN  MEBEL"),
        (("D07", TABEL_2_7, "C39"), ("D07", TABEL_3_1_1_B, "C39")),
    ),
    Case("D07", "in one table", double(38, TABEL_3_1_1_B), (("D07", TABEL_3_1_1_B, "C39"),)),
    Case(
        "D07",
        "a name typed over in one table",
        write(TABEL_3_1_1_B, C39="Pemeliharaan Mebel"),
        (("K02", TABEL_2_7, "C39"), ("D07", TABEL_3_1_1_B, "C39")),
    ),
    Case("D07", "under two kegiatan", in_both(C34="Pemeliharaan Mebel")),
    Case(
        "D07",
        "with two codes",
        in_both(C39="Pemeliharaan Mebel", B38="8.01.01.2.09.0005", B39="8.01.01.2.09.0006"),
    ),
    Case(
        "D07",
        "one program twice under a sasaran of the outline",
        program_again_in_outline(53),
        (("D07", TABEL_2_1, "C62"), ("D07", TABEL_2_1, "C63")),
    ),
    Case(
        "D07",
        "twice under a total that counts both, beside shares of the right one",
        together(
            write(TABEL_2_3, A10="Belanja Modal", B10=81_395_715, C10=0.0034, B6=23_814_670_674),
            show_as(TABEL_2_3, B10="#,##0", C10="0.00%"),
        ),
        (("D07", TABEL_2_3, "A10"),),
    ),
    Case(
        "D07",
        "two names that are errors",
        write(TABEL_1_4, B11="#REF!", B12="#REF!"),
        (("S05", TABEL_1_4, "B11"), ("S05", TABEL_1_4, "B12")),
    ),
)
