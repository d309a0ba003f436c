"""What staff typed and the finished workbook prints otherwise, or not at all: each cell is named.

Programs, kegiatan and totals are computed from their parts again, percentages from their figures. In a draft what
was typed there may be another figure. Each such cell has a note, and a line under its table, that say what was
typed (:mod:`lkjip_xl.books.finished.notes_of_typed`); and a finding (S31) where no other one says what is printed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from lkjip_xl.books.finished.cells import Entries
from lkjip_xl.books.finished.layout import TableLayout
from lkjip_xl.books.finished.typed_entries import dash_format
from lkjip_xl.books.kit.entry import Entry
from lkjip_xl.figures.precision import interval_of, written_in_full
from lkjip_xl.report.cell import Cell, Content
from lkjip_xl.report.model import Report, Row, Table
from lkjip_xl.report.place import Place
from lkjip_xl.rules.findings import CheckResult, Finding, Problem, Severity
from lkjip_xl.rules.support import problem
from lkjip_xl.show.words import should_be_text
from lkjip_xl.tables import SHARE_WORDS
from lkjip_xl.tables.spec import Column, Kind, Presence
from lkjip_xl.text.cell_formats import decimals_of_format, display, is_percent_format
from lkjip_xl.text.numbers import read_quantity, round_as_shown
from lkjip_xl.text.total_words import is_only_total
from lkjip_xl.text.words import fold, name_key

CODE = "S31"
_PRINTED = "Sel ini tercetak {} di hasil jadi, bukan seperti yang diketik."
_NOT_PRINTED = "Isi sel ini tidak tercetak: hasil jadi tidak memuat {}."
_HINT_NOT_PRINTED = "Tulis di Narasi atau di dokumen laporannya jika memang perlu tercetak."
_HINT_OF_ONE = "Cocokkan dengan angka asalnya; jika yang diketik memang benar, betulkan angka asalnya."
_HINT = "Cocokkan dengan rinciannya; jika angka yang diketik memang benar, betulkan rinciannya."
_BLANK = "kosong"
# Between digits: of thousands, or before decimals.
_SEPARATOR = re.compile(r"(?<=\d)[.,](?=\d)")
# Of a formula in the number of a column, without its brackets.
_SIGNS = re.compile(r"\d+|[^\d\s()%]")
# Decimals that say nothing.
_NOUGHTS = re.compile(r"(?:,0+|(,\d*?)0+)$")


@dataclass(frozen=True, slots=True)
class Otherwise:
    """A typed cell that is printed otherwise, or one left ``blank`` by mistake that is filled.

    ``here`` is where in the finished workbook, None where it is not.
    """

    problem: Problem
    here: Place | None = None
    shown: str = ""
    blank: bool = False

    @property
    def says_something(self) -> bool:
        """Whether a figure or a word was typed, and not a sign for nothing."""
        return any(map(str.isalnum, self.typed))

    @property
    def typed(self) -> str:
        """What was typed, with every digit."""
        return str(self.problem.actual)


def printed_otherwise(report: Report, entries: Entries, result: CheckResult) -> tuple[Otherwise, ...]:
    """Each typed cell of the report's tables that is printed otherwise, or not at all.

    ``report`` is as it was read, ``entries`` are those of the finished workbook. A sign for nothing that is filled
    is none of them where a finding tells of it: such a finding comes once, with all its cells.
    """
    named = {place for each in result.findings for place in (each.problem.place, *each.problem.others)}
    cells = _of_tables(report, entries, _wrong(result))
    return tuple(each for each in cells if each.says_something or each.problem.place not in named)


def _wrong(result: CheckResult) -> frozenset[Place]:
    """The cells that an error names, and those that one would type into to mend it."""
    errors = [each.problem for each in result.findings if each.severity is Severity.ERROR]
    mended = (fix.place for each in errors for way in each.fixes for fix in way)
    return frozenset((*(each.place for each in errors), *mended))


def findings_of(cells: Iterable[Otherwise], result: CheckResult) -> Iterator[Finding]:
    """A finding for each of these cells, but where another one at the cell says what is printed there."""
    at: dict[Place, list[Finding]] = {}
    for each in result.findings:
        at.setdefault(each.problem.place, []).append(each)
    for cell in cells:
        if not cell.blank and not any(_says(each, cell.shown) for each in at.get(cell.problem.place, ())):
            yield Finding(CODE, Severity.INFO, cell.problem)


def _says(finding: Finding, shown: str) -> bool:
    """Whether a finding begins with what is printed: its figure, whatever its sign for percent, or its words.

    What stands in another table is not what is printed here.
    """
    words, told = shown.removesuffix("%"), should_be_text(finding)
    if not words or finding.problem.elsewhere:
        return False
    # 125% is told of what is printed as 125,00%.
    short = _NOUGHTS.sub(r"\1", words)
    return re.match(rf"(?:{re.escape(words)}|{re.escape(short)})(?!\w|[.,]\w)", told) is not None


def _of_tables(report: Report, entries: Entries, wrong: frozenset[Place]) -> Iterator[Otherwise]:
    for table in report.report_tables:
        layout = entries.layouts.by_key.get(table.spec.key)
        printed = {} if layout is None else {_key(row): row for row in layout.rows}
        for row in _rows(table):
            for column in table.spec.columns:
                cell = row.cells.get(column.key)
                is_wrong = cell is not None and cell.place in wrong
                if cell is None or not (_is_typed(cell, column) or (is_wrong and cell.is_blank)):
                    continue
                found = _printed(table, row, column, cell, (entries, layout, printed), is_wrong=is_wrong)
                if found is not None:
                    yield found
        if layout is not None and layout.has_column_numbers:
            yield from _of_column_numbers(table, layout)


def _of_column_numbers(table: Table, layout: TableLayout) -> Iterator[Otherwise]:
    """The formulas in the numbers of columns that were typed otherwise; a number alone says nothing."""
    for key, cell in table.column_numbers.items():
        position, here = layout.position(key), layout.place_of_number(key)
        shown = layout.column_number(position) if position else ""
        if (
            cell.formula
            or here is None
            or "=" not in cell.written
            or _SIGNS.findall(cell.written) == _SIGNS.findall(shown)
        ):
            continue
        found = Problem(
            cell.place,
            _PRINTED.format(shown),
            row_label="Nomor kolom",
            column_heading=table.heading(key),
            expected=shown,
            actual=cell.written,
            hint="Nomor kolom dan rumusnya mengikuti kolom yang tercetak dan cara di Pengaturan.",
        )
        yield Otherwise(found, here, shown)


def _rows(table: Table) -> Iterator[Row]:
    """Every row of a table that somebody may have typed, also those that are not printed."""
    yield from table.indicator_rows
    yield from table.totals
    if table.shares is not None:
        yield table.shares
    yield from (*table.beyond, *table.averages, *table.sums_of_results, *table.sasaran_headings)


def _key(row: Row) -> tuple[int, bool, int]:
    """What tells a row in both reports: lines of one list have one number."""
    return row.number, row.under is None, row.index if row.under is not None else 0


def _is_typed(cell: Cell, column: Column) -> bool:
    helper = column.presence is Presence.HELPER or column.kind is Kind.LEVEL
    return not (cell.is_blank or cell.formula or cell.carried or cell.of_parts or helper)


def _printed(
    table: Table,
    row: Row,
    column: Column,
    cell: Cell,
    finished: tuple[Entries, TableLayout | None, Mapping[tuple[int, bool, int], Row]],
    *,
    is_wrong: bool,
) -> Otherwise | None:
    """How a cell is printed otherwise; None where it is printed as it was typed."""
    entries, layout, rows = finished
    typed = written_in_full(cell, column.kind) or _BLANK
    there = rows.get(_key(row))
    position = layout.position(column.key) if layout is not None else None
    if layout is None or there is None or position is None:
        if cell.is_blank:
            return None
        missing = "tabelnya" if layout is None else "barisnya" if there is None else "kolomnya"
        return Otherwise(
            problem(table, row, column.key, _NOT_PRINTED.format(missing), actual=typed, hint=_HINT_NOT_PRINTED)
        )
    entry = entries.entry(layout, there, layout.table.spec.column(column.key))
    kind = Kind.PERCENT if row is table.shares else column.kind if column.calc is not None else None
    is_said = _is_said_above(table, row, column, cell) or _stands_once(there, column)
    shown = entry.text if entry.value is None else display(entry.value, entry.number_format)
    is_same = not any(map(str.isalnum, shown)) if cell.is_blank else _is_same(cell, entry, kind, is_wrong=is_wrong)
    if is_same or is_said or _is_label(cell):
        return None
    told = _BLANK if not shown else f"“{shown}”" if entry.value is None else shown
    return Otherwise(
        problem(
            *(table, row, column.key, _PRINTED.format(told)),
            expected=shown or None,
            actual=typed,
            hint=_HINT if column.sums and table.parts(row) else _HINT_OF_ONE,
        ),
        Place(layout.sheet, layout.row_number(there), position),
        shown,
        cell.is_blank,
    )


def _is_same(cell: Cell, entry: Entry, result: Kind | None, *, is_wrong: bool) -> bool:
    """Whether a cell is printed with every digit, word and line break.

    ``result`` is the kind of figure that is computed there: it may be rounded as it was typed, unless that is
    what is wrong with it.
    """
    if entry.value is None:
        is_said = name_key(entry.text) == name_key(cell.written) or _is_one_quantity(cell, entry.text)
        return is_said and entry.text.count("\n") >= cell.typed.count("\n")
    if cell.content is Content.NIL and entry.number_format == dash_format(cell):
        return True
    if cell.number is None:
        return name_key(cell.written) in name_key(display(entry.value, entry.number_format))
    printed = entry.value * (100 if is_percent_format(entry.number_format) else 1)
    if cell.number == printed:
        return True
    if is_wrong and result:
        places = decimals_of_format(entry.number_format)
        return places is not None and cell.number == round_as_shown(printed, places)
    span = interval_of(cell, result) if result else None
    return span is not None and span.holds(printed)


def _is_one_quantity(cell: Cell, text: str) -> bool:
    """Whether a text says the figure and the words of a cell, with other signs between its digits."""
    read = read_quantity(text)
    is_figure = read is not None and cell.number is not None and read.value == cell.number
    return is_figure and _without_separators(text) == _without_separators(cell.written)


def _without_separators(text: str) -> str:
    return name_key(_SEPARATOR.sub("", text))


def _is_said_above(table: Table, row: Row, column: Column, cell: Cell) -> bool:
    """Whether a further indicator repeats what stands once over its lines, or says that it has no amount."""
    if row.under is None or column.per_indicator:
        return False
    above = table.owner(row).cells.get(column.key)
    return cell.amount == Decimal(0) or (above is not None and name_key(above.written) == name_key(cell.written))


def _stands_once(row: Row, column: Column) -> bool:
    """Whether the finished workbook has it in the row above, over both."""
    return column.key in row.cells and row.cells[column.key].carried


def _is_label(cell: Cell) -> bool:
    """Whether a cell only labels a total, which the finished workbook does in its own words."""
    return is_only_total(cell.written) or fold(cell.written) in SHARE_WORDS
