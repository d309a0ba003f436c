"""Codes that say less than the whole (2.01 under 1.02.01), or more: 8.01.8.01.01 with its bidang twice."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lkjip_xl.grids.codes import LEVELS, Segments, is_rekening, is_skpd
from lkjip_xl.report.pairing import code_key
from lkjip_xl.tables.levels import Level

_OF_PROGRAM = 3
_DIGITS_OF_SUB_KEGIATAN = 4
_REPEATED_BIDANG = re.compile(r"(\d{1,2}\.\d{2})\.\1\.(\d{2}(?:\.\d+)*)\.?")
_ONLY_WITH_AGENCY = {2, 5}
_TOPMOST_REKENING = ("4", "5", "6")
_NAME_OF_REKENING = re.compile(r"(?:belanja|pendapatan|pembiayaan|transfer)\b", re.IGNORECASE)


def without_repeated_bidang(rows: Sequence[Sequence[str]], column: int) -> list[Sequence[str]]:
    """The rows with codes as of today, where the bidang urusan stands twice in each of them.

    8.01.8.01.01.2.01 is 8.01.01.2.01; with the number of the agency behind it, 1.20.1.20.05.01.2.01 is
    1.20.01.2.01.
    """
    found = [_REPEATED_BIDANG.fullmatch(_cell(row, column).strip()) for row in rows]
    rest = [each[2].split(".") if each else [] for each in found]
    # Behind the agency a program is the second segment, and a sub kegiatan the fifth.
    with_agency = any(len(each) in _ONLY_WITH_AGENCY for each in rest)
    plain: list[Sequence[str]] = []
    for row, each, segments in zip(rows, found, rest, strict=True):
        own = ".".join([each[1], *segments[with_agency:]]) if each else ""
        plain.append([*row[:column], own, *row[column + 1 :]] if own else row)
    return plain


def with_whole_codes(rows: Sequence[Sequence[str]], column: int) -> list[Sequence[str]]:
    """The rows with the whole code in a column where only programs have one.

    A sheet in which a kegiatan or a sub kegiatan has its whole code is left as it is.
    """
    keys = [_key(_cell(row, column)) for row in rows]
    levels = {LEVELS.get(len(key)) for key in keys}
    if Level.PROGRAM not in levels or levels & {Level.KEGIATAN, Level.SUB_KEGIATAN}:
        return list(rows)
    texts = [_cell(row, column).strip(". ") for row in rows]
    # 2.01.0001 is a sub kegiatan: the number of a program has two digits.
    bidang = {
        key[:2]
        for key, text in zip(keys, texts, strict=True)
        if len(key) == _OF_PROGRAM and len(text.rpartition(".")[2]) < _DIGITS_OF_SUB_KEGIATAN
    }
    whole: list[Sequence[str]] = []
    program = kegiatan = ""
    for at, (row, key, text) in enumerate(zip(rows, keys, texts, strict=True)):
        own = ""
        if kegiatan and len(key) == _OF_PROGRAM and key[:2] == _key(kegiatan)[_OF_PROGRAM:]:
            own = f"{program}.{text}"  # 2.01.0001 under 2.01
        elif len(key) == _OF_PROGRAM:
            program, kegiatan = text, ""
        elif program and len(key) == 2 and key not in bidang:
            own = kegiatan = f"{program}.{text}"
        elif kegiatan and len(key) == 1 and not _is_topmost_rekening(text, row, texts[at + 1 : at + 2]):
            own = f"{kegiatan}.{text}"
        whole.append([*row[:column], own, *row[column + 1 :]] if own else row)
    return whole


def _is_topmost_rekening(text: str, row: Sequence[str], below: Sequence[str]) -> bool:
    """Whether 4, 5 or 6 is a rekening: by its name, or by the rekening right below; else it counts as 3 does."""
    named = any(_NAME_OF_REKENING.match(each) for each in row)
    return text in _TOPMOST_REKENING and (named or any(is_rekening(each) for each in below))


def _cell(row: Sequence[str], column: int) -> str:
    return row[column] if column < len(row) else ""


def _key(text: str) -> Segments:
    """The segments of a code of the program structure; none where it is no such code."""
    if is_rekening(text) or is_skpd(text):
        return ()
    key = code_key(text)
    return key if all(isinstance(each, int) for each in key) else ()
