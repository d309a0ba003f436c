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


USUAL_METHOD = Method()
METHODS = tuple(Method(each, penunjang) for each in Aggregation for penunjang in (False, True))


@dataclass(frozen=True, slots=True)
class ProgramFigures:
    """The pagu and the realisasi of a program, in rupiah."""

    pagu: Decimal | None
    realisasi: Decimal | None
    penunjang: bool = False


def counted(method: Method, programs: Iterable[ProgramFigures]) -> list[int]:
    """The programs that a method counts, by their index: those with a pagu, Penunjang as the method says."""
    return [
        index
        for index, program in enumerate(programs)
        if program.pagu and (method.with_penunjang or not program.penunjang)
    ]


def absorption(method: Method, programs: Sequence[ProgramFigures]) -> Decimal | None:
    """The absorption by a method; None where no program counts, or one of them has no realisasi."""
    figures = [
        (programs[index].pagu or Decimal(0), programs[index].realisasi) for index in counted(method, programs)
    ]
    spent = [(pagu, realisasi) for pagu, realisasi in figures if realisasi is not None]
    if not figures or len(spent) < len(figures):
        return None
    if method.aggregation is Aggregation.WEIGHTED_BY_PAGU:
        return sum(realisasi for _, realisasi in spent) / sum((pagu for pagu, _ in spent), Decimal(0)) * 100
    shares = [realisasi / pagu * 100 for pagu, realisasi in spent]
    if method.aggregation is Aggregation.MEAN_OF_WHOLE_PERCENT:
        shares = [round_half_up(share, 0) for share in shares]
    return sum(shares, Decimal(0)) / len(shares)


def expression(method: Method, cells: Sequence[tuple[str, str]]) -> str:
    """The Excel expression of the absorption, in percent points, over the cells of pagu and realisasi."""
    if method.aggregation is Aggregation.WEIGHTED_BY_PAGU:
        pagu, realisasi = ("+".join(each) for each in zip(*cells, strict=True))
        return f"({realisasi})/({pagu})*100"
    shares = [f"{realisasi}/{pagu}*100" for pagu, realisasi in cells]
    if method.aggregation is Aggregation.MEAN_OF_WHOLE_PERCENT:
        shares = [f"ROUND({share},0)" for share in shares]
    return f"({'+'.join(shares)})/{len(shares)}"
