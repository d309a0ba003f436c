"""Which of the nested rows of a list are programs, kegiatan and sub kegiatan, as a template is to name them."""

from __future__ import annotations

from collections.abc import Sequence

from lkjip_xl.grids.sums_of_tree import depths_of
from lkjip_xl.grids.words import may_stand_above, word_before
from lkjip_xl.report.model import Row, Table
from lkjip_xl.tables.keys import Key
from lkjip_xl.tables.levels import Level

# How far over its kegiatan a row over the programs stands.
_OVER_PROGRAMS = Level.PROGRAM - 1

NamedRow = tuple[Row, Level | None]
"""A row, and its level where rows have some."""


def named_rows(table: Table) -> list[NamedRow]:
    """The rows with their levels, without what stands over programs and under sub kegiatan.

    None at all where nobody knows which level is the first: of four that sums tell, or below an urusan of its own.
    """
    if table.spec.tree is None or table.spec.tree.levels_have_names:
        return [(row, row.level) for row in table.rows]
    depths = depths_of([row.parent for row in table.rows])
    first = _first_level([row.text(Key.NAMA) for row in table.rows], depths)
    if first is None:
        return []
    ranks = [first + depth for depth in depths]
    return [
        (row, Level(rank))
        for row, rank in zip(table.rows, ranks, strict=True)
        if Level.PROGRAM <= rank <= Level.SUB_KEGIATAN
    ]


def _first_level(names: Sequence[str], depths: Sequence[int]) -> int | None:
    """The level of the rows on top: by words before names, else as they are few enough; 0 is an urusan."""
    words = [(word_before(name), depth) for name, depth in zip(names, depths, strict=True)]
    told = {word - depth for word, depth in words if word is not None}
    if len(told) > 1:  # Kegiatan may begin the name of anything
        told = {word - depth for word, depth in words if word is Level.PROGRAM}
    if len(told) == 1:
        return told.pop()
    if all(may_stand_above(name) for name, depth in zip(names, depths, strict=True) if not depth):
        return _OVER_PROGRAMS
    return Level.PROGRAM if not told and max(depths, default=0) < len(Level) else None
