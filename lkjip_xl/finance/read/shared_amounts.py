"""Amounts that stand once over several rows, in a merged cell: counted once, and said."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from lkjip_xl.finance.amounts import SourceRow
from lkjip_xl.finance.formats.sheets import Cells, RawSheet
from lkjip_xl.text.sentences import few

_MOST_NAMED = 3
# Under an amount over several rows there is no other one, and nothing is missing.
_NOTHING = "-"


def with_amounts_once(
    sheet: RawSheet, columns: Iterable[int], first_row: int, file: str
) -> tuple[RawSheet, tuple[str, ...]]:
    """The sheet in which an amount over several rows counts in the first of them alone, and what must be said.

    ``columns`` are those of amounts, ``first_row`` is the first below the headings; both count from 0.
    """
    wanted = frozenset(columns)
    over = sorted(
        (top, left, min(bottom, len(sheet.rows) - 1))
        for (top, left), (bottom, _) in sheet.spans
        if bottom > top >= first_row and left in wanted
    )
    rows: list[Cells] = list(sheet.rows)
    named: list[str] = []
    for top, left, bottom in over:
        if not _has(rows[top], left):
            continue
        for row in range(top + 1, bottom + 1):
            rows[row] = _with_nothing(rows[row], left)
        named.append(SourceRow(file, sheet.name, top + 1).cell(left).address)
    if not named:
        return sheet, ()
    cells = few(named, _MOST_NAMED)
    note = f"sel {cells} digabung atas beberapa baris: nilainya dihitung sekali, di baris pertamanya"
    return replace(sheet, rows=rows), (note,)


def _has(cells: Cells, column: int) -> bool:
    return column < len(cells) and cells[column] not in {"", None}


def _with_nothing(cells: Cells, column: int) -> Sequence[object]:
    if _has(cells, column):
        return cells
    filled = [*cells, *[""] * (column + 1 - len(cells))]
    filled[column] = _NOTHING
    return filled
