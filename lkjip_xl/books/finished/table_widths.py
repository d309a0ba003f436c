"""How wide the columns of a printed table are, so that it can be read on the paper of Pengaturan."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from lkjip_xl.books.kit.styles import FONT_SIZE
from lkjip_xl.books.kit.text_lines import digits_across

# Around a word, and around a figure, which turns into ### where it fills its column to the edge.
_AROUND_WORDS: Final = 0.8
_AROUND_FIGURES: Final = 2.2
# What the name of a row has where headings beside it can stand upright for it.
_LEAST_NAME: Final = 26.0
# Names are broken into more lines, but not into syllables.
_LONGEST_WORD: Final = 16.0


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a column would like to have, and what it cannot do without, in Excel's characters.

    ``of_figures`` is for those that have figures, ``upright`` for what they cannot do without where the heading is
    turned to stand upright.
    """

    wide: float
    narrow: float
    of_figures: bool = False
    upright: float = 0.0


def wanted(heading: str, words: Sequence[str], figures: Sequence[str], usual: float) -> Wanted:
    """The widths of a column with a heading, words and figures; bold as those of a program and of Jumlah are."""
    of_heading = _longest(_parts(heading)) + _AROUND_WORDS
    of_words = min(_longest(part for each in words for part in _parts(each)), _LONGEST_WORD) + _AROUND_WORDS
    of_figures = _longest(figures) + _AROUND_FIGURES if figures else 0.0
    narrow = math.ceil(max(of_heading, of_words, of_figures) * 10) / 10
    return Wanted(max(usual, of_figures), narrow, bool(figures), max(of_words, of_figures))


def with_room_for_name(
    columns: Sequence[Wanted], headings: Sequence[str], name: int, room: float
) -> Sequence[Wanted]:
    """What the columns want where the name, counted from 0, is not broken into a line for each of its words.

    It takes no more than the others leave once their headings stand upright, and nothing where none can.
    """
    can_turn = [_can_be_turned(each, heading) for each, heading in zip(columns, headings, strict=True)]
    if not any(can_turn):
        return columns
    others = sum(
        each.upright if turns else each.narrow
        for at, (each, turns) in enumerate(zip(columns, can_turn, strict=True))
        if at != name
    )
    least = max(columns[name].narrow, min(_LEAST_NAME, columns[name].wide, room - others))
    return [replace(each, narrow=least) if at == name else each for at, each in enumerate(columns)]


def turned(columns: Sequence[Wanted], headings: Sequence[str], room: float) -> frozenset[int]:
    """The columns, from 0, whose heading of one word stands upright, as the table is too wide for the room."""
    if sum(each.narrow for each in columns) <= room:
        return frozenset()
    return frozenset(
        at
        for at, (each, heading) in enumerate(zip(columns, headings, strict=True))
        if _can_be_turned(each, heading)
    )


def _can_be_turned(column: Wanted, heading: str) -> bool:
    return column.of_figures and column.upright < column.narrow and len(heading.split()) == 1


def upright(column: Wanted) -> Wanted:
    """What a column wants once its heading stands upright."""
    return Wanted(column.upright, column.upright, column.of_figures, column.upright)


def fitted(columns: Sequence[Wanted], room: float) -> list[float]:
    """Widths that together fill no more than the room, as far as the columns can give way.

    Figures need no more room than they fill; only then are words broken into more lines.
    """
    widths = [max(each.wide, each.narrow) for each in columns]
    for gives in (True, False):
        spare = [
            width - each.narrow if each.of_figures is gives else 0.0
            for width, each in zip(widths, columns, strict=True)
        ]
        excess = sum(widths) - room
        if excess <= 0 or not sum(spare):
            continue
        part = min(1.0, excess / sum(spare))
        widths = [round(width - own * part, 2) for width, own in zip(widths, spare, strict=True)]
    return widths


def _parts(text: str) -> list[str]:
    return text.replace("/", "/ ").replace("-", "- ").split()


def _longest(texts: Iterable[str]) -> float:
    return max((digits_across(each, FONT_SIZE, bold=True) for each in texts), default=0.0)
