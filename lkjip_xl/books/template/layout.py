"""Where everything stands on the sheets of the template, and how a formula points there."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

from lkjip_xl.books.kit.text_lines import PIXELS_AROUND, PIXELS_OF_DIGIT
from lkjip_xl.books.kit.writer import quoted
from lkjip_xl.report.settings import Settings
from lkjip_xl.tables import END_OF_TABLE, IDENTITAS
from lkjip_xl.tables.calculation import is_unseen
from lkjip_xl.tables.keys import FieldKey
from lkjip_xl.tables.spec import Kind, Presence
from lkjip_xl.text.addresses import column_letters

if TYPE_CHECKING:
    from lkjip_xl.tables.spec import Column, FormSpec, TableSpec

TITLE_ROW: Final = 1
AGENCY_ROW: Final = 2
INSTRUCTION_ROW: Final = 3
CONTROL_ROW: Final = 4
# The same on every sheet, so that one line of the budget stands in one row number of all its tables.
HEADING_ROW: Final = 5
# What a screen 1366 pixels wide shows of a sheet at the template's zoom, in pixels of its full size.
ZOOM: Final = 90
_SCREEN: Final = 1300 * 100 // ZOOM
# In Excel's characters: what a name needs on a screen, and what it still breaks well in, in print.
_NARROWEST_NAME, _NARROWEST_PRINTED = 26, 19
# More than this (in Excel's characters) frozen at the left would leave too little of a small screen.
_MOST_FROZEN: Final = 80
_YEAR: Final = re.compile(r"((?:Tahun )?\{tahun(?:_lalu)?\}|\{awal\+\d+\})")


@dataclass(frozen=True)
class TableLayout:
    """The rows and columns of a table's sheet in the template; both count from 1.

    Every range ends at two rows that nobody fills, the column numbers above and the closing row below:
    a row that is inserted anywhere between them lies inside. ``room`` is how wide what is printed may be to stand
    on one page, in pixels.
    """

    spec: TableSpec
    rows: int
    room: float = math.inf

    @cached_property
    def heading_rows(self) -> int:
        """Two where some columns share a heading above theirs."""
        return 2 if any(column.group for column in self.spec.columns) else 1

    @cached_property
    def total_row(self) -> int:
        """The Jumlah row, under the headings to stay in sight; where there is none, the row above."""
        return HEADING_ROW + self.heading_rows - (0 if self.spec.total else 1)

    @cached_property
    def shares_row(self) -> int:
        """The row of shares under the Jumlah row; where there is none, the row above."""
        return self.total_row + (1 if self.spec.share_row else 0)

    @cached_property
    def numbers_row(self) -> int:
        """The row of column numbers, the upper end of every range."""
        return self.shares_row + 1

    @property
    def first_row(self) -> int:
        """The first row to be filled."""
        return self.numbers_row + 1

    @property
    def last_row(self) -> int:
        """The last row to be filled."""
        return self.numbers_row + self.rows

    @cached_property
    def closing_row(self) -> int:
        """The row that says where the table ends, the lower end of every range."""
        return self.last_row + 1

    @property
    def label_column(self) -> int:
        """The column that names a row."""
        return self.column(self.spec.label)

    @property
    def last_printed_column(self) -> int:
        """The last column that belongs to the report."""
        return max(i for i, c in enumerate(self.spec.columns, 1) if c.presence is not Presence.HELPER)

    @property
    def frozen_columns(self) -> int:
        """How many columns stay in sight: up to the row's name, if that leaves room for the rest."""
        width = sum(map(self.width, self.spec.columns[: self.label_column]))
        return self.label_column if width <= _MOST_FROZEN else 0

    @property
    def followed(self) -> tuple[str, ...]:
        """The tables whose rows it has, row by row; where only some levels are, there are fewer on purpose."""
        links = (column.link for column in self.spec.columns)
        return tuple(dict.fromkeys(link.table for link in links if link and not link.levels))

    def heading_row(self, column: Column) -> int:
        """The row of a column's own heading."""
        return HEADING_ROW + (1 if column.group else 0)

    def width(self, column: Column) -> float:
        """How wide a column is on the sheet: texts make room for a difference beside them, and for their page."""
        return min(column.width, self._widest_text) if column.kind is Kind.TEXT else column.width

    @cached_property
    def _widest_text(self) -> float:
        """The most that texts may be wide for a difference to stand on the first screen, and all on one page."""
        seen = [each for each in self.spec.columns if not is_unseen(each.calc)]
        has_helper = any(each.presence is Presence.HELPER for each in seen)
        on_screen = max(_NARROWEST_NAME, _widest_text(seen, _SCREEN)) if has_helper else math.inf
        in_print = _widest_text([each for each in seen if self.is_printed(each)], self.room)
        return min(on_screen, in_print if in_print >= _NARROWEST_PRINTED else math.inf)

    def is_printed(self, column: Column) -> bool:
        """Whether a column stands among those that are printed."""
        return self.column(column.key) <= self.last_printed_column

    def has(self, key: str) -> bool:
        """Whether the sheet has a column."""
        return key in self._columns

    def column(self, key: str) -> int:
        """The number of a column; KeyError where the sheet has none."""
        return self._columns[key]

    @cached_property
    def _columns(self) -> Mapping[str, int]:
        return {column.key: number for number, column in enumerate(self.spec.columns, start=1)}

    def cell(self, key: str, row: int) -> str:
        """The address of a cell on its own sheet: ``F10``."""
        return f"{column_letters(self.column(key))}{row}"

    def linked_cell(self, key: str, row: int) -> str:
        """The address of a cell for a formula on another sheet: ``'Tabel 2.7'!F10``."""
        return f"{quoted(self.spec.sheet)}!{self.cell(key, row)}"

    def whole_column(self, key: str) -> str:
        """All rows of a column, also those that are going to be inserted: ``$F$7:$F$308``."""
        letters = column_letters(self.column(key))
        return f"${letters}${self.numbers_row}:${letters}${self.closing_row}"

    def total_cell(self, key: str) -> str:
        """The address of a column's total, for formulas that are copied down: ``$F$6``."""
        return f"${column_letters(self.column(key))}${self.total_row}"

    def fixed_column(self, key: str) -> str:
        """All rows of a column, for a formula on another sheet."""
        return f"{quoted(self.spec.sheet)}!{self.whole_column(key)}"

    def rest_of_column(self, key: str, row: int) -> str:
        """A column from a row on: ``$F10:$F$308``. It begins with the row itself, see ``below``."""
        letters = column_letters(self.column(key))
        return f"${letters}{row}:${letters}${self.closing_row}"

    def below(self, key: str, row: int) -> str:
        """A column below a row.

        Not ``$F11:$F$308``: a row inserted right under row 10 would push that to ``$F12``, and be missed.
        """
        letters = column_letters(self.column(key))
        return f"INDEX({self.rest_of_column(key, row)},2):${letters}${self.closing_row}"


def _widest_text(columns: Sequence[Column], pixels: float) -> float:
    """The most that texts may be wide, in whole characters, for columns to be so wide together: 0 if none is."""
    texts = [each.width for each in columns if each.kind is Kind.TEXT]
    others = sum(each.width for each in columns if each.kind is not Kind.TEXT)
    room = (pixels - PIXELS_AROUND * len(columns)) / PIXELS_OF_DIGIT - others
    if sum(texts) <= room:
        return math.inf
    narrower = range(int(max(texts, default=0)), 0, -1)
    return next((most for most in narrower if sum(min(each, most) for each in texts) <= room), 0)


def count_of_rows(layout: TableLayout) -> str:
    """An expression that counts the rows with a name, without the column numbers and the closing row."""
    return f'(COUNTIF({layout.fixed_column(layout.spec.label)},"?*")-{count_of_ends(layout)}-1)'


def count_of_ends(layout: TableLayout) -> str:
    """An expression that counts the closing row, 1 unless somebody took it away."""
    end = END_OF_TABLE.partition("?")[0]  # a question mark would stand for any letter
    return f'COUNTIF({layout.fixed_column(layout.spec.label)},"{end}*")'


@dataclass(frozen=True, slots=True)
class FormLayout:
    """The rows of a form's sheet: a title, then a line for each field."""

    spec: FormSpec

    def row(self, key: str) -> int:
        """The row of a field."""
        return 3 + [field.key for field in self.spec.fields].index(key)

    def linked_cell(self, key: str) -> str:
        """The address of a field's value for a formula on another sheet: ``Identitas!$B$3``."""
        return f"{self.spec.sheet}!$B${self.row(key)}"


@dataclass(frozen=True, slots=True)
class LiveText:
    """A text that a formula makes, with what it shows now; no formula where nothing in it can change."""

    formula: str
    shown: str


def literal(text: str) -> str:
    """A text as a formula writes it."""
    return '"' + text.replace('"', '""') + '"'


def with_years(text: str, settings: Settings) -> LiveText:
    """A heading or title that follows the year of Identitas."""
    shown = settings.with_years(text)
    if shown == text:
        return LiveText("", text)
    year = FormLayout(IDENTITAS).linked_cell(FieldKey.TAHUN)
    passages = [_passage(passage, year) for passage in _YEAR.split(text) if passage]
    # Joined to a text also where the year stands alone: a heading is read as a text.
    return LiveText("&".join(passages if len(passages) > 1 else [*passages, '""']), shown)


def _passage(text: str, year: str) -> str:
    """A passage of a heading as a formula writes it; ``year`` is where the year of the report stands."""
    if text.startswith("{awal"):
        return _year_of_renstra(text)
    word, brace, placeholder = text.partition("{")
    if not _YEAR.fullmatch(text):
        return literal(text)
    number = f"{year}-1" if brace + placeholder == "{tahun_lalu}" else year
    shown = f"{literal(word)}&{number}" if word else number
    return f"IF(ISNUMBER({year}),{shown},{literal(Settings().with_years(text))})"


def _year_of_renstra(text: str) -> str:
    """A year counted from the first of the Renstra; nothing past its last one."""
    identity = FormLayout(IDENTITAS)
    first, last = identity.linked_cell(FieldKey.AWAL_RENSTRA), identity.linked_cell(FieldKey.AKHIR_RENSTRA)
    year = f"{first}+{text.strip('{}').partition('+')[2]}"
    beyond = f"AND(ISNUMBER({last}),{year}>{last})"
    return f'IF(ISNUMBER({first}),IF({beyond},"",{year}),{literal(Settings().with_years(text))})'


def agency_line(settings: Settings) -> LiveText:
    """The names of agency and government as Identitas has them."""
    layout = FormLayout(IDENTITAS)
    agency, government = layout.linked_cell(FieldKey.INSTANSI), layout.linked_cell(FieldKey.PEMERINTAH)
    told = f'AND({government}<>"",RIGHT(" "&{agency},LEN({government})+1)=" "&{government})'
    both = f'{agency}&IF(OR({agency}="",{government}=""),""," ")&{government}'
    return LiveText(f"IF({told},{agency},{both})", settings.agency)
