"""Rows of a table without levels that are the sum of rows below them: Belanja Operasi over its kinds.

Among small figures one row is the sum of those below it by chance. So the figures must agree in every column, and
the table's total must come out with the row as a parent, and not without.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from lkjip_xl.model import Row
from lkjip_xl.schema import Across, Kind, TableSpec
from lkjip_xl.words import name_key

# Far above what a table of kinds of belanja takes; what takes more has no one reading.
_MOST_STEPS = 20_000
# A head count is equal to another too easily: a parent has two parts at least, and figures in two columns.
_FEWEST_PARTS_OF_COUNTS = 2
_FEWEST_COLUMNS_OF_COUNTS = 2

_Figures = tuple[Decimal, ...]
# Where the parts of a node begin, by its index; a leaf has none.
_Tree = tuple[tuple[int, int], ...]


def with_parents(spec: TableSpec, rows: Sequence[Row], total: Row | None) -> tuple[Row, ...]:
    """The rows, each under the row that sums it, where the table's total tells that there are such."""
    keys = [column.key for column in spec.columns if column.sums and rows and column.key in rows[0].cells]
    figures = [_figures(row, keys) for row in rows]
    whole = _figures(total, keys) if total is not None else None
    if spec.tree is not None or spec.groups or whole is None or not any(whole) or None in figures:
        return tuple(rows)
    known = [each for each in figures if each is not None]
    if _added(known, len(keys)) == whole:
        return tuple(rows)
    counts = not any(spec.column(key).kind is Kind.RUPIAH for key in keys)
    typed = [at for at, key in enumerate(keys) if not isinstance(spec.column(key).calc, Across)]
    names = [name_key(row.text(spec.label)) for row in rows]
    search = _Search(known, names, whole, typed if counts else None)
    parents = search.parents()
    return tuple(replace(row, parent=parents.get(row.index)) for row in rows)


def _figures(row: Row, keys: Sequence[str]) -> _Figures | None:
    """The figures of a row in every column; None where it has none in some."""
    figures = [row.figure(key) for key in keys]
    known = [figure for figure in figures if figure is not None]
    return tuple(known) if len(known) == len(figures) and known else None


def _added(figures: Sequence[_Figures], width: int) -> _Figures:
    columns = list(zip(*figures, strict=True)) or [(Decimal(0),)] * width
    return tuple(sum(column, Decimal(0)) for column in columns)


@dataclass(frozen=True, slots=True)
class _Way:
    """A way to read rows up to some row: what is still missing, and the parents with the end of their parts."""

    missing: _Figures
    parents: _Tree = ()


class _Search:
    """Looks for the reading with the fewest parents in which every sum and the total come out."""

    def __init__(
        self, figures: Sequence[_Figures], names: Sequence[str], whole: _Figures, counted: Sequence[int] | None
    ) -> None:
        self._figures, self._names, self._whole, self._counted = figures, names, whole, counted
        self._steps = 0

    def parents(self) -> Mapping[int, int]:
        """The parent of each row that has one, by index."""
        best: _Tree | None = None
        for end, tree in self._runs(0, self._whole):
            if end == len(self._figures) and (best is None or len(tree) < len(best)):
                best = tree
        found: dict[int, int] = {}
        # An outer parent comes before those inside it, and these are nearer.
        for parent, end in sorted(best or (), key=lambda each: (each[0], -each[1])):
            found.update(dict.fromkeys(range(parent + 1, end), parent))
        return found

    def _runs(self, at: int, wanted: _Figures) -> Iterator[tuple[int, _Tree]]:
        """Every run of rows from ``at`` on that adds up to something: where it ends, and the parents in it."""
        waiting = [(at, _Way(wanted))]
        while waiting:
            position, way = waiting.pop()
            self._steps += 1
            if position > at and not any(way.missing):
                yield position, way.parents
            if position == len(self._figures) or self._steps > _MOST_STEPS:
                continue
            missing = tuple(a - b for a, b in zip(way.missing, self._figures[position], strict=True))
            if any(each < 0 for each in missing):
                continue
            if any(self._figures[position]) and self._may_be_parent(position):
                for end, inside in self._runs(position + 1, self._figures[position]):
                    if self._has_enough_parts(position, end, inside):
                        parents = (*way.parents, (position, end), *inside)
                        waiting.append((end, _Way(missing, parents)))
            waiting.append((position + 1, _Way(missing, way.parents)))

    def _may_be_parent(self, at: int) -> bool:
        if self._counted is None:
            return True
        return sum(bool(self._figures[at][column]) for column in self._counted) >= _FEWEST_COLUMNS_OF_COUNTS

    def _has_enough_parts(self, at: int, end: int, inside: _Tree) -> bool:
        if self._counted is None:
            # A row that stands twice is no part of itself.
            return end - at > 2 or self._names[at] != self._names[at + 1]
        below = sum(last - first - 1 for first, last in inside)
        return end - at - 1 - below >= _FEWEST_PARTS_OF_COUNTS
