"""Rows that stand twice in a file: whether they are two, nobody can tell, and so their amounts are not known."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from lkjip_xl.finance.amounts import Amount, SourceCell, Unknown, UnreadCell, Why
from lkjip_xl.text.sentences import few

_MOST_NAMED = 3
Figures = tuple[Decimal | None, ...]


def first_rows(numbers: Sequence[int]) -> str:
    """The first two of some rows of a sheet, by their numbers."""
    return f"baris {' dan '.join(map(str, numbers[:2]))}{' dst.' if len(numbers) > 2 else ''}"


@dataclass(frozen=True, slots=True)
class Placed:
    """A row with its place, and what else must be the same for it to be the same row; its figures where known.

    ``is_outline`` tells that one place has one row, as a sub kegiatan has in an outline.
    """

    row: int
    place: tuple[object, ...]
    same: Hashable
    figures: Figures
    is_leaf: bool
    is_outline: bool = False


def repeated(rows: Sequence[Placed]) -> dict[int, int]:
    """The rows that repeat an earlier one, with that one.

    Rows that a sum printed above them counts are two rows, and not one that is repeated. Rows of one place with
    different amounts are so only where a sum is right without one of them.
    """
    above: dict[tuple[object, ...], list[Placed]] = {}
    groups: dict[tuple[tuple[object, ...], Hashable], list[Placed]] = {}
    leaves: dict[tuple[object, ...], list[Figures]] = {}
    for each in rows:
        if each.is_leaf:
            groups.setdefault((each.place, each.same), []).append(each)
            for length in range(len(each.place) + 1):
                leaves.setdefault(each.place[:length], []).append(each.figures)
        else:
            above.setdefault(each.place, []).append(each)
    found: dict[int, int] = {}
    for group in groups.values():
        if len(group) > 1:
            upper = _printed_above(group[0].place, above)
            found.update(_of_group(group, upper, leaves.get(upper.place, ()) if upper else ()))
    return found


def _printed_above(
    place: tuple[object, ...], above: Mapping[tuple[object, ...], Sequence[Placed]]
) -> Placed | None:
    """The only row with figures that stands nearest above a place; None where that stands twice."""
    for length in range(len(place), 0, -1):
        rows = [
            each for each in above.get(place[:length], ()) if any(figure is not None for figure in each.figures)
        ]
        if rows:
            return rows[0] if len(rows) == 1 else None
    return None


def _of_group(
    group: Sequence[Placed], upper: Placed | None, parts: Sequence[Figures]
) -> Iterator[tuple[int, int]]:
    first, *others = group
    if upper is not None and _is_sum(upper.figures, parts):
        return
    for each in others:
        same = next((other for other in group if other.row < each.row and other.figures == each.figures), None)
        if not any(each.figures):
            continue
        if same is not None:
            yield each.row, same.row
        elif each.is_outline and upper is not None and _is_sum_without(upper.figures, parts, group):
            yield each.row, first.row


def _is_sum_without(written: Figures, parts: Sequence[Figures], group: Sequence[Placed]) -> bool:
    """Whether a sum is right as soon as all but one row of a group are left out."""
    return any(
        _is_sum(written, [*_without(parts, [other.figures for other in group if other is not each])])
        for each in group
    )


def _without(parts: Sequence[Figures], left: Sequence[Figures]) -> Iterator[Figures]:
    waiting = list(left)
    for each in parts:
        if each in waiting:
            waiting.remove(each)
        else:
            yield each


def _is_sum(written: Figures, parts: Sequence[Figures]) -> bool:
    return all(
        figure is None or figure == sum((each[at] or Decimal(0) for each in parts), Decimal(0))
        for at, figure in enumerate(written)
    )


def doubtful(amount: Amount, at: SourceCell) -> Amount:
    """The amount of a row that repeats another: not known, where there is one."""
    return Unknown((UnreadCell(at, Why.REPEATED),)) if isinstance(amount, Decimal) else amount


def note_on_repeated(found: Mapping[int, int]) -> Iterator[str]:
    """What must be said of rows that repeat others."""
    if found:
        named = few([f"baris {row} mengulang baris {first}" for row, first in found.items()], _MOST_NAMED)
        yield f"baris yang sama tercatat dua kali, sehingga nilainya diragukan: {named}"
