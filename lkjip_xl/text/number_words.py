"""Numbers in words: dua up to dua belas, and what some things are called together."""

from __future__ import annotations

import re

_IN_WORDS = {
    "dua": 2, "tiga": 3, "empat": 4, "lima": 5, "enam": 6, "tujuh": 7, "delapan": 8, "sembilan": 9, "sepuluh": 10,
    "sebelas": 11, "dua belas": 12,
}  # fmt: skip
ALL_OF = {2: "Kedua", 3: "Ketiga", 4: "Keempat", 5: "Kelima"}
"""How a sentence begins that tells of all of so many: Kedua indikator."""
NUMBER_WORDS = "|".join(sorted(_IN_WORDS, key=len, reverse=True))


def number_of(digits: str | None, word: str | None) -> int:
    """A number in digits, or in a word."""
    return int(digits) if digits else _IN_WORDS[re.sub(r"\s+", " ", (word or "").lower())]
