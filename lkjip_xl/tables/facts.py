"""What a column says of the indicator in its row, and of which year."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Said(Enum):
    """What is told of an indicator; the word is that of the messages."""

    SASARAN = "sasaran"
    INDIKATOR = "indikator"
    TARGET = "target"
    REALISASI = "realisasi"
    CAPAIAN = "capaian"


class TargetKind(Enum):
    """Which paper a target stands in; the same indicator has one in each, and they may differ."""

    RENSTRA = "Renstra"
    PK = "PK"  # Perjanjian Kinerja
    PK_PERUBAHAN = "PK Perubahan"
    IN_FORCE = "PK yang berlaku"  # that of PK Perubahan where there is one, else that of PK


class RelativeYear(Enum):
    """A year that the report decides, as headings and titles write it."""

    THIS = "{tahun}"
    LAST = "{tahun_lalu}"
    EACH = "{tahun_renstra}"  # the column stands once for every year of the Renstra

    @property
    def shown(self) -> str:
        """What stands in a heading in its place."""
        return self.value


@dataclass(frozen=True, slots=True)
class YearOfRenstra:
    """A year of a Renstra whose years nobody has told yet, counted from its first one, which is 0."""

    offset: int

    @property
    def shown(self) -> str:
        """What stands in a heading in its place."""
        return f"{{awal+{self.offset}}}"


Year = int | YearOfRenstra | RelativeYear


def shown_as(year: Year) -> str:
    """The year as a heading has it: a number, or what stands for one until the years are known."""
    return str(year) if isinstance(year, int) else year.shown


@dataclass(frozen=True, slots=True)
class Fact:
    """What a column says of the indicator in its row; of a target also in which paper."""

    said: Said
    target: TargetKind | None = None

    @property
    def words(self) -> str:
        """What it is called in a message: ``target PK``."""
        return f"{self.said.value} {self.target.value}" if self.target else self.said.value


_UNKNOWN_YEARS = {RelativeYear.THIS: "TAHUN INI", RelativeYear.LAST: "TAHUN LALU"}


@dataclass(frozen=True, slots=True)
class FactOfYear:
    """A fact with the year that it is of; None for what is the same in every year."""

    fact: Fact
    year: Year | None = None

    @property
    def is_target(self) -> bool:
        """Whether it is a target, in whatever paper."""
        return self.fact.said is Said.TARGET

    @property
    def words(self) -> str:
        """What it is called in a message: ``target PK 2023``."""
        if self.year is None:
            return self.fact.words
        shown = _UNKNOWN_YEARS.get(self.year) if isinstance(self.year, RelativeYear) else None
        return f"{self.fact.words} {shown or shown_as(self.year)}"


SASARAN = Fact(Said.SASARAN)
INDIKATOR = Fact(Said.INDIKATOR)
TARGET_RENSTRA = Fact(Said.TARGET, TargetKind.RENSTRA)
TARGET_PK = Fact(Said.TARGET, TargetKind.PK)
TARGET_PK_PERUBAHAN = Fact(Said.TARGET, TargetKind.PK_PERUBAHAN)
TARGET_IN_FORCE = Fact(Said.TARGET, TargetKind.IN_FORCE)
REALISASI = Fact(Said.REALISASI)
CAPAIAN = Fact(Said.CAPAIAN)
