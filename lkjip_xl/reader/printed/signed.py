"""Tables that only place signatures side by side: none of a report's tables."""

from __future__ import annotations

import re

from lkjip_xl.reader.printed.tables import PrintedTable
from lkjip_xl.reader.signature import is_personnel_number, is_signature, tells_amount
from lkjip_xl.text.numbers import Dot, read_number
from lkjip_xl.text.words import fold

# Two or three people sign beside one another; a list of people has columns for their numbers and names.
_MOST_BESIDE, _MOST_ROWS = 3, 15
_PARTY = re.compile(r"pihak (?:pertama|kesatu|kedua|ketiga)\b")


def is_of_signatures(table: PrintedTable) -> bool:
    """Whether a table holds nothing but who signs, where and when."""
    texts = [*filter(None, table.texts.values())]
    beside: dict[int, int] = {}
    for row, _ in (at for at, text in table.texts.items() if text):
        beside[row] = beside.get(row, 0) + 1
    if not texts or table.last_row > _MOST_ROWS or max(beside.values()) > _MOST_BESIDE:
        return False
    lines = [line for text in texts for line in text.splitlines()]
    if any(read_number(line, Dot.THOUSANDS) or tells_amount(line) for line in lines):
        return False
    if sum(map(is_personnel_number, lines)) > max(beside.values()):
        return False
    return any(is_signature(line) or _PARTY.match(fold(line)) for line in lines)
