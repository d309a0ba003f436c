"""Which row of the report is which program, kegiatan or sub kegiatan of the finance system."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property
from types import MappingProxyType

from lkjip_xl.finance.compare.assignment import best_assignment
from lkjip_xl.finance.compare.tree import BudgetTree, Node
from lkjip_xl.grids.codes import is_same_code
from lkjip_xl.grids.words import split_level_word
from lkjip_xl.report.model import Row, Table
from lkjip_xl.report.pairing import code_key
from lkjip_xl.report.unit_names import without_unit
from lkjip_xl.tables.keys import Key
from lkjip_xl.text.words import fold, likeness, name_key

# From here on a name is taken for another, and said so; down to the lower one it is only proposed.
ACCEPTED = 0.9
PROPOSED = 0.6


class By(Enum):
    """What a row and a node were matched by; the value is what staff read."""

    MAPPING = "Pemetaan"
    CODE = "kode"
    NAME = "nama"
    SIMILARITY = "nama yang mirip"


@dataclass(frozen=True, slots=True)
class Match:
    """A row and the node that is the same. ``score`` says how alike their names are, from 0 to 1."""

    row: Row
    node: Node
    by: By
    score: float = 1.0


@dataclass(frozen=True)
class Matching:
    """Matches, and what stands on one side only. ``proposed`` are pairs that a person must confirm."""

    matches: tuple[Match, ...]
    only_here: tuple[Row, ...]
    only_there: tuple[Node, ...]
    proposed: tuple[Match, ...] = ()

    def of_row(self, row: Row) -> Match | None:
        """The match of a row."""
        return self._by_row.get(row.index)

    @cached_property
    def _by_row(self) -> Mapping[int, Match]:
        return {each.row.index: each for each in self.matches}


@dataclass
class _Found:
    units: Mapping[int, str]
    matches: list[Match] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    nodes: list[Node] = field(default_factory=list)
    proposed: list[Match] = field(default_factory=list)


def match(
    table: Table,
    tree: BudgetTree,
    mapping: Sequence[tuple[str, str]] = (),
    units: Mapping[int, str] = MappingProxyType({}),
) -> Matching:
    """Match the rows of a table with known levels, from the programs down.

    Under one parent first by ``mapping`` (names or codes here and there), then by code, by name, and by the
    nearest names as the best assignment of all of them. ``units`` are those of rows, by their index, that are the
    same as nodes of that unit only.
    """
    found = _Found(units)
    _match_down(table, tree, (table.top_rows, tree.children(None)), mapping, found)
    _match_moved(table, tree, mapping, found)
    return Matching(
        tuple(sorted(found.matches, key=lambda each: each.row.index)),
        tuple(found.rows),
        tuple(found.nodes),
        tuple(found.proposed),
    )


def _match_down(
    table: Table,
    tree: BudgetTree,
    start: tuple[Sequence[Row], Sequence[Node]],
    mapping: Sequence[tuple[str, str]],
    found: _Found,
) -> None:
    """Match what stands under one parent, and then what lies below each pair."""
    siblings = [start]
    while siblings:
        rows, nodes = siblings.pop(0)
        matched = _match_siblings(table, rows, nodes, mapping, found)
        siblings += [(table.children(each.row), tree.children(each.node)) for each in matched]


def _match_siblings(
    table: Table, rows: Sequence[Row], nodes: Sequence[Node], mapping: Sequence[tuple[str, str]], found: _Found
) -> list[Match]:
    """Match what stands under one parent; what is left over is left in ``found``."""
    matched: list[Match] = []
    left, right = list(rows), list(nodes)
    for by in (By.MAPPING, By.CODE, By.NAME):
        waiting: dict[Hashable, list[Node]] = {}
        for node in right:
            waiting.setdefault((_key_of_node(node, by, mapping), name_key(node.unit)), []).append(node)
        for row in list(left):
            key = _key_of_row(table, row, by, mapping)
            same = waiting.get((key, found.units.get(row.index, "")))
            if key and same:
                node = same.pop(0)
                matched.append(Match(row, node, by))
                left.remove(row)
                right.remove(node)
        if by is By.CODE:
            _match_by_placeholder(table, left, right, matched, found.units)
    alike = _best_assignment(table, left, right)
    for each in (each for each in alike if name_key(each.node.unit) == found.units.get(each.row.index, "")):
        if each.score >= ACCEPTED:
            matched.append(each)
            left.remove(each.row)
            right.remove(each.node)
        else:
            found.proposed.append(each)
    found.matches += matched
    found.rows += left
    found.nodes += right
    return matched


def _match_by_placeholder(
    table: Table, left: list[Row], right: list[Node], matched: list[Match], units: Mapping[int, str]
) -> None:
    """Match by codes of which one has X.XX for its bidang urusan."""
    for row in list(left):
        code = code_key(row.text(table.spec.tree.code)) if table.spec.tree else ()
        of_unit = (each for each in right if name_key(each.unit) == units.get(row.index, ""))
        node = next((each for each in of_unit if is_same_code(code, code_key(each.code))), None)
        if node is not None:
            matched.append(Match(row, node, By.CODE))
            left.remove(row)
            right.remove(node)


def _code(table: Table, row: Row) -> Hashable:
    tree = table.spec.tree
    return code_key(row.text(tree.code)) if tree else ()


def _mapped(table: Table, row: Row, mapping: Sequence[tuple[str, str]]) -> Hashable:
    """What the mapping makes of a row, the same for all that it makes the same of; None where it has none."""
    at = _pair_of(table, row, mapping)
    return None if at is None else _first_alike(mapping, mapping[at][1])


def _pair_of(table: Table, row: Row, mapping: Sequence[tuple[str, str]]) -> int | None:
    """The pair of the mapping that names a row: with its unit behind the name or the code before one without."""
    tree = table.spec.tree
    code = code_key(row.text(tree.code)) if tree else ()
    names = (table.label(row), *_own_indicators(table, row))
    unit = row.text(Key.UNIT)
    bare = [(at, here, without_unit(here, unit)) for at, (here, _) in enumerate(mapping)]
    ordered = [*((at, text) for at, here, text in bare if text != here), *((at, here) for at, here, _ in bare)]
    return next((at for at, text in ordered if any(_is_named(text, code, name) for name in names)), None)


def _first_alike(mapping: Sequence[tuple[str, str]], there: str) -> int:
    """The place of the first pair with a row of the finance system, from 1 on."""
    return next(at for at, (_, each) in enumerate(mapping, 1) if plain_key(each) == plain_key(there))


def _own_indicators(table: Table, row: Row) -> Iterator[str]:
    """The further indicators of a row that no other row has: whoever names one of them means the row."""
    for line in table.with_lines(row)[1:]:
        name = table.label(line)
        if sum(name_key(each.text(Key.INDIKATOR)) == name_key(name) for each in table.indicator_rows) == 1:
            yield name


def _mapped_to(node: Node, mapping: Sequence[tuple[str, str]]) -> Hashable:
    code = code_key(node.code)
    return next((at for at, (_, there) in enumerate(mapping, 1) if _is_named(there, code, node.name)), None)


def _is_named(text: str, code: Sequence[object], name: str) -> bool:
    return (bool(code) and code_key(text) == code) or plain_key(text) == plain_key(name)


def plain_name(name: str) -> str:
    """A name without the word for its level in front: ``Administrasi Umum`` of ``Kegiatan Administrasi Umum``."""
    return split_level_word(name)[1]


def plain_key(name: str) -> str:
    """What makes a name the same name here and there."""
    return name_key(plain_name(name))


def _best_assignment(table: Table, rows: Sequence[Row], nodes: Sequence[Node]) -> list[Match]:
    """The pairs of near names that are most alike taken together, each row and node once."""
    here, there = (
        [fold(plain_name(name)) for name in names]
        for names in (map(table.label, rows), (node.name for node in nodes))
    )
    scores = {
        (a, b): score
        for a, one in enumerate(here)
        for b, other in enumerate(there)
        if (score := likeness(one, other, PROPOSED)) >= PROPOSED
    }
    return [Match(rows[a], nodes[b], By.SIMILARITY, scores[a, b]) for a, b in best_assignment(scores)]


def _match_moved(table: Table, tree: BudgetTree, mapping: Sequence[tuple[str, str]], found: _Found) -> None:
    """Match what stands under another parent here than there, and what lies below it.

    By Pemetaan, by code, or by a name that only one row and one node of a level have.
    """
    for by in (By.MAPPING, By.CODE, By.NAME):
        for row in list(found.rows):
            key = _key_of_row(table, row, by, mapping)
            same = [each for each in found.nodes if key and _key_of_node(each, by, mapping) == key]
            unit = found.units.get(row.index, "")
            same = [each for each in same if each.level is row.level and name_key(each.unit) == unit]
            rows = [each for each in found.rows if key and _key_of_row(table, each, by, mapping) == key]
            rows = [each for each in rows if found.units.get(each.index, "") == unit]
            if len(same) != 1 or (by is By.NAME and len([each for each in rows if each.level is row.level]) > 1):
                continue
            found.rows.remove(row)
            found.nodes.remove(same[0])
            found.matches.append(Match(row, same[0], by))
            _match_down(table, tree, (table.children(row), tree.children(same[0])), mapping, found)


def _key_of_row(table: Table, row: Row, by: By, mapping: Sequence[tuple[str, str]]) -> Hashable:
    match by:
        case By.MAPPING:
            return _mapped(table, row, mapping)
        case By.CODE:
            return _code(table, row)
        case _:
            return plain_key(table.label(row))


def _key_of_node(node: Node, by: By, mapping: Sequence[tuple[str, str]]) -> Hashable:
    match by:
        case By.MAPPING:
            return _mapped_to(node, mapping)
        case By.CODE:
            return code_key(node.code)
        case _:
            return plain_key(node.name)


def unused_pairs(table: Table, matching: Matching, mapping: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """The pairs of Pemetaan by which nothing was matched."""
    used = {_pair_of(table, each.row, mapping) for each in matching.matches if each.by is By.MAPPING}
    return [pair for at, pair in enumerate(mapping) if at not in used]
