"""Changes to the sample, of which cases are made: what somebody types, moves, hides or leaves out."""

from __future__ import annotations

from collections.abc import Callable

from tests.sample_books import TABEL_2_1, TABEL_2_7, TABEL_3_1_1_B, Book

Change = Callable[[Book], object]
PENGATURAN = "Pengaturan"
# What a tolerance hides is told at the setting.
HIDDEN = ("T04", PENGATURAN, "B4")


def write(sheet: str, **values: object) -> Change:
    """Type values into cells, as ``write(sheet, G38=0)``."""

    def change(book: Book) -> None:
        for address, value in values.items():
            book[sheet][address].value = value

    return change


def show_as(sheet: str, **formats: str) -> Change:
    """Give cells a number format."""

    def change(book: Book) -> None:
        for address, number_format in formats.items():
            book[sheet][address].number_format = number_format

    return change


def together(*changes: Change) -> Change:
    """Several changes, one after the other."""

    def change(book: Book) -> None:
        for each in changes:
            each(book)

    return change


def in_both(**values: object) -> Change:
    """Type values into the same cells of Tabel 2.7 and Tabel 3.1.1.b, whose columns A to F are alike.

    Tabel 2.1 would follow by its formulas, of which a workbook of values has none: it is left out.
    """
    return together(write(TABEL_2_7, **values), write(TABEL_3_1_1_B, **values), leave_out(TABEL_2_1))


def leave_out(*sheets: str) -> Change:
    """Leave out tables that a report may do without."""

    def change(book: Book) -> None:
        for sheet in sheets:
            if sheet in book.workbook.sheetnames:
                book.workbook.remove(book[sheet])

    return change


def show_formula(sheet: str, address: str, formula: str, shown: object) -> Change:
    """Let a cell be a formula that shows something."""
    return lambda book: book.show(sheet, address, formula, shown)


def remove_sheet(sheet: str) -> Change:
    return lambda book: book.workbook.remove(book[sheet])


def swap_rows(sheet: str, one: int, other: int) -> Change:
    def change(book: Book) -> None:
        for left, right in zip(book[sheet][one], book[sheet][other], strict=True):
            left.value, right.value = right.value, left.value

    return change


def delete_row(sheet: str, row: int) -> Change:
    return lambda book: book[sheet].delete_rows(row)


def tolerance(rupiah: int) -> Change:
    return write(PENGATURAN, B4=rupiah)


def upper(sheet: str, address: str) -> Change:
    def change(book: Book) -> None:
        book[sheet][address].value = str(book[sheet][address].value).upper()

    return change


def replaced(sheet: str, address: str, old: str, new: str) -> Change:
    """Misspell a text."""

    def change(book: Book) -> None:
        text = str(book[sheet][address].value)
        assert old in text
        book[sheet][address].value = text.replace(old, new)

    return change


def titled(*sheets: str, row: int, text: str) -> Change:
    return together(*(write(sheet, **{f"A{row}": text}) for sheet in sheets))


def add(sheet: str, address: str, amount: int) -> Change:
    def change(book: Book) -> None:
        book[sheet][address].value += amount

    return change
