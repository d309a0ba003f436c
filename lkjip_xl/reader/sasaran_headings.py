"""Rows of indicator tables that hold a sasaran alone: a heading over the indicators below, not one of them."""

from __future__ import annotations

import re
from collections.abc import Mapping

from lkjip_xl.reader.rows_taken_out import without_rows
from lkjip_xl.report.cell import Cell, Content
from lkjip_xl.report.model import Row, Table
from lkjip_xl.tables.keys import Key
from lkjip_xl.tables.spec import Kind
from lkjip_xl.text.words import fold, name_key

# Sasaran 1: Meningkatnya …, with nothing beside it.
_CALLED_SASARAN = re.compile(r"\W*sasaran(?: strategis)?\s*(?:[\d.]+\b|(?:i{1,3}|iv|v)\b|[.:–-])")
_NOTHING = frozenset({Content.EMPTY, Content.NIL})


def without_sasaran_headings(tables: Mapping[str, Table]) -> dict[str, Table]:
    """The tables whose rows are indicators, with such headings set beside their rows."""
    of_indicators = [table for table in tables.values() if table.spec.of_indicators]
    known = {name_key(row.text(Key.SASARAN)) for table in tables.values() for row in table.rows} - {""}
    for table in of_indicators:
        # An indicator may be called like its sasaran.
        known -= {name_key(table.label(row)) for row in table.rows if len(_told(table, row)) > 1}
    return {key: _without(table, known) if table in of_indicators else table for key, table in tables.items()}


def _without(table: Table, known: set[str]) -> Table:
    headings = [row for row in table.rows if _is_heading(table, row, known)]
    if not headings or table.other_totals:
        return table
    numbers = {row.number for row in headings}
    merged = tuple(area for area in table.merged if area.place.row not in numbers)
    return without_rows(table, headings, "judul sasaran", sasaran_headings=tuple(headings), merged=merged)


def _is_heading(table: Table, row: Row, known: set[str]) -> bool:
    """Whether a row holds a sasaran alone: where the indicator belongs, or in its own column for those below."""
    told = _told(table, row)
    if told == [table.spec.label]:
        name = row.text(table.spec.label)
        return name_key(name) in known or _CALLED_SASARAN.match(fold(name)) is not None
    below = table.rows[row.index + 1] if row.index + 1 < len(table.rows) else None
    under = below is not None and Key.SASARAN in below.cells and below.cells[Key.SASARAN].carried
    return told == [Key.SASARAN] and under


def _told(table: Table, row: Row) -> list[str]:
    """The columns in which a row says something of its own."""
    return [key for key, cell in row.cells.items() if not (cell.carried or _says_nothing(table, key, cell))]


def _says_nothing(table: Table, key: str, cell: Cell) -> bool:
    """Whether a cell is blank, numbers the row, or shows the dash of a formula."""
    numbering = table.spec.column(key).kind is Kind.NUMBERING
    return cell.is_blank or numbering or (cell.formula and cell.content in _NOTHING)
