"""A template that is filled already from a file of the finance system: codes, levels, names, pagu, realisasi."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from lkjip_xl.books.template.template import Filling, Typed
from lkjip_xl.files.refusal import refused
from lkjip_xl.finance.compare.tree import BudgetTree, Node, UnitAt, build_tree, nowhere_apart
from lkjip_xl.finance.read.agencies import refuse_several
from lkjip_xl.finance.source import Shape, Source
from lkjip_xl.reader.own.amounts import AmountColumn, Roles, What
from lkjip_xl.reader.own.part_of_year import part_of_year
from lkjip_xl.tables import TABEL_2_7, TABEL_3_1_1_B
from lkjip_xl.tables.keys import Key


@dataclass(frozen=True, slots=True)
class Budget:
    """The pagu of a file of the finance system; ``with_murni``: the one before the change is wanted too."""

    source: Source
    with_murni: bool = False

    @property
    def has_spent(self) -> bool:
        """Whether it is a list with a realisasi of which nothing says that it is of a part of the year.

        What the finance system exports holds all that was spent up to that day.
        """
        source = self.source
        if source.shape is not Shape.SIMPLE or not source.has_realisasi or source.months:
            return False
        columns = [AmountColumn(at, heading, What.REALISASI) for at, heading in enumerate(source.spent_in)]
        lists = [Roles((each,), realisasi=each) for each in columns]
        return bool(lists) and not any(part_of_year(each, source.titles, source.sheet) for each in lists)

    def tree(self, unit_at: UnitAt = nowhere_apart) -> BudgetTree:
        """Its programs, kegiatan and sub kegiatan; ``unit_at`` says where those of units are held apart."""
        tree = build_tree([self.source], [self.source] if self.has_spent else [], unit_at)
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
    """What a person would type into Tabel 2.7 and 3.1.1.b; indicators and targets are left for people.

    ``by_unit`` says that the template has UNIT: each unit has its own programs then, where the file tells units.
    """
    if not (by_unit and budget.units):
        return _filling(list(_under(budget.tree(), None)), {})
    tree = budget.tree(lambda _path, unit: (1, unit))
    nodes: list[Node] = []
    begins: dict[int, str] = {}
    for unit in budget.units:
        begins[len(nodes)] = unit  # it holds for the rows below it until the next
        nodes += [each for top in tree.children(None) if top.unit == unit for each in (top, *_under(tree, top))]
    return _filling(nodes, begins)


def _filling(nodes: Sequence[Node], units: Mapping[int, str]) -> Filling:
    """The rows of some nodes, and at which of them the rows of a unit begin."""
    plan = [row_of(node) | ({Key.UNIT: Typed(units[at])} if at in units else {}) for at, node in enumerate(nodes)]
    spent = [_spent(node) for node in nodes]
    return Filling({TABEL_2_7.key: plan} | ({TABEL_3_1_1_B.key: spent} if any(spent) else {}))


def _under(tree: BudgetTree, node: Node | None) -> Iterator[Node]:
    """What lies under a node, each before its parts."""
    for part in tree.children(node):
        yield part
        yield from _under(tree, part)


def _spent(node: Node) -> dict[str, Typed]:
    return {Key.REALISASI: Typed(node.realisasi)} if isinstance(node.realisasi, Decimal) else {}


def row_of(node: Node) -> dict[str, Typed]:
    """A row of Tabel 2.7 as the file tells it."""
    row = {Key.JENIS: Typed(node.level.label), Key.NAMA: Typed(node.name or node.code)}
    if node.code:
        row[Key.KODE] = Typed(node.code)
    if isinstance(node.pagu, Decimal):
        row[Key.PAGU] = Typed(node.pagu)
    if node.murni is not None:
        row[Key.PAGU_MURNI] = Typed(node.murni)
    return row
