"""Where the pages of a printed table may begin: nowhere that leaves a heading alone at the foot of a page."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from lkjip_xl.books.finished.layout import TableLayout
from lkjip_xl.report.model import Row
from lkjip_xl.tables.spec import Column

# So many rows of one sasaran, goal or unit are kept on a page; longer ones are cut between two of their rows.
_MOST_TOGETHER = 6


def starts_of_blocks(layout: TableLayout) -> list[int]:
    """The rows of the sheet that a page may begin with."""
    kept = set(_kept_with_above(layout))
    return [number for number in range(layout.first_row, layout.last_row + 1) if number not in kept]


def _kept_with_above(layout: TableLayout) -> Iterator[int]:
    rows = layout.rows
    for above, row in pairwise(rows):
        if row.under is not None or _is_heading_of(above, row) or row in (layout.table.total, layout.table.shares):
            yield layout.row_number(row)
    yield from (layout.mean_row(group) for group in layout.means)
    for run in runs(layout):
        short = len(run) <= _MOST_TOGETHER
        yield from map(layout.row_number, run[1:] if short else run[1:2])


def _is_heading_of(above: Row, row: Row) -> bool:
    """Whether a row is a program, a kegiatan or the name of a group, and the next stands under it."""
    if above.group:
        return True
    return above.level is not None and row.level is not None and above.level.value < row.level.value


def runs(layout: TableLayout) -> Iterator[list[Row]]:
    """The rows over which something stands once: a sasaran, say, over its indicators."""
    for column in layout.columns:
        if column.carried:
            yield from runs_of(layout, column)


def runs_of(layout: TableLayout, column: Column) -> list[list[Row]]:
    """The rows over which each of a column's names stands; most stand over one."""
    found: list[list[Row]] = []
    for row in layout.table.rows:
        cell = row.cells.get(column.key)
        between = (each.number for each in layout.table.budget_headings)
        apart = found and any(found[-1][-1].number < number < row.number for number in between)
        if found and cell is not None and cell.carried and not apart:
            found[-1].append(row)
        else:
            found.append([row])
    return found
