"""How the rows of a table nest: programs over kegiatan over sub kegiatan.

Told by their codes, by the word that stands before their names, by their numbering, and only then by their sums:
what should be held against the parts must not decide which parts they are.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from lkjip_xl.grids.words import may_stand_above, word_before
from lkjip_xl.report.levels import LevelClues, find_levels, level_of_code, parents_of
from lkjip_xl.tables.levels import Level
from lkjip_xl.text.numbering import Number, Style, read_numbers, split_number


@dataclass(frozen=True, slots=True)
class RowClues:
    """What one row says of its place. ``amounts`` are its figures, None where one is not known."""

    name: str
    code: str = ""
    number: str = ""
    amounts: tuple[Decimal | None, ...] = ()


@dataclass(frozen=True, slots=True)
class WrongSum:
    """A row whose figure is not the sum of those of its parts; ``column`` is the place among its amounts."""

    row: int
    column: int
    written: Decimal
    parts: Decimal


@dataclass(frozen=True, slots=True)
class Nesting:
    """The level and the parent (by index) of every row, None where they cannot be told.

    ``above`` are rows over the programs (urusan, bidang urusan), ``below`` those under the sub kegiatan.
    """

    levels: tuple[Level | None, ...]
    parents: tuple[int | None, ...]
    above: frozenset[int] = frozenset()
    below: frozenset[int] = frozenset()
    wrong_sums: tuple[WrongSum, ...] = ()

    @property
    def untold(self) -> int | None:
        """The first row whose level cannot be told."""
        others = self.above | self.below
        return next((at for at, level in enumerate(self.levels) if level is None and at not in others), None)


# What rows of one level have in common: a level that is told, a style of numbers, or nothing.
_Kind = Level | Style | None
_NEARLY_ALL = 0.8
_ABOVE, _BELOW = 0, Level.SUB_KEGIATAN + 1


def with_numbers_apart(rows: Sequence[RowClues]) -> list[RowClues]:
    """The rows with the numbers before their names taken off, where most names have one."""
    split = [split_number(row.name) for row in rows]
    if any(row.number for row in rows) or 2 * sum(bool(number) for number, _ in split) <= len(rows):
        return list(rows)
    return [
        replace(row, number=number, name=name) if number else row
        for row, (number, name) in zip(rows, split, strict=True)
    ]


def nest(rows: Sequence[RowClues]) -> Nesting:
    """The level and the parent of every row."""
    above = _above_programs(rows)
    inside = [at for at in range(len(rows)) if at not in above]
    return _put_back(_nest([rows[at] for at in inside]), inside, len(rows), above)


def _above_programs(rows: Sequence[RowClues]) -> frozenset[int]:
    """The rows that say in a word that they stand over a program, and have one right below."""
    found: set[int] = set()
    for at in range(len(rows) - 2, -1, -1):
        below = at + 1 in found or word_before(rows[at + 1].name) is Level.PROGRAM
        if below and may_stand_above(rows[at].name) and not level_of_code(rows[at].code):
            found.add(at)
    return frozenset(found)


def _put_back(nesting: Nesting, inside: Sequence[int], count: int, above: frozenset[int]) -> Nesting:
    """What was told of some of the rows, said of all."""
    levels: list[Level | None] = [None] * count
    parents: list[int | None] = [None] * count
    for at, level, parent in zip(inside, nesting.levels, nesting.parents, strict=True):
        levels[at], parents[at] = level, None if parent is None else inside[parent]
    return Nesting(
        tuple(levels),
        tuple(parents),
        above | {inside[at] for at in nesting.above},
        frozenset(inside[at] for at in nesting.below),
        tuple(replace(each, row=inside[each.row]) for each in nesting.wrong_sums),
    )


def _nest(rows: Sequence[RowClues]) -> Nesting:
    told = [level_of_code(row.code) or word_before(row.name) for row in rows]
    numbers = list(read_numbers(row.number for row in rows))
    ranks = _ranks(_kinds(told, numbers, rows))
    if ranks is None:
        return _by_sums(rows, told)
    found = _nesting(rows, ranks)
    judged = len({parent for parent in found.parents if parent is not None})
    if 2 * len({each.row for each in found.wrong_sums}) > judged:
        # Numbers that most sums contradict count something else.
        by_sums = _by_sums(rows, told)
        return found if by_sums.untold is not None else by_sums
    return found


def _kinds(
    told: Sequence[Level | None], numbers: Sequence[Number | None], rows: Sequence[RowClues]
) -> list[_Kind]:
    """What each row has in common with others: its code first, then its number, then its word."""
    useless = {*_useless(numbers), *_mixed(numbers, told)}
    kinds: list[_Kind] = []
    for level, number, row in zip(told, numbers, rows, strict=True):
        numbered = number is not None and number.style not in useless and not level_of_code(row.code)
        kinds.append(number.style if number is not None and numbered else level)
    anchors = _anchors(kinds, told)
    return [anchors.get(each, each) if isinstance(each, Style) else each for each in kinds]


def _useless(numbers: Sequence[Number | None]) -> Iterator[Style]:
    """Styles that number rows of several levels: they begin anew with nothing of another style between."""
    last: Number | None = None
    for number in numbers:
        if number is not None and last is not None and number.style == last.style:
            again = number.values == last.values or (len(number.values) == 1 and number.is_first)
            if again:
                yield number.style
        last = number


def _mixed(numbers: Sequence[Number | None], told: Sequence[Level | None]) -> Iterator[Style]:
    """Styles whose rows are told to be of several levels: they only count the rows."""
    counts: dict[Style, Counter[Level]] = {}
    for number, level in zip(numbers, told, strict=True):
        if number is not None and level is not None:
            counts.setdefault(number.style, Counter())[level] += 1
    for style, counted in counts.items():
        if max(counted.values()) < _NEARLY_ALL * counted.total():
            yield style


def _anchors(kinds: Sequence[_Kind], told: Sequence[Level | None]) -> dict[Style, Level]:
    """The level of the rows of a style, where most of them say it in a word; no level twice."""
    counts: dict[Style, Counter[Level | None]] = {}
    for kind, level in zip(kinds, told, strict=True):
        if isinstance(kind, Style):
            counts.setdefault(kind, Counter())[level] += 1
    return {
        style: level
        for style, counted in counts.items()
        for level, count in counted.most_common(1)
        if level is not None and 2 * count > counted.total()
    }


def _ranks(kinds: Sequence[_Kind]) -> list[int] | None:
    """The rank of each row, 1 for a program; None where the kinds do not tell it."""
    leading = _leading(kinds)
    order = _order(kinds[leading:])
    fixed = [each for each in order if isinstance(each, Level)]
    if None in order and len(fixed) < len(Level) - 1:
        return None
    if not fixed and not 2 <= len(order) <= len(Level):
        return None
    # What stands over the topmost level that is told lies over it by so many steps.
    rank = fixed[0] - order.index(fixed[0]) - 1 if fixed else _ABOVE
    ranks: dict[_Kind, int] = {}
    for kind in order:
        following = kind if isinstance(kind, Level) else rank + 1
        if following <= rank:
            return None
        ranks[kind] = rank = following
    return [_ABOVE] * leading + [max(_ABOVE, min(ranks[each], _BELOW)) for each in kinds[leading:]]


def _leading(kinds: Sequence[_Kind]) -> int:
    """How many rows at the top have nothing that tells their level and are the only such ones: the agency.

    Right over a kegiatan stands its program.
    """
    first = next((at for at, kind in enumerate(kinds) if kind is not None), 0)
    if not first or None in kinds[first:]:
        return 0
    return first - 1 if kinds[first] is Level.KEGIATAN else first


def _order(kinds: Sequence[_Kind]) -> list[_Kind]:
    """The kinds from the topmost to the lowest: each lies directly under the one it first comes behind.

    What is told goes to its place among what is told.
    """
    order: list[_Kind] = []
    last: _Kind = None
    for kind in kinds:
        if kind not in order:
            at = order.index(last) + 1 if order else 0
            if isinstance(kind, Level):
                higher = [index for index, each in enumerate(order) if isinstance(each, Level) and each < kind]
                lower = [index for index, each in enumerate(order) if isinstance(each, Level) and each > kind]
                at = min(max([at, *(index + 1 for index in higher)]), *lower, len(order))
            order.insert(at, kind)
        last = kind
    return order


def _nesting(rows: Sequence[RowClues], ranks: Sequence[int]) -> Nesting:
    levels = tuple(Level(rank) if _ABOVE < rank < _BELOW else None for rank in ranks)
    parents = parents_of(levels)
    return Nesting(
        levels,
        parents,
        frozenset(at for at, rank in enumerate(ranks) if rank == _ABOVE),
        frozenset(at for at, rank in enumerate(ranks) if rank == _BELOW),
        tuple(wrong_sums([row.amounts for row in rows], parents)),
    )


def wrong_sums(amounts: Sequence[Sequence[Decimal | None]], parents: Sequence[int | None]) -> Iterator[WrongSum]:
    """The rows that are not the sum of their parts; nothing is said where an amount is not known."""
    parts: dict[int, list[int]] = {}
    for index, parent in enumerate(parents):
        if parent is not None:
            parts.setdefault(parent, []).append(index)
    for parent, own in sorted(parts.items()):
        for column, written in enumerate(amounts[parent]):
            found = [amounts[at][column] for at in own]
            known = [each for each in found if each is not None]
            if written is not None and len(known) == len(found) and sum(known) != written:
                yield WrongSum(parent, column, written, sum(known, Decimal(0)))


def _by_sums(rows: Sequence[RowClues], told: Sequence[Level | None]) -> Nesting:
    """The levels by the amounts, what is told and names in capitals for programs helping."""
    clues = [
        LevelClues(level.label if level else "", row.code, row.name, row.amounts)
        for level, row in zip(told, rows, strict=True)
    ]
    capitals = [row.name.isupper() for row in rows]
    found = find_levels(clues)
    if None in found.levels and True in capitals and False in capitals and Level.PROGRAM not in told:
        found = find_levels(
            [
                replace(each, jenis=Level.PROGRAM.label) if is_program else each
                for each, is_program in zip(clues, capitals, strict=True)
            ]
        )
    wrong = tuple(wrong_sums([row.amounts for row in rows], found.parents)) if None not in found.levels else ()
    return Nesting(found.levels, found.parents, wrong_sums=wrong)
