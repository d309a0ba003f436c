"""Cases of D02."""

from __future__ import annotations

from decimal import Decimal

from tests.rules.case import Case
from tests.rules.changes import in_both, show_as, write
from tests.sample_books import TABEL_3_1_1_B

CASES = (
    Case(
        "D02",
        "Rp",
        write(TABEL_3_1_1_B, G38="Rp8.120.000"),
        (("D02", TABEL_3_1_1_B, "G38"),),
        expected=Decimal(8_120_000),
        actual="Rp8.120.000",
    ),
    Case(
        "D02",
        "dots",
        write(TABEL_3_1_1_B, G38="8.120.000"),
        (("D02", TABEL_3_1_1_B, "G38"),),
        expected=Decimal(8_120_000),
    ),
    Case(
        "D02",
        "cents as a dash",
        write(TABEL_3_1_1_B, G38="Rp. 8.120.000,-"),
        (("D02", TABEL_3_1_1_B, "G38"),),
        expected=Decimal(8_120_000),
    ),
    Case(
        "D02",
        "English commas",
        write(TABEL_3_1_1_B, G38="8,120,000"),
        (("D02", TABEL_3_1_1_B, "G38"),),
        expected=Decimal(8_120_000),
    ),
    Case(
        "D02",
        "percent sign",
        write(TABEL_3_1_1_B, H38="99%"),
        (("D02", TABEL_3_1_1_B, "H38"),),
        expected=Decimal(99),
    ),
    Case("D02", "a target is text", in_both(E38="13")),
    Case("D02", "a number that looks like text", show_as(TABEL_3_1_1_B, G38='"Rp"#,##0')),
    Case(
        "D02",
        "58629456% as text: with its sign Excel would store a hundredth",
        write(TABEL_3_1_1_B, G34="58629456%"),
        (("D02", TABEL_3_1_1_B, "G34"),),
        expected=Decimal(58_629_456),
    ),
)
