"""Headings among the rows of a table: they are set beside its rows, and are none of them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from typing import Any

from lkjip_xl.report.left_over import Ignored
from lkjip_xl.report.model import Row, Table


def with_headings_beside(table: Table, headings: Collection[Row], what: str, **changes: Any) -> Table:
    """The table with some rows taken out; ``what`` they are is said of their cells, ``changes`` keep them."""
    numbers = {row.number for row in headings}
    kept = [row for row in table.rows if row.number not in numbers]
    shown = (cell for row in headings for cell in row.cells.values() if not (cell.is_blank or cell.carried))
    return replace(
        table,
        rows=tuple(replace(row, index=index) for index, row in enumerate(kept)),
        ignored=(*table.ignored, *(Ignored(cell.place, what) for cell in shown)),
        **changes,
    )
