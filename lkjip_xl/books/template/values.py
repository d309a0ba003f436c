"""Works out a table of the template: a typed value in each cell, or a formula with the value it gives."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import partial
from itertools import count
from typing import TYPE_CHECKING

from lkjip_xl.books.template import assigned_money as money
from lkjip_xl.books.template.capaian_steps import step_formula
from lkjip_xl.books.template.contents import (
    EMPTY,
    Content,
    Contents,
    TableContents,
    Tables,
    TypedTable,
    level_of,
    shown,
    typed_content,
)
from lkjip_xl.books.template.efficiency import efficiency, tally, tally_formula
from lkjip_xl.books.template.formulas import (
    NOTHING_SAID,
    RowAddresses,
    TotalAddresses,
    is_headed,
    link_formula,
    numbering_formula,
)
from lkjip_xl.books.template.hidden_lists import NO_LADDERS, Ladders
from lkjip_xl.books.template.named_rows import Source
from lkjip_xl.books.template.outline_sasaran import aims_below_formulas, sasaran_formula, sasaran_of_outline
from lkjip_xl.books.template.outputs_of_sasaran import worth_formula, worths
from lkjip_xl.books.template.program_lines import line_formula, line_value
from lkjip_xl.books.template.row_values import (
    RowFigures,
    capaian,
    guarded,
    has_parts,
    measured_percent,
    parts_of,
    written,
)
from lkjip_xl.figures.assignments import PLAN
from lkjip_xl.figures.calc import NOT_COMPUTABLE, evaluate, formula
from lkjip_xl.tables.calculation import (
    Absorption,
    Calc,
    Capaian,
    CapaianStep,
    Efficiency,
    Figure,
    OutputWorth,
    Parts,
    Percent,
    Tallied,
    Tally,
    is_unseen,
    whole,
)
from lkjip_xl.tables.facts import RelativeYear
from lkjip_xl.tables.keys import Key, TableKey
from lkjip_xl.tables.levels import Level
from lkjip_xl.tables.sources import Link, Lookup
from lkjip_xl.tables.spec import Column, Kind, Presence

if TYPE_CHECKING:
    from lkjip_xl.books.template.layout import TableLayout

_YEARS_LATER = {RelativeYear.THIS: 0, RelativeYear.LAST: -1}


def fill(
    layout: TableLayout, typed: TypedTable, others: Tables, year: int | None, ladders: Ladders = NO_LADDERS
) -> TableContents:
    """Work out a table: what was typed, what other tables give, and at last what is computed from both.

    ``others`` are the tables that it takes something from, ``year`` is the year of the report, ``ladders`` are
    those that Pengaturan adds.
    """
    return _Filler(layout, typed, others, year, ladders).fill()


def _says(row: Contents, key: str) -> bool:
    return str(row.get(key, EMPTY).value).casefold() not in NOTHING_SAID


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
        self._sources: dict[str, Source] = {}

    @property
    def _columns(self) -> Sequence[Column]:
        return self._layout.spec.columns

    def fill(self) -> TableContents:
        for index in range(self._layout.rows):
            self._rows.append(self._given(index))
        self._outline()
        # Totals need the sums across their rows, and shares need the totals.
        self._compute(lambda column: whole(column.calc) is None and not isinstance(column.calc, OutputWorth))
        self._value_outputs()
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
                row[column.key] = typed_content(typed[column.key], column.kind)
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
        rows = shown([*self._rows, row])
        return Content(line_value(rows, source, lookup), expression)

    def _assigned_amount(self, lookup: Lookup, row: Contents, index: int) -> Content:
        """The money that a row of Tabel 2.3.1 assigns."""
        budget, rows = self._source(lookup.table), shown([*self._rows, row])
        expression = money.amount_formula(self._layout, budget, self._layout.first_row + index)
        return Content(money.amount(rows, index, budget), expression)

    def _tallied(self, index: int, calc: Tallied | Absorption) -> Content:
        """What a row of Tabel 2.3.1 adds to the penyerapan of its sasaran, or that penyerapan."""
        other, number, rows = self._source(calc.table), self._layout.first_row + index, shown(self._rows)
        if isinstance(calc, Absorption):
            expression = money.absorption_formula(self._layout, other.layout, number)
            return Content(money.absorption(rows, index, other.layout, other.rows), expression)
        if calc.what in (Tally.WORTH_OF_OUTPUTS, Tally.SPENT_ON_OUTPUTS):
            value = tally(calc.what, rows, index, self._layout, other)
            return Content(value, tally_formula(calc.what, self._layout, other, number))
        value = money.tally(calc, rows, index, other, with_indicator=self._layout.has(Key.INDIKATOR))
        return Content(value, money.tally_formula(calc, self._layout, other, number))

    def _source(self, key: str) -> Source:
        """Another table as the formulas over money of sasaran read it; it has been worked out already."""
        if key not in self._sources:
            self._sources[key] = Source(self._others[key].layout, shown(self._others[key].rows))
        return self._sources[key]

    def _outline(self) -> None:
        """The sasaran of what the rows of Tabel 2.1 name."""
        lookups = [each for each in self._columns if each.lookup is not None and each.lookup.table == PLAN]
        for column in lookups if PLAN in self._others else ():
            plan, budget = self._source(PLAN), self._source(TableKey.TABEL_2_7)
            levels = [str(budget.rows[at].get(Key.JENIS, "")) for at in range(len(self._rows))]
            found = sasaran_of_outline(shown(self._rows), self._layout.spec.label, plan.rows, levels)
            for index, (row, values) in enumerate(zip(self._rows, found, strict=True)):
                number = self._layout.first_row + index
                level = budget.layout.linked_cell(Key.JENIS, budget.layout.first_row + index)
                if column.key not in row:
                    row[column.key] = Content(
                        values[Key.SASARAN], self._sasaran_formula(plan.layout, number, level)
                    )
                for key, expression in aims_below_formulas(self._layout, number, level).items():
                    row[key] = Content(values[key], expression)

    def _sasaran_formula(self, plan: TableLayout, row: int, level: str) -> str:
        unit = money.above_formula(self._layout, Key.UNIT, row) if self._layout.has(Key.UNIT) else ""
        return sasaran_formula(self._layout, plan, row, unit, level)

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

    def _value_outputs(self) -> None:
        """What outputs were worth, which rests on the capaian of the rows below."""
        for column in self._columns:
            if not isinstance(column.calc, OutputWorth):
                continue
            what, numbers = column.calc.what, count(self._layout.first_row)
            found = worths(what, self._rows, self._layout)
            for number, row, value in zip(numbers, self._rows, found, strict=False):
                row[column.key] = Content(value, worth_formula(what, self._layout, number))

    def _computed(self, index: int, column: Column, calc: Calc) -> Content:
        row, number = self._rows[index], self._layout.first_row + index
        if isinstance(calc, Tallied | Absorption):
            return self._tallied(index, calc)
        if isinstance(calc, Efficiency):
            return efficiency(column, calc, self._rows, (self._layout, index), self._source(PLAN))
        if isinstance(calc, CapaianStep):
            return Content(written(row, calc.of).shown(calc.step), step_formula(self._layout, number, calc))
        if isinstance(calc, Capaian):
            return capaian(self._layout, row, number, column, calc, self._ladders)
        if isinstance(calc, Percent) and calc.measured:
            return measured_percent(self._layout, row, number, column, calc)
        if not has_parts(calc):
            return guarded(self._layout, column, calc, self._figures(row), self._addresses(number))
        tree = self._layout.spec.tree
        if tree is None:
            return EMPTY
        level = level_of(row.get(tree.level, EMPTY))
        parents = [each for each in Level if each < max(Level)]
        figures = self._figures(row, parts_of(tree.level, self._rows, index))
        branches = {
            each: guarded(self._layout, column, calc, figures, self._addresses(number, each)) for each in parents
        }
        level_cell = self._layout.cell(tree.level, number)
        expression = '""'
        for each in reversed(parents):
            expression = f'IF({level_cell}="{each.label}",{branches[each].formula},{expression})'
        return Content(branches[level].value if level in branches else "", expression)

    def _addresses(self, row: int, level: Level | None = None) -> RowAddresses:
        return RowAddresses(self._layout, row, self._layouts, level)

    def _figures(self, row: Contents, parts: Sequence[Contents] = ()) -> RowFigures:
        return RowFigures(row, parts, self._layout.spec, self._total, self._others)

    def _sum(self) -> None:
        """The Jumlah row."""
        tree = self._layout.spec.tree
        top = [row for row in self._rows if tree is None or level_of(row.get(tree.level, EMPTY)) is min(Level)]
        addresses = TotalAddresses(self._layout)
        self._total = {
            key: typed_content(each, self._layout.spec.column(key).kind) for key, each in self._typed.total.items()
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
                self._total[column.key] = guarded(
                    self._layout, column, column.calc, self._figures(self._total, top), addresses
                )

    def _shares(self, key: str) -> dict[str, Content]:
        """The row that says what each total is of the whole, which is the column ``key``."""
        result: dict[str, Content] = {}
        for column in self._columns:
            if not column.sums:
                continue
            if column.key in self._typed.shares:
                result[column.key] = typed_content(self._typed.shares[column.key], Kind.PERCENT)
                continue
            share = Percent(Figure(column.key), Figure(key))
            figures = self._figures(self._total)
            value = evaluate(share, figures)
            result[column.key] = Content(
                NOT_COMPUTABLE if value is None else value, formula(share, TotalAddresses(self._layout))
            )
        return result
