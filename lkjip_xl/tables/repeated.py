"""Which columns of a table repeat what is typed in another one, row by row."""

from __future__ import annotations

from collections.abc import Mapping

from lkjip_xl.tables.spec import Column, TableSpec


def repeated(
    spec: TableSpec, other: TableSpec, specs: Mapping[str, TableSpec], tahun: int | None
) -> dict[Column, Column]:
    """The columns of another table that repeat one of this table, with that one; ``specs`` are all by their keys.

    None where that table does not name its rows as this one does.
    """
    roots = {column: _root(column, specs, tahun) for column in other.columns if column.link is not None}
    found = {column: root[1] for column, root in roots.items() if root is not None and root[0] == spec.key}
    names = any(column.key == other.label and root.key == spec.label for column, root in found.items())
    return found if names else {}


def _root(column: Column, specs: Mapping[str, TableSpec], tahun: int | None) -> tuple[str, Column] | None:
    """The table and the column in which what a column shows is typed."""
    table = ""
    while column.link is not None:
        link = column.link.in_year(tahun)
        spec = specs.get(link.table)
        there = next((each for each in spec.columns if each.key == link.key), None) if spec else None
        if there is None or link.levels:
            return None
        table, column = link.table, there
    return (table, column) if column.typed else None
