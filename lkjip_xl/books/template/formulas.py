"""The addresses that the formulas of the template use, made so that inserted rows stay inside them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from lkjip_xl.books.kit.writer import quoted
from lkjip_xl.books.template.capaian_steps import score_expression, share_expression, step_key
from lkjip_xl.books.template.layout import HEADING_ROW, FormLayout, LiveText, literal
from lkjip_xl.figures.calc import NOT_COMPUTABLE
from lkjip_xl.methods.efisiensi import USUAL, Ukuran, column_formula, expression, needed
from lkjip_xl.tables import IDENTITAS, PENGATURAN
from lkjip_xl.tables.calculation import Capaian, Step
from lkjip_xl.tables.facts import RelativeYear
from lkjip_xl.tables.keys import FieldKey
from lkjip_xl.tables.levels import Level
from lkjip_xl.tables.spec import Kind
from lkjip_xl.text.addresses import column_letters

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lkjip_xl.books.template.layout import TableLayout
    from lkjip_xl.tables.sources import Link
    from lkjip_xl.tables.spec import Column


# What may stand in a cell that says nothing; Excel compares words without case.
NOTHING_SAID = ("", "-", "n/a")
_DECIMAL_DIGITS = "0123456789"
_NUMBER = re.compile(r"[0-9]+(\.[0-9]*)?|\.[0-9]+")
# What stands between two figures in one cell, or around a second one; the slash of km/jam is part of a unit.
_OF_SEVERAL_FIGURES = ("-", "–", "—", " /", "/ ", "(", "sampai", " s.d", " s/d")


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


def figure_expression(cell: str, score: str = f'"{NOT_COMPUTABLE}"') -> str:
    """The figure of an indicator as it is typed, ``80%`` in percent points; a dash where none is, or one below 0.

    ``score`` is what the expression is where no figure stands there.

    The cells of targets and realisasi hold text: typed into any other cell, ``80%`` becomes the fraction 0,8,
    and no formula can tell it from 0,8 in every program (``CELL("format")`` is not known to Excel for the web and
    to Google Sheets). Behind it may stand its unit, ``2 dokumen``; of ranges nothing is read. Text is also read
    the same on every computer: with the decimal mark that the computer itself puts into a half, and a power of
    ten, without which ``2-3`` would be a date. :func:`figure_of_text` is the same in Python.
    """
    # A percent sign is one at the end only.
    text = f'SUBSTITUTE(SUBSTITUTE({_without_unit(cell)}," ",""),"\u00a0","")&"|"'
    for sign in ("%|", "|"):
        text = f'SUBSTITUTE({text},"{sign}","")'
    # Of a comma or dot that is the only one decimals follow; else dots group thousands.
    marks = f'LEN({text})-LEN(SUBSTITUTE(SUBSTITUTE({text},",",""),".",""))'
    # What is counted is counted in whole: 1.250 orang are more than a thousand.
    counted = f'ISNUMBER(FIND(" ",TRIM({cell}))),ISERROR(FIND("%",{cell})),LEFT(TRIM({cell}))<>"0"'
    alone = f'IF(AND(LEFT(RIGHT({text},4))=".",{counted}),"",",")'
    grouped = f'SUBSTITUTE(SUBSTITUTE({text},".",IF({marks}=1,{alone},"")),",",RIGHT(LEFT(1/2,2)))'
    read = f'IFERROR(VALUE({grouped}&"E0"),{score})'
    signed = f'ISNUMBER(FIND(LEFT(TRIM({cell})),"-+"))'
    return f'IF({signed},"{NOT_COMPUTABLE}",IF(ISNUMBER({cell}),{cell},{read}))'


def _without_unit(cell: str) -> str:
    """The first word of a text, where no further figure follows it: ``1 000`` and ``7 - 8 bulan`` stay whole."""
    words = f"TRIM({cell})"
    tests = [f'FIND("{sign}",{cell})' for sign in _OF_SEVERAL_FIGURES]
    second = f'VALUE(LEFT(RIGHT({words},LEN({words})-FIND(" ",{words}))))'
    return f'LEFT({words},IF(COUNT({",".join(tests)},{second}),LEN({words}),FIND(" ",{words}&" ")-1))'


def figure_of_text(text: str) -> Decimal | None:
    """What :func:`figure_expression` makes of a text; None for a dash."""
    words = [word for word in text.split(" ") if word]
    several = any(sign in text for sign in _OF_SEVERAL_FIGURES) or (
        len(words) > 1 and words[1][0] in _DECIMAL_DIGITS
    )
    is_percentage = "%" in text
    text = "".join(words if several else words[:1]).replace("\u00a0", "").removesuffix("%")
    if text.count(",") + text.count(".") == 1:
        counted = len(words) > 1 and not is_percentage and words[0][0] != "0"
        text = text.replace(".", "" if counted and text[-4:-3] == "." else ",")
    digits = text.replace(".", "").replace(",", ".")
    return Decimal(digits) if _NUMBER.fullmatch(digits) else None


def _cell_of_this_year(source: TableLayout, link: Link, row: int) -> str:
    """The cell of the report's year among the columns of the Renstra, found by their headings."""
    numbers = [index for index, column in enumerate(source.spec.columns, 1) if column.series == link.column]
    first, last = column_letters(min(numbers)), column_letters(max(numbers))
    sheet = quoted(source.spec.sheet)
    year = FormLayout(IDENTITAS).linked_cell(FieldKey.TAHUN)
    headings = f"{sheet}!${first}${HEADING_ROW}:${last}${HEADING_ROW}"
    return f'INDEX({sheet}!${first}{row}:${last}{row},MATCH({year}&"",{headings},0))'


def efficiency_formula(capaian: str, penyerapan: str, decimals: int) -> str:
    """The efficiency by the measure that Pengaturan names, from the cells of its row; usual where it names none.

    Nothing as long as one of the two is missing; a dash where the measure cannot be computed. Those of the
    ministry need every sub kegiatan of a sasaran, which no formula here can tell: ``build`` writes them.
    """
    chosen = FormLayout(PENGATURAN).linked_cell(FieldKey.UKURAN_EFISIENSI)
    computed = expression(USUAL, capaian, penyerapan, decimals)
    for ukuran in Ukuran:
        if ukuran is USUAL:
            continue
        dash = literal(NOT_COMPUTABLE)
        own = dash if ukuran.of_ministry else expression(ukuran, capaian, penyerapan, decimals)
        if ukuran.is_ratio:
            own = f"IF({needed(ukuran, capaian, penyerapan)},{dash},{own})"
        computed = f"IF({chosen}={literal(ukuran.value)},{own},{computed})"
    return f'IF(COUNT({capaian},{penyerapan})<2,"",{computed})'


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
        """The capaian by the formula that the row's own cell names, up to the limit of Pengaturan.

        Of what is no figure it is what the columns beside it found. A dash to which nothing is added is an error:
        also where somebody has copied this formula into a row without those columns there is no capaian.
        """
        chosen = self.cell(calc.rumus) if self.layout.has(calc.rumus) else ""
        share = share_expression(self.own(calc.realisasi), self.own(calc.target), chosen)
        if key := step_key(self.layout, calc, Step.RESULT):
            result = self.cell(key)
            share = f'IFERROR({share},IF(ISNUMBER({result}),{result},"{NOT_COMPUTABLE}"+0))'
        cap = FormLayout(PENGATURAN).linked_cell(FieldKey.BATAS_CAPAIAN)
        return f'IFERROR(MIN({share},IF(ISNUMBER({cap}),{cap}/100,1E+99)),"{NOT_COMPUTABLE}")'

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
        """The row's own figure: its address, or for a target or realisasi the figure in its text."""
        measured = self.layout.spec.column(column).kind is Kind.QUANTITY
        if not measured:
            return self.cell(column)
        return figure_expression(self.cell(column), score_expression(self.layout, column, self.row))

    def converted(self, column: str, like: str) -> str:
        """The same: the formulas of the template know no units."""
        return self.own(column) if like else ""

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
