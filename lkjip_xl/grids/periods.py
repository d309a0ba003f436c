"""Months and quarters in headings: the one whose amount a column has, or up to when."""

from __future__ import annotations

import re

_MONTHS = {
    "januari": r"jan(?:uari)?",
    "februari": r"[fp]eb(?:ruari)?",
    "maret": r"mar(?:et|t)?",
    "april": r"apr(?:il)?",
    "mei": r"mei",
    "juni": r"juni?",
    "juli": r"juli?",
    "agustus": r"agu(?:st?|stus)?|agt|ags",
    "september": r"sept?(?:ember)?",
    "oktober": r"o[kc]t(?:ober)?",
    "november": r"no[vp](?:ember)?",
    "desember": r"de[sc](?:ember)?",
}
MONTHS = tuple(_MONTHS)
"""Their names, from the first one on."""
_ANY_MONTH = "|".join(_MONTHS.values())
_MONTH = re.compile(rf"\b(?:{_ANY_MONTH})\b")
_NUMBERED = re.compile(r"\bbulan (?:ke )?(0?[1-9]|1[0-2])\b")
_QUARTER = re.compile(r"\b(triwulan|tw|t w|trw|kuartal|kwartal|q|semester|smt) ?(?:ke )?(i{1,3}|iv|[1-4])\b")
_NAMES_OF_QUARTERS = {
    **dict.fromkeys(("tw", "t w", "trw", "kuartal", "kwartal", "q"), "triwulan"),
    "smt": "semester",
}
_NUMERALS = {"1": "i", "2": "ii", "3": "iii", "4": "iv"}
# Up to when: s.d. Juni 2023, per 30 Juni, triwulan IV.
_UNTIL_MONTH = re.compile(
    r"\b(?:s d|sd|sampai dengan|per|akhir)(?: akhir)?(?: bulan| tanggal)?(?: \d{1,2})? "
    rf"(?:(?:{_ANY_MONTH})\b|(?<=bulan )(?:ke )?(?:0?[1-9]|1[0-2])\b"
    r"|(?:triwulan|tw|trw|semester|smt)(?: (?:ke )?(?:i{1,3}|iv|[1-4]))?\b)"
)


def period_of(heading: str) -> str:
    """The month or quarter that a heading names, where it is not up to then; empty where it names none."""
    if _UNTIL_MONTH.search(heading):
        return ""
    if quarter := _QUARTER.search(heading):
        return f"{_NAMES_OF_QUARTERS.get(quarter[1], quarter[1])} {_NUMERALS.get(quarter[2], quarter[2])}"
    if numbered := _NUMBERED.search(heading):
        return MONTHS[int(numbered[1]) - 1]
    found = _MONTH.search(heading)
    return next((name for name, month in _MONTHS.items() if found and re.fullmatch(month, found[0])), "")


def until_of(heading: str) -> int:
    """The last month up to which a heading counts, from 1 on; 0 where it names none."""
    found = _UNTIL_MONTH.search(heading)
    if found is None:
        return 0
    if quarter := _QUARTER.search(found[0]):
        months = 6 if quarter[1] in {"semester", "smt"} else 3
        return months * (list(_NUMERALS.values()).index(_NUMERALS.get(quarter[2], quarter[2])) + 1)
    if numbered := _NUMBERED.search(found[0]):
        return int(numbered[1])
    month = _MONTH.search(found[0])
    names = enumerate(_MONTHS.values(), 1)
    return next((number for number, name in names if month and re.fullmatch(name, month[0])), 0)


def is_quarter(period: str) -> bool:
    """Whether a period is no month."""
    return bool(period) and period not in _MONTHS


def without_period(heading: str, *, with_month: bool = False) -> str:
    """A heading without up to when it is, and without its quarter; ``with_month`` leaves its month."""
    heading = _QUARTER.sub(" ", _UNTIL_MONTH.sub(" ", heading))
    return heading if with_month else _MONTH.sub(" ", _NUMBERED.sub(" ", heading))
