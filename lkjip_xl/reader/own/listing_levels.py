"""How the rows of an agency's own table nest: by code, word and numbering, else by their look and their sums."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from lkjip_xl.grids.codes import is_rekening, split_code_and_name, usual_form
from lkjip_xl.grids.nesting import RowClues, nest, with_numbers_apart, wrong_sums
from lkjip_xl.grids.words import word_before
from lkjip_xl.reader.own.likely_trees import Amounts, likely_tree, tree_of_depths
from lkjip_xl.reader.own.name_paths import NamePath, tree_of_paths
from lkjip_xl.report.levels import level_of_code
from lkjip_xl.tables.levels import Level
from lkjip_xl.text.numbering import Number, read_numbers

# Of more rows sums have too many readings to be tried.
_MOST_BY_SUMS = 150


@dataclass(frozen=True, slots=True)
class RowRead:
    """A row: its number in the sheet, what it says of its level, how far it is set in, and which rows it sums.

    ``look`` is what else tells it from rows of another level: bold letters. ``path`` are the names of what it
    stands under and its own, where each level has a column.
    """

    number: int
    clues: RowClues
    indent: int = 0
    sums: tuple[int, ...] = ()
    look: str = ""
    path: NamePath = ()


@dataclass(frozen=True, slots=True)
class Outline:
    """The parent of each row by its place among them, and its level; ``dropped`` are rows that are no part of it.

    ``sure`` says that codes or words tell the levels: where sums contradict them, the sums are wrong.
    """

    parents: Mapping[int, int | None]
    levels: Mapping[int, Level]
    dropped: frozenset[int] = frozenset()
    sure: bool = False


def outline_of(rows: Sequence[RowRead], wholes: Sequence[Decimal | None] = ()) -> Outline | None:
    """How some rows nest; one without parents where they are all alike, None where nobody can tell.

    ``wholes`` is what the list as a whole has in each of its columns of amounts.
    """
    clues = [_with_code(each) for each in with_numbers_apart([row.clues for row in rows])]
    below = {at for at, each in enumerate(clues) if is_rekening(each.code)}
    inside = [at for at in range(len(rows)) if at not in below]
    own = _Rows([rows[at] for at in inside], [clues[at] for at in inside], wholes)
    return _put_back(inside, below, own.tree(), sure=own.is_coded)


@dataclass(frozen=True, slots=True)
class _Rows:
    """Rows of which each may have a level, in their order."""

    rows: Sequence[RowRead]
    clues: Sequence[RowClues]
    wholes: Sequence[Decimal | None]

    @property
    def numbers(self) -> list[Number | None]:
        return [*read_numbers(each.number for each in self.clues)]

    @property
    def told(self) -> list[Level | None]:
        return [level_of_code(each.code) or word_before(each.name) for each in self.clues]

    @property
    def is_coded(self) -> bool:
        """Whether codes or words tell the levels of most rows."""
        return sum(level is not None for level in self.told) * 2 > len(self.clues)

    def tree(self) -> _Tree | None:
        numbers, told, is_coded = self.numbers, self.told, self.is_coded
        styles = {number.style for number in numbers if number}
        if not is_coded and len(styles) > len(Level):
            return _by_depths([_depth(each, numbers) for each in numbers])
        if _are_alike(numbers, told, self.rows):
            return self._alike(told)
        if (is_coded or len(styles) > 1) and (found := _nested(self.clues)):
            return _sorted_out(found, self.clues)
        if is_coded:
            return _by_formulas(self.rows) or _nested(self.clues)
        return self._likely()

    def _likely(self) -> _Tree | None:
        """The tree that neither codes nor words tell, but everything else together."""
        others = (_by_formulas(self.rows), _nested(self.clues, only_right=True))
        right = self._by_marks() or next((tree for tree in others if tree and self._is_right(tree)), None)
        return right or self._with_one_slip()

    def _with_one_slip(self) -> _Tree | None:
        """The tree that words and sums tell where one figure alone is wrong, and all else comes out."""
        found = _nested(self.clues) if len(self.clues) <= _MOST_BY_SUMS else None
        if found is None or found[2]:
            return None
        outcomes = self._amounts.outcomes(tuple(found[0]))
        return found if any(each.slips == 1 and each.right > 1 and each.whole for each in outcomes) else None

    def _is_right(self, tree: _Tree) -> bool:
        """Whether no sum contradicts a tree."""
        parents, _, others = tree
        return bool(others) or not any(each.slips for each in self._amounts.outcomes(tuple(parents)))

    def _alike(self, told: Sequence[Level | None]) -> _Tree | None:
        """All rows beside one another, unless their number counts programs and their parts alike."""
        flat: tuple[int | None, ...] = (None,) * len(self.rows)
        beside = flat, [Level.PROGRAM] * len(flat), frozenset[int]()
        if None not in told or any(each.whole for each in self._amounts.outcomes(flat)):
            return beside
        return self._likely() or (None if self._amounts.count_twice else beside)

    @property
    def _amounts(self) -> Amounts:
        columns = [*zip(*(each.amounts for each in self.clues), strict=True)]
        return Amounts(columns, [*self.wholes] or [None] * len(columns))

    def _by_marks(self) -> _Tree | None:
        """The tree that the look of the rows, their formulas and their sums bind."""
        indents = sorted({row.indent for row in self.rows})
        depths = [indents.index(row.indent) for row in self.rows]
        formulas = _by_formulas(self.rows)
        strong = [
            *([tuple(formulas[0])] if formulas else []),
            *([tree_of_depths(depths)] if depths and depths[0] == 0 else []),
            tree_of_paths([row.path for row in self.rows]),
        ]
        marks: list[Sequence[Hashable]] = [depths, [row.look for row in self.rows], *_marks_of_names(self.clues)]
        nested = [each for each in strong if any(_is_some(each))]
        parents = likely_tree(marks, nested, self._amounts)
        return (parents, _levels(parents), frozenset()) if parents else None


_Tree = tuple[Sequence[int | None], Sequence[Level | None], frozenset[int]]
"""Parents, levels, and rows that stand over or under the tree, all by their place among the rows."""


def _put_back(inside: Sequence[int], below: set[int], tree: _Tree | None, *, sure: bool = False) -> Outline | None:
    if tree is None:
        return None
    parents, levels, others = tree
    return Outline(
        {
            inside[at]: None if parent is None else inside[parent]
            for at, parent in enumerate(parents)
            if at not in others
        },
        {inside[at]: level for at, level in enumerate(levels) if level is not None and at not in others},
        frozenset(below | {inside[at] for at in others}),
        sure,
    )


def _with_code(clues: RowClues) -> RowClues:
    """The row with the code that stands in front of its name."""
    code, name = ("", clues.name) if clues.code else split_code_and_name(clues.name)
    return RowClues(name, code, clues.number, clues.amounts) if code else clues


def _are_alike(numbers: Sequence[Number | None], told: Sequence[Level | None], rows: Sequence[RowRead]) -> bool:
    """Whether all rows are plainly of one level: numbered one after another, or all told to be of it."""
    if len({row.indent for row in rows}) > 1:
        return False
    if None not in told and len({*told}) == 1:
        return True
    known = [number for number in numbers if number is not None]
    values = [number.values for number in known]
    one_style = len({number.style for number in known}) == 1 and all(len(each) == 1 for each in values)
    counted = one_style and all(after[0] == before[0] + 1 for before, after in pairwise(values))
    return counted and len(known) == len(rows) and len({*told} - {None}) <= 1


def _nested(clues: Sequence[RowClues], *, only_right: bool = False) -> _Tree | None:
    """By codes, words, numbers and sums; ``only_right`` takes only what no sum contradicts."""
    if only_right and len(clues) > _MOST_BY_SUMS:
        return None
    found = nest(clues)
    if found.untold is not None or (only_right and (found.wrong_sums or not any(_is_some(found.parents)))):
        return None
    return found.parents, found.levels, found.above | found.below


def _sorted_out(tree: _Tree, clues: Sequence[RowClues]) -> _Tree | None:
    """The tree by the codes of its parents where these say another than the order of the rows does.

    Somebody has sorted the rows, if fewer sums are wrong by the codes; else a code is a slip. None where the order
    is wrong and the codes do not tell the parents either.
    """
    parents, levels, others = tree
    strange, by_code = _parents_by_code(tree, [each.code for each in clues])
    if not strange:
        return tree
    amounts = [each.amounts for each in clues]
    wrong = len([*wrong_sums(amounts, parents)])
    if by_code is None:
        return tree if strange == 1 or not wrong else None
    more = len([*wrong_sums(amounts, by_code)]) - wrong
    return (by_code, levels, others) if more < 0 or (not more and strange > 1) else tree


def _parents_by_code(tree: _Tree, codes: Sequence[str]) -> tuple[int, list[int | None] | None]:
    """How many rows stand under another parent than their codes say, and the parents by codes if they tell all."""
    parents, _, others = tree
    segments = [_segments(code) if level_of_code(code) else () for code in codes]
    told: dict[tuple[str, ...], list[int]] = {}
    for at, own in enumerate(segments):
        if own and at not in others:
            told.setdefault(own, []).append(at)
    found: list[int | None] = []
    strange, unclear = 0, False
    for at, (own, parent) in enumerate(zip(segments, parents, strict=True)):
        over = segments[parent] if parent is not None else ()
        if not own or at in others or (over and own[: len(over)] == over):
            found.append(parent)
            continue
        lines = [own[:length] for length in range(len(own) - 1, 0, -1)]
        nearest = next((told[line] for line in lines if line in told), [])
        unclear = unclear or (bool(over) and len(nearest) != 1)
        strange += bool(over) or bool(nearest)
        found.append(nearest[0] if len(nearest) == 1 else parent)
    return strange, None if unclear else found


def _segments(code: str) -> tuple[str, ...]:
    """The parts of a code, of which 01 and 0001 are the same."""
    return tuple(each.lstrip("0") or "0" for each in usual_form(code).strip(". ").casefold().split("."))


def _is_some(parents: Sequence[int | None]) -> list[bool]:
    return [parent is not None for parent in parents]


def _depth(number: Number | None, numbers: Sequence[Number | None]) -> int | None:
    styles = list(dict.fromkeys(each.style for each in numbers if each))
    return styles.index(number.style) if number else None


def _by_depths(depths: Sequence[int | None]) -> _Tree | None:
    """The tree of rows that number themselves so deep."""
    if None in depths or not depths or depths[0] != 0:
        return None
    parents = tree_of_depths([depth or 0 for depth in depths])
    return parents, _levels(parents), frozenset()


def _marks_of_names(clues: Sequence[RowClues]) -> Iterator[Sequence[Hashable]]:
    """What the names of rows have in common with some others: a number, a bullet, capitals, a word in front."""
    yield [number.style if number else None for number in read_numbers(each.number for each in clues)]
    yield [_bullet(each.name) for each in clues]
    yield [each.name.isupper() for each in clues]
    yield [word_before(each.name) for each in clues]


def _bullet(name: str) -> str:
    first = name.strip()[:1]
    return "" if first.isalnum() else first


def _levels(parents: Sequence[int | None]) -> list[Level | None]:
    """A level for each row of a tree of any depth: a program on top, sub kegiatan below everything else."""
    has_parts = {parent for parent in parents if parent is not None}
    deep = any(parents[parent] is not None for parent in has_parts)
    return [
        Level.PROGRAM
        if parent is None
        else Level.KEGIATAN
        if at in has_parts or not deep or parents[parent] is None
        else Level.SUB_KEGIATAN
        for at, parent in enumerate(parents)
    ]


def _by_formulas(rows: Sequence[RowRead]) -> _Tree | None:
    """The tree that formulas of sums tell: each row stands under the one whose formula counts it."""
    at_row = {row.number: at for at, row in enumerate(rows)}
    parents: list[int | None] = [None] * len(rows)
    for at, row in enumerate(rows):
        for part in row.sums:
            other = at_row.get(part)
            if other is not None and other > at:
                if parents[other] not in {None, at}:
                    return None
                parents[other] = at
    if not any(_is_some(parents)):
        return None
    # A row that no formula counts, between those that one counts, belongs to whom nobody can tell.
    last = {parent: at for at, parent in enumerate(parents) if parent is not None}
    if any(parent is None and any(up < at < end for up, end in last.items()) for at, parent in enumerate(parents)):
        return None
    return parents, _levels(parents), frozenset()
