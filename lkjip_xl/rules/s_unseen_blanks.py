"""Family S: blanks that nobody sees, by which the template's formulas do not find what people read."""

from __future__ import annotations

from collections.abc import Iterator

from lkjip_xl.figures.recompute import Recomputed
from lkjip_xl.report.cell import Cell, Content
from lkjip_xl.report.model import Report, Row, Table
from lkjip_xl.report.place import Place
from lkjip_xl.rules.engine import Outcome, rule
from lkjip_xl.rules.findings import Fix, Problem, Severity
from lkjip_xl.rules.support import cell_names, with_others
from lkjip_xl.tables import TABEL_2_2_SASARAN, TABEL_2_3_1, table_named
from lkjip_xl.tables.calculation import Absorption
from lkjip_xl.tables.keys import Key
from lkjip_xl.tables.sources import Lookup
from lkjip_xl.tables.spec import Kind
from lkjip_xl.text.words import name_key

# Besides the names, by these the formulas tell which row is meant, and which part of it.
_STEERING = (Key.SASARAN, Key.UNIT, Key.KODE, Key.BAGIAN)


@rule("S35", Severity.ERROR, requires=frozenset({"S05", "S06"}))
def spasi_yang_tidak_tampak(report: Report) -> Iterator[Outcome]:
    """Spasi yang tidak tampak membuat rumus tidak menemukan isinya.

    Yang diperiksa:
        Nama, kode, UNIT, SASARAN, dan BAGIAN yang dipakai rumus templat untuk mencari: spasi di akhir, spasi
        ganda, spasi tetap, baris baru, dan karakter tanpa lebar, juga sel yang tampak kosong tetapi berisi
        spasi. Hanya bila rumusnya karena itu tidak menampilkan apa-apa, padahal orang membaca isinya sama. Sejak
        versi 0.4.
    Mengapa penting:
        Bagi orang kedua tulisan sama, bagi rumus tidak: pagu, target, atau penyerapannya menjadi kosong.
    Salah:
        PROGRAM “Program Tanaman Pangan ” (ada spasi di akhir) di Tabel 2.3.1; ANGGARAN-nya kosong.
    Benar:
        “Program Tanaman Pangan”; ANGGARAN-nya pagu di Tabel 2.7.
    Cara memperbaiki:
        Ketik ulang isi selnya, atau kosongkan dengan Delete bila memang kosong.
    """
    found: dict[Place, list[Cell]] = {}
    cells: dict[Place, tuple[Table, Row, Cell]] = {}
    for shown, used in _found_nothing(report):
        for table, row, key in used:
            cell = row.cells.get(key)
            if cell is None or not cell.stored or cell.formula:
                continue
            found.setdefault(cell.place, []).append(shown)
            cells.setdefault(cell.place, (table, row, cell))
    for place, formulas in found.items():
        yield _unseen(*cells[place], formulas)


def _unseen(table: Table, row: Row, cell: Cell, formulas: list[Cell]) -> Problem:
    places = list(dict.fromkeys(each.place for each in formulas))
    named = f"{cell_names(places[:1], table.sheet)}{with_others(places)}"
    what = (
        "Sel ini tampak kosong, tetapi berisi spasi"
        if cell.is_blank
        else "Di tulisan ini ada spasi atau karakter yang tidak tampak"
    )
    column = next(each for each in table.spec.columns if row.cells.get(each.key) is cell)
    return Problem(
        cell.place,
        f"{what}, sehingga rumus di {named} tidak menemukan isinya.",
        row_label=table.label(row),
        column_heading=table.heading(column.key),
        actual=cell.written,
        hint="Kosongkan sel ini dengan Delete." if cell.is_blank else f"Ketik ulang: {cell.written}",
        others=tuple(places),
        related=tuple(places),
        fixes=((Fix(cell.place, cell.written),),),
    )


def _found_nothing(report: Report) -> Iterator[tuple[Cell, list[tuple[Table, Row, str]]]]:
    """Formulas that show nothing though there is something to show, with the cells by which they look for it."""
    recomputed = Recomputed(report)
    for table in report.report_tables:
        for row, column, cell in table.cells(*Kind):
            if not cell.formula or cell.content not in {Content.EMPTY, Content.NIL}:
                continue
            source = recomputed.source(table, row, column.lookup)
            if column.lookup is not None and source is not None:
                yield cell, [*_keys_here(table, row, column.lookup), *_keys_there(*source, column.lookup)]
            elif isinstance(column.calc, Absorption) and recomputed.by_method(row, column.calc) is not None:
                yield cell, list(_keys_of_sasaran(report, row.text(column.calc.sasaran)))


def _keys_here(table: Table, row: Row, lookup: Lookup) -> Iterator[tuple[Table, Row, str]]:
    return ((table, row, key) for key in (lookup.by, lookup.line, *_STEERING) if key)


def _keys_there(origin: Table, row: Row, lookup: Lookup) -> Iterator[tuple[Table, Row, str]]:
    own = (table_named(lookup.table).label, Key.INDIKATOR if lookup.line else "", Key.UNIT, Key.KODE)
    return ((origin, row, key) for key in own if key)


def _keys_of_sasaran(report: Report, sasaran: str) -> Iterator[tuple[Table, Row, str]]:
    """Where a sasaran is written, and in Tabel 2.3.1 what it is assigned."""
    for key, columns in ((TABEL_2_2_SASARAN.key, (Key.SASARAN,)), (TABEL_2_3_1.key, (Key.SASARAN, Key.PROGRAM))):
        table = report.tables.get(key)
        if table is None:
            continue
        for row in table.rows:
            if name_key(row.text(Key.SASARAN)) == name_key(sasaran):
                yield from ((table, row, column) for column in columns)
