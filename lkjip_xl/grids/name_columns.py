"""Which of several columns that may name the rows of a list does so."""

from __future__ import annotations

from collections.abc import Sequence

# What names the rows names no fewer of them than another column, by so many times.
_TIMES = 2


def naming_most(columns: Sequence[int], rows: Sequence[Sequence[str]]) -> tuple[int, ...]:
    """The first of some columns that names as many rows as any: an Urusan beside them stands in few rows."""
    if len(columns) < 2:
        return (*columns,)
    filled = {at: sum(at < len(row) and bool(row[at]) for row in rows) for at in columns}
    most = max(filled.values())
    return tuple(at for at in columns if _TIMES * filled[at] >= most)[:1]
