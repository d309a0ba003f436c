"""The rows of Tabel 2.7 of a workbook, with the pagu of a file of the finance system."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from lkjip_xl.books.template.contents import Typed
from lkjip_xl.books.template.from_finance import row_of
from lkjip_xl.finance.compare.matching import Matching, match
from lkjip_xl.finance.compare.tree import BudgetTree, Node
from lkjip_xl.finance.source import Path
from lkjip_xl.report.model import Row, Table
from lkjip_xl.tables.keys import Key


@dataclass(frozen=True, slots=True)
class OtherPagu:
    """A row whose pagu is another one in the file. Rupiah; None where the workbook has none."""

    label: str
    before: Decimal | None
    now: Decimal


@dataclass(frozen=True, slots=True)
class BudgetRows:
    """The rows of Tabel 2.7 with the pagu of a file.

    ``origins`` is for each row which of the workbook's rows it was; None for one that only the file has. ``pagu``
    are those that became others, ``added`` the names of rows that only the file has, ``alone`` of those that only
    the workbook has, by the place of each, and ``unknown`` those whose pagu the file does not tell.
    """

    rows: tuple[Mapping[str, Typed], ...] = ()
    origins: tuple[int | None, ...] = ()
    pagu: tuple[OtherPagu, ...] = ()
    added: tuple[str, ...] = ()
    alone: Mapping[int, str] = field(default_factory=dict)
    unknown: tuple[str, ...] = ()


def with_budget(
    table: Table, typed: Sequence[Mapping[str, Typed]], places: Mapping[int, int], tree: BudgetTree
) -> BudgetRows:
    """The rows as somebody typed them, with the pagu of the file; what only it has stands in the file's order.

    It comes before the row that follows it in the file, where that one has the same parent in the workbook; else
    last under its parent.

    ``places`` is for each row of the table, by its number in its sheet, which of ``typed`` it is.
    """
    return _Merger(table, typed, places, tree).merged()


class _Merger:
    def __init__(
        self, table: Table, typed: Sequence[Mapping[str, Typed]], places: Mapping[int, int], tree: BudgetTree
    ) -> None:
        self._table, self._typed, self._tree = table, typed, tree
        self._rows = {places[row.number]: row for row in table.rows if row.number in places}
        self._matching: Matching = match(table, tree)
        self._taken = {each.node.path for each in self._matching.matches}
        self._pagu: list[OtherPagu] = []
        self._added: list[str] = []
        self._placed: set[Path] = set()
        self._unknown: list[str] = []

    def merged(self) -> BudgetRows:
        """The rows of both."""
        found = [*self._all()]
        lonely = {row.index for row in self._matching.only_here}
        alone = {place: self._table.label(row) for place, row in self._rows.items() if row.index in lonely}
        return BudgetRows(
            tuple(row for row, _ in found),
            tuple(origin for _, origin in found),
            tuple(self._pagu),
            tuple(self._added),
            alone,
            tuple(self._unknown),
        )

    def _all(self) -> Iterator[tuple[Mapping[str, Typed], int | None]]:
        """The workbook's rows in their order, with the parts that only the file has among or under them."""
        open_rows: list[Row] = []
        for place, typed in enumerate(self._typed):
            row = self._rows.get(place)
            if row is not None:
                while open_rows and open_rows[-1].index != row.parent:
                    yield from self._new_under(open_rows.pop())
                yield from self._new_before(row)
                open_rows.append(row)
            yield (typed if row is None else self._with_pagu(typed, row)), place
        while open_rows:
            yield from self._new_under(open_rows.pop())
        yield from self._new(None)

    def _with_pagu(self, typed: Mapping[str, Typed], row: Row) -> Mapping[str, Typed]:
        found = self._matching.of_row(row)
        if found is None:
            return typed
        if found.node.murni is not None and Key.PAGU_MURNI not in typed:
            typed = {**typed, Key.PAGU_MURNI: Typed(found.node.murni)}
        pagu, before = found.node.pagu, row.figure(Key.PAGU)
        if not isinstance(pagu, Decimal):
            self._unknown.append(self._table.label(row))
            return typed
        if before != pagu:
            self._pagu.append(OtherPagu(self._table.label(row), before, pagu))
        return {**typed, Key.PAGU: Typed(pagu)} if before != pagu or Key.PAGU not in typed else typed

    def _new_under(self, row: Row) -> Iterator[tuple[Mapping[str, Typed], None]]:
        found = self._matching.of_row(row)
        if found is not None:
            yield from self._new(found.node)

    def _new_before(self, row: Row) -> Iterator[tuple[Mapping[str, Typed], None]]:
        """What the file has right before a row, under the same parent, and the workbook does not."""
        found, parent = self._matching.of_row(row), self._table.parent(row)
        above = self._matching.of_row(parent) if parent else None
        if found is None or found.node.path[:-1] != (above.node.path if above else ()):
            return
        siblings = self._tree.children(above.node if above else None)
        before: list[Node] = []
        for node in siblings[: siblings.index(found.node)]:
            before = [] if node.path in self._taken else [*before, node]
        for node in before:
            yield from self._with_its_parts(node)

    def _new(self, above: Node | None) -> Iterator[tuple[Mapping[str, Typed], None]]:
        """What the file has under a node and the workbook does not."""
        for node in self._tree.children(above):
            if node.path not in self._taken | self._placed:
                yield from self._with_its_parts(node)

    def _with_its_parts(self, node: Node) -> Iterator[tuple[Mapping[str, Typed], None]]:
        self._placed.add(node.path)
        self._added.append(node.label)
        yield row_of(node), None
        yield from self._new(node)
