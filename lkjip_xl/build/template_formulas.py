"""The addresses that the formulas of the template use, made so that inserted rows stay inside them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lkjip_xl.build.layout import HEADING_ROW, FormLayout, literal
from lkjip_xl.build.writer import quoted
from lkjip_xl.calc import NOT_COMPUTABLE
from lkjip_xl.capaian import Rumus, expression
from lkjip_xl.model import column_letters
from lkjip_xl.schema import THIS_YEAR, Capaian, Kind, Level
from lkjip_xl.tables import IDENTITAS, PENGATURAN

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lkjip_xl.build.layout import TableLayout
    from lkjip_xl.schema import Link, Lookup


def link_formula(source: TableLayout, link: Link, row: int) -> str:
    """A cell of another table, by a direct reference; nothing where nothing stands there.

    Excel moves such a reference with its row. ``INDEX`` with ``ROW()`` would not need copying into an
    inserted row, but would shift every figure below it against the names.
    """
    if THIS_YEAR in link.column:
        cell = _cell_of_this_year(source, link, row)
        return f'IFERROR(IF({cell}="","",{_in_percent_points(cell)}),"")'
    cell = source.linked_cell(link.column, row)
    measured = source.spec.column(link.column).kind is Kind.QUANTITY and source.holds_numbers(link.column)
    shown = f'IF({cell}="","",{_in_percent_points(cell) if measured else cell})'
    if not link.levels or source.spec.tree is None:
        return shown
    level = source.linked_cell(source.spec.tree.level, row)
    tests = ",".join(f'{level}="{each.label}"' for each in link.levels)
    return f'IF(OR({tests}),{shown},"")'


def _in_percent_points(cell: str) -> str:
    """A figure, in percent points also where its cell shows a fraction as a percentage.

    A formula sees the fraction without its format: 80% and 80 would be two things, and 100 ÷ 80% were 125.
    Where a program does not know ``CELL("format")``, figures are taken as they are.
    """
    percent = f'IFERROR(LEFT(CELL("format",{cell}),1),"")="P"'
    return f"IF(ISNUMBER({cell}),{cell}*IF({percent},100,1),{cell})"


def _cell_of_this_year(source: TableLayout, link: Link, row: int) -> str:
    """The cell of the report's year among the columns of the Renstra, found by their headings."""
    base = link.column.replace(THIS_YEAR, "")
    numbers = [index for index, column in enumerate(source.spec.columns, 1) if column.key.startswith(base)]
    first, last = column_letters(min(numbers)), column_letters(max(numbers))
    sheet = quoted(source.spec.sheet)
    year = FormLayout(IDENTITAS).linked_cell("tahun")
    headings = f"{sheet}!${first}${HEADING_ROW}:${last}${HEADING_ROW}"
    return f'INDEX({sheet}!${first}{row}:${last}{row},MATCH({year}&"",{headings},0))'


def lookup_formula(source: TableLayout, lookup: Lookup, by: str) -> str:
    """The cell of another table in the row with the name that stands in ``by``; nothing where there is none."""
    found = f"MATCH({by},{source.fixed_column(source.spec.label)},0)"
    column = source.fixed_column(lookup.column)
    if source.spec.column(lookup.column).carried:
        # What stands once over several rows: the last one that is filled down to the row that was found.
        first = column.partition(":")[0]
        so_far = f"{first}:INDEX({column},{found})"
        cell = f'LOOKUP(2,1/({so_far}<>""),{so_far})'
    else:
        cell = f"INDEX({column},{found})"
    return f'IF({by}="","",IFERROR({cell},""))'


def numbering_formula(layout: TableLayout, counts: str, row: int) -> str:
    """How many rows down to this one have something in a column; the row of column numbers is not one."""
    cell = layout.cell(counts, row)
    first = layout.whole_column(counts).partition(":")[0]
    return f'IF({cell}="","",SUMPRODUCT(--({first}:{cell}<>""))-1)'


@dataclass(frozen=True, slots=True)
class RowAddresses:
    """The addresses of a row, and of its parts if it stands on that level.

    ``tables`` are the layouts of the other tables, for totals that stand there.
    """

    layout: TableLayout
    row: int
    tables: Mapping[str, TableLayout]
    level: Level | None = None

    def cell(self, column: str) -> str:
        """The row's own cell."""
        return self.layout.cell(column, self.row)

    def capaian(self, calc: Capaian) -> str:
        """The capaian by the formula that the row's own cell names, up to the limit of Pengaturan."""
        realisasi, target = self.own(calc.realisasi), self.own(calc.target)
        tests = [f"N({target})=0", f"NOT(ISNUMBER({realisasi}))"]
        share = expression(Rumus.MORE_IS_BETTER, realisasi, target)
        if calc.rumus:
            chosen = self.cell(calc.rumus)
            inverse = f"{chosen}={literal(Rumus.LESS_IS_BETTER_INVERSE.value)}"
            tests.append(f"AND({inverse},N({realisasi})=0)")
            for rumus in (Rumus.LESS_IS_BETTER, Rumus.LESS_IS_BETTER_INVERSE):
                share = f"IF({chosen}={literal(rumus.value)},{expression(rumus, realisasi, target)},{share})"
        cap = FormLayout(PENGATURAN).linked_cell("batas_capaian")
        limited = f"MIN({share},IF(ISNUMBER({cap}),{cap}/100,1E+99))"
        return f'IF(OR({",".join(tests)}),"{NOT_COMPUTABLE}",{limited})'

    def across(self, columns: Sequence[str]) -> str:
        """The sum of neighbouring columns of the row."""
        cells = [self.cell(key) for key in columns if self.layout.has(key)]
        return f"SUM({cells[0]}:{cells[-1]})"

    def total(self, column: str, table: str) -> str:
        """The cell of a column's total."""
        if not table:
            return self.layout.total_cell(column)
        layout = self.tables[table]
        return f"{quoted(layout.spec.sheet)}!{layout.total_cell(column)}"

    def own(self, column: str) -> str:
        """The row's own figure: its address, or for a target the target in percent points."""
        measured = self.layout.spec.column(column).kind is Kind.QUANTITY
        return _in_percent_points(self.cell(column)) if measured else self.cell(column)

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

    def cell(self, column: str) -> str:
        """The cell of the Jumlah row."""
        return self.layout.cell(column, self.layout.total_row)

    def capaian(self, calc: Capaian) -> str:
        """Never asked for: a capaian is no total."""
        raise KeyError(calc.target)

    def across(self, columns: Sequence[str]) -> str:
        """Never asked for: such a column is summed from its rows."""
        raise KeyError(columns)

    def total(self, column: str, table: str) -> str:
        """The total itself, where the table is its own."""
        if table:
            raise KeyError(table)
        return self.layout.total_cell(column)

    def own(self, column: str) -> str:
        """The address of the row's own figure."""
        return self.cell(column)

    def sum_of_parts(self, column: str) -> str:
        """The topmost rows, or every row of a flat table."""
        tree = self.layout.spec.tree
        amounts = self.layout.whole_column(column)
        if tree is None:
            return f"SUM({amounts})"
        return f'SUMIF({self.layout.whole_column(tree.level)},"{min(Level).label}",{amounts})'
