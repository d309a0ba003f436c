"""Family K, the outline (Tabel 2.1): the same rows as Tabel 2.7, and the same sasaran as Tabel 2.3.1."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from lkjip_xl import tables
from lkjip_xl.report.cell import Cell
from lkjip_xl.report.model import Report, Table
from lkjip_xl.report.pairing import pair_names
from lkjip_xl.report.place import DocumentTable
from lkjip_xl.report.unit_names import unit_of_cell
from lkjip_xl.rules.evidence.names_in_cell import names_in
from lkjip_xl.rules.findings import Fix, Problem
from lkjip_xl.rules.k_outline_programs import Named, PairedPrograms, pair_named, paired_programs
from lkjip_xl.rules.support import drift, filled_table, level_place
from lkjip_xl.tables.keys import Key
from lkjip_xl.tables.levels import Level
from lkjip_xl.text.words import name_key

_OUTLINE = tables.TABEL_2_1.key
_SHARES = tables.TABEL_2_3_1.key


def _with_names(report: Report) -> tuple[Table, Table] | None:
    """Tabel 2.1 and Tabel 2.7, where both are filled and have the columns in which the names stand."""
    outline = filled_table(report, _OUTLINE, Key.PROGRAM, Key.KEGIATAN)
    plan = filled_table(report, tables.TABEL_2_7.key, tables.TABEL_2_7.label)
    return (outline, plan) if outline and plan and plan.has_clear_levels else None


def missing_in_outline(report: Report) -> Iterator[Problem]:
    """Rows that stand in Tabel 2.1 or in Tabel 2.7 only (K02)."""
    tables_with_names = _with_names(report)
    if tables_with_names is None:
        return
    outline, plan = tables_with_names
    found = paired_programs(outline, plan)
    for program in found.only_here:
        yield _lonely(program.name.cell, outline, plan)
    for program in found.only_there:
        yield _lonely(program.name.cell, plan, outline)
    yield from _parts_that_differ(found, outline, plan)


def _parts_that_differ(found: PairedPrograms, outline: Table, plan: Table) -> Iterator[Problem]:
    """Parts of programs that stand in one table only, or in both under different programs."""
    here: list[Named] = []
    there: list[Named] = []
    for left, right in found.pairs:
        parts = pair_named(left.parts, right.parts)
        if not right.nameless:
            here += _others(left.parts, {a for a, _ in parts})
        there += _others(right.parts, {b for _, b in parts})
    # Where a program is missing its parts stand under the one above it: the program has been named.
    orphans = [part for program in found.only_there for part in program.parts]
    here = _others(here, {a for a, _ in pair_named(here, orphans)})
    moved = pair_named(here, there)
    for a, b in moved:
        yield _moved(here[a].cell, there[b].cell, outline, plan)
    for part in _others(here, {a for a, _ in moved}):
        yield _lonely(part.cell, outline, plan)
    not_listed = _not_listed(outline, plan)
    for part in _others(there, {b for _, b in moved}):
        if part.cell.place.row not in not_listed:
            yield _lonely(part.cell, plan, outline)


def _not_listed(outline: Table, plan: Table) -> frozenset[int]:
    """The rows of sub kegiatan where an outline in a document ends with the kegiatan: it names none of them."""
    names = {level: {name_key(plan.label(row)) for row in plan.rows if row.level is level} for level in Level}
    listed = {name_key(row.text(Key.KEGIATAN)) for row in outline.rows}
    if not isinstance(outline.sheet, DocumentTable) or listed & (
        names[Level.SUB_KEGIATAN] - names[Level.KEGIATAN]
    ):
        return frozenset()
    return frozenset(row.number for row in plan.rows if row.level is Level.SUB_KEGIATAN)


def _others(items: Sequence[Named], taken: set[int]) -> list[Named]:
    """What is left once those of some indices are taken."""
    return [item for index, item in enumerate(items) if index not in taken]


def _lonely(cell: Cell, table: Table, other: Table) -> Problem:
    return Problem(
        cell.place,
        f"Baris ini tidak ada di {other.sheet}.",
        row_label=cell.written,
        row_unit=unit_of_cell(table, cell),
        column_heading=heading_of(table, cell),
        actual=cell.written,
        hint=f"Tambahkan baris ini di {other.sheet}, atau hapus di sini jika memang tidak ada.",
        # Formulas of the template leave out a row without its JENIS.
        basis=tuple(level_place(table, row) for row in table.rows if row.number == cell.place.row),
    )


def _moved(here: Cell, there: Cell, table: Table, other: Table) -> Problem:
    return Problem(
        here.place,
        f"Baris ini berada di bawah program lain daripada di {other.sheet} {there.place.cell}.",
        row_label=here.written,
        row_unit=unit_of_cell(table, here),
        column_heading=heading_of(table, here),
        actual=here.written,
        hint=f"Pindahkan baris ini supaya programnya sama dengan di {other.sheet}.",
        basis=(there.place,),
        related=(there.place,),
    )


def unknown_sasaran(report: Report) -> Iterator[Problem]:
    """Sasaran that stand in Tabel 2.3.1 or 2.1, but in no table of indicators, and the reverse (K02)."""
    aims = filled_table(report, tables.TABEL_2_2_SASARAN.key, Key.SASARAN)
    if aims is None:
        return
    # One that is missing in Tabel 2.2 Sasaran alone is named there.
    known = [each.written for each in usual_sasaran(report)]
    for table in with_sasaran(report):
        cells = _sasaran(table)
        # One sasaran may stand there in two spellings.
        strange = [cell for cell in cells if not cell.formula and not _are_known(cell, known)]
        names = [cell.written for cell in cells]
        wanted = _sasaran(aims)
        # Each with one only: two sasaran that are nearly the same are two.
        paired = {index for index, _ in pair_names([aim.written for aim in wanted], names)}
        without = [aim for index, aim in enumerate(wanted) if index not in paired]
        for cell in strange:
            # Where one is strange and one is missing, they are likely to be the same.
            meant = without[0] if len(strange) == len(without) == 1 else None
            yield _unknown_sasaran(cell, table, aims, meant)
        if table.spec.key == _SHARES and not strange:
            for cell in without:
                yield _without_program(cell, aims, table)


def _are_known(cell: Cell, known: Sequence[str]) -> bool:
    """Whether a cell names a sasaran of the report, or several of them."""
    return bool(pair_names([cell.written], known)) or all(pair_names([name], known) for name in names_in(cell))


def with_sasaran(report: Report) -> list[Table]:
    """The tables that put programs under sasaran, where they are filled."""
    return [table for key in (_OUTLINE, _SHARES) if (table := filled_table(report, key, Key.SASARAN)) is not None]


def _unknown_sasaran(cell: Cell, table: Table, aims: Table, meant: Cell | None) -> Problem:
    return Problem(
        cell.place,
        f"Sasaran ini tidak ada di {aims.sheet}.",
        row_label=cell.written,
        column_heading=heading_of(table, cell),
        expected=meant.written if meant else None,
        actual=cell.written,
        elsewhere=aims.sheet if meant else "",
        hint=f"Tulis sasaran seperti di {aims.sheet}; programnya dihitung untuk sasaran itu.",
        related=(meant.place,) if meant else (),
        fixes=((Fix(cell.place, meant.written),),) if meant else (),
    )


def _without_program(cell: Cell, aims: Table, shares: Table) -> Problem:
    return Problem(
        cell.place,
        f"Sasaran ini belum mempunyai program di {shares.sheet}.",
        row_label=cell.written,
        column_heading=heading_of(aims, cell),
        actual=cell.written,
        hint=f"Tambahkan sasaran ini dengan programnya di {shares.sheet}.",
    )


def drifting_in_outline(report: Report) -> Iterator[Problem]:
    """Names in Tabel 2.1, and sasaran in Tabel 2.1 and 2.3.1, that are written a little differently (K03)."""
    tables_with_names = _with_names(report)
    if tables_with_names is not None:
        outline, plan = tables_with_names
        for left, right in paired_programs(outline, plan).pairs:
            here, there = (left.name, *left.parts), (right.name, *right.parts)
            for a, b in pair_named(here, there):
                yield from _drift(here[a].cell, there[b].cell, outline)
    names = usual_sasaran(report)
    for table in with_sasaran(report):
        for cell in _sasaran(table):
            yield from _drifts([cell], names, table)


def usual_sasaran(report: Report) -> list[Cell]:
    """Each sasaran as most tables of indicators write it; where they are even, as the first of them does."""
    groups: list[list[Cell]] = []
    for table in report.report_tables:
        if not table.spec.of_indicators or Key.SASARAN not in table.columns:
            continue
        cells = [cell for cell in _sasaran(table) if not groups or not cell.formula]
        pairs = dict(pair_names([each.written for each in cells], [each[0].written for each in groups]))
        for index, cell in enumerate(cells):
            if index in pairs:
                groups[pairs[index]].append(cell)
            else:
                groups.append([cell])
    return [_most_usual(cells) for cells in groups]


def _most_usual(cells: Sequence[Cell]) -> Cell:
    keys = [name_key(cell.written) for cell in cells]
    return cells[keys.index(max(keys, key=keys.count))]


def _sasaran(table: Table) -> list[Cell]:
    """Each sasaran of a table once, where it is first written."""
    first: dict[str, Cell] = {}
    for row in table.rows:
        cell = row.cells.get(Key.SASARAN)
        if cell is not None and cell.stands_here:
            first.setdefault(name_key(cell.written), cell)
    return list(first.values())


def _drifts(here: Sequence[Cell], there: Sequence[Cell], table: Table) -> Iterator[Problem]:
    for a, b in pair_names([each.written for each in here], [each.written for each in there]):
        yield from _drift(here[a], there[b], table)


def _drift(own: Cell, other: Cell, table: Table) -> Iterator[Problem]:
    if not own.formula and name_key(own.written) != name_key(other.written):
        yield replace(drift(own, other, own.written, heading_of(table, own)), row_unit=unit_of_cell(table, own))


def heading_of(table: Table, cell: Cell) -> str:
    """The heading over a cell of a table; empty where it stands under none."""
    return next((table.heading(key) for key, at in table.columns.items() if at == cell.place.column), "")
