"""A figure in a text, as short formulas of the template read it: one decimal mark, no thousands."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

NO_BREAK: Final = "\u00a0"
OWN_MARK: Final = "RIGHT(LEFT(1/2,2))"
"""An expression of the decimal mark that the computer itself puts into a half."""
_NUMBER = re.compile(r"[+-]?(?:[0-9]+(?:,[0-9]*)?|,[0-9]+)")


def number_in(text: str) -> str:
    """An expression of the number in a text; an error where it is none.

    With a power of ten: else 2-3 would be a day.
    """
    for sign, instead in ((NO_BREAK, '""'), ("%", '""'), (".", '","'), (",", OWN_MARK)):
        text = f'SUBSTITUTE({text},"{sign}",{instead})'
    return f'VALUE({text}&"E0")'


def number_of_text(text: str) -> Decimal | None:
    """What :func:`number_in` gives; None for an error."""
    bare = text.replace(NO_BREAK, "").replace("%", "").replace(".", ",")
    return Decimal(bare.replace(",", ".")) if _NUMBER.fullmatch(bare) else None


def in_words(text: str) -> str:
    """What ``TRIM`` makes of a text."""
    return " ".join(word for word in text.split(" ") if word)
