"""What stands under the headings of a table: its rows, its Jumlah row, and what belongs to neither."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from lkjip_xl.reader.binding import Binding
from lkjip_xl.reader.carried import with_carried, with_groups
from lkjip_xl.reader.cells import Line, lines_of, read_cell, written
from lkjip_xl.reader.indicator_lines import is_indicator_line
from lkjip_xl.reader.merged_means import with_merged_means
from lkjip_xl.reader.parents import with_parents
from lkjip_xl.reader.row_kinds import OF_THE_TABLE, RowKind, is_error, kinds_of_rows
from lkjip_xl.reader.row_levels import top_rows
from lkjip_xl.reader.rows_beyond import rows_beyond
from lkjip_xl.reader.signature import is_amount, is_signature, shows_amount, tells_amount
from lkjip_xl.reader.tables_below import tables_below
from lkjip_xl.reader.total_rows import Labelled, is_counted, label_of_total, settle
from lkjip_xl.reader.workbook import Grid, RawCell
from lkjip_xl.report.cell import Cell
from lkjip_xl.report.left_over import Ignored, Unplaced
from lkjip_xl.report.model import OtherTotal, Row
from lkjip_xl.report.place import Place
from lkjip_xl.tables.spec import Column, Kind, TableSpec
from lkjip_xl.text.total_words import (
    is_only_total,
    names_part_of_budget,
)
from lkjip_xl.text.words import squeeze

# A number above the headings that is no larger can be a year.
_LATEST_YEAR = 2200
_MAY_BE_BEYOND = frozenset({RowKind.DATA, RowKind.OUTSIDE, RowKind.CLOSING})


@dataclass
class SheetRows:
    """The rows of one sheet, sorted by what they are. Filled while reading, frozen into a Table after."""

    rows: list[Row] = field(default_factory=list)
    indicator_lines: list[Row] = field(default_factory=list)
    labelled: list[Labelled] = field(default_factory=list)
    total: Row | None = None
    other_totals: tuple[OtherTotal, ...] = ()
    signature: list[Place] = field(default_factory=list)
    remarks: list[Place] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    averages: list[Row] = field(default_factory=list)
    sums_of_results: list[Row] = field(default_factory=list)
    shares: Row | None = None
    column_numbers: Mapping[str, Cell] = field(default_factory=dict)
    titles: list[Cell] = field(default_factory=list)
    unplaced: list[Unplaced] = field(default_factory=list)
    uncalculated: list[Place] = field(default_factory=list)
    errors: list[Place] = field(default_factory=list)
    ignored: list[Ignored] = field(default_factory=list)
    closing_row: int | None = None
    beyond: tuple[Row, ...] = ()


def read_rows(grid: Grid, spec: TableSpec, binding: Binding) -> SheetRows:
    """Everything below the headings; what stands above them is the title."""
    found = SheetRows()
    below = lines_of(grid, binding.heading_row)
    kinds = kinds_of_rows(below, spec, binding)
    other = _other_table(grid, binding, below, kinds)
    _note_cells(found, grid, spec, binding, kinds)
    for row in sorted(below.keys() - {*other}):
        if kinds[row] is RowKind.HOLLOW:  # most rows of a template are
            found.ignored.append(_ignored(grid.name, row, below[row].cells, RowKind.HOLLOW))
        else:
            _place(found, grid.name, spec, binding, row, below[row], kinds[row])
    if other:
        places = tuple(Place(grid.name, row, at) for row in other for at in below[row].shown)
        found.unplaced.append(Unplaced(places, below[other[0]].texts[places[0].column], other_table=True))
    _place_columns_outside(found, grid.name, binding, below, kinds)
    found.closing_row = next((row for row, kind in kinds.items() if kind is RowKind.CLOSING), None)
    without_name = {row: below[row] for row, kind in kinds.items() if kind in _MAY_BE_BEYOND}
    found.beyond = tuple(rows_beyond(grid.name, spec, binding, without_name, found.closing_row))
    settled = settle(spec, found.rows, found.labelled, lambda rows: top_rows(rows, spec))
    found.total, found.other_totals = settled.total, settled.others
    carried = with_merged_means(with_carried(settled.rows, spec), spec, binding.columns, grid.merges)
    rows = with_groups(carried, spec)
    found.rows = list(with_parents(spec, rows, settled.total))
    return found


def _place(
    found: SheetRows,
    sheet: str,
    spec: TableSpec,
    binding: Binding,
    number: int,
    line: Line,
    kind: RowKind,
) -> None:
    """Put one row of the sheet where it belongs."""
    read = {
        key: read_cell(line.cells.get(column), Place(sheet, number, column), _kind_of(spec.column(key), kind))
        for key, column in binding.columns.items()
    }
    row = Row(len(found.rows), number, read)
    if kind is RowKind.DATA:
        _place_data(found, spec, row)
    elif kind is RowKind.TOTAL:
        label = label_of_total({key: cell.written for key, cell in read.items()}, spec) or ""
        named = is_only_total(label), bool(label), names_part_of_budget(label)
        found.labelled.append(Labelled(row, len(found.rows), *named, counted=is_counted(read, spec)))
    elif kind in {RowKind.AVERAGE, RowKind.SUM_OF_RESULTS}:
        (found.averages if kind is RowKind.AVERAGE else found.sums_of_results).append(row)
    elif kind is RowKind.SHARES and found.shares is None:
        found.shares = row
    elif kind in {RowKind.OUTSIDE, RowKind.SHARES}:
        if places := tuple(Place(sheet, number, column) for column in line.shown):
            found.unplaced.append(Unplaced(places, line.texts[places[0].column]))
    else:
        if kind is RowKind.COLUMN_NUMBERS and not found.column_numbers:
            found.column_numbers = read
        if kind is RowKind.SOURCE:
            found.remarks += [Place(sheet, number, column) for column in line.shown]
            found.notes.append(" ".join(str(line.cells[column].value).strip() for column in line.shown))
        if kind is RowKind.SIGNATURE:
            found.signature += [
                Place(sheet, number, column) for column in line.shown if not _repeats_a_sheet(line.cells[column])
            ]
        found.ignored.append(_ignored(sheet, number, line.cells, kind))


def _note_cells(
    found: SheetRows, grid: Grid, spec: TableSpec, binding: Binding, kinds: Mapping[int, RowKind]
) -> None:
    """What stands above the table, and cells without a result that are no part of it."""
    bound = set(binding.columns.values())
    for (row, column), raw in grid.cells.items():
        if row <= binding.heading_row:
            found.ignored.append(Ignored(grid.name, row, (column,), "judul"))
        is_heading = _heads_unknown_column(binding, Place(grid.name, row, column), raw)
        if row < binding.heading_row and isinstance(raw.value, str) and not is_heading:
            found.titles.append(read_cell(raw, Place(grid.name, row, column), Kind.TEXT))
        if row < binding.heading_row and spec.part_of_report and _is_amount_in_title(raw):
            found.unplaced.append(Unplaced((Place(grid.name, row, column),), written(raw)))
        if raw.uncalculated and not (kinds.get(row) in OF_THE_TABLE and column in bound):
            found.uncalculated.append(Place(grid.name, row, column))
        if is_error(raw) and kinds.get(row) is RowKind.HOLLOW:
            found.errors.append(Place(grid.name, row, column))


def _heads_unknown_column(binding: Binding, place: Place, raw: RawCell) -> bool:
    """Whether a cell among the headings is that of a column which is none of the table's, or of its group."""
    return place.row >= binding.first_row and any(
        place in {each.place, each.above}
        or (each.place.column == place.column and squeeze(each.words) == squeeze(written(raw)))
        for each in binding.unknown
    )


def _ignored(sheet: str, row: int, cells: Iterable[int], kind: RowKind) -> Ignored:
    """The cells of a row that is no part of the table."""
    return Ignored(sheet, row, tuple(sorted(cells)), kind.value)


def _place_data(found: SheetRows, spec: TableSpec, row: Row) -> None:
    """Put a row of the table among its rows, or beside them where it is one more indicator of the row above."""
    if not (found.rows and is_indicator_line(row, found.rows[-1], spec)):
        found.rows.append(row)
        return
    found.indicator_lines.append(replace(row, under=found.rows[-1].number))


def _repeats_a_sheet(raw: RawCell) -> bool:
    """Whether a formula shows what stands in another sheet: a signature there is told where somebody typed it."""
    return raw.expression is not None and "!" in raw.expression.text


def _kind_of(column: Column, row: RowKind) -> Kind:
    """What a row holds in a column: its shares are percentages, its column numbers text."""
    if row is RowKind.SHARES and column.sums:
        return Kind.PERCENT
    return Kind.TEXT if row is RowKind.COLUMN_NUMBERS else column.kind


def _other_table(
    grid: Grid, binding: Binding, below: Mapping[int, Line], kinds: dict[int, RowKind]
) -> Sequence[int]:
    """The rows of a further table below, say last year's; titles that only go with the page become headings."""
    above = [written(raw) for (row, _), raw in grid.cells.items() if row <= binding.heading_row]
    shown = {
        row: dict(sorted(line.texts.items()))
        for row, line in sorted(below.items())
        if kinds[row] not in (RowKind.SIGNATURE, RowKind.CLOSING)
    }
    found = tables_below(shown, above, binding)
    kinds |= dict.fromkeys(found.titles, RowKind.HEADING)
    kinds |= dict.fromkeys(found.other, RowKind.OTHER_TABLE)
    return found.other


def _place_columns_outside(
    found: SheetRows,
    sheet: str,
    binding: Binding,
    below: Mapping[int, Line],
    kinds: Mapping[int, RowKind],
) -> None:
    """Columns beside the table's own that hold something in its rows: one entry for each column."""
    bound = set(binding.columns.values())
    outside: dict[int, list[tuple[int, str]]] = {}
    for row in sorted(below):
        # A row that nobody has begun can have a note beside it.
        if kinds[row] in OF_THE_TABLE or kinds[row] is RowKind.HOLLOW:
            for column, text in below[row].texts.items():
                if column not in bound:
                    outside.setdefault(column, []).append((row, text))
    headings = {heading.place.column: heading.words for heading in binding.unknown}
    for column, shown in sorted(outside.items()):
        places = tuple(Place(sheet, row, column) for row, _ in shown)
        amounts = any(is_amount(below[row].cells[column]) for row, _ in shown)
        if not amounts and any(is_signature(text) for _, text in shown):
            found.signature += places
            found.ignored += [Ignored.at(place, RowKind.SIGNATURE.value) for place in places]
        else:
            figures = tuple(place for place in places if shows_amount(below[place.row].cells[column]))
            found.unplaced.append(Unplaced(places, shown[0][1], headings.get(column, ""), figures))


def _is_amount_in_title(raw: RawCell) -> bool:
    """Whether a cell above the headings holds an amount: a title has none but years."""
    if raw.formula or isinstance(raw.value, bool):
        return False
    value = raw.value
    is_large = isinstance(value, int | float) and abs(value) > _LATEST_YEAR
    return tells_amount(written(raw)) or (is_large and is_amount(raw))
