"""Draws which money each sasaran of an invented report has: whole programs, parts, shared ones, kegiatan."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from tests.correct_reports.arithmetic import rounded
from tests.correct_reports.lines import Line


@dataclass(frozen=True)
class Assigned:
    """What a row of Tabel 2.3.1 assigns: a line of the budget, or ``part`` percent of it; ``before`` are gone."""

    sasaran: int
    line: int
    part: int | None = None
    before: int = 0

    @property
    def share(self) -> Fraction:
        return Fraction(1) if self.part is None else Fraction(self.part, 100)

    def amount(self, pagu: int) -> int:
        """In whole rupiah; the parts of a line add up."""
        if self.part is None:
            return pagu
        until, since = (rounded(Fraction(each * pagu, 100), 0) for each in (self.before + self.part, self.before))
        return int(until - since)


def draw_assigned(
    chance: random.Random, lines: Sequence[Line], supports: dict[int, int | None], sasaran: int
) -> tuple[Assigned, ...]:
    """The rows of Tabel 2.3.1, by sasaran: most programs are whole, as in most reports."""
    names = Counter(line.name.casefold() for line in lines)
    mixed = chance.random() < 0.5
    rows: list[Assigned] = []
    for program, main in supports.items():
        if main is None:
            continue
        others = [number for number in range(sasaran) if number != main]
        way = chance.choice(("whole", "shared", "parts", "kegiatan")) if mixed else "whole"
        kegiatan = [index for index, line in enumerate(lines) if line.parent == program]
        alone = all(names[lines[each].name.casefold()] == 1 and lines[each].pagu for each in kegiatan)
        if way == "kegiatan" and len(kegiatan) > 1 and alone:
            rows += [Assigned(chance.choice((main, main, *others[:1])), each) for each in kegiatan[1:]]
            rows.append(Assigned(main, kegiatan[0]))
        elif way == "shared" and others:
            rows += [Assigned(main, program), Assigned(chance.choice(others), program)]
        elif way == "parts" and others:
            part = chance.choice((25, 40, 50, 60, 70))
            rows += [Assigned(main, program, part), Assigned(chance.choice(others), program, 100 - part)]
        else:
            rows.append(Assigned(main, program))
    return _with_what_is_gone(sorted(rows, key=lambda each: (each.sasaran, each.line)))


def _with_what_is_gone(rows: Sequence[Assigned]) -> tuple[Assigned, ...]:
    """The rows, each part with what the rows above it have of the same line."""
    gone: Counter[int] = Counter()
    result = []
    for each in rows:
        result.append(Assigned(each.sasaran, each.line, each.part, gone[each.line]))
        gone[each.line] += each.part or 0
    return tuple(result)
