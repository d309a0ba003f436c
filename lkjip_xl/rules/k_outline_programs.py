"""The programs of Tabel 2.1 and of Tabel 2.7, each with what stands under it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from lkjip_xl.report.model import Cell, Table
from lkjip_xl.tables.keys import Key
from lkjip_xl.tables.levels import Level
from lkjip_xl.text.words import name_key


@dataclass(frozen=True, slots=True)
class OutlineProgram:
    """A program with what stands under it. ``sasaran`` is the cell that names its sasaran, if there is one.

    ``nameless`` says that a name is missing among its parts, which can be any that seems to be.
    """

    name: Cell
    parts: tuple[Cell, ...]
    sasaran: Cell | None = None
    nameless: bool = False


def programs_of_outline(table: Table) -> list[OutlineProgram]:
    """The programs of Tabel 2.1, which may stand beside their first kegiatan or in a row of their own."""
    found: list[tuple[Cell, list[Cell], Cell | None]] = []
    for row in table.rows:
        program, part = row.cells.get(Key.PROGRAM), row.cells.get(Key.KEGIATAN)
        begins = program is not None and not program.is_blank and not program.carried
        # The same program again goes on: it stands on each of its rows, or twice.
        again = found and program is not None and name_key(found[-1][0].written) == name_key(program.written)
        if program is not None and begins and not again:
            found.append((program, [], row.cells.get(Key.SASARAN)))
        if part is not None and not part.is_blank and found:
            found[-1][1].append(part)
    return [OutlineProgram(name, tuple(parts), sasaran) for name, parts, sasaran in found]


def programs_of_plan(table: Table) -> list[OutlineProgram]:
    """The programs of Tabel 2.7, each with all that stands under it."""
    label = table.spec.label
    programs: list[tuple[Cell, list[Cell]]] = []
    for row in table.rows:
        if row.level is Level.PROGRAM:
            programs.append((row.cells[label], []))
        elif programs:
            programs[-1][1].append(row.cells[label])
    return [
        OutlineProgram(
            name,
            tuple(part for part in parts if not part.is_blank),
            nameless=any(part.is_blank for part in parts),
        )
        for name, parts in programs
    ]


def each_once(programs: Iterable[OutlineProgram]) -> list[OutlineProgram]:
    """The programs without those that stand again further down, with what stands under these only."""
    found: dict[str, OutlineProgram] = {}
    for program in programs:
        earlier = found.setdefault(name_key(program.name.written), program)
        known = {name_key(part.written) for part in earlier.parts}
        more = (part for part in program.parts if name_key(part.written) not in known)
        found[name_key(program.name.written)] = replace(earlier, parts=(*earlier.parts, *more))
    return list(found.values())
