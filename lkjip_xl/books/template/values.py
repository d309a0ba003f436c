"""What every cell of a table in the template holds: a typed value, or a formula with the value it gives."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING

from lkjip_xl.books.template import assigned_money as money
from lkjip_xl.books.template.capaian_steps import Written, score_of, step_formula
from lkjip_xl.books.template.formulas import (
    NOTHING_SAID,
    RowAddresses,
    TotalAddresses,
    efficiency_formula,
    figure_of_text,
    is_headed,
    link_formula,
    numbering_formula,
)
from lkjip_xl.books.template.ladder_area import NO_LADDERS, Ladders
from lkjip_xl.books.template.program_lines import line_formula, line_value
from lkjip_xl.figures.assignments import PLAN
from lkjip_xl.figures.calc import NOT_COMPUTABLE, evaluate, formula
from lkjip_xl.methods.capaian import Rumus, Target
from lkjip_xl.methods.efisiensi import Measured, efisiensi, printed
from lkjip_xl.tables.calculation import (
    Absorption,
    Across,
    Calc,
    Capaian,
    CapaianStep,
    Efficiency,
    Figure,
    Minus,
    Parts,
    Percent,
    Tallied,
    is_percentage,
    is_unseen,
    operands,
    whole,
)
from lkjip_xl.tables.facts import RelativeYear
from lkjip_xl.tables.keys import Key
from lkjip_xl.tables.levels import Level
from lkjip_xl.tables.sources import Link, Lookup
from lkjip_xl.tables.spec import Column, Kind, Presence, TableSpec
from lkjip_xl.text.numbers import format_number

if TYPE_CHECKING:
    from lkjip_xl.books.template.layout import TableLayout


@dataclass(frozen=True, slots=True)
class Typed:
    """What a person typed: a number, a text, or a percentage.

    A percentage is a fraction that its cell shows with so many decimals in a percent format; of a target or a
    realisasi it is the text ``80%``, see :func:`~lkjip_xl.books.template.formulas.figure_expression`. A number
    with a ``number_format`` is shown in that one, not in its column's.
    """

    value: Decimal | int | str
    percent_decimals: int | None = None
    number_format: str = ""


@dataclass(frozen=True, slots=True)
class Content:
    """What a cell holds. An empty text is what a formula shows that has nothing to show."""

    value: Decimal | int | str = ""
    formula: str = ""
    percent_decimals: int | None = None
    number_format: str = ""

    @property
    def number(self) -> Decimal | None:
        """The value as Excel computes with it; None for text."""
        return None if isinstance(self.value, str) else Decimal(self.value)


Contents = Mapping[str, Content]
EMPTY = Content()
_YEARS_LATER = {RelativeYear.THIS: 0, RelativeYear.LAST: -1}


@dataclass(frozen=True, slots=True)
class NoteColumn:
    """A column beside the table's own: what it is headed, and what it says in some rows, by their index."""

    heading: str
    notes: Mapping[int, Typed]


@dataclass(frozen=True, slots=True)
class Merged:
    """A cell that stands once over so many rows, from the row of this index on."""

    column: str
    row: int
    rows: int


@dataclass(frozen=True, slots=True)
class TypedTable:
    """What a person typed into a table: its rows, and over the formulas of the Jumlah row and what follows it.

    ``notes`` stand in columns beside it, ``merged`` are cells that stand once over several rows, ``title`` is what
    stands in place of its title.
    """

    rows: Sequence[Mapping[str, Typed]] = ()
    total: Mapping[str, Typed] = field(default_factory=dict)
    shares: Mapping[str, Typed] = field(default_factory=dict)
    column_numbers: Mapping[str, str] = field(default_factory=dict)
    notes: Sequence[NoteColumn] = ()
    merged: Sequence[Merged] = ()
    title: str = ""


@dataclass(frozen=True, slots=True)
class TableContents:
    """The contents of a table's rows, of its Jumlah row, of its shares, of its column numbers and beside it."""

    layout: TableLayout
    rows: Sequence[Contents]
    total: Contents
    shares: Contents
    column_numbers: Mapping[str, str]
    notes: Sequence[NoteColumn] = ()
    merged: Sequence[Merged] = ()
    title: str = ""

    @property
    def filled(self) -> int:
        """How many rows have to be shown: up to the last one with a name."""
        keys = [column.key for column in self.layout.spec.columns if column.kind is Kind.TEXT]
        named = [i for i, row in enumerate(self.rows, 1) if any(row.get(key, EMPTY).value != "" for key in keys)]
        return max(named, default=0)

    @property
    def named(self) -> int:
        """How many rows have a name."""
        return sum(1 for row in self.rows if row.get(self.layout.spec.label, EMPTY).value != "")


Tables = Mapping[str, TableContents]


def fill(
    layout: TableLayout, typed: TypedTable, others: Tables, year: int | None, ladders: Ladders = NO_LADDERS
) -> TableContents:
    """Work out a table: what was typed, what other tables give, and at last what is computed from both.

    ``others`` are the tables that it takes something from, ``year`` is the year of the report, ``ladders`` are
    those that Pengaturan adds.
    """
    return _Filler(layout, typed, others, year, ladders).fill()


def _shown(rows: Sequence[Contents]) -> list[Mapping[str, Decimal | int | str]]:
    """What the cells of rows show."""
    return [{key: content.value for key, content in row.items()} for row in rows]


def _typed(typed: Typed, kind: Kind) -> Content:
    if kind is Kind.QUANTITY and typed.percent_decimals is not None and not isinstance(typed.value, str):
        # In a percentage a dot starts decimals: 8288%, not 8.288%.
        points = format_number(Decimal(typed.value) * 100, typed.percent_decimals).replace(".", "")
        return Content(f"{points}%")
    return Content(typed.value, percent_decimals=typed.percent_decimals, number_format=typed.number_format)


def _says(row: Contents, key: str) -> bool:
    return str(row.get(key, EMPTY).value).casefold() not in NOTHING_SAID


def level_of(content: Content) -> Level | None:
    """The level that a cell of JENIS names; Excel compares words without case."""
    words = {level.label.casefold(): level for level in Level}
    return words.get(str(content.value).casefold())


class _Filler:
    """A table while it is worked out."""

    def __init__(
        self, layout: TableLayout, typed: TypedTable, others: Tables, year: int | None, ladders: Ladders
    ) -> None:
        self._layout, self._typed, self._others, self._year = layout, typed, others, year
        self._ladders = ladders
        self._layouts = {key: each.layout for key, each in others.items()}
        self._rows: list[dict[str, Content]] = []
        self._total: dict[str, Content] = {}
        self._sources: dict[str, money.Source] = {}

    @property
    def _columns(self) -> Sequence[Column]:
        return self._layout.spec.columns

    def fill(self) -> TableContents:
        for index in range(self._layout.rows):
            self._rows.append(self._given(index))
        self._outline()
        # Totals need the sums across their rows, and shares need the totals.
        self._compute(lambda column: whole(column.calc) is None)
        if self._layout.spec.total:
            self._sum()
        self._compute(lambda column: whole(column.calc) is not None)
        shares = self._shares(self._layout.spec.share_row.whole) if self._layout.spec.share_row else {}
        typed = self._typed
        return TableContents(
            self._layout,
            self._rows,
            self._total,
            shares,
            typed.column_numbers,
            typed.notes,
            typed.merged,
            typed.title,
        )

    def _given(self, index: int) -> dict[str, Content]:
        """What a row shows that is not computed from its own figures."""
        typed = self._typed.rows[index] if index < len(self._typed.rows) else {}
        row: dict[str, Content] = {}
        for column in self._columns:
            if column.key in typed:
                row[column.key] = _typed(typed[column.key], column.kind)
            elif column.link is not None and column.link.table in self._others:
                row[column.key] = self._linked(column.link, index)
            elif column.same_as:
                row[column.key] = self._of_its_year(column, index)
        for column in self._columns:
            lookup = column.lookup if column.key not in row else None
            if lookup is not None and lookup.table in self._others:
                row |= self._looked_up(column.key, lookup, row, index)
        for column in self._columns:
            if column.key not in row and column.counts:
                row[column.key] = self._numbered(column.counts, row, index)
        return row

    def _linked(self, link: Link, index: int) -> Content:
        """What the same row of another table shows."""
        source = self._others[link.table]
        if index >= len(source.rows):
            return EMPTY
        row = source.rows[index]
        expression = link_formula(source.layout, link, source.layout.first_row + index)
        tree = source.layout.spec.tree
        if link.levels and tree and level_of(row.get(tree.level, EMPTY)) not in {*link.levels}:
            return Content("", expression)
        content = row.get(link.in_year(self._year).key_in(partial(_says, row)), EMPTY)
        return Content(content.value, expression, content.percent_decimals)

    def _of_its_year(self, column: Column, index: int) -> Content:
        """What another table shows of the column's year, if that is the report's or the one before."""
        value, expression = EMPTY, '""'
        for year, link in reversed(column.same_as):
            linked = self._linked(link, index)
            is_of_year = is_headed(self._layout, column, year)
            expression = f"IF({is_of_year},{linked.formula},{expression})" if linked.formula else expression
            if self._year is not None and column.year == self._year + _YEARS_LATER[year]:
                value = linked
        return replace(value, formula=expression)

    def _looked_up(self, key: str, lookup: Lookup, row: Contents, index: int) -> dict[str, Content]:
        """What a row of Tabel 2.3.1, or of the agreement of programs, names in another table."""
        if lookup.line:
            return {key: self._line(lookup, row, index)}
        return {key: self._assigned_amount(lookup, row, index)} if self._layout.spec.key == PLAN else {}

    def _line(self, lookup: Lookup, row: Contents, index: int) -> Content:
        """What another table says of this row's indicator, under the program that stands over it."""
        source = self._source(lookup.table)
        expression = line_formula(self._layout, source.layout, lookup, self._layout.first_row + index)
        rows = _shown([*self._rows, row])
        return Content(line_value(rows, source, lookup), expression)

    def _assigned_amount(self, lookup: Lookup, row: Contents, index: int) -> Content:
        """The money that a row of Tabel 2.3.1 assigns."""
        budget, rows = self._source(lookup.table), _shown([*self._rows, row])
        expression = money.amount_formula(self._layout, budget, self._layout.first_row + index)
        return Content(money.amount(rows, index, budget), expression)

    def _tallied(self, index: int, calc: Tallied | Absorption) -> Content:
        """What a row of Tabel 2.3.1 adds to the penyerapan of its sasaran, or that penyerapan."""
        other, number, rows = self._source(calc.table), self._layout.first_row + index, _shown(self._rows)
        if isinstance(calc, Absorption):
            expression = money.absorption_formula(self._layout, other.layout, number)
            return Content(money.absorption(rows, index, other.layout, other.rows), expression)
        value = money.tally(calc, rows, index, other, with_indicator=self._layout.has(Key.INDIKATOR))
        return Content(value, money.tally_formula(calc, self._layout, other, number))

    def _source(self, key: str) -> money.Source:
        """Another table as the formulas over money of sasaran read it; it has been worked out already."""
        if key not in self._sources:
            self._sources[key] = money.Source(self._others[key].layout, _shown(self._others[key].rows))
        return self._sources[key]

    def _outline(self) -> None:
        """The sasaran of what the rows of Tabel 2.1 name."""
        lookups = [each for each in self._columns if each.lookup is not None and each.lookup.table == PLAN]
        for column in lookups if PLAN in self._others else ():
            plan = self._source(PLAN)
            shown = money.sasaran_of_outline(_shown(self._rows), self._layout.spec.label, plan.rows)
            for index, (row, sasaran) in enumerate(zip(self._rows, shown, strict=True)):
                if column.key not in row:
                    number = self._layout.first_row + index
                    row[column.key] = Content(sasaran, money.sasaran_formula(self._layout, plan.layout, number))

    def _numbered(self, counts: str, row: Contents, index: int) -> Content:
        expression = numbering_formula(self._layout, counts, self._layout.first_row + index)
        if row.get(counts, EMPTY).value == "":
            return Content("", expression)
        before = sum(each.get(counts, EMPTY).value != "" for each in self._rows)
        return Content(before + 1, expression)

    def _compute(self, wanted: Callable[[Column], bool]) -> None:
        for index, row in enumerate(self._rows):
            for column in self._columns:
                if column.calc is not None and not column.typed and column.key not in row and wanted(column):
                    row[column.key] = self._computed(index, column, column.calc)

    def _computed(self, index: int, column: Column, calc: Calc) -> Content:
        row, number = self._rows[index], self._layout.first_row + index
        if isinstance(calc, Tallied | Absorption):
            return self._tallied(index, calc)
        if isinstance(calc, CapaianStep):
            shown = _written(row, calc.of).shown(calc.step, self._ladders)
            return Content(shown, step_formula(self._layout, number, calc))
        if not _has_parts(calc):
            return self._guarded(column, calc, self._figures(row), self._addresses(number))
        tree = self._layout.spec.tree
        if tree is None:
            return EMPTY
        level = level_of(row.get(tree.level, EMPTY))
        parents = [each for each in Level if each < max(Level)]
        figures = self._figures(row, _parts(tree.level, self._rows, index))
        branches = {each: self._guarded(column, calc, figures, self._addresses(number, each)) for each in parents}
        level_cell = self._layout.cell(tree.level, number)
        expression = '""'
        for each in reversed(parents):
            expression = f'IF({level_cell}="{each.label}",{branches[each].formula},{expression})'
        return Content(branches[level].value if level in branches else "", expression)

    def _addresses(self, row: int, level: Level | None = None) -> RowAddresses:
        return RowAddresses(self._layout, row, self._layouts, level)

    def _figures(self, row: Contents, parts: Sequence[Contents] = ()) -> _Figures:
        return _Figures(row, parts, self._layout.spec, self._total, self._others, self._ladders)

    def _sum(self) -> None:
        """The Jumlah row."""
        tree = self._layout.spec.tree
        top = [row for row in self._rows if tree is None or level_of(row.get(tree.level, EMPTY)) is min(Level)]
        addresses = TotalAddresses(self._layout)
        self._total = {
            key: _typed(each, self._layout.spec.column(key).kind) for key, each in self._typed.total.items()
        }
        for column in self._columns:
            if column.sums and column.key not in self._total:
                parts = Parts(column.key)
                result = evaluate(parts, self._figures({}, top))
                self._total[column.key] = Content(result or Decimal(0), formula(parts, addresses))
        for column in self._columns:
            if (
                column.calc is not None
                and not is_unseen(column.calc)
                and column.key not in self._total
                and (column.presence is not Presence.OPTIONAL or column.asked_as)
            ):
                self._total[column.key] = self._guarded(
                    column, column.calc, self._figures(self._total, top), addresses
                )

    def _shares(self, key: str) -> dict[str, Content]:
        """The row that says what each total is of the whole, which is the column ``key``."""
        result: dict[str, Content] = {}
        for column in self._columns:
            if not column.sums:
                continue
            if column.key in self._typed.shares:
                result[column.key] = _typed(self._typed.shares[column.key], Kind.PERCENT)
                continue
            share = Percent(Figure(column.key), Figure(key))
            figures = self._figures(self._total)
            value = evaluate(share, figures)
            result[column.key] = Content(
                NOT_COMPUTABLE if value is None else value, formula(share, TotalAddresses(self._layout))
            )
        return result

    def _guarded(
        self, column: Column, calc: Calc, figures: _Figures, addresses: RowAddresses | TotalAddresses
    ) -> Content:
        """A calculation that shows nothing as long as its row is not filled.

        A difference needs numbers; a percentage of what is no number shows that it cannot be computed.
        """
        keys = [key for key in _own_figures(calc) if self._layout.has(key)]
        own = [addresses.cell(key) for key in keys]
        if isinstance(calc, Efficiency):
            return _efficiency(column, calc, figures, own)
        expression = formula(calc, addresses, as_fraction=column.as_fraction)
        result = evaluate(calc, figures)
        if is_percentage(calc):
            blank = any(figures.row.get(key, EMPTY).value == "" for key in keys)
            tests = ",".join(f'{cell}=""' for cell in own)
            shown = Decimal(0) if result is None else result / 100 if column.as_fraction else result
            value: Decimal | str = "" if blank else NOT_COMPUTABLE if result is None else shown
            return Content(value, f'IF(OR({tests}),"",{expression})')
        if isinstance(calc, Across):
            some = any(figures.row.get(key, EMPTY).number is not None for key in keys)
            return Content(
                result if some and result is not None else "", f'IF(COUNT({own[0]}:{own[-1]})=0,"",{expression})'
            )
        # COUNT takes numbers only, and neither texts nor empty cells.
        return Content("" if result is None else result, f'IF(COUNT({",".join(own)})<{len(own)},"",{expression})')


@dataclass(frozen=True, slots=True)
class _Figures:
    """Figures as Excel computes with them: in a sum a text counts as nothing."""

    row: Contents
    part_rows: Sequence[Contents]
    spec: TableSpec
    totals: Contents
    others: Tables
    ladders: Ladders

    def has(self, column: str) -> bool:
        return any(each.key == column for each in self.spec.columns)

    def own(self, column: str) -> Decimal | None:
        content = self.row.get(column, EMPTY)
        if self.spec.column(column).kind is Kind.QUANTITY:
            number = self._figure_in(column, content.value) if isinstance(content.value, str) else content.number
            return None if number is None or number < 0 else number  # as the formula shows a dash
        if content.number is None and self._sums_across(column):
            return Decimal(0)
        return content.number

    def _figure_in(self, column: str, text: str) -> Decimal | None:
        """The figure in a text, or the score in brackets where a column beside it has found one."""
        found = figure_of_text(text)
        steps = (each.calc for each in self.spec.columns if isinstance(each.calc, CapaianStep))
        scored = any(column in (step.of.realisasi, step.of.target) for step in steps)
        return score_of(text) if found is None and scored else found

    def converted(self, column: str, like: str) -> Decimal | None:
        """The formulas of the template know no units."""
        return self.own(column) if like else None

    def _sums_across(self, column: str) -> bool:
        return any(isinstance(each.calc, Across) and column in each.calc.columns for each in self.spec.columns)

    def parts(self, column: str) -> Sequence[Decimal | None]:
        return [row.get(column, EMPTY).number or Decimal(0) for row in self.part_rows]

    def target(self, column: str) -> Target | None:
        return self.own(column)

    def rumus(self, calc: Capaian) -> Rumus | None:
        """The formula whose words stand there exactly; Excel takes anything else for the usual one."""
        words = {each.value.casefold(): each for each in Rumus}
        return words.get(str(self.row.get(calc.rumus, EMPTY).value).casefold(), Rumus.MORE_IS_BETTER)

    def graded(self, calc: Capaian) -> Decimal | None:
        """What the columns beside the capaian find of a range, of grades and of their scores."""
        computed = any(isinstance(each.calc, CapaianStep) and each.calc.is_of(calc) for each in self.spec.columns)
        found = _written(self.row, calc).result(self.ladders) if computed else None
        return None if found is None else found * 100

    def total(self, column: str, table: str) -> Decimal | None:
        totals = self.others[table].total if table else self.totals
        return totals.get(column, EMPTY).number


def _written(row: Contents, calc: Capaian) -> Written:
    """The cells of a row that a capaian is computed from."""
    realisasi, target, rumus = (row.get(key, EMPTY).value for key in (calc.realisasi, calc.target, calc.rumus))
    return Written(realisasi, target, str(rumus))


def _parts(key: str, rows: Sequence[Contents], index: int) -> Sequence[Contents]:
    """The rows of the next level below a row, as far as the next row that stands as high; ``key`` tells levels."""
    own = level_of(rows[index].get(key, EMPTY))
    parts = []
    for row in rows[index + 1 :]:
        level = level_of(row.get(key, EMPTY))
        if own is None or (level is not None and level <= own):
            break
        if level == own + 1:
            parts.append(row)
    return parts


def _efficiency(column: Column, calc: Efficiency, figures: _Figures, cells: Sequence[str]) -> Content:
    """The efficiency by the measure that Pengaturan names; fractions become percent points."""
    capaian, penyerapan = (figures.own(key) for key in operands(calc))
    expression = efficiency_formula(cells[0], cells[1], column.decimals)
    if capaian is None or penyerapan is None:
        return Content("", expression)
    of = Measured(capaian * 100, penyerapan * 100)
    value = None if calc.ukuran.of_ministry else printed(calc.ukuran, of, column.decimals)
    if value is None:
        return Content(NOT_COMPUTABLE, expression)
    exact = efisiensi(calc.ukuran, of) if calc.ukuran.is_ratio else None
    return Content(value if exact is None else exact, expression)


def _has_parts(calc: Calc) -> bool:
    match calc:
        case Parts():
            return True
        case Minus(left, right) | Percent(left, right):
            return _has_parts(left) or _has_parts(right)
    return False


def _own_figures(calc: Calc) -> tuple[str, ...]:
    match calc:
        case Parts():
            return ()
        case Minus(left, right) | Percent(left, right):
            return (*_own_figures(left), *_own_figures(right))
    return operands(calc)
