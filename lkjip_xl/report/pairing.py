"""Which row of one table is the same program, kegiatan or sub kegiatan as which row of another."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache, partial

from lkjip_xl.report.model import Row, Table
from lkjip_xl.tables.keys import Key
from lkjip_xl.text.words import fold, likeness, name_key, without_code

# Python refuses to make a number of thousands of digits.
_NUMBER = re.compile(r"\d{1,18}")
_SHOWN_NUMBER = re.compile(r"\d+,\d+")
# Below this two names are two things; the slips of real reports lie above 0.9.
_SAME_NAME = 0.8
# Many rules ask for the same pairings; no more tables are kept than a report and that of last year have.
_PAIRINGS_OF_TWO_REPORTS = 16
_LONGEST_CODE, _MOST_CODES = 100, 8192


def code_key(code: str) -> tuple[int | str, ...]:
    """A code segment by segment, so that 01 and 0001 are the same; empty where there is no code."""
    return _usual_key(code) if len(code) <= _LONGEST_CODE else _key(code)


def _key(code: str) -> tuple[int | str, ...]:
    key = name_key(code)
    # A code that Excel holds as a number is shown with a comma: 8,1 for 8.10.
    key = key.replace(",", ".") if _SHOWN_NUMBER.fullmatch(key) else key
    segments = [segment for segment in key.split(".") if segment]
    return tuple(int(segment) if _NUMBER.fullmatch(segment) else segment for segment in segments)


# A file of the finance system has the same codes on thousands of rows.
_usual_key = lru_cache(_MOST_CODES)(_key)


@dataclass(frozen=True, eq=False)
class Pairing:
    """Rows of two tables side by side, and the rows that stand in one of them only.

    ``moved`` are rows that stand in both, but under different parents.
    """

    pairs: tuple[tuple[Row, Row], ...]
    only_left: tuple[Row, ...]
    only_right: tuple[Row, ...]
    moved: tuple[tuple[Row, Row], ...] = ()

    @cached_property
    def left_of(self) -> Mapping[int, Row]:
        """The partner in the left table, by the index of the row in the right one; also of rows that moved."""
        return {right.index: left for left, right in (*self.pairs, *self.moved)}

    @cached_property
    def right_of(self) -> Mapping[int, Row]:
        """The partner in the right table, by the index of the row in the left one; not of rows that moved."""
        return {left.index: right for left, right in self.pairs}


@lru_cache(maxsize=_PAIRINGS_OF_TWO_REPORTS)
def pair_rows(left: Table, right: Table) -> Pairing:
    """Pair the rows of two tables: parents first, then what stands under them.

    Under one parent rows are paired by code, then by name, then by the nearest name. Where the levels
    of a table are not known its rows are paired as one flat list.
    """
    if not (left.is_leveled and right.is_leveled):
        return Pairing(*_pair_siblings(left, left.rows, right, right.rows))
    pairs: list[tuple[Row, Row]] = []
    only_left: list[Row] = []
    only_right: list[Row] = []
    siblings = [(left.top_rows, right.top_rows)]
    while siblings:
        found, lonely_left, lonely_right = _pair_siblings(left, siblings[0][0], right, siblings[0][1])
        siblings = [(left.children(a), right.children(b)) for a, b in found] + siblings[1:]
        siblings += [(left.children(row), ()) for row in lonely_left]
        siblings += [((), right.children(row)) for row in lonely_right]
        pairs += found
        only_left += lonely_left
        only_right += lonely_right
    moved, still_left, still_right = _pair_by(
        only_left,
        only_right,
        lambda row: (row.level, name_key(_name(left, row))) if _name(left, row) else None,
        lambda row: (row.level, name_key(_name(right, row))) if _name(right, row) else None,
    )
    return Pairing(
        tuple(sorted(pairs, key=lambda pair: pair[0].index)),
        tuple(sorted(still_left, key=lambda row: row.index)),
        tuple(sorted(still_right, key=lambda row: row.index)),
        tuple(moved),
    )


def partner_of(table: Table, row: Row, other: Table) -> Row | None:
    """The same row in another table: for the Jumlah row the one there, for what sums only a part none."""
    if table.is_total(row):
        return other.total if row is table.total else None
    return pair_rows(table, other).right_of.get(row.index)


@dataclass(frozen=True, slots=True)
class PairedIndicators:
    """The indicators of one row of two tables side by side, and those that stand in one of them only."""

    pairs: tuple[tuple[Row, Row], ...]
    only_left: tuple[Row, ...] = ()
    only_right: tuple[Row, ...] = ()


def pair_indicators(left: Table, left_row: Row, right: Table, right_row: Row) -> PairedIndicators:
    """Pair the indicator lines of a row that stands in two tables: by their words, the others as they follow.

    Where one table has in one cell what the other has on lines, they are the same and none is a pair.
    """
    ones, others = left.with_lines(left_row), right.with_lines(right_row)
    names, there = ([each.text(Key.INDIKATOR) for each in lines] for lines in (ones, others))
    if len(ones) == len(others) == 1:
        return PairedIndicators(((left_row, right_row),))
    if len(ones) != len(others) and name_key(" ".join(names)) == name_key(" ".join(there)):
        return PairedIndicators(())
    found = pair_names(names, there)
    rest, rest_there = (
        [at for at in range(len(lines)) if at not in {pair[side] for pair in found}]
        for side, lines in enumerate((ones, others))
    )
    found += zip(rest, rest_there, strict=False)
    paired = min(len(rest), len(rest_there))
    return PairedIndicators(
        tuple((ones[a], others[b]) for a, b in sorted(found)),
        tuple(ones[at] for at in rest[paired:]),
        tuple(others[at] for at in rest_there[paired:]),
    )


def _name(table: Table, row: Row) -> str:
    return row.text(table.spec.label)


def unit_key(row: Row) -> str:
    """Of which part of the agency a row is, as it is compared; empty where the table does not tell."""
    return name_key(row.text(Key.UNIT))


def _code(table: Table, row: Row) -> tuple[int | str, ...] | None:
    tree = table.spec.tree
    return (code_key(row.text(tree.code)) or None) if tree else None


Rows = Sequence[Row]
Found = tuple[tuple[tuple[Row, Row], ...], tuple[Row, ...], tuple[Row, ...]]


def _pair_siblings(left: Table, left_rows: Rows, right: Table, right_rows: Rows) -> Found:
    pairs: list[tuple[Row, Row]] = []
    a, b = list(left_rows), list(right_rows)
    for key in _keys_of_siblings(left, right):
        found, a, b = _pair_by(a, b, partial(key, left), partial(key, right))
        pairs += found
    alike, a, b = _pair_alike(left, a, right, b)
    return (*pairs, *alike), tuple(a), tuple(b)


def _keys_of_siblings(left: Table, right: Table) -> Iterator[Callable[[Table, Row], Hashable | None]]:
    """By what rows under one parent are one: by code, then by name; within their unit first where both tell it."""
    if _tells_units(left) and _tells_units(right):
        yield lambda table, row: (unit_key(row), code) if (code := _code(table, row)) else None
        yield lambda table, row: (unit_key(row), name) if (name := name_key(_name(table, row))) else None
    yield _code
    yield lambda table, row: name_key(_name(table, row)) or None


def _tells_units(table: Table) -> bool:
    tree = table.spec.tree
    return tree is not None and tree.unit in table.columns


_RowKey = Callable[[Row], Hashable | None]


def _pair_by(
    left_rows: Rows, right_rows: Rows, left_key: _RowKey, right_key: _RowKey
) -> tuple[list[tuple[Row, Row]], list[Row], list[Row]]:
    """Rows with equal keys, first with first; rows without a key are left over."""
    waiting: dict[Hashable, list[Row]] = {}
    for row in right_rows:
        key = right_key(row)
        if key is not None:
            waiting.setdefault(key, []).append(row)
    pairs: list[tuple[Row, Row]] = []
    lonely: list[Row] = []
    for row in left_rows:
        candidates = waiting.get(left_key(row))
        if candidates:
            pairs.append((row, candidates.pop(0)))
        else:
            lonely.append(row)
    taken = {right.index for _, right in pairs}
    return pairs, lonely, [row for row in right_rows if row.index not in taken]


def _pair_alike(
    left: Table, left_rows: Rows, right: Table, right_rows: Rows
) -> tuple[list[tuple[Row, Row]], list[Row], list[Row]]:
    """Rows with nearly the same name, the most alike first, each once."""
    found = _alike([_name(left, row) for row in left_rows], [_name(right, row) for row in right_rows])
    taken_left, taken_right = {a for a, _ in found}, {b for _, b in found}
    return (
        [(left_rows[a], right_rows[b]) for a, b in found],
        [row for index, row in enumerate(left_rows) if index not in taken_left],
        [row for index, row in enumerate(right_rows) if index not in taken_right],
    )


def _alike(left: Sequence[str], right: Sequence[str]) -> list[tuple[int, int]]:
    """Names that are nearly the same, by their index, the most alike first, each once."""
    folded = [without_code(fold(other)) for other in right]
    scores = [
        (score, a, b)
        for a, one in enumerate(without_code(fold(each)) for each in left)
        for b, other in enumerate(folded)
        if one and other and (score := likeness(one, other, _SAME_NAME)) >= _SAME_NAME
    ]
    scores.sort(key=lambda score: (-score[0], score[1], score[2]))
    pairs: list[tuple[int, int]] = []
    taken_left: set[int] = set()
    taken_right: set[int] = set()
    for _, a, b in scores:
        if a not in taken_left and b not in taken_right:
            pairs.append((a, b))
            taken_left.add(a)
            taken_right.add(b)
    return pairs


def pair_names(left: Sequence[str], right: Sequence[str]) -> list[tuple[int, int]]:
    """Which name of one list is the same as which of another, by index: equal names first, then near ones."""
    waiting: dict[str, list[int]] = {}
    for index, name in enumerate(right):
        waiting.setdefault(name_key(name), []).append(index)
    pairs: list[tuple[int, int]] = []
    lonely: list[int] = []
    for index, name in enumerate(left):
        candidates = waiting.get(name_key(name)) if name else None
        if candidates:
            pairs.append((index, candidates.pop(0)))
        else:
            lonely.append(index)
    taken = {b for _, b in pairs}
    free = [index for index in range(len(right)) if index not in taken]
    alike = _alike([left[a] for a in lonely], [right[b] for b in free])
    return sorted([*pairs, *((lonely[a], free[b]) for a, b in alike)])
