"""Where something stands in the workbook of staff."""

from __future__ import annotations

from dataclasses import dataclass

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
