"""What the rows of an agency's own table hold: their texts, and in which unit their amounts are."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import takewhile
from statistics import median

from lkjip_xl.grids.headings import last_word
from lkjip_xl.grids.words import heads_codes
from lkjip_xl.methods.tolerance import unit_of_heading
from lkjip_xl.reader.cells import written
from lkjip_xl.reader.own.sheet_tables import SheetTable
from lkjip_xl.reader.signature import is_signature
from lkjip_xl.text.numbers import Dot, nothing, read_number

ONE = Decimal(1)
"""The unit of amounts in rupiah."""
# An amount of a budget has more digits, in whatever unit but rupiah; what has fewer is no column of amounts.
_SMALL_AMOUNT = Decimal(1000)
_MOST_WORDS = 0.25


def rows_below(found: SheetTable) -> list[list[str]]:
    """The texts of its rows below the headings, as far as somebody signs."""
    width = len(found.headings.paths)
    rows: dict[int, list[str]] = {}
    for (row, column), raw in found.grid.cells.items():
        if row > found.headings.data and column <= width:
            rows.setdefault(row, [""] * width)[column - 1] = written(raw)
    shown = (rows[row] for row in sorted(rows))
    return [*takewhile(lambda row: not any(map(is_signature, row)), shown)]


def unit_of(found: SheetTable) -> Decimal:
    """How many rupiah its figures count in, as the lines over it say."""
    return max((unit_of_heading(line) for line in found.headings.titles), default=ONE)


def are_amounts(texts: Sequence[str], unit: Decimal) -> bool:
    """Whether the texts of a column are amounts; ``unit`` is how many rupiah they count in."""
    filled = [text for text in texts if text and nothing(text) is None]
    figures = [number.value for text in filled if (number := read_number(text, Dot.THOUSANDS))]
    if not figures or len(filled) - len(figures) > _MOST_WORDS * len(filled):
        return False
    large = [abs(figure) for figure in figures if figure]
    return not large or unit > 1 or median(large) >= _SMALL_AMOUNT


def amounts_without_heading(found: SheetTable, unit: Decimal) -> list[int]:
    """The columns from 0 of amounts under no heading of their own: then the others are hardly read as is meant.

    What stands beside a few rows alone is a note of somebody's, and parts of codes stand under one heading.
    """
    rows, paths = rows_below(found), found.headings.paths
    twice = {path for path in paths if path and paths.count(path) > 1}
    doubtful: list[int] = []
    for at, path in enumerate(paths):
        filled = [row[at] for row in rows if row[at]]
        is_note = not path and 2 * len(filled) < len(rows)
        is_unclear = not path or (path in twice and not heads_codes(last_word(path)))
        if is_unclear and filled and not is_note and are_amounts(filled, unit):
            doubtful.append(at)
    return doubtful
