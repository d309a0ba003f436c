"""The best pairs, against all that there are."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import product
from random import Random

from lkjip_xl.finance.compare.assignment import best_assignment


def test_the_best_pair_alone_may_not_be_the_best_of_all() -> None:
    # 0.95 alone leaves the other two without a pair; 0.9 and 0.8 are 1.7 together.
    assert best_assignment({(0, 0): 0.9, (0, 1): 0.95, (1, 1): 0.8}) == [(0, 0), (1, 1)]
    # Here it does not: 0.95 is more than 0.6 alone, and 1 has no pair but the one that 0 has.
    assert best_assignment({(0, 1): 0.95, (1, 1): 0.6}) == [(0, 1)]
    assert best_assignment({}) == []
    assert best_assignment({(4, 7): 1.0, (2, 9): 0.6}) == [(2, 9), (4, 7)]


def _most(scores: Mapping[tuple[int, int], float], lefts: int, rights: int) -> float:
    """The largest sum, of every way to give each on the left one on the right, or none."""
    ways = (way for way in product([*range(rights), -1], repeat=lefts) if _is_once(way))
    return max(sum(scores.get(pair, 0) for pair in enumerate(way)) for way in ways)


def _is_once(way: tuple[int, ...]) -> bool:
    given = [each for each in way if each >= 0]
    return len({*given}) == len(given)


def test_it_is_the_best_of_all_that_there_are() -> None:
    chance = Random(36)  # noqa: S311 - of examples
    for _ in range(60):
        lefts, rights = chance.randint(1, 4), chance.randint(1, 4)
        likely = chance.random()
        places = product(range(lefts), range(rights))
        scores = {pair: chance.choice([0.6, 0.75, 0.9, 1.0]) for pair in places if chance.random() < likely}
        found = best_assignment(scores)
        assert len({left for left, _ in found}) == len({right for _, right in found}) == len(found)
        assert abs(sum(scores[pair] for pair in found) - _most(scores, lefts, rights)) < 1e-6
