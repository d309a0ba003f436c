"""KODE: whether it has the shape of a code, fits the row above, and is the same in both tables."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from lkjip_xl import tables
from lkjip_xl.report.cell import Cell
from lkjip_xl.report.codes import SEGMENTS, Code, begins_with, level_of_whole, may_be_one, whole_codes
from lkjip_xl.report.levels import parents_of
from lkjip_xl.report.model import Report, Row, Table
from lkjip_xl.report.pairing import code_key, pair_rows
from lkjip_xl.report.place import Place
from lkjip_xl.rules.advice.mending import in_both_tables
from lkjip_xl.rules.engine import Outcome, rule
from lkjip_xl.rules.findings import Fix, Problem, Severity
from lkjip_xl.rules.support import filled_table, problem, text_both_ways, with_others
from lkjip_xl.tables.keys import Key
from lkjip_xl.tables.levels import Level
from lkjip_xl.text.words import squeeze

_SEGMENT = re.compile(r"\d{1,5}|x{1,4}", re.IGNORECASE)
# What Excel makes of a code that it takes for a time or a date is named where such cells are.
_TIME_OR_DATE = re.compile(r"\d+[:/]\d+([:/]\d+)?")
# Bidang urusan, such as 8.01: no program has so few.
_SEGMENTS_OF_URUSAN = 2
# So many rows under one must agree on another code before that one is taken for the slip.
_MAJORITY = 2


@dataclass(frozen=True, slots=True)
class _Odd:
    """A row whose code is odd: why, the code that is likely to be meant, and what else to do about it."""

    row: Row
    message: str
    meant: str = ""
    hint: str = ""
    related: tuple[Place, ...] = ()


@rule("S20", Severity.WARNING, requires=frozenset({"D10", "D12"}))
def kode_tidak_wajar(report: Report) -> Iterator[Outcome]:
    """Kode tidak wajar, atau tidak cocok dengan kode di atasnya.

    Yang diperiksa:
        Bentuk KODE: angka yang dipisahkan titik, utuh (program 3 bagian, kegiatan 5, sub kegiatan 6) atau relatif
        (2.01 di bawah programnya). Kode kegiatan diawali kode programnya, kode sub kegiatan diawali kode
        kegiatannya; 01 sama dengan 0001. Kode lama (sebelum 2021) diterima.
    Mengapa penting:
        Kode menunjuk baris di DPA dan SIPD. Angka yang diketik tanpa diubah menjadi teks kehilangan nolnya: 8.10
        menjadi 8.1.
    Salah:
        Sub kegiatan 8.01.05.2.01.02 di bawah kegiatan 8.01.06.2.01.
    Benar:
        Sub kegiatan 8.01.06.2.01.02 di bawah kegiatan 8.01.06.2.01.
    Cara memperbaiki:
        Cocokkan kodenya dengan DPA, lalu betulkan; atau pindahkan barisnya ke bawah induk yang benar.
    """
    for table in _tables_with_codes(report):
        partners, tree = _partners(report, table), table.spec.tree
        if tree is None:
            continue
        for odd in _odd_codes(report, table):
            yield _problem(table, tree.code, odd, partners.get(odd.row.index))


def _problem(table: Table, key: str, odd: _Odd, partner: Cell | None) -> Problem:
    cell = odd.row.cells[key]
    return problem(
        table,
        odd.row,
        key,
        odd.message,
        expected=odd.meant or None,
        actual=odd.row.text(key),
        hint=odd.hint or "Cocokkan kodenya dengan DPA, lalu betulkan.",
        # Where Excel has made a time of the code above, that is the cause.
        basis=odd.related,
        related=odd.related,
        fixes=in_both_tables(cell.place, partner, cell.written, odd.meant) if odd.meant else (),
    )


def _tables_with_codes(report: Report) -> Iterator[Table]:
    """The tables whose codes are judged: one that takes its codes over from another says nothing of its own."""
    for table in report.report_tables:
        tree = table.spec.tree
        if tree is None or tree.code not in table.columns or not table.rows:
            continue
        link = table.spec.column(tree.code).link
        origin = filled_table(report, link.table) if link else None
        if origin is None or not _has_codes(origin):
            yield table


def _has_codes(table: Table) -> bool:
    tree = table.spec.tree
    return tree is not None and any(row.text(tree.code) for row in table.rows)


def _odd_codes(report: Report, table: Table) -> Iterator[_Odd]:
    """The odd codes of a table, one for each slip."""
    partners = _partners(report, table)
    # A row with a wrong JENIS is named by S10; what stands around it is right.
    table = _with_right_levels(table)
    codes = whole_codes(table)
    blamed: set[int] = set()
    for row in table.rows:
        if odd := _odd_parent(table, row, codes):
            blamed.add(row.index)
            yield odd
    for row in table.rows:
        if row.index in blamed:
            continue
        partner = partners.get(row.index)
        odd = _odd_shape(table, row, codes, partner.written if partner else "")
        # A row below a code that is odd itself is held against nothing.
        odd = odd or (None if row.parent in blamed else _odd_child(table, row, codes))
        if odd:
            run = _of_one_lost_parent(table, row, codes) if odd.related else [row]
            blamed.update(each.index for each in run)
            yield _without_parent(table, run, odd, codes) if len(run) > 1 else odd


def _with_right_levels(table: Table) -> Table:
    """The table as its rows stand under one another where JENIS is mended."""
    right = {word.label: word for word in Level}
    meant = {each.row: right[each.expected] for each in table.level_problems if each.expected in right}
    if not meant:
        return table
    levels = [meant.get(row.index, row.level) for row in table.rows]
    rows = zip(table.rows, levels, parents_of(levels), strict=True)
    return replace(table, rows=tuple(replace(row, level=level, parent=parent) for row, level, parent in rows))


def _partners(report: Report, table: Table) -> dict[int, Cell]:
    """The code of the same row in the table that takes this one's codes over, by index."""
    for other in report.report_tables:
        tree = other.spec.tree
        link = other.spec.column(tree.code).link if tree else None
        if tree and link and link.table == table.spec.key and tree.code in other.columns and other.rows:
            pairs = pair_rows(table, other).pairs
            return {here.index: there.cells[tree.code] for here, there in pairs}
    return {}


def _text(table: Table, row: Row) -> str:
    return squeeze(row.text(table.spec.tree.code)).replace(",", ".") if table.spec.tree else ""


def _odd_shape(table: Table, row: Row, codes: Sequence[Code], partner: str) -> _Odd | None:
    """A code that is none, or has too few or too many segments for its row."""
    text, code = _text(table, row), codes[row.index]
    if not text or _TIME_OR_DATE.fullmatch(text):
        return None
    segments = [each for each in text.replace(" ", "").split(".") if each]
    other = f" {partner} seperti di tabel lain" if partner and code_key(partner) != code_key(text) else ""
    hint = f"Ketik kodenya sebagai teks{other}, sesuai DPA; awali dengan tanda petik (')." if other else ""
    if not all(_SEGMENT.fullmatch(each) for each in segments):
        return _Odd(row, "Isi kolom KODE ini bukan kode.", partner if other else "", hint)
    if row.level is None or level_of_whole(code) not in {None, row.level}:
        return None  # S10 says so
    if row.level is Level.PROGRAM and len(code) == _SEGMENTS_OF_URUSAN and _others_are_whole(table, row, codes):
        message = "Kode program ini hanya 2 bagian, padahal kode program lain 3 bagian."
        return _Odd(row, message, partner if other else "", hint)
    parent = table.parent(row)
    above = codes[parent.index] if parent else ()
    wanted = SEGMENTS[row.level]
    begins = bool(above) and begins_with(code, above)
    if begins and level_of_whole(above) and parent and parent.level == row.level - 1 and len(code) != wanted:
        message = f"Kode {row.level.label.lower()} ini {len(code)} bagian, seharusnya {wanted} bagian."
        return _Odd(row, message, partner if other else "", hint)
    return None


def _others_are_whole(table: Table, row: Row, codes: Sequence[Code]) -> bool:
    return any(
        level_of_whole(codes[each.index]) is Level.PROGRAM for each in table.rows if each.level is row.level
    )


def _odd_child(table: Table, row: Row, codes: Sequence[Code]) -> _Odd | None:
    """A code that begins with another code than that of the row above it."""
    parent, code = table.parent(row), codes[row.index]
    above = codes[parent.index] if parent else ()
    if not parent or not above or not code or level_of_whole(code) is not row.level or begins_with(code, above):
        return None
    place = table.place(parent, table.spec.tree.code if table.spec.tree else "")
    meant = ".".join([_text(table, parent).strip("."), *_text(table, row).strip(".").split(".")[len(above) :]])
    taken = {*codes[: row.index], *codes[row.index + 1 :]}
    known = level_of_whole(code_key(meant)) is row.level and code_key(meant) not in taken
    level = (parent.level or Level.PROGRAM).label.lower()
    return _Odd(
        row,
        f"Kode ini tidak diawali kode {level} di atasnya, {_text(table, parent)} ({place.address}).",
        meant if known else "",
        f"Betulkan kodenya sesuai DPA, atau pindahkan baris ini ke bawah {level}nya.",
        (place,),
    )


def _of_one_lost_parent(table: Table, row: Row, codes: Sequence[Code]) -> list[Row]:
    """The rows from one on whose codes all begin with that of one parent, which the table does not have."""
    parent = table.parent(row)
    width = len(codes[parent.index]) if parent else 0
    own = codes[row.index][:width]
    if own in codes:
        return [row]
    siblings = (each for each in table.rows[row.index :] if each.parent == row.parent)
    return [*takewhile(lambda each: codes[each.index][:width] == own, siblings)]


def _without_parent(table: Table, run: Sequence[Row], odd: _Odd, codes: Sequence[Code]) -> _Odd:
    """Several rows whose parent is missing above them: their codes are right."""
    row, parent = run[0], table.parent(run[0])
    width = len(codes[parent.index]) if parent else 0
    own = ".".join(_text(table, row).strip(".").split(".")[:width])
    level = (parent.level if parent and parent.level else Level.PROGRAM).label.lower()
    key = table.spec.tree.code if table.spec.tree else ""
    return _Odd(
        row,
        f"Kode ini dan {len(run) - 1} kode di bawahnya diawali {own}, padahal {level} itu tidak ada di tabel ini.",
        hint=f"Sisipkan baris {level} itu di atas baris ini sesuai DPA, atau betulkan kode {len(run)} baris ini.",
        related=(*odd.related, *(table.place(each, key) for each in run[1:])),
    )


def _odd_parent(table: Table, row: Row, codes: Sequence[Code]) -> _Odd | None:
    """A code that none of the rows below begins with, while these agree on another."""
    code = codes[row.index]
    below = [codes[each.index][: len(code)] for each in table.children(row) if len(codes[each.index]) > len(code)]
    if not code or level_of_whole(code) is not row.level or len(below) < _MAJORITY or len(set(below)) > 1:
        return None
    (other,) = set(below)
    if may_be_one(other, code) or other in codes:
        return None
    children = [each for each in table.children(row) if codes[each.index][: len(code)] == other]
    meant = ".".join(_text(table, children[0]).split(".")[: len(code)])
    places = tuple(table.place(each, table.spec.tree.code) for each in children if table.spec.tree)
    return _Odd(
        row,
        f"Kode ini bukan awal kode {len(below)} baris di bawahnya, yang diawali {meant}.",
        meant,
        related=places,
    )


@rule("S21", Severity.WARNING, requires=frozenset({"D10"}))
def lebar_kode_bercampur(report: Report) -> Iterator[Outcome]:
    """Banyaknya angka di bagian kode bercampur.

    Yang diperiksa:
        Apakah bagian kode yang sama selalu ditulis dengan angka sebanyak yang lain: sub kegiatan dengan 2 angka
        (01) atau 4 angka (0001), program dengan 2 angka.
    Mengapa penting:
        Kode dari dua tahun nomenklatur, atau kode yang kehilangan nolnya, tidak ditemukan lagi di SIPD.
    Salah:
        Sub kegiatan 8.01.01.2.01.01 di antara 8.01.01.2.01.0002 dan 8.01.01.2.01.0003.
    Benar:
        Ketiganya dengan 4 angka: 8.01.01.2.01.0001.
    Cara memperbaiki:
        Tulis semua kode sepanjang yang dipakai DPA.
    """
    for table in _tables_with_codes(report):
        tree = table.spec.tree
        if tree is None:
            continue
        odd = _odd_widths(table)
        if odd:
            places = [table.place(row, tree.code) for row, _ in odd]
            row, meant = odd[0]
            yield problem(
                table,
                row,
                tree.code,
                f"Kode ini{with_others(places)} tidak ditulis dengan angka sebanyak kode lain.",
                expected=meant,
                actual=_text(table, row),
                hint="Tulis semua kode sepanjang yang dipakai DPA.",
                others=tuple(places[1:]),
                related=tuple(places[1:]),
                fixes=(_widened(table, tree.code, odd, _partners(report, table)),),
            )


def _widened(
    table: Table, column: str, odd: Sequence[tuple[Row, str]], partners: Mapping[int, Cell]
) -> tuple[Fix, ...]:
    """Every odd code as most would write it, also where somebody has typed the same in the other table."""
    fixes: list[Fix] = []
    for row, meant in odd:
        cell = row.cells[column]
        (both,) = in_both_tables(table.place(row, column), partners.get(row.index), cell.written, meant)
        fixes += both
    return tuple(fixes)


def _odd_widths(table: Table) -> list[tuple[Row, str]]:
    """The rows whose code has segments of other widths than most, each with the code as most would write it."""
    whole = [row for row in table.rows if level_of_whole(code_key(_text(table, row))) is row.level and row.level]
    segments = {row.index: _text(table, row).strip(".").replace(" ", "").split(".") for row in whole}
    usual: dict[int, int] = {}
    for position in range(max(SEGMENTS.values())):
        widths = Counter(len(each[position]) for each in segments.values() if len(each) > position)
        if widths:
            usual[position] = max(widths, key=lambda width: (widths[width], width))
    found = []
    for row in whole:
        meant = ".".join(_padded(each, usual[position]) for position, each in enumerate(segments[row.index]))
        if meant != ".".join(segments[row.index]):
            found.append((row, meant))
    return found


def _padded(segment: str, width: int) -> str:
    """A segment as wide as others, if it can be."""
    return (segment.lstrip("0") or "0").zfill(width) if segment.isdigit() else segment


@rule("K11", Severity.WARNING, requires=frozenset({"K02", "D10", "D12"}))
def kode_berbeda_antar_tabel(report: Report) -> Iterator[Outcome]:
    """Kode di Tabel 2.7 dan Tabel 3.1.1.b berbeda.

    Yang diperiksa:
        KODE baris yang sama di kedua tabel, bagian demi bagian (01 sama dengan 0001; 2.01 sama dengan 8.01.06.2.01
        di bawah programnya).
    Mengapa penting:
        Satu program, kegiatan, atau sub kegiatan mempunyai satu kode; realisasinya dicocokkan menurut kode itu.
    Salah:
        Tabel 2.7: 8.1; Tabel 3.1.1.b: 8.01.06.
    Benar:
        8.01.06 di kedua tabel.
    Cara memperbaiki:
        Cocokkan kodenya dengan DPA, lalu betulkan tabel yang salah.
    """
    plan, spent = filled_table(report, tables.TABEL_2_7.key), filled_table(report, tables.TABEL_3_1_1_B.key)
    if plan is None or spent is None or plan.spec.tree is None or Key.KODE not in spent.columns:
        return
    named = {odd.row.index for odd in _odd_codes(report, plan)} if Key.KODE in plan.columns else set()
    here, there = whole_codes(spent), whole_codes(plan)
    for left, right in pair_rows(plan, spent).pairs:
        own, other = here[right.index], there[left.index]
        # A code that is odd by itself has been named with the one of the other table.
        if not own or not other or may_be_one(own, other) or left.index in named or right.cells[Key.KODE].formula:
            continue
        place = plan.place(left, Key.KODE)
        yield problem(
            spent,
            right,
            Key.KODE,
            f"Kode baris ini tidak sama dengan {plan.sheet} {place.cell}.",
            expected=left.text(Key.KODE),
            actual=right.text(Key.KODE),
            elsewhere=plan.sheet,
            hint="Cocokkan kodenya dengan DPA, lalu betulkan tabel yang salah.",
            basis=(place,),
            related=(place,),
            fixes=tuple(
                way
                for way, taken, code in zip(
                    text_both_ways(right.cells[Key.KODE], left.cells[Key.KODE]),
                    (here, there),
                    (other, own),
                    strict=True,
                )
                if code not in taken
            ),
        )
