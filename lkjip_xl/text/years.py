"""Years inside a title: those of a report, and those that belong to the name of a regulation."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

_YEAR: Final = r"(?<!\d)20\d\d(?!\d)"
YEAR: Final = re.compile(_YEAR)
_REGULATIONS: Final = r"uu|pp|pmk|perda|perpres|permen\w*|pergub|perbup|perwal\w*|kepmen\w*|keppres|inpres"
# A regulation has a year of its own: Nomor 90 Tahun 2019, PMK 62 Tahun 2023, 86/2017, 62/PMK.05/2023. Two years
# with a stroke (2022/2023) are none.
REGULATION: Final = rf"""
    \b(?:nomor|no|{_REGULATIONS})\b[.:]?\s*(?!(?:19|20)\d\d\b)\d\S*\s+tahun\s+(?:19|20)\d\d\b
    |(?<![\w/])(?!(?:19|20)\d\d/)\d[\w.\-]*(?:/[\w.\-]+)*/(?:19|20)\d\d\b
"""
_REGULATION: Final = re.compile(REGULATION, re.IGNORECASE | re.VERBOSE)
_EACH_YEAR: Final = re.compile(rf"{REGULATION}|(?P<year>{_YEAR})", re.IGNORECASE | re.VERBOSE)


def without_regulations(text: str) -> str:
    """A line without the numbers and years of the regulations that it names."""
    return _REGULATION.sub("", text)


def years_of_report(text: str) -> list[str]:
    """The years of a line, without those of the regulations that it names."""
    return YEAR.findall(without_regulations(text))


def with_other_years(text: str, others: Mapping[str, str]) -> str:
    """A line with other years in the place of its own; the regulations that it names stay."""
    return _EACH_YEAR.sub(lambda found: others[found["year"]] if found["year"] else found[0], text)
