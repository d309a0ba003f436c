"""Types Tabel 3.1.1.b: what was spent, and what came of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from lkjip_xl.tables.measures import Measure
from tests.correct_reports.arithmetic import Span, capped
from tests.correct_reports.facts import Facts
from tests.correct_reports.lines import Line
from tests.correct_reports.planning import JENIS, Budget, output_of
from tests.correct_reports.typed import TOTAL, Figure, Quantity, Typing, all_of, quotient

TABLE = "tabel_3_1_1_b"


@dataclass(frozen=True)
class Spent:
    """Where the pagu and the realisasi of each line stand in Tabel 3.1.1.b, and the realisasi of all together."""

    pagu: tuple[Quantity, ...]
    realisasi: tuple[Quantity, ...]
    total: Quantity


def type_spending(typing: Typing, facts: Facts, budget: Budget, *, jenis: bool) -> Spent:
    """Tabel 3.1.1.b."""
    outputs = typing.printing(0, 1, 2) if typing.chance.random() < 0.3 else None
    pagu, spent = [], []
    for row, line in enumerate(facts.lines):
        _type_names(typing, row, line, jenis=jenis)
        amount = Figure(Fraction(line.pagu))
        pagu.append(typing.put_or_follow((TABLE, row, "target_keuangan"), amount, budget.pagu[row]))
        spent.append(typing.put(TABLE, row, "realisasi", Figure(Fraction(line.realisasi))))
        _type_output(typing, facts, row, budget, outputs)
        if line.realisasi > line.pagu:
            typing.expected.add(("W01", TABLE, row))
        if line.level == 3 and line.pagu and not line.realisasi:
            typing.expected.add(("W02", TABLE, row))
    _type_percentages(typing, facts, pagu, spent)
    for row in range(len(facts.lines)):
        if children := facts.children(row):
            typing.sums(spent[row], all_of([spent[child] for child in children]))
    total = _totals(typing, facts, (pagu, spent), jenis=jenis)
    typing.sums(total, budget.total, len(facts.programs))
    return Spent(tuple(pagu), tuple(spent), all_of([spent[row] for row in facts.programs]))


def _type_names(typing: Typing, row: int, line: Line, *, jenis: bool) -> None:
    if jenis and typing.over(TABLE, "jenis"):
        typing.say(TABLE, row, "jenis", JENIS[line.level])
    for column, text in (("nama", line.name), ("indikator", line.indicator)):
        if typing.over(TABLE, column):
            typing.name(TABLE, row, column, text)


def _type_output(
    typing: Typing, facts: Facts, row: int, budget: Budget, decimals: Callable[[], int] | None
) -> None:
    """The target, and what came of it where the report says so."""
    line = facts.lines[row]
    target = output_of(line, line.planned)
    planned = typing.put_or_follow((TABLE, row, "target"), target, budget.target[row])
    if decimals is None:
        return

    def limited(part: Span, whole: Span) -> Span | None:
        free, cap = quotient(part, whole), Fraction(facts.cap or 10**6)
        return free and Span(min(free.low, cap), min(free.high, cap))

    done = typing.put(TABLE, row, "realisasi_kinerja", output_of(line, line.done))
    reached = capped(100 * line.done / line.planned, facts.cap) or Fraction(0)
    printed = typing.percentage(reached, decimals(), as_fraction=False)
    typing.gives(typing.put(TABLE, row, "capaian_kinerja", printed), (done, planned), limited)


def _type_percentages(typing: Typing, facts: Facts, pagu: list[Quantity], spent: list[Quantity]) -> None:
    decimals = typing.printing(0, 0, 1, 2)
    for row, line in enumerate(facts.lines if typing.over(TABLE, "capaian") else ()):
        if not line.pagu:
            typing.say(TABLE, row, "capaian", "-")
            continue
        share = Fraction(100 * line.realisasi, line.pagu)
        printed = typing.percentage(share, decimals(), as_fraction=False)
        typing.gives(typing.put(TABLE, row, "capaian", printed), (spent[row], pagu[row]), quotient)


def _totals(
    typing: Typing, facts: Facts, columns: tuple[list[Quantity], list[Quantity]], *, jenis: bool
) -> Quantity:
    """The JUMLAH row, where it is typed; the pagu of it."""
    wholes = []
    amounts = [sum(getattr(facts.lines[row], key) for row in facts.programs) for key in Measure]
    for key, amount, cells in zip(("target_keuangan", "realisasi"), amounts, columns, strict=True):
        parts = all_of([cells[row] for row in facts.programs])
        if not jenis or typing.over(TABLE, "total"):
            own = typing.put(TABLE, TOTAL, key, Figure(Fraction(amount)))
            typing.sums(own, parts)
            wholes.append(own)
        else:
            wholes.append(parts)
    if typing.over(TABLE, "total capaian"):
        share = typing.percentage(Fraction(100 * amounts[1], amounts[0]), 2, as_fraction=False)
        typing.gives(typing.put(TABLE, TOTAL, "capaian", share), (wholes[1], wholes[0]), quotient)
    return wholes[0]
