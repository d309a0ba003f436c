"""How far a sum may be off: a setting in rupiah for each addend, which hides no more than rounding explains.

Whole rupiah are exact; a report in thousands or millions of rupiah has rounded each figure by half of that.
"""

from __future__ import annotations

import re
from decimal import Decimal

from lkjip_xl.text.numbers import format_short

# What the setting may be at most, for each addend of a sum in whole rupiah.
MOST_RUPIAH = Decimal(1)
_UNITS = {
    "ribu": Decimal(1_000),
    "rb": Decimal(1_000),
    "juta": Decimal(1_000_000),
    "jt": Decimal(1_000_000),
    "miliar": Decimal(1_000_000_000),
    "milyar": Decimal(1_000_000_000),
}
_UNIT_IN_HEADING = re.compile(
    r"(?:\brp\.?|\brupiah|\bdalam|\bdlm|\bx|\()\s*(?:rp\.?\s*)?(ribu|juta|miliar|milyar|(?:jt|rb)\b)"
    r"|\b(ribu|juta|miliar|milyar)(?:an\b|(?:an)?\s+rupiah)",
    re.IGNORECASE,
)
# (Rp.000), (Rp 1.000), (dalam 000 rupiah): as many thousands as groups of zeros.
_ZEROS_IN_HEADING = re.compile(
    r"(?:\brp\.?|\bdalam|\bdlm|\bx|\()\s*(?:rp\.?\s*)?\(?(?:1?[. ])?(000(?:[. ,]000)*)(?!\d)", re.IGNORECASE
)


def unit_of_heading(heading: str) -> Decimal:
    """How many rupiah a figure under this heading counts in: 1, or 1.000 under ``PAGU (Rp ribu)``."""
    found = _UNIT_IN_HEADING.search(heading)
    if found:
        return _UNITS[(found[1] or found[2]).lower()]
    zeros = _ZEROS_IN_HEADING.search(heading)
    return Decimal(1_000) ** zeros[1].count("000") if zeros else Decimal(1)


def name_of_unit(unit: Decimal) -> str:
    """What staff call a unit: ``ribuan`` for 1.000."""
    return next((f"{name}an" for name, size in _UNITS.items() if size == unit), format_short(unit))


def most_rupiah(heading: str = "") -> Decimal:
    """The largest tolerance for each addend under a heading, in rupiah: 1, or half the unit that it names."""
    unit = unit_of_heading(heading)
    return MOST_RUPIAH if unit == 1 else unit / 2


def allowance(setting: Decimal, heading: str, addends: int) -> Decimal:
    """How far a sum of so many figures may be off, in the figures of its column; ``setting`` is in rupiah.

    A setting above the limit counts as the limit.
    """
    return min(setting, most_rupiah(heading)) / unit_of_heading(heading) * max(addends, 1)
