"""Cases of S08."""

from __future__ import annotations

from tests.rules.case import Case
from tests.rules.changes import Change
from tests.sample_books import TABEL_2_7, TABEL_3_1_1_B


def merge(sheet: str, cells: str) -> Change:
    return lambda book: book[sheet].merge_cells(cells)


CASES = (
    Case("S08", "two rows", merge(TABEL_2_7, "B10:B11"), (("S08", TABEL_2_7, "B10"),), actual="B10:B11"),
    Case(
        "S08",
        "figures are lost",
        merge(TABEL_3_1_1_B, "G10:G11"),
        (("S08", TABEL_3_1_1_B, "G10"), ("D01", TABEL_3_1_1_B, "G11")),
    ),
    Case("S08", "the title", merge(TABEL_2_7, "A1:G1")),
    Case("S08", "below the rows", merge(TABEL_2_7, "C100:F100")),
)
