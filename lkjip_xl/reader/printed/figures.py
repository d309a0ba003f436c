"""Figures as a narrow column of a document prints them: broken over lines where a dot or a comma stands."""

from __future__ import annotations

import re

_BREAK = re.compile(r"(?<=[.,])[^\S\n]*\n\s*(?=[\d-])|(?<=\d)[^\S\n]*\n\s*(?=[.,][\d-])")
_FIGURE = re.compile(
    r"(?:Rp\.?\s*)?\(?-?(?:\d{1,3}(?:\.\d{3})+(?:,\d{1,2})?|\d+,\d{1,4})\)?(?:,-|\s*%)?", re.IGNORECASE
)


def figure_on_one_line(text: str) -> str:
    """A text that is one figure once the breaks beside its dots and its comma are none; any other as it is."""
    if "\n" not in text:
        return text
    joined = _BREAK.sub("", text.strip())
    return joined if _FIGURE.fullmatch(joined) else text
