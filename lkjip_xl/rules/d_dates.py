"""Family D: what Excel made of codes, targets and amounts by itself: dates, times and percentages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from lkjip_xl.figures.calc import RowFigures, evaluate
from lkjip_xl.report.cell import Cell, Content
from lkjip_xl.report.model import Report, Row, Table
from lkjip_xl.rules.advice.belonging import as_typed
from lkjip_xl.rules.engine import Outcome, rule
from lkjip_xl.rules.findings import Fix, Problem, Severity
from lkjip_xl.rules.support import problem, repeats_another_table
from lkjip_xl.tables.levels import Level
from lkjip_xl.tables.spec import Column, Kind
from lkjip_xl.text.cell_formats import moment_of
from lkjip_xl.text.numbers import format_short, round_half_up
from lkjip_xl.text.words import name_key

_TWO_DIGITS = re.compile(r"\d{1,2}\.\d\d(?!\d)")
# How many segments a whole code has: 8.01.06 and 8.01.06.2.01.
_SEGMENTS = {Level.PROGRAM: 3, Level.KEGIATAN: 5}
_FIGURES = (Kind.RUPIAH, Kind.NUMBER, Kind.PERCENT, Kind.QUANTITY)


@rule("D12", Severity.ERROR)
def isi_berubah_menjadi_tanggal(report: Report) -> Iterator[Outcome]:
    """Isi sel berubah menjadi tanggal, jam, atau angka lain.

    Yang diperiksa:
        Kode, target, dan angka yang oleh Excel diubah menjadi tanggal atau jam: kode 8.01.01 menjadi 08:01:01,
        target 2-3 menjadi 2 Maret; juga kode 8.10 yang menjadi angka 8,1.
    Mengapa penting:
        Yang diketik tidak tersimpan lagi. Di laporan tercetak tanggal, jam, atau kode lain.
    Salah:
        KODE 8:01:01
    Benar:
        8.01.01
    Cara memperbaiki:
        Ubah dahulu format selnya menjadi Text (Ctrl+1), baru ketik ulang; mengubah formatnya saja tidak cukup.
        Angka memakai format General.
    """
    for table in report.report_tables:
        for row, column, cell in table.cells(Kind.CODE, *_FIGURES):
            if cell.serial is None or cell.content is not Content.TEXT or repeats_another_table(column, cell):
                continue
            if _is_plain_number(cell) and not _has_two_digits(table, column):
                continue  # where codes are written without zeros, none is lost
            what = "angka" if _is_plain_number(cell) else "jam" if cell.serial < 1 else "tanggal"
            meant = _meant(report, table, row, column, cell)
            shown = " atau ".join(as_typed(each) for each in meant)
            is_text = any(isinstance(each, str) for each in meant) or column.kind in {Kind.CODE, Kind.QUANTITY}
            yield problem(
                table,
                row,
                column.key,
                f"Excel mengubah isi sel ini menjadi {what}.",
                expected=meant[0] if len(meant) == 1 else None,
                actual=cell.written,
                should_be=shown and f"{shown}  (dugaan)",
                hint=(
                    f"Ubah format selnya menjadi {'Text' if is_text else 'General'} (Ctrl+1), baru ketik ulang"
                    f"{f': {shown}' if shown else ' isinya'}."
                ),
                fixes=tuple((Fix(cell.place, each),) for each in meant),
            )


def _is_plain_number(cell: Cell) -> bool:
    """Whether Excel keeps a code as a number, and shows it as one."""
    return str(cell.serial) == cell.written


def _has_two_digits(table: Table, column: Column) -> bool:
    """Whether the codes of a column have two digits behind their first point: 8.01."""
    return any(_TWO_DIGITS.match(row.text(column.key)) for row in table.rows)


def _meant(report: Report, table: Table, row: Row, column: Column, cell: Cell) -> list[Decimal | str]:
    """What was probably typed: what another table has, what the figures give, or what becomes such a date."""
    if (known := _known_elsewhere(report, table, row, column)) is not None:
        return [known]
    if column.kind is Kind.CODE:
        return [_code_of_parts(table, row, column) or _code(cell)]
    if column.kind is Kind.QUANTITY:
        return _targets(cell)
    figures = RowFigures(table, row, tables=report.tables)
    figure = evaluate(column.calc, figures) if column.calc else None
    if figure is None and column.sums and table.parts(row):
        parts = figures.parts(column.key)
        figure = sum((each for each in parts if each is not None), Decimal(0)) if None not in parts else None
    return [] if figure is None else [round_half_up(figure, column.decimals)]


def _known_elsewhere(report: Report, table: Table, row: Row, column: Column) -> Decimal | str | None:
    """What the same row has in the same column of another table; None where it has nothing, or several."""
    name = name_key(table.label(row))
    found: list[Cell] = []
    for other in report.report_tables:
        spec = next(
            (
                each
                for each in other.spec.columns
                if each.kind is column.kind and each.key == column.key and each.fact == column.fact
            ),
            None,
        )
        if other is table or spec is None or spec.key not in other.columns:
            continue
        cells = (each.cells[spec.key] for each in other.rows if name_key(other.label(each)) == name)
        found += [each for each in cells if each.serial is None and each.written and not _repeats(spec, each)]
    written = list(dict.fromkeys(each.written for each in found))
    if len(written) != 1:
        return None
    return written[0] if found[0].number is None or found[0].unit or column.kind is Kind.CODE else found[0].number


def _repeats(column: Column, cell: Cell) -> bool:
    return repeats_another_table(column, cell) or cell.content in {Content.ERROR, Content.UNCALCULATED}


def _code_of_parts(table: Table, row: Row, column: Column) -> str:
    """The code with which those of all rows below begin; empty where there is none."""
    segments = _SEGMENTS.get(row.level) if row.level else None
    codes = [table_row.text(column.key).strip(". ").split(".") for table_row in table.children(row)]
    begins = {tuple(code[:segments]) for code in codes if segments and len(code) > segments}
    return ".".join(*begins) if len(begins) == 1 else ""


def _code(cell: Cell) -> str:
    """The code of which Excel makes this time (8.01.01), date (2.05) or number (8.10)."""
    serial = cell.serial or Decimal(0)
    if _is_plain_number(cell):
        return f"{cell.written}0"
    moment = moment_of(serial)
    if serial < 1:
        return f"{moment.hour}.{moment.minute:02}" + (f".{moment.second:02}" if moment.second else "")
    year = f".{moment.year % 100:02}" if cell.written[-2:].isdigit() and len(cell.written) > len("31-12") else ""
    return f"{moment.day}.{moment.month:02}{year}"


def _targets(cell: Cell) -> list[Decimal | str]:
    """The targets of which Excel makes this time (7,5) or date (the range 2-3, or 7-80 of a month and a year)."""
    serial = cell.serial or Decimal(0)
    moment = moment_of(serial)
    if serial < 1:
        minutes = moment.minute
        behind = [f"{minutes:02}"] if minutes > 9 else [f"{minutes}", f"{minutes:02}"] if minutes else ["0"]
        return [Decimal(f"{moment.hour}.{each}") for each in behind]
    has_day = cell.written.split("-")[0].split("/")[0].strip().isdigit()
    low, high = sorted((moment.day, moment.month)) if has_day else (moment.month, moment.year % 100)
    return [f"{low}-{high}"] if low < high else []


@rule("D13", Severity.WARNING, requires=frozenset({"D14"}))
def format_sel_tidak_cocok(report: Report) -> Iterator[Outcome]:
    """Format sel tidak cocok dengan angkanya.

    Yang diperiksa:
        Angka di sel berformat tanggal (tampil sebagai tanggal atau ####), dan nilai rupiah atau banyaknya di sel
        berformat persen. Angkanya tetap dibaca.
    Mengapa penting:
        Yang tampil dan tercetak bukan angkanya.
    Salah:
        Pagu 68.500.083 di sel berformat tanggal, tampil sebagai ########.
    Benar:
        Pagu yang sama di sel berformat General.
    Cara memperbaiki:
        Ubah format selnya menjadi General (Ctrl+1). Angkanya tidak perlu diketik ulang.
    """
    for table in report.report_tables:
        for row, column, cell in table.cells(*_FIGURES):
            if cell.number is None or cell.as_text or repeats_another_table(column, cell):
                continue
            if cell.serial is not None:
                yield _shown_as("tanggal", table, row, column, cell, cell.number)
            elif column.kind in {Kind.RUPIAH, Kind.NUMBER} and _is_percentage(cell):
                yield _shown_as("persen", table, row, column, cell, cell.number)


def _shown_as(what: str, table: Table, row: Row, column: Column, cell: Cell, number: Decimal) -> Problem:
    """A figure that its cell shows as something else: a date, a percentage."""
    return problem(
        table,
        row,
        column.key,
        f"Angka ini tampil sebagai {what} ({cell.written}), karena selnya berformat {what}.",
        expected=number,
        actual=cell.written,
        should_be=format_short(number),
        hint="Ubah format selnya menjadi General (Ctrl+1); angkanya tidak perlu diketik ulang.",
    )


@rule("D14", Severity.ERROR)
def nilai_terbagi_seratus(report: Report) -> Iterator[Outcome]:
    """Nilai terbagi seratus karena sel berformat persen.

    Yang diperiksa:
        Nilai rupiah dan banyaknya di sel berformat persen yang tersimpan sebagai pecahan: 58629456% tersimpan
        sebagai 586.294,56.
    Mengapa penting:
        Jumlah memakai yang tersimpan, bukan yang tampil, sehingga kurang 99 persennya.
    Salah:
        58629456%
    Benar:
        58.629.456
    Cara memperbaiki:
        Ubah format selnya menjadi General (Ctrl+1), lalu ketik ulang angkanya.
    """
    for table in report.report_tables:
        for row, column, cell in table.cells(Kind.RUPIAH, Kind.NUMBER):
            if cell.number is None or not _is_hundredth(cell, cell.number):
                continue
            meant = cell.number * 100
            yield problem(
                table,
                row,
                column.key,
                f"Selnya berformat persen, sehingga yang tersimpan hanya {format_short(cell.number)}.",
                expected=meant,
                actual=cell.number,
                written=cell.written,
                should_be=format_short(meant),
                hint=(
                    "Ubah format selnya menjadi General (Ctrl+1), lalu ketik ulang "
                    f"{format_short(meant).replace('.', '')}."
                ),
                fixes=((Fix(cell.place, meant),),),
            )


def _is_percentage(cell: Cell) -> bool:
    return not cell.as_text and cell.written.endswith("%")


def _is_hundredth(cell: Cell, number: Decimal) -> bool:
    """Whether a cell shows a whole amount as a percentage, of which Excel keeps a hundredth."""
    return _is_percentage(cell) and number != int(number) and number * 100 == int(number * 100)
