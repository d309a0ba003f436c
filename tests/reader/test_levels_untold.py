"""The mended sample without JENIS and KODE: one wrong figure is one finding in each table that holds it."""

from __future__ import annotations

import pytest

from lkjip_xl.check.run import check_report
from lkjip_xl.rules.findings import CheckResult
from tests.sample_books import TABEL_2_7, TABEL_3_1_1_B, Book, found

_FIRST, _LAST = 8, 62


def untold(address: str = "", value: object = None) -> CheckResult:
    book = Book()
    for sheet in (TABEL_2_7, TABEL_3_1_1_B):
        for row in range(_FIRST, _LAST + 1):
            book[sheet].cell(row, 1).value = None
        if address:
            book[sheet][address].value = value
    return check_report(book.read(), "")


def test_nothing_is_wrong_with_it() -> None:
    assert found(untold()) == []


@pytest.mark.long
@pytest.mark.parametrize(
    ("address", "value", "code", "cell"),
    [
        ("F38", 8_215_000, "T01", "F35"),  # one of 33 rows of the first program
        ("F8", 3_939_234_424, "T02", "F8"),
        ("F6", 23_733_274_960, "T03", "F6"),
        ("F59", 2_086_095_621, "T01", "F59"),
    ],
)
def test_the_wrong_sum_is_named_and_nothing_else(address: str, value: int, code: str, cell: str) -> None:
    assert found(untold(address, value)) == [(code, TABEL_2_7, cell), (code, TABEL_3_1_1_B, cell)]


def test_rows_that_nobody_can_read_are_one_finding() -> None:
    names = [(code, sheet, cell) for code, sheet, cell in found(untold("F47", None)) if code == "S10"]
    assert names == [("S10", TABEL_2_7, "A47")]
