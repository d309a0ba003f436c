"""The column RUMUS CAPAIAN, which no report prints, beside indicators whose figures tell their formula."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from lkjip_xl import tables
from lkjip_xl.reader.cells import written
from lkjip_xl.reader.printed.choices import Formulas
from lkjip_xl.reader.workbook import PRINTED, Grid, RawCell
from lkjip_xl.report.place import CAPTION_ROW, DocumentTable
from lkjip_xl.tables.keys import Key
from lkjip_xl.text.words import name_key

# Over so many rows a heading goes at most.
_MOST_HEADINGS = 3


Rows = tuple[int, int]
"""The last row of a table's headings, and its first one below."""


def with_formulas(
    grids: Mapping[str, Grid], formulas: Formulas, headed: Mapping[str, Rows] | None = None
) -> dict[str, Grid]:
    """The sheets, by the key of their table, with the formulas of indicators where their table knows some.

    ``headed`` tells where the headings are in sheets of workbooks, whose names do not know it.
    """
    return {
        key: _with_formulas(key, grid, formulas, (headed or {}).get(key)) if formulas else grid
        for key, grid in grids.items()
    }


def _with_formulas(key: str, grid: Grid, formulas: Formulas, headed: Rows | None) -> Grid:
    spec, name = tables.table_named(key), grid.name
    column = next((each for each in spec.columns if each.key == Key.RUMUS and not each.only_printed), None)
    if column is None:
        return grid
    beside = max(at for _, at in grid.cells) + 1
    if headed is not None:
        return _beside(grid, formulas, (column.heading, beside), headed)
    if not isinstance(name, DocumentTable) or column.heading in name.headings.values():
        return grid
    rows = (name.last_heading, name.first_row)
    headings = {**name.headings, beside: column.heading}
    named = DocumentTable(name, headings, rows, name.caption, name.covered)
    return replace(_beside(grid, formulas, (column.heading, beside), rows), name=named)


def _beside(grid: Grid, formulas: Formulas, heading: tuple[str, int], rows: Rows) -> Grid:
    """The sheet with one column more, headed so, in which the formulas of its indicators stand."""
    (words, beside), (last, first) = heading, rows
    cells = {
        (row, beside): RawCell(formulas[name_key(text)].value, PRINTED, "@")
        for (row, _), raw in grid.cells.items()
        if row >= first and name_key(text := written(raw)) in formulas
    }
    rows_of_heading = range(max(CAPTION_ROW + 1, last - _MOST_HEADINGS + 1), last + 1)
    # In each of them: over an empty one the words of the group beside it would go on.
    over = {(row, beside): RawCell(words, PRINTED, "@") for row in rows_of_heading if cells}
    return replace(grid, cells=dict(sorted({**grid.cells, **over, **cells}.items())))
