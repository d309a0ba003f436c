"""Columns that what they hold tells, and not their headings: parts of the code, names, codes of agencies."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import islice

from lkjip_xl.finance.amounts import text_of
from lkjip_xl.finance.formats.sheets import RawSheet
from lkjip_xl.finance.headings.fields import Field, field_of
from lkjip_xl.finance.read.row_columns import text_at
from lkjip_xl.grids.codes import is_part_of_structure, is_rekening, is_skpd, is_structure
from lkjip_xl.grids.headings import Headings

_OF_LEVEL = re.compile(r"urusan|bidang(?: urusan)?|program|kegiatan|sub ?kegiatan")
_NAME = re.compile(r"(?:uraian|nama)\b.*")
_CODE = "kode"
_OF_UNIT = re.compile(r"(?:(?:kode|kd|id) )?(?:unit(?: kerja)?|sub unit|upt|lembaga|badan)")
_OF_AGENCY = "kode skpd"
_OF_CODES = re.compile(r"(?:kode|kd|no rek|nomor rekening)(?: rekening)?")
_NAMES = "uraian"
_WORDS = re.compile(r"[^\W\d_]{3}")
_ENOUGH = 20


def with_parts_of_codes(sheet: RawSheet, headings: Headings) -> Headings:
    """The headings in which such columns are called codes; as they are where the columns hold names."""
    of_level = [at for at, path in enumerate(headings.paths) if _OF_LEVEL.fullmatch(path)]
    named = any(_NAME.match(path) for path in headings.paths)
    if len(of_level) < 2 or not named or not all(_holds_parts(sheet, headings, at) for at in of_level):
        return headings
    return replace(
        headings, paths=tuple(_CODE if at in of_level else path for at, path in enumerate(headings.paths))
    )


def told_by_content(sheet: RawSheet, headings: Headings) -> Headings:
    """The headings in which columns are called what they hold, where their own words do not say it."""
    for told in (
        *(with_parts_of_codes, with_codes_of_agencies),
        *(with_codes_under_one_heading, with_names_beside_codes),
    ):
        headings = told(sheet, headings)
    return headings


def with_codes_under_one_heading(sheet: RawSheet, headings: Headings) -> Headings:
    """The headings in which columns of codes beside KODE are called so, where a CSV has lost what was merged."""
    paths = list(headings.paths)
    for at in range(1, len(paths)):
        if not paths[at] and _OF_CODES.fullmatch(paths[at - 1]) and _holds_codes(sheet, headings, at):
            paths[at] = _CODE
    return replace(headings, paths=tuple(paths))


def _holds_codes(sheet: RawSheet, headings: Headings, column: int) -> bool:
    """Whether the first texts of a column are codes or parts of codes."""
    texts = (text for cells in sheet.rows[headings.data :] if (text := text_at(cells, column)))
    first = list(islice(texts, _ENOUGH))
    return bool(first) and all(
        is_part_of_structure(each) or is_structure(each) or is_rekening(each) or is_skpd(each) for each in first
    )


def with_names_beside_codes(sheet: RawSheet, headings: Headings) -> Headings:
    """The headings in which the texts beside the codes are called names, where no heading says so of any."""
    paths = headings.paths
    codes = [at for at, path in enumerate(paths) if _OF_CODES.fullmatch(path)]
    if not codes or any(_NAME.match(path) or _OF_LEVEL.match(path) for path in paths):
        return headings
    at = codes[-1] + 1
    if at >= len(paths) or not paths[at] or not _holds_names(sheet, headings, codes[-1]):
        return headings
    return replace(headings, paths=(*paths[:at], _NAMES, *paths[at + 1 :]))


def _holds_names(sheet: RawSheet, headings: Headings, code: int) -> bool:
    """Whether the first rows with a code of a program or of what lies under one have words beside it."""
    rows = (cells for cells in sheet.rows[headings.data :] if is_structure(text_at(cells, code)))
    first = [text_at(cells, code + 1) for cells in islice(rows, _ENOUGH)]
    return bool(first) and all(_WORDS.search(text) for text in first)


def with_codes_of_agencies(sheet: RawSheet, headings: Headings) -> Headings:
    """The headings in which a column of units with codes of SKPD is called theirs, where no other is."""
    if any(field_of(path) in {Field.KODE_SKPD, Field.NAMA_SKPD} for path in headings.paths):
        return headings
    of_unit = [at for at, path in enumerate(headings.paths) if _OF_UNIT.fullmatch(path)]
    at = next((each for each in of_unit if _holds_agencies(sheet, headings, each)), None)
    if at is None:
        return headings
    return replace(headings, paths=(*headings.paths[:at], _OF_AGENCY, *headings.paths[at + 1 :]))


def _holds_agencies(sheet: RawSheet, headings: Headings, column: int) -> bool:
    """Whether the first texts of a column are codes of agencies."""
    texts = (text for cells in sheet.rows[headings.data :] if (text := text_at(cells, column)))
    first = list(islice(texts, _ENOUGH))
    return bool(first) and all(map(is_skpd, first))


def _holds_parts(sheet: RawSheet, headings: Headings, column: int) -> bool:
    """Whether a column holds parts of codes, but for a word for a total or two."""
    rows = sheet.rows[headings.data :]
    texts = [text for cells in rows if column < len(cells) and (text := text_of(cells[column]))]
    parts = sum(map(is_part_of_structure, texts))
    return parts > 0 and 10 * parts >= 9 * len(texts)
