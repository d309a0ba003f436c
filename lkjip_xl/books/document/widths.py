"""How wide the columns of a document's table are: no word is torn while there is room, figures last."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from typing import Final

from lkjip_xl.books.kit.text_lines import text_width

# A line of Word ends behind a space or a hyphen.
_WORDS: Final = re.compile(r"[^\s-]+-*|-+")
_DIGIT: Final = re.compile(r"\d")

# A name in a narrower column than this, in points, is a letter or two on each line.
LEAST_OF_NAMES: Final = 60.0
# Where figures are torn, a column of names takes no more than one part in so many of the room.
_MOST_OF_NAMES: Final = 8


def longest_word(text: str, font_size: float, *, bold: bool) -> float:
    """The width of the longest word of a text, in points."""
    return _longest(_WORDS.findall(text), font_size, bold=bold)


def longest_figure(text: str, font_size: float, *, bold: bool) -> float:
    """The width of the longest word of a text that has digits, in points."""
    return _longest(filter(_DIGIT.search, _WORDS.findall(text)), font_size, bold=bold)


def _longest(words: Iterable[str], font_size: float, *, bold: bool) -> float:
    return max((text_width(word, font_size, bold=bold) for word in words), default=0.0)


def widths_within(
    wanted: Sequence[float],
    words: Sequence[float],
    figures: Sequence[float],
    room: float,
    names: Collection[int] = (),
) -> list[float]:
    """The widths of columns in so much room, all in points: as wide as they want to be, and as their longest word.

    Where that is too wide, each keeps what its longest word needs, and what is left goes to those that want more,
    in proportion. Where the words do not fit, each keeps what its longest figure needs, and those of ``names``,
    by their places, as much of their longest word as lets a name be read; where these do not fit, figures alone
    count, and where they do not leave names half of their part, all but the names are narrower alike.
    """
    own = {place: min(words[place], LEAST_OF_NAMES, room / _MOST_OF_NAMES) for place in names}
    whole = [max(figure, own.get(place, 0.0) / 2) for place, figure in enumerate(figures)]
    readable = [
        max(figure, min(word, LEAST_OF_NAMES)) if place in names else figure
        for place, (word, figure) in enumerate(zip(words, figures, strict=True))
    ]
    wider = [max(pair) for pair in zip(wanted, words, strict=True)]
    if sum(wider) <= room:
        return wider
    for least in (words, readable, whole):
        kept = [min(pair) for pair in zip(wider, least, strict=True)]
        left = room - sum(kept)
        if left >= 0:
            more = [want - keep for want, keep in zip(wider, kept, strict=True)]
            return [keep + left * each / sum(more) for keep, each in zip(kept, more, strict=True)]
        wider = kept
    # Figures are torn now, so that names need not be a letter on each line as well.
    rest = sum(each for place, each in enumerate(wider) if place not in own)
    return [own.get(place, each * (room - sum(own.values())) / rest) for place, each in enumerate(wider)]
