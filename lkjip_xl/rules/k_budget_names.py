"""Family K: names and indicators that tables of the budget write otherwise, or that are exchanged."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from lkjip_xl import tables
from lkjip_xl.report.model import Report, Table
from lkjip_xl.report.pairing import code_key
from lkjip_xl.report.place import Place
from lkjip_xl.report.unit_names import unit_beside
from lkjip_xl.rules.engine import Outcome, rule
from lkjip_xl.rules.findings import Fix, Problem, Severity
from lkjip_xl.rules.k_indicators import drifting_names
from lkjip_xl.rules.k_linked_cells import LinkedCell, linked_cells
from lkjip_xl.rules.k_outline import drifting_in_outline
from lkjip_xl.rules.k_programs import drifting_programs
from lkjip_xl.rules.support import (
    drift,
    problem,
    with_others,
)
from lkjip_xl.tables.keys import Key
from lkjip_xl.tables.spec import Kind
from lkjip_xl.text.words import fold, name_key, without_code


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
    differing = [item for item in linked_cells(report, Kind.TEXT) if _is_other_name(item)]
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


def _is_other_name(item: LinkedCell) -> bool:
    """Whether a row's name is another one than in the table that it repeats."""
    if item.column.key != item.linked.table.spec.label:
        return False
    left, right = item.origin_row.text(item.link.key), item.row.text(item.column.key)
    return bool(left and right) and name_key(left) != name_key(right)


def _are_exchanged(one: LinkedCell, other: LinkedCell) -> bool:
    """Whether each of two rows has the name of the other one."""
    here = [name_key(each.row.text(each.column.key)) for each in (one, other)]
    there = [name_key(each.origin_row.text(each.link.key)) for each in (one, other)]
    return one.is_of(other.linked) and here == there[::-1]


@rule("K03", Severity.WARNING, requires=frozenset({"S05", "D07", "K05", "K22"}))
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
    for item in linked_cells(report, Kind.TEXT):
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
        f"Tulisan di sini berbeda dari {first.place.sheet} {first.place.cell}{with_others(places)}.",
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


def _drift(item: LinkedCell) -> Problem:
    table, tree = item.linked.table, item.linked.table.spec.tree
    code = item.row.text(tree.code) if tree else ""
    there, here = item.origin_row.cells[item.link.key], item.row.cells[item.column.key]
    found = drift(here, there, table.label(item.row), table.heading(item.column.key), code)
    # A row that stands twice because nobody has written its unit has another unit than its own.
    origin = item.linked.origin
    names = (origin.place(item.origin_row, origin.spec.label),) if item.column.key == Key.UNIT else ()
    return replace(found, row_unit=unit_beside(table, item.row), basis=(*found.basis, *names))
