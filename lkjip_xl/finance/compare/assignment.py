"""The pairs of two sides that are worth most taken together, each on either side in one pair at most."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

Pair = tuple[int, int]
"""A place on one side, and a place on the other one."""

# Scores are added up and taken off each other: as integers, in which nothing is rounded.
_PARTS = 10**9


def best_assignment(scores: Mapping[Pair, float]) -> list[Pair]:
    """The pairs with the largest sum of scores, in the order of the one side; only pairs that have a score.

    Names are like a few others only: what hangs together by its scores is assigned by itself.
    """
    return sorted(pair for group in _groups(scores) for pair in _assigned(group, scores))


def _groups(scores: Mapping[Pair, float]) -> Iterator[list[Pair]]:
    """The pairs with a score, those together that share a place directly or by way of others."""
    of_left: dict[int, list[Pair]] = {}
    of_right: dict[int, list[Pair]] = {}
    for pair in scores:
        of_left.setdefault(pair[0], []).append(pair)
        of_right.setdefault(pair[1], []).append(pair)
    left = dict.fromkeys(scores)
    while left:
        waiting, group = [next(iter(left))], []
        del left[waiting[0]]
        while waiting:
            pair = waiting.pop()
            group.append(pair)
            for other in (*of_left.pop(pair[0], ()), *of_right.pop(pair[1], ())):
                if other in left:
                    del left[other]
                    waiting.append(other)
        yield group


def _assigned(group: Sequence[Pair], scores: Mapping[Pair, float]) -> list[Pair]:
    """The best pairs of a group: the Hungarian method, with prices on both sides.

    One after another on the left, a way of least cost is looked for along which those that are assigned already
    give way. To have no pair costs nothing, a pair costs less than that by its score.
    """
    lefts, rights = sorted({left for left, _ in group}), sorted({right for _, right in group})
    if len(lefts) > len(rights):
        turned = {(right, left): scores[left, right] for left, right in group}
        return [(left, right) for right, left in _assigned([*turned], turned)]
    worth = [[round(scores.get((left, right), 0) * _PARTS) for right in rights] for left in lefts]
    of_rights = [-1] * len(rights)
    price_left, price_right = [0] * len(lefts), [0] * len(rights)
    for begun in range(len(lefts)):
        _make_room(begun, worth, of_rights, price_left, price_right)
    found = ((lefts[of_rights[place]], right) for place, right in enumerate(rights) if of_rights[place] >= 0)
    return [pair for pair in found if pair in scores]


def _make_room(
    begun: int, worth: Sequence[Sequence[int]], of_rights: list[int], price_left: list[int], price_right: list[int]
) -> None:
    """Assign one more on the left, along the way of least cost; the prices afterwards fit all that is assigned."""
    least: dict[int, int] = {}
    before = dict.fromkeys(range(len(of_rights)), -1)
    reached: list[int] = []
    waiting = set(before)
    left, last = begun, -1
    while True:
        for right in sorted(waiting):
            cost = -worth[left][right] - price_left[left] - price_right[right]
            if right not in least or cost < least[right]:
                least[right], before[right] = cost, last
        nearest = min(waiting, key=lambda right: (least[right], right))
        step = least[nearest]
        price_left[begun] += step
        for right in reached:
            price_left[of_rights[right]] += step
            price_right[right] -= step
        for right in waiting:
            least[right] -= step
        waiting.remove(nearest)
        reached.append(nearest)
        last = nearest
        if of_rights[nearest] < 0:
            break
        left = of_rights[nearest]
    while last >= 0:
        of_rights[last] = of_rights[before[last]] if before[last] >= 0 else begun
        last = before[last]
