"""Family D: whether everything is filled that must be."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from lkjip_xl import tables
from lkjip_xl.figures.calc import RowFigures, evaluate
from lkjip_xl.report.cell import Cell
from lkjip_xl.report.model import Report, Row, Table
from lkjip_xl.report.place import Place
from lkjip_xl.rules.advice.belonging import Belongings, how_to_look_up
from lkjip_xl.rules.engine import Outcome, rule
from lkjip_xl.rules.evidence.years_told import years_told
from lkjip_xl.rules.findings import Fix, Problem, Severity
from lkjip_xl.rules.support import (
    form_cells,
    problem,
)
from lkjip_xl.tables.calculation import operands
from lkjip_xl.tables.spec import Column, Kind


@rule("D01", Severity.ERROR, requires=frozenset({"S35"}), follows=frozenset({"D03"}), waivable=False)
def sel_wajib_kosong(report: Report) -> Iterator[Outcome]:
    """Sel yang wajib diisi masih kosong.

    Yang diperiksa:
        Semua sel wajib pada baris yang sudah dimulai. Kosong, 0, tanda - dan n/a adalah empat hal berbeda:
        kosong berarti belum diisi, 0 berarti nol, - berarti memang tidak ada.
    Mengapa penting:
        Jumlah yang memakai sel kosong tidak dapat diperiksa.
    Salah:
        REALISASI KEUANGAN dikosongkan karena belum ada realisasi.
    Benar:
        REALISASI KEUANGAN diisi 0.
    Cara memperbaiki:
        Isi selnya. Jika memang tidak ada, tulis 0 atau tanda -.
    """
    belongings = Belongings(report)
    for table in report.report_tables:
        for row, column, cell in table.cells(*Kind):
            if cell.is_blank and _must_be_filled(report, table, row, column):
                known = None if cell.formula else belongings.of(table, row, column)
                yield problem(
                    table,
                    row,
                    column.key,
                    "Sel ini wajib diisi, tetapi masih kosong.",
                    hint=known.hint if known else _how_to_fill(table, column, cell),
                    fixes=known.fixes if known else (),
                    consequence_of=tuple(_parts_without_amount(table, row, column)),
                )
    for form, field, cell in form_cells(report):
        if field.filled and cell.is_blank:
            year = years_told(report).get(field.key)
            hint = f"Isi {field.label} di lembar {form.sheet}."
            yield Problem(
                cell.place,
                f"Isian “{field.label}” masih kosong.",
                column_heading=field.label,
                hint=f"Tulis {year}, seperti di judul tabel." if year else hint,
                fixes=((Fix(cell.place, Decimal(year)),),) if year else (),
            )


def _how_to_fill(table: Table, column: Column, cell: Cell) -> str:
    """What to do about an empty cell: a name or a unit is never 0."""
    if cell.formula and column.link:
        return f"Isi di lembar {tables.table_named(column.link.table).sheet}; sel ini mengikutinya."
    if column.kind is Kind.UNIT:
        return "Isi satuannya, misalnya Persen, Dokumen, atau Orang."
    if column.kind in {Kind.TEXT, Kind.CHOICE, Kind.LEVEL}:
        return "Isi selnya."
    return how_to_look_up(table, column)


def _must_be_filled(report: Report, table: Table, row: Row, column: Column) -> bool:
    if row.cells[column.key].formula and column.link and column.link.table not in report.tables:
        return False  # S01 says what is missing
    if not report.settings.years_are_clear and (row.cells[column.key].formula or column.so_far):
        return False  # that has been said where the years stand
    if row.cells[column.key].formula and column.calc:
        return False  # what it is computed from is empty, and has been named
    if table.sums_something_else(row):
        return False
    if not column.filled or (table.is_total(row) and not (column.sums or column.calc)):
        return False
    if row is table.shares or column.calc is None:
        return True
    if any(row.cells[key].of_parts for key in operands(column.calc) if key in row.cells):
        return False  # D15 says so
    return evaluate(column.calc, RowFigures(table, row, tables=report.tables)) is not None


def _parts_without_amount(table: Table, row: Row, column: Column) -> Iterator[tuple[str, Place]]:
    """The findings at the parts without an amount, for which a blank sum waits: it is filled by them (D15)."""
    if not column.sums or not table.has_clear_levels:
        return
    for part in table.children(row):
        cell = part.cells[column.key]
        if cell.is_blank and table.children(part):
            yield from _parts_without_amount(table, part, column)
        elif cell.amount is None:
            yield ("D01" if cell.is_blank else "D03"), cell.place
