"""Staff text on its way into the parts of a workbook: it is data, and Excel is to show it letter by letter."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape

from lkjip_xl.text.words import printable

LONGEST = 32_767
"""What Excel holds in a cell or a note: a longer text is a damaged one to it."""
# What Excel takes for a letter by its number.
_LIKE_A_LETTER = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


def text_for_excel(text: str) -> str:
    """A text of several lines as the content of an element."""
    lines = "\n".join(map(printable, text.split("\n")))
    return escape(_LIKE_A_LETTER.sub("_x005F_", lines))


def cell_text(text: str) -> str:
    """A text of a cell as the content of an element."""
    return text_for_excel(cut(text))


def length(text: str) -> int:
    """How long Excel takes a text to be: it counts in UTF-16."""
    return len(text.encode("utf-16-le", "replace")) // 2


def cut(text: str, most: int = LONGEST) -> str:
    """A text that is not longer than Excel can hold; dots tell where more was."""
    if length(text) <= most:
        return text
    units = text.encode("utf-16-le", "replace")
    return units[: 2 * most - 2].decode("utf-16-le", "ignore") + "…"
