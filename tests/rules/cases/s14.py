"""Cases of S14."""

from __future__ import annotations

from tests.rules.case import Case
from tests.sample_books import TABEL_3_1_2

CASES = (
    Case("S14", "no rows", lambda book: book[TABEL_3_1_2].delete_rows(8, 2), (("S14", TABEL_3_1_2, "A6"),)),
    Case("S14", "one row", lambda book: book[TABEL_3_1_2].delete_rows(9), (("K02", "Tabel 2.2 Sasaran", "B8"),)),
)
