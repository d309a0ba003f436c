"""A template for next year that begins with what this year's report holds: names, Renstra, last year's figures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from graphlib import TopologicalSorter

from lkjip_xl import tables
from lkjip_xl.books.template.as_judged import as_judged, identitas_of
from lkjip_xl.books.template.budget_rows import BudgetRows
from lkjip_xl.books.template.contents import Typed
from lkjip_xl.books.template.from_finance import Budget, filling_from
from lkjip_xl.books.template.rooms import rooms_of
from lkjip_xl.books.template.rows_of_next_year import Carrier
from lkjip_xl.books.template.sources.listing import BudgetList, budget_list_of
from lkjip_xl.books.template.template import Filling
from lkjip_xl.books.template.typed_again import typed_again
from lkjip_xl.reader.own.listing import listing_key
from lkjip_xl.reader.recognised import SourceTable
from lkjip_xl.report.model import Form, Report, Table
from lkjip_xl.report.on_request import filled_on_request
from lkjip_xl.report.own_titles import in_other_years, own_title
from lkjip_xl.report.settings import Settings
from lkjip_xl.report.typed_elsewhere import Came, TypedElsewhere, with_typed_elsewhere
from lkjip_xl.tables.facts import RelativeYear
from lkjip_xl.tables.keys import FieldKey
from lkjip_xl.tables.spec import TableSpec
from lkjip_xl.tables.titles import title_key


@dataclass(frozen=True, slots=True)
class NextYear:
    """What the template of next year begins with. ``settings`` are its years and its agency.

    ``left`` are columns of the Renstra with figures in them for which next year's Renstra has no year, ``kolom``
    the short names of those that a template has only on request, and this report uses, ``budget`` what a file of
    the finance system says of Tabel 2.7. ``came`` is what comes into tables, by their keys,
    from others of the report, and as the figures of a year that is over. ``listing`` is the agency's own list
    that Tabel 2.7 has its rows of, where the report has no such table.
    """

    filling: Filling
    settings: Settings
    left: tuple[str, ...] = ()
    kolom: tuple[str, ...] = ()
    budget: BudgetRows | None = None
    came: Mapping[str, Came] = field(default_factory=dict)
    listing: BudgetList | None = None

    def is_listing(self, table: SourceTable) -> bool:
        """Whether a table of the source is that list."""
        return self.listing is not None and not table.taken and self.listing.key == listing_key(table.number)


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
    whole = with_typed_elsewhere(report)
    carrier = Carrier(whole.report, settings, budget)
    specs = {spec.key: spec for spec in tables.TABLES if spec.lasts}
    for key in TopologicalSorter({key: specs[key].sources for key in specs}).static_order():
        table = whole.report.tables.get(key)
        if key in specs and table is not None and table.rows:
            carrier.carry(table)
        elif key in specs and _wants_years_over(specs[key]):
            named = [(year, str(year)) for year in settings.renstra]
            carrier.carry(Table(specs[key].for_years(named, tahun), specs[key].sheet))
    listing = None
    if not carrier.rows.get(tables.TABEL_2_7.key):
        listing = budget_list_of(report) if budget is None else None
        if budget is not None:
            carrier.rows[tables.TABEL_2_7.key] = [*filling_from(budget).tables[tables.TABEL_2_7.key]]
        elif listing is not None:
            carrier.rows[tables.TABEL_2_7.key] = [_lasting(row) for row in listing.plan]
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
    asked = tuple(filled_on_request(report))
    return NextYear(filling, settings, carrier.left, asked, carrier.budget, dict(_came(carrier, whole)), listing)


def _lasting(row: Mapping[str, Typed]) -> Mapping[str, Typed]:
    """What next year has of a row of Tabel 2.7: its names, no pagu."""
    return {key: typed for key, typed in row.items() if tables.TABEL_2_7.column(key).lasts}


def _wants_years_over(spec: TableSpec) -> bool:
    """Whether a table has figures of years before its report's, which stand in other tables of these too."""
    return any(column.fact and (column.year is RelativeYear.LAST or column.so_far) for column in spec.columns)


def _came(carrier: Carrier, whole: TypedElsewhere) -> Iterator[tuple[str, Came]]:
    """What came into each table, into columns that next year has."""
    for key, rows in carrier.rows.items():
        here = {column for row in rows for column in row}
        moved = {**whole.came.get(key, {}), **carrier.of_last_year.get(key, {})}
        if came := {each: count for each, count in moved.items() if each.column in here}:
            yield key, came


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
        if key not in of_template and (typed := typed_again(cell)):
            yield key, typed
