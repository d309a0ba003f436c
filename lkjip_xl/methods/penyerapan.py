"""Penyerapan: how much of the pagu of a sasaran's programs was spent, in percent points, by several methods.

The method of the LKjIP is the plain mean of the programs' whole-percent capaian without Program Penunjang;
other reports weigh by pagu, or leave the rounding out. Which one holds is a setting of the workbook.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from lkjip_xl.text.numbers import round_half_up


class Aggregation(Enum):
    """How the absorption of several programs becomes one figure; the value is what a person chooses."""

    MEAN_OF_WHOLE_PERCENT = "Rata-rata persen bulat"
    MEAN = "Rata-rata tanpa pembulatan"
    WEIGHTED_BY_PAGU = "Tertimbang pagu"


@dataclass(frozen=True, slots=True)
class Method:
    """A way to compute the absorption of a sasaran."""

    aggregation: Aggregation = Aggregation.MEAN_OF_WHOLE_PERCENT
    with_penunjang: bool = False

    @property
    def label(self) -> str:
        """The method in words: ``rata-rata persen bulat, tanpa Program Penunjang``."""
        penunjang = "dengan" if self.with_penunjang else "tanpa"
        return f"{self.aggregation.value.lower()}, {penunjang} Program Penunjang"


# What a workbook means that names no method: those of templates that state no version, and of today's.
USUAL_METHOD = Method()
METHOD_OF_TEMPLATES = Method(Aggregation.WEIGHTED_BY_PAGU)
METHODS = tuple(Method(each, penunjang) for each in Aggregation for penunjang in (False, True))


@dataclass(frozen=True, slots=True)
class ProgramFigures:
    """The pagu and the realisasi of a program, kegiatan or sub kegiatan, in rupiah.

    ``share`` is the part of both that the sasaran has, from 0 to 1: it weighs, and changes no absorption.
    """

    pagu: Decimal | None
    realisasi: Decimal | None
    penunjang: bool = False
    share: Decimal = Decimal(1)


@dataclass(frozen=True, slots=True)
class ProgramCells:
    """Where the pagu and the realisasi stand, and an Excel expression of the part; empty where it is the whole."""

    pagu: str
    realisasi: str
    share: str = ""

    def weighed(self, cell: str) -> str:
        """What the sasaran has of a cell's amount."""
        return f"{cell}*{self.share}" if self.share else cell


def counted(method: Method, programs: Iterable[ProgramFigures]) -> list[int]:
    """The programs that a method counts, by their index: those with a pagu, Penunjang as the method says."""
    return [
        index
        for index, program in enumerate(programs)
        if program.pagu and (method.with_penunjang or not program.penunjang)
    ]


def absorption(method: Method, programs: Sequence[ProgramFigures]) -> Decimal | None:
    """The absorption by a method; None where no program counts, or one of them has no realisasi."""
    used = [programs[index] for index in counted(method, programs)]
    spent = [(each.pagu or Decimal(0), each.realisasi, each.share) for each in used if each.realisasi is not None]
    if not used or len(spent) < len(used):
        return None
    if method.aggregation is Aggregation.WEIGHTED_BY_PAGU:
        pagu = sum((pagu * share for pagu, _, share in spent), Decimal(0))
        return sum(realisasi * share for _, realisasi, share in spent) / pagu * 100 if pagu else None
    shares = [realisasi / pagu * 100 for pagu, realisasi, _ in spent]
    if method.aggregation is Aggregation.MEAN_OF_WHOLE_PERCENT:
        shares = [round_half_up(share, 0) for share in shares]
    return sum(shares, Decimal(0)) / len(shares)


def expression(method: Method, cells: Sequence[ProgramCells]) -> str:
    """The Excel expression of the absorption, in percent points, over the cells of pagu and realisasi."""
    if method.aggregation is Aggregation.WEIGHTED_BY_PAGU:
        pagu = "+".join(each.weighed(each.pagu) for each in cells)
        realisasi = "+".join(each.weighed(each.realisasi) for each in cells)
        return f"({realisasi})/({pagu})*100"
    shares = [f"{each.realisasi}/{each.pagu}*100" for each in cells]
    if method.aggregation is Aggregation.MEAN_OF_WHOLE_PERCENT:
        shares = [f"ROUND({share},0)" for share in shares]
    return f"({'+'.join(shares)})/{len(shares)}"
