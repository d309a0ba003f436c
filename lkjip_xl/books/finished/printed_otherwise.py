"""What staff typed and the finished workbook prints otherwise, or not at all: each cell is named (S31).

Programs, kegiatan and totals are computed from their parts again, percentages from their figures. In a draft what
was typed there may be another figure, and no rule has named that cell: the mistake may be elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal

from lkjip_xl.books.finished.cells import Entries
from lkjip_xl.books.finished.layout import TableLayout
from lkjip_xl.books.kit.entry import Entry
from lkjip_xl.figures.precision import interval_of
from lkjip_xl.report.model import Cell, Report, Row, Table
from lkjip_xl.rules.findings import CheckResult, Finding, Problem, Severity
from lkjip_xl.rules.support import problem
from lkjip_xl.tables import SHARE_WORDS
from lkjip_xl.tables.spec import Column, Kind, Presence
from lkjip_xl.text.cell_formats import display
from lkjip_xl.text.total_words import is_only_total
from lkjip_xl.text.words import fold, name_key

CODE = "S31"
_NOT_PRINTED = "Isi sel ini tidak tercetak di hasil jadi: {}."
_HINT = "Cocokkan dengan rinciannya; jika angka yang diketik memang benar, betulkan rinciannya."


def printed_otherwise(report: Report, entries: Entries, result: CheckResult) -> Iterator[Finding]:
    """A finding for each typed cell of the report's tables that is printed otherwise, and that no other names.

    ``report`` is as it was read, ``entries`` are those of the finished workbook.
    """
    named = {place for each in result.findings for place in (each.problem.place, *each.problem.others)}
    for table in report.report_tables:
        layout = entries.layouts.by_key.get(table.spec.key)
        printed = {} if layout is None else {_key(row): row for row in layout.rows}
        for row in _rows(table):
            for column in table.spec.columns:
                cell = row.cells.get(column.key)
                if cell is None or not _is_typed(cell, column) or cell.place in named:
                    continue
                found = _printed(table, row, column, cell, (entries, layout, printed))
                if found is not None:
                    yield Finding(CODE, Severity.INFO, found)


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
) -> Problem | None:
    """The problem that a cell is printed otherwise; None where it is printed as it was typed."""
    entries, layout, rows = finished
    there = rows.get(_key(row))
    if layout is None or there is None or layout.position(column.key) is None:
        return problem(
            table,
            row,
            column.key,
            _NOT_PRINTED.format("barisnya" if there is None else "kolomnya" if layout else "tabelnya"),
            actual=cell.written,
            hint="Tulis di Narasi atau di dokumen laporannya jika memang perlu tercetak.",
        )
    entry = entries.entry(layout, there, layout.table.spec.column(column.key))
    rounded = column.as_fraction if column.calc is not None else None
    if row is table.shares:
        column, rounded = replace(column, kind=Kind.PERCENT), False
    if (
        _is_same(cell, column, entry, as_fraction=rounded)
        or _is_said_above(table, row, column, cell)
        or _is_label(cell)
    ):
        return None
    shown = entry.text if entry.value is None else display(entry.value, entry.number_format)
    return problem(
        table,
        row,
        column.key,
        f"Hasil jadi mencetak {f'“{shown}”' if entry.value is None else shown or '-'} di sini.",
        expected=shown or None,
        actual=cell.written,
        hint=_HINT,
    )


def _is_same(cell: Cell, column: Column, entry: Entry, *, as_fraction: bool | None) -> bool:
    """Whether a cell is printed with every digit, word and line break; a result may be rounded as it was typed.

    ``as_fraction`` tells how a result is stored, None that it is none.
    """
    if entry.value is None:
        return name_key(entry.text) == name_key(cell.written) and entry.text.count("\n") >= cell.typed.count("\n")
    if cell.number is None:
        return name_key(cell.written) in name_key(display(entry.value, entry.number_format))
    printed = (entry.value, entry.value * 100)
    if cell.number in printed:
        return True
    span = None if as_fraction is None else interval_of(cell, column.kind)
    return span is not None and span.holds(printed[1] if as_fraction else printed[0])


def _is_said_above(table: Table, row: Row, column: Column, cell: Cell) -> bool:
    """Whether a further indicator repeats what stands once over its lines, or says that it has no amount."""
    if row.under is None or column.per_indicator:
        return False
    above = table.owner(row).cells.get(column.key)
    return cell.amount == Decimal(0) or (above is not None and name_key(above.written) == name_key(cell.written))


def _is_label(cell: Cell) -> bool:
    """Whether a cell only labels a total, which the finished workbook does in its own words."""
    return is_only_total(cell.written) or fold(cell.written) in SHARE_WORDS
