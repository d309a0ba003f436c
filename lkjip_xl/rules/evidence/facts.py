"""What a workbook knows, as sentences are held against it: facts, and the things that they are of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from enum import Enum

from lkjip_xl.report.place import Place
from lkjip_xl.tables.keys import Key
from lkjip_xl.text.written_figures import Told, WrittenFigure

# What kind of thing it is: that of the column, or the level, that names it.
PROGRAM, KEGIATAN, SUB_KEGIATAN = Key.PROGRAM, Key.KEGIATAN, "sub kegiatan"
INDICATOR, SASARAN, ROW, TOTAL = Key.INDIKATOR, Key.SASARAN, Key.BARIS, Key.JUMLAH


OF_LAST_YEAR = "% dari tahun lalu"
"""The unit of how far something has moved in percent of what it was last year."""


class Meant(Enum):
    """What a figure tells of the thing that it is about; the value is its word."""

    PAGU = "pagu"
    SPENT = "realisasi anggaran"
    LEFT = "sisa anggaran"
    SHARE = "bagian dari seluruhnya"
    ABSORBED = "penyerapan"
    TARGET = "target"
    RESULT = "realisasi"
    CAPAIAN = "capaian"
    GROWTH = "perbandingan dengan tahun lalu"
    EFFICIENCY = "tingkat efisiensi"
    STANDARD = "standar nasional"
    COUNT = "jumlah"


@dataclass(frozen=True, slots=True)
class Fact:
    """A figure of the workbook: what it tells, in which unit, of which year, and in which cell it stands.

    ``values`` are what it is worth: as typed, and as its figures give it, unrounded. ``unit`` is that of a count.
    ``soft`` says that the sentence may mean it, but need not. ``place`` is None for what stands in no cell.
    """

    meant: Meant
    kind: Told
    values: tuple[Decimal, ...]
    year: int | None
    table: str
    column: str = ""
    heading: str = ""
    unit: str = ""
    place: Place | None = None
    soft: bool = False
    bounds: tuple[Decimal, Decimal] | None = None

    def suits(self, figure: WrittenFigure) -> bool:
        """Whether a figure may stand for it: for one of its values, or for what lies in its range."""
        if self.bounds and self.bounds[0] <= figure.value <= self.bounds[1]:
            return True
        return any(figure.fits(each) for each in self.values)


@dataclass(eq=False)
class Thing:
    """Something that sentences name: a row, an indicator, a program, a sasaran."""

    kind: str
    names: list[str]
    facts: list[Fact] = field(default_factory=list)

    @property
    def tables(self) -> frozenset[str]:
        """The tables that tell of it, by their key."""
        return frozenset(each.table for each in self.facts)


@dataclass(frozen=True, eq=False)
class ToldFacts:
    """All that a workbook knows: things by their kind, and the rows of totals by their table."""

    things: tuple[Thing, ...]
    totals: dict[str, Thing]
    by_table: dict[str, tuple[Thing, ...]]

    def of_table(self, table: str) -> Sequence[Thing]:
        """The things that a table tells of in its rows, in their order."""
        return self.by_table.get(table, ())
