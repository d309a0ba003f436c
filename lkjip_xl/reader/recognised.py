"""A report that was recognised in a file, whatever kind of file it is, with the sheets that it was read from."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace

from lkjip_xl.reader.workbook import Grid
from lkjip_xl.report.model import Report
from lkjip_xl.report.origin import DocumentRead
from lkjip_xl.tables import TABLES, table_named


@dataclass(frozen=True, slots=True)
class SourceTable:
    """A table of the file and what became of it, in Indonesian.

    ``named`` says where it stands (``tabel ke-3``), ``title`` is what is printed over it, else its first words.
    ``key`` is that of the table of the report that it was taken for, or is like; empty where it is like none.
    ``why`` says what decided that, ``doubt`` why it may still be another one, of part of the year say.
    """

    number: int
    named: str
    title: str = ""
    key: str = ""
    taken: bool = False
    why: str = ""
    doubt: str = ""


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


def how_many_taken(source: Recognised, besides: int = 0) -> str:
    """How many of its tables are taken over; ``besides`` are those taken though none of the report: lists."""
    taken = sum(each.taken for each in source.tables) + besides
    return f"{taken} dari {len(source.tables)} tabel diambil"


def only_sure(source: Recognised, accepted: Collection[int] = ()) -> Recognised:
    """The same without tables that are not surely of the agency's year, for whoever takes their figures over.

    What is of one quarter or of somebody below the head of the agency is left, but for tables whose numbers are
    ``accepted``; so is one that does not name its rows as the template's does: an efficiency by sasaran alone has
    no place in a sheet with a row for each indicator.
    """
    unnamed = {
        key: label.heading
        for key, table in source.report.tables.items()
        if (label := table.spec.column(table.spec.label)).taken_from and label.key not in table.columns
    }
    doubted = {each.key for each in source.tables if each.taken and each.doubt and each.number not in accepted}
    if not unnamed and not doubted:
        return source
    gone = {*unnamed, *doubted}
    left = {key: table for key, table in source.report.tables.items() if key not in gone}
    grids = {key: grid for key, grid in source.grids.items() if key not in gone}
    tables = tuple(_left(each, unnamed, doubted) for each in source.tables)
    report = replace(source.report, tables=left, document=_without(source.report.document, gone))
    return replace(source, report=report, grids=grids, tables=tables)


def _without(document: DocumentRead | None, gone: Collection[str]) -> DocumentRead | None:
    """What was read, with the sheets of tables that are not taken over among those that there is no table for."""
    if document is None:
        return None
    missing = {*document.absent, *(table_named(key).sheet for key in gone)}
    return replace(document, absent=tuple(spec.sheet for spec in TABLES if spec.sheet in missing))


def _left(table: SourceTable, unnamed: Mapping[str, str], doubted: Collection[str]) -> SourceTable:
    """A table as one that is not taken, where it is none of those that are."""
    if not table.taken:
        return table
    if table.key in unnamed:
        why = f"tanpa kolom {unnamed[table.key]}, jadi barisnya tidak dapat dipasangkan"
        return replace(table, taken=False, key="", why=why)
    if table.key in doubted:
        why = f"mirip {table_named(table.key).sheet}, tetapi belum pasti: {table.doubt or 'lanjutan tabel itu'}"
        return replace(table, taken=False, why=why)
    return table
