"""The addresses that the formulas of the template use, made so that inserted rows stay inside them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lkjip_xl.schema import Level

if TYPE_CHECKING:
    from lkjip_xl.build.layout import TableLayout


def link_formula(source: TableLayout, key: str, row: int) -> str:
    """A cell of another table, by a direct reference; nothing where nothing stands there.

    Excel moves such a reference with its row. ``INDEX`` with ``ROW()`` would not need copying into an
    inserted row, but would shift every figure below it against the names.
    """
    cell = source.linked_cell(key, row)
    return f'IF({cell}="","",{cell})'


@dataclass(frozen=True, slots=True)
class RowAddresses:
    """The addresses of a row, and of its parts if it stands on that level."""

    layout: TableLayout
    row: int
    level: Level | None = None

    def own(self, column: str) -> str:
        """The address of the row's own figure."""
        return self.layout.cell(column, self.row)

    def sum_of_parts(self, column: str) -> str:
        """The rows of the next level, as far as the next row that stands as high as this one.

        The ranges begin with the row itself, so that a row inserted right under it is counted; of
        another level than its parts, it does not count.
        """
        tree = self.layout.spec.tree
        if tree is None or self.level is None:
            return "0"
        levels = self.layout.rest_of_column(tree.level, self.row)
        below = self.layout.below(tree.level, self.row)
        ends = ",".join(
            f'IFERROR(1+MATCH("{level.label}",{below},0),ROWS({levels}))'
            for level in reversed(Level)
            if level <= self.level
        )
        end = f"MIN({ends})" if self.level > min(Level) else ends
        first = levels.partition(":")[0]
        return (
            f'SUMIF({first}:INDEX({levels},{end}),"{Level(self.level + 1).label}",'
            f"{self.layout.rest_of_column(column, self.row)})"
        )


@dataclass(frozen=True, slots=True)
class TotalAddresses:
    """The addresses of the Jumlah row, and of the topmost rows."""

    layout: TableLayout

    def own(self, column: str) -> str:
        """The address of the row's own figure."""
        return self.layout.cell(column, self.layout.total_row)

    def sum_of_parts(self, column: str) -> str:
        """The topmost rows, or every row of a flat table."""
        tree = self.layout.spec.tree
        amounts = self.layout.whole_column(column)
        if tree is None:
            return f"SUM({amounts})"
        return f'SUMIF({self.layout.whole_column(tree.level)},"{min(Level).label}",{amounts})'
