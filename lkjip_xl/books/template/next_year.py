"""A template for next year that begins with what this year's report holds: names, Renstra, last year's figures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from graphlib import TopologicalSorter

from lkjip_xl import tables
from lkjip_xl.books.template.as_judged import as_judged, identitas_of
from lkjip_xl.books.template.budget_rows import BudgetRows, with_budget
from lkjip_xl.books.template.from_finance import Budget, filling_from
from lkjip_xl.books.template.rooms import rooms_of
from lkjip_xl.books.template.template import Filling, Typed
from lkjip_xl.report.cell import Cell, Content
from lkjip_xl.report.indicator_units import unit_column, units_of
from lkjip_xl.report.model import Form, Report, Row, Table
from lkjip_xl.report.on_request import filled_on_request
from lkjip_xl.report.own_titles import in_other_years, own_title
from lkjip_xl.report.pairing import pair_names
from lkjip_xl.report.settings import Settings
from lkjip_xl.tables import facts
from lkjip_xl.tables.facts import RelativeYear
from lkjip_xl.tables.keys import FieldKey, Key
from lkjip_xl.tables.levels import Level
from lkjip_xl.tables.spec import Column, Kind
from lkjip_xl.tables.titles import title_key
from lkjip_xl.text.numbers import comparison_of
from lkjip_xl.text.words import name_key, squeeze

_ACHIEVED = tables.TABEL_3_1_1_A.key
_NOTHING = frozenset({Content.EMPTY, Content.ERROR, Content.UNCALCULATED})


@dataclass(frozen=True, slots=True)
class NextYear:
    """What the template of next year begins with. ``settings`` are its years and its agency.

    ``left`` are columns of the Renstra with figures in them for which next year's Renstra has no year, ``kolom``
    the short names of those that a template has only on request, and this report uses, ``budget`` what a file of
    the finance system says of Tabel 2.7.
    """

    filling: Filling
    settings: Settings
    left: tuple[str, ...] = ()
    kolom: tuple[str, ...] = ()
    budget: BudgetRows | None = None


def next_year(
    report: Report, tahun: int, renstra: tuple[int, int] | None = None, budget: Budget | None = None
) -> NextYear:
    """What carries over from a report to that of another year.

    Names of every table, the targets of the Renstra and what was achieved of it so far, and target and realisasi
    of the report's year where next year's tables want last year. Amounts, results and waivers do not.
    ``renstra`` is the first and the last year of the Renstra, where it is a new one. With ``budget``, next year's
    pagu by a file, Tabel 2.7 has the rows of that file, with the names and indicators of those that it had before.
    """
    first, last = renstra or (report.settings.awal_renstra, report.settings.akhir_renstra)
    settings = Settings(
        report.settings.instansi, report.settings.pemerintah, tahun, first, last, kertas=report.settings.kertas
    )
    carrier = _Carrier(report, settings, budget)
    specs = {spec.key: spec for spec in tables.TABLES if spec.lasts}
    for key in TopologicalSorter({key: specs[key].sources for key in specs}).static_order():
        if key in specs and (table := report.tables.get(key)) is not None and table.rows:
            carrier.carry(table)
    if budget is not None and not carrier.rows.get(tables.TABEL_2_7.key):
        carrier.rows |= {key: [*rows] for key, rows in filling_from(budget).tables.items()}
    forms = {key: dict(_form(form)) for key, form in report.forms.items()}
    years = {FieldKey.TAHUN: tahun, FieldKey.AWAL_RENSTRA: first, FieldKey.AKHIR_RENSTRA: last}
    identitas = {key: Typed(year) for key, year in years.items() if year is not None}
    forms[tables.IDENTITAS.key] = {
        **identitas_of(report.settings),
        **forms.get(tables.IDENTITAS.key, {}),
        **identitas,
    }
    titles = {title_key(tables.table_named(key)): title for key, title in report.settings.titles}
    forms[tables.PENGATURAN.key] = (
        as_judged(report.settings)
        | forms.get(tables.PENGATURAN.key, {})
        | {key: Typed(in_other_years(title, report.settings, settings)) for key, title in titles.items()}
    )
    filling = Filling(
        carrier.rows,
        forms,
        column_numbers={key: _column_numbers(table) for key, table in report.tables.items()},
        titles=dict(_titles(report, settings)),
        rooms=rooms_of(report),
    )
    return NextYear(filling, settings, carrier.left, tuple(filled_on_request(report)), carrier.budget)


def _titles(report: Report, settings: Settings) -> Iterator[tuple[str, str]]:
    for key, table in report.tables.items():
        if title := own_title(table):
            yield key, in_other_years(title, report.settings, settings)


def _column_numbers(table: Table) -> dict[str, str]:
    """What stands in place of the numbers of columns, where one of them is a formula in words: ``6=(5-4)``."""
    found = {key: cell.written for key, cell in table.column_numbers.items() if not cell.formula}
    return found if any("=" in text for text in found.values()) else {}


def _form(form: Form) -> Iterator[tuple[str, Typed]]:
    # What a template says of itself is not what this one is.
    of_template = {field.key for field in form.spec.fields if field.of_template}
    for key, cell in form.cells.items():
        if key not in of_template and (typed := _typed(cell)):
            yield key, typed


def _years_in_words(years: Sequence[int]) -> str:
    """``2019–2023`` where they follow each other, else ``2019, 2021``."""
    first, last = min(years), max(years)
    if first < last and set(years) == set(range(first, last + 1)):
        return f"{first}–{last}"
    return ", ".join(str(year) for year in sorted(set(years)))


def _levels_by_name(report: Report) -> Mapping[str, Level | None]:
    """The level of each name wherever some table tells it; None where two tell it differently."""
    found: dict[str, Level | None] = {}
    for table in report.tables.values():
        for row in table.rows if table.spec.tree else ():
            name = name_key(row.text(table.spec.label))
            if row.level is not None:
                found[name] = row.level if found.get(name, row.level) is row.level else None
    return found


class _Carrier:
    """Carries table by table, those first that others take something from."""

    def __init__(self, report: Report, settings: Settings, budget: Budget | None) -> None:
        self.rows: dict[str, list[Mapping[str, Typed]]] = {}
        self._left: dict[str, list[int]] = {}
        self._report, self._settings = report, settings
        self._labels: dict[str, list[str]] = {}
        self._years = frozenset(settings.renstra)
        self._levels = _levels_by_name(report)
        self._from_file, self.budget = budget, None if budget is None else BudgetRows()

    @property
    def left(self) -> tuple[str, ...]:
        """The columns that next year has no place for, each with its years."""
        return tuple(f"{column} {_years_in_words(years)}" for column, years in self._left.items())

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
        above = self._labels.get(label.link.table) if label.link else None
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
            {**last, **row} for row, last in zip(rows, self._of_last_year(table, labels), strict=True)
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
            if not later and (typed := _typed_into(column, cell)):
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
                if (cell := origin.cells.get(column.key)) and not cell.carried and (typed := _typed(cell))
            }
            result.append({**names, **row})
        return result

    def _of_last_year(self, table: Table, labels: Sequence[str]) -> list[dict[str, Typed]]:
        """What the tables of next year want of last year: target and realisasi of Tabel 3.1.1.a."""
        found: list[dict[str, Typed]] = [{} for _ in labels]
        achieved = self._report.tables.get(_ACHIEVED)
        wanted = dict(self._wanted(table, achieved)) if achieved else {}
        if achieved is None or not wanted:
            return found
        names = [squeeze(row.text(achieved.spec.label)) for row in achieved.rows]
        for index, other in pair_names(labels, names):
            for key, source in wanted.items():
                cell = achieved.rows[other].cells.get(source)
                if cell is not None and (typed := _typed(cell)):
                    found[index][key] = typed
        return found

    def _wanted(self, table: Table, achieved: Table) -> Iterator[tuple[str, str]]:
        """Columns that want a figure of last year, each with the column of Tabel 3.1.1.a that has it."""
        tahun = self._report.settings.tahun
        if tahun is None or self._settings.tahun != tahun + 1:
            return
        source = {(column.fact, column.year): column.key for column in achieved.spec.columns if column.fact}
        for column in table.spec.columns:
            if not column.typed or not column.fact:
                continue
            of_its_year = column.so_far and column.year == tahun and tahun in self._years
            this = (column.fact, RelativeYear.THIS)
            if (column.year is RelativeYear.LAST or of_its_year) and this in source:
                yield column.key, source[this]


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


def _typed_into(column: Column, cell: Cell) -> Typed | None:
    """The same for a column of the template: one with a percent format takes points as a fraction."""
    if column.kind is Kind.PERCENT and column.as_fraction and cell.number is not None:
        return Typed(cell.number / Decimal(100), percent_decimals=cell.decimals)
    return _typed(cell)


def _typed(cell: Cell) -> Typed | None:
    """What a person would type to have the cell again; None where nothing stands there."""
    if cell.content in _NOTHING or not cell.written:
        return None
    if cell.content is not Content.NUMBER or cell.number is None or cell.as_text:
        return Typed(cell.as_typed)
    if comparison_of(cell.written):
        return Typed(cell.written)  # ≤ is part of the target
    if cell.unit == "%":
        return Typed(cell.number / Decimal(100), percent_decimals=cell.decimals)
    # The grade of a score is part of what its format shows.
    return Typed(cell.written) if "(" in cell.written else Typed(cell.number)
