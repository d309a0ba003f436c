"""Every advice is right when it is followed: typed in, the finding is gone, and nothing new has come."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from lkjip_xl.check.run import check_report
from lkjip_xl.rules.findings import CheckResult
from tests.fixes_unknowable import UNKNOWABLE
from tests.rules.case import Case, case_id
from tests.rules.cases import CASES
from tests.rules.changes import show_formula, together
from tests.rules.words import words_of
from tests.sample_books import TABEL_2_3_1, TABEL_3_1_1_A, TABEL_3_1_5, Book
from tests.typing_in import said, type_in

# What Excel has made a date or a percentage of gets another format first, as the advice says.
FORMAT_FIRST = frozenset({"D12", "D14"})

# What Excel makes of the formulas that read a cell once it is mended; openpyxl calculates none of them.
CALCULATED_AGAIN = {
    "D16": show_formula(TABEL_3_1_1_A, "F7", "CAPAIAN(E7,D7)", 1.01),
    "P03": show_formula(TABEL_3_1_5, "D7", "'Tabel 3.1.1.a'!F7", 1),
    "S35": together(
        show_formula(TABEL_2_3_1, "D8", "'Tabel 2.7'!F41", 1_614_075_840),
        show_formula(TABEL_2_3_1, "E8", "D8/D13", 0.068),
    ),
}

# What may come of a way that leaves open which of two figures is right: a warning that this one is unlikely.
UNLIKELY = frozenset({"D19", "W05"})

_FINDING = re.compile(r"  \S+ +(?:KESALAHAN|PERINGATAN|INFORMASI) (\w+)")
_ADVICE, _GOES_ON = "        Perbaiki     ", " " * 21
_ADDRESS, _FIGURE = re.compile(r"\b[A-Z]{1,2}\d+\b"), re.compile(r"\d[\d.,]*")

FAILING = [case for case in CASES if case.fails]
WITH_FIXES = sorted({case.code for case in FAILING} - set(UNKNOWABLE))


def advice(case: Case) -> set[str]:
    """How the rule of a case says to mend it, whatever the cells and the figures."""
    found: list[str] = []
    code, advising = "", False
    for line in words_of(case.code)[case.name]:
        if begins := _FINDING.match(line):
            code = begins[1]
        if advising and line.startswith(_GOES_ON):
            found[-1] += " " + line.strip()
            continue
        advising = code == case.code and line.startswith(_ADVICE)
        if advising:
            found.append(line.strip())
    return {_FIGURE.sub("0", _ADDRESS.sub("A1", each)) for each in found}


def of_each_advice(code: str) -> Iterator[Case]:
    """The cases of a rule that say how to mend it in words that none of those before them has."""
    known: set[str] = set()
    for case in FAILING:
        if case.code == code and advice(case) - known:
            known |= advice(case)
            yield case


def changed(case: Case) -> Book:
    book = Book()
    case.change(book)
    return book


def checked(book: Book) -> CheckResult:
    return check_report(book.read(), "")


@pytest.mark.long
@pytest.mark.parametrize("code", WITH_FIXES)
def test_what_is_advised_is_right_when_it_is_followed(code: str) -> None:
    followed = 0
    for case in of_each_advice(code):
        before = checked(changed(case))
        for problem in (each.problem for each in before.standing() if each.code == code):
            for way in problem.fixes:
                book = changed(case)
                type_in(book, way, format_first=code in FORMAT_FIRST)
                if code in CALCULATED_AGAIN:
                    CALCULATED_AGAIN[code](book)
                after = said(checked(book))
                assert (code, problem.place) not in after, case_id(case)
                new = {each for each in after - said(before) if each[0] not in UNLIKELY or len(problem.fixes) == 1}
                assert not new, case_id(case)
                followed += 1
    assert followed


def test_only_rules_with_cases_are_left_out() -> None:
    assert set(UNKNOWABLE) <= {case.code for case in FAILING}
