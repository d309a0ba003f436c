"""Family K: whether the rows of the budget stand in every table that lists them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lkjip_xl import tables
from lkjip_xl.report.model import Report, Row, Table
from lkjip_xl.rules.engine import Outcome, rule
from lkjip_xl.rules.findings import Problem, Severity, Unjudged
from lkjip_xl.rules.k_indicator_lines import lonely_indicators
from lkjip_xl.rules.k_linked import Linked, linked_tables, where_to_insert
from lkjip_xl.rules.k_linked_cells import is_unreadable
from lkjip_xl.rules.k_missing_indicators import missing_indicators
from lkjip_xl.rules.k_outline import missing_in_outline, unknown_sasaran
from lkjip_xl.rules.k_programs import unknown_programs
from lkjip_xl.rules.support import (
    level_place,
    levels_unclear,
    problem,
)
from lkjip_xl.tables.spec import Listed
from lkjip_xl.text.ways import Advice, RenewTemplate


@rule("K02", Severity.ERROR, requires=frozenset({"S05", "S10", "D07"}))
def baris_hanya_di_satu_tabel(report: Report) -> Iterator[Outcome]:
    """Baris hanya ada di salah satu tabel.

    Yang diperiksa:
        Setiap program, kegiatan, dan sub kegiatan Tabel 2.7 ada di Tabel 3.1.1.b, dan sebaliknya, di bawah
        induk yang sama; juga di Tabel 2.1. Setiap indikator sasaran ada di semua tabel indikator (yang tidak
        mempunyai baris lagi di lembar templat disebut sekaligus; tabel standar nasional di laporan Word dan
        buku kerja sendiri boleh memuat sebagian saja), setiap sasaran mempunyai program di Tabel 2.3.1, dan
        setiap program Perjanjian Kinerja ada di Tabel 2.7. Sejak versi 0.4 juga setiap indikator dari baris
        Tabel 2.7 yang indikatornya lebih dari satu.
    Mengapa penting:
        Baris yang hilang membuat pagu dan realisasi tidak dapat dibandingkan.
    Salah:
        Sub kegiatan "Pemeliharaan Mebel" ada di Tabel 2.7, tetapi tidak di Tabel 3.1.1.b.
    Benar:
        Sub kegiatan itu ada di kedua tabel.
    Cara memperbaiki:
        Tambahkan barisnya di tabel yang kurang, atau hapus jika memang tidak ada. Bila lembarnya sudah penuh,
        perbarui templatnya: isinya dipindahkan ke yang lebih besar.
    """
    for linked in linked_tables(report):
        pairing = linked.pairing
        unclear = [each.sheet for each in (linked.origin, linked.table) if each.level_problems]
        if unclear:
            yield levels_unclear(*unclear)
            continue
        yield from _lonely(linked, linked.origin, pairing.only_left, linked.table, pairing.only_right)
        yield from _lonely(linked, linked.table, pairing.only_right, linked.origin, pairing.only_left)
        yield from lonely_indicators(linked)
        lonely = [{each.index for each in rows} for rows in (pairing.only_left, pairing.only_right)]
        for origin_row, row in pairing.moved:
            # Where the row above is missing in one of the tables, that has been said.
            if origin_row.parent not in lonely[0] and row.parent not in lonely[1]:
                yield _moved(linked, origin_row, row)
    yield from missing_indicators(report)
    yield from unknown_programs(report)
    yield from missing_in_outline(report)
    yield from unknown_sasaran(report)


def _has_name(table: Table, row: Row) -> bool:
    return table.spec.label in row.cells and not is_unreadable(row.cells[table.spec.label])


def _lonely(
    linked: Linked, table: Table, rows: tuple[Row, ...], other: Table, others: tuple[Row, ...]
) -> Iterator[Outcome]:
    """One problem for the topmost of the rows that are missing together.

    A row without a name has been named by another rule, and can be any row that seems to be missing.
    """
    indices = {row.index for row in rows}
    nameless = {row.level: row for row in others if not _has_name(other, row)}
    for row in rows:
        if row.parent in indices or not _has_name(table, row):
            continue
        if row.level in nameless:
            place = other.place(nameless[row.level], other.spec.label)
            yield Unjudged(f"nama baris di {other.sheet} {place.address} tidak terbaca", place)
            continue
        below = _count_below(row, rows)
        with_parts = f" beserta {below} baris di bawahnya" if below else ""
        yield problem(
            table,
            row,
            table.spec.label,
            f"Baris ini{with_parts} tidak ada di {other.sheet}.",
            actual=table.label(row),
            hint=_how_to_add(linked, table, row, other),
            basis=(level_place(table, row),),
        )


def _how_to_add(linked: Linked, table: Table, row: Row, other: Table) -> Advice:
    position = table.position(row)
    if other.room is not None and position is not None and position >= other.room:
        rows = tables.rows_to_ask_for(Listed.BUDGET, (len(table.rows), len(other.rows)))
        return (
            f"Lembar {other.sheet} sudah penuh: pindahkan isi buku kerja ini ke templat yang cukup besar dengan ",
            RenewTemplate(rows=rows),
            ", atau hapus baris ini jika memang tidak ada.",
        )
    place = where_to_insert(linked, row)
    return f"Sisipkan baris ini di {other.sheet}{place}, atau hapus di sini jika memang tidak ada."


def _count_below(row: Row, rows: Sequence[Row]) -> int:
    """How many of some rows, in their order, stand under one of them, on any level."""
    under = {row.index}
    for each in rows:
        if each.parent in under:
            under.add(each.index)
    return len(under) - 1


def _moved(linked: Linked, origin_row: Row, row: Row) -> Problem:
    origin, table = linked.origin, linked.table
    above, origin_above = table.parent(row), origin.parent(origin_row)
    return problem(
        table,
        row,
        table.spec.label,
        f"Baris ini berada di bawah induk yang berbeda dari {origin.sheet} "
        f"{origin.place(origin_row, origin.spec.label).address}.",
        expected=origin.label(origin_above) if origin_above else None,
        actual=table.label(above) if above else None,
        hint=f"Pindahkan baris ini supaya induknya sama dengan di {origin.sheet}.",
        basis=(level_place(table, row),),
        related=(origin.place(origin_row, origin.spec.label),),
    )
