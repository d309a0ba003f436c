"""Years inside a title: those of a report, and those that belong to the name of a regulation."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from types import MappingProxyType
from typing import Final

_YEAR: Final = r"(?<!\d)20\d\d(?!\d)"
YEAR: Final = re.compile(_YEAR)
_UNTIL: Final = r"\s*(?:[-–—]|s\.?\s?[/.]?\s?d\.?|sampai(?:\sdengan)?)\s*(?:tahun\s+)?"
_STRETCH: Final = re.compile(rf"{_YEAR}{_UNTIL}{_YEAR}", re.IGNORECASE)
_REGULATIONS: Final = r"uu|pp|pmk|perda|perpres|permen\w*|pergub|perbup|perwal\w*|kepmen\w*|keppres|inpres"
# A regulation has a year of its own: Nomor 90 Tahun 2019, PMK 62 Tahun 2023, 86/2017, 62/PMK.05/2023. Two years
# with a stroke (2022/2023) are none.
REGULATION_WORDS: Final = rf"""
    \b(?:nomor|no|{_REGULATIONS})\b[.:]?\s*(?!(?:19|20)\d\d\b)\d\S*\s+tahun\s+(?:19|20)\d\d\b
    |(?<![\w/])(?!(?:19|20)\d\d/)\d[\w.\-]*(?:/[\w.\-]+)*/(?:19|20)\d\d\b
"""
_REGULATION: Final = re.compile(REGULATION_WORDS, re.IGNORECASE | re.VERBOSE)
_EACH_YEAR: Final = re.compile(
    rf"{REGULATION_WORDS}|(?P<year>{_YEAR})(?:(?P<between>{_UNTIL})(?P<last>{_YEAR}))?",
    re.IGNORECASE | re.VERBOSE,
)


def without_regulations(text: str) -> str:
    """A line without the numbers and years of the regulations that it names."""
    return _REGULATION.sub("", text)


def _blanked(found: re.Match[str]) -> str:
    return " " * len(found[0])


def without_regulations_kept(text: str) -> str:
    """The same with blanks in their place: every other word stays where it is."""
    return _REGULATION.sub(_blanked, text)


def without_stretches_kept(text: str) -> str:
    """A line with blanks in the place of stretches of years."""
    return _STRETCH.sub(_blanked, text)


def years_of_report(text: str) -> list[str]:
    """The years of a line, without those of the regulations that it names."""
    return YEAR.findall(without_regulations(text))


def without_stretches(text: str) -> str:
    """A line without stretches of years: 2021–2026, 2021 s.d. 2026."""
    return _STRETCH.sub("", text)


def years_in_words(years: Collection[int]) -> str:
    """``2019–2023`` where they follow each other, else ``2019, 2021``."""
    first, last = min(years), max(years)
    if first < last and {*years} == {*range(first, last + 1)}:
        return f"{first}–{last}"
    return ", ".join(str(year) for year in sorted({*years}))


def with_other_years(
    text: str,
    others: Mapping[str, str],
    stretches: Mapping[tuple[str, str], tuple[str, str]] = MappingProxyType({}),
) -> str:
    """A line with other years in the place of its own; the regulations that it names stay.

    ``stretches`` are first and last years that move together, whatever else either of them moves to.
    """

    def moved(found: re.Match[str]) -> str:
        year, between, last = found["year"], found["between"], found["last"]
        if year is None:
            return found[0]
        if last is None:
            return others.get(year, year)
        stretch = stretches.get((year, last)) or [others.get(each, each) for each in (year, last)]
        return between.join(stretch)

    return _EACH_YEAR.sub(moved, text)
