"""Family T: whether a total is the sum of its parts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from lkjip_xl.calc import RowFigures, evaluate
from lkjip_xl.findings import Fix, Problem, Severity, Unjudged
from lkjip_xl.model import Content, Place, Report, Row, Table
from lkjip_xl.rules.engine import Outcome, rule
from lkjip_xl.rules.mending import Witnesses
from lkjip_xl.rules.rows import repeated_rows
from lkjip_xl.rules.sums_across import sum_across, sums_across
from lkjip_xl.rules.support import (
    WRONG_FIGURE,
    all_rows,
    cell_range,
    columns_to_judge,
    is_amount,
    level_place,
    problem,
    rupiah,
)
from lkjip_xl.rules.text_in_sums import left_out_as_text, over_text
from lkjip_xl.schema import Level, Parts
from lkjip_xl.tolerance import allowance
from lkjip_xl.total_words import is_only_total

# Under a row at a wrong level other sums come out.
_CAUSES = WRONG_FIGURE | {"S10", "S11"}
# So many sums are tried before a total is called wrong; a table with more slips has other worries.
_MOST_SUMS = 1000
# Which rule finds the wrong sum of a row.
_CODE_OF_LEVEL: Mapping[Level | None, str] = {Level.KEGIATAN: "T01", Level.PROGRAM: "T02"}
# And which one a cell without a figure.
_CODE_OF_NO_FIGURE = {
    Content.EMPTY: "D01",
    Content.NOT_AVAILABLE: "D03",
    Content.TEXT: "D03",
    Content.ERROR: "S05",
    Content.UNCALCULATED: "S06",
}


@rule("T01", Severity.ERROR, requires=_CAUSES)
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


@rule("T02", Severity.ERROR, requires=_CAUSES)
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


@rule("T03", Severity.ERROR, requires=_CAUSES)
def baris_jumlah_berbeda(report: Report) -> Iterator[Outcome]:
    """Jumlah tidak sama dengan yang dijumlahkan.

    Yang diperiksa:
        Setiap baris JUMLAH (Jumlah, Total, Grand Total, Jumlah Pegawai, ...) terhadap semua baris (atau semua
        program) di tabelnya, juga baris JUMLAH kedua dan jumlah di tengah tabel; kolom JUMLAH di Tabel 1.4
        terhadap kolom-kolom pendidikan di baris yang sama. Di tabel tanpa tingkat, baris yang sama dengan jumlah
        baris-baris di bawahnya (Belanja Operasi) tidak dihitung dua kali, kalau dengan begitu JUMLAH-nya cocok.
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
    for table in report.report_tables:
        yield from _of_something_else(table)
    yield from sums_across(witnesses)


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
        for row in table.rows:
            if row.level is level:
                yield from _sum(witnesses, table, row, column.key, part)


def _unclear(table: Table) -> Unjudged | None:
    if table.is_leveled or table.spec.tree is None:
        return None
    return Unjudged(f"tingkat sebagian baris di lembar {table.sheet} belum jelas (lihat S10)")


def _sum(witnesses: Witnesses, table: Table, row: Row, column: str, part: str) -> Iterator[Outcome]:
    """One row against the sum of its parts."""
    report = witnesses.report
    place, parts = table.place(row, column), table.parts(row)
    written = row.figure(column)
    expected = evaluate(Parts(column), RowFigures(table, row))
    if not parts:
        yield Unjudged(f"{table.label(row)} ({table.sheet} {place.address}) belum mempunyai {part}", place)
    elif written is None or expected is None:
        yield Unjudged(f"{table.sheet} {place.address} atau bagiannya belum berisi angka", place)
    elif abs(written - expected) <= _allowance(report, table, row, column):
        return  # what a tolerance hides, T04 says
    elif texts := left_out_as_text(row.cells[column], [each.cells[column] for each in parts], written, expected):
        yield over_text(table, row, column, texts, written, expected)
    else:
        found = _mismatch(table, row, column, part, written, expected)
        fixes = witnesses.fixes_of_sum(table, row, column, expected)
        if row is not table.total and table.is_total(row) and parts == table.top_rows and _is_jumlah(row):
            found = replace(found, hint=f"{found.hint} JUMLAH cukup satu baris: baris ini boleh dihapus.")
            fixes = (*fixes, tuple(Fix(cell.place, "") for cell in row.cells.values() if not cell.is_blank))
        yield replace(found, consequence_of=_explained_below(report, table, row, column, written), fixes=fixes)


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


Faults = tuple[tuple[str, Place], ...]


def _explained_below(report: Report, table: Table, row: Row, column: str, written: Decimal) -> Faults:
    """The faults below by which a figure is right once these are mended: a wrong sum, a row that stands twice."""
    room = _allowance(report, table, row, column)
    repeated = frozenset(each.index for each, _ in repeated_rows(report, table))
    sums = _sums_of_parts(table, row, column, repeated)
    found = [faults for total, faults in sums.items() if abs(written - total) <= room]
    return min(found, key=len, default=())


def _sums_of_parts(table: Table, row: Row, column: str, repeated: frozenset[int]) -> dict[Decimal, Faults]:
    """What the parts of a row add up to, each taken as it is written or as it should be.

    With each sum stand the rows that were not taken as they are written: the rule that finds each, and its cell.
    """
    sums: dict[Decimal, Faults] = {Decimal(0): ()}
    for part in table.parts(row):
        ways = _figures_of_part(table, part, column, repeated)
        if len(sums) * len(ways) > _MOST_SUMS:
            ways = {part.figure(column) or Decimal(0): ()}
        longer: dict[Decimal, Faults] = {}
        for total, faults in sums.items():
            for figure, more in ways.items():
                known = longer.get(total + figure)
                if known is None or len(known) > len(faults) + len(more):
                    longer[total + figure] = (*faults, *more)
        sums = longer
    return sums


def _figures_of_part(table: Table, part: Row, column: str, repeated: frozenset[int]) -> dict[Decimal, Faults]:
    """The figures that a part may stand for: as it is written, as its own parts or columns give it, or none."""
    written = part.figure(column) or Decimal(0)
    ways: dict[Decimal, Faults] = {}
    if part.index in repeated:
        ways[Decimal(0)] = (("D07", table.place(part, table.spec.label)),)
    if table.children(part):
        fault = _fault_of(table, part, column)
        inner = _sums_of_parts(table, part, column, repeated)
        ways |= {total: (*faults, *fault) for total, faults in inner.items()}
    elif (across := sum_across(table, part, table.spec.column(column))) is not None:
        ways[across] = (("T03", table.place(part, column)),)
    return ways | {written: ()}


def _fault_of(table: Table, row: Row, column: str) -> Faults:
    """What is found where parts do not give a row's figure: that its sum is wrong, or which part has no figure."""
    missing = [part for part in table.parts(row) if part.figure(column) is None]
    if missing:
        return tuple(
            (_CODE_OF_NO_FIGURE[part.cells[column].content], table.place(part, column)) for part in missing
        )
    return ((_CODE_OF_LEVEL.get(row.level, "T03"), table.place(row, column)),)


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
    return "di tabel ini" if table.parts(row) == table.top_rows else "di atasnya"


def _mismatch(table: Table, row: Row, column: str, part: str, written: Decimal, expected: Decimal) -> Problem:
    parts = [table.place(each, column) for each in table.parts(row)]
    document = "laporan realisasi" if column == table.spec.spending else "dokumen anggaran"
    document = f" dengan {document}" if is_amount(table.spec.column(column)) else ""
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


def _broken_amounts(table: Table, row: Row, column: str) -> Sequence[Place]:
    """The parts of a row that are amounts with a fraction."""
    if not is_amount(table.spec.column(column)):
        return ()
    figures = [(part, part.figure(column)) for part in table.parts(row)]
    return [table.place(part, column) for part, figure in figures if figure is not None and figure != int(figure)]
