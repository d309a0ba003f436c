"""What the names of rows tell of their levels: words in front, numbering, capitals."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lkjip_xl.schema import Level
from lkjip_xl.words import fold

_IN_FRONT = re.compile(r"(program|kegiatan|sub[ -]?kegiatan)\b[ :.-]*\S")
_LEVEL_OF_WORD = {"program": Level.PROGRAM, "kegiatan": Level.KEGIATAN}
_NUMBERING = re.compile(r"(?:([A-Z]{1,4}|[a-z]|\d{1,2})[.)]|(\d{1,2}(?:\.\d{1,2})+)\.?)\s+\S")
_ROMAN = re.compile(r"[IVX]+")
_STYLES_OF_THREE_LEVELS = len(Level)

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
    styles = [_style(name) for name in names]
    order = [style for style in dict.fromkeys(styles) if style]
    if "" in styles or len(order) != _STYLES_OF_THREE_LEVELS:
        return [None] * len(names)
    rank = dict(zip(order, Level, strict=True))
    return [rank[style] for style in styles]


def _style(name: str) -> str:
    """How a row is numbered; empty where it is not."""
    match = _NUMBERING.match(name.strip())
    if match is None:
        return ""
    mark, dotted = match.groups()
    if dotted:
        return f"1{'.1' * dotted.count('.')}"
    if mark.isdigit():
        return "1"
    if mark.islower():
        return "a"
    return "I" if _ROMAN.fullmatch(mark) else "A"


def told_by_capitals(names: Sequence[str]) -> Told:
    """The programs, where they alone are in capitals; none where nothing tells them from others."""
    capitals = [name == name.upper() and name != name.lower() for name in names]
    if not capitals or not capitals[0] or all(capitals):
        return [None] * len(names)
    return [Level.PROGRAM if each else None for each in capitals]
