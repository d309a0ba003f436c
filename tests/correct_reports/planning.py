"""Types the tables of Bab II that tell of programs and their budget."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from tests.correct_reports.arithmetic import Span
from tests.correct_reports.facts import Facts
from tests.correct_reports.lines import Line
from tests.correct_reports.typed import TOTAL, Figure, Quantity, Typing, all_of, quotient

JENIS = {1: "Program", 2: "Kegiatan", 3: "Sub Kegiatan"}


@dataclass(frozen=True)
class Budget:
    """Where the pagu of the report stand: of each line, and of all together."""

    pagu: tuple[Quantity, ...]
    target: tuple[Quantity, ...]
    total: Quantity


def type_budget(typing: Typing, facts: Facts, *, jenis: bool, kode: str) -> Budget:
    """Tabel 2.7; ``kode`` is how codes are written, or nothing."""
    table, chance = "tabel_2_7", typing.chance
    pagu, targets = [], []
    for row, line in enumerate(facts.lines):
        if jenis:
            typing.say(table, row, "jenis", JENIS[line.level])
        if kode:
            typing.say(table, row, "kode", kode.format(whole=line.code, relative=line.relative))
        typing.say(table, row, "nama", line.name)
        typing.say(table, row, "indikator", line.indicator)
        targets.append(typing.put(table, row, "target", output_of(line, line.planned)))
        pagu.append(typing.put(table, row, "pagu", Figure(Fraction(line.pagu))))
    for row in range(len(facts.lines)):
        parts = all_of([pagu[child] for child in facts.children(row)])
        if parts:
            typing.sums(pagu[row], parts)
    programs = all_of([pagu[row] for row in facts.programs])
    whole = Figure(Fraction(sum(facts.lines[row].pagu for row in facts.programs)))
    if jenis and chance.random() >= typing.overtyped:
        total = programs
    else:  # without JENIS the template's formula sums nothing
        total = typing.put(table, TOTAL, "pagu", whole)
        typing.sums(total, programs)
    return Budget(tuple(pagu), tuple(targets), total)


def output_of(line: Line, amount: Fraction) -> Figure:
    """What a row is to yield, or has yielded, with its unit."""
    decimals = 0 if amount.denominator == 1 else 2
    gap = "" if line.unit == "%" else " "
    return Figure(amount, decimals, form="text", pattern=f"{{}}{gap}{line.unit}", grouped=line.unit != "%")


def type_shares(typing: Typing, facts: Facts, budget: Budget) -> None:
    """Tabel 2.3.1: the money of each sasaran, with its shares of the whole, or of what it names."""
    table, chance = "tabel_2_3_1", typing.chance
    decimals = typing.printing(0, 1, 2, 2)
    whole, of_all = budget.total, sum(facts.lines[row].pagu for row in facts.programs)
    named = [row for row in facts.programs if facts.supports[row] is not None]
    if len(named) < len(facts.programs) and typing.over(table, "persentase") and chance.random() < 0.5:
        of_all = sum(facts.lines[row].pagu for row in named)
        whole = all_of([budget.pagu[row] for row in named])
    before = None
    parts: dict[int, list[tuple[Quantity, Quantity]]] = {}
    for index, each in enumerate(facts.assigned):
        if each.sasaran != before or chance.random() < 0.2:
            typing.say(table, index, "sasaran", facts.sasaran[each.sasaran])
        before = each.sasaran
        typing.say(table, index, "program", facts.lines[each.line].name)
        amount, pagu = each.amount(facts.lines[each.line].pagu), budget.pagu[each.line]
        if each.part is None:
            own = typing.put_or_follow((table, index, "anggaran"), Figure(Fraction(amount)), pagu)
        else:
            printed = typing.percentage(Fraction(each.part), 0)
            part = typing.put(table, index, "bagian", printed)
            over = typing.over(table, "anggaran")
            own = typing.put(table, index, "anggaran", Figure(Fraction(amount))) if over else ()
            parts.setdefault(each.line, []).append((part, own))
        if typing.over(table, "persentase"):
            share = typing.percentage(Fraction(100 * amount, of_all), decimals())
            shown = typing.put(table, index, "persentase", share)
            if own:
                typing.gives(shown, (own, whole), quotient)
            else:
                _shares_of_part(typing, shown, (pagu, whole), each.share)
    for line, own_parts in parts.items():
        _divide(typing, budget.pagu[line], own_parts)


def _shares_of_part(typing: Typing, shown: Quantity, operands: tuple[Quantity, Quantity], share: Fraction) -> None:
    """A percentage of the whole, of an amount that a formula computes by BAGIAN."""

    def compute(pagu: Span, whole: Span) -> Span | None:
        return quotient(Span(pagu.low * share - 1, pagu.high * share + 1), whole)

    typing.gives(shown, operands, compute)


def _divide(typing: Typing, pagu: Quantity, parts: list[tuple[Quantity, Quantity]]) -> None:
    """Parts are 100 together, and their amounts what is divided."""
    typing.relate([part for part, _ in parts], lambda get: sum(_middle(get(part)) for part, _ in parts) == 100)
    amounts = [amount for _, amount in parts if amount]
    if amounts:
        typing.relate(
            [pagu, *amounts], lambda get: sum(_middle(get(each)) for each in amounts) == _middle(get(pagu))
        )


def _middle(span: Span) -> Fraction:
    return (span.low + span.high) / 2


def type_outline(typing: Typing, facts: Facts) -> None:
    """Tabel 2.1, typed over its formulas."""
    for row, line in enumerate(facts.lines):
        if line.level == 1:
            number = facts.supports[row]
            if number is not None:
                typing.say("tabel_2_1", row, "sasaran", facts.sasaran[number])
            typing.name("tabel_2_1", row, "program", line.name)
        else:
            typing.name("tabel_2_1", row, "kegiatan", line.name)


def type_agreed_programs(typing: Typing, facts: Facts, budget: Budget) -> None:
    """Tabel 2.2 PK Program."""
    table = "tabel_2_2_pk_program"
    for index, row in enumerate(facts.programs):
        line = facts.lines[row]
        typing.say(table, index, "program", line.name)
        typing.say(table, index, "indikator", line.indicator)
        typing.say(table, index, "satuan", "%")
        typing.agree(typing.put(table, index, "target", Figure(line.planned)), budget.target[row])
