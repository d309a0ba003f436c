"""Signs of the fonts Symbol and Wingdings, in which Word keeps them by their place and not by what they are."""

from __future__ import annotations

import re
from collections.abc import Mapping

UNKNOWN = "\N{REPLACEMENT CHARACTER}"
_PRIVATE = re.compile("[\uf020-\uf0ff]")
_FIRST = 0xF000
_LATIN = "ABCDEFGHIKLMNOPQRSTUXYZabcdefghiklmnopqrstuxyz"
_GREEK = dict(zip(_LATIN, "ΑΒΧΔΕΦΓΗΙΚΛΜΝΟΠΘΡΣΤΥΞΨΖαβχδεφγηικλμνοπθρστυξψζ", strict=True))
_SYMBOL: Mapping[int, str] = {
    **{code: chr(code) for code in range(0x20, 0x41)},
    **{ord(latin): greek for latin, greek in _GREEK.items()},
    **{ord(sign): sign for sign in "[]_{|}"},
    0x2D: "−", 0x57: "Ω", 0x77: "ω", 0x7E: "∼", 0xA0: "€", 0xA3: "≤", 0xA5: "∞", 0xAC: "←", 0xAD: "↑", 0xAE: "→",
    0xAF: "↓", 0xB0: "°", 0xB1: "±", 0xB3: "≥", 0xB4: "×", 0xB7: "•", 0xB8: "÷", 0xB9: "≠", 0xBA: "≡", 0xBB: "≈",
    0xBC: "…", 0xC5: "⊕", 0xD6: "√", 0xD7: "⋅", 0xDB: "⇔", 0xDC: "⇐", 0xDE: "⇒", 0xE5: "∑",
}  # fmt: skip
_WINGDINGS: Mapping[int, str] = {
    0x20: " ", 0x6C: "●", 0x6E: "■", 0x6F: "□", 0x71: "❑", 0x75: "◆", 0x76: "❖", 0x9F: "•", 0xA7: "▪", 0xA8: "☐",
    0xD8: "➢", 0xE0: "→", 0xDF: "←", 0xE1: "↑", 0xE2: "↓", 0xE8: "➔", 0xF0: "⇨", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒",
    0xFE: "☑",
}  # fmt: skip
_WINGDINGS_2: Mapping[int, str] = {
    0x20: " ", 0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x98: "•", 0xA3: "☐",
}  # fmt: skip
_FONTS = {"symbol": _SYMBOL, "wingdings": _WINGDINGS, "wingdings 2": _WINGDINGS_2}


def symbol(font: str, code: str) -> str:
    """The sign at a place of a font, given in hexadecimal digits; one that is not known is told as such."""
    try:
        place = int(code, 16)
    except ValueError:
        return UNKNOWN
    known = _FONTS.get(font.casefold())
    if _FIRST <= place <= _FIRST + 0xFF or known is not None:
        return (known or _SYMBOL).get(place & 0xFF, UNKNOWN)
    return chr(place) if 0x20 <= place < 0xD800 or 0xE000 <= place < 0xFFFE else UNKNOWN


def with_signs(text: str, font: str) -> str:
    """A text in which older programs wrote signs of such fonts by their place."""
    if text.isascii():
        return text
    known = _FONTS.get(font.casefold(), _SYMBOL)
    return _PRIVATE.sub(lambda found: known.get(ord(found[0]) & 0xFF, UNKNOWN), text)
