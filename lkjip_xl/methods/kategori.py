"""Categories of capaian: a scale of bands, read from the words in which Tabel 3.1 writes them.

A band reaches from its lower bound up to, but not including, the next one's, and is held against the
unrounded value: 89,95 % is below 90 however it is printed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from lkjip_xl.methods.interval import Interval
from lkjip_xl.text.numbers import Dot, format_short, read_number
from lkjip_xl.text.words import fold

_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")
_WORDS = (
    (re.compile(r">\s*=|=\s*>|lebih (?:besar )?(?:dari )?(?:atau )?sama dengan|minimal|paling sedikit"), "≥"),
    (
        re.compile(r"<\s*=|=\s*<|(?:kurang|lebih kecil) (?:dari )?(?:atau )?sama dengan|maksimal|paling banyak"),
        "≤",
    ),
    (re.compile(r"lebih besar dari|lebih dari|di ?atas"), ">"),
    (re.compile(r"lebih kecil dari|kurang dari|di ?bawah"), "<"),
    (re.compile(r"ke atas|keatas|atau lebih"), "↑"),
    (re.compile(r"ke bawah|kebawah|atau kurang"), "↓"),
)
_WHOLE = Decimal(100)
# What may stand around a band that is 100 and nothing else: “Tercapai 100%”.
_REACHED = frozenset({"", "tercapai", "capaian", "mencapai", "tepat", "samadengan"})


@dataclass(frozen=True, slots=True)
class Band:
    """A band of a scale. A bound is None where the band is open on that side.

    ``printed_upper`` is where a preset prints its end, though the band reaches up to where the next one begins.
    """

    category: str
    lower: Decimal | None = None
    upper: Decimal | None = None
    with_lower: bool = True
    with_upper: bool = False
    printed_upper: Decimal | None = None

    def holds_from_below(self, value: Decimal) -> bool:
        """Whether a value reaches the lower bound."""
        return self.lower is None or value > self.lower or (self.with_lower and value == self.lower)

    @property
    def is_point(self) -> bool:
        """Whether it is a single value: ``100 %``."""
        return self.lower is not None and self.lower == self.upper


def read_band(category: str, text: str) -> Band | None:
    """A band from its words: ``≥ 90``, ``75,00 – 89,9``, ``0-50,00``, ``91 % ≤ 100 %``, ``kurang dari 50``.

    None where the text names no bound.
    """
    signs = fold(text)
    for pattern, sign in _WORDS:
        signs = pattern.sub(sign, signs)
    signs = signs.replace(" ", "")
    found = list(_NUMBER.finditer(signs))
    read = [read_number(match.group(), Dot.DECIMAL) for match in found]
    values = [each.value for each in read if each is not None]
    if len(values) == 1:
        return _one_sided(category, values[0], signs[: found[0].start()], signs[found[0].end() :].strip("%"))
    if len(values) != 2 or values[0] == values[1]:
        return None
    before = [signs[: found[0].start()], signs[found[0].end() : found[1].start()]]
    if values[0] > values[1]:  # “100 % ≥ 91 %”
        return Band(category, values[1], values[0], "≥" in before[1] or ">" not in before[1], with_upper=True)
    # In “75 < x ≤ 90” the sign behind the lower bound speaks of it, in “> 75 – 90” the one before it.
    between = before[1]
    excluded = ">" in before[0] or ("x" in between and between.split("x")[0].startswith("<"))
    return Band(category, values[0], values[1], not excluded, not between.rstrip("%").endswith("<"))


def _one_sided(category: str, value: Decimal, before: str, behind: str) -> Band | None:
    if "≥" in before or ">" in before or "↑" in behind:
        return Band(category, lower=value, with_lower=">" not in before)
    if "≤" in before or "<" in before or "↓" in behind:
        return Band(category, upper=value, with_upper="<" not in before)
    # “85 ≤ x” says of the value what “x ≥ 85” says.
    if behind.startswith(("≤", "<")):
        return Band(category, lower=value, with_lower=behind.startswith("≤"))
    if behind.startswith(("≥", ">")):
        return Band(category, upper=value, with_upper=behind.startswith("≥"))
    alone = value == _WHOLE and {before.strip("="), behind} <= _REACHED
    return Band(category, value, value, with_upper=True) if alone else None


@dataclass(frozen=True, slots=True)
class Scale:
    """Bands from the highest to the lowest."""

    bands: tuple[Band, ...]

    @classmethod
    def of(cls, bands: Sequence[Band]) -> Scale:
        """The scale of some bands in whatever order."""
        return cls(tuple(sorted(bands, key=_height, reverse=True)))

    def category(self, value: Decimal) -> str | None:
        """The category of an unrounded capaian: the highest band whose lower bound it reaches."""
        return next((band.category for band in self.bands if band.holds_from_below(value)), None)

    def categories_of(self, values: Interval) -> set[str]:
        """The categories that some of these values have: by the half-open bands, and by the bounds as written."""
        found = set()
        for band, above in self._with_next():
            # Nothing is above the highest band: 120 is what its 91–100 says of 100.
            high, with_high = (
                (None, False) if above is None or above.lower is None else (above.lower, not above.with_lower)
            )
            if high is not None and band.upper is not None and band.upper > high:
                high, with_high = band.upper, band.with_upper
            if values.meets(_span(band.lower, band.with_lower, high, with_high)):
                found.add(band.category)
        return found

    def neighbours_of_gap(self, values: Interval) -> set[str]:
        """The categories beside a gap, by the bounds as written, in which some of these values lie.

        Below the lowest band is a gap too, with that band alone beside it.
        """
        found = set()
        if self.bands and (lowest := self.bands[-1]).lower is not None:
            below = _span(None, False, lowest.lower, not lowest.with_lower)
            found |= {lowest.category} if values.meets(below) else set()
        for band, above in self._with_next():
            end, with_end = band.upper, band.with_upper
            if band.printed_upper is not None:
                end, with_end = band.printed_upper, True
            if above is None or above.lower is None or end is None or end >= above.lower:
                continue
            if values.meets(_span(end, not with_end, above.lower, not above.with_lower)):
                found |= {band.category, above.category}
        return found

    def _with_next(self) -> Iterator[tuple[Band, Band | None]]:
        """The bands, each with the one above it."""
        return zip(self.bands, (None, *self.bands), strict=False)

    def names(self, category: str) -> bool:
        """Whether the scale has a category."""
        return any(fold(band.category) == fold(category) for band in self.bands)


def _span(low: Decimal | None, with_low: bool, high: Decimal | None, with_high: bool) -> Interval:
    """The values from one bound to another; without a bound they never end."""
    return Interval(
        Decimal("-Infinity") if low is None else low,
        Decimal("Infinity") if high is None else high,
        with_low=with_low,
        with_high=with_high,
    )


def _height(band: Band) -> tuple[Decimal, bool]:
    """Where a band stands in its scale; one without a lower bound stands lowest, ``> 100`` above ``100``."""
    return (Decimal("-Infinity") if band.lower is None else band.lower, not band.with_lower)


@dataclass(frozen=True, slots=True)
class Seam:
    """A place where a scale has a gap or an overlap: from one value to another, the same for a single one.

    ``band`` is the band that should end or begin elsewhere, ``next_lower`` where it should end: where the one
    above it begins. Where nobody can tell, because both begin at the same value, there is none.
    """

    band: Band
    start: Decimal
    end: Decimal
    overlap: bool
    next_lower: Decimal | None = None


def seams(scale: Scale) -> Iterator[Seam]:
    """The gaps and overlaps of a scale, from the top down."""
    top = scale.bands[0] if scale.bands else None
    if top and top.upper is not None and top.upper < _WHOLE:
        yield Seam(top, top.upper, _WHOLE, overlap=False)
    upper: Decimal | None = None
    for above, below in zip(scale.bands, scale.bands[1:], strict=False):
        if above.lower is not None and (seam := _between(above, below, above.lower, upper)):
            yield seam
        upper = above.lower
    bottom = scale.bands[-1] if scale.bands else None
    if bottom and bottom.lower is not None and bottom.lower > 0:
        yield Seam(bottom, Decimal(0), bottom.lower, overlap=False)


def _between(above: Band, below: Band, edge: Decimal, upper: Decimal | None) -> Seam | None:
    """What is wrong where one band ends and the next begins at ``edge``; ``upper`` is where that one ends."""
    if below.lower == edge and below.is_point and not above.with_lower:
        return None
    if below.lower == edge:
        return Seam(below, edge, edge, overlap=True)
    if below.upper is None or (below.upper == edge and below.with_upper is not above.with_lower):
        return None
    if below.upper == edge and not above.with_lower:
        return Seam(above, edge, edge, overlap=False, next_lower=upper)
    overlap = below.upper > edge or (below.upper == edge and above.with_lower)
    return Seam(below, min(below.upper, edge), max(below.upper, edge), overlap, edge)


def proper_text(band: Band, upper: Decimal | None) -> str:
    """A band as it should be written: ``75 – < 90``, ``≥ 90``, ``< 50``."""
    return _text((band.lower, True), None if upper is None else (upper, False))


def band_text(scale: Scale, band: Band) -> str:
    """A band as its scale reads it, up to where the next one begins: ``75 – < 90``, ``> 75 – 90``, ``≤ 50``."""
    place = scale.bands.index(band)
    above = scale.bands[place - 1] if place else None
    upper = (above.lower, not above.with_lower) if above and above.lower is not None else None
    return _text((band.lower, band.with_lower), upper)


def _text(lower: tuple[Decimal | None, bool], upper: tuple[Decimal, bool] | None) -> str:
    """A band from its bounds, each with whether it is within."""
    start, with_start = lower
    if upper is None:
        return f"{'≥' if with_start else '>'} {format_short(start or Decimal(0))}"
    end, with_end = upper
    if not start:
        return f"{'≤' if with_end else '<'} {format_short(end)}"
    return f"{'' if with_start else '> '}{format_short(start)} – {'' if with_end else '< '}{format_short(end)}"


def _bands(*bounds: tuple[int | None, int | None, str]) -> Scale:
    """A scale of lower bounds, and of upper bounds where they are printed otherwise than where the next begins."""
    return Scale(
        tuple(
            Band(
                category,
                None if lower is None else Decimal(lower),
                printed_upper=None if upper is None else Decimal(upper),
            )
            for lower, upper, category in bounds
        )
    )


LKJIP = _bands(
    (90, None, "Sangat Baik"),
    (75, None, "Baik"),
    (65, None, "Cukup"),
    (50, None, "Kurang"),
    (None, None, "Sangat Kurang"),
)
"""The scale of Tabel 3.1 of the LKjIP."""
PERMENDAGRI_86_2017 = _bands(
    (91, None, "Sangat Tinggi"),
    (76, 90, "Tinggi"),
    (66, 75, "Sedang"),
    (51, 65, "Rendah"),
    (None, 50, "Sangat Rendah"),
)
"""The scale of Permendagri 86/2017: it prints 91–100, 76–90 and so on, and leaves gaps between them."""
