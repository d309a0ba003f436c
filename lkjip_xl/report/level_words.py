"""What the names of rows tell of their levels: words in front, numbering, capitals."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lkjip_xl.tables.levels import Level
from lkjip_xl.text.numbering import read_numbers, split_number
from lkjip_xl.text.words import fold

_IN_FRONT = re.compile(r"(program|kegiatan|sub[ -]?kegiatan)\b[ :.-]*\S")
_LEVEL_OF_WORD = {"program": Level.PROGRAM, "kegiatan": Level.KEGIATAN}

Told = list[Level | None]


def told_by_words(names: Sequence[str]) -> Told:
    """The levels that words in front of the names tell.

    ``Kegiatan`` may also begin the name of anything: it counts only where the words tell the level of every row.
    """
    found = [_word_in_front(name) for name in names]
    if None not in found and len(set(found)) > 1:
        return found
    return [level if level is Level.PROGRAM else None for level in found]


def _word_in_front(name: str) -> Level | None:
    match = _IN_FRONT.match(fold(name))
    return _LEVEL_OF_WORD.get(match[1], Level.SUB_KEGIATAN) if match else None


def told_by_numbering(names: Sequence[str]) -> Told:
    """The levels that numbering tells: A over I over 1, or 1 over 1.1 over 1.1.1, where every row has a number."""
    styles = [number.style for number in read_numbers(split_number(name)[0] for name in names) if number]
    order = list(dict.fromkeys(styles))
    if len(styles) < len(names) or len(order) != len(Level):
        return [None] * len(names)
    rank = dict(zip(order, Level, strict=True))
    return [rank[style] for style in styles]


def told_by_capitals(names: Sequence[str]) -> Told:
    """The programs, where they alone are in capitals; none where nothing tells them from others."""
    capitals = [name == name.upper() and name != name.lower() for name in names]
    if not capitals or not capitals[0] or all(capitals):
        return [None] * len(names)
    return [Level.PROGRAM if each else None for each in capitals]
