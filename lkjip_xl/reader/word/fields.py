"""Fields, whose codes stand in the text with their last results: those that number captions are counted anew."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import Enum, auto

from lkjip_xl.reader.word.numbering import Number, in_signs

_WORD_OF_CODE = re.compile(r'"((?:\\.|[^"\\])*)"|(\S+)')
_LONGEST_CODE = 2_000
_LEVELS = 9
_SIGNS = {"arabic": "decimal", "ROMAN": "upperRoman", "roman": "lowerRoman", "Roman": "upperRoman",
          "ALPHABETIC": "upperLetter", "alphabetic": "lowerLetter", "Alphabetic": "upperLetter"}  # fmt: skip
_OF_NUMBERS = frozenset({r"\s", r"\n", r"\r", r"\w"})


class Phase(Enum):
    """Which part of a field comes now."""

    CODE = auto()
    RESULT = auto()
    LEFT_OPEN = auto()
    """Its code never ended: what comes is text."""


@dataclass(slots=True)
class Field:
    """A field that has begun. ``result`` replaces what is stored; ``held`` is text inside of its code.

    ``lists`` is whether it is a table of contents, or a list of tables; ``unsure`` is a number that begins anew in
    every chapter, of a document in which no chapter is told by its heading.
    """

    hidden: bool = False
    phase: Phase = Phase.CODE
    code: list[str] = field(default_factory=list)
    length: int = 0
    result: str | None = None
    held: list[str] = field(default_factory=list)
    sequence: str = ""
    lists: bool = False
    unsure: bool = False

    def add_code(self, text: str) -> None:
        """More of its code, as far as any code is long."""
        if self.length < _LONGEST_CODE:
            self.code.append(text)
            self.length += len(text)

    def left_open(self) -> list[str]:
        """It does not end where it should: what it held is text, and so is what comes."""
        self.phase, self.result = Phase.LEFT_OPEN, None
        held, self.held = self.held, []
        return held

    @property
    def shown(self) -> str | None:
        """What is shown for what it stores; None where that stays."""
        stored = "".join(self.held).strip()
        return stored if self.unsure and self.result is not None and stored.isdigit() else self.result

    @property
    def words(self) -> list[str]:
        """Its code, taken apart."""
        return [quoted or plain for quoted, plain in _WORD_OF_CODE.findall("".join(self.code)[:_LONGEST_CODE])]


class Counts:
    """The numbers of captions and headings, in the order of the document."""

    def __init__(self) -> None:
        self._counts: dict[str, int] = {}
        self._behind: dict[str, int] = {}
        self._headings = [0] * (_LEVELS + 1)
        self._numbers: dict[int, Number] = {}

    def heading(self, level: int, number: Number) -> None:
        """A heading has come."""
        for each in range(level, _LEVELS + 1):
            self._headings[each] += 1
        for each in range(level + 1, _LEVELS + 1):
            self._numbers.pop(each, None)
        self._numbers[level] = number

    def take(self, found: Field) -> None:
        """The code of a field is complete: what it shows, where that is counted here."""
        words = found.words
        name = words[0].upper() if words else ""
        found.lists = name == "TOC"
        if name == "SEQ" and len(words) > 1:
            found.sequence = words[1].casefold()
            found.result, found.unsure = self._sequence(found.sequence, words[2:])
        elif name == "STYLEREF" and len(words) > 1:
            found.result = self._number_of_heading(words[1], words[2:])

    def _sequence(self, name: str, switches: list[str]) -> tuple[str, bool]:
        count = self._counts.get(name, 0) + 1
        given = {
            key.lower(): (switches[at + 1] if at + 1 < len(switches) else "")
            for at, key in enumerate(switches)
            if key.startswith("\\")
        }
        level = _digits(given.get(r"\s"))
        by_chapter = level is not None and 0 < level <= _LEVELS
        if level is not None and by_chapter:
            if self._behind.get(name) != self._headings[level]:
                count = 1
            self._behind[name] = self._headings[level]
        if r"\c" in given:
            count -= 1
        reset = _digits(given.get(r"\r"))
        count = count if reset is None else reset
        self._counts[name] = count
        if r"\h" in given and r"\*" not in given:
            return "", False
        formats = [switches[at + 1] for at, key in enumerate(switches[:-1]) if key == r"\*"]
        signs = next((_SIGNS[each] for each in formats if each in _SIGNS), "decimal")
        return in_signs(count, signs), level is not None and by_chapter and not self._headings[level]

    def _number_of_heading(self, style: str, switches: list[str]) -> str | None:
        """The number of the last heading of a level; None where the stored result is all that is known."""
        level = _digits(re.sub(r"^(?:heading|judul)\s*", "", style, flags=re.IGNORECASE))
        number = self._numbers.get(level) if level is not None else None
        asked = _OF_NUMBERS.intersection(each.lower() for each in switches)
        if number is None or not asked or not number.shown:
            return None
        return number.bare if r"\s" in asked else number.shown.rstrip(".")


def _digits(text: str | None) -> int | None:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 10 else None
