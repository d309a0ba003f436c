"""A workbook of an earlier template, or one that has become too small, in a template of today."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from lkjip_xl.books.template.as_judged import as_judged
from lkjip_xl.books.template.budget_rows import BudgetRows, with_budget
from lkjip_xl.books.template.contents import TableContents, Typed, TypedTable
from lkjip_xl.books.template.from_finance import Budget
from lkjip_xl.books.template.hidden_lists import NO_LADDERS, Ladders, ladders_of
from lkjip_xl.books.template.layout import TableLayout
from lkjip_xl.books.template.renewal.retyped import retyped
from lkjip_xl.books.template.renewal.sheet import (
    NO_HEADINGS,
    NO_SHEET,
    NO_VALUE,
    OUTSIDE,
    OWN_FORMULA,
    Left,
    Moved,
    SheetCarrier,
)
from lkjip_xl.books.template.rooms import rooms_of
from lkjip_xl.books.template.template import Filling, specs_in_order
from lkjip_xl.books.template.values import fill
from lkjip_xl.reader.cells import written
from lkjip_xl.reader.workbook import Grid
from lkjip_xl.report.model import Form, Report
from lkjip_xl.report.on_request import filled_on_request
from lkjip_xl.report.place import Place
from lkjip_xl.report.settings import Settings
from lkjip_xl.tables import IDENTITAS, PENGATURAN, TABEL_2_7
from lkjip_xl.tables.keys import FieldKey
from lkjip_xl.tables.on_request import in_use
from lkjip_xl.tables.spec import TableSpec

# The first template that has columns on request.
_ASKS = (0, 4)


@dataclass(frozen=True, slots=True)
class Renewal:
    """What fills the new template. ``settings`` are its years and its agency.

    ``moved`` are figures that stood outside the rows of their sheet, ``left`` the cells that are not carried as
    they were. ``years_of_headings`` says that not Identitas but the headings told the years of the Renstra,
    ``budget`` what a file of the finance system changed in Tabel 2.7.
    """

    filling: Filling
    settings: Settings
    moved: tuple[Moved, ...] = ()
    left: tuple[Left, ...] = ()
    years_of_headings: bool = False
    budget: BudgetRows | None = None


def renewed(
    report: Report,
    grids: Sequence[Grid],
    renstra: tuple[int, int] | None = None,
    kertas: str = "",
    kolom: Collection[str] = (),
    budget: Budget | None = None,
) -> Renewal:
    """Everything that was typed in a workbook, for a template of today.

    ``grids`` are the sheets that the report was read from, ``renstra`` the first and the last year of another
    Renstra and ``kertas`` another paper, where one is wanted; ``kolom`` are columns on request, by their names,
    ``budget`` the pagu of a file that Tabel 2.7 is to have. What becomes of formulas by that pagu was asked for:
    what is not carried as it was is told of the workbook alone.
    """
    found = _renewed(report, grids, renstra, kertas, kolom)
    if budget is None:
        return found
    return replace(_renewed(report, grids, renstra, kertas, kolom, budget), left=found.left)


def _renewed(
    report: Report,
    grids: Sequence[Grid],
    renstra: tuple[int, int] | None,
    kertas: str,
    kolom: Collection[str],
    budget: Budget | None = None,
) -> Renewal:
    first = {grid.name: grid for grid in reversed(grids)}
    years = renstra or _years(report)
    settings = _settings(report, years, kertas)
    left: list[Left] = []
    forms = {key: _form(form, first[form.sheet], left) for key, form in report.forms.items()}
    forms[PENGATURAN.key] = as_judged(report.settings) | forms.get(PENGATURAN.key, {})
    _set(forms, years if renstra or _has_no_years(report) else (None, None), kertas)
    tables: dict[str, TypedTable] = {}
    contents: dict[str, TableContents] = {}
    moved: list[Moved] = []
    budget_rows: BudgetRows | None = None
    predikat = forms[PENGATURAN.key].get(FieldKey.PREDIKAT)
    ladders = ladders_of(str(predikat.value)) if predikat else NO_LADDERS
    kept = tuple(_kept_on_request(report))
    asked = {*kolom, *kept, *filled_on_request(report)}
    for spec in specs_in_order(settings, settings.batas_capaian, settings.ukuran, asked, settings.penyerapan):
        table = report.tables.get(spec.key)
        contents[spec.key] = _contents(spec, TypedTable(), contents, settings.tahun, ladders)
        if table is None:
            continue
        if table.heading_row is None:
            left += _whole(first[table.sheet], NO_HEADINGS)
            continue
        carrier = SheetCarrier(table, first[table.sheet], contents[spec.key])
        typed = carrier.carry()
        if budget is not None and spec.key == TABEL_2_7.key:
            budget_rows = with_budget(table, typed.rows, carrier.places, budget)
            typed = moved_along(typed, budget_rows)
        tables[spec.key] = typed
        contents[spec.key] = _contents(spec, typed, contents, settings.tahun, ladders)
        moved += carrier.moved
        left += (*carrier.left, *carrier.results_that_differ(contents[spec.key]))
    left += [Left(NO_SHEET, unknown.places) for unknown in report.unknown_sheets]
    filling = replace(Filling.of(tables, forms), rooms=rooms_of(report), kolom=kept)
    return Renewal(filling, settings, tuple(moved), tuple(left), _has_no_years(report), budget_rows)


def moved_along(typed: TypedTable, budget: BudgetRows) -> TypedTable:
    """The rows with the pagu of a file; what stands beside or over rows that have moved stands there again."""
    place = {origin: index for index, origin in enumerate(budget.origins) if origin is not None}
    return replace(
        typed,
        rows=budget.rows,
        notes=tuple(
            replace(column, notes={place[index]: note for index, note in column.notes.items()})
            for column in typed.notes
        ),
        merged=tuple(replace(each, row=place[each.row]) for each in typed.merged),
    )


def _contents(
    spec: TableSpec, typed: TypedTable, others: Mapping[str, TableContents], tahun: int | None, ladders: Ladders
) -> TableContents:
    """What a table shows, with as many rows as those that it takes something from row by row."""
    linked = (others[each.link.table] for each in spec.columns if each.link and each.link.table in others)
    rows = max(spec.rows, len(typed.rows), *(each.layout.rows for each in linked))
    return fill(TableLayout(spec, rows), typed, others, tahun, ladders)


def _kept_on_request(report: Report) -> Iterator[str]:
    """The columns and sheets that somebody has asked for: they stay, blank too.

    Before templates had any on request, all of them had each column.
    """
    if report.settings.template_version >= _ASKS:
        for table in report.tables.values():
            yield from in_use(table.spec, [table.columns])


def _has_no_years(report: Report) -> bool:
    """Whether Identitas does not say of which years the Renstra is, and headings do."""
    settings = report.settings
    return settings.awal_renstra is None and settings.akhir_renstra is None and bool(_years_of_headings(report))


def _years_of_headings(report: Report) -> tuple[int, ...]:
    columns = chain.from_iterable(table.spec.columns for table in report.tables.values() if table.columns)
    return tuple(sorted({column.year for column in columns if column.series and isinstance(column.year, int)}))


def _years(report: Report) -> tuple[int | None, int | None]:
    settings = report.settings
    if _has_no_years(report):
        found = _years_of_headings(report)
        return found[0], found[-1]
    return settings.awal_renstra, settings.akhir_renstra


def _settings(report: Report, years: tuple[int | None, int | None], kertas: str) -> Settings:
    first, last = years
    return replace(
        report.settings, awal_renstra=first, akhir_renstra=last, kertas=kertas or report.settings.kertas
    )


def _set(forms: dict[str, dict[str, Typed]], years: tuple[int | None, int | None], kertas: str) -> None:
    """Write into the forms what the new template is to have otherwise than the old workbook."""
    identitas = forms.setdefault(IDENTITAS.key, {})
    for key, year in zip((FieldKey.AWAL_RENSTRA, FieldKey.AKHIR_RENSTRA), years, strict=True):
        if year is not None:
            identitas[key] = Typed(year)
    if kertas:
        forms.setdefault(PENGATURAN.key, {})[FieldKey.KERTAS] = Typed(kertas)


def _form(form: Form, grid: Grid, left: list[Left]) -> dict[str, Typed]:
    """What was typed into a form; what no field takes is left."""
    found: dict[str, Typed] = {}
    places: dict[str, list[Place]] = {}
    for each in form.spec.fields:
        cell = form.cells.get(each.key)
        raw = grid.cells.get((cell.place.row, cell.place.column)) if cell else None
        if cell is None or raw is None or each.of_template:
            continue
        if again := retyped(raw, each.kind):
            found[each.key] = again
            if raw.formula:
                places.setdefault(OWN_FORMULA, []).append(cell.place)
        elif written(raw) or raw.uncalculated:
            places.setdefault(NO_VALUE, []).append(cell.place)
    left += [Left(why, tuple(cells)) for why, cells in places.items()]
    left += [Left(OUTSIDE, unknown.places) for unknown in form.unknown]
    return found


def _whole(grid: Grid, why: str) -> Iterator[Left]:
    shown = tuple(Place(grid.name, *at) for at, raw in sorted(grid.cells.items()) if written(raw))
    if shown:
        yield Left(why, shown)
