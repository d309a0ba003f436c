"""Who stands where by penyerapan and by capaian: equal figures have equal ranks, as in Excel's own function."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from lkjip_xl.check.recap import CountedLine

Ordered = Literal["penyerapan", "capaian"]
"""The figures that agencies are put in order by."""


def ranks_of(counted: Sequence[CountedLine]) -> dict[str, tuple[int, int]]:
    """The ranks of each agency by penyerapan and by capaian, by its file; 0 where it has none."""
    by_share = ranks([_as_computed(line) for line in counted])
    capaian = [line.figures.capaian for line in counted]
    by_capaian = ranks([None if each is None else float(each) for each in capaian])
    files = (line.file for line in counted)
    return dict(zip(files, zip(by_share, by_capaian, strict=True), strict=True))


def in_order(counted: Sequence[CountedLine], by: Ordered) -> list[CountedLine]:
    """The agencies, the highest figure first, those without one last."""
    places, which = ranks_of(counted), ("penyerapan", "capaian").index(by)
    return sorted(counted, key=lambda line: places[line.file][which] or len(counted) + 1)


def ranks(figures: Sequence[float | None]) -> list[int]:
    """The rank of each figure, the highest first; 0 where there is none."""
    known = sorted((each for each in figures if each is not None), reverse=True)
    first: dict[float, int] = {}
    for rank, figure in enumerate(known, 1):
        first.setdefault(figure, rank)
    return [0 if figure is None else first[figure] for figure in figures]


def _as_computed(line: CountedLine) -> float | None:
    """Penyerapan as Excel computes it: two that are equal there have one rank."""
    figures = line.figures
    if figures.realisasi is None or not figures.pagu:
        return None
    return float(figures.realisasi) / float(figures.pagu)
