"""Months headed by numbers (1 to 12) or by dates (31/01/2023), as the names that a person would read there."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from lkjip_xl.grids.amount_words import is_spent
from lkjip_xl.grids.headings import Texts, Wanted
from lkjip_xl.grids.periods import MONTHS
from lkjip_xl.text.words import heading_key

_MONTHS_OF_A_YEAR = 12
_NUMBER = re.compile(r"0?[1-9]|1[0-2]")
# A date as it is written here, and as a cell with a date is read.
_DAY_FIRST = re.compile(r"(?P<day>\d{1,2})[/.-](?P<month>\d{1,2})[/.-](?P<year>20\d\d)")
_YEAR_FIRST = re.compile(r"(?P<year>20\d\d)-(?P<month>\d\d)-(?P<day>\d\d)(?: 00:00:00)?")
# A month is meant by its first day or by one of its last.
_FIRST_DAY, _LAST_DAYS = 1, range(28, 32)
Month = tuple[int, str]
"""A month from 1 on, and the year beside it, if one is written."""


def with_names_of_months(rows: Sequence[Texts], wanted: Wanted) -> list[list[str]]:
    """The rows with the names of months in place of numbers or dates, where there is no doubt.

    They run from the first month on, in one row, beside other headings or under one of realisasi.
    """
    named = [list(row) for row in rows]
    for at, row in enumerate(rows):
        for first, months in _runs(row):
            if _are_headed(rows, at, range(first, first + len(months)), wanted):
                named[at][first : first + len(months)] = [
                    f"{MONTHS[month - 1]} {year}".strip() for month, year in months
                ]
    return named


def has_months_in_doubt(rows: Sequence[Texts], wanted: Wanted) -> bool:
    """Whether a row would be one of headings but for numbers or dates in it."""
    return any(_are_wanted(row, wanted) and sum(map(_has_no_word, row)) > 1 for row in rows)


def _has_no_word(text: str) -> bool:
    return bool(text) and not any(char.isalpha() for char in text)


def _runs(row: Texts) -> Iterator[tuple[int, list[Month]]]:
    """Where cells side by side are months from the first one on, all with one year or all without any."""
    at = 0
    while at < len(row):
        months: list[Month] = []
        while at + len(months) < len(row) and len(months) < _MONTHS_OF_A_YEAR:
            found = _month(row[at + len(months)])
            if found is None or found[0] != len(months) + 1 or (months and found[1] != months[0][1]):
                break
            months.append(found)
        if len(months) > 1:
            yield at, months
        at += max(1, len(months))


def _month(text: str) -> Month | None:
    if _NUMBER.fullmatch(text):
        return int(text), ""
    date = _DAY_FIRST.fullmatch(text) or _YEAR_FIRST.fullmatch(text)
    if date is None or not 1 <= int(date["month"]) <= _MONTHS_OF_A_YEAR:
        return None
    day = int(date["day"])
    return (int(date["month"]), date["year"]) if day == _FIRST_DAY or day in _LAST_DAYS else None


def _are_headed(rows: Sequence[Texts], at: int, columns: range, wanted: Wanted) -> bool:
    """Whether cells are headings: other headings stand in their row, or one of realisasi reaches over them all.

    A row that numbers the columns begins with the first of them.
    """
    row = rows[at]
    others = [text for column, text in enumerate(row) if text and column not in columns]
    if any(map(_has_no_word, others)):
        return False
    if others and _are_wanted(row, wanted):
        return True
    above = rows[at - 1] if at else ()
    over = [above[column] if column < len(above) else "" for column in columns]
    beyond = above[columns.stop] if columns.stop < len(above) else ""
    return bool(over) and is_spent(heading_key(over[0])) and _is_one(over) and beyond != over[0]


def _is_one(over: Sequence[str]) -> bool:
    return all(text in {"", over[0]} for text in over)


def _are_wanted(row: Texts, wanted: Wanted) -> bool:
    def has(kind: Callable[[str], bool]) -> bool:
        return any(kind(heading_key(text)) for text in row if text)

    return has(wanted.names) and has(wanted.figures)
