"""Sums and differences across a row: JUMLAH of Tabel 1.4, and what the pagu of Tabel 2.7 became more or less."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from lkjip_xl.figures.calc import RowFigures, evaluate
from lkjip_xl.report.cell import Content
from lkjip_xl.report.model import Report, Row, Table
from lkjip_xl.rules.advice.mending import Witnesses
from lkjip_xl.rules.engine import Outcome
from lkjip_xl.rules.findings import Fix, Problem, Unjudged
from lkjip_xl.rules.support import columns_with, operands_of, problem, row_range, rupiah
from lkjip_xl.rules.t_left_out import left_out_as_text, over_text
from lkjip_xl.tables.calculation import Across, Minus, operands
from lkjip_xl.tables.keys import Key
from lkjip_xl.tables.spec import Column, Kind
from lkjip_xl.text.addresses import column_letters


def sums_across(witnesses: Witnesses) -> Iterator[Outcome]:
    """Figures that sum other columns of their own row."""
    for table, column, calc in columns_with(witnesses.report, Across):
        yield from _over_unread_columns(table, column)
        for row in table.rows:
            written, expected = row.figure(column.key), sum_across(table, row, column)
            if written != expected and table.unread_in_sum(row, column.key):
                continue
            if expected is not None and row.cells[column.key].content is Content.NOT_AVAILABLE:
                yield _not_summed(table, row, column.key, expected)
            if written is None or expected is None or written == expected:
                continue
            parts = [table.place(row, key) for key in operands(calc) if key in table.columns]
            cells = [row.cells[key] for key in operands(calc) if key in row.cells]
            if texts := left_out_as_text(row.cells[column.key], cells, written, expected):
                yield over_text(witnesses.report, table, row, column.key, texts, written, expected)
                continue
            ways = witnesses.fixes_across(table, row, column.key, expected)
            itself = any(fix.place == table.place(row, column.key) for way in ways for fix in way)
            span = row_range(parts)
            yield problem(
                table,
                row,
                column.key,
                f"Angka ini tidak sama dengan jumlah {len(parts)} kolom di baris ini.",
                expected=expected,
                actual=written,
                difference=written - expected,
                should_be=f"{rupiah(expected)}  (jumlah {span})",
                hint=f"Tulis {rupiah(expected)}, atau salin rumusnya dari templat."
                if itself and len(ways) == 1
                else f"Cocokkan angka ini dan {span} dengan {_source(column)}; betulkan yang salah.",
                basis=tuple(parts),
                related=tuple(parts),
                fixes=ways,
            )


def _source(column: Column) -> str:
    """What the figures of a column are held against."""
    return "dokumen anggaran dan laporan realisasi" if column.kind is Kind.RUPIAH else "data pegawai"


def differences_across(report: Report) -> Iterator[Problem]:
    """Amounts that are the difference of two others of their own row: what a budget became more or less."""
    for table, column, calc in columns_with(report, Minus):
        keys = operands_of(calc)
        if column.kind is not Kind.RUPIAH or not keys or not {*keys} <= {*table.columns}:
            continue
        for row in (*table.rows, *table.totals):
            more, less = (row.figure(key) for key in keys)
            written = row.figure(column.key)
            if written is None or more is None or less is None or written == more - less:
                continue
            places = tuple(table.place(row, key) for key in keys)
            expected = more - less
            both = (
                "DPA; jika kedua pagunya" if Key.PAGU_MURNI in keys else "DPA dan laporan realisasi; jika keduanya"
            )
            yield problem(
                table,
                row,
                column.key,
                f"Angka ini tidak sama dengan selisih {places[0].address} dan {places[1].address} di baris ini.",
                expected=expected,
                actual=written,
                difference=written - expected,
                should_be=f"{rupiah(expected)}  ({places[0].address} dikurangi {places[1].address})",
                hint=f"Cocokkan ketiganya dengan {both} benar, tulis {rupiah(expected)}.",
                basis=places,
                related=places,
            )


def _over_unread_columns(table: Table, column: Column) -> Iterator[Unjudged]:
    """One line for the sums across that may count columns which nobody has read."""
    unread = {
        each.places: each
        for row in table.rows
        if row.figure(column.key) != sum_across(table, row, column)
        for each in table.unread_in_sum(row, column.key)
    }
    if unread:
        named = ", ".join(
            f"“{each.heading}”" if each.heading else column_letters(each.place.column) for each in unread.values()
        )
        yield Unjudged(
            f"kolom {table.heading(column.key)} di lembar {table.sheet} terhadap kolom di sampingnya: kolom "
            f"{named} tidak dikenal (lihat S09), mungkin ikut dijumlahkan"
        )


def _not_summed(table: Table, row: Row, column: str, expected: Decimal) -> Problem:
    """The problem that a sum is said not to be there, though all of its row's figures are."""
    return problem(
        table,
        row,
        column,
        f"Jumlah ini tertulis {row.text(column)}, padahal dapat dihitung dari barisnya.",
        expected=expected,
        actual=row.text(column),
        hint=f"Ketik {rupiah(expected)}.",
        fixes=((Fix(table.place(row, column), expected),),),
    )


def sum_across(table: Table, row: Row, column: Column) -> Decimal | None:
    """The sum of a row's own figures, where a column is one; None for any other column."""
    return evaluate(column.calc, RowFigures(table, row)) if isinstance(column.calc, Across) else None
