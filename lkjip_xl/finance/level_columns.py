"""Columns headed Urusan, Program, Kegiatan, Sub Kegiatan that hold each a part of the code, and no names."""

from __future__ import annotations

import re
from dataclasses import replace

from lkjip_xl.finance.amounts import text_of
from lkjip_xl.finance.codes import is_part_of_structure
from lkjip_xl.finance.sheets import RawSheet
from lkjip_xl.grids.headings import Headings

_OF_LEVEL = re.compile(r"urusan|bidang(?: urusan)?|program|kegiatan|sub ?kegiatan")
_NAME = re.compile(r"(?:uraian|nama)\b.*")
_CODE = "kode"


def with_parts_of_codes(sheet: RawSheet, headings: Headings) -> Headings:
    """The headings in which such columns are called codes; as they are where the columns hold names."""
    of_level = [at for at, path in enumerate(headings.paths) if _OF_LEVEL.fullmatch(path)]
    named = any(_NAME.match(path) for path in headings.paths)
    if len(of_level) < 2 or not named or not all(_holds_parts(sheet, headings, at) for at in of_level):
        return headings
    return replace(
        headings, paths=tuple(_CODE if at in of_level else path for at, path in enumerate(headings.paths))
    )


def _holds_parts(sheet: RawSheet, headings: Headings, column: int) -> bool:
    """Whether a column holds parts of codes, but for a word for a total or two."""
    rows = sheet.rows[headings.data :]
    texts = [text for cells in rows if column < len(cells) and (text := text_of(cells[column]))]
    parts = sum(map(is_part_of_structure, texts))
    return parts > 0 and 10 * parts >= 9 * len(texts)
