"""How high the heading rows of a document's table are: some programs cut what goes over several rows.

Word makes room for such a heading by itself; LibreOffice does not where it repeats the rows on the next page.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from lkjip_xl.books.document.word_table import BESIDE_TEXT, WordCell
from lkjip_xl.books.kit.text_lines import LINE_HEIGHT, lines_in

# Points above and below the text of a cell, together.
_AROUND: Final = 2.0
# Lines are counted in whole pixels of a screen: rather one too many than one that is cut.
_BETWEEN_SIZES: Final = 0.375


def heights_of_headings(
    headings: Sequence[Sequence[WordCell]], widths: Sequence[float], font_size: float, told: Mapping[int, float]
) -> dict[int, float]:
    """The least heights of heading rows in points, those that are told and those that others go over."""
    own = [
        max((_height(row, at, widths, font_size) for at, each in enumerate(row) if not each.bottom), default=0.0)
        for row in headings
    ]
    found = dict(told)
    for top, row in enumerate(headings):
        for at, cell in enumerate(row):
            if not cell.bottom or cell.upright:
                continue
            last = top + cell.bottom
            others = sum(max(own[each], found.get(each, 0.0)) for each in range(top, last))
            needed = _height(row, at, widths, font_size) - others
            if needed > max(own[last], found.get(last, 0.0)):
                found[last] = round(needed, 1)
    return found


def _height(row: Sequence[WordCell], at: int, widths: Sequence[float], font_size: float) -> float:
    """How high the text of a cell is, over as many columns as it goes; that of upright text is told."""
    cell = row[at]
    if cell.hidden or cell.upright or not cell.text:
        return 0.0
    room = sum(widths[at : at + cell.right + 1]) - 2 * BESIDE_TEXT
    lines = lines_in(cell.text, room, font_size + _BETWEEN_SIZES, bold=True)
    return lines * font_size * LINE_HEIGHT + _AROUND
