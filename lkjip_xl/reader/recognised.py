"""A report that was recognised in a file, whatever kind of file it is, with the sheets that it was read from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

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


def without_unnamed(source: Recognised) -> Recognised:
    """The same without tables that do not name their rows as the template's do: nobody knows which is which.

    An efficiency by sasaran alone has no place in a sheet with a row for each indicator.
    """
    unnamed = {
        key: label.heading
        for key, table in source.report.tables.items()
        if (label := table.spec.column(table.spec.label)).taken_from and label.key not in table.columns
    }
    if not unnamed:
        return source
    tables = tuple(
        replace(each, taken=False, why=f"tanpa kolom {unnamed[each.key]}, jadi barisnya tidak dapat dipasangkan")
        if each.taken and each.key in unnamed
        else each
        for each in source.tables
    )
    left = {key: table for key, table in source.report.tables.items() if key not in unnamed}
    grids = {key: grid for key, grid in source.grids.items() if key not in unnamed}
    return replace(source, report=replace(source.report, tables=left), grids=grids, tables=tables)
