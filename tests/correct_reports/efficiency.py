"""Types Tabel 3.1.5: the efficiency of each sasaran."""

from __future__ import annotations

from fractions import Fraction

from tests.correct_reports.arithmetic import (
    RATIO,
    RATIO_IN_PERCENT,
    Span,
    absorbed,
    efficiency,
    efficiency_span,
    rounded,
)
from tests.correct_reports.assigned import Assigned
from tests.correct_reports.facts import Facts
from tests.correct_reports.indicators import same, type_names
from tests.correct_reports.results import EFFICIENT, Achieved, capaian_of
from tests.correct_reports.spending import Spent
from tests.correct_reports.typed import Figure, Quantity, Typing


def type_efficiency(typing: Typing, facts: Facts, spent: Spent, achieved_at: Achieved) -> None:
    """Tabel 3.1.5."""
    table, chance = EFFICIENT, typing.chance
    decimals, fine, open_yet = typing.printing(0, 1, 2, 2), typing.printing(0, 1, 2, 2), chance.random() < 0.1
    for row, indicator in enumerate(facts.indicators):
        type_names(typing, table, row, facts)
        reached = capaian_of(facts, indicator, indicator.realisasi[facts.year], indicator.agreed[facts.year])
        own = achieved_at.capaian[row]
        if typing.over(table, "capaian"):
            own = ()
            if reached is None:
                typing.say(table, row, "capaian", "-")
            else:
                own = typing.put(table, row, "capaian", typing.percentage(reached, decimals()))
                same(typing, own, achieved_at.capaian[row])
        used, share = _absorption(facts, indicator.sasaran)
        if open_yet:
            typing.say(table, row, "penyerapan", "-")
            if typing.over(table, "efisiensi"):
                typing.say(table, row, "efisiensi", "-")
            continue
        printed = typing.put(table, row, "penyerapan", typing.percentage(share, fine()))
        _rests_on_programs(typing, facts, spent, printed, used)
        if not typing.over(table, "efisiensi"):
            continue
        if reached is None or not own:
            if reached is None:
                typing.say(table, row, "efisiensi", "-")
            continue
        _type_measure(typing, facts, row, (own, printed), (reached, share))


def _absorption(facts: Facts, sasaran: int) -> tuple[list[Assigned], Fraction]:
    """What counts of the money of a sasaran, and its absorption."""
    used = [
        each
        for each in facts.assigned
        if each.sasaran == sasaran and (facts.with_penunjang or not _is_penunjang(facts, each.line))
    ]
    figures = [(facts.lines[each.line].pagu, facts.lines[each.line].realisasi, each.share) for each in used]
    return used, absorbed(facts.method, figures)


def _is_penunjang(facts: Facts, row: int) -> bool:
    parent = facts.lines[row].parent
    return facts.lines[row].penunjang if parent is None else _is_penunjang(facts, parent)


def _rests_on_programs(
    typing: Typing, facts: Facts, spent: Spent, printed: Quantity, used: list[Assigned]
) -> None:
    amounts = [quantity for each in used for quantity in (spent.pagu[each.line], spent.realisasi[each.line])]

    def compute(*spans: Span) -> Span | None:
        pairs = [
            (int(pagu.low), int(done.low), each.share)
            for pagu, done, each in zip(spans[::2], spans[1::2], used, strict=True)
        ]
        if not all(pagu for pagu, _, _ in pairs):
            return None
        value = absorbed(facts.method, pairs)
        return Span(value, value)

    typing.gives(printed, amounts, compute)


def _type_measure(
    typing: Typing,
    facts: Facts,
    row: int,
    operands: tuple[Quantity, Quantity],
    unrounded: tuple[Fraction, Fraction],
) -> None:
    """The efisiensi by the measure of the report, of the printed figures or of the unrounded ones."""
    left, right = (typing.figures[cell] for (cell,) in operands)
    of_printed = efficiency(facts.measure, rounded(left.value, left.digits), rounded(right.value, right.digits))
    exact = efficiency(facts.measure, *unrounded)
    if of_printed is None or exact is None:
        typing.say(EFFICIENT, row, "efisiensi", "-")
        return
    decimals, value = max(left.digits, right.digits), of_printed
    if facts.measure in {RATIO, RATIO_IN_PERCENT} or typing.chance.random() < 0.5:
        decimals = 2  # the column shows as many
        value = rounded(exact, decimals)
    own = typing.put(EFFICIENT, row, "efisiensi", Figure(value, decimals, exact=False))
    typing.gives(own, operands, lambda one, other: efficiency_span(facts.measure, one, other))
