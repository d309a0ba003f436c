"""A case of every rule once more through a saved file: the other cases go to the reader without one."""

from __future__ import annotations

from pathlib import Path

import pytest

from lkjip_xl.check.run import check_report
from tests.rules.case import Case, assert_case, case_id
from tests.rules.cases import CASES
from tests.rules.words import told, words_of
from tests.sample_books import MENDED, Book, report_where_most_is_read_already

# openpyxl saves neither the result of a formula nor a picture in a cell: these rules are tried on raw cells.
RAW = frozenset({"D16", "P08", "S16", "S17", "S18", "S26", "S34", "S35"})
ONE_OF_EACH = {case.code: case for case in reversed(CASES) if case.fails and case.code not in RAW}


@pytest.mark.long
@pytest.mark.parametrize("case", ONE_OF_EACH.values(), ids=case_id)
def test_a_saved_workbook_gives_the_same(case: Case, tmp_path: Path) -> None:
    book = Book()
    case.change(book)
    saved = check_report(report_where_most_is_read_already(book.saved(tmp_path)), MENDED.name)
    # What is said of the same case without a file (test_cases.py), word by word, with grounds and related cells.
    assert_case(case, saved)
    assert told(saved) == words_of(case.code)[case.name]
