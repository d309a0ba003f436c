"""Trees that amounts tell: all in which every sum comes out are known, and one is told that stands alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lkjip_xl.grids.sums_of_tree import depths_of, is_even, outcome
from lkjip_xl.grids.trees_by_sums import Parents, trees_by_sums


def _every_tree(count: int) -> Iterator[Parents]:
    """Every way in which so many rows may nest."""
    for depths in product(range(count), repeat=count):
        steps = zip((-1, *depths), depths, strict=False)
        if all(depth <= before + 1 for before, depth in steps):
            parents = [
                next((up for up in range(at - 1, -1, -1) if depths[up] == depth - 1), None) if depth else None
                for at, depth in enumerate(depths)
            ]
            yield tuple(parents)


def _comes_out(parents: Parents, amounts: Sequence[int], whole: int | None) -> bool:
    over = {parent for parent in parents if parent is not None}
    sums = all(
        amounts[up] == sum(each for each, own in zip(amounts, parents, strict=True) if own == up) for up in over
    )
    top = sum(each for each, own in zip(amounts, parents, strict=True) if own is None)
    return sums and whole in {None, top}


def _rows(amounts: Sequence[int]) -> list[tuple[Decimal, ...]]:
    return [(Decimal(each),) for each in amounts]


@given(st.lists(st.integers(0, 4), min_size=1, max_size=5), st.integers(0, 12))
def test_every_tree_that_comes_out_is_known(amounts: list[int], whole: int) -> None:
    wanted = {tree for tree in _every_tree(len(amounts)) if _comes_out(tree, amounts, whole)}

    found = trees_by_sums(_rows(amounts), (), (Decimal(whole),))

    assert {*found} <= wanted
    assert len(found) == min(len(wanted), 2)


@given(st.lists(st.integers(0, 4), min_size=2, max_size=5), st.sets(st.integers(1, 4)))
def test_the_rows_on_top_may_be_known(amounts: list[int], others: set[int]) -> None:
    tops = {0, *(each for each in others if each < len(amounts))}
    every = (
        tree for tree in _every_tree(len(amounts)) if {at for at, up in enumerate(tree) if up is None} == tops
    )
    wanted = {tree for tree in every if _comes_out(tree, amounts, None)}

    found = trees_by_sums(_rows(amounts), tops)

    assert {*found} <= wanted
    assert len(found) == min(len(wanted), 2)


def test_a_program_over_kegiatan_over_sub_kegiatan_is_told() -> None:
    amounts = [900, 500, 300, 200, 400, 700, 700, 250]

    assert trees_by_sums(_rows(amounts), (), (Decimal(1850),)) == [(None, 0, 1, 1, 0, None, 5, None)]


def test_nothing_is_told_without_what_binds_the_rows_on_top_nor_of_amounts_below_zero() -> None:
    assert trees_by_sums(_rows([3, 1, 2])) == []
    assert trees_by_sums(_rows([3, 4, -1]), (), (Decimal(3),)) == []
    assert trees_by_sums([], (), ()) == []


def test_what_is_full_of_equal_figures_is_given_up_in_time() -> None:
    assert trees_by_sums(_rows([0] * 300), (), (Decimal(0),)) == []
    assert trees_by_sums(_rows([*range(1, 120)] * 2), (), (Decimal(7140),)) == []


@pytest.mark.parametrize(
    ("figures", "whole", "right", "slips", "is_whole_right"),
    [
        ((6, 4, 2, 5, 5), 11, 2, 0, True),
        ((7, 4, 2, 5, 5), 11, 1, 1, True),  # its own figure is wrong, for its parts and for the sum of all
        ((6, 5, 2, 5, 5), 11, 1, 1, True),
        ((6, 4, 2, 5, 5), 12, 2, 1, False),
        ((None, 4, 2, 5, 5), 11, 1, 0, True),
        ((6, None, 2, 5, 5), 11, 1, 0, True),
        ((6, 4, 2, 5, 5), None, 2, 0, None),
        ((6, 4, 2, None, None), 11, 1, 0, None),
    ],
)
def test_how_the_sums_of_a_tree_come_out(
    figures: Sequence[int | None], whole: int | None, right: int, slips: int, is_whole_right: bool | None
) -> None:
    column = [None if each is None else Decimal(each) for each in figures]

    found = outcome((None, 0, 0, None, 3), column, None if whole is None else Decimal(whole))

    assert (found.right, found.slips, found.whole) == (right, slips, is_whole_right)


def test_rows_without_parts_stand_equally_deep_or_not() -> None:
    assert is_even((None, 0, 0, None, 3))
    assert not is_even((None, 0, 0, None))
    assert not is_even((None, None))
    assert depths_of((None, 0, 1, 0, None)) == [0, 1, 2, 1, 0]
