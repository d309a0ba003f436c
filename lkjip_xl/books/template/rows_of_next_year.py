"""The rows of a report as those of the template of another year: what lasts of them, and last year's figures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from lkjip_xl import tables
from lkjip_xl.books.template.budget_rows import BudgetRows, with_budget
from lkjip_xl.books.template.contents import Typed
from lkjip_xl.books.template.from_finance import Budget
from lkjip_xl.books.template.typed_again import typed_again, typed_into
from lkjip_xl.report.cell import Cell
from lkjip_xl.report.indicator_units import unit_column, units_of
from lkjip_xl.report.model import Report, Row, Table
from lkjip_xl.report.pairing import pair_names
from lkjip_xl.report.settings import Settings
from lkjip_xl.report.typed_elsewhere import Moved
from lkjip_xl.rules.evidence.sayings import Indicator, fact_of, indicators_of
from lkjip_xl.tables import facts
from lkjip_xl.tables.facts import FactOfYear, RelativeYear
from lkjip_xl.tables.keys import Key
from lkjip_xl.tables.levels import Level
from lkjip_xl.tables.spec import Column, Kind
from lkjip_xl.text.words import name_key, squeeze
from lkjip_xl.text.years import years_in_words

_ACHIEVED = tables.TABEL_3_1_1_A.key


def _levels_by_name(report: Report) -> Mapping[str, Level | None]:
    """The level of each name wherever some table tells it; None where two tell it differently."""
    found: dict[str, Level | None] = {}
    for table in report.tables.values():
        for row in table.rows if table.spec.tree else ():
            name = name_key(row.text(table.spec.label))
            if row.level is not None:
                found[name] = row.level if found.get(name, row.level) is row.level else None
    return found


class Carrier:
    """Carries table by table, those first that others take something from.

    ``rows`` are those of each table so far, ``of_last_year`` how many figures of years that are over came into
    each from other columns.
    """

    def __init__(self, report: Report, settings: Settings, budget: Budget | None) -> None:
        self.rows: dict[str, list[Mapping[str, Typed]]] = {}
        self.of_last_year: dict[str, dict[Moved, int]] = {}
        self._left: dict[str, list[int]] = {}
        self._report, self._settings = report, settings
        self._labels: dict[str, list[str]] = {}
        self._years = frozenset(settings.renstra)
        self._levels = _levels_by_name(report)
        self._from_file, self.budget = budget, None if budget is None else BudgetRows()

    @property
    def left(self) -> tuple[str, ...]:
        """The columns that next year has no place for, each with its years."""
        return tuple(f"{column} {years_in_words(years)}" for column, years in self._left.items())

    def carry(self, table: Table) -> None:
        """Carry the rows of a table, in the order in which the template will show them."""
        columns = [column for column in table.spec.columns if column.lasts and self._has_place(table, column)]
        label = table.spec.column(table.spec.label)
        units = units_of(self._report, table)
        lines = (line for line in table.indicator_lines if line.number != line.under)
        carried = sorted((*table.rows, *table.budget_headings, *lines), key=lambda row: row.number)
        own = [
            {
                **dict(self._unit(table, units, row)),
                **dict(self._lasting(table, row, columns)),
                **dict(self._level(table, row)),
            }
            for row in carried
        ]
        names = [_name(table, row) for row in carried]
        above = self._above(label)
        if above is None:
            rows: Sequence[Mapping[str, Typed]] = self._with_names(table, own, carried)
            if self._from_file is not None and table.spec.key == tables.TABEL_2_7.key:
                rows = self._of_file(
                    table, rows, {row.number: at for at, row in enumerate(carried)}, self._from_file
                )
                names = [*_typed_names(rows, label.key)]
            self._keep(table, rows, names)
            return
        # Its names are formulas over the other table: what stands beside them goes by the names, not by the rows.
        pairs = dict(pair_names(above, names))
        rows = [own[pairs[index]] if index in pairs else {} for index in range(len(above))]
        alone = [index for index in range(len(names)) if index not in pairs.values() and names[index]]
        rows += self._with_names(table, [own[index] for index in alone], [carried[index] for index in alone])
        self._keep(table, rows, [*above, *(names[index] for index in alone)])

    def _above(self, label: Column) -> Sequence[str] | None:
        """The names that formulas show in a column, of the nearest table that has some; None where none has."""
        while label.link is not None:
            if (labels := self._labels.get(label.link.table)) is not None:
                return labels
            label = tables.table_named(label.link.table).column(label.link.key)
        return None

    def _of_file(
        self, table: Table, rows: Sequence[Mapping[str, Typed]], places: Mapping[int, int], budget: Budget
    ) -> list[Mapping[str, Typed]]:
        """The rows of the file, as they were last year where there were such; others are no part of next year."""
        self.budget = found = with_budget(table, rows, places, budget)
        owners = {
            places[line.number]: places[line.under or 0] for line in table.indicator_lines if line.number in places
        }
        return [
            row
            for row, origin in zip(found.rows, found.origins, strict=True)
            if origin is None or owners.get(origin, origin) not in found.alone
        ]

    def _keep(self, table: Table, rows: Sequence[Mapping[str, Typed]], labels: list[str]) -> None:
        self._labels[table.spec.key] = labels
        kept: list[Mapping[str, Typed]] = [
            {**last, **row} for row, last in zip(rows, self._of_years_over(table, labels, rows), strict=True)
        ]
        if any(kept):
            self.rows[table.spec.key] = kept

    def _has_place(self, table: Table, column: Column) -> bool:
        """Whether next year has the column: one of the Renstra needs its year there."""
        year = column.year
        if not column.lasting or not isinstance(year, int) or year in self._years:
            return True
        if any((cell := row.cells.get(column.key)) and cell.number is not None for row in table.rows):
            what = " ".join(word for word in column.full_heading.split() if word != str(year))
            self._left.setdefault(f"{table.sheet} {what}".strip(), []).append(year)
        return False

    def _lasting(self, table: Table, row: Row, columns: Sequence[Column]) -> Iterator[tuple[str, Typed]]:
        for column in columns:
            cell = row.cells.get(column.key)
            if cell is None or cell.carried or (row.under is not None and not column.per_indicator):
                continue
            if cell.listed:
                yield column.key, Typed(_list_of(table, row, column.key))
                continue
            tahun = self._settings.tahun
            later = column.so_far and tahun is not None and isinstance(column.year, int) and column.year >= tahun
            if not later and (typed := typed_into(column, cell)):
                yield column.key, typed

    def _unit(self, table: Table, units: Mapping[int, Cell], row: Row) -> Iterator[tuple[str, Typed]]:
        """The unit of a row's indicator, where this table is the one in which it is typed."""
        column = unit_column(table)
        if column is not None and column.typed and row.index in units:
            yield column.key, Typed(units[row.index].written)

    def _level(self, table: Table, row: Row) -> Iterator[tuple[str, Typed]]:
        """The level of a row in the word that the template's formulas look for, however the report tells it."""
        tree = table.spec.tree
        if tree is not None and table.spec.column(tree.level).typed and row.under is None:
            level = row.level or self._levels.get(name_key(row.text(tree.name)))
            if level is not None:
                yield tree.level, Typed(level.label)

    @staticmethod
    def _with_names(
        table: Table, rows: Sequence[Mapping[str, Typed]], of: Sequence[Row]
    ) -> list[dict[str, Typed]]:
        """The rows with the names that the template would take from another table, were they there."""
        linked = [column for column in table.spec.columns if column.fact in {facts.SASARAN, facts.INDIKATOR}]
        result: list[dict[str, Typed]] = []
        for row, origin in zip(rows, of, strict=True):
            names = {
                column.key: typed
                for column in linked
                if (cell := origin.cells.get(column.key)) and not cell.carried and (typed := typed_again(cell))
            }
            result.append({**names, **row})
        return result

    def _of_years_over(
        self, table: Table, labels: Sequence[str], rows: Sequence[Mapping[str, Typed]]
    ) -> list[dict[str, Typed]]:
        """What the rows want of years that are over and do not have, from whichever table says it."""
        found: list[dict[str, Typed]] = [{} for _ in labels]
        wanted = [*self._wanted(table)]
        indicators = indicators_of(self._report) if wanted else ()
        for index, other in pair_names(labels, [each.name for each in indicators]):
            blank = [(column, fact) for column, fact in wanted if column.key not in rows[index]]
            found[index] = dict(self._said(table, indicators[other], blank))
        return found

    def _said(
        self, table: Table, indicator: Indicator, wanted: Sequence[tuple[Column, FactOfYear]]
    ) -> Iterator[tuple[str, Typed]]:
        """What is said of an indicator; of several tables Tabel 3.1.1.a tells it."""
        came = self.of_last_year.setdefault(table.spec.key, {})
        for column, fact in wanted:
            said = indicator.of(fact, {Kind.QUANTITY}, fact_of(self._report))
            for each in sorted(said, key=lambda each: each.table.spec.key != _ACHIEVED):
                if typed := typed_again(each.cell):
                    moved = Moved(each.table.spec.key, each.column.key, column.key)
                    came[moved] = came.get(moved, 0) + 1
                    yield column.key, typed
                    break

    def _wanted(self, table: Table) -> Iterator[tuple[Column, FactOfYear]]:
        """The columns that want a figure of a year that is over, with what they want."""
        tahun = self._report.settings.tahun
        for column in table.spec.columns:
            if not (tahun and column.typed and column.fact):
                continue
            year = column.year
            if year is RelativeYear.LAST and self._settings.tahun == tahun + 1:
                yield column, FactOfYear(column.fact, tahun)
            elif column.so_far and isinstance(year, int) and year <= tahun and year in self._years:
                yield column, FactOfYear(column.fact, year)


def _name(table: Table, row: Row) -> str:
    """The name by which a row is found in another table; of a further indicator that of its row, and its own."""
    if row.under is None:
        return squeeze(row.text(table.spec.label))
    return _name_of_line(_name(table, table.owner(row)), row.text(Key.INDIKATOR))


def _typed_names(rows: Sequence[Mapping[str, Typed]], label: str) -> Iterator[str]:
    """The same of rows as they are typed."""
    above = ""
    for row in rows:
        if label in row:
            above = squeeze(str(row[label].value))
            yield above
        else:
            yield _name_of_line(above, str(row[Key.INDIKATOR].value)) if Key.INDIKATOR in row else ""


def _name_of_line(above: str, indicator: str) -> str:
    return f"{above} · {squeeze(indicator)}"


def _list_of(table: Table, row: Row, key: str) -> str:
    """The lines of a list that stands in one cell."""
    cells = (each.cells.get(key) for each in table.with_lines(row))
    return "\n".join(cell.as_typed for cell in cells if cell is not None and cell.listed)
