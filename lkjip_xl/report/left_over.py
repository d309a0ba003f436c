"""What the reader found beside the tables: what is missing, stands twice, is hidden, or has no place."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from lkjip_xl.report.place import Place
from lkjip_xl.tables.spec import Column, Spec


@dataclass(frozen=True, slots=True)
class SimilarHeading:
    """A heading that was taken for a column although it is not written the same.

    ``above`` is the cell of the words that it has in common with other columns, a year say, where it has some.
    """

    place: Place
    written: str
    column: Column
    heading: str
    above: Place | None = None


@dataclass(frozen=True, slots=True)
class MissingColumn:
    """A column that the sheet must have and has not, with the heading that looks most like it."""

    column: Column
    heading: str
    suggestion: SimilarHeading | None = None


@dataclass(frozen=True, slots=True)
class HeadingOfAnotherYear:
    """A cell of the headings that names the year before or after the one that is meant; ``proper`` is right."""

    place: Place
    written: str
    proper: str


@dataclass(frozen=True, slots=True)
class RepeatedColumn:
    """A second column under the heading of one that is there already."""

    place: Place
    first: Place
    written: str


@dataclass(frozen=True, slots=True)
class Unplaced:
    """Cells with content that belong to no table, and what the first of them says.

    ``figures`` are those of a column beside the rows that hold a number. ``other_table`` says that they are a
    further table on the sheet.
    """

    places: tuple[Place, ...]
    written: str
    heading: str = ""
    figures: tuple[Place, ...] = ()
    other_table: bool = False

    @property
    def place(self) -> Place:
        """Where the first of them stands."""
        return self.places[0]

    @property
    def cells(self) -> int:
        """How many they are."""
        return len(self.places)


@dataclass(frozen=True, slots=True)
class Ignored:
    """Cells of one row that were seen and left out on purpose, and why."""

    sheet: str
    row: int
    columns: tuple[int, ...]
    reason: str

    @classmethod
    def at(cls, place: Place, reason: str) -> Ignored:
        """One cell that was left out."""
        return cls(place.sheet, place.row, (place.column,), reason)

    @property
    def places(self) -> list[Place]:
        """Where they stand."""
        return [Place(self.sheet, self.row, column) for column in self.columns]


class Hiding(Enum):
    """What hides rows or columns, or a sheet."""

    FILTER = "filter"
    OUTLINE = "outline"  # a group that is folded
    HAND = "hand"


@dataclass(frozen=True, slots=True)
class Area:
    """A stretch of a sheet: hidden rows or columns, merged cells. ``what`` is its name for staff.

    ``by`` is what hides it, which decides how it is shown again.
    """

    place: Place
    what: str
    by: Hiding | None = None


@dataclass(frozen=True, slots=True)
class Covered:
    """A cell that holds something which nobody sees, because it is merged with others; ``merged`` names them."""

    place: Place
    written: str
    merged: str


@dataclass(frozen=True, slots=True)
class OtherWorkbook:
    """Another workbook that formulas read; ``name`` is empty where this one does not tell it."""

    name: str
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class LevelProblem:
    """A row whose level is missing or contradicts something; ``reason`` is an Indonesian sentence.

    ``others`` are more rows with the same problem. ``by_code`` says that it contradicts the code of the row, and
    nobody can tell which of the two is wrong.
    """

    row: int
    reason: str
    written: str
    expected: str | None = None
    others: tuple[int, ...] = ()
    by_code: bool = False


@dataclass(frozen=True, slots=True)
class UnevenList:
    """A cell of a row whose indicators stand in one cell, with fewer or more lines than these.

    ``row`` is the number of the row, ``column`` the key of the cell's column.
    """

    row: int
    column: str
    lines: int
    indicators: int


@dataclass(frozen=True, slots=True)
class MissingSheet:
    """A sheet that is not in the workbook, and the name there that looks most like it."""

    spec: Spec
    suggestion: str | None = None
