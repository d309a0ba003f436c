"""Which facts a figure may stand for: those of its unit, and of what its words say that it tells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from lkjip_xl.rules.evidence.facts import OF_LAST_YEAR, Fact, Meant, Thing
from lkjip_xl.rules.evidence.meant_words import NOTHING_TOLD, Meaning
from lkjip_xl.text.unit_words import POINTS, RUPIAH_WORDS, full_unit
from lkjip_xl.text.written_figures import Bound, Told, WrittenFigure

_PEOPLE = frozenset({"orang", "pegawai", "asn", "pns", "pppk", "jiwa", "personil", "personel"})
_IN_POINTS = frozenset((Meant.RESULT, Meant.TARGET, Meant.CAPAIAN, Meant.GROWTH, Meant.EFFICIENCY, Meant.STANDARD))
_LARGE = 100_000
_BOUND_OF_TARGET = re.compile(r"(?:maksimal|minimal|paling\s+\w+|[≤≥])\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Question:
    """A figure with what its sentence says of it.

    ``beside`` is the sentence without the names in it, ``gap`` what stands between the figure and the one before;
    ``of_total`` says that it goes on with what the one before was of, which is the whole; ``of_whole`` that the
    whole sentence is of all of the agency; ``of_any_year`` that its year is only guessed; ``agencies`` are where
    the sentence names the agency itself, by the ends; ``in_passing`` are the things that it may name besides;
    ``above`` those that its headings name, and the sentences before it in its paragraph.
    """

    text: str
    beside: str
    gap: str
    figure: WrittenFigure
    meaning: Meaning
    year: int | None
    tables: tuple[str, ...]
    of_total: bool = False
    of_whole: bool = False
    of_any_year: bool = False
    agencies: tuple[int, ...] = ()
    in_passing: tuple[Thing, ...] = ()
    above: tuple[Thing, ...] = ()


def with_exact_target(asked: Question) -> Question:
    """“Target maksimal 10”: the bound is that of the target, which is 10 and no less."""
    is_target = (
        Meant.TARGET in asked.meaning.hard and asked.meaning.told and Meant.RESULT not in asked.meaning.hard
    )
    if not is_target or not _BOUND_OF_TARGET.search(asked.text[: asked.figure.start]):
        return asked
    return replace(asked, figure=replace(asked.figure, bound=Bound.EXACT))


def by_meaning(asked: Question, facts: Sequence[Fact]) -> tuple[list[Fact], list[Fact]]:
    """The facts that a figure must be one of by its words, and those that it may be besides."""
    meaning = asked.meaning
    if asked.figure.kind is Told.RUPIAH and not any(may_be(each, meaning) and not each.soft for each in facts):
        meaning = NOTHING_TOLD  # “mencapai Rp23 miliar” tells of no capaian
    hard = [each for each in facts if each.meant in meaning.hard and not each.soft]
    if meaning.hard == {Meant.GROWTH} and asked.figure.kind is not Told.PERCENT:
        # “Naik 1,41 poin” is told in the unit of the result, where that has one of its own.
        hard = [each for each in hard if each.kind is not Told.PERCENT] or hard
    if any(each.meant is Meant.RESULT for each in hard):
        # What an indicator has reached is told, and not what its sasaran has spent.
        hard = [each for each in hard if each.meant is not Meant.ABSORBED]
    return hard, [each for each in facts if each not in hard and may_be(each, meaning)]


def may_be(fact: Fact, meaning: Meaning) -> bool:
    """Whether a figure may be a fact besides what its words say it is."""
    return fact.soft or fact.meant in meaning.soft or fact.meant in meaning.hard


def are_one(figure: WrittenFigure, facts: Sequence[Fact]) -> bool:
    """Whether all facts are one figure, as one printed with the digits of this one."""
    firsts = [each.values[0] for each in facts]
    return bool(firsts) and max(firsts) - min(firsts) < max(
        figure.step, Decimal("0.5") if figure.kind is Told.PERCENT else 0
    )


def is_of_unit(figure: WrittenFigure, fact: Fact) -> bool:
    """Whether a figure can stand for a fact, by what stands beside it."""
    if figure.kind is Told.RUPIAH:
        return fact.kind is Told.RUPIAH or RUPIAH_WORDS.search(fact.unit) is not None
    if figure.kind is Told.PERCENT:
        return _is_percentage(figure, fact)
    if figure.kind is Told.BARE:
        return fact.kind is not Told.RUPIAH or figure.value >= _LARGE
    if fact.kind is Told.RUPIAH:
        return False
    if figure.unit == POINTS:
        return fact.unit != OF_LAST_YEAR and fact.meant in _IN_POINTS
    if fact.kind is not Told.COUNT:
        return fact.kind is Told.BARE and not fact.unit and fact.meant is not Meant.CAPAIAN
    if figure.unit in _PEOPLE and fact.unit in _PEOPLE:
        return True
    first, other = (full_unit(each).split(" ")[0].split("/")[0] for each in (figure.unit, fact.unit))
    return not fact.unit or figure.unit == fact.unit or first == other


def _is_percentage(figure: WrittenFigure, fact: Fact) -> bool:
    """Whether a percentage, or how many percent points something moved, can stand for a fact."""
    if figure.unit == POINTS:
        in_points = fact.kind is Told.PERCENT or (fact.kind is Told.BARE and fact.meant in _IN_POINTS)
        return in_points and fact.unit != OF_LAST_YEAR
    return fact.kind is Told.PERCENT or (fact.kind is Told.BARE and not fact.unit)


def sums_of_columns(facts: Sequence[Fact]) -> Iterator[Fact]:
    """What several columns of staff are together: S-1 and S-2."""
    for meant in (Meant.COUNT, Meant.SHARE):
        found = {each.column: each for each in facts if each.meant is meant}
        if len(found) > 1:
            first = next(iter(found.values()))
            whole = sum((each.values[-1] for each in found.values()), Decimal(0))
            yield Fact(meant, first.kind, (whole,), first.year, first.table, "", "", first.unit, soft=True)


def sums_of_units(facts: Sequence[Fact]) -> Iterator[Fact]:
    """What the same sub kegiatan of several units are together."""
    by: dict[tuple[Meant, int | None, str, str], list[Fact]] = {}
    for each in facts:
        if each.place is not None and each.kind in (Told.RUPIAH, Told.COUNT):
            by.setdefault((each.meant, each.year, each.table, each.column), []).append(each)
    for found in by.values():
        if len(found) > 1:
            whole = sum((each.values[0] for each in found), Decimal(0))
            yield replace(found[0], values=(whole,), place=None, soft=True)


def sums(things: Sequence[Thing]) -> Iterator[Fact]:
    """What several things are together."""
    by: dict[tuple[Meant, Told, int | None, str, str], list[Fact]] = {}
    for thing in dict.fromkeys(things):
        own: dict[tuple[Meant, Told, int | None, str, str], Fact] = {}
        for fact in thing.facts:
            own.setdefault((fact.meant, fact.kind, fact.year, fact.table, fact.column), fact)
        for key, fact in own.items():
            by.setdefault(key, []).append(fact)
    for facts in by.values():
        if len(facts) > 1:
            first = facts[0]
            values = [each.values[0] for each in facts]
            whole = sum(values, Decimal(0))
            mean = whole / len(values)
            # Nobody adds up percentages but parts of one whole.
            is_mean = first.kind is Told.PERCENT and first.meant is not Meant.SHARE
            yield Fact(
                first.meant, first.kind, (mean,) if is_mean else (whole, mean), first.year, first.table, soft=True
            )
