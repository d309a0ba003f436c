"""The types that describe a table of the report. What the tables are stands in ``tables.py``.

A heading may hold ``{tahun}`` (the year of the report) and ``{tahun_lalu}`` (the year before).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, IntEnum


class Kind(Enum):
    """What the cells of a column hold."""

    TEXT = "teks"
    CODE = "kode"  # a code of the planning system, always text: 8.10 is not 8.1
    LEVEL = "jenis"  # Program, Kegiatan or Sub Kegiatan
    CHOICE = "pilihan"  # one of a few words
    RUPIAH = "rupiah"  # whole rupiah
    PERCENT = "persen"  # percent points in the model, whatever the cell's format
    QUANTITY = "target"  # a number with its unit, or a grade
    NUMBER = "angka"
    YEAR = "tahun"


class Level(IntEnum):
    """The three levels of the budget; a smaller number stands higher."""

    PROGRAM = 1
    KEGIATAN = 2
    SUB_KEGIATAN = 3

    @property
    def label(self) -> str:
        """The word that staff use: ``Sub Kegiatan``."""
        return _LEVEL_LABELS[self]


_LEVEL_LABELS = {
    Level.PROGRAM: "Program",
    Level.KEGIATAN: "Kegiatan",
    Level.SUB_KEGIATAN: "Sub Kegiatan",
}


@dataclass(frozen=True, slots=True)
class Figure:
    """The row's own figure in a column."""

    column: str


@dataclass(frozen=True, slots=True)
class Parts:
    """The sum of a column over the row's parts: its children, or for the Jumlah row the topmost rows."""

    column: str


@dataclass(frozen=True, slots=True)
class Minus:
    """One figure less another."""

    minuend: Calc
    subtrahend: Calc


@dataclass(frozen=True, slots=True)
class Percent:
    """One figure as a percentage of another, in percent points; none where the other is zero or missing."""

    part: Calc
    whole: Calc


Calc = Figure | Parts | Minus | Percent


class Presence(Enum):
    """Whether a sheet must have a column."""

    REQUIRED = "required"
    OPTIONAL = "optional"
    HELPER = "helper"  # stands in the template for whoever types; never judged, never printed


@dataclass(frozen=True, slots=True)
class Link:
    """A column of another table that holds the same, row by row."""

    table: str
    column: str


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, what it holds, and where its figures come from.

    ``group`` is the heading above (a year, say). ``filled`` says that every row needs something here.
    ``sums`` says that a row's figure is the sum of its parts. ``calc`` gives the figure from the row's
    other columns, ``link`` says which table it is taken over from. ``as_fraction`` is for percentages
    that a cell holds as a fraction in a percent format. ``width`` is in Excel's characters.
    """

    key: str
    heading: str
    kind: Kind
    width: float
    group: str = ""
    aliases: tuple[str, ...] = ()
    presence: Presence = Presence.REQUIRED
    filled: bool = True
    sums: bool = False
    calc: Calc | None = None
    link: Link | None = None
    as_fraction: bool = False
    decimals: int = 0
    choices: tuple[str, ...] = ()
    hint: str = ""

    @property
    def full_heading(self) -> str:
        """The heading with the one above it: ``{tahun} REALISASI``."""
        return f"{self.group} {self.heading}".strip()

    @property
    def required(self) -> bool:
        """Whether the sheet cannot be judged without this column."""
        return self.presence is Presence.REQUIRED

    @property
    def typed(self) -> bool:
        """Whether a person types it, rather than Excel computing it."""
        return self.calc is None and self.link is None


@dataclass(frozen=True, slots=True)
class Tree:
    """How the rows of a table stand under each other.

    ``amount`` is the column whose sums tell the levels where neither words nor codes do.
    """

    level: str
    code: str
    name: str
    amount: str


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart of a table's topmost rows on the summary sheet: bars of some columns."""

    title: str
    columns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TableSpec:
    """A table of the report, one sheet. ``label`` is the column that names a row."""

    key: str
    sheet: str
    title: str
    columns: tuple[Column, ...]
    label: str
    sheet_aliases: tuple[str, ...] = ()
    tree: Tree | None = None
    total: bool = False
    required: bool = True
    part_of_report: bool = True
    instruction: str = ""
    rows: int = 300
    charts: tuple[Chart, ...] = ()

    def column(self, key: str) -> Column:
        """The column of that key; KeyError where there is none."""
        for column in self.columns:
            if column.key == key:
                return column
        raise KeyError(key)


@dataclass(frozen=True, slots=True)
class Field:
    """A line of a form: a label, and beside it what is filled in. ``default`` is written in the template."""

    key: str
    label: str
    kind: Kind
    filled: bool = True
    aliases: tuple[str, ...] = ()
    default: str = ""
    choices: tuple[str, ...] = ()
    hint: str = ""


@dataclass(frozen=True, slots=True)
class FormSpec:
    """A sheet of labels and values."""

    key: str
    sheet: str
    title: str
    fields: tuple[Field, ...]
    required: bool = True
    sheet_aliases: tuple[str, ...] = ()


Spec = TableSpec | FormSpec
