"""Cases of P11."""

from __future__ import annotations

from decimal import Decimal

from tests.rules.case import Case
from tests.rules.changes import Change, show_as, together, write
from tests.rules.indicators import capaian
from tests.sample_books import TABEL_3_1_1_A, TABEL_3_1_2, TABEL_3_1_3


def measured(pembilang: object, penyebut: object) -> Change:
    """The two columns beside the table, and what the first indicator is measured by."""
    return write(TABEL_3_1_1_A, I5="PEMBILANG", J5="PENYEBUT", I7=pembilang, J7=penyebut)


def in_percent(value: float, growth: float) -> Change:
    """Another realisasi of the first indicator, whose target is 100 %, with all that follows from it."""
    return together(
        write(TABEL_3_1_1_A, E7=value),
        write(TABEL_3_1_2, E8=value, H8=growth),
        write(TABEL_3_1_3, M8=value),
        capaian(value, round(value * 100 - 95.33, 2)),
        show_as(TABEL_3_1_1_A, E7="0.00%"),
        show_as(TABEL_3_1_2, E8="0.00%"),
        show_as(TABEL_3_1_3, M8="0.00%"),
    )


CASES = (
    Case(
        "P11",
        "a ratio cut off instead of rounded",
        together(in_percent(0.9222, 1.1528), measured(36743, 39834)),
        (("P11", TABEL_3_1_1_A, "E7"),),
        expected=Decimal("92.24"),
        actual=Decimal("92.22"),
    ),
    Case("P11", "a ratio as it is printed", together(in_percent(0.9224, 1.153), measured(36743, 39834))),
    Case(
        "P11",
        "two figures with points in texts",
        together(in_percent(0.9224, 1.153), measured("36.743", "39.834")),
        (("D02", TABEL_3_1_1_A, "I7"), ("D02", TABEL_3_1_1_A, "J7")),
    ),
    Case("P11", "nothing of nothing", measured("-", "-")),
    Case("P11", "one of the two is missing", measured(50, None)),
)
