"""Cases of W04."""

from __future__ import annotations

from decimal import Decimal

from tests.rules.case import Case
from tests.rules.changes import together, write
from tests.rules.indicators import HIGH, INVERSE, LAST_YEAR_BETTER, LESS, LOWER, capaian, realisasi, rumus, target
from tests.sample_books import TABEL_3_1_1_A, TABEL_3_1_2, TABEL_3_1_3

CASES = (
    Case(
        "W04",
        "below last year",
        together(LAST_YEAR_BETTER, write(TABEL_3_1_2, D8=1.38)),
        (("W04", TABEL_3_1_2, "F8"),),
    ),
    Case(
        "W04",
        "where less is better",
        together(LAST_YEAR_BETTER, write(TABEL_3_1_2, D8=0.63, I8=LESS), write(TABEL_3_1_1_A, H7=LESS)),
    ),
    Case("W04", "the same as last year", together(HIGH, capaian(1.25, 29.67))),
    Case(
        "W04",
        "a hundredth below what last year can have been",
        together(target(79.49), realisasi(100, 1.25), capaian(1.2580, 30.47)),
        (("W04", TABEL_3_1_2, "F8"),),
        actual=Decimal("79.49"),
    ),
    Case(
        "W04",
        "a hundredth below last year's rounded figure",
        together(target(79.99), realisasi(100, 1.25), capaian(1.2502, 29.69)),
    ),
    Case("W04", "T by R", together(LOWER, rumus(INVERSE), capaian(1.25, 29.67))),
    Case(
        "W04",
        "nothing last year",
        together(
            target(79),
            realisasi(100, "-"),
            capaian(1.2658, 31.25),
            write(TABEL_3_1_2, B8="-", D8="-"),
            write(TABEL_3_1_3, K8="-"),
        ),
    ),
)
