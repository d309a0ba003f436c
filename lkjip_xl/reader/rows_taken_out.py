"""Rows of a sheet that are none of its table: headings among its rows, and lines that only repeat others."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from typing import Any

from lkjip_xl.report.left_over import Ignored
from lkjip_xl.report.model import Row, Table


def without_rows(table: Table, gone: Collection[Row], what: str, **changes: Any) -> Table:
    """The table with some rows taken out; ``what`` they are is said of their cells, ``changes`` keep them."""
    numbers = {row.number for row in gone}
    kept = [row for row in table.rows if row.number not in numbers]
    shown = (cell for row in gone for cell in row.own_cells)
    return replace(
        table,
        rows=tuple(replace(row, index=index) for index, row in enumerate(kept)),
        ignored=(*table.ignored, *(Ignored.at(cell.place, what) for cell in shown)),
        **changes,
    )
