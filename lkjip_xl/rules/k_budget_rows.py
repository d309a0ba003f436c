"""Family K: whether tables that tell the same tell the same."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lkjip_xl import tables
from lkjip_xl.report.model import Cell, Content, Report, Row, Table
from lkjip_xl.report.pairing import code_key
from lkjip_xl.report.place import Place
from lkjip_xl.report.units import ratio
from lkjip_xl.rules.advice.mending import Spot, Witnesses, target_both_ways
from lkjip_xl.rules.engine import Outcome, rule
from lkjip_xl.rules.evidence.sums import Faults, faults_of_missing_rows
from lkjip_xl.rules.findings import Fix, Problem, Severity, Unjudged
from lkjip_xl.rules.k_indicators import drifting_names
from lkjip_xl.rules.k_linked import Linked, linked_tables, where_to_insert
from lkjip_xl.rules.k_missing_indicators import missing_indicators
from lkjip_xl.rules.k_outline import drifting_in_outline, missing_in_outline, unknown_sasaran
from lkjip_xl.rules.k_programs import drifting_programs, unknown_programs
from lkjip_xl.rules.support import (
    WRONG_FIGURE,
    cell_range,
    drift,
    level_place,
    problem,
    text_both_ways,
    with_others,
)
from lkjip_xl.tables.spec import Column, Kind, Link, Listed
from lkjip_xl.text.words import fold, name_key, without_code


@dataclass(frozen=True, slots=True)
class _LinkedCell:
    """One cell and the one it repeats."""

    linked: Linked
    origin_row: Row
    row: Row
    column: Column
    link: Link

    def is_of(self, linked: Linked) -> bool:
        """Whether it is of these two tables."""
        return self.linked.table is linked.table and self.linked.origin is linked.origin

    @property
    def spots(self) -> tuple[Spot, Spot]:
        """Where the two are: this one, and the one that it repeats."""
        here = (self.linked.table, self.row, self.column.key)
        return here, (self.linked.origin, self.origin_row, self.link.key)


def _linked_cells(report: Report, kind: Kind) -> Iterator[_LinkedCell]:
    for linked in linked_tables(report):
        for column in linked.table.spec.columns:
            link = column.link
            if link is None or column.kind is not kind or link.table != linked.origin.spec.key:
                continue
            if link.key not in linked.origin.columns or column.key not in linked.table.columns:
                continue
            for origin_row, row in (*linked.pairing.pairs, *linked.pairing.moved):
                yield _LinkedCell(linked, origin_row, row, column, link)


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
    differing = [item for item in _linked_cells(report, Kind.RUPIAH) if _is_other_amount(item)]
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
            f"Anggaran baris ini tidak sama dengan {origin.sheet} sel {place.address}.",
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


def _of_missing_rows(report: Report, item: _LinkedCell) -> Faults:
    """The rows (K02) by which two amounts differ, of which the lesser one is a formula that cannot sum them."""
    for (table, row, column), (_, other, key) in (item.spots, item.spots[::-1]):
        own, meant = row.figure(column), other.figure(key)
        if row.cells[column].formula and own is not None and meant is not None and own < meant:
            return faults_of_missing_rows(report, table, row, column, meant - own)
    return ()


def _is_other_amount(item: _LinkedCell) -> bool:
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


@rule("K02", Severity.ERROR, requires=frozenset({"S05", "S10", "D07"}))
def baris_hanya_di_satu_tabel(report: Report) -> Iterator[Outcome]:
    """Baris hanya ada di salah satu tabel.

    Yang diperiksa:
        Setiap program, kegiatan, dan sub kegiatan Tabel 2.7 ada di Tabel 3.1.1.b, dan sebaliknya, di bawah
        induk yang sama; juga di Tabel 2.1. Setiap indikator sasaran ada di semua tabel indikator (yang tidak
        mempunyai baris lagi di lembar templat disebut sekaligus), setiap sasaran mempunyai program di Tabel 2.3.1,
        dan setiap program Perjanjian Kinerja ada di Tabel 2.7.
    Mengapa penting:
        Baris yang hilang membuat pagu dan realisasi tidak dapat dibandingkan.
    Salah:
        Sub kegiatan "Pemeliharaan Mebel" ada di Tabel 2.7, tetapi tidak di Tabel 3.1.1.b.
    Benar:
        Sub kegiatan itu ada di kedua tabel.
    Cara memperbaiki:
        Tambahkan barisnya di tabel yang kurang, atau hapus jika memang tidak ada. Bila lembarnya sudah penuh,
        pindahkan isinya ke templat yang lebih besar dengan template --perbarui.
    """
    for linked in linked_tables(report):
        pairing = linked.pairing
        unclear = [each.sheet for each in (linked.origin, linked.table) if each.level_problems]
        if unclear:
            yield Unjudged(f"tingkat sebagian baris di lembar {' dan '.join(unclear)} belum jelas (lihat S10)")
            continue
        yield from _lonely(linked, linked.origin, pairing.only_left, linked.table, pairing.only_right)
        yield from _lonely(linked, linked.table, pairing.only_right, linked.origin, pairing.only_left)
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
    return table.spec.label in row.cells and not _is_unreadable(row.cells[table.spec.label])


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


def _how_to_add(linked: Linked, table: Table, row: Row, other: Table) -> str:
    position = table.position(row)
    if other.room is not None and position is not None and position >= other.room:
        rows = tables.rows_to_ask_for(Listed.BUDGET, (len(table.rows), len(other.rows)))
        return (
            f"Lembar {other.sheet} sudah penuh: pindahkan isi buku kerja ini ke templat yang cukup besar dengan "
            f"lkjip-xl template --perbarui NAMABERKAS.xlsx --baris {rows}, atau hapus baris ini jika memang tidak "
            "ada."
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


@rule("K22", Severity.ERROR, requires=frozenset({"S05"}))
def nama_baris_tertukar(report: Report) -> Iterator[Outcome]:
    """Nama dua baris tertukar.

    Yang diperiksa:
        Nama baris yang menurut kode atau urutannya sama di Tabel 2.7 dan Tabel 3.1.1.b: apakah dua nama saling
        bertukar tempat.
    Mengapa penting:
        Pagu dan realisasinya lalu tercetak di sebelah nama kegiatan lain.
    Salah:
        Tabel 2.7: kode 0002 Peralatan, kode 0005 Cetakan. Tabel 3.1.1.b: kode 0002 Cetakan, kode 0005 Peralatan.
    Benar:
        Di kedua tabel kode 0002 Peralatan dan kode 0005 Cetakan.
    Cara memperbaiki:
        Cocokkan nama dan kodenya dengan DPA, lalu tukar kembali namanya di tabel yang salah.
    """
    differing = [item for item in _linked_cells(report, Kind.TEXT) if _is_other_name(item)]
    for at, item in enumerate(differing):
        other = next((each for each in differing[at + 1 :] if _are_exchanged(item, each)), None)
        if other is None:
            continue
        table, origin = item.linked.table, item.linked.origin
        there, second = (origin.place(each.origin_row, each.link.key) for each in (item, other))
        here, partner = (table.place(each.row, each.column.key) for each in (item, other))
        names = item.row.text(item.column.key), other.row.text(item.column.key)
        yield problem(
            table,
            item.row,
            item.column.key,
            f"Nama ini tertukar dengan {partner.address}: di {origin.sheet} {there.address} dan {second.address} "
            "sebaliknya.",
            expected=names[1],
            actual=names[0],
            elsewhere=origin.sheet,
            hint=f"Cocokkan nama dan kode {here.address} dan {partner.address} dengan DPA, lalu tukar namanya.",
            others=(partner,),
            related=(partner, there, second),
            fixes=(
                (Fix(here, names[1]), Fix(partner, names[0])),
                (Fix(there, names[0]), Fix(second, names[1])),
            ),
        )


def _is_other_name(item: _LinkedCell) -> bool:
    """Whether a row's name is another one than in the table that it repeats."""
    if item.column.key != item.linked.table.spec.label:
        return False
    left, right = item.origin_row.text(item.link.key), item.row.text(item.column.key)
    return bool(left and right) and name_key(left) != name_key(right)


def _are_exchanged(one: _LinkedCell, other: _LinkedCell) -> bool:
    """Whether each of two rows has the name of the other one."""
    here = [name_key(each.row.text(each.column.key)) for each in (one, other)]
    there = [name_key(each.origin_row.text(each.link.key)) for each in (one, other)]
    return one.is_of(other.linked) and here == there[::-1]


@rule("K03", Severity.WARNING, requires=frozenset({"S05", "K05", "K22"}))
def tulisan_berbeda_antar_tabel(report: Report) -> Iterator[Outcome]:
    """Nama atau indikator ditulis berbeda di dua tabel.

    Yang diperiksa:
        Nama dan indikator baris yang sama di Tabel 2.7 dan Tabel 3.1.1.b, sasaran dan indikatornya di semua
        tabel indikator, program di Tabel 2.3.1, dan uraian belanja. Besar-kecil huruf dan spasi tidak dianggap
        berbeda.
    Mengapa penting:
        Nama program, kegiatan, dan sub kegiatan adalah nomenklatur resmi dan harus sama di seluruh laporan.
    Salah:
        Tabel 2.7 "Pemanjapan Pelaksanaan", Tabel 3.1.1.b "Pemantapan Pelaksanaan".
    Benar:
        "Pemantapan Pelaksanaan" di kedua tabel.
    Cara memperbaiki:
        Tentukan tulisan yang resmi, lalu samakan di kedua tabel.
    """
    yield from drifting_names(report)
    plan = report.tables.get(tables.TABEL_2_7.key)
    by_origin: dict[tuple[Place, ...], list[Problem]] = {}
    for each in (*_drifting(report), *drifting_programs(report), *drifting_in_outline(report)):
        by_origin.setdefault(each.related, []).append(each)
    for (origin, *_), group in by_origin.items():
        others = {name_key(str(each.actual)) for each in group}
        # Where several tables write a name alike, Tabel 2.7, which they were held against, is the odd one.
        if plan is not None and origin.sheet == plan.sheet and len(group) > 1 and len(others) == 1:
            yield _odd_origin(plan, group)
        else:
            yield from group


def _of_two_codes(left: str, right: str) -> bool:
    """Whether two names, each with a code in front, have two codes."""
    left, right = (fold(name).removesuffix(without_code(fold(name))).rstrip(" -–—:.") for name in (left, right))
    return bool(left and right) and code_key(left) != code_key(right)


def _drifting(report: Report) -> Iterator[Problem]:
    for item in _linked_cells(report, Kind.TEXT):
        left, right = item.origin_row.text(item.link.key), item.row.text(item.column.key)
        if left and right and (name_key(left) != name_key(right) or _of_two_codes(left, right)):
            yield _drift(item)


def _odd_origin(plan: Table, group: Sequence[Problem]) -> Problem:
    """One problem at the cell that differs from several others, in place of one at each of them."""
    first, (origin,) = group[0], group[0].related
    heading = next((plan.heading(key) for key, at in plan.columns.items() if at == origin.column), "")
    places = tuple(each.place for each in group)
    return Problem(
        origin,
        f"Tulisan di sini berbeda dari {first.place.sheet} sel {first.place.address}{with_others(places)}.",
        row_label=str(first.expected),
        column_heading=heading,
        expected=first.actual,
        actual=first.expected,
        written=first.should_be,
        should_be=first.written,
        elsewhere=first.place.sheet,
        hint=first.hint,
        basis=places,
        related=places,
        fixes=(
            (Fix(origin, str(first.actual)),),
            tuple(Fix(place, str(first.expected)) for place in places),
        ),
    )


def _drift(item: _LinkedCell) -> Problem:
    table, tree = item.linked.table, item.linked.table.spec.tree
    code = item.row.text(tree.code) if tree else ""
    there, here = item.origin_row.cells[item.link.key], item.row.cells[item.column.key]
    return drift(here, there, table.label(item.row), table.heading(item.column.key), code)


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
    for item in _linked_cells(report, Kind.QUANTITY):
        origin, table = item.linked.origin, item.linked.table
        there, here = item.origin_row.cells[item.link.key], item.row.cells[item.column.key]
        if _is_unreadable(there) or _is_unreadable(here) or _is_same_target(there, here):
            continue
        if _are_signs_for_nothing(there, here):
            continue  # K12 says so
        yield problem(
            table,
            item.row,
            item.column.key,
            f"Target ini tidak sama dengan {origin.sheet} sel {there.place.address}.",
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
    for item in (*_linked_cells(report, Kind.RUPIAH), *_linked_cells(report, Kind.QUANTITY)):
        there, here = item.origin_row.cells[item.link.key], item.row.cells[item.column.key]
        if not _are_signs_for_nothing(there, here):
            continue
        yield problem(
            item.linked.table,
            item.row,
            item.column.key,
            f"Di sini {here.written}, di {there.place.sheet} sel {there.place.address} {there.written}.",
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


def _is_unreadable(cell: Cell) -> bool:
    """Whether nobody can tell which target a cell means; a date (D12) tells it no longer."""
    return cell.serial is not None or cell.content in {Content.EMPTY, Content.ERROR, Content.UNCALCULATED}


def _is_same_target(there: Cell, here: Cell) -> bool:
    """Whether two targets are the same; 1,5 miliar is 1.500 juta, a misspelt unit is D06's."""
    if name_key(there.written) == name_key(here.written):
        return True
    units = ratio(there, here)
    return there.number is not None and units is not None and units.of(there.number) == here.number
