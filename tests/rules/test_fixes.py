"""Every advice is right when it is followed: typed in, the finding is gone, and nothing new has come."""

from __future__ import annotations

from functools import cache

import pytest

from lkjip_xl.check.run import check_report
from lkjip_xl.rules.findings import CheckResult, Problem
from tests.fixes_unknowable import UNKNOWABLE
from tests.rules.case import Case, case_id
from tests.rules.cases import CASES
from tests.rules.changes import show_formula
from tests.sample_books import TABEL_3_1_1_A, Book
from tests.typing_in import said, type_in

# What Excel has made a date or a percentage of gets another format first, as the advice says.
FORMAT_FIRST = frozenset({"D12", "D14"})

# What Excel makes of the formulas that read a cell once it is mended; openpyxl calculates none of them.
CALCULATED_AGAIN = {"D16": show_formula(TABEL_3_1_1_A, "F7", "CAPAIAN(E7,D7)", 1.01)}

FAILING = [case for case in CASES if case.fails]
WITH_FIXES = sorted({case.code for case in FAILING} - set(UNKNOWABLE))


def changed(case: Case) -> Book:
    book = Book()
    case.change(book)
    return book


def checked(book: Book) -> CheckResult:
    return check_report(book.read(), "")


@cache
def at_first(case: Case) -> CheckResult:
    """What is found before anything is mended."""
    return checked(changed(case))


def problems(case: Case) -> list[Problem]:
    """What the rule of a case finds there."""
    return [each.problem for each in at_first(case).standing() if each.code == case.code]


@pytest.mark.long
@pytest.mark.parametrize("case", FAILING, ids=case_id)
def test_what_is_advised_is_right_when_it_is_followed(case: Case) -> None:
    for problem in problems(case):
        for way in problem.fixes:
            book = changed(case)
            type_in(book, way, format_first=case.code in FORMAT_FIRST)
            if case.code in CALCULATED_AGAIN:
                CALCULATED_AGAIN[case.code](book)
            after = said(checked(book))
            assert (case.code, problem.place) not in after
            assert after <= said(at_first(case))


@pytest.mark.parametrize("code", WITH_FIXES)
def test_a_rule_says_what_to_type(code: str) -> None:
    assert any(problem.fixes for case in FAILING if case.code == code for problem in problems(case))


@pytest.mark.parametrize("case", [case for case in FAILING if case.code in UNKNOWABLE], ids=case_id)
def test_where_nobody_can_know_it_nothing_is_advised_to_be_typed(case: Case) -> None:
    assert all(problem.hint and not problem.fixes for problem in problems(case))


def test_only_rules_with_cases_are_left_out() -> None:
    assert set(UNKNOWABLE) <= {case.code for case in FAILING}
