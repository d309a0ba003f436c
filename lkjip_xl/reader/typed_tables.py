"""The headings and the rows of a table that somebody typed into a document."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lkjip_xl.reader.word.content import WordCell, WordTable
from lkjip_xl.text.words import squeeze
from lkjip_xl.text.years import YEAR

_FIGURE = re.compile(r"(?:rp\.?\s*)?\d[\d.,]*(?:,-)?\s*%?", re.IGNORECASE)
# The numbers of columns, and of rows: (1), 1, 1.
_ORDINAL = re.compile(r"\(?\d{1,2}[.)]?\)?")


def split_typed(table: WordTable) -> tuple[dict[int, str], list[list[WordCell]]] | None:
    """The headings by their column, and the rows below them; None where no row has a name and a figure."""
    rows = [[each for each in table.cells if each.row == row] for row in range(1, table.rows + 1)]
    first = next((at for at, row in enumerate(rows) if _has_figures(row)), None)
    if not first:
        return None
    above = [each for row in rows[:first] if not _is_numbers(row) for each in row]
    headings = {
        column: " ".join(
            squeeze(each.text) for each in above if each.column <= column < each.column + each.columns
        )
        for column in range(1, table.columns + 1)
    }
    return headings, rows[first:]


def _has_figures(row: Sequence[WordCell]) -> bool:
    texts = [squeeze(each.text) for each in row]
    named = any(any(map(str.isalpha, each)) for each in texts)
    # A year is a heading, and the first column counts the rows.
    return named and any(_FIGURE.fullmatch(each) and not YEAR.fullmatch(each) for each in texts[1:])


def _is_numbers(row: Sequence[WordCell]) -> bool:
    texts = [squeeze(each.text) for each in row if each.text.strip()]
    return all(_ORDINAL.fullmatch(each) for each in texts)
