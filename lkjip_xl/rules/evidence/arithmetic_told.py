"""What follows from other figures of its sentence: a sum, a difference, one divided by another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from lkjip_xl.rules.evidence.verdicts import Judged, Verdict
from lkjip_xl.text.written_figures import Told, WrittenFigure

_OF = re.compile(r"\bdari\s+$", re.IGNORECASE)


def with_arithmetic(judged: Sequence[Judged], text: str) -> Iterator[Judged]:
    """What is not found, but follows from other figures of its sentence, is no doubt of its own."""
    for one in judged:
        if one.verdict is not Verdict.UNSURE:
            yield one
            continue
        # Of a thing that is named only those count that are right themselves.
        others = [
            each.figure
            for each in judged
            if each is not one
            and (
                not one.things
                or (each.verdict is Verdict.FITS and each.things)
                or (one.figure.kind is Told.BARE and each.figure.kind in (Told.BARE, Told.COUNT))
            )
        ]
        if (
            _is_subset(one, judged, text)
            or _is_part_of_a_sum(one, judged)
            or any(one.figure.fits(each) for each in _results(one.figure, others))
        ):
            yield Judged(one.figure, Verdict.FITS)
        else:
            yield one


def _is_part_of_a_sum(one: Judged, judged: Sequence[Judged]) -> bool:
    """“21, 18, dan 14 kelompok, seluruhnya 53”: the parts of what is right are no doubt of their own."""
    alike = [each for each in judged if _is_alike(each.figure, one.figure)]
    for whole in alike:
        parts = [each.figure.value for each in alike if each is not whole]
        is_right = whole.verdict is Verdict.FITS and whole is not one
        if is_right and len(parts) > 1 and sum(parts) == whole.figure.value:
            return True
    return False


def _is_subset(one: Judged, judged: Sequence[Judged], text: str) -> bool:
    """“Dari 53 kelompok, 38 kelompok telah berbadan hukum”: some of what is right are no doubt of their own."""
    before = [each for each in judged if each.figure.end <= one.figure.start][-1:]
    return any(
        one.figure.kind is Told.COUNT is each.figure.kind
        and each.figure.unit == one.figure.unit
        and each.verdict is Verdict.FITS
        and _OF.search(text, 0, each.figure.start) is not None
        and one.figure.value <= each.figure.value
        for each in before
    )


def _is_alike(figure: WrittenFigure, other: WrittenFigure) -> bool:
    """Whether two figures are in one unit; “18 karang taruna” beside “21 kelompok” has none that is known."""
    counts = (Told.COUNT, Told.BARE)
    if figure.kind in counts and other.kind in counts:
        return figure.unit == other.unit or not (figure.unit and other.unit)
    return figure.kind is other.kind


def _results(figure: WrittenFigure, others: Sequence[WrittenFigure]) -> Iterator[Decimal]:
    for at, one in enumerate(others):
        for other in others[at + 1 :]:
            if one.kind is not other.kind:
                yield from _part_in_percent(figure, one, other)
                continue
            if figure.kind is one.kind:
                yield from (one.value + other.value, abs(one.value - other.value))
            elif figure.kind is Told.PERCENT:
                if other.value:
                    yield from (one.value / other.value * 100, (one.value - other.value) / other.value * 100)
                if one.value:
                    yield from (other.value / one.value * 100, (other.value - one.value) / one.value * 100)


def _part_in_percent(figure: WrittenFigure, one: WrittenFigure, other: WrittenFigure) -> Iterator[Decimal]:
    """“88 dari 132 usulan (66,67%)”: what is counted in no unit of a table, and agrees with its percentage."""
    whole, share = (one, other) if other.kind is Told.PERCENT else (other, one)
    counted = whole.kind in (Told.BARE, Told.COUNT) and figure.kind is Told.BARE
    if share.kind is Told.PERCENT and counted and share.value:
        yield from (whole.value * share.value / 100, whole.value / share.value * 100)
    if figure.kind is Told.PERCENT and Told.PERCENT not in (one.kind, other.kind) and _is_alike(one, other):
        yield from (low / high * 100 for low, high in ((one.value, other.value), (other.value, one.value)) if high)
