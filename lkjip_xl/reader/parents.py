"""Rows of a table without levels that are the sum of rows below them: Belanja Operasi over its kinds.

Among small figures one row is the sum of those below it by chance. So the figures must agree in every column, and
the table's total must come out with the row as a parent, and not without.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from lkjip_xl.reader.name_codes import is_over_all_by_code, parents_by_code
from lkjip_xl.report.model import Row
from lkjip_xl.tables.calculation import Across
from lkjip_xl.tables.spec import Kind, TableSpec
from lkjip_xl.text.total_words import names_everything
from lkjip_xl.text.words import name_key

# Far above what a table of kinds of belanja takes; what takes more has no one reading.
_MOST_STEPS = 20_000
# A head count is equal to another too easily: a parent has two parts at least, and figures in two columns.
_FEWEST_PARTS_OF_COUNTS = 2
_FEWEST_COLUMNS_OF_COUNTS = 2
_FEWEST_ROWS_WITH_TOTAL = 2
# Among amounts of less, sums come out nearly by chance.
_LEAST_AMOUNT = Decimal(1_000_000)
# So much of an amount a slip in one of its parts may be.
_SLIP = Decimal("0.01")

_Figures = tuple[Decimal, ...]
# Where the parts of a node begin, by its index; a leaf has none.
_Tree = tuple[tuple[int, int], ...]


def with_parents(spec: TableSpec, rows: Sequence[Row], total: Row | None) -> tuple[Row, ...]:
    """The rows, each under the row that sums it, where the table's total or codes in their names tell of such."""
    if spec.tree is not None or spec.groups:
        return tuple(rows)
    by_sums = _parents(spec, rows, total, slips=0)
    by_code = parents_by_code([row.text(spec.label) for row in rows]) if spec.total else {}
    if by_sums is None:
        parents = by_code if total is None else {}
    else:
        parents = by_sums or by_code or _parents(spec, rows, total, slips=1) or {}
    return tuple(replace(row, parent=parents.get(row.index)) for row in rows)


def _parents(spec: TableSpec, rows: Sequence[Row], total: Row | None, slips: int) -> Mapping[int, int] | None:
    """The parent of each row that has one, by index; None where the total asks for none, or there is none."""
    keys = [column.key for column in spec.columns if column.sums and rows and column.key in rows[0].cells]
    figures = [known for row in rows if (known := _figures(row, keys)) is not None]
    whole = _figures(total, keys) if total is not None else None
    if whole is None or not any(whole) or len(figures) < len(rows) or _added(figures, len(keys)) == whole:
        return None
    counts = not any(spec.column(key).kind is Kind.RUPIAH for key in keys)
    if slips and (counts or max(whole) < _LEAST_AMOUNT):
        return {}
    typed = [at for at, key in enumerate(keys) if not isinstance(spec.column(key).calc, Across)]
    names = [name_key(row.text(spec.label)) for row in rows]
    return _Search(figures, names, whole, typed if counts else None, slips).parents()


def lone_total(spec: TableSpec, rows: Sequence[Row], total: Row | None) -> Row | None:
    """The last or first row, where no word says that it is the total, and yet it is the sum of all others.

    Beside a total that a word labels, such a row is one more where that total comes out without it only, or is
    twice as much, as the sum of a formula over all rows is.
    """
    if not spec.total or spec.tree is not None or spec.groups or len(rows) < _FEWEST_ROWS_WITH_TOTAL:
        return None
    ways = [(rows[-1], rows[:-1]), (rows[0], rows[1:])]
    return next((row for row, others in ways if _is_lone_total(spec, row, others, total)), None)


def _is_lone_total(spec: TableSpec, row: Row, others: Sequence[Row], total: Row | None) -> bool:
    keys = [column.key for column in spec.columns if column.sums and column.key in row.cells]
    own, whole = _figures(row, keys), _figures(total, keys) if total is not None else None
    known = [figures for each in others if (figures := _figures(each, keys)) is not None]
    if own is None or not any(own) or len(known) < len(others):
        return False
    is_first = bool(others) and row.number < others[0].number
    twice = tuple(2 * each for each in own)
    # A first row that the total repeats is the parent of the others.
    if total is not None and whole != twice and (is_first or whole != own):
        return False
    names = [each.text(spec.label) for each in (row, *others)]
    if is_over_all_by_code(names):
        return True
    amounts = any(spec.column(key).kind is Kind.RUPIAH for key in keys)
    evident = whole == twice  # a sum of all rows is doubtful only where something besides it tells so
    if amounts and evident and not names_everything(names[0]):
        return False  # half of everything: Belanja Pegawai is that now and then
    if not (_may_be_amount(names, own) if amounts else _may_be_count(spec, keys, row, others, numbered=evident)):
        return False
    if _added(known, len(keys)) == own:
        return True
    below = [replace(each, index=index) for index, each in enumerate(others)]
    return amounts and any(_parents(spec, below, row, slips) for slips in (0, 1))


def _may_be_amount(names: Sequence[str], own: _Figures) -> bool:
    """Whether a row of an amount can be the total: of one other row alone, if its name stands above that one's."""
    first, *others = names
    return max(own) >= _LEAST_AMOUNT and (len(others) > 1 or (first.isupper() and not others[0].isupper()))


def _may_be_count(
    spec: TableSpec, keys: Sequence[str], row: Row, others: Sequence[Row], *, numbered: bool
) -> bool:
    """Whether a head count can be the total: it has no number where others have one; else it tells more.

    ``numbered`` says that nothing but the numbers can tell.
    """
    numbering = next((column.key for column in spec.columns if column.kind is Kind.NUMBERING), "")
    counted = sum(bool(each.text(numbering)) for each in others)
    if row.text(numbering) or len(others) < _FEWEST_PARTS_OF_COUNTS:
        return False
    told = [key for key in keys if row.figure(key) and not isinstance(spec.column(key).calc, Across)]
    several = len(told) >= _FEWEST_COLUMNS_OF_COUNTS and len(others) > _FEWEST_PARTS_OF_COUNTS
    return 2 * counted > len(others) or (not counted and several and not numbered)


def _figures(row: Row, keys: Sequence[str]) -> _Figures | None:
    """The figures of a row in every column; None where it has none in some."""
    figures = [row.figure(key) for key in keys]
    known = [figure for figure in figures if figure is not None]
    return tuple(known) if len(known) == len(figures) and known else None


def _sum(left: _Figures, right: _Figures) -> _Figures:
    return tuple(a + b for a, b in zip(left, right, strict=True))


def _added(figures: Sequence[_Figures], width: int) -> _Figures:
    columns = list(zip(*figures, strict=True)) or [(Decimal(0),)] * width
    return tuple(sum(column, Decimal(0)) for column in columns)


@dataclass(frozen=True, slots=True)
class _Way:
    """A way to read rows up to some row: what is still missing, and the parents with the end of their parts.

    ``slips`` are the parents whose parts add up to something else, ``off`` is by how much together.
    """

    missing: _Figures
    parents: _Tree = ()
    slips: int = 0
    off: Decimal = Decimal(0)


class _Search:
    """Looks for the reading with the fewest slips and parents in which every sum and the total come out."""

    def __init__(
        self,
        figures: Sequence[_Figures],
        names: Sequence[str],
        whole: _Figures,
        counted: Sequence[int] | None,
        slips: int = 0,
    ) -> None:
        self._figures, self._names, self._whole, self._counted = figures, names, whole, counted
        self._slips, self._steps = slips, 0

    def parents(self) -> Mapping[int, int]:
        """The parent of each row that has one, by index."""
        whole = [way for end, way in self._runs(0, self._whole) if end == len(self._figures)]
        best = min(whole, key=lambda way: (way.slips, way.off, len(way.parents)), default=_Way(()))
        found: dict[int, int] = {}
        # An outer parent comes before those inside it, and these are nearer.
        for parent, end in sorted(best.parents, key=lambda each: (each[0], -each[1])):
            found.update(dict.fromkeys(range(parent + 1, end), parent))
        return found

    def _runs(self, at: int, wanted: _Figures) -> Iterator[tuple[int, _Way]]:
        """Every run of rows from ``at`` on that adds up to something: where it ends, and how it is read."""
        rooms = [each * _SLIP * self._slips for each in wanted]
        waiting = [(at, _Way(wanted))]
        while waiting:
            position, way = waiting.pop()
            self._steps += 1
            if position > at and (ended := self._ended(way, rooms)):
                yield position, ended
            if position == len(self._figures) or self._steps > _MOST_STEPS:
                continue
            missing = tuple(a - b for a, b in zip(way.missing, self._figures[position], strict=True))
            if any(each < -room for each, room in zip(missing, rooms, strict=True)):
                continue
            if any(self._figures[position]) and self._may_be_parent(position):
                for end, inside in self._runs(position + 1, self._figures[position]):
                    slips = way.slips + inside.slips
                    if slips <= self._slips and self._has_enough_parts(position, end, inside.parents):
                        parents = (*way.parents, (position, end), *inside.parents)
                        # Where the slip is in the parent itself, the sum above comes out with its parts only.
                        rests = dict.fromkeys((missing, _sum(missing, inside.missing)))
                        waiting += [(end, _Way(rest, parents, slips, way.off + inside.off)) for rest in rests]
            waiting.append((position + 1, replace(way, missing=missing)))

    def _ended(self, way: _Way, rooms: Sequence[Decimal]) -> _Way | None:
        """A reading of rows that add up to what is wanted, as far as slips pass; None where they do not."""
        if not any(way.missing):
            return way
        near = all(abs(each) <= room for each, room in zip(way.missing, rooms, strict=True))
        if not near or way.slips >= self._slips:
            return None
        return replace(way, slips=way.slips + 1, off=way.off + sum(map(abs, way.missing), Decimal(0)))

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
