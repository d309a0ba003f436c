"""The types that describe a table of the report. What the tables are stands in ``tables``.

A heading may hold ``{tahun}`` (the year of the report), ``{tahun_lalu}`` (the one before) and ``{tahun_renstra}``:
a column of ``RelativeYear.EACH`` stands once for every year of the Renstra, see :meth:`TableSpec.for_years`.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import Enum
from functools import cached_property
from itertools import groupby
from typing import TypeGuard

from lkjip_xl.methods.efisiensi import Ukuran
from lkjip_xl.methods.grades import Ladder
from lkjip_xl.methods.penyerapan import Method
from lkjip_xl.methods.tolerance import unit_of_heading
from lkjip_xl.tables.calculation import (
    Absorption,
    Calc,
    Capaian,
    Efficiency,
    Tallied,
    operands,
    whole,
)
from lkjip_xl.tables.facts import Fact, RelativeYear, Year
from lkjip_xl.tables.sources import (
    ByHand,
    Category,
    Link,
    Lookup,
    OnlyPrinted,
    RowNumber,
    SameAs,
    Source,
    key_in_year,
)


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


class Presence(Enum):
    """Whether a sheet must have a column."""

    REQUIRED = "required"
    OPTIONAL = "optional"
    HELPER = "helper"  # stands in the template for whoever types; never judged, never printed


_NAMES = frozenset({Kind.TEXT, Kind.LEVEL, Kind.CODE, Kind.UNIT, Kind.CHOICE})


_BY_HAND = ByHand()


@dataclass(frozen=True)
class Column:
    """A column: its heading, what it holds, and where its figures come from.

    ``group`` is the heading above (a year, say). ``filled`` says that every row needs something here. ``sums``
    says that a row's figure is the sum of its parts, ``source`` where else it comes from. ``as_fraction`` is for
    percentages that a cell holds as a fraction in a percent format. ``width`` is in Excel's characters.

    ``more_choices`` says that something else than its ``choices`` may be typed. ``carried`` is for what stands
    once over its rows: merged with the cells below, or these left empty. ``asked_as`` is the short name by which
    somebody asks for it, where most agencies do not need it in the template; wherever it stands it is read.
    ``fact`` is what the column says of its row's indicator, ``year`` of which year: the same fact of the same year
    must be the same in every table. ``series`` is what the keys of its columns for every year of the Renstra have
    in common. ``so_far`` says that nobody knows it yet for years after the report's. ``lasting`` is for figures
    that stay as they are in next year's report. ``printed_after`` is the column beside which it is printed, where
    it stands elsewhere in the template, ``heading_beside`` another column, and the heading that it has where that
    one stands there too. ``per_indicator`` says that a row which has several indicators has one of these for each.
    ``chosen_from`` is the one whose names it repeats: the template lists them, and takes another too.
    ``headings_at_the_end`` are those that it has without a year, where it is of the last year of the Renstra.
    ``headings_with_year`` are those that reports of others print with its year before or behind them.
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
    source: Source = _BY_HAND
    as_fraction: bool = False
    decimals: int = 0
    choices: tuple[str, ...] = ()
    more_choices: bool = False
    hint: str = ""
    carried: bool = False
    asked_as: str = ""
    fact: Fact | None = None
    year: Year | None = None
    series: str = ""
    so_far: bool = False
    lasting: bool = False
    chosen_from: Link | None = None
    printed_after: str = ""
    per_indicator: bool = False
    heading_beside: tuple[str, str] | None = None
    headings_at_the_end: tuple[str, ...] = ()
    headings_with_year: tuple[str, ...] = ()

    @property
    def lasts(self) -> bool:
        """Whether next year's report begins with the same: names do, and figures that are told to."""
        return self.typed and not self.category_of and (self.lasting or self.kind in _NAMES)

    @property
    def offered(self) -> bool:
        """Whether every template has it, without anybody asking for it."""
        return not (self.asked_as or self.only_printed)

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
        return isinstance(self.source, ByHand)

    @property
    def only_printed(self) -> bool:
        """Whether the finished workbook has it, and no template."""
        return isinstance(self.source, OnlyPrinted)

    @cached_property
    def calc(self) -> Calc | None:
        """The calculation that gives a row's figure; also of a result that a person types."""
        match self._given:
            case Link() | Lookup() | RowNumber():
                return None
            case calc:
                return calc

    @cached_property
    def link(self) -> Link | None:
        """The column of another table that it is taken over from, row by row."""
        return given if isinstance(given := self._given, Link) else None

    @property
    def lookup(self) -> Lookup | None:
        """Where in another table it is found by a name."""
        return self.source if isinstance(self.source, Lookup) else None

    @property
    def taken_from(self) -> Link | Lookup | None:
        """What it is taken over from, row by row or by a name."""
        return self.link or self.lookup

    @property
    def counts(self) -> str:
        """The column whose rows it numbers; empty for anything but a running number."""
        return self.source.of if isinstance(self.source, RowNumber) else ""

    @property
    def category_of(self) -> str:
        """The column whose category it names; empty where it names none."""
        match self.source:
            case ByHand(Category(column)):
                return column
        return ""

    @property
    def same_as(self) -> tuple[tuple[RelativeYear, Link], ...]:
        """Where the template takes it over from, of which year; a person types it for the others."""
        match self.source:
            case ByHand(SameAs(this_year, last_year)):
                return ((RelativeYear.THIS, this_year), (RelativeYear.LAST, last_year))
        return ()

    @cached_property
    def _given(self) -> Calc | Link | Lookup | RowNumber | None:
        """What gives its figures, also where a person types them or no template has it."""
        match self.source:
            case ByHand() | OnlyPrinted() as known:
                return None if isinstance(known.known_from, (Category, SameAs)) else known.known_from
            case given:
                return given

    def computed_by(self, calc: Calc) -> Column:
        """The column with another calculation; whoever types it goes on typing it."""
        match self.source:
            case ByHand():
                return replace(self, source=ByHand(calc))
            case OnlyPrinted():
                return replace(self, source=OnlyPrinted(calc))
        return replace(self, source=calc)

    @property
    def for_each_year(self) -> bool:
        """Whether it stands once for every year of the Renstra."""
        return self.year is RelativeYear.EACH

    def for_year(self, year: Year, shown: str, last_year: int | None = None) -> Column:
        """The column of one year of the Renstra; ``shown`` goes into its heading."""
        each_year = RelativeYear.EACH.shown
        source = replace(self.source, year=year) if _leads_to(self.source, RelativeYear.EACH) else self.source
        return replace(
            self,
            key=key_in_year(self.key, year),
            series=self.key,
            year=year,
            heading=self.heading.replace(each_year, shown),
            group=self.group.replace(each_year, shown),
            aliases=tuple(alias.replace(each_year, shown) for alias in self.aliases),
            headings_at_the_end=self.headings_at_the_end if year == last_year else (),
            source=source,
        )


@dataclass(frozen=True, slots=True)
class Tree:
    """How the rows of a table stand under each other.

    ``amount`` is the column whose sums tell the levels where neither words nor codes do, ``unit`` the one that
    tells of which part of the agency a row is: a code and a name are one row's within their unit.
    ``levels_have_names`` is not so where rows are only known to stand under each other, whatever they are.
    """

    level: str
    code: str
    name: str
    amount: str
    unit: str = ""
    levels_have_names: bool = True


@dataclass(frozen=True, slots=True)
class ShareRow:
    """A row under the Jumlah row: what each column's Jumlah is of the whole, in percent points."""

    label: str
    whole: str
    decimals: int = 1


class Listed(Enum):
    """What the rows of a table are: tables that list the same have as many of them in the template."""

    ITS_OWN = "its own"
    INDICATORS = "indicators of sasaran, or what belongs to them"
    BUDGET = "programs, kegiatan and sub kegiatan"


@dataclass(frozen=True)
class TableSpec:
    """A table of the report, one sheet. ``label`` is the column that names a row.

    ``part`` is the word for what its Jumlah sums. ``budget`` and ``spending`` are the columns that add up to
    the agency's whole budget and to all that it spent. ``groups`` says that a name in capitals with nothing
    beside it is a heading over the rows below. ``prefilled`` are the rows that the template begins with.
    ``analysis`` is the analysis of Bab III that PermenPANRB 53/2014 asks for and this table gives. ``lasts`` says
    that next year's report begins with its names. ``rows`` is how many the template has where nobody asks for
    more. ``asked_as`` is the short name by which somebody asks for the sheet, where most agencies do not need it.
    ``of_some`` says that in print it need not list all, only what has something to be told there.
    ``known_by`` are the columns by which this table is told in reports that print fewer than the template has, in
    one way or another, of those over the years one; empty where it is told only by all that are required.
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
    lists: Listed = Listed.ITS_OWN
    of_some: bool = False
    part: str = "baris"
    share_row: ShareRow | None = None
    budget: str = ""
    spending: str = ""
    groups: bool = False
    prefilled: tuple[Mapping[str, str], ...] = ()
    analysis: str = ""
    lasts: bool = True
    asked_as: str = ""
    known_by: tuple[tuple[str, ...], ...] = ()

    def for_years(
        self,
        years: Sequence[tuple[Year, str]],
        this_year: int | None = None,
        *,
        known: bool = True,
        last_year: int | None = None,
    ) -> TableSpec:
        """The table with its columns of the Renstra once for each year, next to each other year by year.

        With each year stands what headings show of it. Where the years are ``known``, links to the column of the
        report's year are made to lead there, and are lost where there is none, and what is known only later need
        not be filled. Otherwise they stay as they are. ``last_year`` is that of the Renstra, where it is known.
        """
        columns: list[Column] = []
        for each_year, run in groupby(self.columns, key=lambda column: column.for_each_year):
            members = list(run)
            if each_year:
                columns += [column.for_year(*year, last_year) for year in years for column in members]
            else:
                columns += members
        if known:
            there = {year for year, _ in years}
            columns = [_of_its_year(_in_its_year(each, there, this_year), there, this_year) for each in columns]
        return replace(self, columns=tuple(columns))

    def of_year(self, series: str, year: Year) -> Column | None:
        """The one of its columns over the years that is of a year; None where it has none."""
        return next((each for each in self.columns if each.series == series and each.year == year), None)

    @property
    def computed_with(self) -> frozenset[str]:
        """The columns that formulas of the same table compute with, and so must hold numbers."""
        return frozenset(
            key for column in self.columns if column.calc and not column.typed for key in operands(column.calc)
        )

    @property
    def result_by_hand(self) -> frozenset[str]:
        """The columns whose result a person types: no formula reads them."""
        return frozenset(
            key for column in self.columns if column.calc and column.typed for key in operands(column.calc)
        )

    @property
    def sources(self) -> tuple[str, ...]:
        """The other tables that some column is taken over from or computed with."""
        keys: list[str] = []
        for column in self.columns:
            keys += [column.taken_from.table] if column.taken_from else []
            keys += [link.table for _, link in column.same_as]
            total = whole(column.calc)
            keys += [total.table] if total and total.table else []
            keys += [column.calc.table] if isinstance(column.calc, Absorption | Tallied) else []
        return tuple(dict.fromkeys(keys))

    def with_cap(self, cap: Decimal | None) -> TableSpec:
        """The table with a limit on every capaian, in percent points."""
        columns = tuple(
            each.computed_by(replace(each.calc, cap=cap)) if isinstance(each.calc, Capaian) else each
            for each in self.columns
        )
        return replace(self, columns=columns)

    def with_ladders(self, ladders: tuple[Ladder, ...]) -> TableSpec:
        """The table with ladders of grades besides the known ones."""
        columns = tuple(
            each.computed_by(replace(each.calc, ladders=ladders)) if isinstance(each.calc, Capaian) else each
            for each in self.columns
        )
        return replace(self, columns=columns)

    def with_method(self, method: Method) -> TableSpec:
        """The table with a method by which absorptions of sasaran are tallied."""
        columns = tuple(
            each.computed_by(replace(each.calc, method=method)) if isinstance(each.calc, Tallied) else each
            for each in self.columns
        )
        return replace(self, columns=columns)

    def with_measure(self, ukuran: Ukuran) -> TableSpec:
        """The table with a measure of efficiency."""
        columns = tuple(
            each.computed_by(replace(each.calc, ukuran=ukuran)) if isinstance(each.calc, Efficiency) else each
            for each in self.columns
        )
        return replace(self, columns=columns)

    def with_decimals(self, decimals: int | None) -> TableSpec:
        """The table with so many decimals in every percentage that is computed; as it is where None are said.

        Those that a person types keep their own: 67 typed for 66,67 must not show as 67,00.
        """
        if decimals is None:
            return self
        columns = tuple(
            replace(each, decimals=decimals) if each.kind is Kind.PERCENT and not each.typed else each
            for each in self.columns
        )
        shares = replace(self.share_row, decimals=decimals) if self.share_row else None
        return replace(self, columns=columns, share_row=shares)

    def is_known_by(self, columns: Collection[str]) -> bool:
        """Whether these are enough to tell that it is this table, though others are not there."""
        return self.share_known(columns) == 1

    def share_known(self, columns: Collection[str]) -> float:
        """Which share of the columns by which it is told are among these, from 0 to 1; 0 where none are named."""
        there = {*columns, *(self.column(key).series for key in columns)}
        return max((sum(key in there for key in way) / len(way) for way in self.known_by), default=0.0)

    @property
    def has_years(self) -> bool:
        """Whether somebody fills a column of it for each year of the Renstra."""
        return any(column.for_each_year and not column.only_printed for column in self.columns)

    @property
    def of_indicators(self) -> bool:
        """Whether its rows are indicators of sasaran, which other tables tell the same of."""
        return any(column.fact is not None for column in self.columns)

    @property
    def is_in_large_units(self) -> bool:
        """Whether its amounts are thousands or millions of rupiah."""
        return any(unit_of_heading(each.heading) > 1 for each in self.columns if each.kind is Kind.RUPIAH)

    def with_columns(self, wanted: Callable[[Column], bool]) -> TableSpec:
        """The table with those of its columns that are wanted."""
        return replace(self, columns=headed_beside(tuple(filter(wanted, self.columns))))

    def column(self, key: str) -> Column:
        """The column of that key; KeyError where there is none."""
        return self._by_key[key]

    @cached_property
    def _by_key(self) -> Mapping[str, Column]:
        return {column.key: column for column in reversed(self.columns)}


def headed_beside(columns: Sequence[Column]) -> tuple[Column, ...]:
    """The columns of a sheet, each with the heading that it has beside the others."""
    keys = {column.key for column in columns}
    return tuple(
        replace(column, heading=column.heading_beside[1])
        if column.heading_beside and column.heading_beside[0] in keys
        else column
        for column in columns
    )


def _leads_to(source: Source, year: RelativeYear) -> TypeGuard[Link]:
    """Whether a column is taken over from one of another table that stands there once for every year."""
    return isinstance(source, Link) and source.year is year


def _in_its_year(column: Column, years: Collection[Year], this_year: int | None) -> Column:
    """A column whose link leads to the report's year, and which need not be filled before its own year is over."""
    if _leads_to(column.source, RelativeYear.THIS):
        there = this_year is not None and this_year in years
        column = replace(column, source=replace(column.source, year=this_year) if there else _BY_HAND)
    is_later = this_year is not None and isinstance(column.year, int) and column.year > this_year
    return replace(column, filled=False) if column.so_far and is_later else column


def _of_its_year(column: Column, years: Collection[Year], this_year: int | None) -> Column:
    """A column whose capaian is of the report's year; nothing computes it where the Renstra has no such year."""
    calc = column.calc
    if not isinstance(calc, Capaian) or calc.year is not RelativeYear.THIS:
        return column
    if this_year is None or this_year not in years:
        return replace(column, source=_BY_HAND)
    return column.computed_by(replace(calc, target=key_in_year(calc.target, this_year), year=None))


@dataclass(frozen=True, slots=True)
class Field:
    """A line of a form: a label, and beside it what is filled in. ``default`` is written in the template.

    ``of_template`` says that the default is a fact of the template that nobody types: a workbook without it was
    made by another one. ``formerly`` is what a blank means in a workbook of a template that stated no version: it
    is never judged by a default that changed since. ``printed_blank`` says that the finished workbook has the line
    also where nothing stands in it.
    """

    key: str
    label: str
    kind: Kind
    filled: bool = True
    aliases: tuple[str, ...] = ()
    default: str = ""
    choices: tuple[str, ...] = ()
    hint: str = ""
    of_template: bool = False
    formerly: str = ""
    printed_blank: bool = True

    def usual(self, version: tuple[int, ...]) -> str:
        """What a blank means in a workbook of this version of the template."""
        return self.default if version or not self.formerly else self.formerly


@dataclass(frozen=True, slots=True)
class FormSpec:
    """A sheet of labels and values."""

    key: str
    sheet: str
    title: str
    fields: tuple[Field, ...]
    required: bool = True
    sheet_aliases: tuple[str, ...] = ()

    def field(self, key: str) -> Field:
        """The field of that key; KeyError where there is none."""
        for field in self.fields:
            if field.key == key:
                return field
        raise KeyError(key)


Spec = TableSpec | FormSpec
