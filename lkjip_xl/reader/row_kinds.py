"""What each row under the headings of a table is: a row of it, its Jumlah row, a note, a signature, or none."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import Enum

from lkjip_xl import tables
from lkjip_xl.reader.binding import Binding
from lkjip_xl.reader.cells import Line, read_cell, written
from lkjip_xl.reader.column_numbers import numbers_columns, numbers_nearly_all
from lkjip_xl.reader.signature import signature_rows, tells_amount
from lkjip_xl.reader.tables_below import is_heading_again
from lkjip_xl.reader.total_rows import is_nameless, label_of_total
from lkjip_xl.reader.workbook import PRINTED, RawCell
from lkjip_xl.report.cell import Content
from lkjip_xl.report.levels import level_of_word
from lkjip_xl.report.place import Place
from lkjip_xl.tables.spec import Kind, Presence, TableSpec
from lkjip_xl.text.total_words import (
    is_bare_average,
    is_only_average,
    is_only_total,
    is_only_total_of_results,
)
from lkjip_xl.text.words import fold, heading_key

_FIGURES = frozenset({Kind.PERCENT, Kind.QUANTITY, Kind.RUPIAH, Kind.NUMBER})
_NAMING_KINDS = frozenset({Kind.TEXT, Kind.CODE})
# What begins a line of the finished workbook under a table, which may tell an amount.
_OWN_WORDS = (fold(tables.TYPED_OTHERWISE), fold(tables.KEPT_AS_TYPED))
_AVERAGES_OF_RESULTS = (
    "rata rata capaian ",
    "rerata capaian ",
    "rata rata kinerja ",
    "rata rata persentase capaian ",
)


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


_END_OF_TABLE = fold(tables.END_OF_TABLE)
OF_THE_TABLE = frozenset({RowKind.DATA, RowKind.TOTAL, RowKind.SHARES})


def kinds_of_rows(below: Mapping[int, Line], spec: TableSpec, binding: Binding) -> dict[int, RowKind]:
    """What each row below the headings is to the table, by its number."""
    kinds = {row: _kind(below[row], spec, binding) for row in sorted(below)}
    kinds |= dict.fromkeys(_renumbered(below, kinds, spec, binding), RowKind.COLUMN_NUMBERS)
    written_in = {row: line for row, line in below.items() if kinds[row] is not RowKind.CLOSING}
    signature = signature_rows(written_in, binding.columns.get(spec.label))
    kinds |= dict.fromkeys(signature, RowKind.SIGNATURE)
    below_it = (row for row, kind in kinds.items() if row > min(signature, default=row) and kind in OF_THE_TABLE)
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
    if any(fold(text) == _END_OF_TABLE for text in shown.values()):
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
    return _kind_in_table(own, spec, printed=any(raw.kind == PRINTED for raw in cells.values()))


def _is_average_of_some(own: Mapping[str, str], spec: TableSpec) -> bool:
    """Whether a row of a document is the average of a part of those above it: ``Rata-rata capaian sasaran 1``.

    It has no target, no result and no unit, which an indicator has whatever it is called.
    """
    label, figures = _label_and_figures(own, spec)
    words = heading_key(label.replace("-", " "))
    return spec.of_indicators and figures == {Kind.PERCENT} and words.startswith(_AVERAGES_OF_RESULTS)


def _is_note(text: str, cells: int) -> bool:
    """Whether a line under a table says where it is from, or what the mark of a footnote means."""
    if text.startswith("*"):
        return cells == 1
    return cells <= 2 and fold(text).split(":")[0].strip() in (*tables.SOURCE_WORDS, *_OWN_WORDS)


def _kind_in_table(own: Mapping[str, str], spec: TableSpec, *, printed: bool) -> RowKind:
    """What a row with something in the table's columns is."""
    if _is_average(own, spec) or (printed and _is_average_of_some(own, spec)):
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
        or is_error(cells[binding.columns[key]])
        or (not spec.column(key).typed and not spec.column(key).link and cells[binding.columns[key]].formula)
        for key in own
    )


def is_error(raw: RawCell) -> bool:
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
