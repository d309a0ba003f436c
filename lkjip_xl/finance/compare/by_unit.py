"""Which parts of an agency (kelurahan, UPTD, puskesmas) the finance files tell apart as the report does.

A row of the report is held against the amounts of its own unit where both name it. Where the files name no unit,
or not one of those that have rows of one code, those rows are held against the amounts of all of them together.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field

from lkjip_xl.finance.compare.matching import Matching, match
from lkjip_xl.finance.compare.tree import BudgetTree, UnitAt, nowhere_apart
from lkjip_xl.finance.compare.units import GroupKey, groups_of, table_together
from lkjip_xl.finance.source import Path, Source
from lkjip_xl.report.model import Row, Table
from lkjip_xl.report.pairing import pair_names, unit_key
from lkjip_xl.text.sentences import few
from lkjip_xl.text.words import fold, name_key

# One writes Kelurahan Aren Jaya, another Kel. Aren Jaya or Aren Jaya alone.
_KIND_OF_UNIT = re.compile(r"(?:kelurahan|kel|desa|uptd?|unit)\b\.?\s*(?=\w)")
_MOST_NAMED = 5
_NOT_TOLD = "berkas keuangan tidak menyebut unit, jadi baris berkode sama dari beberapa UNIT dijumlahkan"


@dataclass(frozen=True)
class ByUnit:
    """What is held apart by unit. ``apart`` are the groups of rows of one code that are.

    ``units`` are the units of the report by those of the files, ``at`` the places of those groups in the files
    with the units that have a row there, ``notes`` what must be said.
    """

    apart: frozenset[GroupKey] = frozenset()
    units: Mapping[str, str] = field(default_factory=dict)
    at: Mapping[Path, frozenset[str]] = field(default_factory=dict)
    notes: tuple[str, ...] = ()

    def unit_at(self, path: Path, unit: str) -> tuple[int, str] | None:
        """Where a line of a unit has a node of that unit, and what it is called; None where it has none.

        A row without a unit has what no unit beside it has.
        """
        for length in range(1, len(path) + 1):
            if (units := self.at.get(path[:length])) is not None:
                own = self.units.get(unit, unit)
                is_rest = "" in units and name_key(own) not in units
                return None if is_rest else (length, own)
        return None

    def units_of_rows(self, table: Table) -> dict[int, str]:
        """By which unit a row is matched, by its index; rows that have the amounts of all units are left out."""
        keys = groups_of(table, self.apart)[1] if self.apart else {}
        return {
            index: key[1]
            for index, key in keys.items()
            if isinstance(key, tuple) and key[0] in self.apart and isinstance(key[1], str)
        }


@dataclass(frozen=True)
class MatchedByUnit:
    """A table whose rows are those of the files: of units together, but where both tell them apart."""

    table: Table
    tree: BudgetTree
    matching: Matching
    units: ByUnit


def match_by_unit(
    table: Table,
    sources: Sequence[Source],
    tree_of: Callable[[UnitAt], BudgetTree],
    mapping: Sequence[tuple[str, str]] = (),
) -> MatchedByUnit:
    """Match the rows of a table with all units together first; then, where the files tell them, unit by unit.

    ``tree_of`` makes the budget of the files, given where units are held apart; ``mapping`` is as in ``match``.
    """
    together, tree = table_together(table), tree_of(nowhere_apart)
    matching = match(together, tree, mapping)
    units = _by_unit(table, matching, sources)
    if units.apart:
        together, tree = table_together(table, units.apart), tree_of(units.unit_at)
        matching = match(together, tree, mapping, units.units_of_rows(together))
    return MatchedByUnit(together, tree, matching, units)


def _by_unit(table: Table, matching: Matching, sources: Sequence[Source]) -> ByUnit:
    """What of a table is held apart; ``matching`` is that of its rows with all units together."""
    groups = groups_of(table)[0]
    own = {key: row.text(table.spec.tree.unit) for row in table.rows if table.spec.tree and (key := unit_key(row))}
    several = any(len(group) > 1 for group in groups.values())
    there = dict.fromkeys(line.unit for source in sources for line in source.lines if line.unit)
    if not own or len(there) < 2 or not all(any(line.unit for line in source.lines) for source in sources):
        return ByUnit(notes=(_NOT_TOLD,) if several and own else ())
    pairs = pair_names([*map(_plain, own.values())], [*map(_plain, there)])
    here, names = list(own), list(there)
    units = {names[b]: own[here[a]] for a, b in pairs}
    found = _apart(table, groups, frozenset(here[a] for a, _ in pairs))
    together = list(groups)
    matched = {together[each.row.index]: each.node.path for each in matching.matches}
    paths = {group: matched[group] for group in found if group in matched}
    at = {path: frozenset(unit_key(row) for row in groups[group]) for group, path in paths.items()}
    missing = [text for key, text in own.items() if key not in {here[a] for a, _ in pairs}]
    return ByUnit(frozenset(paths), units, at, tuple(_notes(units, missing) if several else ()))


def _apart(table: Table, groups: Mapping[GroupKey, Sequence[Row]], paired: Set[str]) -> set[GroupKey]:
    """The topmost groups of which each row is wholly of a unit of its own that the files have."""
    found: set[GroupKey] = set()
    inside: set[int] = set()
    for key, rows in groups.items():
        units = [unit_key(row) for row in rows]
        named = {unit for unit in units if unit}
        below = [list(table.below(row)) for row in rows]
        is_whole = all(unit_key(each) == unit for unit, parts in zip(units, below, strict=True) for each in parts)
        if any(row.index in inside for row in rows) or not named or not is_whole:
            continue
        if named <= paired and len(set(units)) == len(units):
            found.add(key)
            inside |= {each.index for parts in below for each in parts}
    return found


def _plain(unit: str) -> str:
    return _KIND_OF_UNIT.sub("", fold(unit))


def _notes(units: Mapping[str, str], missing: Sequence[str]) -> Iterator[str]:
    yield f"dicocokkan per unit: {few(list(dict.fromkeys(units.values())), _MOST_NAMED)}"
    if missing:
        yield f"unit {few(missing, _MOST_NAMED)} tidak ada di berkas keuangan, jadi baris berkode sama dijumlahkan"
