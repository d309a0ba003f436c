"""Rows of a table of sasaran that are about a tujuan: its indicators stand over those of its sasaran."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from lkjip_xl.reader.cells import written
from lkjip_xl.reader.recognition import Claim
from lkjip_xl.reader.workbook import Grid
from lkjip_xl.tables.keys import Key
from lkjip_xl.tables.shared_columns import TUJUAN
from lkjip_xl.text.numbers import nothing
from lkjip_xl.text.words import heading_key

_HEADINGS = frozenset(map(heading_key, (TUJUAN.heading, *TUJUAN.aliases)))


def with_rows_of_tujuan(grid: Grid, claim: Claim, shift: int = 0) -> tuple[Grid, tuple[str, ...]]:
    """The sheet of a table that knows such rows, and the indicators in them.

    ``shift`` is by how many rows the sheet is off the one in which the table was recognised.
    """
    columns = claim.binding.columns
    tujuan = next((each.place.column for each in claim.binding.unknown if each.key in _HEADINGS), None)
    tujuan = columns.get(Key.TUJUAN, tujuan)
    if tujuan is None or not {Key.SASARAN, Key.INDIKATOR} <= columns.keys():
        return grid, ()
    first = claim.binding.heading_row + shift + 1
    found = dict(_rows_of_tujuan(grid, first, tujuan, columns[Key.SASARAN], columns[Key.INDIKATOR]))
    return replace(grid, of_tujuan=frozenset(found)), tuple(found.values())


def _says(text: str) -> bool:
    return bool(text) and nothing(text) is None


def _rows_of_tujuan(
    grid: Grid, first: int, tujuan: int, sasaran: int, indikator: int
) -> Iterator[tuple[int, str]]:
    """From a tujuan on beside which no sasaran stands, up to the first sasaran."""
    shown = {at: text for at, raw in grid.cells.items() if at[0] >= first and _says(text := written(raw))}
    of_tujuan = False
    for row in sorted({row for row, _ in shown}):
        if (row, sasaran) in shown:
            of_tujuan = False
        elif (row, tujuan) in shown and (row, indikator) in shown:
            of_tujuan = True
        if of_tujuan and (row, indikator) in shown:
            yield row, shown[row, indikator]
