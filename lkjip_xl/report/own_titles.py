"""The number and title that an agency gives a table in its report: ``Tabel 19 Capaian …`` above its headings."""

from __future__ import annotations

import re

from lkjip_xl.report.model import Table
from lkjip_xl.text.words import squeeze

_NUMBER = re.compile(r"\s*tabel\s+(\d[\d.]*[a-z]?)\b", re.IGNORECASE)


def own_title(table: Table) -> str:
    """The title that somebody typed with another number than the sheet's; empty where nobody did."""
    usual = _number(table.spec.sheet)
    typed = (squeeze(cell.written) for cell in table.titles if not cell.formula)
    return next((text for text in typed if (number := _number(text)) and number != usual), "")


def _number(text: str) -> str:
    found = _NUMBER.match(text)
    return found[1].rstrip(".").casefold() if found else ""
