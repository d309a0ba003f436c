"""Cases of S16."""

from __future__ import annotations

from typing import Any

from tests.rules.case import Case
from tests.rules.changes import together, write
from tests.sample_books import TABEL_3_1_1_B, Book


def sum_of(book: Book) -> int:
    cells: list[Any] = [book[TABEL_3_1_1_B].cell(row, 7).value for row in range(36, 41)]
    return sum(cells)


CASES = (
    Case(
        "S16",
        "the total of realisasi",
        lambda book: book.show(TABEL_3_1_1_B, "G6", '=SUMIF($A$7:$A$308,"Program",$G$7:$G$308)', 22_000_000_000),
        (("S16", TABEL_3_1_1_B, "G6"),),
        says="hasil lama",
    ),
    Case(
        "S16",
        "a plain sum and a share, while a typed figure is wrong",
        together(
            lambda book: book.show(TABEL_3_1_1_B, "G35", "=SUM(G36:G40)", 1),
            lambda book: book.show(TABEL_3_1_1_B, "H38", "=G38/F38*100", 7),
            write(TABEL_3_1_1_B, H10=7),
        ),
        (("S16", TABEL_3_1_1_B, "G35"), ("P01", TABEL_3_1_1_B, "H10")),
        says="1 sel lain",
    ),
    Case(
        "S16",
        "a formula that shows what it gives",
        lambda book: book.show(TABEL_3_1_1_B, "G35", "=SUM(G36:G40)", sum_of(book)),
    ),
    Case(
        "S16",
        "a function that is not known",
        lambda book: book.show(TABEL_3_1_1_B, "G35", "=XSUM(G36:G40)", sum_of(book)),
    ),
)
