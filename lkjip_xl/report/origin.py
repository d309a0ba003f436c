"""What kind of file a report was read from, and what of a document became of its tables."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Origin(Enum):
    """What kind of file a report was read from; the value is what staff read."""

    TEMPLATE = "buku kerja templat"
    DOCUMENT = "dokumen Word"
    OWN_WORKBOOK = "buku kerja sendiri"


@dataclass(frozen=True, slots=True)
class DocumentRead:
    """How much of a document, or of an agency's own workbook, was read; all sentences are Indonesian.

    ``taken`` of its ``tables`` are tables of the report. ``absent`` are the sheets of the template that it has no
    table for. ``left`` tells of tables that were not taken, and what was seen in them, ``unread`` of what nobody
    could read. ``choices`` are those that a workbook states in Pengaturan, and what decided them here.
    ``read_as`` are headings that were taken for another, written a little differently. ``partial`` are the sheets
    of tables that may have more rows in another table of the document. ``own_workbook`` says that it is one.
    ``parts_of_year`` are tables whose realisasi is that of a part of the year, with that part; ``periods`` are
    those that have it in a column for each month or quarter, none of which has that of all the year, with these.
    ``by_year`` are those that have amounts of several years, the report's not among them or unknown, with these;
    ``untold`` those of whose column of the report's year nothing says that it is the pagu, with that column.
    ``other_year`` says what year its cover or the titles of its tables name beside that of the report, in words;
    ``year_unsure`` that its year is one on the cover, beside which nothing says what it is.
    ``with_formulas`` are the keys of tables beside which the formulas of capaian stand that only figures tell.
    """

    tables: int
    taken: int
    absent: tuple[str, ...] = ()
    left: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()
    read_as: tuple[str, ...] = ()
    partial: tuple[str, ...] = ()
    own_workbook: bool = False
    parts_of_year: tuple[str, ...] = ()
    periods: tuple[str, ...] = ()
    by_year: tuple[str, ...] = ()
    untold: tuple[str, ...] = ()
    other_year: str = ""
    year_unsure: bool = False
    with_formulas: tuple[str, ...] = ()

    @property
    def origin(self) -> Origin:
        """What kind of file it is."""
        return Origin.OWN_WORKBOOK if self.own_workbook else Origin.DOCUMENT
