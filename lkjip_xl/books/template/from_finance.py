"""A template whose Tabel 2.7 is filled already from a file of the finance system: codes, levels, names, pagu."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal

from lkjip_xl.books.template.template import Filling, Typed
from lkjip_xl.files.refusal import refused
from lkjip_xl.finance.compare.tree import BudgetTree, Node, build_tree
from lkjip_xl.finance.read.agencies import refuse_several
from lkjip_xl.finance.source import Source
from lkjip_xl.tables import TABEL_2_7
from lkjip_xl.tables.keys import Key


def budget_of(source: Source, *, with_murni: bool = False) -> BudgetTree:
    """The programs, kegiatan and sub kegiatan of a file with their pagu.

    ``with_murni`` says that the pagu before the change is wanted too, where the file has both.

    Raises:
        UnreadableFile: if the file has no pagu, or holds several agencies.

    """
    if not source.has_pagu:
        raise refused("berkas ini tidak memuat pagu.", "Pakai Rekap 5, DPA, atau LRA.", wrong_use=True)
    refuse_several(source.skpd, "berkas ini")
    tree = build_tree([source], [])
    if not with_murni:
        return tree
    return replace(tree, nodes=tuple(replace(each, murni=each.other_pagu) for each in tree.nodes))


def filling_from(tree: BudgetTree) -> Filling:
    """What a person would type into Tabel 2.7; indicators and targets are left for people."""
    return Filling({TABEL_2_7.key: list(_rows(tree, None))})


def _rows(tree: BudgetTree, above: Node | None) -> Iterator[Mapping[str, Typed]]:
    """Parents before their parts."""
    for node in tree.children(above):
        yield row_of(node)
        yield from _rows(tree, node)


def row_of(node: Node) -> Mapping[str, Typed]:
    """A row of Tabel 2.7 as the file tells it."""
    row = {Key.JENIS: Typed(node.level.label), Key.NAMA: Typed(node.label)}
    if node.code:
        row[Key.KODE] = Typed(node.code)
    if isinstance(node.pagu, Decimal):
        row[Key.PAGU] = Typed(node.pagu)
    if node.murni is not None:
        row[Key.PAGU_MURNI] = Typed(node.murni)
    return row
