"""The formulas of the field, in fractions: nothing here comes from the program that is tested."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import floor

HUNDRED = Fraction(100)
MORE, LESS, INVERSE = "R ÷ T", "(2T − R) ÷ T", "T ÷ R"
DIFFERENCE, UNABSORBED, RATIO, RATIO_IN_PERCENT = (
    "Selisih (capaian − penyerapan)",
    "Bagian yang tidak terserap (100 − penyerapan)",
    "Rasio (capaian ÷ penyerapan)",
    "Rasio dalam persen (capaian ÷ penyerapan × 100)",
)
# From the best to the worst; a disclaimer and an adverse opinion have no order, and are never drawn.
LADDERS = (
    *(("AA", "A", "BB", "B", "CC", "C", "D"), ("WTP", "WDP")),
    *(("Sangat Baik", "Baik", "Cukup", "Kurang"), ("Level 5", "Level 4", "Level 3", "Level 2")),
)


@dataclass(frozen=True)
class Span:
    """The figures that a printed one stands for."""

    low: Fraction
    high: Fraction

    def meets(self, other: Span) -> bool:
        return self.low <= other.high and other.low <= self.high


def span_of(value: Fraction, decimals: int | None) -> Span:
    """Half a unit of the last printed digit on both sides; without decimals the figure itself."""
    if decimals is None:
        return Span(value, value)
    half = Fraction(1, 2 * 10**decimals)
    return Span(value - half, value + half)


def rounded(value: Fraction, decimals: int) -> Fraction:
    """As Excel rounds: a half goes away from zero."""
    scaled = floor(abs(value) * 10**decimals + Fraction(1, 2))
    return Fraction(scaled, 10**decimals) * (-1 if value < 0 else 1)


def achieved(formula: str, realisasi: Fraction, target: Fraction, high: Fraction | None = None) -> Fraction | None:
    """The capaian in percent points, for a target or for a range of them; None where it cannot be computed."""
    if high is not None and target <= realisasi <= high:
        return HUNDRED
    bound = high if high is not None and realisasi > high else target
    if bound <= 0 or realisasi < 0:
        return None
    if formula == LESS:
        return max(Fraction(0), (2 * bound - realisasi) / bound * HUNDRED)
    if formula == INVERSE:
        return bound / realisasi * HUNDRED if realisasi else None
    return realisasi / bound * HUNDRED


def at_least(grade: str, target: str) -> bool:
    """Whether a grade is its target, or above it."""
    ladder = next(each for each in LADDERS if target in each)
    return grade in ladder and ladder.index(grade) <= ladder.index(target)


def capped(value: Fraction | None, cap: int | None) -> Fraction | None:
    return value if value is None or cap is None else min(value, Fraction(cap))


def absorbed(aggregation: str, programs: Sequence[tuple[int, int, Fraction]]) -> Fraction:
    """The absorption of programs, each with its pagu, its realisasi and the part of both, in percent points."""
    if aggregation == "Tertimbang pagu":
        pagu = sum((p * part for p, _, part in programs), Fraction(0))
        return sum((r * part for _, r, part in programs), Fraction(0)) / pagu * HUNDRED
    shares = [Fraction(realisasi, pagu) * HUNDRED for pagu, realisasi, _ in programs]
    if aggregation == "Rata-rata persen bulat":
        shares = [rounded(each, 0) for each in shares]
    return sum(shares, Fraction(0)) / len(shares)


def efficiency(measure: str, capaian: Fraction, penyerapan: Fraction) -> Fraction | None:
    """The efficiency by a measure; capaian and penyerapan are in percent points."""
    if measure == DIFFERENCE:
        return capaian - penyerapan
    if measure == UNABSORBED:
        return HUNDRED - penyerapan
    if not penyerapan:
        return None
    return capaian / penyerapan * (HUNDRED if measure == RATIO_IN_PERCENT else 1)


def efficiency_span(measure: str, capaian: Span, penyerapan: Span) -> Span | None:
    """What an efficiency may be, for all that its two printed figures stand for."""
    ends = (
        efficiency(measure, left, right)
        for left in (capaian.low, capaian.high)
        for right in (penyerapan.low, penyerapan.high)
    )
    known = [each for each in ends if each is not None]
    return Span(min(known), max(known)) if len(known) == 4 else None


def added(spans: Iterable[Span]) -> Span:
    every = list(spans)
    return Span(sum((s.low for s in every), Fraction(0)), sum((s.high for s in every), Fraction(0)))
