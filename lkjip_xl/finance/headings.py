"""Where the headings of a sheet stand, and what each column is headed, its groups included."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from lkjip_xl.finance.amounts import text_of
from lkjip_xl.finance.sheets import Cells
from lkjip_xl.words import heading_key

_LAST_ROW_TO_LOOK_AT = 40
_MOST_HEADING_ROWS = 4
_LONGEST_HEADING = 120
_WHAT = re.compile(r"(?:kode|kd|uraian|nama|program|kegiatan|sub kegiatan|rekening|no rek)\b")
_HOW_MUCH = re.compile(
    r"\b(?:pagu|anggaran|alokasi|realisasi|belanja|target keuangan|sebelum|setelah|sesudah|nilai rincian"
    r"|tahun 20\d\d)\b|^20\d\d$"
)
_COLUMN_NUMBER = re.compile(r"\(?\d{1,2}\)?(?:\s*=.*)?|\d{1,2}\.0")
SEPARATOR = " / "


@dataclass(frozen=True)
class Headings:
    """The headings of a sheet. Rows count from 0; ``paths`` has the heading of each column under its groups.

    ``titles`` are the texts above, ``data`` is the first row below.
    """

    first: int
    data: int
    paths: tuple[str, ...]
    titles: tuple[str, ...]


def find_headings(rows: Sequence[Cells]) -> Headings | None:
    """The headings in the first rows of a sheet; None where there are none that speak of a budget."""
    texts = [[text_of(cell) for cell in row] for row in islice(rows, _LAST_ROW_TO_LOOK_AT + _MOST_HEADING_ROWS)]
    first = next((index for index, row in enumerate(texts[:_LAST_ROW_TO_LOOK_AT]) if _is_heading(row)), None)
    if first is None:
        return None
    last = first
    while last + 1 < len(texts) and last - first + 1 < _MOST_HEADING_ROWS and _continues(texts[last + 1]):
        last += 1
    data = last + 1
    if data < len(texts) and is_column_numbers(texts[data]):
        data += 1
    titles = tuple(text for row in texts[:first] for text in row if text)
    return Headings(first, data, _paths(texts[first : last + 1]), titles)


def _is_heading(row: Sequence[str]) -> bool:
    keys = [heading_key(text) for text in row if 0 < len(text) <= _LONGEST_HEADING]
    what = [key for key in keys if _WHAT.match(key)]
    how_much = [key for key in keys if _HOW_MUCH.search(key) and key not in what]
    return bool(what) and bool(how_much)


def _continues(row: Sequence[str]) -> bool:
    """Whether a row is made of headings too: words, and neither codes nor amounts."""
    filled = [text for text in row if text]
    return bool(filled) and all(text[0].isalpha() or text in {"%", "(%)", "(Rp)"} for text in filled)


def is_column_numbers(row: Sequence[str]) -> bool:
    """Whether a row numbers the columns: ``1 2 3 6=(5-4)``."""
    filled = [text for text in row if text]
    numbers = [int(re.sub(r"\D.*", "", text.strip("("))) for text in filled if _COLUMN_NUMBER.fullmatch(text)]
    return len(filled) > 1 and len(numbers) == len(filled) and numbers == sorted(numbers) and numbers[-1] > 1


def _paths(rows: Sequence[Sequence[str]]) -> tuple[str, ...]:
    width = max(map(len, rows))
    parts: list[list[str]] = [[] for _ in range(width)]
    for depth, row in enumerate(rows):
        shown = ""
        for column in range(width):
            text = row[column] if column < len(row) else ""
            # A group stands once over its columns.
            shown = text or (shown if depth < len(rows) - 1 else "")
            key = heading_key(shown)
            if key and key not in parts[column]:
                parts[column].append(key)
    return tuple(SEPARATOR.join(each) for each in parts)
