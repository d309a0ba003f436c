"""Trees of rows that neither codes nor numbers of several kinds tell: by their look, and by what adds up.

Numbers of some rows only, bullets, capitals, bold letters, indentation and words before the names tell which rows
are alike; formulas tell which rows a row sums. None of it is believed unless sums come out, and a tree is taken
only where no other one is as good.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from lkjip_xl.grids.sums_of_tree import Outcome, depths_of, is_even, outcome
from lkjip_xl.grids.trees_by_sums import trees_by_sums

Parents = tuple[int | None, ...]
_Kinds = Sequence[Hashable]
"""What each row has in common with the rows that are alike."""

# Of more rows sums have too many readings to be tried; and nobody tells more than so many levels by one mark.
_MOST_BY_SUMS, _MOST_KINDS = 300, 5
# Of twelve months and their sums a few columns tell as much as all.
_MOST_COLUMNS = 4
# So many levels at most stand under that of which the sum is.
_MOST_LEVELS = 4


@dataclass(frozen=True, slots=True)
class Amounts:
    """The amounts of some rows, column by column, and what those on top of each column should add up to."""

    columns: Sequence[Sequence[Decimal | None]]
    wholes: Sequence[Decimal | None]

    def outcomes(self, tree: Parents) -> list[Outcome]:
        """How each column comes out."""
        return [outcome(tree, *each) for each in zip(self.columns, self.wholes, strict=True)]

    @property
    def count_twice(self) -> bool:
        """Whether the rows together are so much more than the sum of all that some must be sums of others.

        No slip in one row makes so much, nor does a digit more or less in the sum.
        """
        known = [
            (sum(figures), max(figures), whole)
            for column, whole in zip(self.columns, self.wholes, strict=True)
            if whole and (figures := [each for each in column if each is not None])
        ]
        return any(largest <= added - whole <= _MOST_LEVELS * whole for added, largest, whole in known)


def likely_tree(marks: Sequence[_Kinds], strong: Sequence[Parents], amounts: Amounts) -> Parents | None:
    """The one tree that marks and sums bind; None where there is none, or more than one.

    ``marks`` tell, each in its way, which rows are alike; ``strong`` are the trees that formulas and indentation
    tell, of which less must come out.
    """
    telling = [each for each in marks if len({*each}) > 1]
    kinds = [*_alone_and_together(telling)]
    trees = dict.fromkeys([*strong, *filter(None, map(tree_of_kinds, kinds))])
    outcomes = {tree: amounts.outcomes(tree) for tree in trees}
    # Where indentation alone tells them, rows equally deep look alike in every other way too.
    levels = len({*zip(*telling, strict=True)})
    agreed = [tree for tree in strong if max(depths_of(tree)) + 1 == levels]
    likely = {tree for tree in trees if _is_right(tree, outcomes[tree], is_agreed=tree in agreed)}
    by_sums = set[Parents]() if likely else _by_sums(kinds, amounts)
    likely = likely or (by_sums if any(map(_has_parts_together, by_sums)) else set())
    if not likely:
        likely = {tree for tree in trees if _is_nearly_right(tree, outcomes[tree], is_strong=tree in strong)}
    return likely.pop() if len(likely) == 1 else None


def tree_of_kinds(kinds: _Kinds) -> Parents | None:
    """The tree in which rows of each kind stand under the kinds that come before it first; None without kinds."""
    order = list(dict.fromkeys(kinds))
    return tree_of_depths([order.index(each) for each in kinds]) if 1 < len(order) <= _MOST_KINDS else None


def tree_of_depths(depths: Sequence[int]) -> Parents:
    """The tree of rows set in: each stands under the nearest row above that is set in less."""
    parents: list[int | None] = []
    over: dict[int, int] = {}
    for at, depth in enumerate(depths):
        over = {each: row for each, row in over.items() if each < depth}
        parents.append(over[max(over)] if over else None)
        over[depth] = at
    return tuple(parents)


def _alone_and_together(marks: Sequence[_Kinds]) -> Iterator[_Kinds]:
    for count in sorted({1, 2, len(marks)}):
        for chosen in combinations(marks, count) if count else ():
            yield [*zip(*chosen, strict=True)]


def _by_sums(kinds: Sequence[_Kinds], amounts: Amounts) -> set[Parents]:
    """The trees in which everything adds up; marks tell which rows may be on top where that alone binds none.

    Where the sum of all does not come out, or there is none, all rows without parts must stand equally deep.
    """
    if len(amounts.columns[0] if amounts.columns else ()) > _MOST_BY_SUMS:
        return set()
    found = _in_columns(amounts, frozenset(), is_whole_known=True)
    if len(found) == 1:
        return found
    tops = {frozenset(at for at, each in enumerate(own) if each == own[0]) for own in kinds}
    if found:
        return _union(_in_columns(amounts, each, is_whole_known=True) for each in tops) or found
    even = _union(_in_columns(amounts, each, is_whole_known=False) for each in tops)
    return {tree for tree in even if is_even(tree)}


def _union(several: Iterable[set[Parents]]) -> set[Parents]:
    return {tree for each in several for tree in each}


def _in_columns(amounts: Amounts, tops: frozenset[int], *, is_whole_known: bool) -> set[Parents]:
    """The trees in which all columns come out together; else those of each alone, as one of them may be wrong."""
    usable = [
        ([figure or Decimal(0) for figure in column], whole)
        for column, whole in zip(amounts.columns, amounts.wholes, strict=True)
        if None not in column and 2 * sum(map(bool, column)) > len(column) and (whole or not is_whole_known)
    ]
    usable = usable[:_MOST_COLUMNS]
    together = _of_columns(usable, tops, is_whole_known=is_whole_known) if usable else set()
    return together or _union(_of_columns([each], tops, is_whole_known=is_whole_known) for each in usable)


def _of_columns(
    columns: Sequence[tuple[Sequence[Decimal], Decimal | None]], tops: frozenset[int], *, is_whole_known: bool
) -> set[Parents]:
    rows = [*zip(*(figures for figures, _ in columns), strict=True)]
    whole = tuple(each or Decimal(0) for _, each in columns) if is_whole_known else None
    return {*trees_by_sums(rows, tops, whole)}


def _has_parts_together(tree: Parents) -> bool:
    """Whether some sum has two parts: two equal figures, one below the other, may be equal by chance."""
    parents = [parent for parent in tree if parent is not None]
    return len({*parents}) < len(parents) or not parents


def _is_right(tree: Parents, outcomes: Sequence[Outcome], *, is_agreed: bool) -> bool:
    """Whether all comes out in a column, and what stands on top is bound: by the sum of all, or as all is even."""
    is_bound = is_agreed or is_even(tree) or any(each.whole for each in outcomes)
    return is_bound and any(each.is_clean for each in outcomes)


def _is_nearly_right(tree: Parents, outcomes: Sequence[Outcome], *, is_strong: bool) -> bool:
    """Whether a tree is plainly meant, though something in it is wrong."""
    return any(
        each.is_mostly_filled
        and (each.whole or is_even(tree))
        and (each.right >= each.slips if is_strong else each.right > max(1, each.slips))
        for each in outcomes
    )
