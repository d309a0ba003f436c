"""The types that describe a table of the report. What the tables are stands in ``tables``.

A heading may hold ``{tahun}`` (the year of the report) and ``{tahun_lalu}`` (the year before). A column
with ``{tahun_renstra}`` in its heading stands once for every year of the Renstra, see
:meth:`TableSpec.for_years`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import Enum, IntEnum
from itertools import groupby

# Stands in headings, keys and links of columns that a table has once for every year of the Renstra.
EACH_YEAR = "{tahun_renstra}"
# Stands in a link to the one of those columns that is about the year of the report.
THIS_YEAR = "{tahun}"


class Kind(Enum):
    """What the cells of a column hold."""

    TEXT = "teks"
    CODE = "kode"  # a code of the planning system, always text: 8.10 is not 8.1
    LEVEL = "jenis"  # Program, Kegiatan or Sub Kegiatan
    CHOICE = "pilihan"  # one of a few words
    RUPIAH = "rupiah"  # whole rupiah
    PERCENT = "persen"  # percent points in the model, whatever the cell's format
    QUANTITY = "target"  # a number with its unit, or a grade
    NUMBER = "angka"
    YEAR = "tahun"
    UNIT = "satuan"  # the unit of a target, in a column of its own
    NUMBERING = "nomor"  # the running number of a row


class Level(IntEnum):
    """The three levels of the budget; a smaller number stands higher."""

    PROGRAM = 1
    KEGIATAN = 2
    SUB_KEGIATAN = 3

    @property
    def label(self) -> str:
        """The word that staff use: ``Sub Kegiatan``."""
        return _LEVEL_LABELS[self]


_LEVEL_LABELS = {
    Level.PROGRAM: "Program",
    Level.KEGIATAN: "Kegiatan",
    Level.SUB_KEGIATAN: "Sub Kegiatan",
}


@dataclass(frozen=True, slots=True)
class Figure:
    """The row's own figure in a column."""

    column: str


@dataclass(frozen=True, slots=True)
class Parts:
    """The sum of a column over the row's parts: its children, or for the Jumlah row the topmost rows."""

    column: str


@dataclass(frozen=True, slots=True)
class Minus:
    """One figure less another."""

    minuend: Calc
    subtrahend: Calc


@dataclass(frozen=True, slots=True)
class Percent:
    """One figure as a percentage of another, in percent points; none where the other is zero or missing.

    ``measured`` says that both are what an indicator reached: below zero (growth of −1,98) there is none either.
    """

    part: Calc
    whole: Calc
    measured: bool = False


@dataclass(frozen=True, slots=True)
class Total:
    """The sum of a column over its whole table: its Jumlah row, or its topmost rows where it has none.

    ``table`` is the table, where that is another one than the row's own.
    """

    column: str
    table: str = ""


@dataclass(frozen=True, slots=True)
class Across:
    """The sum of the row's own figures in some columns; those that the sheet does not have are left out."""

    columns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Capaian:
    """The achievement of an indicator in percent points, by the formula that ``rumus`` names in the same row.

    A target may be a range. Where the capaian cannot be computed (target 0, a dash, a grade) there is none.
    Without ``rumus`` more is better. ``cap`` is the most that counts, in percent points.
    """

    realisasi: str
    target: str
    rumus: str
    cap: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Absorption:
    """The absorption of the programs of the row's sasaran, in percent points, by the method of Pengaturan."""

    sasaran: str


Calc = Figure | Parts | Minus | Percent | Total | Across | Capaian | Absorption


def operands(calc: Calc) -> tuple[str, ...]:
    """The columns of its own row that a calculation reads."""
    match calc:
        case Figure(column) | Parts(column):
            return (column,)
        case Minus(left, right) | Percent(left, right):
            return (*operands(left), *operands(right))
        case Across(columns):
            return columns
        case Capaian(realisasi, target):
            return (realisasi, target)
        case Total() | Absorption():
            return ()


def whole(calc: Calc | None) -> Total | None:
    """The total that a share is a share of; None for any other calculation."""
    match calc:
        case Percent(_, Total() as total):
            return total
    return None


def is_percentage(calc: Calc | None) -> bool:
    """Whether a calculation divides: its result is in percent points."""
    return isinstance(calc, Percent | Capaian)


class Presence(Enum):
    """Whether a sheet must have a column."""

    REQUIRED = "required"
    OPTIONAL = "optional"
    HELPER = "helper"  # stands in the template for whoever types; never judged, never printed


@dataclass(frozen=True, slots=True)
class Link:
    """A column of another table that holds the same, row by row.

    ``levels`` are the levels of that table's rows for which it does; where there are none, for all.
    """

    table: str
    column: str
    levels: tuple[Level, ...] = ()


@dataclass(frozen=True, slots=True)
class Lookup:
    """A figure or text of another table, in the row that is named as ``by`` names it in this row."""

    table: str
    column: str
    by: str


_NAMES = frozenset({Kind.TEXT, Kind.LEVEL, Kind.CODE, Kind.UNIT, Kind.CHOICE})


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, what it holds, and where its figures come from.

    ``group`` is the heading above (a year, say). ``filled`` says that every row needs something here.
    ``sums`` says that a row's figure is the sum of its parts. ``calc`` gives the figure from the row's
    other columns, ``link`` and ``lookup`` say which table it is taken over from. ``as_fraction`` is for
    percentages that a cell holds as a fraction in a percent format. ``width`` is in Excel's characters.

    ``carried`` is for what stands once over its rows: merged with the cells below, or these left empty.
    ``by_hand`` is for a result that a person types, because Excel cannot compute it from texts.
    ``offered`` says that the template has it; others are read where a workbook has them. ``fact`` names
    what the column says of its row's indicator: the same fact must be the same in every table.
    ``counts`` is the column whose rows a running number counts, ``category_of`` the one whose category it
    names. ``so_far`` says that nobody knows it yet for years after the report's. ``lasting`` is for figures that
    stay as they are in next year's report.
    """

    key: str
    heading: str
    kind: Kind
    width: float
    group: str = ""
    aliases: tuple[str, ...] = ()
    presence: Presence = Presence.REQUIRED
    filled: bool = True
    sums: bool = False
    calc: Calc | None = None
    link: Link | None = None
    lookup: Lookup | None = None
    as_fraction: bool = False
    decimals: int = 0
    choices: tuple[str, ...] = ()
    hint: str = ""
    carried: bool = False
    by_hand: bool = False
    offered: bool = True
    fact: str = ""
    counts: str = ""
    category_of: str = ""
    so_far: bool = False
    lasting: bool = False

    @property
    def lasts(self) -> bool:
        """Whether next year's report begins with the same: names do, and figures that are told to."""
        return self.typed and not self.category_of and (self.lasting or self.kind in _NAMES)

    @property
    def full_heading(self) -> str:
        """The heading with the one above it: ``{tahun} REALISASI``."""
        return f"{self.group} {self.heading}".strip()

    @property
    def required(self) -> bool:
        """Whether the sheet cannot be judged without this column."""
        return self.presence is Presence.REQUIRED

    @property
    def typed(self) -> bool:
        """Whether a person types it, rather than Excel computing it."""
        return self.by_hand or not (self.calc or self.link or self.lookup or self.counts)

    @property
    def for_each_year(self) -> bool:
        """Whether it stands once for every year of the Renstra."""
        return EACH_YEAR in self.full_heading

    def for_year(self, suffix: str, shown: str) -> Column:
        """The column of one year: ``suffix`` goes into its key, ``shown`` into its heading."""
        link = self.link and replace(self.link, column=self.link.column.replace(EACH_YEAR, suffix))
        return replace(
            self,
            key=f"{self.key}_{suffix}",
            heading=self.heading.replace(EACH_YEAR, shown),
            group=self.group.replace(EACH_YEAR, shown),
            aliases=tuple(alias.replace(EACH_YEAR, shown) for alias in self.aliases),
            fact=self.fact.replace(EACH_YEAR, shown),
            link=link,
        )


@dataclass(frozen=True, slots=True)
class Tree:
    """How the rows of a table stand under each other.

    ``amount`` is the column whose sums tell the levels where neither words nor codes do.
    """

    level: str
    code: str
    name: str
    amount: str


@dataclass(frozen=True, slots=True)
class ShareRow:
    """A row under the Jumlah row: what each column's Jumlah is of the whole, in percent points."""

    label: str
    whole: str
    decimals: int = 1


@dataclass(frozen=True, slots=True)
class TableSpec:
    """A table of the report, one sheet. ``label`` is the column that names a row.

    ``part`` is the word for what its Jumlah sums. ``budget`` and ``spending`` are the columns that add up to
    the agency's whole budget and to all that it spent. ``groups`` says that a name in capitals with nothing
    beside it is a heading over the rows below. ``prefilled`` are the rows that the template begins with.
    ``analysis`` is the analysis of Bab III that PermenPANRB 53/2014 asks for and this table gives. ``lasts`` says
    that next year's report begins with its names.
    """

    key: str
    sheet: str
    title: str
    columns: tuple[Column, ...]
    label: str
    sheet_aliases: tuple[str, ...] = ()
    tree: Tree | None = None
    total: bool = False
    required: bool = True
    part_of_report: bool = True
    instruction: str = ""
    rows: int = 300
    part: str = "baris"
    share_row: ShareRow | None = None
    budget: str = ""
    spending: str = ""
    groups: bool = False
    prefilled: tuple[Mapping[str, str], ...] = ()
    analysis: str = ""
    lasts: bool = True

    def for_years(self, years: Sequence[tuple[str, str]], this_year: str | None = None) -> TableSpec:
        """The table with its columns of the Renstra once for each year, next to each other year by year.

        A year is the suffix of the columns' keys and what their headings show. ``this_year`` is the suffix
        of the report's year: links to its column are made to lead there, and are lost where there is none,
        and what is known only later need not be filled. Without it they stay as they are.
        """
        columns: list[Column] = []
        for each_year, run in groupby(self.columns, key=lambda column: column.for_each_year):
            members = list(run)
            if each_year:
                columns += [column.for_year(*year) for year in years for column in members]
            else:
                columns += members
        if this_year is not None:
            known = {suffix for suffix, _ in years}
            columns = [_this_year(each, this_year, known) for each in columns]
            later = {f"_{suffix}" for suffix in known if suffix > this_year}
            columns = [
                replace(each, filled=False) if each.so_far and each.key.endswith(tuple(later)) else each
                for each in columns
            ]
        return replace(self, columns=tuple(columns))

    @property
    def computed_with(self) -> frozenset[str]:
        """The columns that formulas of the same table compute with, and so must hold numbers."""
        return frozenset(
            key for column in self.columns if column.calc and not column.by_hand for key in operands(column.calc)
        )

    @property
    def sources(self) -> tuple[str, ...]:
        """The other tables that some column is taken over from or computed with."""
        keys: list[str] = []
        for column in self.columns:
            keys += [each.table for each in (column.link, column.lookup) if each]
            total = whole(column.calc)
            keys += [total.table] if total and total.table else []
        return tuple(dict.fromkeys(keys))

    def with_cap(self, cap: Decimal | None) -> TableSpec:
        """The table with a limit on every capaian, in percent points."""
        columns = tuple(
            replace(each, calc=replace(each.calc, cap=cap)) if isinstance(each.calc, Capaian) else each
            for each in self.columns
        )
        return replace(self, columns=columns)

    @property
    def of_indicators(self) -> bool:
        """Whether its rows are indicators of sasaran, which other tables tell the same of."""
        return any(column.fact for column in self.columns)

    def with_columns(self, wanted: Callable[[Column], bool]) -> TableSpec:
        """The table with those of its columns that are wanted."""
        return replace(self, columns=tuple(filter(wanted, self.columns)))

    def column(self, key: str) -> Column:
        """The column of that key; KeyError where there is none."""
        for column in self.columns:
            if column.key == key:
                return column
        raise KeyError(key)


def _this_year(column: Column, this_year: str, known: set[str]) -> Column:
    """A column whose link leads to the report's year."""
    link = column.link
    if link is None or THIS_YEAR not in link.column:
        return column
    if this_year not in known:
        return replace(column, link=None)
    return replace(column, link=replace(link, column=link.column.replace(THIS_YEAR, this_year)))


@dataclass(frozen=True, slots=True)
class Field:
    """A line of a form: a label, and beside it what is filled in. ``default`` is written in the template."""

    key: str
    label: str
    kind: Kind
    filled: bool = True
    aliases: tuple[str, ...] = ()
    default: str = ""
    choices: tuple[str, ...] = ()
    hint: str = ""


@dataclass(frozen=True, slots=True)
class FormSpec:
    """A sheet of labels and values."""

    key: str
    sheet: str
    title: str
    fields: tuple[Field, ...]
    required: bool = True
    sheet_aliases: tuple[str, ...] = ()


Spec = TableSpec | FormSpec
