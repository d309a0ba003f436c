"""Units of targets and their realisasi: which are one, and how many of one another holds.

A juta is a thousandth of a miliar, a tahun is 12 bulan, a km2 is 100 ha. A bulan has no fixed number of hari:
nobody can divide the one by the other, nor by a unit that is not known.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from lkjip_xl.report.cell import Cell
from lkjip_xl.text.unit_words import MEASURES, UNITS, full_unit, is_counted, is_unit
from lkjip_xl.text.words import fold, one_slip_from

# In a shorter unit too many words differ by one letter: "rim" is no slip of "tim".
_SHORTEST_UNIT_WITH_SLIPS = 4
_MAGNITUDES = {
    **dict.fromkeys(("ribu", "rb"), Decimal(1000)),
    **dict.fromkeys(("juta", "jt"), Decimal(10**6)),
    **dict.fromkeys(("miliar", "milyar", "miliyar", "m"), Decimal(10**9)),
    **dict.fromkeys(("triliun", "trilyun", "trilliun", "t"), Decimal(10**12)),
}
_RUPIAH = "rupiah"
_OTHER_NAMES = {"rp": _RUPIAH, "rp.": _RUPIAH, "idr": _RUPIAH}
PERCENT = frozenset({"%", "persen"})
# What each unit holds of the smallest of its kind.
_KINDS: dict[str, dict[str, int]] = {
    "jam": {"detik": 1, "menit": 60, "jam": 3600},
    "hari": {"hari": 1, "minggu": 7},
    "bulan": {"bulan": 1, "triwulan": 3, "semester": 6, "tahun": 12},
    "panjang": {"cm": 1, "m": 100, "meter": 100, "km": 100_000, "kilometer": 100_000},
    "luas": {"m2": 1, "ha": 10_000, "hektar": 10_000, "hektare": 10_000, "km2": 1_000_000},
    "berat": {"gram": 1, "kg": 1000, "kilogram": 1000, "kuintal": 100_000, "kwintal": 100_000, "ton": 1_000_000},
}
# Days on which people work are other days.
_OTHER_DAYS = "kerja"
_WHOLE = re.compile(r"^dari \d[\d.]*\s*")
_IN_RUPIAH = re.compile(r"^(?:rp|idr)(?![a-z])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Measure:
    """What a unit holds: so many of a kind, of the thing that it names; ``fixed`` says that the kind is known."""

    kind: str
    size: Decimal
    thing: str = ""
    fixed: bool = False


@dataclass(frozen=True, slots=True)
class Ratio:
    """How two units stand to each other: ``one`` of the other are ``other`` of the one."""

    one: Decimal
    other: Decimal

    def of(self, value: Decimal) -> Decimal:
        """A figure of the one in the other."""
        return value * self.one / self.other


SAME_UNIT = Ratio(Decimal(1), Decimal(1))
"""The ratio of a unit to itself."""


def is_percent(unit: str) -> bool:
    """Whether a unit is percent, as a sign or as a word."""
    return fold(unit) in PERCENT


def slip_of_unit(unit: str) -> str | None:
    """The unit that a misspelt one is meant to be; None where it is right, or nobody can tell."""
    is_known = is_unit(unit) or unit in _MAGNITUDES or any(unit in sizes for sizes in _KINDS.values())
    if is_known or len(unit) < 3:
        return None
    return one_slip_from(unit, (each for each in UNITS if len(each) >= _SHORTEST_UNIT_WITH_SLIPS))


def is_slip_of_unit(one: str, other: str) -> bool:
    """Whether two units are one: one of them is the other misspelt, or they mean the same."""
    return one == slip_of_unit(other) or other == slip_of_unit(one) or full_unit(one) == full_unit(other)


def are_one(one: str, other: str) -> bool:
    """Whether two units are the same, also misspelt, or with the whole of which it is: ``dari 40 OPD`` is OPD."""
    one, other = full_unit(one), full_unit(other)
    names = {(one, other), (_WHOLE.sub("", one), other), (one, _WHOLE.sub("", other))}
    return any(left == right or (left and right and is_slip_of_unit(left, right)) for left, right in names)


def ratio(cell: Cell, other: Cell) -> Ratio | None:
    """How the unit of one figure stands to that of another; None where the one cannot be told in the other.

    A figure without a unit is in that of its indicator; 80% is no number of orang, typed or by SATUAN.
    """
    units = _unit(cell) or fold(cell.satuan), _unit(other) or fold(other.satuan)
    return None if _is_share_beside_count(*units) else ratio_as_typed(cell, other)


def ratio_as_typed(cell: Cell, other: Cell) -> Ratio | None:
    """The same for two printings of one figure: one without a unit is in that of its indicator, if it fits."""
    one, there = _unit(cell), _unit(other)
    units = one or fold(cell.satuan), there or fold(other.satuan)
    told = _ratio(*units)
    if told is not None or (one and there):
        return told
    fixed = all(any(each.fixed for each in _measures(unit)) for unit in units)
    return None if fixed else SAME_UNIT


def _is_share_beside_count(one: str, other: str) -> bool:
    """Whether one is a percentage, and the other counts things: 80% is no number of orang."""
    return any(share in PERCENT and is_counted(count) for share, count in ((one, other), (other, one)))


def _unit(cell: Cell) -> str:
    return fold(cell.unit) or (_RUPIAH if _IN_RUPIAH.match(cell.written) else "")


def _ratio(one: str, other: str) -> Ratio | None:
    if not one or not other or are_one(one, other):
        return SAME_UNIT
    measures = [(left, right) for left in _measures(one) for right in _measures(other)]
    found = next(((left, right) for left, right in measures if _is_comparable(left, right)), None)
    if found is not None:
        return Ratio(found[0].size, found[1].size)
    known = any(left.fixed and right.fixed for left, right in measures)
    more = one.startswith(f"{other} ") or other.startswith(f"{one} ")
    return SAME_UNIT if more and not known else None


def _measures(unit: str) -> Iterator[_Measure]:
    """What a unit can mean: an ``m`` is a meter, or a miliar."""
    unit = full_unit(unit).replace("²", "2")
    words = unit.split()
    first, rest = (words[0], " ".join(words[1:])) if words else ("", "")
    if first in _MAGNITUDES:
        yield _Measure(_OTHER_NAMES.get(rest, rest), _MAGNITUDES[first])
    kinds = [name for name, sizes in _KINDS.items() if first in sizes]
    for name in kinds:
        yield _Measure(name, Decimal(_KINDS[name][first]), rest, fixed=True)
    if first not in _MAGNITUDES and not kinds:
        yield _Measure(_OTHER_NAMES.get(unit, unit), Decimal(1))


def _is_comparable(one: _Measure, other: _Measure) -> bool:
    if one.fixed or other.fixed:
        things = {one.thing, other.thing}
        same = len(things) == 1 or ("" in things and _OTHER_DAYS not in things)
        return one.fixed and other.fixed and one.kind == other.kind and same
    if one.kind == other.kind:
        return True
    # A juta alone is one of whatever is counted.
    return "" in {one.kind, other.kind} and {one.kind, other.kind}.isdisjoint(MEASURES)
