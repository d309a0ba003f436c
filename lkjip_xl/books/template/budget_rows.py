"""The rows of Tabel 2.7 of a workbook, with the pagu of a file of the finance system."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from lkjip_xl.books.template.contents import Typed
from lkjip_xl.books.template.from_finance import Budget, row_of
from lkjip_xl.finance.compare.by_unit import match_by_unit
from lkjip_xl.finance.compare.tree import BudgetTree, Node
from lkjip_xl.finance.compare.units import groups_of
from lkjip_xl.finance.source import Path
from lkjip_xl.report.model import Row, Table
from lkjip_xl.tables.keys import Key
from lkjip_xl.text.words import name_key


@dataclass(frozen=True, slots=True)
class OtherPagu:
    """A row whose pagu is another one in the file. Rupiah; None where the workbook has none."""

    label: str
    before: Decimal | None
    now: Decimal


@dataclass(frozen=True, slots=True)
class OtherName:
    """A row whose code has another name in the file."""

    label: str
    there: str


@dataclass(frozen=True, slots=True)
class BudgetRows:
    """The rows of Tabel 2.7 with the pagu of a file.

    ``origins`` is for each row which of the workbook's rows it was; None for one that only the file has. ``pagu``
    are those that became others, ``added`` the names of rows that only the file has, ``alone`` of those that only
    the workbook has, by the place of each, ``unknown`` those whose pagu the file does not tell, ``together`` those
    of several units that it does not tell apart, and ``names`` those that keep their name although the file has
    another one.
    """

    rows: tuple[Mapping[str, Typed], ...] = ()
    origins: tuple[int | None, ...] = ()
    pagu: tuple[OtherPagu, ...] = ()
    added: tuple[str, ...] = ()
    alone: Mapping[int, str] = field(default_factory=dict)
    unknown: tuple[str, ...] = ()
    together: tuple[str, ...] = ()
    names: tuple[OtherName, ...] = ()


def with_budget(
    table: Table, typed: Sequence[Mapping[str, Typed]], places: Mapping[int, int], budget: Budget
) -> BudgetRows:
    """The rows as somebody typed them, with the pagu of the file; what only it has stands in the file's order.

    It comes before the row that follows it in the file, where that one has the same parent in the workbook; else
    last under its parent. Rows of several units that the file does not tell apart keep their pagu.

    ``places`` is for each row of the table, by its number in its sheet, which of ``typed`` it is.
    """
    return _Merger(table, typed, places, _found_in(table, budget)).merged()


@dataclass(frozen=True, slots=True)
class _FoundInFile:
    """The nodes of a file, and which of them each row of a table is, by its index.

    ``together`` are rows of several units that have the pagu of one node together, ``only_here`` those that the
    file has not.
    """

    tree: BudgetTree
    nodes: Mapping[int, Node]
    together: frozenset[int]
    only_here: frozenset[int]


def _found_in(table: Table, budget: Budget) -> _FoundInFile:
    """Hold the rows against the file: those of several units by unit, where it tells units."""
    found = match_by_unit(table, [budget.source], budget.tree)
    groups = [*groups_of(table, found.units.apart)[0].values()] or [[row] for row in table.rows]
    rows = {at: [row.index for row in group] for at, group in enumerate(groups)}
    return _FoundInFile(
        found.tree,
        {index: each.node for each in found.matching.matches for index in rows[each.row.index]},
        frozenset(index for group in rows.values() if len(group) > 1 for index in group),
        frozenset(index for row in found.matching.only_here for index in rows[row.index]),
    )


class _Merger:
    def __init__(
        self,
        table: Table,
        typed: Sequence[Mapping[str, Typed]],
        places: Mapping[int, int],
        found: _FoundInFile,
    ) -> None:
        self._table, self._typed, self._found = table, typed, found
        self._rows = {places[row.number]: row for row in table.rows if row.number in places}
        self._taken = {node.path for node in found.nodes.values()}
        # Of rows of several units that are one node together the last one has what only the file has.
        self._last = {node.path: index for index, node in sorted(found.nodes.items())}
        self._pagu: list[OtherPagu] = []
        self._added: list[str] = []
        self._placed: set[Path] = set()
        self._unknown: list[str] = []
        self._together: list[str] = []
        self._names: dict[OtherName, None] = {}

    def merged(self) -> BudgetRows:
        """The rows of both."""
        found = [*self._all()]
        lonely = self._found.only_here
        alone = {place: self._name(row) for place, row in self._rows.items() if row.index in lonely}
        return BudgetRows(
            tuple(row for row, _ in found),
            tuple(origin for _, origin in found),
            tuple(self._pagu),
            tuple(self._added),
            alone,
            tuple(self._unknown),
            tuple(self._together),
            tuple(self._names),
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

    def _name(self, row: Row) -> str:
        """What a row is called, with the unit that it stands beside."""
        name, unit = self._table.label(row), row.text(Key.UNIT)
        return f"{name} ({unit})" if unit else name

    def _with_pagu(self, typed: Mapping[str, Typed], row: Row) -> Mapping[str, Typed]:
        node = self._found.nodes.get(row.index)
        if node is None:
            return typed
        if node.name and name_key(node.name) != name_key(name := self._table.label(row)):
            self._names[OtherName(name, node.name)] = None
        pagu, before = node.pagu, row.figure(Key.PAGU)
        if row.index in self._found.together or not isinstance(pagu, Decimal):
            untold = self._together if row.index in self._found.together else self._unknown
            untold.append(self._name(row))
            return typed
        if node.murni is not None and Key.PAGU_MURNI not in typed:
            typed = {**typed, Key.PAGU_MURNI: Typed(node.murni)}
        if before != pagu:
            self._pagu.append(OtherPagu(self._name(row), before, pagu))
        return {**typed, Key.PAGU: Typed(pagu)} if before != pagu or Key.PAGU not in typed else typed

    def _new_under(self, row: Row) -> Iterator[tuple[Mapping[str, Typed], None]]:
        node = self._found.nodes.get(row.index)
        if node is not None and row.index == self._last[node.path]:
            yield from self._new(node)

    def _new_before(self, row: Row) -> Iterator[tuple[Mapping[str, Typed], None]]:
        """What the file has right before a row, under the same parent, and the workbook does not."""
        found, parent = self._found.nodes.get(row.index), self._table.parent(row)
        above = self._found.nodes.get(parent.index) if parent else None
        if found is None or found.path[:-1] != (above.path if above else ()):
            return
        siblings = self._found.tree.children(above)
        before: list[Node] = []
        for node in siblings[: siblings.index(found)]:
            before = [] if node.path in self._taken | self._placed else [*before, node]
        for node in before:
            yield from self._with_its_parts(node)

    def _new(self, above: Node | None) -> Iterator[tuple[Mapping[str, Typed], None]]:
        """What the file has under a node and the workbook does not."""
        for node in self._found.tree.children(above):
            if node.path not in self._taken | self._placed:
                yield from self._with_its_parts(node)

    def _with_its_parts(self, node: Node) -> Iterator[tuple[Mapping[str, Typed], None]]:
        self._placed.add(node.path)
        self._added.append(node.label)
        yield {**row_of(node), **({Key.UNIT: Typed(node.unit)} if node.unit else {})}, None
        yield from self._new(node)
