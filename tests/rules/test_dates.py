"""What Excel has made a date or a time of is the cause of what looks wrong around it."""

from __future__ import annotations

import datetime as dt

from lkjip_xl.check.run import check_report
from tests.sample_books import TABEL_2_7, Book


def test_a_code_that_became_a_time_is_the_cause_for_the_codes_below_it() -> None:
    book = Book(codes=True)
    cell = book[TABEL_2_7]["B8"]
    cell.value, cell.number_format = dt.time(8, 1, 1), "h:mm:ss"
    errors = [each for each in check_report(book.read(), "").findings if each.problem.place.column == 2]
    assert [(each.code, each.problem.place.address) for each in errors] == [("D12", "B8")]
