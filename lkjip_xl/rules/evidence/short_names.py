"""Indicators that sentences name by their first letters: IKM, Indeks Kepuasan Masyarakat."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lkjip_xl.rules.evidence.facts import INDICATOR, PROGRAM, Thing
from lkjip_xl.rules.evidence.mention import Mention

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)?")
# “25 IKM” counts something else.
_SHORT = re.compile(r"(?<![\w/-])(?<!\d )[A-Z]{3,7}(?![\w/-])")
_IN_BRACKETS = re.compile(r"\(([A-Z]{3,7})\)")
_SMALL = frozenset({"dan", "atau", "di", "ke", "dari", "yang", "untuk", "pada", "dalam", "dengan", "per"})
# What an indicator may begin with, and its short form leaves out.
_HEADS = frozenset({"nilai", "persentase", "jumlah", "tingkat", "angka", "skor", "capaian"})


class ShortNames:
    """Finds indicators by their first letters, where these are of one alone and nothing else is called so."""

    def __init__(self, things: Sequence[Thing]) -> None:
        found: dict[str, set[Thing]] = {}
        for thing in things:
            if thing.kind == INDICATOR:
                for name in thing.names:
                    for short in _letters(name):
                        found.setdefault(short, set()).add(thing)
        self._programs = [
            (re.compile(rf"\bprogram\b(?:\s+[^\W\d_]+){{0,4}}\s+\(?{short}\b", re.IGNORECASE), thing)
            for thing in things
            if thing.kind == PROGRAM
            for short in {each for name in thing.names for each in _IN_BRACKETS.findall(name)}
        ]
        words = {
            (each, id(thing))
            for thing in things
            for name in thing.names
            for each in _SHORT.findall(_unbracketed(name))
        }
        self._of = {
            short: next(iter(of))
            for short, of in found.items()
            if len(of) == 1 and all(thing == id(next(iter(of))) for each, thing in words if each == short)
        }

    def mentions(self, text: str) -> list[Mention]:
        """What a text names so; nothing in a text that is written in capitals."""
        if text.isupper():
            return []
        found = [(each.span(), self._of.get(each[0])) for each in _SHORT.finditer(text)]
        found += [(each.span(), thing) for words, thing in self._programs for each in words.finditer(text)]
        return [Mention(*span, (thing,)) for span, thing in found if thing is not None]


def _unbracketed(name: str) -> str:
    """A name without the short form in brackets; one all in capitals has no such words."""
    return "" if name.isupper() else _IN_BRACKETS.sub(" ", name)


def _letters(name: str) -> Iterator[str]:
    """The first letters of a name's words, with and without what it begins with; what it has in brackets."""
    yield from _IN_BRACKETS.findall(name)
    words = [each.lower() for each in _WORD.findall(_IN_BRACKETS.sub(" ", name)) if each.lower() not in _SMALL]
    every = [words, words[1:]] if words and words[0] in _HEADS else [words]
    for each in every:
        short = "".join(word[0] for word in each).upper()
        if _SHORT.fullmatch(short):
            yield short
