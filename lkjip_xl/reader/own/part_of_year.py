"""Of which part of the year the realisasi of a table is, by its headings, else by what stands over it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from lkjip_xl.grids.periods import MONTHS, is_quarter, period_of, until_of, without_period
from lkjip_xl.reader.own.amounts import AmountColumn, Roles
from lkjip_xl.text.words import heading_key

_WHOLE = 12
WHOLE_YEARS = (
    MONTHS,
    tuple(f"triwulan {each}" for each in ("i", "ii", "iii", "iv")),
    ("semester i", "semester ii"),
)
"""The periods that are a year together, in their order."""
# A month is one of a table's only where it is said to be, or stands at its year or its day: Mei may be a name.
_SAID = re.compile(r"\bbulan\b|\b20\d\d\b")
_PLANNED = re.compile(r"\b(?:target|rencana)\b")
_DAY = re.compile(r"\b(?:[12]?\d|3[01]) (?=[a-z])")


def part_of_year(roles: Roles, titles: Iterable[str], sheet: str) -> str:
    """Of which part of the year the realisasi is, in words (``triwulan I``, ``s.d. Juni``).

    Empty where it is the whole year's, and where nothing says otherwise. ``titles`` stand over the table, the
    nearest last.
    """
    if roles.realisasi is None:
        return _of_several(roles.of_periods)
    own = roles.realisasi
    if own.until or own.period:
        return _named(own.period, own.until)
    of_all_so_far = own.is_cumulative or _stands_behind_its_periods(own, roles)
    for line in (*reversed([*titles]), sheet):
        period, until = _said(heading_key(line), is_sheet=line == sheet)
        if period and of_all_so_far:
            period, until = "", _end_of(period)
        if period or until:
            return _named(period, until)
    return ""


def _stands_behind_its_periods(own: AmountColumn, roles: Roles) -> bool:
    """Whether each quarter or month has a column of its own before the realisasi: then this is all so far.

    An Evaluasi Renja of TRIWULAN IV has the first three beside it, and is of the year.
    """
    before = [each for each in roles.amounts if each.index < own.index and not _PLANNED.search(each.path)]
    return len({each.period for each in before if each.period}) > 1


def end_of_part(part: str) -> int:
    """The last month of a part of the year, from 1 on; 0 where none is known."""
    words = heading_key(part)
    return until_of(words) or (_end_of(period) if (period := period_of(words)) else 0)


def _of_several(columns: Sequence[AmountColumn]) -> str:
    """Some months or quarters, unless they are all of the year."""
    periods = [each.period for each in columns]
    return "" if {*periods} in [{*each} for each in WHOLE_YEARS] else ", ".join(_shown(each) for each in periods)


def _said(line: str, *, is_sheet: bool) -> tuple[str, int]:
    """The period that a line names, or the month up to which it says that it counts."""
    if until := until_of(line):
        return "", until
    period = period_of(line)
    alone = is_sheet or is_quarter(period) or not without_period(line).strip()
    if not period or not (alone or _SAID.search(line)):
        return "", 0
    # At the 30th of June is up to June.
    return ("", _end_of(period)) if period in MONTHS and _DAY.search(line) else (period, 0)


def _end_of(period: str) -> int:
    """The last month of a month, quarter or half year, from 1 on."""
    return MONTHS.index(period) + 1 if period in MONTHS else until_of(f"s d {period}")


def _named(period: str, until: int) -> str:
    if until:
        return "" if until == _WHOLE else f"s.d. {_shown(MONTHS[until - 1])}"
    return _shown(period)


def _shown(period: str) -> str:
    if not is_quarter(period):
        return period.capitalize()
    what, _, number = period.partition(" ")
    return f"{what} {number.upper()}"
