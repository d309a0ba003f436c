"""Texts with ``*`` and ``?`` in them, as Excel's COUNTIF and VLOOKUP hold them against what a cell shows."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

WILDCARDS: Final = frozenset("*?~")
_PARTS: Final = re.compile(r"~([*?~])|(.)", re.DOTALL)
_ANY: Final = {"*": ".*", "?": "."}


def is_like(text: str, wanted: str) -> bool:
    """Whether a whole text is what is looked for: ``*`` stands for any letters, ``?`` for one; in any case."""
    return _pattern(wanted.casefold()).fullmatch(text.casefold()) is not None


@lru_cache(maxsize=1024)
def _pattern(wanted: str) -> re.Pattern[str]:
    parts = (
        re.escape(escaped) if escaped else _ANY.get(char, re.escape(char))
        for escaped, char in _PARTS.findall(wanted)
    )
    return re.compile("".join(parts), re.DOTALL)
