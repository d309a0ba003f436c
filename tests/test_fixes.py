"""Every advice is right when it is followed: typed in, the finding is gone, and nothing new has come."""

from __future__ import annotations

import pytest

from lkjip_xl.check import check_report
from lkjip_xl.findings import CheckResult
from tests.books import Book
from tests.test_rule_pages import CASES
from tests.test_rules import Case, case_id
from tests.typing_in import said, type_in

pytestmark = pytest.mark.unmeasured

# What Excel has made a date or a percentage of gets another format first, as the advice says.
FORMAT_FIRST = frozenset({"D12", "D13", "D14"})
FAILING = [case for case in CASES if case.fails]


def checked(book: Book) -> CheckResult:
    return check_report(book.read(), "")


def changed(case: Case) -> Book:
    book = Book()
    case.change(book)
    return book


@pytest.mark.parametrize("case", FAILING, ids=case_id)
def test_what_is_advised_is_right_when_it_is_followed(case: Case) -> None:
    before = checked(changed(case))
    for finding in before.standing():
        if finding.code != case.code:
            continue
        for way in finding.problem.fixes:
            book = changed(case)
            type_in(book, way, format_first=case.code in FORMAT_FIRST)
            after = checked(book)
            assert (finding.code, finding.problem.place) not in said(after)
            assert said(after) <= said(before)
