"""Cases of S07."""

from __future__ import annotations

from typing import Literal

from openpyxl.utils import column_index_from_string

from tests.rules.case import Case
from tests.rules.changes import Change, together
from tests.sample_books import TABEL_2_7, TABEL_3_1_1_B, TABEL_3_1_2, Book


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


CASES = (
    Case("S07", "row", hide_row(TABEL_3_1_1_B, 14), (("S07", TABEL_3_1_1_B, "A14"),), actual="baris 14"),
    Case("S07", "the row of jumlah", hide_row(TABEL_3_1_1_B, 6), (("S07", TABEL_3_1_1_B, "A6"),)),
    Case("S07", "column", hide_column(TABEL_2_7, "E"), (("S07", TABEL_2_7, "E5"),), actual="kolom E"),
    Case("S07", "sheet", hide_sheet(TABEL_3_1_2), (("S07", TABEL_3_1_2, "A1"),)),
    Case(
        "S07",
        "sheet that Excel does not list",
        hide_sheet(TABEL_3_1_2, "veryHidden"),
        (("S07", TABEL_3_1_2, "A1"),),
    ),
    Case(
        "S07",
        "a block of rows is one",
        hide_rows(TABEL_3_1_1_B, 14, 15, 16, 20),
        (("S07", TABEL_3_1_1_B, "A14"),),
        actual="baris 14–16, 20",
    ),
    Case(
        "S07",
        "by a filter",
        filtered(TABEL_2_7, 20, 21, 22),
        (("S07", TABEL_2_7, "A20"),),
        actual="baris 20–22",
        says="Filter",
    ),
    Case(
        "S07",
        "folded",
        folded(TABEL_2_7, 20, 21, 22),
        (("S07", TABEL_2_7, "A20"),),
        actual="baris 20–22",
        says="Group",
    ),
    Case(
        "S07",
        "columns side by side",
        together(hide_column(TABEL_2_7, "D"), hide_column(TABEL_2_7, "E")),
        (("S07", TABEL_2_7, "D5"),),
        actual="kolom D–E",
    ),
    Case("S07", "an empty row", hide_row(TABEL_3_1_1_B, 150)),
    Case("S07", "a column beside the table", hide_column(TABEL_2_7, "K")),
    Case("S07", "a sheet without data", hide_sheet("Petunjuk")),
)
