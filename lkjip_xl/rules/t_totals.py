"""Family T: whether a total is the sum of its parts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from lkjip_xl.figures.calc import RowFigures, evaluate, total
from lkjip_xl.methods.tolerance import allowance
from lkjip_xl.report.model import Report, Row, Table
from lkjip_xl.report.place import Place
from lkjip_xl.rules.advice.belonging import document_of
from lkjip_xl.rules.advice.mending import SwappedPart, Witnesses
from lkjip_xl.rules.engine import Outcome, rule
from lkjip_xl.rules.evidence.sums import explained_below, explained_by_programs, rows_missing_below
from lkjip_xl.rules.findings import Fix, Problem, Severity, Unjudged
from lkjip_xl.rules.k_linked import MissingRows
from lkjip_xl.rules.support import (
    WRONG_FIGURE,
    all_rows,
    cell_range,
    columns_to_judge,
    is_amount,
    level_place,
    levels_unclear,
    problem,
    rupiah,
)
from lkjip_xl.rules.t_left_out import left_out_as_text, left_out_rows, over_other_rows, over_text
from lkjip_xl.rules.t_sums_across import differences_across, sums_across
from lkjip_xl.tables.calculation import Parts
from lkjip_xl.tables.levels import Level
from lkjip_xl.text.sentences import in_a_row
from lkjip_xl.text.total_words import is_only_total
from lkjip_xl.text.ways import one_after_another

# Under a row at a wrong level other sums come out.
_CAUSES = WRONG_FIGURE | {"S10", "S11"}
_FOLLOWS = frozenset({"K02"})


@rule("T01", Severity.ERROR, requires=_CAUSES, follows=_FOLLOWS)
def jumlah_kegiatan_berbeda(report: Report) -> Iterator[Outcome]:
    """Nilai kegiatan tidak sama dengan jumlah sub kegiatannya.

    Yang diperiksa:
        Pagu dan realisasi setiap kegiatan terhadap jumlah sub kegiatan di bawahnya, sampai rupiah terakhir.
    Mengapa penting:
        Pemeriksa menjumlahkan ulang tabel ini. Satu angka yang tidak cocok membuat seluruh tabel diragukan.
    Salah:
        Administrasi Umum Perangkat Daerah 385.221.368, padahal keenam sub kegiatannya berjumlah 385.220.368.
    Benar:
        Administrasi Umum Perangkat Daerah 385.220.368.
    Cara memperbaiki:
        Cocokkan kegiatan dan sub kegiatannya dengan laporan realisasi, lalu betulkan yang salah ketik.
    """
    yield from _sums(report, Level.KEGIATAN)


@rule("T02", Severity.ERROR, requires=_CAUSES, follows=_FOLLOWS)
def jumlah_program_berbeda(report: Report) -> Iterator[Outcome]:
    """Nilai program tidak sama dengan jumlah kegiatannya.

    Yang diperiksa:
        Pagu dan realisasi setiap program terhadap jumlah kegiatan di bawahnya.
    Mengapa penting:
        Angka program dipakai di ringkasan, grafik, dan tabel efisiensi.
    Salah:
        Program 3.939.324.423 dengan kegiatan yang berjumlah 3.939.234.423 (dua angka tertukar).
    Benar:
        Program 3.939.324.423 dengan kegiatan yang berjumlah sama.
    Cara memperbaiki:
        Cocokkan program dan kegiatannya dengan dokumen anggaran, lalu betulkan yang salah ketik.
    """
    yield from _sums(report, Level.PROGRAM)


@rule("T03", Severity.ERROR, requires=_CAUSES, follows=_FOLLOWS)
def baris_jumlah_berbeda(report: Report) -> Iterator[Outcome]:
    """Jumlah tidak sama dengan yang dijumlahkan.

    Yang diperiksa:
        Setiap baris JUMLAH (Jumlah, Total, Grand Total, Jumlah Pegawai, ...) terhadap semua baris (atau semua
        program) di tabelnya, juga baris JUMLAH kedua dan jumlah di tengah tabel; kolom JUMLAH di Tabel 1.4
        terhadap kolom-kolom pendidikan di baris yang sama. Di tabel tanpa tingkat, baris yang sama dengan jumlah
        baris-baris di bawahnya (Belanja Operasi) tidak dihitung dua kali, kalau dengan begitu JUMLAH-nya cocok.
        Bila rumusnya melewati baris, baris itu disebut.
        Juga BERTAMBAH/(BERKURANG) di Tabel 2.7 terhadap kedua pagu di barisnya, dan urusan atau bidang urusan yang
        berangka terhadap program di bawahnya.
    Mengapa penting:
        Angka ini dikutip di bab lain dan dibandingkan dengan anggaran seluruhnya.
    Salah:
        JUMLAH 23.425.222.114, padahal programnya berjumlah 23.425.221.114.
    Benar:
        JUMLAH 23.425.221.114.
    Cara memperbaiki:
        Betulkan angkanya, atau pakai lagi rumus dari templat: rumus itu menjumlahkan sendiri.
    """
    witnesses = Witnesses(report)
    for table, column in columns_to_judge(report, lambda column: column.sums):
        if not table.rows or table.spec.label not in table.columns:
            continue  # S14 says so; where no name tells which row is the total, S02
        if table.total is None and table.spec.total:
            yield Unjudged(f"lembar {table.sheet} tidak mempunyai baris Jumlah")
        if table.totals and (unclear := _unclear(table)):
            yield unclear
            continue
        # A row that breaks the same down in another way sums no rows.
        totals = [each for each in table.totals if each is table.total or table.parts(each)]
        parents = [each for each in table.rows if table.children(each)] if table.spec.tree is None else []
        for each in (*totals, *parents):
            yield from _sum(witnesses, table, each, column.key, table.spec.part)
        yield from _urusan(report, table, column.key)
    for table in report.report_tables:
        yield from _of_something_else(table)
    yield from sums_across(witnesses)
    yield from differences_across(report)


def _urusan(report: Report, table: Table, column: str) -> Iterator[Problem]:
    """An urusan or bidang urusan with an amount that is not the sum of its programs."""
    for heading in table.budget_headings:
        written, programs = heading.figure(column), table.programs_under(heading)
        expected = total(row.figure(column) for row in programs)
        if written is None or expected is None or not programs or written == expected:
            continue
        yield problem(
            table,
            heading,
            column,
            f"Nilai ini tidak sama dengan jumlah {len(programs)} program di bawahnya.",
            expected=expected,
            actual=written,
            difference=written - expected,
            hint="Cocokkan angka ini dan program di bawahnya dengan DPA; betulkan yang salah.",
            basis=tuple(table.place(row, column) for row in programs),
            related=tuple(table.place(row, column) for row in programs),
            consequence_of=explained_by_programs(report, table, programs, column, written),
        )


def _of_something_else(table: Table) -> Iterator[Unjudged]:
    """The rows that sum what the table does not show: no rows of it make up their figure."""
    for each in table.other_totals:
        if each.of_something_else:
            place = table.place(each.row, table.spec.label)
            yield Unjudged(
                f"“{table.label(each.row)}” di {table.sheet} {place.address}: yang dijumlahkan tidak ada di tabel "
                "ini; barisnya tidak tercetak di hasil jadi",
                place,
            )


def _sums(report: Report, level: Level) -> Iterator[Outcome]:
    """The rows of a level against the sum of their parts, in every column that is summed."""
    part = Level(level + 1).label.lower()
    witnesses = Witnesses(report)
    for table, column in columns_to_judge(report, lambda column: column.sums):
        if table.spec.tree is None:
            continue
        if unclear := _unclear(table):
            yield unclear
            continue
        named = part if table.spec.tree.levels_have_names else "baris"
        for row in table.rows:
            if row.level is level:
                yield from _sum(witnesses, table, row, column.key, named)


def _unclear(table: Table) -> Unjudged | None:
    if table.is_leveled or table.spec.tree is None:
        return None
    return levels_unclear(table.sheet)


def _sum(witnesses: Witnesses, table: Table, row: Row, column: str, part: str) -> Iterator[Outcome]:
    """One row against the sum of its parts."""
    report = witnesses.report
    place, parts = table.place(row, column), table.parts(row)
    cells = [each.cells[column] for each in parts]
    written = row.figure(column)
    expected = evaluate(Parts(column), RowFigures(table, row))
    if not parts:
        yield Unjudged(f"{table.label(row)} ({table.sheet} {place.address}) belum mempunyai {part}", place)
    elif written is None or expected is None:
        yield Unjudged(f"{table.sheet} {place.address} atau bagiannya belum berisi angka", place)
    elif abs(written - expected) <= _allowance(report, table, row, column):
        return  # what a tolerance hides, T04 says
    elif texts := left_out_as_text(row.cells[column], cells, written, expected):
        yield over_text(report, table, row, column, texts, written, expected)
    elif rows := left_out_rows(row.cells[column], cells, written, expected):
        found = over_other_rows(_mismatch(table, row, column, part, written, expected), rows, cells)
        yield replace(found, fixes=((Fix(place, expected),),))
    else:
        found = _mismatch(table, row, column, part, written, expected)
        fixes = witnesses.fixes_of_sum(table, row, column, expected)
        if (missing := rows_missing_below(report, table, row, column)) is not None:
            found, fixes = _without_rows(found, missing), ()
        elif (swapped := witnesses.swapped_part(table, row, column, expected)) is not None:
            found = _or_swapped(found, table, swapped, column)
            fixes = tuple(dict.fromkeys((*fixes, swapped.fixes)))
        elif not fixes and found.expected is not None and (above := _typed_above(report, table, row, column)):
            sums = in_a_row([place.address for place in above])
            also = f"Jika angka ini diubah, ubah juga jumlahnya di {sums}."
            hint = one_after_another(found.hint, also)
            found = replace(found, hint=hint, related=(*found.related, *above))
        if row is not table.total and table.is_total(row) and parts == table.counted_rows and _is_jumlah(row):
            also = "JUMLAH cukup satu baris: baris ini boleh dihapus."
            found = replace(found, hint=one_after_another(found.hint, also))
            fixes = (*fixes, tuple(Fix(cell.place, "") for cell in row.cells.values() if not cell.is_blank))
        room = _allowance(report, table, row, column)
        yield replace(found, consequence_of=explained_below(report, table, row, column, room), fixes=fixes)


def _typed_above(report: Report, table: Table, row: Row, column: str) -> list[Place]:
    """The sums above that were typed with a figure as it stands: whoever mends it finds them wrong, one by one.

    Formulas follow by themselves, and a sum that is wrong already tells of itself.
    """
    found = []
    for above in all_rows(table):
        if not any(part is row for part in table.parts(above)):
            continue
        written, expected = above.figure(column), evaluate(Parts(column), RowFigures(table, above))
        if (
            written is None
            or expected is None
            or abs(written - expected) > _allowance(report, table, above, column)
        ):
            continue
        if not above.cells[column].formula:
            found.append(table.place(above, column))
        found += _typed_above(report, table, above, column)
    return list(dict.fromkeys(found))


def _is_jumlah(row: Row) -> bool:
    """Whether the label of a total says nothing else: with more words it may be the total of something else."""
    return any(is_only_total(cell.written) for cell in row.cells.values())


def _allowance(report: Report, table: Table, row: Row, column: str) -> Decimal:
    """How far a row may be off the sum of its parts; the tolerance is of rupiah, and hides no people."""
    if not is_amount(table.spec.column(column)):
        return Decimal(0)
    return allowance(report.settings.toleransi, table.heading(column), len(table.parts(row)))


def hidden_by_tolerance(report: Report) -> Iterator[tuple[Place, Decimal]]:
    """The sums that are off by no more than the tolerance allows, and by how much."""
    for table, column in columns_to_judge(report, lambda column: column.sums):
        if _unclear(table):
            continue
        for row in all_rows(table):
            written, expected = row.figure(column.key), evaluate(Parts(column.key), RowFigures(table, row))
            if not table.parts(row) or written is None or expected is None or written == expected:
                continue
            if abs(written - expected) <= _allowance(report, table, row, column.key):
                yield table.place(row, column.key), written - expected


def _branch(table: Table, row: Row) -> Sequence[Row]:
    """The rows of the program that a row belongs to: where one has a wrong level, others get wrong parts."""
    if table.is_total(row):
        return table.rows
    starts = [each.index for each in table.top_rows]
    first = max((start for start in starts if start <= row.index), default=0)
    return table.rows[first : min((start for start in starts if start > row.index), default=len(table.rows))]


def _where(table: Table, row: Row) -> str:
    """Where the parts of a row stand."""
    if not table.is_total(row):
        return "di bawahnya"
    return "di tabel ini" if table.parts(row) == table.counted_rows else "di atasnya"


def _mismatch(table: Table, row: Row, column: str, part: str, written: Decimal, expected: Decimal) -> Problem:
    parts = [table.place(each, column) for each in table.parts(row)]
    spec = table.spec.column(column)
    document = f" dengan {document_of(table, spec)}" if is_amount(spec) else ""
    broken = [each for each in _broken_amounts(table, row, column) if expected != int(expected)]
    first = f"Betulkan dulu pecahan rupiah di {cell_range(broken)} (lihat D05). " if broken else ""
    return problem(
        table,
        row,
        column,
        f"Nilai ini tidak sama dengan jumlah {len(parts)} {part} {_where(table, row)}.",
        # A sum with a fraction is no amount that anybody should type.
        expected=None if broken else expected,
        actual=written,
        difference=written - expected,
        should_be=f"jumlah {cell_range(parts)}, sesudah pecahannya dibetulkan"
        if broken
        else f"{rupiah(expected)}  (jumlah {cell_range(parts)})",
        hint=f"{first}Cocokkan angka ini dan {cell_range(parts)}{document}; betulkan yang salah.",
        basis=(
            *parts,
            *(level_place(table, each) for each in _branch(table, row)),
            *(() if table.is_total(row) else (level_place(table, row),)),
        ),
        related=tuple(parts),
    )


def _without_rows(found: Problem, missing: MissingRows) -> Problem:
    """The problem of a sum that lacks rows: nobody can tell yet what it should be."""
    rows = "baris" if len(missing.places) == 1 else f"{len(missing.places)} baris"
    where = f"{missing.places[0].sheet} {cell_range(list(missing.places))}"
    return replace(
        found,
        message=f"{found.message.removesuffix('.')}; {rows} {where} tidak ada di sini (lihat K02).",
        expected=None,
        should_be="",
        hint=f"Sisipkan dulu {rows} itu dengan angkanya, lalu periksa lagi.",
    )


def _or_swapped(found: Problem, table: Table, swapped: SwappedPart, column: str) -> Problem:
    """The problem of a sum, with the part of it in which two digits may be swapped."""
    place = table.place(swapped.row, column)
    alternative = f"{rupiah(swapped.written)} ↔ {rupiah(swapped.meant)}"
    return replace(
        found,
        should_be=f"{found.should_be}, atau dua angka tertukar di {place.address}: {alternative}",
    )


def _broken_amounts(table: Table, row: Row, column: str) -> Sequence[Place]:
    """The parts of a row that are amounts with a fraction."""
    if not is_amount(table.spec.column(column)):
        return ()
    figures = [(part, part.figure(column)) for part in table.parts(row)]
    return [table.place(part, column) for part, figure in figures if figure is not None and figure != int(figure)]
