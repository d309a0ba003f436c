"""One figure of a correct report changed: which, to what, and whether other figures tell on it."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from lkjip_xl import tables
from lkjip_xl.tables.spec import Kind
from tests.correct_reports.reports import CorrectReport
from tests.correct_reports.typed import SHARES, Cell, Figure, moved

AMOUNT, PERCENTAGE, TARGET, REALISASI, COUNT = "rupiah", "persentase", "target", "realisasi kinerja", "cacah"
_YEAR = re.compile(r"_20\d\d$")
_KINDS = {Kind.RUPIAH: AMOUNT, Kind.PERCENT: PERCENTAGE, Kind.NUMBER: COUNT}


@dataclass(frozen=True)
class ChangedFigure:
    """A figure, its kind, and what stands there instead."""

    cell: Cell
    kind: str
    figure: Figure


def changed_figure(report: CorrectReport) -> ChangedFigure:
    """A figure of some kind that is typed in the report: mostly one that other figures tell on."""
    typing, chance = report.typing, report.typing.chance
    of_kind: dict[str, list[Cell]] = {}
    for cell in sorted(typing.figures):
        of_kind.setdefault(kind_of(cell), []).append(cell)
    kind = chance.choice(sorted(of_kind))
    cell = chance.choice(of_kind[kind])
    figure = typing.figures[cell]
    others = [moved(figure, value) for value in _slips(chance, figure)]
    chance.shuffle(others)
    # Only what no figure contradicts, whatever it is changed to, counts as agreeing with all of them.
    contradicted = [each for each in others if typing.violated({cell: each})]
    return ChangedFigure(cell, kind, (contradicted or others)[0])


def kind_of(cell: Cell) -> str:
    """What kind of figure a cell holds."""
    table, row, key = cell
    if row < 0 and table == tables.TABEL_1_4.key:
        return PERCENTAGE if row == SHARES else COUNT
    column = tables.table_named(table).column(_YEAR.sub("", key))
    return _KINDS.get(column.kind) or (TARGET if key.startswith(("target", "standar")) else REALISASI)


def _slips(chance: random.Random, figure: Figure) -> Iterator[Fraction]:
    """What a person may type instead: a digit more, less or wrong, another row's figure, two digits exchanged."""
    value, unit = figure.value, Fraction(1, 10**figure.decimals)
    digits = str(int(abs(value) / unit))
    place = chance.randrange(len(digits))
    exchanged = digits[:place] + digits[place : place + 2][::-1] + digits[place + 2 :]
    steps = (
        *(value * 10, value * 2, value + 10 * unit, value + 1000 * unit, int(exchanged) * unit),
        *(value + step * chance.randint(1, 9) * unit for step in (1, -1)),
        *(value + step * chance.randint(11, 99) * unit for step in (1, -1)),
    )
    yield from (each for each in steps if each != value and (each > 0 or value < 0))
