"""The names in a cell that holds several: a program that two sasaran share stands under both."""

from __future__ import annotations

import re

from lkjip_xl.report.cell import Cell

_BETWEEN = re.compile(r"[;\n]")


def names_in(cell: Cell) -> list[str]:
    """The names in a cell, each on a line of its own or behind a semicolon; one that says nothing has none."""
    return [name for name in _BETWEEN.split(cell.as_typed) if name.strip()]
