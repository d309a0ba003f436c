"""Rows that number the columns of a table, under its headings: ``1``, ``(2)``, ``6=(5-4)``, or their unit."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

from lkjip_xl.tables.shared_columns import numbering
from lkjip_xl.text.words import heading_key

_NUMBER = re.compile(r"\(?\d{1,2}\)?(\s*=?\s*\(?[\d+\-–−x×*/÷: ()%]+\)?)?")
_RUNNING_NUMBERS = frozenset(heading_key(text) for text in (numbering("").heading, *numbering("").aliases))
_UNITS = frozenset({"rp", "rupiah", "%", "persen", "k"})
# Column numbers stay as they were when columns are deleted or put elsewhere.
_MOST_COLUMNS_DELETED = 12
# A row that has a number in no fewer of its columns than this share of them numbers the columns.
_SHARE_OF_NUMBERED = 0.75


def numbers_columns(shown: Mapping[int, str]) -> bool:
    """Whether the texts of a row, by column, are column numbers: small, none twice, in whatever order."""
    firsts = _first_numbers(shown)
    return len(shown) > 1 and _are_numbers(shown) and len(set(firsts)) == len(firsts)


def numbers_nearly_all(shown: Mapping[int, str], columns: Collection[int]) -> bool:
    """Whether a row has a number that can be a column's in nearly all columns of its table, one twice or not."""
    filled = sum(column in shown for column in columns)
    return filled >= len(columns) * _SHARE_OF_NUMBERED and _are_numbers(shown)


def _are_numbers(shown: Mapping[int, str]) -> bool:
    small = max(_first_numbers(shown), default=0) <= max(shown, default=0) + _MOST_COLUMNS_DELETED
    return small and all(_NUMBER.fullmatch(text) or heading_key(text) in _UNITS for text in shown.values())


def _first_numbers(shown: Mapping[int, str]) -> list[int]:
    """The number in each cell, the first of them where it is a formula."""
    return [int(found.group()) for text in shown.values() if (found := re.search(r"\d+", text))]


def heads_numbers(key: str) -> bool:
    """Whether a heading, by its words, is that of running numbers, which a table has for whoever reads it."""
    return key in _RUNNING_NUMBERS
