"""Targets that name two bounds: ``80-90``, ``7 – 8 bulan``, ``1.000 s.d. 1.200 orang``."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from lkjip_xl.text.numbers import LONGEST_NUMBER, Dot, read_beside_unit, read_number
from lkjip_xl.text.words import squeeze

_RANGE = re.compile(
    r"(?P<low>\d[\d.,]*)(?P<unit>\s*%|\s+[^\W\d][^\d]*?)?\s*"
    r"(?:-|–|—|s\s*/\s*d|s\.\s*d\.?|sampai(?: dengan)?)\s*(?P<high>\d[\d.,]*)\s*(?P<behind>\D*)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class WrittenRange:
    """A target that is a range, its lower bound first; ``ambiguous`` where a separator could mean two things."""

    low: Decimal
    high: Decimal
    unit: str = ""
    ambiguous: bool = False


def read_range(text: str, dot: Dot = Dot.DECIMAL) -> WrittenRange | None:
    """Read a target that names two bounds, the lower one first; None where it does not.

    ``dot`` settles what a lone dot means where no unit stands behind the bounds; a text that is a range only in
    the other way, as ``900 - 1.200``, is read in that.
    """
    body = squeeze(text)
    found = _bounds(body, dot)
    if found is not None and found.ambiguous and found.low >= found.high:
        other = _bounds(body, Dot.THOUSANDS, whatever_unit=True)
        found = replace(found, low=other.low, high=other.high) if other is not None else None
    return found if found is not None and found.low < found.high else None


def range_of_decimals(text: str) -> WrittenRange | None:
    """The range that a text is where each lone dot starts decimals, whatever the unit says."""
    found = _bounds(squeeze(text), Dot.DECIMAL, whatever_unit=True)
    return found if found is not None and found.low < found.high else None


def turned_range(text: str, dot: Dot = Dot.DECIMAL) -> str | None:
    """A range whose higher bound is written first, the right way round: ``4,98 - 5,23`` of ``5,23 - 4,98``."""
    body = squeeze(text)
    found, match = _bounds(body, dot), _RANGE.fullmatch(body)
    if found is None or match is None or found.low <= found.high or read_range(text, dot) is not None:
        return None
    between, behind = body[match.end("low") : match.start("high")], body[match.end("high") :]
    return f"{match['high']}{between}{match['low']}{behind}"


def _bounds(body: str, dot: Dot, *, whatever_unit: bool = False) -> WrittenRange | None:
    """Two bounds in the order in which they are written."""
    match = _RANGE.fullmatch(body) if len(body) <= LONGEST_NUMBER else None
    if match is None:
        return None
    inner, unit = (match["unit"] or "").strip(), match["behind"].strip()
    if (inner and inner.casefold() != unit.casefold() and inner != "%") or (unit and not _is_unit(unit)):
        return None
    by_unit = unit and not whatever_unit
    low, high = (
        read_beside_unit(match[name], unit) if by_unit else read_number(match[name], dot)
        for name in ("low", "high")
    )
    if low is None or high is None:
        return None
    return WrittenRange(low.value, high.value, unit, low.ambiguous or high.ambiguous)


def _is_unit(text: str) -> bool:
    return text == "%" or text[0].isalpha()
