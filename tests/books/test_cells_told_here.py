"""Every cell that the sentences of a finding name in a finished workbook is one of that workbook.

While a rule speaks, each address that it takes from a place is marked with that place: so it is known which words
are addresses, and of which sheet, without reading the sentence.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from lkjip_xl.books.finished.addresses_here import IN_FILE, finding_here
from lkjip_xl.books.finished.layout import Layouts, with_printed_rows
from lkjip_xl.check.run import check_report
from lkjip_xl.reader import read_report
from lkjip_xl.report.model import Report
from lkjip_xl.report.place import Place
from lkjip_xl.show.wording import worded
from lkjip_xl.text.addresses import cell_named, column_letters
from tests.rules.case import Case, case_id
from tests.rules.cases import CASES
from tests.sample_books import MENDED, SAMPLES, Book

_MARKED = re.compile("⟦(?P<sheet>[^!⟧]*)!(?P<address>[A-Z]+[0-9]+)⟧")
# Merged cells are named as Excel names a range, which is no place: a test of its own.
_RANGES = {"S08"}
# Much is told in few cases; the others are for whoever has the time.
_TELLING = ("D03", "D07", "E02", "K01", "K25", "P04", "P07", "P09", "S28", "S30", "T01")


def _marked(place: Place) -> str:
    return f"⟦{place.sheet}!{column_letters(place.column)}{place.row}⟧"


def _told_with_the_places(text: str, layouts: Layouts) -> str:
    def here(found: re.Match[str]) -> str:
        row, column = cell_named(found["address"]) or (0, 0)
        target = layouts.target(Place(found["sheet"], row, column))
        return target.address if target else f"{found['address']} ({IN_FILE})"

    return _MARKED.sub(here, text)


def _cells_told_wrongly(report: Report, monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    plain = check_report(report, MENDED.name)
    with monkeypatch.context() as patched:
        patched.setattr(Place, "address", property(_marked))
        marked = check_report(report, MENDED.name)
    layouts = Layouts(with_printed_rows(report))
    wrong = []
    for finding, other in zip(plain.findings, marked.findings, strict=True):
        here, there = finding_here(finding, layouts).problem, other.problem
        told = (here.message, here.should_be, worded(here.hint))
        texts = (there.message, there.should_be, worded(there.hint))
        expected = tuple(_told_with_the_places(text, layouts) for text in texts)
        if finding.code not in _RANGES:
            wrong += [(said, right) for said, right in zip(told, expected, strict=True) if said != right]
    return wrong


def _cases() -> list[object]:
    few = [next(case for case in CASES if case.code == code and case.fails) for code in _TELLING]
    return [pytest.param(case, id=case_id(case), marks=() if case in few else pytest.mark.long) for case in CASES]


@pytest.mark.parametrize("case", _cases())
def test_each_address_is_one_of_the_finished_workbook(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    book = Book(MENDED)
    case.change(book)
    assert _cells_told_wrongly(book.read(), monkeypatch) == []


@pytest.mark.parametrize("source", sorted(SAMPLES.glob("*.xlsx")), ids=lambda source: source.stem)
def test_each_address_in_a_sample_is_one_of_the_finished_workbook(
    source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert _cells_told_wrongly(read_report(source), monkeypatch) == []
