"""What a budget tells of each of its rows."""

from __future__ import annotations

from enum import Enum, StrEnum


class Measure(StrEnum):
    """An amount of a row of the budget; the value is its word, and the attribute of whatever has one."""

    PAGU = "pagu"
    REALISASI = "realisasi"


class Stage(Enum):
    """Which budget of a year: the first one, or the one after its change."""

    MURNI = "murni"
    PERUBAHAN = "perubahan"
