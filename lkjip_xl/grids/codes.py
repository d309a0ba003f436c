"""Codes of the budget: of a program, kegiatan or sub kegiatan, of a rekening, of an SKPD."""

from __future__ import annotations

import re

from lkjip_xl.tables.levels import Level

Segments = tuple[int | str, ...]
"""A code segment by segment, as integers where they are numbers: 01 and 0001 are the same."""

LEVELS = {3: Level.PROGRAM, 5: Level.KEGIATAN, 6: Level.SUB_KEGIATAN}
"""The level of a code by its number of segments; fewer than three are urusan and bidang urusan."""

# Belanja and pembiayaan. The second segment has one digit: 5.01 is the urusan of planning, 5.1 Belanja Operasi.
_REKENING = re.compile(r"[456]\.[1-4](?:\.\d+)*\.?")
# What follows the bidang urusan tells an SKPD from a program: 1.02.0.00.0.00.01.0000 and 1.02.01.2.01.0001.
_SKPD = r"\d{1,2}\.\d{1,2}(?:\.\d\.\d{1,2}){2}\.\d{1,2}(?:\.\d{1,4})?"
_OF_SKPD = re.compile(rf"{_SKPD}(?:\.\d{{1,4}})?\.?")
# A letter O, I or l among digits is a slip: 8.O1.01.
_UP_TO_2 = r"(?=[OoIl]?\d)[\dOoIl]{1,2}"
_UP_TO_4 = r"(?=[OoIl]{0,3}\d)[\dOoIl]{1,4}"
_STRUCTURE = re.compile(rf"(?:{_UP_TO_2}|[Xx])\.(?:{_UP_TO_2}|[Xx]{{2}})\.{_UP_TO_2}(?:\.{_UP_TO_4})*\.?")
_LIKE_DIGITS = str.maketrans("OoIl", "0011")
_OTHER_SEPARATOR = re.compile(r"(?:\d{1,2}|[Xx])([,/-])(?:\d{1,2}|[Xx]{2})(?:\1\d{1,2})(?:\1\d{1,4})*")
# One level, or two: 8, 01, 2.01, 2.01.0001. A date is none: 12.01.2024.
_PART_OF_STRUCTURE = re.compile(
    rf"(?:{_UP_TO_4}|[Xx]{{1,2}})(?:\.(?:{_UP_TO_4}|[Xx]{{2}}))?\.?|\d\.\d{{2}}\.(?:\d{{2}}|0\d{{3}})\.?"
)
# One cell with the SKPD in front, and the rekening behind the sub kegiatan: 8.01.01.2.01.0001.5.1.02.01.
_ALL_IN_ONE = re.compile(
    rf"(?:(?P<skpd>{_SKPD})\.)?"
    r"(?P<structure>(?:\d{1,2}\.\d{2}|[Xx]\.[Xx]{2})\.\d{2}(?:\.\d\.\d{2}(?P<sub>\.\d{2,4})?)?)"
    r"(?(sub)(?:\.(?P<rekening>[456](?:\.[1-4](?:\.\d{2,4})*)?))?)\.?"
)
_SEGMENTS_OF_BIDANG = 2
# The second segment of an urusan has two digits, that of a rekening one: 1.1.1 is a number before a row.
_CODE_BEFORE_NAME = re.compile(
    r"((?:\d{1,2}\.\d{2}(?:\.\d+)*|[456]\.[1-4](?:\.\d{2,})+|X\.XX(?:\.\d+)*))\.?\s*(?:[-–—:|]\s*)?(?=\D)(.+)",
    re.DOTALL,
)
_IN_BRACKETS = r"[\[(]\s*((?:\d{1,2}\.\d{2}|X\.XX)\.\d{2}(?:\.\d+)*)\.?\s*[\])]"
_BRACKETS_BEFORE_NAME = re.compile(rf"{_IN_BRACKETS}\s*(?:[-–:]\s*)?(.+)", re.DOTALL)
_BRACKETS_BEHIND_NAME = re.compile(rf"(.+?)\s*(?:[-–:]\s*)?{_IN_BRACKETS}", re.DOTALL)
_ANY_CODE_BEFORE_NAME = re.compile(
    r"(\d+(?:\.\d+)*|X\.XX(?:\.\d+)*)\.?\s*(?:[-–—:|]\s*|(?<=\s))(?=\D)(.+)", re.DOTALL
)


def is_rekening(code: str) -> bool:
    """Whether a code is one of a rekening, in the form of the budget or of the ledger."""
    return _REKENING.fullmatch(code.strip()) is not None


def is_skpd(code: str) -> bool:
    """Whether a code is one of an SKPD or of its sub unit."""
    return _OF_SKPD.fullmatch("".join(code.split())) is not None


def usual_form(code: str) -> str:
    """A code without marks around it, with dots for commas, strokes or dashes, and digits for letters like them.

    8,01,01 and 8/01/01* and 8.O1.01 are 8.01.01.
    """
    plain = code.strip("*'`;: ")
    found = _OTHER_SEPARATOR.fullmatch(plain)
    plain = plain.replace(found[1], ".") if found else plain
    return plain.translate(_LIKE_DIGITS) if is_structure(plain) else plain


def is_structure(code: str) -> bool:
    """Whether a text is a code of a program or of what lies under one: neither a date, nor words with dots."""
    return _STRUCTURE.fullmatch("".join(code.split())) is not None


def is_part_of_structure(code: str) -> bool:
    """Whether a text can be a part of such a code, where each level has a column of its own: 8, 01, 2.01."""
    return _PART_OF_STRUCTURE.fullmatch("".join(code.split())) is not None


def split_all_in_one(code: str) -> tuple[str, str, str]:
    """The SKPD, the code of the program structure and the rekening that stand in one code; empty where not."""
    found = _ALL_IN_ONE.fullmatch("".join(code.split()))
    return (found["skpd"] or "", found["structure"], found["rekening"] or "") if found else ("", "", "")


def is_same_code(one: Segments, other: Segments) -> bool:
    """Whether two codes are the same; X.XX stands for any bidang urusan."""
    if _has_placeholder(one) or _has_placeholder(other):
        one, other = one[_SEGMENTS_OF_BIDANG:], other[_SEGMENTS_OF_BIDANG:]
    return bool(one) and one == other


def _has_placeholder(code: Segments) -> bool:
    return bool(code) and str(code[0]).casefold() == "x"


def ancestors(code: Segments) -> list[Segments]:
    """The codes of the program, the kegiatan and the sub kegiatan that a code lies in, itself included."""
    return [code[:length] for length in LEVELS if length <= len(code)]


def split_code_and_name(text: str) -> tuple[str, str]:
    """A code and a name in one cell (``7.01.01.2.01 - Nama``, ``Nama (7.01.01)``); no code where there is none."""
    return _split(_CODE_BEFORE_NAME, text)


def split_any_code(text: str) -> tuple[str, str]:
    """The same in a column that is known to hold codes, however short they are."""
    return _split(_ANY_CODE_BEFORE_NAME, text)


def _split(pattern: re.Pattern[str], text: str) -> tuple[str, str]:
    if found := _BRACKETS_BEFORE_NAME.fullmatch(text.strip()):
        return found[1], found[2].strip()
    if found := _BRACKETS_BEHIND_NAME.fullmatch(text.strip()):
        return found[2], found[1].strip()
    match = pattern.fullmatch(text.strip())
    return (match[1], match[2].strip()) if match else ("", text.strip())
