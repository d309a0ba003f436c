"""From the sheets of a workbook to the report: which sheet is which table, and what is in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from lkjip_xl import tables
from lkjip_xl.figures.assignments import with_shared_money
from lkjip_xl.figures.penunjang import with_own_whole
from lkjip_xl.files.kinds import WorkbookFile
from lkjip_xl.files.limits import USUAL_LIMITS, Limits
from lkjip_xl.files.refusal import IF_FINANCE, refused
from lkjip_xl.reader.averages_taken_over import without_averages_taken_over
from lkjip_xl.reader.binding import Binding, bind
from lkjip_xl.reader.budget_headings import without_budget_headings
from lkjip_xl.reader.cells import written
from lkjip_xl.reader.filled_parents import amounts_for_formulas, told_by_parts, with_filled_parents
from lkjip_xl.reader.forms import read_form, read_settings
from lkjip_xl.reader.formula_text import external_sources
from lkjip_xl.reader.formulas_of_one_unit import with_units_together
from lkjip_xl.reader.hidden import hidden_areas
from lkjip_xl.reader.indicator_lines import stands_over_lines, with_lists_read, without_repeated_lines
from lkjip_xl.reader.recalculation import recalculated
from lkjip_xl.reader.row_levels import with_levels
from lkjip_xl.reader.rows import SheetRows, read_rows
from lkjip_xl.reader.rows_beyond import with_rows_beyond
from lkjip_xl.reader.rows_taken_out import without_rows
from lkjip_xl.reader.sasaran_headings import without_sasaran_headings
from lkjip_xl.reader.scores import with_scores
from lkjip_xl.reader.separators import with_separators_decided
from lkjip_xl.reader.sheet_names import is_sheet_of
from lkjip_xl.reader.sieved_sheet import Merge
from lkjip_xl.reader.unfilled import with_computed_rows, without_unfilled_rows
from lkjip_xl.reader.workbook import Grid, read_grids, with_amounts
from lkjip_xl.report.cell import Content
from lkjip_xl.report.left_over import Area, Covered, Ignored, MissingSheet, OtherWorkbook, Unplaced
from lkjip_xl.report.model import Report, Table
from lkjip_xl.report.place import DocumentTable, Place
from lkjip_xl.report.settings import Settings
from lkjip_xl.tables import IDENTITAS, PENGATURAN
from lkjip_xl.tables.spec import Kind, Spec, TableSpec
from lkjip_xl.text.ways import Action
from lkjip_xl.text.words import closest, heading_key
from lkjip_xl.text.years import YEAR

# A sheet's name this near to the right one is suggested where that sheet is missing (S01).
_SHEET_ALIKE = 0.6
_LAST_TITLE_ROW = 5
_LAST_HEADING_ROW = 12


def read_report(source: Path | WorkbookFile, limits: Limits = USUAL_LIMITS) -> Report:
    """Read a workbook. What staff typed is never an error here: it is in the report for the rules to see.

    Raises:
        UnreadableFile: if the file is no workbook, is damaged or above a limit, or holds no sheet of a report.

    """
    return report_of(read_grids(source, limits))


def report_of(grids: Sequence[Grid]) -> Report:
    """The report in the sheets of a workbook.

    Raises:
        UnreadableFile: if none of them is a sheet of a report.

    """
    named = _by_spec(grids)
    positions = {id(grid) for grid in named.values()}
    judged = frozenset(n for n, grid in enumerate(grids) if id(grid) in positions)
    found = recalculated(grids, judged)
    grids = found.grids
    named = _by_spec(grids)
    if not holds_report(grids):
        sheets = f"{tables.TABEL_2_7.sheet}, {tables.TABEL_3_1_1_B.sheet}, dan lain-lain"
        raise refused(
            f"buku kerja ini tidak memuat lembar laporan ({sheets}).",
            ("Pakai templat dari ", Action.NEW_TEMPLATE, ", atau beri nama lembarnya seperti itu. ", *IF_FINANCE),
        )
    forms = {spec.key: read_form(named[spec.key], spec) for spec in tables.FORMS if spec.key in named}
    settings = read_settings(forms.get(IDENTITAS.key), forms.get(PENGATURAN.key))
    read = tables_of(named, settings)
    if amounts := amounts_for_formulas(read, found.knows):
        # What these formulas show is of the empty cell: nobody typed anything wrong.
        filled = recalculated(with_amounts(grids, amounts), judged).grids
        read = told_by_parts(tables_of(_by_spec(filled), settings), amounts.keys())
    report = Report(
        settings=settings,
        tables=read,
        forms=forms,
        sheets=tuple(grid.name for grid in grids),
        missing_sheets=_missing_sheets(grids, named),
        hidden_sheets=tuple(grid.name for grid in named.values() if grid.hidden and grid.cells),
        unlisted_sheets=tuple(grid.name for grid in named.values() if grid.unlisted and grid.cells),
        unknown_sheets=_unknown_sheets(grids, named),
        draft=_draft(grids),
        stale=found.stale,
        misread=found.misread,
        unstored=found.unstored,
        pictures=_pictures(named.values(), read.values()),
        other_workbooks=_other_workbooks(named.values()),
    )
    return finished(report)


def holds_report(grids: Sequence[Grid]) -> bool:
    """Whether a sheet of a workbook is one of the template's tables, by its name."""
    named = _by_spec(grids)
    return any(isinstance(spec, TableSpec) and spec.part_of_report for spec in tables.SPECS if spec.key in named)


def finished(report: Report) -> Report:
    """The report, with what only all of its tables together tell of each of them."""
    read = {**with_shared_money(with_rows_beyond(with_filled_parents({**report.tables})))}
    return with_units_together(with_computed_rows(replace(report, tables=with_own_whole(read))))


def tables_of(named: Mapping[str, Grid], settings: Settings) -> dict[str, Table]:
    """The tables of the sheets, before anything is filled in."""
    read = {spec.key: read_table(named[spec.key], spec, settings) for spec in tables.TABLES if spec.key in named}
    read = without_averages_taken_over(without_sasaran_headings(read))
    return with_scores(with_separators_decided(without_repeated_lines(read)), settings.ladders)


def _pictures(grids: Iterable[Grid], found: Iterable[Table]) -> tuple[Place, ...]:
    """The cells that hold a picture, other than those of a table, which need something else in them."""
    rows = [row for table in found for row in (*table.rows, table.total, table.shares) if row]
    inside = {cell.place for row in rows for cell in row.cells.values() if cell.content is Content.ERROR}
    places = (Place(grid.name, *at) for grid in grids for at, raw in grid.cells.items() if raw.picture)
    return tuple(place for place in places if place not in inside)


def _other_workbooks(grids: Iterable[Grid]) -> tuple[OtherWorkbook, ...]:
    """The workbooks that formulas read, each with the cells that show something of it."""
    found: dict[str, list[Place]] = {}
    for grid in grids:
        for at, raw in grid.cells.items():
            if raw.expression is None or not written(raw):
                continue
            for source in dict.fromkeys(external_sources(raw.expression.text)):
                name = source if not source.isdigit() else _name_in_list(int(source), grid.other_workbooks)
                found.setdefault(name, []).append(Place(grid.name, *at))
    return tuple(OtherWorkbook(name, tuple(places)) for name, places in found.items())


def _name_in_list(number: int, names: Sequence[str]) -> str:
    return names[number - 1] if 0 < number <= len(names) else ""


def _draft(grids: Sequence[Grid]) -> Place | None:
    """Where the summary of a workbook says that it is a draft."""
    for grid in grids:
        if heading_key(grid.name) == heading_key(tables.RINGKASAN):
            for (row, column), raw in grid.cells.items():
                if written(raw).startswith(tables.DRAFT):
                    return Place(grid.name, row, column)
    return None


def _by_spec(grids: Sequence[Grid]) -> dict[str, Grid]:
    """The sheet of each table and form."""
    named: dict[str, Grid] = {}
    for spec in tables.SPECS:
        for grid in grids:
            if is_sheet_of(spec, grid.name):
                named.setdefault(spec.key, grid)
    return named


def _free(grids: Sequence[Grid], named: Mapping[str, Grid]) -> list[Grid]:
    # Not by their names: a damaged workbook can have two sheets of one name.
    taken = {id(grid) for grid in named.values()}
    own = {heading_key(name) for name in tables.OWN_SHEETS}
    return [grid for grid in grids if id(grid) not in taken and heading_key(grid.name) not in own]


def _missing_sheets(grids: Sequence[Grid], named: Mapping[str, Grid]) -> tuple[MissingSheet, ...]:
    free = _free(grids, named)
    names = [grid.name for grid in free]
    return tuple(
        MissingSheet(spec, _titled(spec, free) or closest(spec.sheet, names, _SHEET_ALIKE))
        for spec in tables.SPECS
        if spec.key not in named and not (isinstance(spec, TableSpec) and spec.asked_as)
    )


def _titled(spec: Spec, grids: Sequence[Grid]) -> str | None:
    """The sheet that has another name, but the title of this table in its first rows."""
    for grid in grids:
        titles = [heading_key(written(raw)) for (row, _), raw in grid.cells.items() if row <= _LAST_TITLE_ROW]
        if any(_begins_with_number_of(title) == spec.sheet for title in titles):
            return grid.name
    return None


def _begins_with_number_of(title: str) -> str:
    """The sheet whose name a title begins with: Tabel 3.1.1.a, although it begins with Tabel 3.1 too."""
    names = [spec.sheet for spec in tables.SPECS if f"{title} ".startswith(f"{heading_key(spec.sheet)} ")]
    return max(names, key=len, default="")


def _unknown_sheets(grids: Sequence[Grid], named: Mapping[str, Grid]) -> tuple[Unplaced, ...]:
    found = []
    for grid in _free(grids, named):
        shown = {address: text for address, raw in grid.cells.items() if (text := written(raw))}
        if shown:
            places = tuple(Place(grid.name, *address) for address in sorted(shown))
            found.append(Unplaced(places, shown[min(shown)]))
    return tuple(found)


def read_table(grid: Grid, spec: TableSpec, settings: Settings) -> Table:
    """The table of a sheet; without rows where its headings were not found, or nobody has filled it."""
    spec = spec_in(grid, spec, settings)
    binding = bind(grid, spec, settings)
    if binding is None:
        places = [Place(grid.name, *address) for address, raw in grid.cells.items() if raw.uncalculated]
        ignored = tuple(Ignored.at(Place(grid.name, *at), "judul kolom tidak ditemukan") for at in grid.cells)
        return Table(spec, grid.name, uncalculated=tuple(places), ignored=ignored, covered=_covered(grid))
    table = without_unfilled_rows(bound_table(grid, spec, binding), settings.tahun)
    if grid.of_tujuan:
        gone = [row for row in table.rows if row.number in grid.of_tujuan]
        table = without_rows(table, gone, "indikator tujuan")
    if table.left_out:
        return table
    table = without_budget_headings(table)
    rows, problems = with_levels(table.rows, spec) if spec.tree else (table.rows, ())
    return with_lists_read(replace(table, rows=rows, level_problems=problems))


def bound_table(grid: Grid, spec: TableSpec, binding: Binding) -> Table:
    """What stands under headings that are known: its rows, their levels not yet told."""
    found = read_rows(grid, spec, binding)
    return Table(
        spec=spec,
        sheet=grid.name,
        rows=tuple(found.rows),
        total=found.total,
        indicator_lines=tuple(found.indicator_lines),
        other_totals=found.other_totals,
        signature=tuple(found.signature),
        remarks=tuple(found.remarks),
        notes=tuple(found.notes),
        averages=tuple(found.averages),
        sums_of_results=tuple(found.sums_of_results),
        columns=binding.columns,
        headings=binding.headings,
        heading_row=binding.heading_row,
        missing=binding.missing,
        similar=binding.similar,
        repeated=binding.repeated,
        of_another_year=binding.of_another_year,
        unplaced=tuple(found.unplaced),
        ignored=tuple(found.ignored),
        hidden=hidden_areas(grid, spec, binding, found),
        merged=_merged(grid, binding, spec, found),
        covered=_covered(grid),
        uncalculated=tuple(found.uncalculated),
        errors=tuple(found.errors),
        shares=found.shares,
        column_numbers=found.column_numbers,
        titles=tuple(found.titles),
        # A document's table has no room: rows are added to it as anybody likes.
        closing_row=None if isinstance(grid.name, DocumentTable) else found.closing_row,
        beyond=found.beyond,
    )


def spec_in(grid: Grid, spec: TableSpec, settings: Settings) -> TableSpec:
    """The table as the settings make it: limit of capaian, measure of efficiency, years of the Renstra.

    It has a column for each of those. Where Identitas does not say which years these are, or contradicts itself,
    those of the sheet's own headings are taken.
    """
    return spec_of_years(spec, settings, years_in(grid, settings))


def years_in(grid: Grid, settings: Settings) -> Sequence[int]:
    """The years of the Renstra: as the settings say, else those of the sheet's own headings."""
    known = settings.renstra if settings.year_is_of_renstra else ()
    return [*known] or [*grid.years] or _years_of_headings(grid)


def spec_of_years(spec: TableSpec, settings: Settings, years: Sequence[int]) -> TableSpec:
    """The table as the settings make it, with a column for each of some years."""
    shown = [(year, str(year)) for year in years]
    of_years = spec.for_years(shown, settings.tahun, last_year=settings.akhir_renstra)
    of_settings = of_years.with_cap(settings.batas_capaian).with_measure(settings.ukuran)
    of_settings = of_settings.with_ladders(settings.ladders)
    return of_settings.with_decimals(settings.desimal)


def _years_of_headings(grid: Grid) -> list[int]:
    """The years in the first row that has any: below the headings, 2024 may be a target."""
    found = {
        at: text
        for at, raw in grid.cells.items()
        if at[0] < grid.begins + _LAST_HEADING_ROW and YEAR.fullmatch(text := written(raw))
    }
    first = min((row for row, _ in found), default=0)
    return sorted({int(text) for (row, _), text in found.items() if row == first})


def _merged(grid: Grid, binding: Binding, spec: TableSpec, found: SheetRows) -> tuple[Area, ...]:
    """Merged cells that touch the table's rows, other than what stands once over its rows: a sasaran, say."""
    numbers = [row.number for row in found.rows]
    if not numbers:
        return ()
    once = {
        at
        for key, at in binding.columns.items()
        if spec.column(key).carried or spec.column(key).kind is Kind.NUMBERING
    }
    columns = {at: key for key, at in binding.columns.items()}
    lines = {line.number for line in found.indicator_lines}
    means = {cell.place for row in found.rows for cell in row.cells.values() if cell.over > 1}
    inside: list[Merge] = [
        merge
        for merge in grid.merges
        if merge.bottom >= min(numbers)
        and merge.top <= max(numbers)
        and not (merge.left == merge.right and merge.left in once)
        and Place(grid.name, merge.top, merge.left) not in means
        and not stands_over_lines(merge, spec, columns, {*numbers}, lines)
    ]
    return tuple(
        Area(Place(grid.name, merge.top, merge.left), merge.name)
        for merge in sorted(inside, key=lambda merge: (merge.top, merge.left))
    )


def _covered(grid: Grid) -> tuple[Covered, ...]:
    """What stands in merged cells and cannot be seen: some programs leave it there, and formulas count it."""
    return tuple(
        Covered(Place(grid.name, row, column), text, merge.name)
        for (row, column), raw in grid.covered.items()
        if (text := written(raw))
        for merge in grid.merges
        if merge.top <= row <= merge.bottom and merge.left <= column <= merge.right
    )
