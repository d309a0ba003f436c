"""Types the tables of Bab III."""

from __future__ import annotations

import random
from dataclasses import dataclass
from fractions import Fraction

from tests.correct_reports.arithmetic import (
    HUNDRED,
    LADDERS,
    MORE,
    Span,
    achieved,
    at_least,
    capped,
    rounded,
    span_of,
)
from tests.correct_reports.drawn_indicators import (
    AT_MOST,
    COUNT,
    GRADE,
    GROWTH,
    NUMBER,
    RANGE,
    SCORED,
    Indicator,
    Measure,
)
from tests.correct_reports.facts import LADDERS as LADDER_NAMES
from tests.correct_reports.facts import RUMUS, SCALES, Facts
from tests.correct_reports.indicators import Targets, figure_of, same, type_measure, type_names
from tests.correct_reports.typed import Figure, Quantity, Typing, quotient

ACHIEVED, COMPARED, LASTING, NATIONAL, EFFICIENT = (
    *("tabel_3_1_1_a", "tabel_3_1_2", "tabel_3_1_3", "tabel_3_1_4", "tabel_3_1_5"),
)
# Figures of these kinds stand as texts, or are no targets to divide by: their capaian is typed by hand.
_BY_HAND = frozenset({GRADE, SCORED, RANGE, AT_MOST, GROWTH})


def capaian_of(facts: Facts, indicator: Indicator, realisasi: Measure, target: Measure) -> Fraction | None:
    """The capaian, up to the limit; None where it cannot be computed."""
    if target.grade and target.value is None:
        return HUNDRED if realisasi.grade and at_least(realisasi.grade, target.grade) else None
    if target.value is None or realisasi.value is None:
        return None
    return capped(achieved(indicator.formula, realisasi.value, target.value, target.high), facts.cap)


def _ladder(indicator: Indicator) -> str:
    """The ladder of grades that is chosen for every other indicator that has one."""
    grades = {each.grade for each in indicator.realisasi.values() if each.grade}
    own = next((each for each in LADDERS if grades & {*each}), ())
    return LADDER_NAMES.get(own[0], "") if own and len(indicator.name) % 2 else ""


def _by_hand(typing: Typing, indicator: Indicator) -> bool:
    """Whether a result is typed because the template's formula shows a dash for it; not everybody does."""
    return typing.by_hand and (indicator.kind in _BY_HAND or bool(indicator.spelling.unit))


@dataclass(frozen=True)
class _Capaian:
    """A cell of capaian: its table, row and column, what it is computed from, and how it is printed."""

    cell: tuple[str, int, str]
    realisasi: Quantity
    target: Quantity
    decimals: int


def _type_capaian(
    typing: Typing, facts: Facts, place: _Capaian, indicator: Indicator, measures: tuple[Measure, Measure]
) -> Quantity:
    """A capaian, where the column is typed over or the template cannot compute it; its cell."""
    value = capaian_of(facts, indicator, *measures)
    if not _by_hand(typing, indicator) and not typing.over(place.cell[0], place.cell[2]):
        return ()
    if value is None:
        typing.say(*place.cell, "-")
        return ()
    own = typing.put(*place.cell, typing.percentage(value, place.decimals))
    if place.realisasi and place.target:
        low, high = measures[1].value or Fraction(0), measures[1].high
        width = None if high is None else high - low

        def compute(realisasi: Span, target: Span) -> Span | None:
            ends = [
                capped(achieved(indicator.formula, r, t, None if width is None else t + width), facts.cap)
                for r in (realisasi.low, realisasi.high)
                for t in (target.low, target.high)
            ]
            known = [each for each in ends if each is not None]
            return Span(min(known), max(known)) if known else None

        typing.gives(own, (place.realisasi, place.target), compute)
    return own


@dataclass(frozen=True)
class Achieved:
    """Where the targets, the realisasi and the capaian of each indicator stand in Tabel 3.1.1.a."""

    target: tuple[Quantity, ...]
    realisasi: tuple[Quantity, ...]
    capaian: tuple[Quantity, ...]


def type_achieved(typing: Typing, facts: Facts, targets: Targets) -> Achieved:
    """Tabel 3.1.1.a."""
    table, chance = ACHIEVED, typing.chance
    printing, categories = typing.printing(0, 1, 2, 2), chance.random() < 0.5
    own_targets, done, reached = [], [], []
    for row, indicator in enumerate(facts.indicators):
        type_names(typing, table, row, facts)
        target, realisasi = indicator.agreed[facts.year], indicator.realisasi[facts.year]
        own_targets.append(_target(typing, (table, row, "target"), indicator, target, targets.agreed[row]))
        done.append(_realisasi(typing, (table, row, "realisasi"), indicator, realisasi, 4))
        _type_ratio(typing, row, indicator, done[row])
        ladder = _ladder(indicator)
        if ladder or indicator.names_formula:
            typing.say(table, row, "rumus", ladder or RUMUS[indicator.formula])
        decimals = printing()
        place = _Capaian((table, row, "capaian"), done[row], own_targets[row], decimals)
        reached.append(_type_capaian(typing, facts, place, indicator, (realisasi, target)))
        value = capaian_of(facts, indicator, realisasi, target)
        if categories and value is not None:
            shown = value if chance.random() < 0.5 else rounded(value, decimals if reached[row] else 0)
            typing.say(table, row, "kategori", _category(facts, shown))
    return Achieved(tuple(own_targets), tuple(done), tuple(reached))


def _type_ratio(typing: Typing, row: int, indicator: Indicator, done: Quantity) -> None:
    """What a percentage is the ratio of; all else is drawn as without it."""
    chance = random.Random(f"pembilang {indicator.name}")  # noqa: S311 - it has to come again
    if indicator.kind != NUMBER or indicator.satuan != "%" or not done or chance.random() > 0.3:
        return
    value = typing.figures[done[0]].value
    of = Fraction(10_000 * chance.randint(1, 9))
    parts = [
        typing.put(ACHIEVED, row, key, Figure(part))
        for key, part in (("pembilang", value * of / 100), ("penyebut", of))
    ]
    typing.gives(done, parts, quotient)


def _category(facts: Facts, value: Fraction) -> str:
    return next(category for bound, category in SCALES[facts.scale] if value >= bound)


def _target(
    typing: Typing, cell: tuple[str, int, str], indicator: Indicator, measure: Measure, source: Quantity
) -> Quantity:
    """A target over the formula that takes it over, or left to it."""
    if not typing.over(cell[0], cell[2]):
        return source
    own = type_measure(typing, cell, figure_of(indicator, measure))
    same(typing, own, source)
    return own


def _realisasi(
    typing: Typing, cell: tuple[str, int, str], indicator: Indicator, measure: Measure, decimals: int
) -> Quantity:
    """A realisasi printed with so many decimals at most; what is counted, and the score of a grade, whole."""
    if indicator.kind in {COUNT, SCORED}:
        decimals = 4
    return type_measure(typing, cell, figure_of(indicator, measure, decimals))


def type_compared(typing: Typing, facts: Facts, achieved_at: Achieved) -> dict[int, Quantity]:
    """Tabel 3.1.2; where the realisasi of last year stand."""
    table, last = COMPARED, facts.year - 1
    decimals, growth = typing.printing(0, 1, 2, 2), typing.printing(0, 1, 2, 2)
    before: dict[int, Quantity] = {}
    for row, indicator in enumerate(facts.indicators):
        type_names(typing, table, row, facts, sasaran=False)
        then, now = indicator.realisasi[last], indicator.realisasi[facts.year]
        target_then, target = indicator.agreed[last], indicator.agreed[facts.year]
        before[row] = _realisasi(typing, (table, row, "realisasi_lalu"), indicator, then, 4)
        planned_then = type_measure(typing, (table, row, "target_lalu"), figure_of(indicator, target_then))
        planned = _target(typing, (table, row, "target"), indicator, target, achieved_at.target[row])
        done = achieved_at.realisasi[row]
        if typing.over(table, "realisasi"):
            done = _realisasi(typing, (table, row, "realisasi"), indicator, now, 4)
            same(typing, done, achieved_at.realisasi[row])
        place = _Capaian((table, row, "capaian_lalu"), before[row], planned_then, decimals())
        _type_capaian(typing, facts, place, indicator, (then, target_then))
        place = _Capaian((table, row, "capaian"), done, planned, decimals())
        same(typing, _type_capaian(typing, facts, place, indicator, (now, target)), achieved_at.capaian[row])
        _type_growth(typing, (row, growth()), indicator, (then, now), (before[row], done))
        _expect_lower_target(typing, row, indicator, target, before[row])
    return before


def _type_growth(
    typing: Typing,
    place: tuple[int, int],
    indicator: Indicator,
    measures: tuple[Measure, Measure],
    cells: tuple[Quantity, Quantity],
) -> None:
    (row, decimals), (then, now) = place, measures
    if not _by_hand(typing, indicator) and not typing.over(COMPARED, "pertumbuhan"):
        return
    value = None
    if then.value is not None and now.value is not None and then.value > 0 and now.value >= 0:
        value = 100 * now.value / then.value
    elif then.grade and then.grade == now.grade and now.value is None:
        value = HUNDRED
    if value is None:
        typing.say(COMPARED, row, "pertumbuhan", "-")
        return
    own = typing.put(COMPARED, row, "pertumbuhan", typing.percentage(value, decimals))
    if all(cells):
        typing.gives(own, (cells[1], cells[0]), quotient)


def _expect_lower_target(
    typing: Typing, row: int, indicator: Indicator, target: Measure, before: Quantity
) -> None:
    """W04, where more is better and the target is below all that the printed realisasi stands for."""
    if indicator.formula != MORE or target.value is None or target.high is not None or not before:
        return
    printed = typing.figures[before[0]]
    if target.value < span_of(printed.value, printed.decimals).low:
        typing.expected.add(("W04", COMPARED, row))


def type_renstra(
    typing: Typing, facts: Facts, targets: Targets, done: Achieved, before: dict[int, Quantity]
) -> None:
    """Tabel 3.1.3."""
    table, decimals = LASTING, typing.printing(0, 1, 4, 4)
    for row, indicator in enumerate(facts.indicators):
        type_names(typing, table, row, facts, sasaran=False)
        for year in facts.years:
            target = indicator.targets[year]
            _target(typing, (table, row, f"target_{year}"), indicator, target, targets.renstra[row][year])
            if year > facts.year and typing.chance.random() < 0.5:
                continue  # nobody knows it yet
            measure = indicator.realisasi[year]
            own = _realisasi(typing, (table, row, f"realisasi_{year}"), indicator, measure, decimals())
            elsewhere = {facts.year: done.realisasi[row], facts.year - 1: before[row]}
            same(typing, own, elsewhere.get(year, ()))


def type_national(typing: Typing, facts: Facts, achieved_at: Achieved) -> None:
    """Tabel 3.1.4, where some indicator has a national standard."""
    table, decimals = NATIONAL, typing.printing(0, 1, 2, 2)
    if not any(each.standard for each in facts.indicators):
        return
    for row, indicator in enumerate(facts.indicators):
        type_names(typing, table, row, facts, sasaran=False)
        now, standard = indicator.realisasi[facts.year], indicator.standard
        done = achieved_at.realisasi[row]
        if typing.over(table, "realisasi"):
            done = _realisasi(typing, (table, row, "realisasi"), indicator, now, 4)
            same(typing, done, achieved_at.realisasi[row])
        if standard is None:
            if typing.chance.random() < 0.5:
                typing.say(table, row, "standar", "-")
                typing.say(table, row, "capaian", "-")
            continue
        own = type_measure(typing, (table, row, "standar"), figure_of(indicator, standard))
        place = _Capaian((table, row, "capaian"), done, own, decimals())
        _type_capaian(typing, facts, place, indicator, (now, standard))
