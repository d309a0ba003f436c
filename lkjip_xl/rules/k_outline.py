"""Family K, the outline (Tabel 2.1): the same rows as Tabel 2.7, and the same sasaran as Tabel 2.3.1."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import TypeVar

from lkjip_xl import tables
from lkjip_xl.report.model import Cell, Report, Row, Table
from lkjip_xl.report.pairing import pair_names
from lkjip_xl.report.place import Place
from lkjip_xl.rules.engine import Outcome, rule
from lkjip_xl.rules.evidence.results import absorptions_that_speak
from lkjip_xl.rules.findings import Fix, Problem, Severity
from lkjip_xl.rules.k_aims import misplaced_indicators
from lkjip_xl.rules.k_outline_programs import OutlineProgram, each_once, programs_of_outline, programs_of_plan
from lkjip_xl.rules.k_shared_programs import under_another_sasaran, under_two_sasaran
from lkjip_xl.rules.support import drift, filled_table, level_place
from lkjip_xl.text.words import name_key

_OUTLINE = tables.TABEL_2_1.key
_SHARES = tables.TABEL_2_3_1.key
_Item = TypeVar("_Item")


def _with_names(report: Report) -> tuple[Table, Table] | None:
    """Tabel 2.1 and Tabel 2.7, where both are filled and have the columns in which the names stand."""
    outline = filled_table(report, _OUTLINE, "program", "kegiatan")
    plan = filled_table(report, tables.TABEL_2_7.key, tables.TABEL_2_7.label)
    return (outline, plan) if outline and plan and plan.has_clear_levels else None


def missing_in_outline(report: Report) -> Iterator[Problem]:
    """Rows that stand in Tabel 2.1 or in Tabel 2.7 only (K02)."""
    tables_with_names = _with_names(report)
    if tables_with_names is None:
        return
    outline, plan = tables_with_names
    # One that stands twice is named by D07 or K10.
    left, right = each_once(programs_of_outline(outline)), programs_of_plan(plan)
    pairs = pair_names([each.name.written for each in left], [each.name.written for each in right])
    only_there = _others(right, {b for _, b in pairs})
    for program in _others(left, {a for a, _ in pairs}):
        yield _lonely(program.name, outline, plan)
    for program in only_there:
        yield _lonely(program.name, plan, outline)
    yield from _parts_that_differ([(left[a], right[b]) for a, b in pairs], only_there, outline, plan)


def _parts_that_differ(
    pairs: Sequence[tuple[OutlineProgram, OutlineProgram]],
    only_there: Sequence[OutlineProgram],
    outline: Table,
    plan: Table,
) -> Iterator[Problem]:
    """Parts of programs that stand in one table only, or in both under different programs."""
    here: list[Cell] = []
    there: list[Cell] = []
    for left, right in pairs:
        parts = pair_names([each.written for each in left.parts], [each.written for each in right.parts])
        if not right.nameless:
            here += _others(left.parts, {a for a, _ in parts})
        there += _others(right.parts, {b for _, b in parts})
    # Where a program is missing its parts stand under the one above it: the program has been named.
    orphans = [part for program in only_there for part in program.parts]
    stray = pair_names([each.written for each in here], [each.written for each in orphans])
    here = _others(here, {a for a, _ in stray})
    moved = pair_names([each.written for each in here], [each.written for each in there])
    for a, b in moved:
        yield _moved(here[a], there[b], outline, plan)
    for cell in _others(here, {a for a, _ in moved}):
        yield _lonely(cell, outline, plan)
    for cell in _others(there, {b for _, b in moved}):
        yield _lonely(cell, plan, outline)


def _others(items: Sequence[_Item], taken: set[int]) -> list[_Item]:
    """What is left once those of some indices are taken."""
    return [item for index, item in enumerate(items) if index not in taken]


def _lonely(cell: Cell, table: Table, other: Table) -> Problem:
    return Problem(
        cell.place,
        f"Baris ini tidak ada di {other.sheet}.",
        row_label=cell.written,
        column_heading=_heading(table, cell),
        actual=cell.written,
        hint=f"Tambahkan baris ini di {other.sheet}, atau hapus di sini jika memang tidak ada.",
        # Formulas of the template leave out a row without its JENIS.
        basis=tuple(level_place(table, row) for row in table.rows if row.number == cell.place.row),
    )


def _moved(here: Cell, there: Cell, table: Table, other: Table) -> Problem:
    return Problem(
        here.place,
        f"Baris ini berada di bawah program lain daripada di {other.sheet} sel {there.place.address}.",
        row_label=here.written,
        column_heading=_heading(table, here),
        actual=here.written,
        hint=f"Pindahkan baris ini supaya programnya sama dengan di {other.sheet}.",
        basis=(there.place,),
        related=(there.place,),
    )


def unknown_sasaran(report: Report) -> Iterator[Problem]:
    """Sasaran that stand in Tabel 2.3.1 or 2.1, but in no table of indicators, and the reverse (K02)."""
    aims = filled_table(report, tables.TABEL_2_2_SASARAN.key, "sasaran")
    if aims is None:
        return
    # One that is missing in Tabel 2.2 Sasaran alone is named there.
    known = [each.written for each in _usual_sasaran(report)]
    for table in _with_sasaran(report):
        cells = _sasaran(table)
        # One sasaran may stand there in two spellings.
        strange = [cell for cell in cells if not cell.formula and not pair_names([cell.written], known)]
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


def _with_sasaran(report: Report) -> list[Table]:
    """The tables that put programs under sasaran, where they are filled."""
    return [table for key in (_OUTLINE, _SHARES) if (table := filled_table(report, key, "sasaran")) is not None]


def _unknown_sasaran(cell: Cell, table: Table, aims: Table, meant: Cell | None) -> Problem:
    return Problem(
        cell.place,
        f"Sasaran ini tidak ada di {aims.sheet}.",
        row_label=cell.written,
        column_heading=_heading(table, cell),
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
        column_heading=_heading(aims, cell),
        actual=cell.written,
        hint=f"Tambahkan sasaran ini dengan programnya di {shares.sheet}.",
    )


def drifting_in_outline(report: Report) -> Iterator[Problem]:
    """Names in Tabel 2.1, and sasaran in Tabel 2.1 and 2.3.1, that are written a little differently (K03)."""
    tables_with_names = _with_names(report)
    if tables_with_names is not None:
        outline, plan = tables_with_names
        left, right = programs_of_outline(outline), programs_of_plan(plan)
        for a, b in pair_names([each.name.written for each in left], [each.name.written for each in right]):
            yield from _drifts([left[a].name, *left[a].parts], [right[b].name, *right[b].parts], outline)
    names = _usual_sasaran(report)
    for table in _with_sasaran(report):
        for cell in _sasaran(table):
            yield from _drifts([cell], names, table)


def _usual_sasaran(report: Report) -> list[Cell]:
    """Each sasaran as most tables of indicators write it; where they are even, as the first of them does."""
    groups: list[list[Cell]] = []
    for table in report.report_tables:
        if not table.spec.of_indicators or "sasaran" not in table.columns:
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
        cell = row.cells.get("sasaran")
        if cell is not None and not cell.is_blank and not cell.carried:
            first.setdefault(name_key(cell.written), cell)
    return list(first.values())


def _drifts(here: Sequence[Cell], there: Sequence[Cell], table: Table) -> Iterator[Problem]:
    for a, b in pair_names([each.written for each in here], [each.written for each in there]):
        own, other = here[a], there[b]
        if own.formula or name_key(own.written) == name_key(other.written):
            continue
        yield drift(own, other, own.written, _heading(table, own))


def _heading(table: Table, cell: Cell) -> str:
    return next((table.heading(key) for key, at in table.columns.items() if at == cell.place.column), "")


@rule("K10", Severity.ERROR, requires=frozenset({"S05", "K02", "K05"}))
def sasaran_program_berbeda(report: Report) -> Iterator[Outcome]:
    """Satu program atau indikator di bawah dua sasaran yang berbeda.

    Yang diperiksa:
        Sasaran setiap program di Tabel 2.1 terhadap Tabel 2.3.1, program yang ada dua kali di Tabel 2.3.1, dan
        sasaran setiap indikator di Tabel 2.2, 3.1.1.a, dan 3.1.5.
    Mengapa penting:
        Anggaran dan penyerapan per sasaran dihitung dari program-programnya.
    Salah:
        Program Kewaspadaan Nasional di bawah sasaran pertama di Tabel 2.1, di bawah sasaran kedua di Tabel 2.3.1.
    Benar:
        Di kedua tabel di bawah sasaran yang sama.
    Cara memperbaiki:
        Cocokkan dengan Renstra, lalu betulkan tabel yang salah.
    """
    outline, shares = filled_table(report, _OUTLINE), filled_table(report, tables.TABEL_2_3_1.key)
    if shares is not None:
        yield from under_two_sasaran(shares)
    yield from misplaced_indicators(report)
    if outline is None or shares is None:
        return
    yield from under_another_sasaran(outline, shares)
    known = {name_key(each.written) for each in _usual_sasaran(report)}
    for program, row, here, there in _under_both(outline, shares):
        # A sasaran that is only misspelt is no other one, unless both are sasaran of the report.
        both_known = {name_key(here.written), name_key(there.written)} <= known
        same = name_key(here.written) == name_key(there.written)
        if same or (not both_known and pair_names([here.written], [there.written])):
            continue
        # The sasaran is what differs; where it stands in a row above, the program says which is meant.
        own_row = here.place.row == program.name.place.row and not here.formula
        ways, is_told = _of_one_sasaran(report, here, there) if own_row else ((), False)
        yield Problem(
            here.place if own_row else program.name.place,
            f"Program ini berada di bawah sasaran lain di {shares.sheet} sel {there.place.address}.",
            row_label=program.name.written,
            column_heading=outline.heading("sasaran"),
            expected=there.written,
            actual=here.written,
            elsewhere=shares.sheet,
            hint=_hint_on_sasaran(ways if is_told else (), here),
            fixes=ways,
            basis=(
                program.name.place,
                here.place,
                there.place,
                shares.place(row, "program"),
            ),
            related=(there.place,),
        )


def _under_both(outline: Table, shares: Table) -> Iterator[tuple[OutlineProgram, Row, Cell, Cell]]:
    """The programs of Tabel 2.1 with their rows in Tabel 2.3.1, and the cells that name their sasaran in both."""
    programs = programs_of_outline(outline)
    names = [row.text("program") for row in shares.rows]
    for index, other in pair_names([each.name.written for each in programs], names):
        here, there = programs[index].sasaran, shares.rows[other].cells.get("sasaran")
        if here is not None and there is not None and not here.is_blank and not there.is_blank:
            yield programs[index], shares.rows[other], here, there


def disputed_programs(report: Report, sasaran: Collection[str]) -> Iterator[Place]:
    """Where Tabel 2.1 names programs, and their sasaran, that it or Tabel 2.3.1 alone puts under a sasaran."""
    outline, shares = filled_table(report, _OUTLINE), filled_table(report, _SHARES)
    if outline is None or shares is None:
        return
    for program, _, here, there in _under_both(outline, shares):
        names = name_key(here.written), name_key(there.written)
        if names[0] != names[1] and not set(names).isdisjoint(sasaran):
            yield from (program.name.place, here.place)


def _of_one_sasaran(report: Report, here: Cell, there: Cell) -> tuple[tuple[tuple[Fix, ...], ...], bool]:
    """To write in one table the sasaran of the other, and whether the absorption of each sasaran speaks for it."""
    as_it_is, otherwise = absorptions_that_speak(report, Fix(there.place, here.written))
    ways = (
        (here, Fix(here.place, there.written), as_it_is or not otherwise),
        (there, Fix(there.place, here.written), otherwise or not as_it_is),
    )
    typed = tuple((fix,) for cell, fix, told in ways if told and _stands_for_one_program(report, cell))
    return typed, as_it_is is not otherwise


def _hint_on_sasaran(ways: Sequence[Sequence[Fix]], here: Cell) -> str:
    if len(ways) != 1:
        return "Cocokkan dengan Renstra, lalu betulkan tabel yang salah."
    place = ways[0][0].place
    where = "di sini" if place == here.place else f"di {place.sheet} sel {place.address}"
    return f"Cocokkan dengan Renstra. Penyerapan cocok bila sasarannya dibetulkan {where}."


def _stands_for_one_program(report: Report, cell: Cell) -> bool:
    """Whether a sasaran is typed for one program, and not once over several."""
    programs = [
        row
        for table in _with_sasaran(report)
        for row in table.rows
        if "sasaran" in row.cells and row.cells["sasaran"].place == cell.place and _begins_a_program(row)
    ]
    return len(programs) == 1 and not cell.formula


def _begins_a_program(row: Row) -> bool:
    cell = row.cells.get("program")
    return cell is not None and not cell.is_blank and not cell.carried
