"""Family T: rows of averages, and rows that the finished workbook does not print."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from lkjip_xl.calc import RowFigures, evaluate
from lkjip_xl.findings import Fix, Severity, Unjudged
from lkjip_xl.model import Report, Row, Table
from lkjip_xl.numbers import round_half_up
from lkjip_xl.precision import digits_of, interval_of
from lkjip_xl.rules.engine import Outcome, rule
from lkjip_xl.rules.support import WRONG_FIGURE, cell_range, operands_of, percent, problem, with_others
from lkjip_xl.schema import Column, Kind, Minus, Percent


@rule("T05", Severity.INFO)
def subtotal_tidak_tercetak(report: Report) -> Iterator[Outcome]:
    """Subtotal atau rata-rata di dalam tabel tidak tercetak di hasil jadi.

    Yang diperiksa:
        Baris jumlah atas sebagian baris (Jumlah PNS, Total per Sasaran) dan baris rata-rata. Angkanya diperiksa,
        tetapi hasil jadi hanya mencetak satu baris JUMLAH.
    Mengapa penting:
        Pembaca yang membandingkan hasil jadi dengan tabel aslinya tidak menemukan baris itu.
    Salah:
        "Jumlah PNS" di tengah Tabel 1.4 dikira ikut tercetak.
    Benar:
        Tabel 1.4 hanya berisi unit kerja dan satu JUMLAH.
    Cara memperbaiki:
        Biarkan; atau sisipkan sendiri baris itu di hasil jadi setelah lkjip-xl build.
    """
    for table in report.report_tables:
        if table.left_out:
            continue
        rows = [*(each.row for each in table.other_totals if each.parts is not None), *table.averages]
        places = [table.place(row, table.spec.label) for row in rows]
        if rows:
            yield problem(
                table,
                rows[0],
                table.spec.label,
                f"Baris ini{with_others(places)} diperiksa, tetapi tidak tercetak di hasil jadi.",
                actual=table.label(rows[0]),
                hint="Biarkan; atau sisipkan sendiri barisnya di hasil jadi.",
                others=tuple(places[1:]),
                related=tuple(places[1:]),
            )


@rule("T06", Severity.ERROR, requires=WRONG_FIGURE | {"P01", "P03", "E01", "E02"})
def rata_rata_berbeda(report: Report) -> Iterator[Outcome]:
    """Rata-rata tidak sama dengan rata-rata barisnya.

    Yang diperiksa:
        Persentase di baris Rata-rata terhadap rata-rata baris di atasnya (semua baris, program saja, atau rincian
        saja; dibulatkan atau tidak), dan di Tabel 3.1.1.b juga terhadap seluruh realisasi dibagi seluruh pagu.
    Mengapa penting:
        Rata-rata itu yang dikutip di ringkasan dan bab IV.
    Salah:
        Capaian 100% dan 90%, rata-rata 98%.
    Benar:
        Capaian 100% dan 90%, rata-rata 95%.
    Cara memperbaiki:
        Hitung ulang rata-ratanya, misalnya dengan AVERAGE.
    """
    for table in report.report_tables:
        for row in table.averages if table.rows else ():
            for column in table.spec.columns:
                if (
                    column.kind is Kind.PERCENT
                    and column.key in row.cells
                    and row.cells[column.key].number is not None
                ):
                    yield from _average(table, row, column)


def _average(table: Table, row: Row, column: Column) -> Iterator[Outcome]:
    """One average against the rows of its table."""
    cell = row.cells[column.key]
    above = [each for each in table.rows if each.number < row.number]
    means = _means(table, above, column)
    span = interval_of(cell, column.kind)
    if not means or span is None or cell.number is None:
        yield Unjudged(
            f"rata-rata di {table.sheet} {cell.place.address}: angka di atasnya belum lengkap", cell.place
        )
        return
    if any(span.holds(each) for each in (*means, *_others(table, row, column))):
        return
    places = [table.place(each, column.key) for each in above]
    decimals = max(digits_of(cell, column.kind), column.decimals)
    yield problem(
        table,
        row,
        column.key,
        "Angka ini bukan rata-rata baris di atasnya.",
        expected=means[0],
        actual=cell.number,
        difference=cell.number - means[0],
        percent=True,
        should_be=f"{percent(means[0], decimals)}  (rata-rata {cell_range(places)})",
        hint=f"Ketik {percent(means[0], decimals)}, atau betulkan angka di atasnya yang salah.",
        basis=tuple(places),
        related=tuple(places),
        fixes=((Fix(cell.place, round_half_up(means[0], decimals)),),),
    )


def _means(table: Table, rows: Sequence[Row], column: Column) -> Sequence[Decimal]:
    """The means of some rows: of all, of the topmost, of the lowest; as printed and as they are."""
    choices = (rows, [row for row in rows if row.parent is None], [row for row in rows if table.is_leaf(row)])
    found = [_mean([row.figure(column.key) for row in chosen]) for chosen in choices]
    if column.calc is not None:
        found += [_mean([evaluate(column.calc, RowFigures(table, row)) for row in chosen]) for chosen in choices]
    return [each for each in found if each is not None]


def _mean(figures: Sequence[Decimal | None]) -> Decimal | None:
    known = [figure for figure in figures if figure is not None]
    return sum(known, Decimal(0)) / len(known) if known and len(known) == len(figures) else None


def _others(table: Table, row: Row, column: Column) -> Iterator[Decimal]:
    """What an average may be besides: the difference of two averages, the share of the whole in the whole."""
    keys = operands_of(column.calc) if column.calc else ()
    if not keys:
        return
    if isinstance(column.calc, Minus):
        left, right = (row.figure(key) for key in keys)
        if left is not None and right is not None:
            yield left - right
    if isinstance(column.calc, Percent) and all(table.spec.column(key).sums for key in keys):
        part, whole = (
            sum((each.figure(key) or Decimal(0) for each in table.top_rows), Decimal(0)) for key in keys
        )
        if whole:
            yield part / whole * 100
