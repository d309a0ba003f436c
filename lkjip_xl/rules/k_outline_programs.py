"""The programs of Tabel 2.1 and of Tabel 2.7, each with what stands under it, and which of them are the same.

Where both tables tell units (kelurahan, UPTD) a name is one row's within its unit; where Tabel 2.1 tells none,
each of its names means the rows of all units together.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from lkjip_xl.report.cell import Cell
from lkjip_xl.report.model import Row, Table
from lkjip_xl.report.pairing import pair_names, unit_key
from lkjip_xl.tables.keys import Key
from lkjip_xl.tables.levels import Level
from lkjip_xl.text.words import name_key


@dataclass(frozen=True, slots=True)
class Named:
    """A cell that names something, and the unit of its row as it is compared."""

    cell: Cell
    unit: str = ""

    @property
    def key(self) -> tuple[str, str]:
        """By what it is one thing."""
        return self.unit, name_key(self.cell.written)


@dataclass(frozen=True, slots=True)
class OutlineProgram:
    """A program with what stands under it.

    ``nameless`` says that a name is missing among its parts, which can be any that seems to be.
    """

    name: Named
    parts: tuple[Named, ...]
    nameless: bool = False


@dataclass(frozen=True, slots=True)
class PairedPrograms:
    """The programs of both tables side by side, and those of one of them only."""

    pairs: tuple[tuple[OutlineProgram, OutlineProgram], ...]
    only_here: tuple[OutlineProgram, ...]
    only_there: tuple[OutlineProgram, ...]


def paired_programs(outline: Table, plan: Table) -> PairedPrograms:
    """The programs of Tabel 2.1 beside those of Tabel 2.7; one that stands twice is named by D07 or K10."""
    left, right = _programs_of_outline(outline), _programs_of_plan(plan)
    units_here, units_there = (_units(programs) for programs in (left, right))
    same = {units_here[a]: units_there[b] for a, b in pair_names(units_here, units_there)}
    left = _with_units(left, lambda unit: same.get(unit, ""))
    right = _with_units(right, lambda unit: unit if unit in same.values() else "")
    if units_there and not units_here:
        left, right = ([replace(each, parts=_once(each.parts)) for each in side] for side in (left, right))
    left, right = _each_once(left), _each_once(right)
    pairs = pair_named([each.name for each in left], [each.name for each in right])
    return PairedPrograms(
        tuple((left[a], right[b]) for a, b in pairs),
        tuple(each for index, each in enumerate(left) if index not in {a for a, _ in pairs}),
        tuple(each for index, each in enumerate(right) if index not in {b for _, b in pairs}),
    )


def pair_named(left: Sequence[Named], right: Sequence[Named]) -> list[tuple[int, int]]:
    """Which name of one list is the same as which of another, by index: within its unit; without one, of any."""
    found: list[tuple[int, int]] = []
    here, there = list(range(len(left))), list(range(len(right)))
    of_units = [(unit, unit) for unit in dict.fromkeys(each.unit for each in left)]
    for own, other in (*of_units, ("", None), (None, "")):
        a, b = _of_unit(left, here, own), _of_unit(right, there, other)
        pairs = pair_names([left[at].cell.written for at in a], [right[at].cell.written for at in b])
        found += [(a[one], b[another]) for one, another in pairs]
        here = [at for at in here if at not in {one for one, _ in found}]
        there = [at for at in there if at not in {other for _, other in found}]
    return sorted(found)


def _of_unit(items: Sequence[Named], among: Sequence[int], unit: str | None) -> list[int]:
    """Those of some items, by index, that are of a unit; all of them where it does not matter."""
    return [at for at in among if unit is None or items[at].unit == unit]


def _units(programs: Iterable[OutlineProgram]) -> list[str]:
    """The units that are told, each once."""
    named = (each for program in programs for each in (program.name, *program.parts))
    return list(dict.fromkeys(each.unit for each in named if each.unit))


def _with_units(programs: Iterable[OutlineProgram], meant: Callable[[str], str]) -> list[OutlineProgram]:
    """The programs, their units as they are meant in both tables."""
    return [
        replace(
            each,
            name=replace(each.name, unit=meant(each.name.unit)),
            parts=tuple(replace(part, unit=meant(part.unit)) for part in each.parts),
        )
        for each in programs
    ]


def _each_once(programs: Iterable[OutlineProgram]) -> list[OutlineProgram]:
    """The programs without those that stand again further down, with what stands under these only."""
    found: dict[tuple[str, str], OutlineProgram] = {}
    for program in programs:
        earlier = found.setdefault(program.name.key, program)
        known = {part.key for part in earlier.parts}
        more = (part for part in program.parts if part.key not in known)
        found[program.name.key] = replace(earlier, parts=(*earlier.parts, *more))
    return list(found.values())


def _once(parts: Iterable[Named]) -> tuple[Named, ...]:
    return tuple({part.key: part for part in reversed([*parts])}.values())[::-1]


def _named(row: Row, key: str) -> Named:
    return Named(row.cells[key], unit_key(row))


def _programs_of_outline(table: Table) -> list[OutlineProgram]:
    """The programs of Tabel 2.1, which may stand beside their first kegiatan or in a row of their own."""
    found: list[tuple[Named, list[Named]]] = []
    for row in table.rows:
        part = row.cells.get(Key.KEGIATAN)
        # The same program again goes on: it stands on each of its rows, or twice.
        if row.begins(Key.PROGRAM) and (not found or found[-1][0].key != _named(row, Key.PROGRAM).key):
            found.append((_named(row, Key.PROGRAM), []))
        if part is not None and not part.is_blank and found:
            found[-1][1].append(_named(row, Key.KEGIATAN))
    return [OutlineProgram(name, tuple(parts)) for name, parts in found]


def _programs_of_plan(table: Table) -> list[OutlineProgram]:
    """The programs of Tabel 2.7, each with all that stands under it."""
    programs: list[tuple[Named, list[Named]]] = []
    for row in table.rows:
        own = _named(row, table.spec.label)
        if row.level is Level.PROGRAM:
            programs.append((own, []))
        elif programs:
            programs[-1][1].append(own)
    return [
        OutlineProgram(
            name,
            tuple(part for part in parts if not part.cell.is_blank),
            nameless=any(part.cell.is_blank for part in parts),
        )
        for name, parts in programs
    ]
