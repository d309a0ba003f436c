"""Cases of E04."""

from __future__ import annotations

from decimal import Decimal

from tests.rules.case import STANDING, Case
from tests.rules.changes import together, write
from tests.sample_books import TABEL_2_3_1, TABEL_3_1_1_B, TABEL_3_1_5, Book


def _one_too_much(book: Book) -> None:
    """A rupiah more for a program than its kegiatan have."""
    book[TABEL_3_1_1_B]["G41"].value += 1


CASES = (
    Case(
        "E04",
        "not filled",
        write(TABEL_3_1_5, E7=None, F7=None),
        infos=(STANDING, ("E04", TABEL_3_1_5, "E7")),
        expected=Decimal("95.33"),
        says="belum diisi",
    ),
    Case(
        "E04",
        "a dash in both rows",
        write(TABEL_3_1_5, E7="-", E8="-"),
        infos=(STANDING, ("E04", TABEL_3_1_5, "E7")),
    ),
    Case(
        "E04",
        "not filled, beside a program that nobody finds",
        together(write(TABEL_3_1_5, E8=None, F8=None), write(TABEL_2_3_1, C12="PROGRAM PENATAAN DESA")),
        (("K05", TABEL_2_3_1, "C12"),),
    ),
    Case(
        "E04",
        "not filled, beside a program with a wrong sum",
        together(write(TABEL_3_1_5, E7=None, F7=None), _one_too_much),
        (("T02", TABEL_3_1_1_B, "G41"),),
    ),
    Case("E04", "filled", write(TABEL_3_1_5, E7=0.9533)),
    Case(
        "E04",
        "a dash, and one for the difference",
        write(TABEL_3_1_5, E7="-", F7="-"),
        infos=(STANDING, ("E04", TABEL_3_1_5, "E7"), ("E05", TABEL_3_1_5, "F7")),
    ),
)
