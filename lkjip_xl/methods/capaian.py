"""Capaian: how far an indicator's realisasi (R) reaches its target (T), in percent points.

The formulas are those that LKjIP guides and e-SAKIP software use: R/T where more is better; where less is
better (2T − R)/T, which never goes below 0, or T/R. Off target the last two differ (T = 10, R = 5: 150 or
200), so the formula belongs to each indicator and is printed beside the result.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from enum import Enum

from lkjip_xl.methods.grades import Ladder, ladder_named
from lkjip_xl.text.words import fold


class Rumus(Enum):
    """The formula of an indicator's capaian; the value is what a person chooses and what is printed."""

    MORE_IS_BETTER = "R ÷ T (makin tinggi makin baik)"
    LESS_IS_BETTER = "(2T − R) ÷ T (makin rendah makin baik)"
    LESS_IS_BETTER_INVERSE = "T ÷ R (makin rendah makin baik)"


Target = Decimal | tuple[Decimal, Decimal]
"""A target: a figure, or the lower and the upper bound of a range."""

WHOLE = Decimal(100)
# As near to the whole as this a fraction of the target is the whole: what is printed decides, not the last digit.
REACHED = Decimal("0.9999999995")
_CEILING = re.compile(
    r"(?:≤|<|=<|maks|paling (?:banyak|tinggi|lama|lambat)|kurang dari|tidak (?:lebih|melebihi))\D*\d"
)
_FLOOR = re.compile(r"(?:≥|>|=>|min|paling (?:sedikit|rendah)|lebih dari|sekurang|setidak)\D*\d")
_RANKS = frozenset({"peringkat", "ranking", "rangking", "rank", "juara"})
_RANK = re.compile(rf"(?:{'|'.join(sorted(_RANKS))})\s*(?:ke\W?\s*)?(?:\d|[ivx]+\b)|\d+\s+besar\b")
_LESS = ("rendah", "kecil", "turun", "sedikit", "negatif", "minimal", "minimize")
_MORE = ("tinggi", "besar", "naik", "banyak", "positif", "maksimal", "maximize")


def is_rank(target: str, satuan: str = "") -> bool:
    """Whether a target is a place among others, of which the first is the best: ``3 besar``, ``Peringkat 3``."""
    return _RANK.match(fold(target)) is not None or fold(satuan).partition(" ")[0] in _RANKS


def is_ceiling(target: str) -> bool:
    """Whether a target is the most that may be reached: ``≤ 1 %``, ``maksimal 5 hari``."""
    return _CEILING.match(fold(target)) is not None


def is_floor(target: str) -> bool:
    """Whether a target is the least that must be reached: ``≥ 80``, ``minimal 80``. More is better then."""
    return _FLOOR.match(fold(target)) is not None


def rumus_of(text: str, target: str = "", satuan: str = "", own: Sequence[Ladder] = ()) -> Rumus | None:
    """The formula that a cell names; None where nobody can tell.

    The usual one where the cell is empty: less is better for a target that is a ceiling, else more. Of a rank less
    is better too, but by which formula has to be chosen. Where a ladder of grades is chosen (``own`` are those
    that a person added) scores are divided as figures are where more is better.
    """
    if ladder_named(text, own) is not None:
        return Rumus.MORE_IS_BETTER
    word = fold(text).replace("−", "-").replace(" ", "").replace("/", "÷")
    if word in {"", "-"}:
        if is_rank(target, satuan):
            return None
        return Rumus.LESS_IS_BETTER if is_ceiling(target) else Rumus.MORE_IS_BETTER
    less = any(each in word for each in _LESS)
    more = any(each in word for each in _MORE)
    if less and more:
        return None
    if less or "2t-r" in word or word == "t÷r":
        return Rumus.LESS_IS_BETTER_INVERSE if "t÷r" in word or "(b)" in word else Rumus.LESS_IS_BETTER
    return Rumus.MORE_IS_BETTER if more or word.startswith("r÷t") else None


def is_measurable(*figures: Decimal | None) -> bool:
    """Whether figures can be divided into each other: none is missing, and none is negative (growth of −1,98)."""
    return all(figure is not None and figure >= 0 for figure in figures)


def bound_for(realisasi: Decimal, target: Target) -> Decimal | None:
    """The figure that a realisasi is held against; None where it lies inside the range of the target."""
    if isinstance(target, Decimal):
        return target
    low, high = target
    if realisasi > high:
        return high
    return low if realisasi < low else None


def capaian(rumus: Rumus, realisasi: Decimal, target: Target, cap: Decimal | None = None) -> Decimal | None:
    """The capaian in percent points, at most ``cap``; None where it cannot be computed (a target of 0 or less)."""
    bound = bound_for(realisasi, target)
    result = WHOLE if bound is None else _off_range(rumus, realisasi, bound)
    return result if result is None else limited(result, cap)


def limited(capaian: Decimal, cap: Decimal | None) -> Decimal:
    """A capaian, at most ``cap``."""
    return capaian if cap is None else min(capaian, cap)


def _off_range(rumus: Rumus, realisasi: Decimal, target: Decimal) -> Decimal | None:
    if not target or not is_measurable(realisasi, target):
        return None
    match rumus:
        case Rumus.MORE_IS_BETTER:
            return realisasi / target * 100
        case Rumus.LESS_IS_BETTER:
            return max((2 * target - realisasi) / target * 100, Decimal(0))
        case Rumus.LESS_IS_BETTER_INVERSE:
            return target / realisasi * 100 if realisasi else None


def division(rumus: Rumus, realisasi: str, target: str) -> str:
    """The formula with figures in it, as a person writes it: ``(2 × 10 − 5) ÷ 10``."""
    match rumus:
        case Rumus.MORE_IS_BETTER:
            return f"{realisasi} ÷ {target}"
        case Rumus.LESS_IS_BETTER:
            return f"(2 × {target} − {realisasi}) ÷ {target}"
        case Rumus.LESS_IS_BETTER_INVERSE:
            return f"{target} ÷ {realisasi}"


def expression(rumus: Rumus, realisasi: str, target: str) -> str:
    """The Excel expression of a capaian as a fraction, from the cells of realisasi and target.

    It divides by zero where the capaian cannot be computed; whoever uses it asks before.
    """
    match rumus:
        case Rumus.MORE_IS_BETTER:
            return f"{realisasi}/{target}"
        case Rumus.LESS_IS_BETTER:
            return f"MAX(0,(2*{target}-{realisasi})/{target})"
        case Rumus.LESS_IS_BETTER_INVERSE:
            return f"{target}/{realisasi}"
