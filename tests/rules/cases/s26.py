"""Cases of S26."""

from __future__ import annotations

from tests.rules.case import Case
from tests.rules.changes import together
from tests.sample_books import TABEL_3_1_1_B, TABEL_3_1_2, Book


def old_link(book: Book, address: str, cell: str, shown: float, asked: str = "") -> None:
    """A figure of another table as the formulas of older templates take it over, in percent points."""
    asked = asked or f'CELL("format",{cell})'
    points = f'IF(ISNUMBER({cell}),{cell}*IF(IFERROR(LEFT({asked},1),"")="P",100,1),{cell})'
    book[TABEL_3_1_2][address].number_format = "General"
    book.show(TABEL_3_1_2, address, f'IF({cell}="","",{points})', shown)


CASES = (
    Case(
        "S26",
        "percentages taken for fractions",
        together(
            lambda book: old_link(book, "E8", "'Tabel 3.1.1.a'!E7", 1),
            lambda book: old_link(book, "E9", "'Tabel 3.1.1.a'!E8", 1),
            lambda book: book.show(TABEL_3_1_2, "G8", "E8/100", 0.01),
        ),
        infos=(("W03", TABEL_3_1_1_B, "G15"), ("S26", TABEL_3_1_2, "E8")),
        says="persen sebagai pecahan",
    ),
    Case(
        "S26",
        "an error where it asks for the format",
        lambda book: old_link(book, "E8", "'Tabel 3.1.1.a'!E7", 1, asked="NA()"),
        infos=(("W03", TABEL_3_1_1_B, "G15"), ("S26", TABEL_3_1_2, "E8")),
    ),
    Case(
        "S26",
        "a percentage pasted as a number where formulas read text",
        together(
            lambda book: book.show(TABEL_3_1_2, "E8", "IF('Tabel 3.1.1.a'!E7=\"\",\"\",'Tabel 3.1.1.a'!E7)", 1),
            lambda book: setattr(book[TABEL_3_1_2]["E8"], "number_format", "General"),
        ),
        infos=(("W03", TABEL_3_1_1_B, "G15"), ("S26", TABEL_3_1_2, "E8")),
    ),
    Case("S26", "as Excel shows it", lambda book: old_link(book, "E8", "'Tabel 3.1.1.a'!E7", 100)),
    Case(
        "S26",
        "a result that no program shows is an old one",
        lambda book: old_link(book, "E8", "'Tabel 3.1.1.a'!E7", 70),
        (("S16", TABEL_3_1_2, "E8"),),
    ),
)
