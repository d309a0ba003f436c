"""What was read from a file of the finance system: its leaf lines, and what was left out and why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import Enum

from lkjip_xl.finance.amounts import Amount, UnreadCell, known, total, unread_cells
from lkjip_xl.tables.measures import Measure, Stage

Path = tuple[object, ...]
"""Where a line belongs: what identifies its program, kegiatan and sub kegiatan, as far as it has them.

Each is a code by its segments, or a name where the file has no codes.
"""

TOTAL_ROW, PARENT, REMARK = "baris jumlah", "baris induk yang dirinci di bawahnya", "baris keterangan"
OTHER_SKPD, OTHER_STAGE = "baris SKPD lain", "baris tahapan lain"
REPEATED_HEADING, EMPTY = "judul kolom yang diulang", "baris kosong"
"""Why rows of any file are not counted."""


class Shape(Enum):
    """The files that the finance system writes; the value is what staff call them."""

    REKAP_5 = "Rekap 5"
    PER_DOKUMEN = "Laporan Realisasi Per Dokumen"
    AKLAP = "LRA per program (AKLAP)"
    LRA = "LRA"
    DPA = "DPA"
    SIMPLE = "tabel sederhana"


@dataclass(frozen=True, slots=True)
class Line:
    """A leaf of a file: a rekening, a document on a rekening, or a sub kegiatan that has none below it.

    Amounts in rupiah: None where the file has no such column; not known where it has one, and no amount in it that
    can be read. ``realisasi`` is net of ``setoran``; ``other_pagu`` is the pagu of the stage that was not chosen.
    ``unit`` is the part of the agency that it is of (kelurahan, UPTD), where the file tells it.
    """

    row: int
    path: Path
    rekening: str = ""
    rekening_name: str = ""
    document: str = ""
    pagu: Amount = None
    realisasi: Amount = None
    setoran: Decimal = Decimal(0)
    other_pagu: Amount = None
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Described:
    """The code and the name of a program, kegiatan or sub kegiatan as the file has them."""

    code: str
    name: str


@dataclass(frozen=True)
class Source:
    """A file as read. ``described`` says of each path what it is; ``skipped`` counts rows left out by reason.

    ``control`` are the totals that the file prints itself, pagu and realisasi; ``skpd`` the agencies in it;
    ``months`` the columns of months that were added up; ``unread_columns`` the headings of a measure of which no
    column has all (Bulan Lalu, Bulan Ini); ``rounding`` is how far each amount of a measure may be off, in rupiah.
    ``stage`` is the one whose pagu it has, where it has that of one only, and says so. ``printed`` are the amounts
    that it prints itself, pagu and realisasi, where what lies below counts. ``agency`` and ``government`` are
    those that its ``titles`` name. ``spent_in`` are the headings of the columns of its realisasi.
    """

    file: str
    sheet: str
    shape: Shape
    lines: tuple[Line, ...]
    described: Mapping[Path, Described]
    rows_read: int
    skipped: Mapping[str, int] = field(default_factory=dict)
    unknown_columns: tuple[str, ...] = ()
    skpd: tuple[Described, ...] = ()
    year: int | None = None
    control: tuple[Amount, Amount] = (None, None)
    notes: tuple[str, ...] = ()
    months: tuple[str, ...] = ()
    unread_columns: Mapping[Measure, tuple[str, ...]] = field(default_factory=dict)
    rounding: Mapping[Measure, Decimal] = field(default_factory=dict)
    stage: Stage | None = None
    printed: Mapping[Path, tuple[Amount, Amount]] = field(default_factory=dict)
    agency: str = ""
    government: str = ""
    titles: tuple[str, ...] = ()
    spent_in: tuple[str, ...] = ()

    @property
    def has_pagu(self) -> bool:
        """Whether it says what may be spent."""
        return any(line.pagu is not None for line in self.lines)

    @property
    def has_realisasi(self) -> bool:
        """Whether it says what was spent."""
        return any(line.realisasi is not None for line in self.lines)

    @property
    def is_cumulative(self) -> bool:
        """Whether its realisasi is all of the year so far; only documents add up over several files."""
        return self.shape is not Shape.PER_DOKUMEN

    def total(self, measure: Measure) -> Amount:
        """The sum of its leaves; None where it has no such amount."""
        return total(getattr(line, measure) for line in self.lines)

    def readable(self, measure: Measure) -> bool:
        """Whether it has one such amount at least that can be read."""
        return any(known(getattr(line, measure)) is not None for line in self.lines)

    @property
    def unread(self) -> tuple[UnreadCell, ...]:
        """The cells in which an amount should stand and none can be read, the empty ones among them."""
        return unread_cells(each for line in self.lines for each in (line.pagu, line.realisasi))
