"""Cases of D12."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from tests.rules.case import Case
from tests.rules.changes import Change, leave_out, show_as, together, write
from tests.sample_books import TABEL_2_1, TABEL_2_7, TABEL_3_1_1_B


def dated(sheet: str, address: str, day: dt.date, number_format: str, *others: str) -> Change:
    """A cell of which Excel made a date, in this sheet and in others."""
    return together(
        *(write(each, **{address: day}) for each in (sheet, *others)),
        *(show_as(each, **{address: number_format}) for each in (sheet, *others)),
    )


CASES = (
    Case(
        "D12",
        "a code became a time",
        write(TABEL_2_7, B8=dt.time(8, 1, 1)),
        (("D12", TABEL_2_7, "B8"),),
        expected="8.01.01",
        actual="8:01:01",
        says="jam",
    ),
    Case(
        "D12",
        "a relative code became a date",
        dated(TABEL_2_7, "B9", dt.date(2024, 5, 2), "d-mmm"),
        (("D12", TABEL_2_7, "B9"),),
        expected="2.05",
    ),
    Case(
        "D12",
        "a range of both tables became a date",
        together(
            *(dated(sheet, "E10", dt.date(2024, 3, 2), "d-mmm") for sheet in (TABEL_2_7, TABEL_3_1_1_B)),
            leave_out(TABEL_2_1),
        ),
        (("D12", TABEL_2_7, "E10"), ("D12", TABEL_3_1_1_B, "E10")),
        expected="2-3",
        actual="2-Mar",
        says="tanggal",
    ),
    Case(
        "D12",
        "a range with a high end became a month",
        dated(TABEL_2_7, "E10", dt.date(1980, 7, 1), "mmm-yy", TABEL_3_1_1_B),
        (("D12", TABEL_2_7, "E10"), ("D12", TABEL_3_1_1_B, "E10")),
        expected="7-80",
    ),
    Case(
        "D12",
        "the other table still has the target",
        dated(TABEL_2_7, "E10", dt.date(2024, 3, 2), "dd/mm/yyyy"),
        (("D12", TABEL_2_7, "E10"),),
        expected="2 dokumen",
    ),
    Case(
        "D12",
        "a percentage became a date: its figures tell it",
        dated(TABEL_3_1_1_B, "H38", dt.date(2024, 3, 2), "d-mmm"),
        (("D12", TABEL_3_1_1_B, "H38"),),
        expected=Decimal(99),
    ),
    Case(
        "D12",
        "an amount became a time: its parts tell it",
        write(TABEL_3_1_1_B, G35=dt.time(1, 30)),
        (("D12", TABEL_3_1_1_B, "G35"),),
    ),
    Case(
        "D12",
        "a code became a number without its last zero",
        write(TABEL_2_7, B8="8.01.01", B9="8.05", B22=8.1),
        (("D12", TABEL_2_7, "B22"),),
        expected="8.10",
        actual="8.1",
        says="angka",
    ),
    Case(
        "D12",
        "the codes below tell the code of a program",
        write(TABEL_2_7, B8=8.1, B9="8.01.01.2.01", B12="8.01.01.2.02"),
        (("D12", TABEL_2_7, "B8"),),
        expected="8.01.01",
    ),
    Case("D12", "codes without zeros", write(TABEL_2_7, B9=8.1, B12=8.2)),
    Case("D12", "a code as text", write(TABEL_2_7, B8="8.01.01")),
    Case(
        "D12",
        "a number in a format of dates is D13",
        show_as(TABEL_2_7, F10="dd/mm/yyyy"),
        (("D13", TABEL_2_7, "F10"),),
    ),
)
