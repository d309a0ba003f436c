"""Tables that stand side by side in a sheet, which share the rows of their headings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from lkjip_xl.grids.headings import Texts, Wanted
from lkjip_xl.grids.tables import TableAt, find_tables
from lkjip_xl.reader.workbook import Grid


def side_by_side(grid: Grid, rows: Sequence[Texts], at: TableAt, wanted: Wanted) -> Iterator[tuple[Grid, TableAt]]:
    """The tables that were found as one, from left to right, each with its part of the sheet.

    Each has headings of its own that say what its rows are, and how much. The title over the first one is that of
    the others, where nothing stands over these.
    """
    shown = rows[at.headings.first : at.end]
    for column in _where_parted(shown, at.headings.paths):
        left, right = _part(grid, at, 1, column), _part(grid, at, column + 1, len(at.headings.paths))
        on_the_left, on_the_right = _only(left, rows, at, wanted), _only(right, rows, at, wanted)
        if on_the_left is None or on_the_right is None:
            continue
        yield left, _titled(on_the_left, at)
        behind = _blanked(rows, column, len(at.headings.paths))
        yield from side_by_side(right, behind, _titled(on_the_right, at), wanted)
        return
    yield grid, at


def _titled(found: TableAt, whole: TableAt) -> TableAt:
    return replace(found, headings=replace(found.headings, titles=found.headings.titles or whole.headings.titles))


def _where_parted(shown: Sequence[Texts], paths: Sequence[str]) -> Iterator[int]:
    """The columns behind which another table may begin: blank ones, and those before a heading comes again."""
    filled = [at for at in range(len(paths)) if any(row[at] for row in shown if at < len(row))]
    for before, behind in pairwise(filled):
        if behind - before > 1 or (paths[behind] and paths[behind] == paths[filled[0]]):
            yield behind


def _part(grid: Grid, at: TableAt, left: int, right: int) -> Grid:
    """The sheet with these columns alone where a table stands, its titles among it; columns count from 1."""
    return replace(
        grid,
        cells={
            place: raw
            for place, raw in grid.cells.items()
            if at.top < place[0] <= at.end and left <= place[1] <= right
        },
        merges=tuple(each for each in grid.merges if left <= each.left and each.right <= right),
    )


def _only(part: Grid, rows: Sequence[Texts], at: TableAt, wanted: Wanted) -> TableAt | None:
    """The only table in some columns of a sheet, if its headings stand where those of all of them do."""
    columns = {column for _, column in part.cells}
    if not columns:
        return None
    shown = _blanked(rows[: at.end], min(columns) - 1, max(columns))
    shown[: at.top] = [[""] * len(row) for row in shown[: at.top]]
    spans = [each.span for each in part.merges]
    found = find_tables(shown, wanted, spans)
    return found[0] if len(found) == 1 and found[0].headings.first == at.headings.first else None


def _blanked(rows: Sequence[Texts], first: int, end: int) -> list[list[str]]:
    """The rows with nothing but the columns from one on, counted from 0, up to another one."""
    return [[text if first <= at < end else "" for at, text in enumerate(row)] for row in rows]
