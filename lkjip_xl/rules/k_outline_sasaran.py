"""Family K, sasaran: the same for a program in Tabel 2.1 and 2.3.1, and for an indicator in every table."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from lkjip_xl import tables
from lkjip_xl.figures.assignments import Assignment, Assignments, assignments_of
from lkjip_xl.figures.outline import outlined_rows
from lkjip_xl.report.cell import Cell
from lkjip_xl.report.model import Report, Table
from lkjip_xl.report.pairing import pair_names, unit_key
from lkjip_xl.report.place import Place
from lkjip_xl.report.rows_named import Named
from lkjip_xl.report.unit_names import unit_of_cell
from lkjip_xl.rules.engine import Outcome, rule
from lkjip_xl.rules.evidence.names_in_cell import names_in
from lkjip_xl.rules.evidence.results import absorptions_that_speak
from lkjip_xl.rules.findings import Fix, Problem, Severity
from lkjip_xl.rules.k_aims import misplaced_indicators
from lkjip_xl.rules.k_outline import heading_of, usual_sasaran, with_sasaran
from lkjip_xl.rules.k_shared_programs import doubly_assigned
from lkjip_xl.rules.support import filled_table
from lkjip_xl.tables.keys import Key
from lkjip_xl.text.words import name_key

_OUTLINE = tables.TABEL_2_1.key


@dataclass(frozen=True, slots=True)
class _Outlined:
    """A row of Tabel 2.1 that tells the sasaran of what it names, and what Tabel 2.3.1 assigns of that.

    ``first`` is the cell of Tabel 2.1 that names the same above, under another sasaran.
    """

    name: Cell
    sasaran: Cell
    assigned: tuple[Assignment, ...]
    first: Cell | None = None

    @property
    def there(self) -> Cell:
        """The first cell of Tabel 2.3.1 that tells its sasaran."""
        return self.assigned[0].row.cells[Key.SASARAN]


@rule("K10", Severity.ERROR, requires=frozenset({"S05", "S10", "S35", "K02", "K05", "D07"}))
def sasaran_program_berbeda(report: Report) -> Iterator[Outcome]:
    """Sasaran program atau indikator berbeda antar tabel, atau anggarannya disebut lebih dari sekali.

    Yang diperiksa:
        Sasaran setiap program di Tabel 2.1 juga disebut untuk program itu (atau kegiatan dan sub kegiatannya) di
        Tabel 2.3.1; sasaran setiap indikator di Tabel 2.2, 3.1.1.a, dan 3.1.5. Di Tabel 2.3.1: satu baris tidak
        dua kali di bawah satu sasaran, tidak utuh dan sekaligus sebagian, dan bagiannya paling banyak 100%.
        Sejak versi 0.4: program di bawah beberapa sasaran bukan kesalahan; anggarannya bersama (K24).
    Mengapa penting:
        Anggaran dan penyerapan per sasaran dihitung dari program-programnya.
    Salah:
        Program Kewaspadaan Nasional di bawah sasaran pertama di Tabel 2.1, di bawah sasaran kedua di Tabel 2.3.1.
    Benar:
        Di kedua tabel di bawah sasaran yang sama.
    Cara memperbaiki:
        Cocokkan dengan Renstra, lalu betulkan tabel yang salah.
    """
    found = assignments_of(report.tables)
    if found is not None:
        yield from doubly_assigned(found)
    yield from misplaced_indicators(report)
    outline, shares = filled_table(report, _OUTLINE), filled_table(report, tables.TABEL_2_3_1.key)
    if outline is None or shares is None or found is None or Key.SASARAN not in shares.columns:
        return
    known = {name_key(each.written) for each in usual_sasaran(report)}
    for each in _outlined(outline, found):
        if not _is_named(each, known):
            yield _again(each, outline, shares) if each.first else _other_sasaran(report, each, outline, shares)


def _is_named(outlined: _Outlined, known: Collection[str]) -> bool:
    """Whether Tabel 2.3.1 names it under the sasaran of Tabel 2.1, or under each of the several in one cell."""
    here = outlined.sasaran.written
    there = [each.row.text(Key.SASARAN) for each in outlined.assigned]
    several = names_in(outlined.sasaran)
    one_after_another = "".join(dict.fromkeys(name_key(name) for name in there))
    return (
        _is_one_of(here, there, known)
        or name_key(here) == one_after_another
        or (len(several) > 1 and all(_is_one_of(name, there, known) for name in several))
    )


def _is_one_of(name: str, others: Sequence[str], known: Collection[str]) -> bool:
    """Whether a sasaran is one of others; one that is only misspelt is, unless both are sasaran of the report."""
    keys = {name_key(other) for other in others}
    if name_key(name) in keys:
        return True
    if name_key(name) in known:
        others = [other for other in others if name_key(other) not in known]
    return bool(pair_names([name], others))


def _outlined(outline: Table, found: Assignments) -> Iterator[_Outlined]:
    """The rows of Tabel 2.1 with a sasaran, as far as Tabel 2.3.1 assigns something of what they name."""
    first: dict[Named, Cell] = {}
    for each in outlined_rows(outline, found):
        sasaran, key = each.row.cells.get(Key.SASARAN), (unit_key(each.row), name_key(each.name.written))
        if sasaran is not None and not sasaran.is_blank and each.assigned:
            yield _Outlined(each.name, sasaran, each.assigned, first.get(key) if each.is_program else None)
        if each.is_program:
            first.setdefault(key, each.name)


def _again(outlined: _Outlined, outline: Table, shares: Table) -> Problem:
    """A program that Tabel 2.1 names again under a sasaran under which Tabel 2.3.1 does not name it."""
    first = outlined.first or outlined.name
    return Problem(
        outlined.name.place,
        f"Program ini sudah ada di {first.place.address}, di bawah sasaran lain; di {shares.sheet} "
        "tidak disebut di bawah sasaran ini.",
        row_label=outlined.name.written,
        row_unit=unit_of_cell(outline, outlined.name),
        column_heading=outline.heading(Key.PROGRAM),
        actual=outlined.name.written,
        hint="Cocokkan dengan Renstra, lalu hapus program ini di sasaran yang bukan sasarannya.",
        related=(first.place,),
    )


def _other_sasaran(report: Report, outlined: _Outlined, outline: Table, shares: Table) -> Problem:
    here, there, name = outlined.sasaran, outlined.there, outlined.name
    # The sasaran is what differs; where it stands in a row above, the program says which is meant.
    own_row = here.place.row == name.place.row and not here.formula
    alone = len({each.aim[0] for each in outlined.assigned}) == 1
    ways, is_told = _of_one_sasaran(report, here, there) if own_row and alone else ((), False)
    what = "Program" if heading_of(outline, name) == outline.heading(Key.PROGRAM) else "Baris"
    return Problem(
        here.place if own_row else name.place,
        f"{what} ini berada di bawah sasaran lain di {shares.sheet} {there.place.cell}.",
        row_label=name.written,
        row_unit=unit_of_cell(outline, name),
        column_heading=outline.heading(Key.SASARAN),
        expected=there.written if alone else None,
        actual=here.written,
        elsewhere=shares.sheet if alone else "",
        hint=_hint_on_sasaran(ways if is_told else (), here),
        fixes=ways,
        basis=(
            name.place,
            here.place,
            there.place,
            *(shares.place(each.row, Key.PROGRAM) for each in outlined.assigned),
            *(shares.place(each.row, Key.UNIT) for each in outlined.assigned if Key.UNIT in shares.columns),
        ),
        related=(there.place,),
    )


def disputed_programs(report: Report, sasaran: Collection[str]) -> Iterator[Place]:
    """Where Tabel 2.1 names programs, and their sasaran, that it or Tabel 2.3.1 alone puts under a sasaran."""
    outline, found = filled_table(report, _OUTLINE), assignments_of(report.tables)
    if outline is None or found is None:
        return
    known = {name_key(each.written) for each in usual_sasaran(report)}
    for each in _outlined(outline, found):
        names = {name_key(each.sasaran.written), *(one.aim[0] for one in each.assigned)}
        if not _is_named(each, known) and not names.isdisjoint(sasaran):
            yield from (each.name.place, each.sasaran.place)


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
    where = "di sini" if place == here.place else f"di {place.sheet} {place.cell}"
    return f"Cocokkan dengan Renstra. Penyerapan cocok bila sasarannya dibetulkan {where}."


def _stands_for_one_program(report: Report, cell: Cell) -> bool:
    """Whether a sasaran is typed for one program, and not once over several."""
    programs = [
        row
        for table in with_sasaran(report)
        for row in table.rows
        if Key.SASARAN in row.cells and row.cells[Key.SASARAN].place == cell.place and row.begins(Key.PROGRAM)
    ]
    return len(programs) == 1 and not cell.formula
