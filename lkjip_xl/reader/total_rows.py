"""Which rows of a table sum others: by their label at its foot or top, elsewhere by what they add up to."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import chain, combinations, pairwise

from lkjip_xl.reader.nearness import is_about, is_near, misses
from lkjip_xl.reader.parents import lone_total
from lkjip_xl.report.cell import Cell
from lkjip_xl.report.levels import level_of_word
from lkjip_xl.report.model import OtherTotal, Row
from lkjip_xl.tables.calculation import Across
from lkjip_xl.tables.keys import Key
from lkjip_xl.tables.spec import Kind, TableSpec
from lkjip_xl.text.numbers import Dot, read_number
from lkjip_xl.text.total_words import is_only_total, names_total

# Columns by which a row is a thing of its own, whatever its name begins with.
_OF_A_THING = frozenset({Kind.CODE, Kind.UNIT})
_MAY_HOLD_THE_LABEL = frozenset({Kind.TEXT, Kind.CODE, Kind.LEVEL, Kind.NUMBERING, Kind.QUANTITY})
# Every run of rows that stand side by side is tried where they are no more than this.
_MOST_ROWS_FOR_RUNS = 60
# Every choice among the labelled rows in the middle of a table is tried where they are no more than this.
_MOST_CHOICES = 6

TopRows = Callable[[Sequence[Row]], Sequence[Row]]
Figures = Mapping[str, Decimal]


@dataclass(frozen=True, slots=True)
class Labelled:
    """A row that a word for a total labels, and how many rows of the table stand above it.

    ``only`` says that its label says nothing else, ``named`` that it has one: a row without any is a total only
    where it comes out. ``of_a_part`` says that its label names a part of a budget, ``counted`` that it has a
    running number as the rows beside it have.
    """

    row: Row
    above: int
    only: bool
    named: bool = True
    of_a_part: bool = False
    counted: bool = False


@dataclass(frozen=True, slots=True)
class Settled:
    """The rows of a table, its Jumlah row, and what else sums rows of it."""

    rows: tuple[Row, ...]
    total: Row | None = None
    others: tuple[OtherTotal, ...] = ()


def label_of_total(own: Mapping[str, str], spec: TableSpec) -> str | None:
    """The words that make a row of these texts a total, if any do.

    ``Jumlah`` alone does in every table. With more words behind it, it can be a name or an indicator: then the
    table must have something to sum, and the row no indicator, unit or code.
    """
    if not spec.part_of_report or level_of_word(own.get(Key.JENIS, "")) is not None:
        return None
    things = [column.key for column in spec.columns if column.kind in _OF_A_THING or column.key == Key.INDIKATOR]
    if any(own.get(key) and not is_only_total(own[key]) for key in things):
        return None
    text = own.get(spec.label) or next(
        (
            own[column.key]
            for column in spec.columns
            if column.kind in _MAY_HOLD_THE_LABEL and is_only_total(own.get(column.key, ""))
        ),
        "",
    )
    if is_only_total(text):
        return text
    sums = [column.key for column in spec.columns if column.sums]
    named = spec.label != Key.INDIKATOR and names_total(text)
    return text if named and any(own.get(key) for key in sums) else None


def is_counted(cells: Mapping[str, Cell], spec: TableSpec) -> bool:
    """Whether a row has a running number, as the things that a table lists have."""
    numbers = (column.key for column in spec.columns if column.kind is Kind.NUMBERING)
    return any(cells[key].number is not None for key in numbers if key in cells)


def is_nameless(own: Mapping[str, str], spec: TableSpec) -> bool:
    """Whether a row of these texts has figures to sum, and nothing that says what they are."""
    kinds = _MAY_HOLD_THE_LABEL | {Kind.UNIT}
    if not spec.part_of_report or any(own.get(column.key) for column in spec.columns if column.kind in kinds):
        return False
    figures = [own[column.key] for column in spec.columns if column.sums and own.get(column.key)]
    return bool(figures) and all(read_number(figure, Dot.THOUSANDS) for figure in figures)


def settle(spec: TableSpec, rows: Sequence[Row], labelled: Sequence[Labelled], top_rows: TopRows) -> Settled:
    """Which of the labelled rows are totals of what; those that are none stand among the rows again."""
    inside = [each for each in labelled if 0 < each.above < len(rows)]
    outside = [each for each in labelled if each not in inside]
    sums = _Sums(spec, tuple(rows), top_rows)
    no_totals = [each for each in outside if sums.is_no_total(each, alone=len(outside) == 1)]
    strange = [each for each in outside if sums.is_of_something_else(each, inside)]
    outside = [each for each in outside if each not in no_totals and each not in strange]
    total = _main(sums, outside, subtotals=any(each.only for each in inside))
    things = [*sums.things_among(inside, total), *no_totals]
    kept = _with_rows(rows, things)
    own = [each for each in outside if each is not total]
    # A row that turned out to be no total moves those below it.
    inside = [_moved(each, kept) for each in inside if each not in things]
    own = [_moved(each, kept) for each in own]
    sums = _Sums(spec, kept, top_rows)
    others = [OtherTotal(each.row, sums.block(each, inside)) for each in inside]
    if total is not None:
        of_others = sums.of_others(own, inside, total)
        others += [OtherTotal(each.row, parts) for each, parts in zip(own, of_others, strict=True)]
    others += [OtherTotal(each.row, (), of_something_else=True) for each in strange]
    return _with_lone_total(spec, Settled(kept, total.row if total else None, tuple(others)))


def _with_lone_total(spec: TableSpec, settled: Settled) -> Settled:
    """The same, where a row that no word labels is the sum of all others."""
    lone = lone_total(spec, settled.rows, settled.total)
    if lone is None:
        return settled
    kept = tuple(row for row in settled.rows if row is not lone)
    at = {row.index: index for index, row in enumerate(kept)}
    others = [
        replace(each, parts=each.parts and tuple(at[index] for index in each.parts if index in at))
        for each in settled.others
    ]
    rows = tuple(replace(row, index=index) for index, row in enumerate(kept))
    if settled.total is None:
        return Settled(rows, lone, tuple(others))
    return Settled(rows, settled.total, (*others, OtherTotal(lone)))


def _with_rows(rows: Sequence[Row], things: Sequence[Labelled]) -> tuple[Row, ...]:
    """The rows with more among them, in the order of the sheet."""
    every = sorted([*rows, *(each.row for each in things)], key=lambda row: row.number)
    return tuple(replace(row, index=index) for index, row in enumerate(every))


def _moved(each: Labelled, rows: Sequence[Row]) -> Labelled:
    return replace(each, above=sum(row.number < each.row.number for row in rows))


def _main(sums: _Sums, outside: Sequence[Labelled], *, subtotals: bool) -> Labelled | None:
    """The Jumlah row of the table: the one at its top, else that at its foot which comes out.

    Where none of those at its foot does, the first of them; below subtotals the last, as the first is one more.
    """
    top = [each for each in outside if each.above == 0]
    foot = [each for each in outside if each.above > 0]
    if top:
        return next((each for each in top if each.only), top[0])
    right = [each for each in foot if sums.comes_out(each.row, sums.every)]
    right = [each for each in right if each.only] or right
    if right or not foot:
        return right[0] if right else None
    return foot[-1] if subtotals else next((each for each in foot if each.only), foot[0])


class _Sums:
    """What rows of a table add up to."""

    def __init__(self, spec: TableSpec, rows: tuple[Row, ...], top_rows: TopRows) -> None:
        columns = [column for column in spec.columns if column.sums]
        self._keys = [column.key for column in columns]
        self._amounts = any(column.kind is Kind.RUPIAH for column in columns)
        # What sums other columns of its row adds nothing to what they tell.
        self._telling = [column.key for column in columns if not isinstance(column.calc, Across)]
        self._tells_rows = [key for key in (*_tree_keys(spec), Key.INDIKATOR) if _mostly_filled(rows, key)]
        self._rows, self._top_rows = rows, top_rows
        self.every = tuple(range(len(rows)))

    def _figures(self, row: Row) -> Figures:
        return {key: figure for key in self._keys if (figure := row.figure(key)) is not None}

    def _added(self, parts: Sequence[int]) -> Figures:
        return self._sum(self._top(parts))

    def _sum(self, parts: Sequence[int]) -> Figures:
        chosen = [self._rows[index] for index in parts]
        return {key: sum((row.figure(key) or Decimal(0) for row in chosen), Decimal(0)) for key in self._keys}

    def comes_out(self, row: Row, parts: Sequence[int]) -> bool:
        """Whether a row is the sum of others in every column; nothing comes out where all of it is 0."""
        own, added = self._figures(row), self._added(parts)
        return any(own.values()) and all(added[key] == figure for key, figure in own.items())

    def _is_near(self, row: Row, parts: Sequence[int]) -> bool:
        """Whether a row is all but the sum of others: one slip in it, or in one of them."""
        return is_near(self._figures(row), self._added(parts), amounts=self._amounts)

    def is_no_total(self, each: Labelled, *, alone: bool) -> bool:
        """Whether a row at the top or the foot is no total, as it does not come out and no label says so alone."""
        if each.named and (each.only or not each.counted):
            return False
        if self.comes_out(each.row, self.every):
            return False
        if each.named or len(self.every) < 2 or not (self._amounts and (alone or self._tells_rows)):
            return True
        return not is_about(self._figures(each.row), self._added(self.every))

    def is_of_something_else(self, each: Labelled, inside: Sequence[Labelled]) -> bool:
        """Whether a row sums a part of a budget that no rows of the table make up, as its label says."""
        if not (self._amounts and each.of_a_part) or each.counted or not any(self._figures(each.row).values()):
            return False
        if is_about(self._figures(each.row), self._added(self.every)) or self._nearest_run(each.row):
            return False
        return not (inside and self._is_near(each.row, self.block(each, inside)))

    def block(self, each: Labelled, inside: Sequence[Labelled]) -> tuple[int, ...]:
        """The rows above a subtotal, down from the one before it; others above it where only those come out."""
        begin = max((other.above for other in inside if other.above < each.above), default=0)
        near, all_above = tuple(range(begin, each.above)), tuple(range(each.above))
        if self.comes_out(each.row, near):
            return self._top(near)
        ends = [tuple(range(start, each.above)) for start in range(begin + 1, each.above)][-_MOST_ROWS_FOR_RUNS:]
        wider = [all_above] if begin else []
        exact = (run for run in (*wider, *(ends if self._amounts else ())) if self.comes_out(each.row, run))
        nearly = (run for run in (near, *wider, *(ends if self._amounts else ())) if self._is_near(each.row, run))
        return self._top(next(chain(exact, nearly), near))

    def _top(self, parts: Sequence[int]) -> tuple[int, ...]:
        numbers = {row.number for row in self._top_rows([self._rows[index] for index in parts])}
        return tuple(index for index in parts if self._rows[index].number in numbers)

    def things_among(self, inside: Sequence[Labelled], total: Labelled | None) -> list[Labelled]:
        """The labelled rows in the middle that are rows of the table; the others are subtotals, right or wrong."""
        unsure = [each for each in inside if not each.only and not self._is_subtotal(each, inside, total)]
        things = [each for each in unsure if each.counted or not any(self._figures(each.row).values())]
        unsure = [each for each in unsure if each not in things]
        if self._tells_rows:
            # Beside rows with a level, a code and an indicator, one that has none of them is a row of nothing.
            return things
        rest = self._that_come_out(things, unsure, total)
        if rest is None:
            rest = [each for each in unsure if not self._is_near(each.row, self.block(each, inside))]
        return [*things, *rest]

    def _that_come_out(
        self, things: Sequence[Labelled], unsure: Sequence[Labelled], total: Labelled | None
    ) -> list[Labelled] | None:
        """Those with which, taken as rows, the table's total comes out: as few as do; None where it never does."""
        whole = self._figures(total.row) if total else {}
        if not any(whole.values()) or len(unsure) > _MOST_CHOICES:
            return None
        added = self._added(self.every)
        for count in range(len(unsure) + 1):
            for chosen in combinations(unsure, count):
                figures = [added, *(self._figures(each.row) for each in (*things, *chosen))]
                if all(sum(each.get(key, Decimal(0)) for each in figures) == whole[key] for key in whole):
                    return list(chosen)
        return None

    def _is_subtotal(self, each: Labelled, inside: Sequence[Labelled], total: Labelled | None) -> bool:
        """Whether a row in the middle is the sum of those above it, and the table's total comes out without it."""
        block = self.block(each, inside)
        if not self.comes_out(each.row, block):
            return False
        own = self._figures(each.row)
        with_it = {key: figure + own.get(key, 0) for key, figure in self._added(self.every).items()}
        whole = self._figures(total.row) if total else {}
        return not (any(whole.values()) and all(with_it[key] == figure for key, figure in whole.items()))

    def of_others(
        self, others: Sequence[Labelled], inside: Sequence[Labelled], total: Labelled
    ) -> list[tuple[int, ...] | None]:
        """What each further total sums: a run of rows, or everything that the Jumlah row does (None)."""
        named = [each for each in others if not each.only]
        broken_down = [self._figures(each.row) for each in named]
        whole = self._figures(total.row)
        together = bool(named) and all(
            sum((each.get(key, Decimal(0)) for each in broken_down), Decimal(0)) == figure
            for key, figure in whole.items()
        )
        # Jumlah laki-laki and Jumlah perempuan above Jumlah sum no rows, but break the same down in another way.
        return [() if together and each in named else self._parts(each, inside) for each in others]

    def _parts(self, each: Labelled, inside: Sequence[Labelled]) -> tuple[int, ...] | None:
        """The rows that a further total at the top or the foot sums; None where these are all."""
        if self.comes_out(each.row, self.every) or each.above == 0:
            return None
        block = self.block(each, inside)
        if inside and (self.comes_out(each.row, block) or each.only):
            return block
        if each.only or self._is_near(each.row, self.every):
            return None
        return self._nearest_run(each.row) or (block if inside else None)

    def _nearest_run(self, row: Row) -> tuple[int, ...] | None:
        """The rows side by side whose sum a row is, or nearly is; None where there are none."""
        own = self._figures(row)
        if not any(own.values()):
            return None
        fewest = 1 if self._amounts or sum(bool(own.get(key)) for key in self._telling) > 1 else 2
        runs = [(run, self._sum(run)) for run in self._runs() if len(run) >= fewest]
        if exact := next((run for run, added in runs if len(run) > 1 and not any(misses(own, added))), None):
            return exact
        near = [(misses(own, added), run) for run, added in runs if is_near(own, added, amounts=self._amounts)]
        return min(near)[1] if near else None

    def _runs(self) -> Iterator[tuple[int, ...]]:
        """Every run of rows that stand side by side under one row, or under none."""
        waiting: list[Sequence[int]] = [self.every]
        while waiting:
            parts = waiting.pop()
            top = self._top(parts)
            if len(top) <= _MOST_ROWS_FOR_RUNS:
                for begin in range(len(top)):
                    yield from (top[begin:end] for end in range(begin + 1, len(top) + 1))
            ends = [*top, parts[-1] + 1] if parts else []
            waiting += [range(first + 1, end) for first, end in pairwise(ends) if end - first > 1]


def _tree_keys(spec: TableSpec) -> tuple[str, ...]:
    return (spec.tree.level, spec.tree.code) if spec.tree else ()


def _mostly_filled(rows: Sequence[Row], key: str) -> bool:
    """Whether most rows of a table have something in a column."""
    return 2 * sum(bool(row.text(key)) for row in rows) > len(rows)
