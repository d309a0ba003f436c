"""A template whose Tabel 2.7 is filled already from a file of the finance system: codes, levels, names, pagu."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from lkjip_xl.books.template.template import Filling, Typed
from lkjip_xl.files.refusal import refused
from lkjip_xl.finance.compare.tree import BudgetTree, Node, UnitAt, build_tree, nowhere_apart
from lkjip_xl.finance.read.agencies import refuse_several
from lkjip_xl.finance.source import Source
from lkjip_xl.tables import TABEL_2_7
from lkjip_xl.tables.keys import Key


@dataclass(frozen=True, slots=True)
class Budget:
    """The pagu of a file of the finance system; ``with_murni``: the one before the change is wanted too."""

    source: Source
    with_murni: bool = False

    def tree(self, unit_at: UnitAt = nowhere_apart) -> BudgetTree:
        """Its programs, kegiatan and sub kegiatan; ``unit_at`` says where those of units are held apart."""
        tree = build_tree([self.source], [], unit_at)
        if not self.with_murni:
            return tree
        return replace(tree, nodes=tuple(replace(each, murni=each.other_pagu) for each in tree.nodes))

    @property
    def rows(self) -> int:
        """How many programs, kegiatan and sub kegiatan it has, units held together."""
        return len({line.path[:length] for line in self.source.lines for length in range(1, len(line.path) + 1)})

    @property
    def units(self) -> tuple[str, ...]:
        """The units that the file tells apart; none where not each of its lines has one."""
        found = tuple(dict.fromkeys(line.unit for line in self.source.lines))
        return found if len(found) > 1 and all(found) else ()


def budget_of(source: Source, *, with_murni: bool = False) -> Budget:
    """The pagu of a file; ``with_murni`` says that the one before the change is wanted too, where it has both.

    Raises:
        UnreadableFile: if the file has no pagu, or holds several agencies.

    """
    if not source.has_pagu:
        raise refused("berkas ini tidak memuat pagu.", "Pakai Rekap 5, DPA, atau LRA.", wrong_use=True)
    refuse_several(source.skpd, "berkas ini")
    return Budget(source, with_murni)


def filling_from(budget: Budget, *, by_unit: bool = False) -> Filling:
    """What a person would type into Tabel 2.7; indicators and targets are left for people.

    ``by_unit`` says that the template has UNIT: each unit has its own programs then, where the file tells units.
    """
    if not (by_unit and budget.units):
        tree = budget.tree()
        return Filling({TABEL_2_7.key: [row for top in tree.children(None) for row in _rows(tree, top)]})
    tree = budget.tree(lambda _path, unit: (1, unit))
    rows: list[Mapping[str, Typed]] = []
    for unit in budget.units:
        own = [row for top in tree.children(None) if top.unit == unit for row in _rows(tree, top)]
        # It holds for the rows below it until the next.
        rows += [{**own[0], Key.UNIT: Typed(unit)}, *own[1:]]
    return Filling({TABEL_2_7.key: rows})


def _rows(tree: BudgetTree, node: Node) -> Iterator[Mapping[str, Typed]]:
    """A node before its parts."""
    yield row_of(node)
    for part in tree.children(node):
        yield from _rows(tree, part)


def row_of(node: Node) -> Mapping[str, Typed]:
    """A row of Tabel 2.7 as the file tells it."""
    row = {Key.JENIS: Typed(node.level.label), Key.NAMA: Typed(node.name or node.code)}
    if node.code:
        row[Key.KODE] = Typed(node.code)
    if isinstance(node.pagu, Decimal):
        row[Key.PAGU] = Typed(node.pagu)
    if node.murni is not None:
        row[Key.PAGU_MURNI] = Typed(node.murni)
    return row
