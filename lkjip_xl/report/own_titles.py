"""The number and title that an agency gives a table in its report: ``Tabel 19 Capaian …`` above its headings."""

from __future__ import annotations

import re

from lkjip_xl.report.model import Table
from lkjip_xl.report.settings import Settings
from lkjip_xl.text.words import squeeze

_NUMBER = re.compile(r"\s*tabel\s+(\d[\d.]*[a-z]?)\b", re.IGNORECASE)
# A year, or the first and the last year of a stretch.
_YEAR = r"(?:19|20)\d\d"
_UNTIL = r"\s*(?:[-–—]|s\.?\s?d\.?|sampai(?: dengan)?)\s*"
_YEARS = re.compile(rf"\b(?P<first>{_YEAR})\b(?:(?P<between>{_UNTIL})(?P<last>{_YEAR})\b)?", re.IGNORECASE)


def own_title(table: Table) -> str:
    """The title that somebody typed with another number than the sheet's; empty where nobody did."""
    usual = _number(table.spec.sheet)
    typed = (squeeze(cell.written) for cell in table.titles if not cell.formula)
    return next((text for text in typed if (number := _number(text)) and number != usual), "")


def in_other_years(title: str, before: Settings, now: Settings) -> str:
    """A title as the report of another year has it: with its year, the one before, and those of its Renstra."""
    if before.tahun is None or now.tahun is None:
        return title
    years = {str(before.tahun + back): str(now.tahun + back) for back in (0, -1)}
    renstra, new_renstra = ((str(each.awal_renstra), str(each.akhir_renstra)) for each in (before, now))

    def moved(found: re.Match[str]) -> str:
        first, between, last = found["first"], found["between"], found["last"]
        if last is None:
            return years.get(first, first)
        if (first, last) == renstra:
            return between.join(new_renstra)
        return between.join(years.get(each, each) for each in (first, last))

    return _YEARS.sub(moved, title)


def _number(text: str) -> str:
    found = _NUMBER.match(text)
    return found[1].rstrip(".").casefold() if found else ""
