"""What the rows of a list stand under, where each level is named in a column of its own.

A program may be named in a row of its own, in each row of its parts, or beside the first of these alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from lkjip_xl.text.words import fold

NamePath = tuple[str, ...]
"""The names of what a row stands under, its own last; blank where a level between is not named."""


def paths_of(rows: Sequence[Sequence[str]]) -> list[NamePath]:
    """The path of each row by its names, a level each; one that is blank is that of the row above."""
    found: list[NamePath] = []
    last: NamePath = ()
    for names in rows:
        filled = [at for at, name in enumerate(names) if name]
        own = names[: filled[-1] + 1] if filled else []
        first = filled[0] if filled else 0
        over = [*last[:first], *[""] * (first - len(last))]
        last = (*over, *map(fold, own[first:]))
        found.append(last)
    return found


def tree_of_paths(paths: Sequence[NamePath]) -> tuple[int | None, ...]:
    """The tree of rows that stand under rows of their own; what is only named beside its parts is no row."""
    at: dict[NamePath, int] = {}
    parents: list[int | None] = []
    for index, path in enumerate(paths):
        over = (path[:length] for length in range(len(path) - 1, 0, -1))
        parents.append(next((at[each] for each in over if each in at), None))
        at[path] = index
    return tuple(parents)


def rows_of_last(paths: Sequence[NamePath], length: int) -> int:
    """How many of the last rows stand under the same names, ``length`` of them."""
    return sum(1 for _ in takewhile(lambda path: path[:length] == paths[-1][:length], reversed(paths)))
