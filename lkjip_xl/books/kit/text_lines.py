"""How wide a text is, and into how many lines a cell breaks it, by the widths of the font's letters."""

from __future__ import annotations

import math
import re
import unicodedata
from functools import lru_cache
from typing import Final

from lkjip_xl.books.kit import glyph_widths

# Of the font's size: from one line to the next, as Excel sets them; LibreOffice sets them a fifth closer.
LINE_HEIGHT: Final = 1.225
_POINTS_PER_PIXEL = 0.75
# A column is as wide as so many digits of the usual font, and has some pixels around what stands in it.
PIXELS_OF_DIGIT, PIXELS_AROUND = 7, 5
_REGULAR, _BOLD = (
    {letter: width / glyph_widths.UNITS for width, letters in widths.items() for letter in letters}
    for widths in (glyph_widths.REGULAR, glyph_widths.BOLD)
)
for each in (_REGULAR, _BOLD):
    each["\u00a0"] = each[" "]
# A letter that the font's table does not have, of the font's size.
_OTHER_LETTER, _WIDE_LETTER = 0.6, 1.0
# A line may end behind a space or a hyphen; in LibreOffice behind a slash too.
_WORDS = (re.compile(r"[^ -]*-+|[^ -]+"), re.compile(r"[^ /-]*[/-]+|[^ /-]+"))


def room_across(width: float) -> float:
    """How many points of text a column holds that is so many digits wide."""
    return int(width * PIXELS_OF_DIGIT) * _POINTS_PER_PIXEL


def digits_across(text: str, font_size: float, *, bold: bool = False) -> float:
    """How many digits wide a column must be to hold a text on one line."""
    return text_width(text, font_size, bold=bold) / (PIXELS_OF_DIGIT * _POINTS_PER_PIXEL)


def text_width(text: str, font_size: float, *, bold: bool = False) -> float:
    """How wide a text is on one line, in points."""
    return font_size * sum(_letter(letter, bold=bold) for letter in text)


@lru_cache(maxsize=4096)
def _letter(letter: str, *, bold: bool) -> float:
    known = (_BOLD if bold else _REGULAR).get(letter)
    if known is not None:
        return known
    if unicodedata.combining(letter):
        return 0.0
    return _WIDE_LETTER if unicodedata.east_asian_width(letter) in "WF" else _OTHER_LETTER


@lru_cache(maxsize=4096)  # the rows of a template that nobody has filled hold the same
def lines_in(text: str, room: float, font_size: float, *, bold: bool = False) -> int:
    """How many lines a text takes where so many points are across; a word that is longer is broken.

    Counted as on a screen, which has the least room: it draws letters of 10 points 13 pixels high, and a digit of
    the usual font 7 pixels wide. In print a column is by a seventeenth wider, its letters by a fortieth.
    """
    font_size = round(font_size / _POINTS_PER_PIXEL) * _POINTS_PER_PIXEL
    return sum(
        max(_lines_of(paragraph, words, room, font_size, bold=bold) for words in _WORDS)
        for paragraph in text.split("\n")
    )


def _lines_of(paragraph: str, words: re.Pattern[str], room: float, font_size: float, *, bold: bool) -> int:
    lines, used, end = 1, 0.0, 0
    for word in words.finditer(paragraph):
        spaces = font_size * _letter(" ", bold=bold) * (word.start() - end)
        size = text_width(word[0], font_size, bold=bold)
        end = word.end()
        if used and used + spaces + size > room:
            lines, used = lines + 1, 0.0
        else:
            used += spaces
        used += size
        if used > room > 0:
            broken = math.ceil(used / room) - 1
            lines, used = lines + broken, used - broken * room
    return lines
