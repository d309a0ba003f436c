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


def with_formulas(grids: Mapping[str, Grid], formulas: Formulas) -> dict[str, Grid]:
    """The sheets, by the key of their table, with the formulas of indicators where their table knows some."""
    return {key: _with_formulas(key, grid, formulas) if formulas else grid for key, grid in grids.items()}


def _with_formulas(key: str, grid: Grid, formulas: Formulas) -> Grid:
    spec, name = tables.table_named(key), grid.name
    column = next((each for each in spec.columns if each.key == Key.RUMUS and not each.only_printed), None)
    if column is None or not isinstance(name, DocumentTable) or column.heading in name.headings.values():
        return grid
    beside = max(at for _, at in grid.cells) + 1
    cells = {
        (row, beside): RawCell(formulas[name_key(text)].value, PRINTED, "@")
        for (row, _), raw in grid.cells.items()
        if row >= name.first_row and name_key(text := written(raw)) in formulas
    }
    rows_of_heading = range(max(CAPTION_ROW + 1, name.last_heading - _MOST_HEADINGS + 1), name.last_heading + 1)
    # In each of them: over an empty one the words of the group beside it would go on.
    heading = {(row, beside): RawCell(column.heading, PRINTED, "@") for row in rows_of_heading if cells}
    headings = {**name.headings, beside: column.heading}
    rows = (name.last_heading, name.first_row)
    named = DocumentTable(name, headings, rows, name.caption, name.covered)
    return replace(grid, name=named, cells=dict(sorted({**grid.cells, **heading, **cells}.items())))
