"""Words that say what a row is: a program, kegiatan or sub kegiatan before its name, or what stands over them."""

from __future__ import annotations

import re

from lkjip_xl.tables.levels import Level
from lkjip_xl.text.words import fold, squeeze

_LEVEL = re.compile(
    r"(?P<sub>sub[\s-]*(?:kegiatan|keg\b\.?))|(?P<kegiatan>kegiatan|keg\b\.?)|(?P<program>program|prog\b\.?)",
    re.IGNORECASE,
)
_BEHIND_WORD = re.compile(r"[\s:.–-]+")
_LEVELS = {"sub": Level.SUB_KEGIATAN, "kegiatan": Level.KEGIATAN, "program": Level.PROGRAM}
_CODES = re.compile(r"(?:kode|kd|no rek|nomor rekening)\b")
_ROW_NUMBERS = re.compile(r"no|nomor|nomor urut|no urut|#")
_ABOVE = re.compile(r"(?:bidang )?urusan\b|unsur\b|sasaran\b|tujuan\b|misi\b|(?:unit )?organisasi\b|skpd\b|opd\b")


def split_level_word(name: str) -> tuple[Level | None, str]:
    """The level that stands before a name, and the name without it: ``Sub Kegiatan Rapat``."""
    text = squeeze(name)
    found = _LEVEL.match(text)
    if not found:
        return None, text
    behind = _BEHIND_WORD.match(text, found.end())
    if not behind or behind.end() == len(text):
        return None, text
    return _LEVELS[found.lastgroup or ""], text[behind.end() :]


def word_before(name: str) -> Level | None:
    """The level that stands before a name."""
    return split_level_word(name)[0]


def heads_codes(heading: str) -> bool:
    """Whether a column of this heading (folded) holds codes of the budget."""
    return _CODES.match(heading) is not None


def heads_row_numbers(heading: str) -> bool:
    """Whether a column of this heading (folded) numbers the rows."""
    return _ROW_NUMBERS.fullmatch(heading) is not None


def may_stand_above(name: str) -> bool:
    """Whether a name begins with a word for what stands over programs: an urusan, a sasaran, an agency."""
    return _ABOVE.match(fold(name)) is not None
