"""What stands under the headings of a table: its rows, its Jumlah row, and what belongs to neither."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum

from lkjip_xl import tables
from lkjip_xl.reader.binding import Binding
from lkjip_xl.reader.carried import with_carried, with_groups
from lkjip_xl.reader.cells import Line, lines_of, read_cell, written
from lkjip_xl.reader.column_numbers import numbers_columns, numbers_nearly_all
from lkjip_xl.reader.indicator_lines import is_indicator_line
from lkjip_xl.reader.merged_means import with_merged_means
from lkjip_xl.reader.parents import with_parents
from lkjip_xl.reader.row_levels import top_rows
from lkjip_xl.reader.rows_beyond import rows_beyond
from lkjip_xl.reader.signature import is_amount, is_signature, shows_amount, signature_rows, tells_amount
from lkjip_xl.reader.tables_below import is_heading_again, tables_below
from lkjip_xl.reader.total_rows import Labelled, is_counted, is_nameless, label_of_total, settle
from lkjip_xl.reader.workbook import Grid, RawCell
from lkjip_xl.report.left_over import Ignored, Unplaced
from lkjip_xl.report.levels import level_of_word
from lkjip_xl.report.model import Cell, Content, OtherTotal, Row
from lkjip_xl.report.place import Place
from lkjip_xl.tables.spec import Column, Kind, Presence, TableSpec
from lkjip_xl.text.total_words import (
    is_bare_average,
    is_only_average,
    is_only_total,
    is_only_total_of_results,
    names_part_of_budget,
)
from lkjip_xl.text.words import fold

_FIGURES = frozenset({Kind.PERCENT, Kind.QUANTITY, Kind.RUPIAH, Kind.NUMBER})
_NAMING_KINDS = frozenset({Kind.TEXT, Kind.CODE})
# A number above the headings that is no larger can be a year.
# What begins a line of the finished workbook under a table, which may tell an amount.
_OWN_WORDS = (fold(tables.TYPED_OTHERWISE), fold(tables.KEPT_AS_TYPED))
_LATEST_YEAR = 2200


class RowKind(Enum):
    """What a row of the sheet is to the table."""

    DATA = "data"
    TOTAL = "jumlah"
    AVERAGE = "rata-rata"
    SUM_OF_RESULTS = "jumlah persentase"
    SHARES = "bagian dari jumlah"
    COLUMN_NUMBERS = "nomor atau satuan kolom"
    HEADING = "judul kolom berulang"
    CLOSING = "baris penutup templat"
    SOURCE = "keterangan sumber di bawah tabel"
    OUTSIDE = "di luar tabel"
    HOLLOW = "rumus yang belum terisi"
    OTHER_TABLE = "tabel lain di lembar yang sama"
    SIGNATURE = "tempat, tanggal, dan tanda tangan"


_MAY_BE_BEYOND = frozenset({RowKind.DATA, RowKind.OUTSIDE, RowKind.CLOSING})
_OF_THE_TABLE = frozenset({RowKind.DATA, RowKind.TOTAL, RowKind.SHARES})


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
    kinds = _kinds(below, spec, binding)
    other = _other_table(grid, binding, below, kinds)
    _note_cells(found, grid, spec, binding, kinds)
    for row in sorted(below.keys() - {*other}):
        if kinds[row] is RowKind.HOLLOW:  # most rows of a template are
            found.ignored += _ignored(grid.name, row, below[row].cells, RowKind.HOLLOW)
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
        found.ignored += _ignored(sheet, number, line.cells, kind)


def _note_cells(
    found: SheetRows, grid: Grid, spec: TableSpec, binding: Binding, kinds: Mapping[int, RowKind]
) -> None:
    """What stands above the table, and cells without a result that are no part of it."""
    bound = set(binding.columns.values())
    for (row, column), raw in grid.cells.items():
        if row <= binding.heading_row:
            found.ignored.append(Ignored(Place(grid.name, row, column), "judul"))
        if row < binding.heading_row and isinstance(raw.value, str):
            found.titles.append(read_cell(raw, Place(grid.name, row, column), Kind.TEXT))
        if row < binding.heading_row and spec.part_of_report and _is_amount_in_title(raw):
            found.unplaced.append(Unplaced((Place(grid.name, row, column),), written(raw)))
        if raw.uncalculated and not (kinds.get(row) in _OF_THE_TABLE and column in bound):
            found.uncalculated.append(Place(grid.name, row, column))
        if _is_error(raw) and kinds.get(row) is RowKind.HOLLOW:
            found.errors.append(Place(grid.name, row, column))


def _ignored(sheet: str, row: int, cells: Iterable[int], kind: RowKind) -> list[Ignored]:
    """The cells of a row that is no part of the table."""
    return [Ignored(Place(sheet, row, column), kind.value) for column in sorted(cells)]


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
        if kinds[row] in _OF_THE_TABLE or kinds[row] is RowKind.HOLLOW:
            for column, text in below[row].texts.items():
                if column not in bound:
                    outside.setdefault(column, []).append((row, text))
    headings = {heading.place.column: heading.words for heading in binding.unknown}
    for column, shown in sorted(outside.items()):
        places = tuple(Place(sheet, row, column) for row, _ in shown)
        amounts = any(is_amount(below[row].cells[column]) for row, _ in shown)
        if not amounts and any(is_signature(text) for _, text in shown):
            found.signature += places
            found.ignored += [Ignored(place, RowKind.SIGNATURE.value) for place in places]
        else:
            figures = tuple(place for place in places if shows_amount(below[place.row].cells[column]))
            found.unplaced.append(Unplaced(places, shown[0][1], headings.get(column, ""), figures))


def _kinds(below: Mapping[int, Line], spec: TableSpec, binding: Binding) -> dict[int, RowKind]:
    kinds = {row: _kind(below[row], spec, binding) for row in sorted(below)}
    kinds |= dict.fromkeys(_renumbered(below, kinds, spec, binding), RowKind.COLUMN_NUMBERS)
    written_in = {row: line for row, line in below.items() if kinds[row] is not RowKind.CLOSING}
    signature = signature_rows(written_in, binding.columns.get(spec.label))
    kinds |= dict.fromkeys(signature, RowKind.SIGNATURE)
    below_it = (row for row, kind in kinds.items() if row > min(signature, default=row) and kind in _OF_THE_TABLE)
    kinds |= dict.fromkeys([*below_it], RowKind.OUTSIDE)
    # A name alone is a row somebody has begun, unless nothing but such lines follows: a signature, a note.
    filled = [
        row for row, kind in kinds.items() if kind is RowKind.DATA and not _is_lone(below[row], spec, binding)
    ]
    data = [row for row, kind in kinds.items() if kind is RowKind.DATA]
    closing = max((row for row, kind in kinds.items() if kind is RowKind.CLOSING), default=0)
    only_words = _is_only_words(spec)
    last = max(filled, default=min(data, default=0) - 1 if closing or only_words else 0)
    if only_words:
        # In a table of names every row is a name alone; the template says where such a table ends.
        last = max([last, *(row for row in data if row < closing)])
    # What follows without a gap belongs to the table where the template says that the table goes on.
    while kinds.get(last + 1) is RowKind.DATA and (last < closing or only_words):
        last += 1
    for row, kind in kinds.items():
        if kind is RowKind.DATA and row > last:
            kinds[row] = RowKind.OUTSIDE
    return kinds


def _kind(line: Line, spec: TableSpec, binding: Binding) -> RowKind:
    cells = line.cells
    shown = {at: line.texts.get(at, "") for at, raw in cells.items() if at in line.texts or raw.uncalculated}
    if not shown:
        return RowKind.HOLLOW
    own = {key: shown[column] for key, column in binding.columns.items() if column in shown}
    first = next(iter(shown.values()))
    if any(fold(text) == fold(tables.END_OF_TABLE) for text in shown.values()):
        return RowKind.CLOSING
    # Beside the table such words are a note of somebody's.
    under_table = min(shown) <= max(binding.columns.values())
    if under_table and _is_note(first, len(shown)):
        own_words = fold(first).startswith(_OWN_WORDS)
        return RowKind.OUTSIDE if any(map(tells_amount, shown.values())) and not own_words else RowKind.SOURCE
    if is_heading_again(own, binding.headings):
        return RowKind.HEADING
    if _is_shares(own, spec):
        return RowKind.SHARES
    if numbers_columns(shown):
        return RowKind.COLUMN_NUMBERS
    if not own or _only_helpers(own, cells, spec, binding):
        return RowKind.OUTSIDE if not own else RowKind.HOLLOW
    return _kind_in_table(own, spec)


def _is_note(text: str, cells: int) -> bool:
    """Whether a line under a table says where it is from, or what the mark of a footnote means."""
    if text.startswith("*"):
        return cells == 1
    return cells <= 2 and fold(text).split(":")[0].strip() in (*tables.SOURCE_WORDS, *_OWN_WORDS)


def _kind_in_table(own: Mapping[str, str], spec: TableSpec) -> RowKind:
    """What a row with something in the table's columns is."""
    if _is_average(own, spec):
        return RowKind.AVERAGE
    if _is_sum_of_results(own, spec):
        return RowKind.SUM_OF_RESULTS
    if _is_rest(own, spec):
        return RowKind.OUTSIDE
    if not (label_of_total(own, spec) or is_nameless(own, spec)):
        return RowKind.DATA
    # Where nothing is summed, a total is no row of the table.
    return RowKind.TOTAL if any(column.sums for column in spec.columns) else RowKind.OUTSIDE


def _is_rest(own: Mapping[str, str], spec: TableSpec) -> bool:
    """Whether a row tells what is left of the budget: such a label, and figures alone beside it."""
    label, figures = _label_and_figures(own, spec)
    words = fold(label).split()
    return spec.tree is not None and bool(figures) and bool(words) and words[0] in tables.REST_WORDS


def _is_average(own: Mapping[str, str], spec: TableSpec) -> bool:
    """Whether a row is the average of those above it: it has figures alone, and a label that says so.

    An indicator may be called an average of something: it has a target.
    """
    label, figures = _label_and_figures(own, spec)
    if not spec.part_of_report or not figures or not is_only_average(label):
        return False
    return figures == {Kind.PERCENT} or is_bare_average(label)


def _is_sum_of_results(own: Mapping[str, str], spec: TableSpec) -> bool:
    """Whether a row adds up percentages, which no table does: it has these alone, and a label that says so."""
    label, figures = _label_and_figures(own, spec)
    if not spec.part_of_report or figures != {Kind.PERCENT} or not is_only_total_of_results(label):
        return False
    return not is_only_total(label) or not any(column.sums for column in spec.columns)


def _label_and_figures(own: Mapping[str, str], spec: TableSpec) -> tuple[str, set[Kind]]:
    """The only words of a row, none where there are more of them, and which kinds of figures it has."""
    # A category says something of the figure beside it.
    words = [
        text
        for key, text in own.items()
        if spec.column(key).kind not in _FIGURES and not spec.column(key).category_of
    ]
    return words[0] if len(words) == 1 else "", {spec.column(key).kind for key in own} & _FIGURES


def _is_amount_in_title(raw: RawCell) -> bool:
    """Whether a cell above the headings holds an amount: a title has none but years."""
    if raw.formula or isinstance(raw.value, bool):
        return False
    value = raw.value
    is_large = isinstance(value, int | float) and abs(value) > _LATEST_YEAR
    return tells_amount(written(raw)) or (is_large and is_amount(raw))


def _renumbered(
    below: Mapping[int, Line], kinds: Mapping[int, RowKind], spec: TableSpec, binding: Binding
) -> Iterator[int]:
    """The rows of column numbers in which one stands twice: above all data, with a number where a name belongs.

    Such a row comes of a slip, or of a column that somebody inserted and numbered. The Jumlah row may stand above.
    """
    under_headings = True
    for row, kind in kinds.items():
        if under_headings and kind is RowKind.DATA and _numbers_all_columns(below[row].texts, spec, binding):
            yield row
        elif kind in {RowKind.DATA, RowKind.HEADING}:
            under_headings = kind is RowKind.HEADING


def _numbers_all_columns(shown: Mapping[int, str], spec: TableSpec, binding: Binding) -> bool:
    names = binding.columns.get(spec.label)
    return names in shown and numbers_nearly_all(shown, set(binding.columns.values()))


def _only_helpers(own: Mapping[str, str], cells: Mapping[int, RawCell], spec: TableSpec, binding: Binding) -> bool:
    """Whether all that shows is the template's own formulas, of a row that nobody has filled yet."""
    return all(
        spec.column(key).presence is Presence.HELPER
        or cells[binding.columns[key]].uncalculated
        or _is_error(cells[binding.columns[key]])
        or (not spec.column(key).typed and not spec.column(key).link and cells[binding.columns[key]].formula)
        for key in own
    )


def _is_error(raw: RawCell) -> bool:
    """Whether a formula shows one of Excel's errors."""
    return raw.formula and raw.kind == "e"


def _is_shares(own: Mapping[str, str], spec: TableSpec) -> bool:
    words = [text for key, text in own.items() if spec.column(key).kind in _NAMING_KINDS]
    return (
        spec.share_row is not None
        and len(own) > 1
        and [fold(word) in tables.SHARE_WORDS for word in words] == [True]
    )


def _is_only_words(spec: TableSpec) -> bool:
    own = (column for column in spec.columns if not column.only_printed)
    return all(column.kind in {Kind.TEXT, Kind.NUMBERING, Kind.UNIT} for column in own)


def _is_lone(line: Line, spec: TableSpec, binding: Binding) -> bool:
    """Whether a row holds one name at most, and beside it only words where figures belong: a signature."""
    if not spec.part_of_report:
        return False
    own = [
        (spec.column(key), line.cells[column])
        for key, column in binding.columns.items()
        if column in line.texts or (column in line.cells and line.cells[column].uncalculated)
    ]
    names = sum(column.kind in _NAMING_KINDS for column, _ in own)
    others = [(column, raw) for column, raw in own if column.kind not in _NAMING_KINDS]
    # A target may be a word, a grade, where the row has a name.
    return names <= 1 and all(
        _is_stray(raw, column.kind) and not (names and column.kind is Kind.QUANTITY) for column, raw in others
    )


def _is_stray(raw: RawCell, kind: Kind) -> bool:
    """Whether a cell holds words that its column has no use for."""
    if kind is Kind.LEVEL:
        return level_of_word(written(raw)) is None
    return read_cell(raw, Place("", 0, 0), kind).content is Content.TEXT
