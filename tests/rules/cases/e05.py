"""Cases of E05."""

from __future__ import annotations

from decimal import Decimal

from tests.rules.case import STANDING, Case
from tests.rules.changes import together, write
from tests.rules.indicators import capaian, realisasi, target
from tests.sample_books import TABEL_3_1_5

CASES = (
    Case(
        "E05",
        "a dash",
        write(TABEL_3_1_5, F7="-"),
        infos=(STANDING, ("E05", TABEL_3_1_5, "F7")),
        expected=Decimal("4.67"),
    ),
    Case(
        "E05",
        "n/a",
        write(TABEL_3_1_5, F7="n/a"),
        infos=(STANDING, ("E05", TABEL_3_1_5, "F7")),
        says="bertanda n/a",
    ),
    Case("E05", "of a capaian that is none", together(target("-"), realisasi("-", "-"), capaian("-", "-"))),
)
