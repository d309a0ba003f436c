"""Codes of the budget: of a program, kegiatan or sub kegiatan, of a rekening, of an SKPD."""

from __future__ import annotations

import re

from lkjip_xl.pairs import code_key
from lkjip_xl.schema import Level

Segments = tuple[int | str, ...]
"""A code segment by segment, as integers where they are numbers: 01 and 0001 are the same."""

LEVELS = {3: Level.PROGRAM, 5: Level.KEGIATAN, 6: Level.SUB_KEGIATAN}
"""The level of a code by its number of segments; fewer than three are urusan and bidang urusan."""

# Belanja and pembiayaan. The second segment has one digit: 5.01 is the urusan of planning, 5.1 Belanja Operasi.
_REKENING = re.compile(r"[456]\.[1-4](?:\.\d+)*\.?")
_FEWEST_SEGMENTS_OF_SKPD = 7
# The second segment of an urusan has two digits, that of a rekening one: 1.1.1 is a number before a row.
_CODE_BEFORE_NAME = re.compile(
    r"((?:\d{1,2}\.\d{2}(?:\.\d+)*|[456]\.[1-4](?:\.\d{2,})+|X\.XX(?:\.\d+)*))\.?\s*(?:[-–]\s*)?(?=\D)(.+)",
    re.DOTALL,
)
_ANY_CODE_BEFORE_NAME = re.compile(
    r"(\d+(?:\.\d+)*|X\.XX(?:\.\d+)*)\.?\s*(?:[-–]\s*|(?<=\s))(?=\D)(.+)", re.DOTALL
)


def is_rekening(code: str) -> bool:
    """Whether a code is one of a rekening, in the form of the budget or of the ledger."""
    return _REKENING.fullmatch(code.strip()) is not None


def is_skpd(code: str) -> bool:
    """Whether a code is one of an SKPD or of its sub unit."""
    return len(code_key(code)) >= _FEWEST_SEGMENTS_OF_SKPD


def level_of(code: Segments) -> Level | None:
    """The level of a code of the program structure."""
    return LEVELS.get(len(code))


def ancestors(code: Segments) -> list[Segments]:
    """The codes of the program, the kegiatan and the sub kegiatan that a code lies in, itself included."""
    return [code[:length] for length in LEVELS if length <= len(code)]


def split_code_and_name(text: str) -> tuple[str, str]:
    """A code and the name behind it in one cell (``7.01.01.2.01 - Nama``); no code where there is none."""
    return _split(_CODE_BEFORE_NAME, text)


def split_any_code(text: str) -> tuple[str, str]:
    """The same in a column that is known to hold codes, however short they are."""
    return _split(_ANY_CODE_BEFORE_NAME, text)


def _split(pattern: re.Pattern[str], text: str) -> tuple[str, str]:
    match = pattern.fullmatch(text.strip())
    return (match[1], match[2].strip()) if match else ("", text.strip())
