"""Types the columns that a template has only where somebody asks for them, into some of the reports.

Their chances are their own: what else a seed draws does not depend on them.
"""

from __future__ import annotations

import random
from fractions import Fraction

from tests.correct_reports.facts import Facts
from tests.correct_reports.planning import Budget
from tests.correct_reports.typed import TOTAL, Figure, Quantity, Typing, all_of

_PLAN, _RENSTRA, _AGREEMENT = "tabel_2_7", "tabel_2_2_sasaran", "tabel_2_2_perjanjian_kinerja"
_UNITS = ("Dinas", "UPTD Wilayah I", "UPTD Wilayah II", "Puskesmas Sukamaju")


def type_on_request(seed: int, typing: Typing, facts: Facts, budget: Budget, *, jenis: bool) -> None:
    """PAGU MURNI, UNIT, and the units of indicators in the table where the template wants them."""
    chance = random.Random(f"kolom {seed}")  # noqa: S311 - it has to come again from the seed
    if chance.random() < 0.3:
        _type_murni(chance, typing, facts, budget, jenis=jenis)
    if chance.random() < 0.3:
        for row in sorted(chance.sample(range(len(facts.lines)), min(len(_UNITS), len(facts.lines)))):
            typing.say(_PLAN, row, "unit", chance.choice(_UNITS))
    if chance.random() < 0.6:
        _type_units_of_indicators(chance, typing)


def _type_murni(chance: random.Random, typing: Typing, facts: Facts, budget: Budget, *, jenis: bool) -> None:
    """The pagu before the change, and now and then what it became more or less."""
    amounts = [line.pagu + chance.choice((0, 0, 1_000, -1_000)) * chance.randint(1, 99) for line in facts.lines]
    amounts = [max(amount, 0) for amount in amounts]
    for row in reversed(range(len(facts.lines))):
        if children := facts.children(row):
            amounts[row] = sum(amounts[child] for child in children)
    cells = [typing.put(_PLAN, row, "pagu_murni", Figure(Fraction(amount))) for row, amount in enumerate(amounts)]
    for row in range(len(facts.lines)):
        if parts := all_of([cells[child] for child in facts.children(row)]):
            typing.sums(cells[row], parts)
    programs = all_of([cells[row] for row in facts.programs])
    if not jenis:  # without JENIS the template's formula sums nothing
        whole = Figure(Fraction(sum(amounts[row] for row in facts.programs)))
        typing.sums(typing.put(_PLAN, TOTAL, "pagu_murni", whole), programs)
    if chance.random() < typing.overtyped:
        for row, line in enumerate(facts.lines):
            own = typing.put(_PLAN, row, "perubahan_pagu", Figure(Fraction(line.pagu - amounts[row])))
            _differs(typing, own, budget.pagu[row], cells[row])


def _differs(typing: Typing, result: Quantity, more: Quantity, less: Quantity) -> None:
    typing.relate(
        (result, more, less),
        lambda get: get(result).low == get(more).low - get(less).low,
    )


def _type_units_of_indicators(chance: random.Random, typing: Typing) -> None:
    """SATUAN of each indicator in the Renstra; the agreement follows, or says the same once more."""
    again = chance.random() < 0.3
    for row, agreed in enumerate(typing.rows.get(_AGREEMENT, [])):
        if "satuan" in agreed:
            typing.say(_RENSTRA, row, "satuan", str(agreed["satuan"].value))
            if not again:
                del agreed["satuan"]
