"""Family T: rows of averages, and rows that the finished workbook does not print."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import takewhile

from lkjip_xl.figures.calc import RowFigures, evaluate
from lkjip_xl.figures.means_of_sasaran import groups_of_sasaran
from lkjip_xl.figures.precision import digits_of, interval_of
from lkjip_xl.methods.efisiensi import USUAL
from lkjip_xl.report.model import Report, Row, Table
from lkjip_xl.rules.engine import Outcome, rule
from lkjip_xl.rules.findings import Fix, Severity, Unjudged
from lkjip_xl.rules.support import WRONG_FIGURE, cell_range, operands_of, percent, problem, with_others
from lkjip_xl.rules.t_means_of_sasaran import means_of_sasaran
from lkjip_xl.rules.t_merged_means import merged_means
from lkjip_xl.tables.calculation import Capaian, Efficiency, Percent
from lkjip_xl.tables.keys import Key
from lkjip_xl.tables.spec import Column, Kind
from lkjip_xl.text.numbers import round_half_up
from lkjip_xl.text.words import name_key


@rule("T05", Severity.INFO)
def subtotal_tidak_tercetak(report: Report) -> Iterator[Outcome]:
    """Subtotal atau rata-rata di dalam tabel tidak tercetak di hasil jadi.

    Yang diperiksa:
        Baris jumlah atas sebagian baris (Jumlah PNS, Total per Sasaran), baris rata-rata, dan baris jumlah
        persentase. Angkanya diperiksa, tetapi hasil jadi hanya mencetak satu baris JUMLAH dan, di Tabel 3.1.1.a,
        rata-rata setiap sasaran yang mempunyai beberapa indikator.
    Mengapa penting:
        Pembaca yang membandingkan hasil jadi dengan tabel aslinya tidak menemukan baris itu.
    Salah:
        "Jumlah PNS" di tengah Tabel 1.4 dikira ikut tercetak.
    Benar:
        Tabel 1.4 hanya berisi unit kerja dan satu JUMLAH.
    Cara memperbaiki:
        Biarkan; atau sisipkan sendiri baris itu di buku kerja jadi.
    """
    for table in report.report_tables:
        if table.left_out:
            continue
        totals = (each.row for each in table.other_totals if each.parts is not None and not each.of_something_else)
        averages = [row for row in table.averages if row not in _of_sasaran(table)]
        rows = [*totals, *averages, *table.sums_of_results]
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


def _of_sasaran(table: Table) -> list[Row]:
    """The averages that the finished workbook prints too: under the last of several indicators of a sasaran."""
    found = []
    for group in groups_of_sasaran(table):
        last = group[-1]
        after = min((each.number for each in table.rows if each.number > last.number), default=None)
        below = (row for row in table.averages if row.number > last.number and (not after or row.number < after))
        found += list(below)[:1]
    return found


@rule("T06", Severity.ERROR, requires=WRONG_FIGURE | {"P01", "P03", "E01", "E02"})
def rata_rata_berbeda(report: Report) -> Iterator[Outcome]:
    """Rata-rata tidak sama dengan rata-rata barisnya.

    Yang diperiksa:
        Persentase di baris Rata-rata terhadap rata-rata baris di atasnya (semua baris, indikator sasaran itu saja,
        program saja, atau rincian saja; dibulatkan atau tidak), dan di Tabel 3.1.1.b juga terhadap seluruh
        realisasi dibagi seluruh pagu. Baris yang menjumlahkan persentase (Jumlah Capaian) dicocokkan dengan jumlah
        barisnya; capaian di Tabel 3.1.5 yang digabung di samping beberapa indikator satu sasaran, atau berdiri di
        baris sasarannya saja, dengan rata-rata capaian indikator itu.
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
        kinds = ((_AVERAGE, table.averages), (_SUM, table.sums_of_results)) if table.rows else ()
        for what, rows in kinds:
            for row in rows:
                for column in table.spec.columns:
                    cell = row.cells.get(column.key)
                    if column.kind is Kind.PERCENT and cell is not None and cell.number is not None:
                        yield from _result(table, row, column, what)
    yield from merged_means(report)
    yield from means_of_sasaran(report)


@dataclass(frozen=True, slots=True)
class _What:
    """What a row is of those above it, in words, and how it is computed."""

    name: str
    of: Callable[[Sequence[Decimal]], Decimal]


_AVERAGE = _What("rata-rata", lambda figures: sum(figures, Decimal(0)) / len(figures))
_SUM = _What("jumlah", lambda figures: sum(figures, Decimal(0)))


def _result(table: Table, row: Row, column: Column, what: _What) -> Iterator[Outcome]:
    """One average, or one sum, against the rows of its table."""
    cell = row.cells[column.key]
    above = [each for each in table.rows if each.number < row.number]
    right = [*_possible(table, above, column, what), *_of_last(table, row, above, column, what)]
    span = interval_of(cell, column.kind)
    if not right or span is None or cell.number is None:
        yield Unjudged(
            f"{what.name} di {table.sheet} {cell.place.address}: angka di atasnya belum lengkap", cell.place
        )
        return
    others = _others(table, row, column) if what is _AVERAGE else ()
    if any(span.holds(each) for each in (*right, *others)):
        return
    places = [table.place(each, column.key) for each in above]
    decimals = max(digits_of(cell, column.kind), column.decimals)
    yield problem(
        table,
        row,
        column.key,
        f"Angka ini bukan {what.name} baris di atasnya.",
        expected=right[0],
        actual=cell.number,
        difference=cell.number - right[0],
        percent=True,
        should_be=f"{percent(right[0], decimals)}  ({what.name} {cell_range(places)})",
        hint=f"Ketik {percent(right[0], decimals)}, atau betulkan angka di atasnya yang salah.",
        basis=tuple(places),
        related=tuple(places),
        fixes=((Fix(cell.place, round_half_up(right[0], decimals)),),),
    )


def _possible(table: Table, rows: Sequence[Row], column: Column, what: _What) -> Sequence[Decimal]:
    """The averages or sums of some rows: of all, of the topmost, of the lowest; as printed and as they are."""
    choices = (rows, [row for row in rows if row.parent is None], [row for row in rows if table.is_leaf(row)])
    found = [[row.figure(column.key) for row in chosen] for chosen in choices]
    if column.calc is not None:
        found += [[evaluate(column.calc, RowFigures(table, row)) for row in chosen] for chosen in choices]
    known = [[each for each in figures if each is not None] for figures in found if None not in figures]
    if isinstance(column.calc, Capaian):
        # What was typed though it cannot be computed need not count.
        computed = (evaluate(column.calc, RowFigures(table, row)) for row in rows)
        known.append([each for each in computed if each is not None])
    return [what.of(figures) for figures in known if figures]


def _of_last(table: Table, row: Row, above: Sequence[Row], column: Column, what: _What) -> Sequence[Decimal]:
    """The averages or sums of the rows since the last row of this kind, and of the sasaran just above."""
    kind = table.averages if what is _AVERAGE else table.sums_of_results
    last = max((each.number for each in kind if each.number < row.number), default=0)
    since = [each for each in above if each.number > last]
    aim = name_key(above[-1].text(Key.SASARAN)) if above else ""
    own = [*takewhile(lambda each: name_key(each.text(Key.SASARAN)) == aim, reversed(above))] if aim else []
    runs = [run for run in (since if last else [], own) if run]
    return [each for run in runs for each in _possible(table, run, column, what)]


def _others(table: Table, row: Row, column: Column) -> Iterator[Decimal]:
    """What an average may be besides: the difference of two averages, the share of the whole in the whole."""
    keys = operands_of(column.calc) if column.calc else ()
    if not keys:
        return
    if isinstance(column.calc, Efficiency) and column.calc.ukuran is USUAL:
        left, right = (row.figure(key) for key in keys)
        if left is not None and right is not None:
            yield left - right
    if isinstance(column.calc, Percent) and all(table.spec.column(key).sums for key in keys):
        part, whole = (
            sum((each.figure(key) or Decimal(0) for each in table.counted_rows), Decimal(0)) for key in keys
        )
        if whole:
            yield part / whole * 100
