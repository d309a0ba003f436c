"""The lines over a table that may say in which unit its amounts are: its own, never a cell of another table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lkjip_xl.grids.headings import Texts, are_words
from lkjip_xl.grids.tables import top_of_titles

# As many texts of words side by side are the headings of a table.
_FEWEST_HEADINGS = 3
_TOLD = re.compile(r"[(*\s]*(?:dalam|dlm|x|satuan|rp\.?|rupiah)\b|\(", re.IGNORECASE)


def lines_of_units(rows: Sequence[Texts], first: int) -> Iterator[str]:
    """The texts above the headings in row ``first`` that may name the unit of all amounts below, from the top.

    One that stands alone in its row, one that says so (``(dalam ribuan rupiah)``), and what stands behind such a
    word. Where another table stands above, only what stands below it, as a title of this one.
    """
    others = [at for at in range(first) if _are_headings(rows[at])]
    top = top_of_titles(rows, first, others[-1] + 1) if others else 0
    for row in rows[top:first]:
        texts = _of(row)
        if len(texts) == 1 or (texts and says_a_unit(texts[0])):
            yield from texts
        else:
            yield from filter(says_a_unit, texts)


def says_a_unit(text: str) -> bool:
    """Whether a text begins as those do that name the unit of amounts: ``(dalam ribuan rupiah)``."""
    return _TOLD.match(text) is not None


def _of(row: Texts) -> list[str]:
    return [*dict.fromkeys(text for text in row if any(map(str.isalnum, text)))]


def _are_headings(row: Texts) -> bool:
    return len(_of(row)) >= _FEWEST_HEADINGS and are_words(row)
