"""A report that was recognised in a file, whatever kind of file it is, with the sheets that it was read from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from lkjip_xl.reader.workbook import Grid
from lkjip_xl.report.model import Report


@dataclass(frozen=True, slots=True)
class SourceTable:
    """A table of the file and what became of it, in Indonesian.

    ``named`` says where it stands (``tabel ke-3``), ``title`` is what is printed over it, else its first words.
    ``key`` is that of the table of the report that it was taken for, or is like; empty where it is like none.
    ``why`` says what decided that.
    """

    number: int
    named: str
    title: str = ""
    key: str = ""
    taken: bool = False
    why: str = ""


@dataclass(frozen=True, slots=True)
class Recognised:
    """A report with the sheets that it was read from, by the key of their table, and all tables of its file.

    ``origins`` says for the rows of a sheet in which table of a document they stand, by its number, and in which
    of its rows.
    """

    report: Report
    grids: Mapping[str, Grid]
    tables: tuple[SourceTable, ...] = ()
    origins: Mapping[str, Mapping[int, tuple[int, int]]] = field(default_factory=dict)
