"""Family S, the tree: whether every row has a level, and stands under the row that it belongs to."""

from __future__ import annotations

from collections.abc import Iterator

from lkjip_xl.report.cell import Cell
from lkjip_xl.report.levels import level_of_word
from lkjip_xl.report.model import Report, Row, Table
from lkjip_xl.report.unit_names import unit_beside
from lkjip_xl.rules.advice.belonging import Belongings
from lkjip_xl.rules.engine import Outcome, rule
from lkjip_xl.rules.findings import Fix, Problem, Severity, Unjudged
from lkjip_xl.rules.support import level_place, problem, with_others
from lkjip_xl.tables.keys import Key
from lkjip_xl.tables.levels import Level
from lkjip_xl.text.words import fold


@rule("S10", Severity.ERROR, requires=frozenset({"S05", "S06"}), waivable=False)
def tingkat_baris_tidak_jelas(report: Report) -> Iterator[Outcome]:
    """Tingkat baris tidak jelas atau bertentangan.

    Yang diperiksa:
        Apakah setiap baris jelas sebagai Program, Kegiatan, atau Sub Kegiatan: dari JENIS, jika kosong dari
        KODE (3, 5, atau 6 bagian), jika kosong dari kata atau nomor di depan namanya dan dari jumlahnya. JENIS
        tidak boleh bertentangan dengan KODE yang utuh. Jika satu jumlah salah, tingkatnya tetap terbaca dan jumlah
        itu yang disebut (T01-T03). Jika tabel memakai rumus dari templat, JENIS harus dipilih dan ditulis
        seperti di daftarnya (Sub Kegiatan, bukan Subkegiatan), karena rumus itu membaca JENIS.
    Mengapa penting:
        Penjumlahan kegiatan dan program bergantung pada tingkat barisnya.
    Salah:
        JENIS "Kegiatan" dengan KODE 8.01.01.2.06.0005 (kode sub kegiatan).
    Benar:
        JENIS "Sub Kegiatan" dengan KODE 8.01.01.2.06.0005.
    Cara memperbaiki:
        Pilih JENIS yang benar dari daftar di selnya.
    """
    for table in report.tables.values():
        for found in table.level_problems:
            row = table.rows[found.row]
            others = tuple(level_place(table, table.rows[index]) for index in found.others)
            yield Problem(
                level_place(table, row),
                found.reason,
                row_label=table.label(row),
                row_unit=unit_beside(table, row),
                column_heading=table.heading(Key.JENIS) if Key.JENIS in table.columns else "",
                expected=found.expected,
                actual=found.written or None,
                hint="Cocokkan dengan DPA: betulkan JENIS, atau KODE-nya."
                if found.by_code
                else _to_choose(found.expected),
                others=others,
                related=others,
                fixes=() if found.by_code else _level_fixes(table, row, found.expected),
            )
        yield from _not_chosen(report, table)
        yield from _unknown_to_formulas(report, table)


def _to_choose(level: str | None) -> str:
    """The advice to choose a level: the one that is meant, where one is known."""
    return f"Pilih {level or 'Program, Kegiatan, atau Sub Kegiatan'} di kolom JENIS."


def _level_fixes(table: Table, row: Row, level: str | None) -> tuple[tuple[Fix, ...], ...]:
    """The level that is meant, where one is known and the table has a column for it."""
    if level is None or table.spec.tree is None or table.spec.tree.level not in table.columns:
        return ()
    return ((Fix(level_place(table, row), level),),)


def _not_chosen(report: Report, table: Table) -> Iterator[Problem]:
    """Rows whose JENIS is empty though formulas of the workbook read it; one problem for all of them."""
    tree = table.spec.tree
    if tree is None or tree.level not in table.columns or not _is_read_by_formulas(report, table):
        return
    empty = [row for row in table.rows if row.level is not None and row.cells[tree.level].is_blank]
    empty = [row for row in empty if not row.cells[tree.level].formula]
    if not empty:
        return
    places = [level_place(table, row) for row in empty]
    one = len(empty) == 1
    yield problem(
        table,
        empty[0],
        tree.level,
        f"JENIS baris ini{with_others(places)} kosong, jadi dilewati rumus yang memakai JENIS.",
        expected=empty[0].level.label if one and empty[0].level else None,
        hint=_to_choose(empty[0].level.label if one and empty[0].level else None),
        others=tuple(places[1:]),
        related=tuple(places[1:]),
        fixes=(tuple(Fix(level_place(table, row), row.level.label) for row in empty if row.level),),
    )


def _unknown_to_formulas(report: Report, table: Table) -> Iterator[Problem]:
    """A JENIS that people understand, and formulas do not: they look for the word as the template writes it."""
    tree = table.spec.tree
    if tree is None or tree.level not in table.columns or not _is_taken_over_by_formulas(report, table):
        return
    for row in table.rows:
        cell = row.cells[tree.level]
        if row.level is None or cell.is_blank or cell.formula or cell.carried:
            continue
        if cell.to_formulas.casefold() != row.level.label.casefold() and level_of_word(cell.written) is row.level:
            yield problem(
                table,
                row,
                tree.level,
                f"Rumus templat tidak mengenal tulisan ini{_unseen_blanks(cell, row.level.label)}, jadi baris ini "
                f"dilewatinya: tulis {row.level.label}.",
                expected=row.level.label,
                actual=cell.written,
                hint=_to_choose(row.level.label),
                fixes=_level_fixes(table, row, row.level.label),
            )


def _unseen_blanks(cell: Cell, label: str) -> str:
    """Says of a word that looks right what is wrong with it."""
    return " karena ada spasi atau baris baru di dalamnya" if cell.written.casefold() == label.casefold() else ""


def _is_read_by_formulas(report: Report, table: Table) -> bool:
    """Whether the total of a table is a formula, or another table takes over rows of some levels by formulas."""
    total = table.total.cells.values() if table.total else ()
    return any(cell.formula for cell in total) or _is_taken_over_by_formulas(report, table)


def _is_taken_over_by_formulas(report: Report, table: Table) -> bool:
    """Whether another table takes over a table's rows of some levels by formulas."""
    takers = (
        (other, column.key)
        for other in report.tables.values()
        for column in other.spec.columns
        if column.link and column.link.levels and column.link.table == table.spec.key
    )
    return any(row.cells[key].formula for other, key in takers for row in other.rows if key in row.cells)


@rule("S11", Severity.ERROR, requires=frozenset({"S10"}), waivable=False)
def baris_tanpa_induk(report: Report) -> Iterator[Outcome]:
    """Sub kegiatan tanpa kegiatan, atau kegiatan tanpa program, di atasnya.

    Yang diperiksa:
        Urutan baris: sub kegiatan berada di bawah kegiatannya, kegiatan di bawah programnya.
    Mengapa penting:
        Baris tanpa induk tidak ikut dijumlahkan ke kegiatan dan program mana pun.
    Salah:
        Program, lalu langsung Sub Kegiatan.
    Benar:
        Program, Kegiatan, lalu Sub Kegiatan.
    Cara memperbaiki:
        Tambahkan baris kegiatan atau programnya di atas baris itu, atau betulkan JENIS-nya.
    """
    belongings = Belongings(report)
    for table in report.tables.values():
        above: Row | None = None
        for row in table.rows:
            wanted = _missing_parent(table, row)
            if wanted is None:
                above = None
            elif table.level_problems or any(each.level is None for each in table.rows[: row.index]):
                place = level_place(table, row)
                yield Unjudged(f"tingkat baris di atas {place.address} belum jelas", place)
            elif above is None or (above.level, above.parent) != (row.level, row.parent):
                above = row
                yield _orphan(belongings, table, row, wanted)


def _missing_parent(table: Table, row: Row) -> Level | None:
    """The level of the row that should stand above a row and does not."""
    if row.level is None or row.level is Level.PROGRAM:
        return None
    parent, wanted = table.parent(row), Level(row.level - 1)
    return wanted if parent is None or parent.level is not wanted else None


def _orphan(belongings: Belongings, table: Table, row: Row, wanted: Level) -> Problem:
    """One problem for the first of the rows that miss the same row above them."""
    word, level = wanted.label.lower(), Level(wanted + 1)
    others = 0
    for each in table.rows[row.index + 1 :]:
        if (each.level, each.parent) != (row.level, row.parent):
            break
        others += 1
    together = f" beserta {others} baris sesudahnya" if others else ""
    tree = table.spec.tree
    known = (
        belongings.of(table, row, table.spec.column(tree.level)) if tree and tree.level in table.columns else None
    )
    # As the other table has it, the row is itself the one that is missing.
    is_it = known is not None and fold(str(known.value)) == fold(wanted.label)
    return Problem(
        level_place(table, row),
        f"{level.label} ini{together} tidak berada di bawah {word} mana pun.",
        row_label=table.label(row),
        row_unit=unit_beside(table, row),
        actual=level.label,
        hint=f"{known.hint[:-1]}, atau tambahkan baris {word}nya di atas baris ini."
        if known and is_it
        else f"Tambahkan baris {word}nya di atas baris ini, atau betulkan JENIS.",
        fixes=known.fixes if known and is_it else (),
    )


@rule("S30", Severity.INFO)
def baris_indikator_mengulang(report: Report) -> Iterator[Outcome]:
    """Baris indikator tambahan mengulang nama atau nilai.

    Yang diperiksa:
        Program, kegiatan, dan sub kegiatan di Tabel 2.7 dan 3.1.1.b yang indikatornya lebih dari satu,
        masing-masing di barisnya: apakah nama atau nilainya diketik lagi di samping indikator kedua dan
        seterusnya. Sejak versi 0.4 indikator itu sendiri diperiksa dan tercetak seperti yang lain.
    Mengapa penting:
        Nilainya tetap satu: baris itu tidak ikut dijumlahkan. Nama yang berulang mudah dikira sub kegiatan lain.
    Salah:
        Nama sub kegiatan dan pagu 0 diketik lagi di samping indikator keduanya.
    Benar:
        Nama dan pagunya tertulis sekali, di baris indikator yang pertama; di baris indikator kedua kosong.
    Cara memperbaiki:
        Kosongkan JENIS, KODE, nama, dan pagu di baris itu; indikator dan targetnya tetap. Boleh juga dibiarkan.
    """
    lines = [
        (table, line)
        for table in report.report_tables
        for line in table.indicator_lines
        if table.spec.tree and _is_typed(line.cells.get(table.spec.tree.name))
    ]
    if not lines:
        return
    (table, first), name = lines[0], lines[0][0].spec.label
    places = [each.place(line, each.spec.label) for each, line in lines]
    sheets = " dan ".join(dict.fromkeys(place.sheet for place in places))
    yield Problem(
        places[0],
        f"Baris ini{with_others(places, f' di {sheets}')} dibaca sebagai indikator tambahan dari "
        f"{table.place(table.owner(first), name).address}: nama dan nilainya cukup tertulis sekali.",
        row_label=first.text(name),
        row_unit=unit_beside(table, first),
        column_heading=table.heading(name),
        actual=first.text(name),
        hint="Kosongkan nama dan pagu di baris ini; indikator dan targetnya tetap.",
        others=tuple(places[1:]),
        related=tuple(places[1:]),
    )


def _is_typed(cell: Cell | None) -> bool:
    return cell is not None and not cell.is_blank and not cell.formula
