"""The addresses that the formulas of the template use, made so that inserted rows stay inside them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lkjip_xl.books.kit.writer import quoted
from lkjip_xl.books.template.capaian_steps import capaian_formula
from lkjip_xl.books.template.layout import HEADING_ROW, FormLayout, LiveText, literal
from lkjip_xl.methods.efisiensi import USUAL, Ukuran, column_formula
from lkjip_xl.tables import IDENTITAS, PENGATURAN
from lkjip_xl.tables.facts import RelativeYear
from lkjip_xl.tables.keys import FieldKey
from lkjip_xl.tables.levels import Level
from lkjip_xl.text.addresses import column_letters

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lkjip_xl.books.template.layout import TableLayout
    from lkjip_xl.tables.calculation import Capaian
    from lkjip_xl.tables.sources import Link
    from lkjip_xl.tables.spec import Column


# What may stand in a cell that says nothing; Excel compares words without case.
NOTHING_SAID = ("", "-", "n/a")


def link_formula(source: TableLayout, link: Link, row: int) -> str:
    """A cell of another table, by a direct reference; nothing where nothing stands there.

    Excel moves such a reference with its row. ``INDEX`` with ``ROW()`` would not need copying into an
    inserted row, but would shift every figure below it against the names.
    """
    if link.year is RelativeYear.THIS:
        cell = _cell_of_this_year(source, link, row)
        return f'IFERROR(IF({cell}="","",{cell}),"")'
    cell = source.linked_cell(link.key, row)
    shown = f'IF({cell}="","",{cell})'
    if source.has(link.instead):
        instead = source.linked_cell(link.instead, row)
        tests = ",".join(f"{instead}={literal(each)}" for each in NOTHING_SAID)
        shown = f"IF(OR({tests}),{shown},{instead})"
    if not link.levels or source.spec.tree is None:
        return shown
    level = source.linked_cell(source.spec.tree.level, row)
    tests = ",".join(f'{level}="{each.label}"' for each in link.levels)
    return f'IF(OR({tests}),{shown},"")'


def is_headed(layout: TableLayout, column: Column, year: RelativeYear) -> str:
    """A test whether a column stands under the report's year, or the one before it, as Identitas tells it."""
    # The heading is merged over the columns of its year, and stands in the first of them.
    first = next(each for each in layout.spec.columns if each.group == column.group)
    heading = f"${column_letters(layout.column(first.key))}${HEADING_ROW}"
    tahun = FormLayout(IDENTITAS).linked_cell(FieldKey.TAHUN)
    return f'{heading}={tahun}&""' if year is RelativeYear.THIS else f'{heading}=(N({tahun})-1)&""'


def _cell_of_this_year(source: TableLayout, link: Link, row: int) -> str:
    """The cell of the report's year among the columns of the Renstra, found by their headings."""
    numbers = [index for index, column in enumerate(source.spec.columns, 1) if column.series == link.column]
    first, last = column_letters(min(numbers)), column_letters(max(numbers))
    sheet = quoted(source.spec.sheet)
    year = FormLayout(IDENTITAS).linked_cell(FieldKey.TAHUN)
    headings = f"{sheet}!${first}${HEADING_ROW}:${last}${HEADING_ROW}"
    return f'INDEX({sheet}!${first}{row}:${last}{row},MATCH({year}&"",{headings},0))'


def efficiency_number(number: int, capaian: int, penyerapan: int, ukuran: Ukuran) -> LiveText:
    """The number of the column of efficiency, with its formula by the measure that Pengaturan names."""
    left, right = f"({capaian})", f"({penyerapan})"
    texts = {each: column_formula(each, left, right) for each in Ukuran}
    shown = {each: f"({number})={text}" if text else f"({number})" for each, text in texts.items()}
    chosen = FormLayout(PENGATURAN).linked_cell(FieldKey.UKURAN_EFISIENSI)
    live = literal(shown[USUAL])
    for each in Ukuran:
        if each is not USUAL:
            live = f"IF({chosen}={literal(each.value)},{literal(shown[each])},{live})"
    return LiveText(live, shown[ukuran])


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
        """The capaian as a fraction, or words in its place."""
        return capaian_formula(self.layout, self.row, calc)

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
        """The address of the row's own figure."""
        return self.cell(column)

    def converted(self, column: str, like: str) -> str:
        """Never asked for: what is measured is divided by the formulas of its steps."""
        raise KeyError((column, like))

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

    def converted(self, column: str, like: str) -> str:
        """Never asked for: a total is not measured."""
        raise KeyError((column, like))

    def sum_of_parts(self, column: str) -> str:
        """The topmost rows, or every row of a flat table."""
        tree = self.layout.spec.tree
        amounts = self.layout.whole_column(column)
        if tree is None:
            return f"SUM({amounts})"
        return f'SUMIF({self.layout.whole_column(tree.level)},"{min(Level).label}",{amounts})'
