"""Dozens of findings in one column that have one cause are one finding; different slips stay apart."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from lkjip_xl.check.run import check_report
from lkjip_xl.rules.findings import CheckResult
from tests.rules.case import of_code
from tests.rules.changes import Change
from tests.rules.waiving import waive
from tests.sample_books import TABEL_2_7, TABEL_3_1_1_B, Book
from tests.typing_in import said, type_in

FIRST, LAST = 8, 62


def each_cell(sheet: str, column: str, change: Callable[[Any], Any], last: int = LAST) -> Change:
    def changed(book: Book) -> None:
        for row in range(FIRST, last + 1):
            cell = book[sheet][f"{column}{row}"]
            cell.value = change(cell.value)

    return changed


def slipped(sheet: str, column: str, by: int) -> Change:
    def changed(book: Book) -> None:
        cells = [book[sheet][f"{column}{row}"] for row in range(FIRST, LAST + 1)]
        values = [cell.value for cell in cells]
        for cell, value in zip(cells, [*values[-by:], *values[:-by]], strict=True):
            cell.value = value

    return changed


def checked(change: Change) -> CheckResult:
    book = Book()
    change(book)
    return check_report(book.read(), "")


COLUMNS = [
    pytest.param("P03", each_cell(TABEL_3_1_1_B, "H", lambda value: value / 100), id="fractions"),
    pytest.param("D02", each_cell(TABEL_3_1_1_B, "G", lambda value: f"Rp {value}"), id="amounts as text"),
    pytest.param("D04", each_cell(TABEL_3_1_1_B, "G", lambda value: -value), id="negative amounts"),
    pytest.param("K03", each_cell(TABEL_3_1_1_B, "C", lambda value: f"1) {value}"), id="numbered names"),
    pytest.param("P01", slipped(TABEL_3_1_1_B, "H", 1), id="percentages that slipped"),
    pytest.param("K08", slipped(TABEL_3_1_1_B, "E", 1), id="targets that slipped down"),
    pytest.param("K08", slipped(TABEL_3_1_1_B, "E", -1), id="targets that slipped up"),
    pytest.param("K03", slipped(TABEL_2_7, "D", 1), id="indicators that slipped in the other table"),
]


@pytest.mark.long
@pytest.mark.parametrize(("code", "change"), COLUMNS)
def test_one_cause_in_a_column_is_one_finding(code: str, change: Change) -> None:
    before = checked(change)
    (finding,) = of_code(before, code)
    assert finding.problem.place.row == FIRST
    assert len(finding.problem.others) > 30
    for way in finding.problem.fixes:
        book = Book()
        change(book)
        type_in(book, way)
        after = said(check_report(book.read(), ""))
        assert (code, finding.problem.place) not in after
        assert after <= said(before)


def test_all_other_cells_of_the_column_are_named() -> None:
    (finding,) = of_code(checked(each_cell(TABEL_3_1_1_B, "H", lambda value: value / 100)), "P03")
    others = len(finding.problem.others)
    assert finding.problem.message.endswith(f"Begitu juga {others} sel lain di kolom ini: H9–H{LAST}.")
    assert others == LAST - FIRST


@pytest.mark.parametrize(("by", "way"), [(1, "atas"), (-1, "bawah")])
def test_a_column_that_slipped_says_where_it_belongs(by: int, way: str) -> None:
    (finding,) = of_code(checked(slipped(TABEL_3_1_1_B, "E", by)), "K08")
    assert f"seharusnya di baris {way}nya" in finding.problem.message
    assert f"geser kolom ini satu baris ke {way}, atau kolom di Tabel 2.7 " in finding.problem.hint


def test_a_few_cells_of_a_column_are_told_one_by_one() -> None:
    assert len(of_code(checked(each_cell(TABEL_3_1_1_B, "H", lambda value: value / 100, last=20)), "P03")) == 13
    assert len(of_code(checked(each_cell(TABEL_3_1_1_B, "H", lambda _: 100)), "P01")) > 6


def test_what_is_accepted_stays_a_finding_of_its_own() -> None:
    name = Book()[TABEL_3_1_1_B]["C8"].value
    accepted = waive("P03", TABEL_3_1_1_B, name, "CAPAIAN (%)")

    def change(book: Book) -> None:
        each_cell(TABEL_3_1_1_B, "H", lambda value: value / 100)(book)
        accepted(book)

    found = of_code(checked(change), "P03")
    assert [(each.waived, len(each.problem.others)) for each in found] == [(True, 0), (False, 53)]
