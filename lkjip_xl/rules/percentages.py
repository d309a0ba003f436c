"""Family P: whether a printed percentage is the one that its figures give."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from lkjip_xl.calc import RowFigures, evaluate, operands
from lkjip_xl.findings import Problem, Severity, Unjudged
from lkjip_xl.model import Cell, Content, Place, Report, Row, Table
from lkjip_xl.numbers import round_half_up
from lkjip_xl.rules.engine import Outcome, rule
from lkjip_xl.rules.support import (
    NO_FIGURE,
    WRONG_FIGURE,
    all_rows,
    columns_to_judge,
    over_text,
    percent,
    problem,
    without_columns,
)
from lkjip_xl.schema import Column, Kind, Percent


def _printed(
    report: Report,
) -> Iterator[tuple[Table, Row, Column, Cell, Decimal | None] | Unjudged]:
    """Every cell that should hold a percentage, with the percentage that its figures give."""
    for item in columns_to_judge(report, lambda column: isinstance(column.calc, Percent)):
        if isinstance(item, Unjudged):
            yield item
            continue
        table, column = item
        assert column.calc is not None  # noqa: S101 - columns_to_judge() asked for it
        if lost := without_columns(report, table, operands(column.calc)):
            yield lost
            continue
        for row in all_rows(table):
            if over_text(row, column.key, [(row, key) for key in operands(column.calc)]):
                yield Unjudged(
                    f"rumus di {table.sheet} {table.place(row, column.key).address} membagi teks (lihat D02)"
                )
                continue
            yield table, row, column, row.cells[column.key], evaluate(column.calc, RowFigures(table, row))


def _basis(table: Table, row: Row, column: Column) -> tuple[Place, ...]:
    assert column.calc is not None  # noqa: S101 - only percentages come here
    return tuple(table.place(row, key) for key in operands(column.calc))


def _by_hundred(cell: Cell, expected: Decimal) -> bool:
    """Whether a percentage is the right one times or divided by a hundred, at the decimals it shows."""
    written = cell.number
    if not written or not expected:
        return False
    shown = round_half_up(written, cell.decimals)
    return bool(shown) and shown in (
        round_half_up(expected / 100, cell.decimals),
        round_half_up(expected * 100, cell.decimals),
    )


def _is_right(cell: Cell, expected: Decimal) -> bool:
    written = cell.number
    if cell.content is Content.NIL:
        return expected == 0
    return written is not None and round_half_up(written, cell.decimals) == round_half_up(expected, cell.decimals)


def _explain(row: Row, column: Column) -> str:
    """The division in the staff's own figures: ``1.787.000 ÷ 3.437.000``."""
    assert column.calc is not None  # noqa: S101 - only percentages come here
    return " ÷ ".join(row.text(key) for key in operands(column.calc))


@rule("P01", Severity.ERROR, requires=WRONG_FIGURE | {"P03"})
def persentase_berbeda(report: Report) -> Iterator[Outcome]:
    """Persentase tidak sama dengan hasil hitungnya.

    Yang diperiksa:
        Setiap persentase yang tercetak dihitung ulang dari angkanya, lalu dibulatkan (0,5 ke atas) pada
        jumlah desimal yang tercetak.
    Mengapa penting:
        Capaian adalah inti laporan kinerja. Angka yang tidak dapat dihitung ulang tidak dipercaya.
    Salah:
        Pagu 3.437.000, realisasi 1.787.000, capaian tertulis 54.
    Benar:
        Capaian 52 (1.787.000 ÷ 3.437.000 = 51,99%).
    Cara memperbaiki:
        Ketik persentase yang benar, atau pakai lagi rumus dari templat.
    """
    for item in _printed(report):
        if isinstance(item, Unjudged):
            yield item
            continue
        table, row, column, cell, expected = item
        if expected is None:
            if any(row.figure(place_key) is None for place_key in _operand_keys(column)):
                yield Unjudged(
                    f"angka untuk menghitung {table.heading(column.key)} di {table.sheet} "
                    f"{table.place(row, column.key).address} belum lengkap"
                )
            continue
        judged = cell.content in {Content.NUMBER, Content.NIL, Content.NOT_AVAILABLE}
        if judged and not _is_right(cell, expected):
            decimals = cell.decimals if cell.number is not None else column.decimals
            right = round_half_up(expected, decimals)
            yield problem(
                table,
                row,
                column.key,
                "Persentase ini tidak sama dengan hasil hitungnya.",
                expected=right,
                actual=cell.number if cell.number is not None else cell.written,
                written=cell.written,
                should_be=f"{percent(right, decimals)}  ({_explain(row, column)})",
                difference=cell.number - right if cell.number is not None else None,
                percent=True,
                hint="Ketik persentase yang benar, atau salin rumusnya dari templat.",
                basis=_basis(table, row, column),
                related=_basis(table, row, column),
            )


def _operand_keys(column: Column) -> tuple[str, ...]:
    return operands(column.calc) if column.calc is not None else ()


def _without_percent_sign(table: Table, row: Row, column: Column) -> Iterator[Problem]:
    """Figures without a percent sign among figures with one: Excel takes 98 for 9800%."""
    cells = [
        (key, row.cells[key]) for key in _operand_keys(column) if table.spec.column(key).kind is Kind.QUANTITY
    ]
    if not any(cell.unit == "%" for _, cell in cells):
        return
    for key, cell in cells:
        if cell.number is not None and not cell.unit:
            meant = percent(cell.number)
            yield problem(
                table,
                row,
                key,
                "Angka ini tanpa tanda %, padahal pembandingnya memakai %.",
                expected=meant,
                actual=cell.written,
                hint=f"Jika yang dimaksud {meant}, ketik {meant}.",
            )


def _has_mixed_percent_signs(row: Row, column: Column) -> bool:
    units = [row.cells[key].unit for key in _operand_keys(column) if row.cells[key].number is not None]
    return "%" in units and "" in units


@rule("P03", Severity.ERROR)
def persentase_meleset_seratus_kali(report: Report) -> Iterator[Outcome]:
    """Persentase meleset seratus kali.

    Yang diperiksa:
        Persentase yang seratus kali terlalu kecil atau terlalu besar, juga realisasi dan target yang ditulis
        tanpa tanda %, padahal pembandingnya memakai %.
    Mengapa penting:
        1,25% dan 125% adalah laporan yang sama sekali berbeda.
    Salah:
        Realisasi 2022 80%, realisasi 2023 100%, tertulis 1,25%.
    Benar:
        125% (100 ÷ 80 = 1,25 kali = 125%).
    Cara memperbaiki:
        Kalikan atau bagi dengan 100. Di Excel, sel berformat persen berisi 1,25 tampil sebagai 125%.
    """
    named: set[Place] = set()
    for item in _printed(report):
        if isinstance(item, Unjudged):
            yield item
            continue
        table, row, column, cell, expected = item
        if _has_mixed_percent_signs(row, column):
            for each in _without_percent_sign(table, row, column):
                if each.place not in named:
                    named.add(each.place)
                    yield each
            continue
        if expected is None or cell.number is None or _is_right(cell, expected):
            continue
        if _by_hundred(cell, expected):
            right = round_half_up(expected, max(column.decimals, 0))
            yield problem(
                table,
                row,
                column.key,
                "Persentase ini meleset seratus kali.",
                expected=right,
                actual=cell.number,
                written=percent(cell.number, cell.decimals),
                should_be=f"{percent(right)}  ({_explain(row, column)})",
                difference=cell.number - right,
                percent=True,
                hint=f"Ketik {percent(right)}, atau salin rumusnya dari templat.",
                basis=_basis(table, row, column),
                related=_basis(table, row, column),
            )


@rule("P04", Severity.WARNING, requires=NO_FIGURE)
def persentase_tidak_dapat_dihitung(report: Report) -> Iterator[Outcome]:
    """Persentase tertulis, padahal tidak dapat dihitung.

    Yang diperiksa:
        Persentase yang tercetak sebagai angka, padahal targetnya 0, tanda -, predikat, atau tulisan.
    Mengapa penting:
        Tidak ada pembagian dengan nol, dan predikat tidak dapat dibagi. Angka itu tidak berdasar.
    Salah:
        Target -, realisasi 20%, capaian tertulis 100%.
    Benar:
        Target -, realisasi 20%, capaian tertulis -.
    Cara memperbaiki:
        Tulis tanda - pada capaiannya, atau lengkapi targetnya dengan angka.
    """
    for item in _printed(report):
        if isinstance(item, Unjudged):
            continue  # P01 says so already
        table, row, column, cell, expected = item
        if expected is None and cell.number is not None:
            yield problem(
                table,
                row,
                column.key,
                "Persentase ini tidak dapat dihitung dari angkanya, tetapi tertulis sebagai angka.",
                expected="-",
                actual=cell.number,
                written=cell.written,
                should_be=f"-  ({_explain(row, column)})",
                percent=True,
                hint="Tulis tanda -, atau lengkapi angka yang menjadi pembaginya.",
                basis=_basis(table, row, column),
                related=_basis(table, row, column),
            )
