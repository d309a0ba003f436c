"""Numbers before the rows of a table: ``A``, ``I``, ``1.``, ``1.1``, ``a)``, and which of them are of one kind."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum

_NUMBER = re.compile(r"(\()?([A-Za-z]{1,5}|\d{1,3})((?:\.(?:[A-Za-z]|\d{1,2}))*)(\))?\.?", re.ASCII)
_BEFORE_NAME = re.compile(
    r"(\(?(?:[A-Za-z]|[IVXivx]{1,5}|\d{1,3})(?:\.(?:[A-Za-z]|\d{1,3}))*(?:[.)]+|(?<=\d\.\d)|(?<=\.\d\d)))\s+(?=\S)(.+)",
    re.ASCII | re.DOTALL,
)
_ROMAN = re.compile(r"(?=[ivxlc])(c{0,3})(xc|xl|l?x{0,3})(ix|iv|v?i{0,3})")
_ROMAN_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


class Sign(Enum):
    """What a part of a number is written with."""

    DIGITS = "1"
    UPPER = "A"
    LOWER = "a"
    ROMAN = "I"
    LOWER_ROMAN = "i"


@dataclass(frozen=True, slots=True)
class Style:
    """What numbers of one kind have in common: their signs and what stands around them."""

    signs: tuple[Sign, ...]
    around: str = ""


@dataclass(frozen=True, slots=True)
class Number:
    """A number before a row: its kind, and its place among those of its kind."""

    style: Style
    values: tuple[int, ...]

    @property
    def is_first(self) -> bool:
        """Whether numbering begins with it."""
        return self.values[-1] == 1


def split_number(text: str) -> tuple[str, str]:
    """A number and the name behind it in one cell (``1.1 Nama``, ``A. Nama``); no number where there is none."""
    found = _BEFORE_NAME.fullmatch(text.strip())
    return (found[1], found[2].strip()) if found else ("", text.strip())


def is_number(text: str) -> bool:
    """Whether a text is a number before a row."""
    return next(read_numbers([text])) is not None


def read_numbers(texts: Iterable[str]) -> Iterator[Number | None]:
    """The numbers in a column, from its top on; None for what is none.

    ``I`` is a letter behind H, and else a Roman number; ``C`` is a letter behind B, and else a Roman number only
    where such are counted already.
    """
    last: dict[Sign, int] = {}
    for text in texts:
        number = _read(text.strip(), last)
        if number is not None:
            last.update(zip(number.style.signs, number.values, strict=True))
        yield number


def _read(text: str, last: dict[Sign, int]) -> Number | None:
    found = _NUMBER.fullmatch(text)
    if not found:
        return None
    opening, first, more, closing = found.groups()
    parts = [first, *more.split(".")[1:]]
    # 1.0 is how a whole number looks that was typed with a decimal; other than 1., and one of another kind.
    trailing = len(parts) == 2 and parts[1] == "0"
    read = [_part(part, last) for part in (parts[:1] if trailing else parts)]
    known = [each for each in read if each is not None]
    if len(known) < len(read):
        return None
    around = f"{opening or ''}{'.0' if trailing else ''}{closing or ''}"
    return Number(Style(tuple(sign for sign, _ in known), around), tuple(value for _, value in known))


def _part(text: str, last: dict[Sign, int]) -> tuple[Sign, int] | None:
    if text.isdigit():
        return Sign.DIGITS, int(text)
    upper = text.isupper()
    roman, letter = (Sign.ROMAN, Sign.UPPER) if upper else (Sign.LOWER_ROMAN, Sign.LOWER)
    as_roman = _roman(text.casefold()) if upper or text.islower() else 0
    if len(text) > 1:
        return (roman, as_roman) if as_roman else None
    as_letter = ord(text.casefold()) - ord("a") + 1
    counted = as_roman and as_roman == last.get(roman, 0) + 1
    if as_letter == last.get(letter, 0) + 1 and not (counted and roman in last):
        return letter, as_letter
    return (roman, as_roman) if counted or as_roman == 1 else (letter, as_letter)


def _roman(text: str) -> int:
    if not _ROMAN.fullmatch(text):
        return 0
    values = [_ROMAN_VALUES[each] for each in text]
    return sum(-one if one < next_one else one for one, next_one in zip(values, [*values[1:], 0], strict=True))
