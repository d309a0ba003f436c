"""Where the sentences of a paragraph end."""

from __future__ import annotations

import re
from typing import Final

# A dot behind these ends no sentence: No. 53, Kab. Bungo, Tgl. 2 Januari, s.d. 2026, dkk., S.Sos., M.Si.
_SHORT: Final = frozenset(
    (
        *("no", "nomor", "kab", "prov", "kec", "kel", "jl", "jln", "tgl", "thn", "th", "hlm", "hal", "rp", "ps"),
        *(
            "drs",
            "dra",
            "dr",
            "ir",
            "prof",
            "telp",
            "sdr",
            "bpk",
            "ibu",
            "yth",
            "kep",
            "tap",
            "psl",
            "vol",
            "ttd",
            "an",
        ),
        *("dsb", "dst", "dll", "dkk", "ybs", "lih", "tbk", "pt", "cv", "st", "sp", "min", "maks", "kpd"),
    )
)
# A note may follow in the same paragraph: “… belum mencapai target. *) Untuk indikator …”.
_END: Final = re.compile(
    r"(?P<word>[^\s.!?]*)(?P<sign>[.!?]+)(?P<closing>[”\"')\]]*)(?=\s+(?:\*+\)?\s*)?[“\"'(\[]?[A-Z0-9]|\s*$)"
)


def sentences_of(text: str) -> list[tuple[int, int]]:
    """The sentences of a text, each by where it begins and ends; a line break ends one too."""
    found: list[tuple[int, int]] = []
    for line in re.finditer(r"[^\n]+", text):
        start = line.start()
        for end in _ends_in(line[0], line.start()):
            found.append((start, end))
            start = end
        found.append((start, line.end()))
    return [trimmed for first, last in found if (trimmed := _trimmed(text, first, last))]


def _ends_in(line: str, shift: int) -> list[int]:
    return [shift + found.end() for found in _END.finditer(line) if not _goes_on(line, found)]


def _goes_on(line: str, found: re.Match[str]) -> bool:
    """Whether a dot belongs to what stands before it: an abbreviation, a title, the number of a list."""
    if found["sign"] != "." or found.end() == len(line):
        return False
    word = found["word"].lstrip("(“\"'")
    is_number_of_list = not line[: found.start("word")].strip() and re.fullmatch(r"\d{1,2}|[A-Za-z]", word)
    return bool(is_number_of_list) or len(word) == 1 or word.lower() in _SHORT


def _trimmed(text: str, first: int, last: int) -> tuple[int, int] | None:
    """A stretch without the blanks at its ends; None where nothing else is in it."""
    inside = text[first:last]
    if not inside.strip():
        return None
    first += len(inside) - len(inside.lstrip())
    return first, first + len(inside.strip())
