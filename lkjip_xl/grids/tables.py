"""Where tables stand in a grid: one below another, each under titles and headings of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from lkjip_xl.grids.headings import Headings, Span, Texts, Wanted, find_headings
from lkjip_xl.text.total_words import is_carried_over, names_total
from lkjip_xl.text.words import fold, heading_key

# So many rows are looked at for headings at once, and so many can be headings one below another.
_WINDOW = 46
_DEPTH = 3
# A row of a title holds no more texts than these.
_MOST_TEXTS_OF_TITLE = 2
_CAPTION = re.compile(r"tabel\s+\d[\w.]*\s+\D")
_GOES_ON = re.compile(r"\b(?:lanjutan|sambungan|lanj)\b")
_FIGURE = re.compile(r"(?:rp\.?\s*)?\(?-?[\d.,]+\)?\s*%?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class TableAt:
    """A table in a grid. Rows count from 0: ``top`` is the first of its titles, ``end`` the first below it."""

    top: int
    end: int
    headings: Headings


def find_tables(rows: Sequence[Texts], wanted: Wanted, spans: Sequence[Span] = ()) -> list[TableAt]:
    """The tables of a grid whose headings are such as are wanted, from top to bottom."""
    found: list[Headings] = []
    for first in _candidates(rows, wanted):
        if found and (first < found[-1].data or not _begins_anew(rows, first)):
            continue
        headings = _headings_from(rows, first, wanted, spans)
        if headings is None or (found and headings.first < found[-1].data):
            continue
        # Headings that come again are those of the next page, where no total has ended the table.
        if not found or headings.paths != found[-1].paths or _is_ended(rows, headings.first):
            found.append(headings)
    tops = [top_of_titles(rows, each.first, before.data if before else 0) for before, each in _with_before(found)]
    ends = [*tops[1:], len(rows)]
    tables = (
        TableAt(top, end, replace(each, titles=_texts(rows[top : each.first])))
        for top, end, each in zip(tops, ends, found, strict=False)
    )
    return [replace(each, end=_end(rows, each)) for each in tables]


def _end(rows: Sequence[Texts], table: TableAt) -> int:
    """The first row below a table: at the latest where a line of its own names another one, whatever it is of."""
    own, headings = {fold(title) for title in table.headings.titles}, [*rows[table.headings.first]]
    for at in range(table.headings.data, table.end):
        line, *others = [*dict.fromkeys(filter(None, rows[at])), ""]
        said = fold(line)
        if any(others) or not _CAPTION.match(said) or said in own or _GOES_ON.search(said):
            continue
        below = next((row for row in rows[at + 1 : table.end] if any(row)), ())
        if [*below] != headings:  # else they come again, as on the next page
            return at
    return table.end


def _with_before(found: Sequence[Headings]) -> Iterator[tuple[Headings | None, Headings]]:
    return zip([None, *found[:-1]], found, strict=True) if found else iter(())


def _candidates(rows: Sequence[Texts], wanted: Wanted) -> Iterator[int]:
    """The rows at which headings may begin: in them or just below are words of both kinds that are wanted."""
    names, figures = [], []
    for row in rows:
        keys = {heading_key(text) for text in row if text}
        own = {key for key in keys if wanted.names(key)}
        names.append(bool(own))
        figures.append(any(wanted.figures(key) for key in keys - own))
    for at in range(len(rows)):
        block = slice(at, at + _DEPTH)
        if len({*filter(None, rows[at])}) > 1 and any(names[block]) and any(figures[block]):
            yield at


def _headings_from(rows: Sequence[Texts], at: int, wanted: Wanted, spans: Sequence[Span]) -> Headings | None:
    """The headings that begin at a row or a little below, counted in the whole grid."""
    near = [
        ((top - at, left), (bottom - at, right))
        for (top, left), (bottom, right) in spans
        if at <= top < at + _WINDOW
    ]
    found = find_headings(rows[at : at + _WINDOW], wanted, near)
    if found is None or found.first > _DEPTH:
        return None
    return replace(found, first=found.first + at, data=found.data + at)


def _begins_anew(rows: Sequence[Texts], first: int) -> bool:
    """Whether a row can be the first of another table: above it is nothing, a title, or a total."""
    above = [*dict.fromkeys(filter(None, rows[first - 1]))]
    return len(above) <= 1 or names_total(above[0])


def _is_ended(rows: Sequence[Texts], first: int) -> bool:
    """Whether a title stands above some headings, and above it the total of the table before."""
    at = first - 1
    while at >= 0 and _may_be_title(rows[at]):
        at -= 1
    label = next(filter(None, rows[at]), "") if at >= 0 else ""
    return any(map(any, rows[at + 1 : first])) and names_total(label) and not is_carried_over(label)


def top_of_titles(rows: Sequence[Texts], first: int, above: int) -> int:
    """The first row of the titles over some headings, below the row at which the table before may end."""
    at = first
    while at > above and _may_be_title(rows[at - 1]):
        at -= 1
    return at


def _may_be_title(row: Texts) -> bool:
    texts = [*dict.fromkeys(filter(None, row))]
    if not texts:
        return True
    return (
        len(texts) <= _MOST_TEXTS_OF_TITLE and not any(map(_FIGURE.fullmatch, texts)) and not names_total(texts[0])
    )


def _texts(rows: Sequence[Texts]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text for row in rows for text in row if text))
