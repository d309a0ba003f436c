"""Which rows of an export with columns of levels are leaves: not sums over others, and none twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from decimal import Decimal

from lkjip_xl.finance.amounts import known, total
from lkjip_xl.finance.read.repeated_rows import Placed, repeated
from lkjip_xl.finance.source import Line, Path
from lkjip_xl.report.pairing import code_key
from lkjip_xl.tables.measures import Measure
from lkjip_xl.text.numbers import format_short


def place_of(line: Line) -> Path:
    """Where a line belongs, its rekening included; documents of one rekening have no place of their own."""
    return (*line.path, *(("rekening", *code_key(line.rekening)) if line.rekening else ()))


def figures_of(line: Line) -> tuple[Decimal | None, ...]:
    """Its amounts, None where one is not known."""
    return tuple(known(getattr(line, measure)) for measure in Measure)


def told_from_subtotals(lines: Sequence[Line], blank: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """The rows without a rekening (``blank``) that are leaves for all that, and those that are sums over others.

    Nothing stands under a leaf: it is the only row of its place, or comes behind the others and is not their sum.
    """
    under: dict[Path, list[Line]] = {}
    for each in (*lines, *blank):
        is_blank = not (each.rekening or each.rekening_name)
        for length in range(1, len(each.path) + (0 if is_blank else 1)):
            under.setdefault(each.path[:length], []).append(each)
    behind = [each for each in blank if _is_behind(each, under.get(each.path, ()))]
    sums_stand_below = any(_is_sum(each, under[each.path]) for each in behind if each.path in under)
    leaves = [
        each
        for each in behind
        if any(figure is not None for figure in figures_of(each)) and not (each.path in under and sums_stand_below)
    ]
    rows = {each.row for each in leaves}
    return leaves, [each for each in blank if each.row not in rows]


def _is_behind(line: Line, others: Iterable[Line]) -> bool:
    return all(each.row < line.row for each in others)


def _is_sum(line: Line, parts: Sequence[Line]) -> bool:
    sums = [
        sum((each or Decimal(0) for each in column), Decimal(0))
        for column in zip(*map(figures_of, parts), strict=True)
    ]
    return all(written is None or written == found for written, found in zip(figures_of(line), sums, strict=True))


def repeated_lines(
    leaves: Sequence[Line], parents: Sequence[Line], text_of_row: Callable[[int], Hashable]
) -> dict[int, int]:
    """The rows that repeat an earlier one from the first cell to the last, with that one."""
    counted = Counter((place_of(each), figures_of(each)) for each in leaves)
    placed = [
        Placed(
            each.row,
            place_of(each),
            text_of_row(each.row) if counted[place_of(each), figures_of(each)] > 1 else each.row,
            figures_of(each),
            is_leaf=True,
        )
        for each in leaves
    ]
    if max(counted.values(), default=0) < 2:
        return {}
    above = [Placed(each.row, place_of(each), "", figures_of(each), is_leaf=False) for each in parents]
    return repeated([*placed, *above])


def sums_that_differ(parents: Sequence[Line], leaves: Sequence[Line]) -> Iterator[str]:
    """The rows that are not the sum of the leaves under them, with what is written and what that sum is."""
    under: dict[Path, list[Line]] = {}
    for line in leaves:
        for length in range(1, len(line.path) + 1):
            under.setdefault(line.path[:length], []).append(line)
    for parent in parents:
        for measure in Measure:
            written = known(getattr(parent, measure))
            found = known(total(getattr(line, measure) for line in under.get(parent.path, ())))
            if written is not None and found is not None and written != found:
                yield (
                    f"baris {parent.row} ({measure} tertulis {format_short(written)}, "
                    f"rinciannya {format_short(found)})"
                )
