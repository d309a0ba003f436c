"""Family K: pagu and targets of the same row that differ between tables of the budget."""

from __future__ import annotations

from collections.abc import Iterator

from lkjip_xl.report.cell import Cell, Content
from lkjip_xl.report.model import Report
from lkjip_xl.report.units import ratio
from lkjip_xl.rules.advice.mending import Witnesses, target_both_ways
from lkjip_xl.rules.engine import Outcome, rule
from lkjip_xl.rules.evidence.sums import Faults, faults_of_missing_rows
from lkjip_xl.rules.findings import Severity
from lkjip_xl.rules.k_linked_cells import LinkedCell, is_unreadable, linked_cells
from lkjip_xl.rules.support import (
    WRONG_FIGURE,
    cell_range,
    problem,
    text_both_ways,
)
from lkjip_xl.tables.spec import Kind
from lkjip_xl.text.words import name_key


@rule("K01", Severity.ERROR, requires=WRONG_FIGURE, follows=frozenset({"K02"}))
def pagu_berbeda_antar_tabel(report: Report) -> Iterator[Outcome]:
    """Pagu di Tabel 2.7 dan Tabel 3.1.1.b berbeda.

    Yang diperiksa:
        Pagu setiap program, kegiatan, dan sub kegiatan di kedua tabel. n/a di samping angka adalah perbedaan.
    Mengapa penting:
        Ini anggaran yang sama. Jika berbeda, salah satu tabel masih memakai anggaran sebelum perubahan atau
        salah ketik.
    Salah:
        Tabel 2.7: 10.000.000; Tabel 3.1.1.b: 100.000.000.
    Benar:
        Keduanya 10.000.000.
    Cara memperbaiki:
        Cocokkan dengan DPA yang berlaku, lalu betulkan tabel yang salah.
    """
    witnesses = Witnesses(report)
    differing = [item for item in linked_cells(report, Kind.RUPIAH) if _is_other_amount(item)]
    for item in differing:
        origin, table = item.linked.origin, item.linked.table
        there, here = item.origin_row.cells[item.link.key], item.row.cells[item.column.key]
        expected, actual = there.amount, here.amount
        place, where = there.place, "di sini"
        ways = witnesses.fixes_of_pair(*item.spots)
        under_one = [each for each in differing if each.row.parent == item.row.parent and each.is_of(item.linked)]
        if not ways and len(under_one) > 1:
            ways = witnesses.fixes_of_pairs([each.spots for each in under_one])
            where = (
                f"{cell_range([each.row.cells[each.column.key].place for each in under_one])} bersama-sama di sini"
            )
        yield problem(
            table,
            item.row,
            item.column.key,
            f"Anggaran baris ini tidak sama dengan {origin.sheet} {place.cell}.",
            expected=there.written if expected is None else expected,
            actual=here.written if actual is None else actual,
            difference=None if expected is None or actual is None else actual - expected,
            elsewhere=origin.sheet,
            hint=f"Cocokkan dengan DPA yang berlaku; betulkan {where} atau di {origin.sheet} {place.address}.",
            basis=(place,),
            related=(place,),
            consequence_of=_of_missing_rows(report, item),
            fixes=ways,
        )


def _of_missing_rows(report: Report, item: LinkedCell) -> Faults:
    """The rows (K02) by which two amounts differ, of which the lesser one is a formula that cannot sum them."""
    for (table, row, column), (_, other, key) in (item.spots, item.spots[::-1]):
        own, meant = row.figure(column), other.figure(key)
        if row.cells[column].formula and own is not None and meant is not None and own < meant:
            return faults_of_missing_rows(report, table, row, column, meant - own)
    return ()


def _is_other_amount(item: LinkedCell) -> bool:
    there, here = item.origin_row.cells[item.link.key], item.row.cells[item.column.key]
    if there.of_parts or here.of_parts:
        return False  # its parts are compared, and their sum in the other table
    if there.amount is None or here.amount is None:
        return _only_one_is_not_available(there, here)
    return there.amount != here.amount


def _only_one_is_not_available(there: Cell, here: Cell) -> bool:
    """Whether one of two cells is ``n/a`` and the other a figure: neither blank, nor a dash."""
    contents = {there.content, here.content}
    return Content.NOT_AVAILABLE in contents and Content.NUMBER in contents


@rule("K08", Severity.ERROR)
def target_berbeda_antar_tabel(report: Report) -> Iterator[Outcome]:
    """Target kinerja di Tabel 2.7 dan Tabel 3.1.1.b berbeda.

    Yang diperiksa:
        Target setiap program, kegiatan, dan sub kegiatan di kedua tabel.
    Mengapa penting:
        Target di bab III harus sama dengan yang direncanakan di bab II.
    Salah:
        Tabel 2.7: 12 laporan; Tabel 3.1.1.b: 2 laporan.
    Benar:
        Keduanya 12 laporan.
    Cara memperbaiki:
        Cocokkan dengan Perjanjian Kinerja, lalu betulkan tabel yang salah.
    """
    for item in linked_cells(report, Kind.QUANTITY):
        origin, table = item.linked.origin, item.linked.table
        there, here = item.origin_row.cells[item.link.key], item.row.cells[item.column.key]
        if is_unreadable(there) or is_unreadable(here) or _is_same_target(there, here):
            continue
        if _are_signs_for_nothing(there, here):
            continue  # K12 says so
        yield problem(
            table,
            item.row,
            item.column.key,
            f"Target ini tidak sama dengan {origin.sheet} {there.place.cell}.",
            expected=there.written,
            actual=here.written,
            elsewhere=origin.sheet,
            hint="Cocokkan dengan Perjanjian Kinerja; betulkan tabel yang salah.",
            related=(there.place,),
            fixes=target_both_ways(here, there),
        )


@rule("K12", Severity.INFO)
def tanda_kosong_berbeda(report: Report) -> Iterator[Outcome]:
    """Tanda - dan n/a dipakai untuk baris yang sama.

    Yang diperiksa:
        Pagu dan target baris yang sama di Tabel 2.7 dan Tabel 3.1.1.b: apakah yang satu tanda -, yang lain n/a.
    Mengapa penting:
        Tanda - berarti tidak ada, n/a berarti tidak tersedia; pembaca bertanya mana yang benar.
    Salah:
        Tabel 2.7: -; Tabel 3.1.1.b: n/a.
    Benar:
        Tanda - di kedua tabel.
    Cara memperbaiki:
        Pakai tanda yang sama di kedua tabel.
    """
    for item in (*linked_cells(report, Kind.RUPIAH), *linked_cells(report, Kind.QUANTITY)):
        there, here = item.origin_row.cells[item.link.key], item.row.cells[item.column.key]
        if not _are_signs_for_nothing(there, here):
            continue
        yield problem(
            item.linked.table,
            item.row,
            item.column.key,
            f"Di sini {here.written}, di {there.place.sheet} {there.place.cell} {there.written}.",
            expected=there.written,
            actual=here.written,
            elsewhere=there.place.sheet,
            hint="Pakai tanda yang sama di kedua tabel.",
            related=(there.place,),
            fixes=text_both_ways(here, there),
        )


def _are_signs_for_nothing(there: Cell, here: Cell) -> bool:
    """Whether one of two cells is a dash and the other ``n/a``."""
    return {there.content, here.content} == {Content.NIL, Content.NOT_AVAILABLE}


def _is_same_target(there: Cell, here: Cell) -> bool:
    """Whether two targets are the same; 1,5 miliar is 1.500 juta, a misspelt unit is D06's."""
    if name_key(there.written) == name_key(here.written):
        return True
    units = ratio(there, here)
    return there.number is not None and units is not None and units.of(there.number) == here.number
