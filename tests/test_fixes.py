"""Every advice is right when it is followed: typed in, the finding is gone, and nothing new has come."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

import pytest

from lkjip_xl.check import check_report
from lkjip_xl.findings import CheckResult
from tests.books import Book
from tests.test_rule_pages import CASES
from tests.test_rules import Case, case_id
from tests.typing_in import said, type_in

pytestmark = pytest.mark.unmeasured

# Where other cells hold typed what follows from the mended figure, they have to follow too: the finding is gone,
# and the next run names them. In a workbook of the template these are formulas.
FOLLOWING = {
    "E02": {"E01"},
    "E04": {"E01", "D01"},
    "P01": {"K06", "W04"},
    "P04": {"K06"},
    "P07": {"K06"},
    "K06": {"E01", "P01"},
    "K08": {"D06"},
}
# What Excel has made a date or a percentage of gets another format first, as the advice says.
FORMAT_FIRST = frozenset({"D12", "D13", "D14"})
# A few cases of each rule: each takes as many checks as it has ways to be mended.
_MOST_OF_A_RULE = 3


def _few_of_each(cases: Iterable[Case]) -> Iterator[Case]:
    taken: Counter[str] = Counter()
    for case in cases:
        taken[case.code] += 1
        if taken[case.code] <= _MOST_OF_A_RULE:
            yield case


FAILING = list(_few_of_each(case for case in CASES if case.fails))


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
            new = said(after) - said(before)
            assert {code for code, _ in new} <= FOLLOWING.get(case.code, set())
