"""The columns of a table that hold amounts, and percentages of them, as far as they are known."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

from lkjip_xl.grids.headings import SEPARATOR
from lkjip_xl.grids.periods import period_of, until_of

_CUMULATIVE = re.compile(r"\b(?:s d|sd|sampai dengan|akumulasi|kumulatif)\b")


class What(Enum):
    """What an amount is of."""

    PAGU = "pagu"
    REALISASI = "realisasi"
    OTHER = "lain"


@dataclass(frozen=True, slots=True)
class AmountColumn:
    """A column of amounts: its place from 0, its path, and what it is of."""

    index: int
    path: str
    what: What

    @property
    def groups(self) -> tuple[str, ...]:
        """The headings over it, without its own."""
        return tuple(self.path.split(SEPARATOR)[:-1])

    @property
    def period(self) -> str:
        """Its month or quarter, which its groups may name with it: Triwulan over I, II, III, IV."""
        return "" if counts_up_to(self.path) else period_of(on_one_line(self.path))

    @property
    def until(self) -> int:
        """The last month up to which it counts, from 1 on; 0 where it names none."""
        line = on_one_line(self.path)
        period = period_of(line) if counts_up_to(self.path) else ""
        return until_of(f"s d {period}" if period else line)

    @property
    def is_cumulative(self) -> bool:
        """Whether it counts up to some time, named or not."""
        return counts_up_to(self.path) or self.until > 0


@dataclass(frozen=True, slots=True)
class Ratio:
    """A column of percentages, by its place from 0: the sum of some amounts as a percentage of a pagu."""

    index: int
    parts: tuple[AmountColumn, ...]
    whole: AmountColumn


@dataclass(frozen=True, slots=True)
class Roles:
    """The columns of a table that hold amounts, that of the year's pagu and of its realisasi among them.

    ``ratios`` are columns of percentages, each with the amounts whose sum it divides by a pagu; ``of_periods``
    is the realisasi of a month or quarter each, where no column has all of it; ``unclear`` are those
    columns of which nobody can tell which one is the realisasi of the year. ``by_year`` are the amounts of several
    years, the report's not among them or unknown: they may be counted (Tahun ke-1) and not named. ``untold`` is
    the amount of the report's year of which nothing says that it is the pagu.
    """

    amounts: tuple[AmountColumn, ...]
    pagu: AmountColumn | None = None
    realisasi: AmountColumn | None = None
    ratios: tuple[Ratio, ...] = ()
    of_periods: tuple[AmountColumn, ...] = ()
    unclear: tuple[AmountColumn, ...] = ()
    by_year: tuple[AmountColumn, ...] = ()
    untold: AmountColumn | None = None


def on_one_line(path: str) -> str:
    """A path as if its groups and its heading were one text."""
    # REALISASI PER BULAN over Januari, Februari is each of them, and not up to it.
    return path.replace(f"per bulan{SEPARATOR}", "").replace(SEPARATOR, " ")


def counts_up_to(path: str) -> bool:
    """Whether a heading says that its amounts are all up to some time, named or not."""
    return bool(_CUMULATIVE.search(path))
