"""Where something stands in the workbook of staff."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from lkjip_xl.text.addresses import column_letters


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where something stands in a workbook; row and column count from 1."""

    sheet: str
    row: int
    column: int

    @property
    def address(self) -> str:
        """The cell as Excel names it: ``F19``."""
        return f"{column_letters(self.column)}{self.row}"


def stretches(places: Sequence[Place]) -> list[list[Place]]:
    """Cells in stretches of those below each other."""
    found: list[list[Place]] = []
    for place in places:
        last = found[-1][-1] if found else None
        if last is not None and place == replace(last, row=last.row + 1):
            found[-1].append(place)
        else:
            found.append([place])
    return found


def named(cells: Sequence[Sequence[Place]]) -> str:
    """Stretches of cells as people name them, each by its first and its last cell."""
    ends = (dict.fromkeys((each[0].address, each[-1].address)) for each in cells)
    return ", ".join("–".join(addresses) for addresses in ends)
