"""A further table below the one that a sheet is for: its title, its headings once more, and its rows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from lkjip_xl.reader.binding import Binding
from lkjip_xl.text.words import fold, heading_key
from lkjip_xl.text.years import YEAR

_DIGITS = re.compile(r"\d+")
_TITLE = re.compile(r"\btabel\b")
# A title has no more lines than these.
_MOST_LINES = 3

Shown = Mapping[int, Mapping[int, str]]


@dataclass(frozen=True, slots=True)
class TablesBelow:
    """The rows of a further table, and those of titles that a table repeats on every page."""

    other: Sequence[int] = ()
    titles: Sequence[int] = ()


def tables_below(shown: Shown, above: Iterable[str], binding: Binding) -> TablesBelow:
    """What stands below a table by the texts of its rows; ``above`` are those of its own title and headings.

    A table is another one where a title of another year stands above the headings that come again.
    """
    years = {year for text in above for year in YEAR.findall(text)}
    keys = {column: key for key, column in binding.columns.items()}
    rows, titles = [*shown], list[int]()
    for at, row in enumerate(rows):
        own = {keys[column]: text for column, text in shown[row].items() if column in keys}
        if not is_heading_again(own, binding.headings, with_years=False):
            continue
        lines = _lines_above(shown, rows[:at])
        texts = [text for line in lines for text in shown[line].values()]
        if {year for text in texts for year in YEAR.findall(text)} - years:
            return TablesBelow(rows[rows.index(lines[0]) :], titles)
        if any(_TITLE.search(fold(text)) for text in texts):
            titles += lines
    return TablesBelow((), titles)


def is_heading_again(own: Mapping[str, str], headings: Mapping[str, str], *, with_years: bool = True) -> bool:
    """Whether a row repeats the headings, as a table does that goes on over pages; or those of another year."""
    if len(own) < 2:
        return False
    says_something = False
    for key, text in own.items():
        here, heading = heading_key(text), heading_key(headings[key])
        if not with_years:
            here, heading = _without_digits(here), _without_digits(heading)
        if here not in heading:
            return False
        says_something = says_something or bool(here)
    return says_something


def _without_digits(text: str) -> str:
    return _DIGITS.sub("", text).strip()


def _lines_above(shown: Shown, rows: Sequence[int]) -> list[int]:
    """The rows just above that hold one text each."""
    lines: list[int] = []
    for row in reversed(rows[-_MOST_LINES:]):
        if len(shown[row]) > 1:
            break
        lines.insert(0, row)
    return [row for row in lines if shown[row]]
