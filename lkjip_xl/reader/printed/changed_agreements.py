"""Perjanjian Kinerja that was changed: what it says after the change is the year's target."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from lkjip_xl.reader.binding import Binding
from lkjip_xl.reader.cells import written
from lkjip_xl.reader.printed.tables import PrintedTable
from lkjip_xl.reader.recognition import Claim
from lkjip_xl.reader.sieved_sheet import Merge
from lkjip_xl.reader.workbook import Grid
from lkjip_xl.tables.keys import Key, TableKey
from lkjip_xl.text.words import fold

_AGREEMENTS = frozenset({TableKey.TABEL_2_2_PERJANJIAN_KINERJA, TableKey.TABEL_2_2_PK_PROGRAM})
_OF_TARGETS = re.compile(r"\s*target\b", re.IGNORECASE)
_AFTER, _BEFORE = ("perubahan", "setelah", "sesudah"), ("sebelum",)


def replaced_agreements(
    claims: Mapping[int, Sequence[Claim]], groups: Mapping[int, Sequence[PrintedTable]]
) -> dict[int, Claim]:
    """The agreements beside which the document prints the changed one, by the numbers of their tables."""
    best = {number: each[0] for number, each in claims.items() if each and each[0].taken}
    changed = {
        claim.spec.key
        for number, claim in best.items()
        if claim.spec.key in _AGREEMENTS and _is_after(_title(groups[number][0]))
    }
    return {
        number: claim
        for number, claim in best.items()
        if claim.spec.key in changed and not _is_after(_title(groups[number][0]))
    }


def _title(table: PrintedTable) -> str:
    return table.caption or " ".join(table.titles[:1])


def _is_after(text: str) -> bool:
    """Whether words say that something is as it is after the change."""
    words = fold(text)
    return any(word in words for word in _AFTER) and not any(word in words for word in _BEFORE)


def by_changed_targets(grid: Grid, claim: Claim) -> tuple[Grid, str]:
    """An agreement without the targets before the change, where those after it stand in a column beside them.

    The second is how that column is headed; empty where there is none.
    """
    binding, key = claim.binding, Key.TARGET
    if claim.spec.key not in _AGREEMENTS or key not in binding.columns:
        return grid, ""
    row, before = binding.heading_row, binding.columns[key]
    for heading in binding.unknown:
        if _OF_TARGETS.match(heading.words) and _is_after(heading.words):
            return _with_column(grid, binding, before, heading.place.column), heading.words
    for repeated in binding.repeated:
        after = repeated.place.column
        words = written(grid.cells[row + 1, after]) if (row + 1, after) in grid.cells else ""
        if repeated.first.column == before and _is_after(words):
            below = _without_row(_with_column(grid, binding, before, after), row + 1)
            return below, f"{binding.headings[key]} {words}"
    return grid, ""


def _with_column(grid: Grid, binding: Binding, before: int, after: int) -> Grid:
    """The sheet with the second of two columns where the first stood, under the heading of that."""
    row = binding.heading_row
    shown = {at: cell for at, cell in grid.cells.items() if at[1] != before or at[0] < binding.first_row}
    of_headings = range(binding.first_row, row + 1)
    cells = {at: cell for at, cell in shown.items() if not (at[1] == after and at[0] in of_headings)}
    cells |= {
        (at, after): cell for (at, column), cell in grid.cells.items() if column == before and at in of_headings
    }
    merges = tuple(each for each in grid.merges if not (each.left == before and each.top <= row))
    return replace(grid, cells=dict(sorted(cells.items())), merges=merges)


def _without_row(grid: Grid, gone: int) -> Grid:
    """The sheet without one of its rows."""
    cells = {(row - (row > gone), column): cell for (row, column), cell in grid.cells.items() if row != gone}
    merges = (
        Merge(each.top - (each.top > gone), each.left, each.bottom - (each.bottom >= gone), each.right)
        for each in grid.merges
    )
    return replace(grid, cells=cells, merges=tuple(each for each in merges if each.size > 1))
