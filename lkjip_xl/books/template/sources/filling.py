"""What fills a template from a report that was recognised in a file, and what became of everything in it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from lkjip_xl.books.template.as_judged import as_judged, identitas_of
from lkjip_xl.books.template.contents import TableContents, Typed, TypedTable
from lkjip_xl.books.template.from_finance import Budget, filling_from
from lkjip_xl.books.template.layout import TableLayout
from lkjip_xl.books.template.sources.budget import BudgetBeside, with_pagu
from lkjip_xl.books.template.sources.decimals import Decimals, decimals_of_report
from lkjip_xl.books.template.sources.listing import BudgetList, budget_lists_of
from lkjip_xl.books.template.sources.lists_beside import BesideList, Together, together
from lkjip_xl.books.template.sources.roots import FromOthers, from_others
from lkjip_xl.books.template.sources.table import CarriedTable, carried
from lkjip_xl.books.template.template import Filling, specs_in_order
from lkjip_xl.books.template.values import fill
from lkjip_xl.reader.own.listing import listing_key
from lkjip_xl.reader.recognised import Recognised, SourceTable
from lkjip_xl.report.model import Table
from lkjip_xl.report.on_request import filled_on_request
from lkjip_xl.report.own_titles import with_numbers_of_others
from lkjip_xl.report.place import Place
from lkjip_xl.report.settings import Settings
from lkjip_xl.tables import IDENTITAS, PENGATURAN, TABEL_2_7, TABEL_3_1_1_B, table_named
from lkjip_xl.tables.spec import TableSpec


@dataclass(frozen=True, slots=True)
class FromSource:
    """What fills a template: the tables by their keys, each with what became of it.

    ``choices`` says in words which way of computing the figures of the source tell, ``pagu`` what a file of the
    finance system says of the rows of Tabel 2.7, ``others`` what tables have of those that repeat them,
    ``from_finance`` how many rows Tabel 2.7 has of that file alone, ``spent_from_finance`` how many of them have
    its realisasi in Tabel 3.1.1.b, ``listing`` the list of an agency's own that it has its rows of, ``lists`` what
    those of further sources say beside it.
    """

    filling: Filling
    settings: Settings
    tables: Mapping[str, CarriedTable] = field(default_factory=dict)
    choices: tuple[str, ...] = ()
    pagu: BudgetBeside | None = None
    others: Mapping[str, FromOthers] = field(default_factory=dict)
    from_finance: int = 0
    listing: BudgetList | None = None
    spent_from_finance: int = 0
    lists: Together = field(default_factory=Together)

    @property
    def filled(self) -> frozenset[str]:
        """The sheets that are filled although the source has no table for them."""
        listed = [TABEL_2_7.key] if self.listing or self.from_finance else []
        listed += [TABEL_3_1_1_B.key] if self.listing or self.spent_from_finance else []
        return frozenset(table_named(key).sheet for key in (*self.others, *listed))

    def is_listing(self, table: SourceTable, source: int = 0) -> bool:
        """Whether a table of a source, by its number from 0 on, is the list whose rows are those of Tabel 2.7."""
        return bool(self.listing and not table.taken and self.listing.key == listing_key(table.number, source))

    def beside(self, table: SourceTable, source: int = 0) -> BesideList | None:
        """What a table is said to have beside that list, where it is one of a further source."""
        return None if table.taken else self.lists.of(listing_key(table.number, source))

    def counts(self, table: SourceTable, source: int = 0) -> bool:
        """Whether a table is a list, or one of the months or quarters whose realisasi that list has together."""
        return (
            self.is_listing(table, source)
            or self.is_added_up(table, source)
            or self.beside(table, source) is not None
        )

    def is_added_up(self, table: SourceTable, source: int = 0) -> bool:
        """Whether a table is one of those months or quarters."""
        adds_up = self.listing.adds_up if self.listing else ()
        return not table.taken and listing_key(table.number, source) in adds_up

    def figures_of_lists(self, tables: Sequence[SourceTable], source: int) -> int:
        """How many figures came from the lists of a source, beside those that filled what was blank."""
        beside = [self.beside(table, source) for table in tables]
        own = self.listing.count if self.listing and any(self.is_listing(each, source) for each in tables) else 0
        return own + sum(each.figures for each in beside if each)

    @property
    def figures(self) -> int:
        """How many figures came over."""
        return sum(each.count for each in self.tables.values())


def from_source(
    source: Recognised,
    settings: Settings,
    kolom: Collection[str] = (),
    doubted: Collection[Place] = (),
    budget: Budget | None = None,
    *,
    budget_first: bool = False,
) -> FromSource:
    """The template as it is filled from a recognised report.

    ``settings`` are those of the report, with what somebody said of agency and years; ``kolom`` are columns on
    request; ``doubted`` are cells in which a check of the source finds slips: they are typed as they are printed.
    ``budget`` is the pagu of a file of the finance system, which goes before the report's where it was named
    before it (``budget_first``).
    """
    report = source.report
    decimals = decimals_of_report(report)
    settings = replace(settings, desimal=decimals.number)
    of_budget = filling_from(budget).tables if budget is not None else {}
    rows_of_budget = of_budget.get(TABEL_2_7.key, ())
    known = () if rows_of_budget or TABEL_2_7.key in report.tables else budget_lists_of(report)
    listing, lists = next(iter(known), None), together(known)
    rows_of_budget = lists.plan if listing else rows_of_budget
    rows = max((_rows_of(table) for table in report.tables.values()), default=0) + len(rows_of_budget)
    tables: dict[str, CarriedTable] = {}
    pagu: BudgetBeside | None = None
    contents: dict[str, TableContents] = {}
    asked = {*kolom, *filled_on_request(report)}
    order = specs_in_order(settings, settings.batas_capaian, settings.ukuran, asked, settings.penyerapan)
    specs = {spec.key: spec for spec in order}
    numbered_alike = with_numbers_of_others(report.tables.values(), order)
    others: dict[str, FromOthers] = {}
    has_plan = TABEL_2_7.key in report.tables and TABEL_2_7.key in source.grids
    of_list = {} if has_plan or not rows_of_budget else {TABEL_2_7.key: rows_of_budget}
    spent = lists.spent if listing else of_budget.get(TABEL_3_1_1_B.key, ())
    if of_list and spent and TABEL_3_1_1_B.key not in report.tables:
        of_list[TABEL_3_1_1_B.key] = spent
    for spec in order:
        worked = _Worked(spec, rows, contents, settings.tahun)
        table = report.tables.get(spec.key)
        if table is not None and spec.key in source.grids:
            keeps_title = spec.key not in numbered_alike
            grid = source.grids[spec.key]
            tables[spec.key] = found = carried(table, grid, worked, doubted, keeps_title=keeps_title)
            if budget is not None and spec.key == TABEL_2_7.key:
                pagu = with_pagu(table, found, budget, budget_first=budget_first)
                tables[spec.key] = replace(found, typed=pagu.typed, contents=worked(pagu.typed))
        typed = tables[spec.key].typed if spec.key in tables else TypedTable(of_list.get(spec.key, ()))
        added = from_others(spec, [dict(row) for row in typed.rows], source, specs, settings.tahun)
        if added.came:
            others[spec.key] = added
            typed = replace(typed, rows=added.rows)
            if spec.key in tables:
                tables[spec.key] = replace(tables[spec.key], typed=typed)
        contents[spec.key] = worked(typed) if added.came or spec.key not in tables else tables[spec.key].contents
    choices = (*(report.document.choices if report.document else ()), *_said(decimals))
    forms = {IDENTITAS.key: identitas_of(settings), PENGATURAN.key: as_judged(settings)}
    filling = Filling.of({key: each.typed for key, each in tables.items()}, forms)
    rows_of_others = {key: each.rows for key, each in others.items()}
    for key, typed_rows in of_list.items():
        rows_of_others.setdefault(key, [dict(row) for row in typed_rows])
    filling = replace(filling, tables={**filling.tables, **rows_of_others})
    return FromSource(
        filling,
        settings,
        tables,
        choices,
        pagu,
        others,
        0 if listing else len(of_list.get(TABEL_2_7.key, ())),
        listing,
        0 if listing else sum(map(bool, of_list.get(TABEL_3_1_1_B.key, ()))),
        lists,
    )


@dataclass(frozen=True, slots=True)
class _Worked:
    """Works out a sheet of the template with so many rows: as many as the longest table of the source has."""

    spec: TableSpec
    rows: int
    others: Mapping[str, TableContents]
    tahun: int | None

    def __call__(self, typed: TypedTable) -> TableContents:
        return fill(
            TableLayout(self.spec, max(self.rows, len(typed.rows))),
            self._with_prefilled(typed),
            self.others,
            self.tahun,
        )

    def _with_prefilled(self, typed: TypedTable) -> TypedTable:
        usual = [{column: Typed(text) for column, text in row.items()} for row in self.spec.prefilled]
        return replace(typed, rows=typed.rows or usual)


def _rows_of(table: Table) -> int:
    """More rows than a table needs, whatever stands among those that count."""
    last = max((row.number for row in (*table.indicator_rows, *table.totals)), default=0)
    return max(last, len(table.spec.prefilled))


def _said(decimals: Decimals) -> Iterator[str]:
    if decimals.why:
        yield f"desimal persentase: {decimals.label} ({decimals.why})"
