"""What the rows of an agency's own table say of their levels: their texts, how they look, what they sum."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from lkjip_xl.files.looks import PLAIN
from lkjip_xl.grids.nesting import RowClues
from lkjip_xl.reader.cells import written
from lkjip_xl.reader.own.listing_levels import RowRead
from lkjip_xl.reader.own.name_paths import paths_of
from lkjip_xl.reader.own.text_columns import TextColumns
from lkjip_xl.reader.summed_rows import summed_rows
from lkjip_xl.reader.workbook import Grid, RawCell
from lkjip_xl.report.model import Row
from lkjip_xl.tables.keys import Key


def rows_read(grid: Grid, texts: TextColumns, keys: Mapping[int, str], rows: Sequence[Row]) -> list[RowRead]:
    """The rows of a table in a sheet, of which ``keys`` are those of the columns of amounts by their place."""
    lines: dict[int, dict[int, RawCell]] = {row.number: {} for row in rows}
    for (row, column), raw in grid.cells.items():
        if row in lines:
            lines[row][column - 1] = raw
    found = [_with_look(_row_read(lines[row.number], texts, keys, row), grid, texts) for row in rows]
    if len(texts.names) < 2:
        return found
    names = [[written(own[at]) if at in own else "" for at in texts.names] for own in lines.values()]
    return [replace(row, path=path) for row, path in zip(found, paths_of(names), strict=True)]


def _row_read(cells: Mapping[int, RawCell], texts: TextColumns, keys: Mapping[int, str], row: Row) -> RowRead:
    """What a row says of its level; ``cells`` are its own by their column from 0."""
    shown = {at: written(raw) for at, raw in cells.items()}
    filled = [at for at in texts.names if shown.get(at)]
    amounts = tuple(row.figure(key) for key in keys.values())
    formulas = (summed_rows(cells[at].expression, (row.number, at + 1)) for at in keys if at in cells)
    clues = RowClues(
        row.text(Key.NAMA),
        _code(shown, texts),
        shown.get(texts.number, "") if texts.number is not None else "",
        amounts,
    )
    indent = texts.names.index(filled[-1]) if len(texts.names) > 1 and filled else _indent(cells, texts.names[0])
    return RowRead(row.number, clues, indent, next(filter(None, formulas), ()))


def _with_look(row: RowRead, grid: Grid, texts: TextColumns) -> RowRead:
    """A row with how its name looks; what is set in by spaces is not set in by the cell as well."""
    looks = (grid.looks.get((row.number, at + 1), PLAIN) for at in reversed(texts.names))
    look = max(looks, default=PLAIN)
    indent = look.indent if len(texts.names) < 2 else 0
    return replace(row, indent=row.indent + indent, look="bold" if look.bold else "")


def _code(shown: Mapping[int, str], texts: TextColumns) -> str:
    """The code of a row, of its parts where these stand side by side."""
    if texts.code is not None:
        return shown.get(texts.code, "")
    return ".".join(part.strip(". ") for at in texts.parts_of_code if (part := shown.get(at, "")))


def _indent(cells: Mapping[int, RawCell], column: int) -> int:
    value = cells[column].value if column in cells else None
    return len(value) - len(value.lstrip(" \u00a0")) if isinstance(value, str) else 0
