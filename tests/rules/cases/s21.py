"""Cases of S21."""

from __future__ import annotations

from tests.rules.budgets import codes
from tests.rules.case import Case
from tests.sample_books import TABEL_2_7

CASES = (
    Case(
        "S21",
        "a sub kegiatan of before 2024",
        codes(B44="8.01.02.2.01.02", B45="8.01.02.2.01.0003"),
        (("S21", TABEL_2_7, "B44"),),
        expected="8.01.02.2.01.0002",
    ),
    Case(
        "S21",
        "two sub kegiatan of before 2024",
        codes(B38="8.01.01.2.09.05", B43="8.01.02.2.01.0001", B44="8.01.02.2.01.02", B45="8.01.02.2.01.0003"),
        (("S21", TABEL_2_7, "B38"),),
    ),
    Case("S21", "all alike", codes(B45="8.01.02.2.01.0003")),
)
