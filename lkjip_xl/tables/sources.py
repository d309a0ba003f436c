"""Where the figures of a column come from: typed, calculated, taken over from another table, or counted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from lkjip_xl.tables.calculation import Calc
from lkjip_xl.tables.facts import RelativeYear, Year, YearOfRenstra, shown_as
from lkjip_xl.tables.levels import Level


@dataclass(frozen=True, slots=True)
class RowNumber:
    """The running number of the rows that have something in the column ``of``."""

    of: str


@dataclass(frozen=True, slots=True)
class Link:
    """A column of another table that holds the same, row by row.

    ``levels`` are the levels of that table's rows for which it does; where there are none, for all. ``year`` tells
    which one of a column that stands there once for every year of the Renstra. ``instead`` is another column
    there, which is taken over where something stands in it.
    """

    table: str
    column: str
    levels: tuple[Level, ...] = ()
    year: Year | None = None
    instead: str = ""

    def key_in(self, says: Callable[[str], bool]) -> str:
        """The key of the column that a row is taken over from; ``says`` tells whether a column says something."""
        return self.instead if self.instead and says(self.instead) else self.key

    def in_year(self, this_year: int | None) -> Link:
        """The link as it leads in a report of this year."""
        return replace(self, year=this_year) if this_year and self.year is RelativeYear.THIS else self

    @property
    def key(self) -> str:
        """The key of that column."""
        return self.column if self.year is None else key_in_year(self.column, self.year)


def key_in_year(series: str, year: Year) -> str:
    """The key of the one of a table's columns over the years that is of a year; nothing else tells it from it."""
    return f"{series}_{year.offset + 1 if isinstance(year, YearOfRenstra) else shown_as(year)}"


@dataclass(frozen=True, slots=True)
class Lookup:
    """A figure or text of another table, in the row that is named as ``by`` names it in this row.

    Where ``line`` is given, that of the row's indicators there which is named as ``line`` names it here.
    """

    table: str
    column: str
    by: str
    line: str = ""

    @property
    def key(self) -> str:
        """The key of that column."""
        return self.column


@dataclass(frozen=True, slots=True)
class Category:
    """The category of the figure in another column, ``of``, by the scale of Tabel 3.1."""

    of: str


@dataclass(frozen=True, slots=True)
class SameAs:
    """The same as other tables have it, for the report's year and the one before, in a column of every year."""

    this_year: Link
    last_year: Link


@dataclass(frozen=True, slots=True)
class ByHand:
    """Whatever a person types.

    ``known_from`` is what gives it too: for the finished workbook a calculation, where Excel cannot compute its
    result from texts, or a category; for the template other tables, in two of the years.
    """

    known_from: Calc | Category | SameAs | None = None


@dataclass(frozen=True, slots=True)
class OnlyPrinted:
    """What only the finished workbook has, and no template.

    ``known_from`` is what gives it there; None as long as nothing does.
    """

    known_from: Calc | Link | None = None


Source = ByHand | Calc | Link | Lookup | RowNumber | OnlyPrinted
