"""Where the headings of a table stand, in one row or several, and what each is headed under its groups."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import islice

from lkjip_xl.text.words import heading_key

Texts = Sequence[str]
"""The cells of a row as texts; "" where nothing stands."""
Span = tuple[tuple[int, int], tuple[int, int]]
"""A merged area: its first and its last cell as (row, column), counted from 0."""
SEPARATOR = " / "
_LAST_ROW_TO_LOOK_AT = 40
_MOST_HEADING_ROWS = 5
_MOST_TITLE_ROWS = 10
# A row of a table says what it is about and how much; a label has one thing behind it.
_FEWEST_CELLS_OF_A_ROW = 3
_LONGEST_HEADING = 160
_CODE = re.compile(r"[\dXx]{1,4}(?:\.[\dXx]+)+\b|\d+(?:\.\d+)+\.?(?:\s|$)")
_UNIT = re.compile(r"%|rp\.?|rupiah|\(?(?:rp\.?|rupiah|%)\)?", re.IGNORECASE)
# A percentage by its heading: % 2023, %=5/4, 2023 (%). The figure itself has the sign behind it.
_PERCENT = re.compile(r"\(?%.*|(?:19|20)\d\d\s*\(?%\)?")
_YEAR = re.compile(r"(?:19|20)\d\d")
_AMOUNT = re.compile(r"\(?rp\.?\s*-?\d.*", re.IGNORECASE)
_COLUMN_NUMBER = re.compile(r"\(?\d{1,2}\)?(?:\s*=.*)?|\d{1,2}\.0")
_COLUMN_LETTER = re.compile(r"\(?([a-z])\)?(?:\s*=.*)?", re.IGNORECASE)
# What stands alone under a group that is numbered already: K and Rp under each quarter.
_LEAF = re.compile(r"k|rp|%|rupiah|kinerja|keuangan|fisik|anggaran|target|realisasi|satuan|pagu")


@dataclass(frozen=True)
class Headings:
    """The headings of a table. Rows count from 0; ``paths`` has the heading of each column under its groups.

    ``titles`` are the texts above, ``data`` is the first row below.
    """

    first: int
    data: int
    paths: tuple[str, ...]
    titles: tuple[str, ...]


@dataclass(frozen=True)
class Wanted:
    """What the headings of a table are known by: one that says what a row is, and one that says how much.

    Both are asked with a heading's words alone (:func:`lkjip_xl.text.words.heading_key`), without its groups.
    """

    names: Callable[[str], bool]
    figures: Callable[[str], bool]


def find_headings(rows: Sequence[Texts], wanted: Wanted, spans: Sequence[Span] = ()) -> Headings | None:
    """The headings in the first rows of a grid; None where there are none such as are wanted."""
    texts = _spread(list(islice(rows, _LAST_ROW_TO_LOOK_AT + _MOST_HEADING_ROWS)), spans)
    for first, row in enumerate(texts[:_LAST_ROW_TO_LOOK_AT]):
        if len({text for text in row if text}) < 2 or not are_words(row):
            continue
        last = _last_row(texts, first, wanted)
        block = texts[first : last + 1]
        if not _are_wanted(block, wanted) or _is_title(texts, first, last, wanted):
            continue
        beside: list[str] = []
        if _are_wanted(block[1:], wanted) and not _is_group(block, wanted):
            # Titles may stand right above; a group over figures is one by its words.
            group = [text if wanted.figures(heading_key(text)) else "" for text in row]
            if not any(group):
                continue
            beside = [text for text, kept in zip(row, group, strict=True) if text and not kept]
            block = [group, *block[1:]]
        data = last + 1
        while data < len(texts) and (is_column_numbers(texts[data]) or _are_units(texts[data])):
            data += 1
        titles = tuple(dict.fromkeys(text for above in (*texts[:first], beside) for text in above if text))
        return Headings(first, data, _paths([row for row in block if not is_column_numbers(row)]), titles)
    return None


def is_column_numbers(row: Texts) -> bool:
    """Whether a row numbers the columns: ``1 2 3 6=(5-4)``, ``(a) (b) (c)``."""
    filled = list(dict.fromkeys(text for text in row if text))
    numbers = [int(re.sub(r"\D.*", "", text.strip("("))) for text in filled if _COLUMN_NUMBER.fullmatch(text)]
    if len(filled) > 1 and len(numbers) == len(filled):
        return numbers == sorted(numbers) and numbers[-1] > 1
    letters = [found[1].casefold() for text in filled if (found := _COLUMN_LETTER.fullmatch(text))]
    return len(letters) == len(filled) > 2 and letters[0] == "a" and letters == sorted(letters)


def repeats(row: Texts, headings: Headings) -> bool:
    """Whether a row repeats the headings, as prints do on every page."""
    same = sum(
        bool(text) and heading_key(text) in path.split(SEPARATOR)
        for text, path in zip(row, headings.paths, strict=False)
    )
    return same >= 2


def last_word(path: str) -> str:
    """The heading of a column without its groups."""
    return path.rpartition(SEPARATOR)[2]


def _is_title(texts: Sequence[Texts], first: int, last: int, wanted: Wanted) -> bool:
    """Whether rows only look like headings (``Nama SKPD | Badan X | Tahun Anggaran``): they stand further down.

    Between the two are only blank rows and rows of words: what holds a code or an amount is the table itself. The
    headings have more of what is wanted than a title has.
    """
    own = _count_wanted(texts[first : last + 1], wanted)
    for at in range(last + 1, min(len(texts), last + 1 + _MOST_TITLE_ROWS)):
        row = texts[at]
        if any(row) and not (are_words(row) or _is_labelled(row)):
            return False
        block = texts[at : _last_row(texts, at, wanted) + 1]
        if _are_wanted(block, wanted) and _count_wanted(block, wanted) > own:
            return True
    return False


def _count_wanted(block: Sequence[Texts], wanted: Wanted) -> int:
    keys = {heading_key(text) for row in block for text in row if text}
    return sum(wanted.names(key) or wanted.figures(key) for key in keys)


def _is_labelled(row: Texts) -> bool:
    """Whether a row is a label and what belongs to it: ``Kode SKPD | 8.01.0.00``, ``Tahun Anggaran : 2023``."""
    filled = [text for text in row if text]
    return 1 < len(filled) < _FEWEST_CELLS_OF_A_ROW and _is_heading(filled[0])


def _is_group(block: Sequence[Texts], wanted: Wanted) -> bool:
    """Whether the first of some rows, of which the others are headings of their own, is one of headings too.

    It is where a heading reaches from it into the next row, or where figures below it are headed alike and only it
    tells them apart: ``Operasi | Modal`` over ``Anggaran | Realisasi | Anggaran | Realisasi``.
    """
    if any(text and text == below for text, below in zip(block[0], block[1], strict=True)):
        return True
    paths = _paths(block[1:])
    alike = [at for at, path in enumerate(paths) if paths.count(path) > 1 and wanted.figures(last_word(path))]
    return sum(bool(block[0][at]) for at in alike) > 1


def _spread(rows: Sequence[Texts], spans: Sequence[Span]) -> list[list[str]]:
    """The rows, equally wide, with the text of a merged area in each of its cells."""
    width = max((len(row) for row in rows), default=0)
    spread = [[*row, *[""] * (width - len(row))] for row in rows]
    # Merged areas do not overlap: together they cover no more than all there is.
    room = len(spread) * width
    for (top, left), (bottom, right) in spans:
        if top >= len(spread) or left >= width:
            continue
        room -= (min(bottom, len(spread) - 1) - top + 1) * (min(right, width - 1) - left + 1)
        if room < 0:
            break
        for row in spread[top : bottom + 1]:
            for column in range(left, min(right + 1, width)):
                row[column] = row[column] or spread[top][left]
    return spread


def _is_heading(text: str) -> bool:
    """Whether a text can be a heading: words, and neither a code nor an amount."""
    if len(text) > _LONGEST_HEADING or _CODE.match(text) or _AMOUNT.fullmatch(text):
        return False
    return any(char.isalpha() for char in text) or any(each.fullmatch(text) for each in (_UNIT, _PERCENT))


def are_words(row: Texts) -> bool:
    """Whether all that stands in a row can be headings: words, units, and years."""
    filled = [text for text in row if text]
    return bool(filled) and all(_is_heading(text) or _YEAR.fullmatch(text) for text in filled)


def _are_units(row: Texts) -> bool:
    filled = [text for text in row if text]
    return bool(filled) and all(_UNIT.fullmatch(text) for text in filled)


def _last_row(texts: Sequence[Texts], first: int, wanted: Wanted) -> int:
    last = first
    while (
        last + 1 < len(texts)
        and last - first + 1 < _MOST_HEADING_ROWS
        and _continues(texts[last + 1], texts[first : last + 1], wanted)
    ):
        last += 1
    below = texts[last + 1 : last + 3]
    if len(below) > 1 and is_column_numbers(below[0]) and _are_leaves(below[1], texts[last]):
        last += 2
    return last


def _are_leaves(row: Texts, above: Texts) -> bool:
    """Whether a row below one of column numbers is the last one of the headings: K and Rp under each quarter."""
    new = [text for text, over in zip(row, above, strict=True) if text and text != over]
    return len(new) > 1 and all(_LEAF.fullmatch(heading_key(text)) for text in new)


def _continues(row: Texts, above: Sequence[Texts], wanted: Wanted) -> bool:
    """Whether a row is made of headings too.

    Under a heading that stands alone over its column begins the table itself, whose first row may be all words
    (``PROGRAM A`` without an amount): a further row of headings has one under a group, or under figures.
    """
    if not are_words(row) or is_column_numbers(row):
        return False
    new = [at for at, text in enumerate(row) if text and text != above[-1][at]]
    if any(_YEAR.fullmatch(row[at]) for at in new):
        return all(_is_under_a_group(at, row, above) for at in new)
    return any(
        _is_under_a_group(at, row, above) or wanted.figures(heading_key(above[-1][at])) or _UNIT.fullmatch(row[at])
        for at in new
    )


def _is_under_a_group(column: int, row: Texts, above: Sequence[Texts]) -> bool:
    """Whether what stands over a cell is a group (over several columns), or nothing at all."""
    over = next((each[column] for each in reversed(above) if each[column]), "")
    if not over:
        return True
    level = next(each for each in reversed(above) if each[column])
    first = last = column
    while first and row[first - 1] == row[column] and level[first - 1] == over:
        first -= 1
    while last + 1 < len(row) and row[last + 1] == row[column] and level[last + 1] == over:
        last += 1
    if any(0 <= side < len(level) and level[side] == over for side in (first - 1, last + 1)):
        return True
    # A group that is not merged stands at its first column, with nothing beside it.
    for behind in range(column + 1, len(row)):
        if any(each[behind] for each in above):
            return False
        if row[behind]:
            return True
    return False


def _are_wanted(block: Sequence[Texts], wanted: Wanted) -> bool:
    keys = {heading_key(text) for row in block for text in row if text}
    names = {key for key in keys if wanted.names(key)}
    return bool(names) and any(wanted.figures(key) for key in keys - names)


def _paths(rows: Sequence[Texts]) -> tuple[str, ...]:
    width = max(map(len, rows))
    parts: list[list[str]] = [[] for _ in range(width)]
    for depth, row in enumerate(rows):
        start = 0
        for column in range(width):
            if row[column] or not _belongs(rows, depth, start, column):
                start = column
            key = heading_key(row[start])
            if key and key not in parts[column]:
                parts[column].append(key)
    return tuple(SEPARATOR.join(each) for each in parts)


def _belongs(rows: Sequence[Texts], depth: int, start: int, column: int) -> bool:
    """Whether an empty cell of headings lies under the group that begins at ``start`` of its row.

    It does not where the group says itself how far it reaches, where another begins above it, nor where it alone
    has a heading below it; nor does an empty column beside a heading that reaches down.
    """
    if rows[depth][start] in [row[start] for row in rows[depth + 1 :]] and not any(row[column] for row in rows):
        return False
    is_spread = start > 0 and bool(rows[depth][start]) and rows[depth][start] == rows[depth][start - 1]
    if (
        is_spread
        or depth == len(rows) - 1
        or any(row[column] and row[column] != row[start] for row in rows[:depth])
    ):
        return False
    below = rows[depth + 1 :]
    return any(row[start] for row in below) or not any(row[column] for row in below)
