"""Cases of what other tables, titles and units say: K10 of indicators, K17, S23, S24, W05 of 3.1.3, W07."""

from __future__ import annotations

from decimal import Decimal

import pytest

from lkjip_xl.check.run import check_report
from lkjip_xl.rules.findings import Fix
from tests.rules.budgets import EXCHANGED, FIRST_AIM, SECOND_AIM
from tests.rules.case import Case, case_id
from tests.rules.cases import CASES
from tests.rules.changes import together, write
from tests.sample_books import (
    TABEL_2_1,
    TABEL_2_3_1,
    TABEL_3_1_5,
    Book,
    check_changed,
    found,
    only,
)


def test_the_exchanged_sasaran_are_mended_with_their_figures() -> None:
    result = check_changed(
        together(EXCHANGED, write(TABEL_3_1_5, E7=0.995, E8=0.9533, F7=0.5, F8=4.67)),
    )
    (fixes,) = only(result, "K10").problem.fixes
    assert {fix.place.address: fix.value for fix in fixes} == {
        "B7": FIRST_AIM,
        "E7": Decimal("95.33"),
        "F7": Decimal("4.67"),
        "B8": SECOND_AIM,
        "E8": Decimal("99.5"),
        "F8": Decimal("0.5"),
    }


# The rules on what other tables, titles and units say, whose cases have one finding each.
AGREEMENT = frozenset({"K17", "K22", "S23", "S24", "W07"})


@pytest.mark.parametrize("case", [case for case in CASES if case.fails and case.code in AGREEMENT], ids=case_id)
def test_what_a_finding_says_to_type_mends_it(case: Case) -> None:
    before = {*found(check_changed(lambda _: None))}
    book = Book()
    case.change(book)
    problem = only(check_report(book.read(), ""), case.code).problem
    for alternative in problem.fixes:
        book = Book()
        case.change(book)
        for fix in alternative:
            _type(book, fix)
        assert {*found(check_report(book.read(), ""))} == before


def _type(book: Book, fix: Fix) -> None:
    cell = book[fix.place.sheet].cell(fix.place.row, fix.place.column)
    if isinstance(fix.value, str):
        cell.value = fix.value
    else:
        cell.value = float(fix.value) / (100 if "%" in str(cell.number_format) else 1)


def test_the_absorption_is_quoted_for_no_program_where_two_are_exchanged() -> None:
    exchanged = write(
        TABEL_2_3_1,
        C9="PROGRAM PEMBERDAYAAN DAN PENGAWASAN ORGANISASI KEMASYARAKATAN",
        D9=656580000,
        E9=0.028,
        C12="PROGRAM PEMBINAAN DAN PENGEMBANGAN KETAHANAN EKONOMI, SOSIAL, DAN BUDAYA",
        D12=202352800,
        E12=0.0085,
    )
    told = [each.problem for each in check_changed(exchanged).findings if each.code == "K10"]
    assert [(each.place.sheet, each.place.address) for each in told] == [(TABEL_2_1, "A49"), (TABEL_2_1, "A53")]
    assert {each.hint for each in told} == {"Cocokkan dengan Renstra, lalu betulkan tabel yang salah."}
