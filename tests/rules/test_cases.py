"""Cases in which a rule must speak, and near ones in which it must not."""

from __future__ import annotations

import os

import pytest

from tests.rules.case import Case, assert_case, case_id
from tests.rules.cases import BY_FILE, CASES
from tests.rules.words import told, words_of, write_words
from tests.sample_books import check_changed


@pytest.mark.parametrize("case", CASES, ids=case_id)
def test_a_case(case: Case) -> None:
    """The words are those that somebody has read; LKJIP_XL_WRITE_GOLDEN writes them, in one process."""
    result = check_changed(case.change)
    if os.environ.get("LKJIP_XL_WRITE_GOLDEN"):
        write_words(case, result)
    assert_case(case, result)
    assert told(result) == words_of(case.code)[case.name]


@pytest.mark.parametrize("file", BY_FILE)
def test_the_cases_of_a_rule_stand_in_its_file_and_their_words_beside_them(file: str) -> None:
    assert {case.code.lower() for case in BY_FILE[file]} == {file}
    assert list(words_of(file)) == [case.name for case in BY_FILE[file]]
