"""How wide the columns of a document's table are: no word is torn while there is room."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from lkjip_xl.books.kit.text_lines import text_width

# A line of Word ends behind a space or a hyphen.
_WORDS: Final = re.compile(r"[^\s-]+-*|-+")


def longest_word(text: str, font_size: float, *, bold: bool) -> float:
    """The width of the longest word of a text, in points."""
    return max((text_width(word, font_size, bold=bold) for word in _WORDS.findall(text)), default=0.0)


def widths_within(wanted: Sequence[float], least: Iterable[float], room: float) -> list[float]:
    """The widths of columns that want more room than there is, in points.

    Each keeps what its longest word needs, and what is left goes to those that want more, in proportion; where not
    even that fits, all are narrower alike.
    """
    if sum(wanted) <= room:
        return list(wanted)
    kept = [min(pair) for pair in zip(wanted, least, strict=True)]
    left = room - sum(kept)
    if left < 0:
        return [each * room / sum(kept) for each in kept]
    more = [want - keep for want, keep in zip(wanted, kept, strict=True)]
    return [keep + left * each / sum(more) for keep, each in zip(kept, more, strict=True)]
