"""What people type once and other tables repeat: where the source has it in a table that repeats it alone.

A report may print the indicators in Tabel 3.1.1.a and not in Tabel 2.2; the template wants them in Tabel 2.2, from
where its formulas take them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from lkjip_xl.books.template.contents import Typed
from lkjip_xl.books.template.renewal.retyped import retyped
from lkjip_xl.books.template.sources.figures import cells_of, with_figures
from lkjip_xl.report.pairing import pair_names
from lkjip_xl.tables import TABLES
from lkjip_xl.tables.repeated import repeated
from lkjip_xl.text.words import squeeze

if TYPE_CHECKING:
    from lkjip_xl.reader.recognised import Recognised
    from lkjip_xl.report.model import Row, Table
    from lkjip_xl.tables.spec import Column, TableSpec

Rows = list[dict[str, Typed]]


@dataclass(frozen=True, slots=True)
class FromOthers:
    """What a table has of others: how many cells came, by the sheet that they stand in and the heading here."""

    rows: Rows
    came: Mapping[tuple[str, str], int] = field(default_factory=dict)


def from_others(
    spec: TableSpec, rows: Rows, source: Recognised, specs: Mapping[str, TableSpec], tahun: int | None
) -> FromOthers:
    """The rows of a table, with what is blank in them and only stands in tables that repeat it.

    Where there are none, they are those of the first table that repeats their names.
    """
    found = [dict(row) for row in rows]
    came: dict[tuple[str, str], int] = {}
    for other in TABLES:
        table = source.report.tables.get(other.key)
        if table is None or other.key not in source.grids or other.key not in specs:
            continue
        columns = repeated(spec, specs[other.key], specs, tahun)
        if not columns:
            continue
        if not any(found):
            found = [{} for _ in table.rows]
            pairs: Mapping[int, int] = {index: index for index in range(len(table.rows))}
        else:
            here = [squeeze(str(row[spec.label].value)) if spec.label in row else "" for row in found]
            pairs = {there: at for at, there in pair_names(here, [row.text(other.label) for row in table.rows])}
        for index, row in enumerate(table.rows):
            if index in pairs:
                for key, typed in _typed(table, row, columns, source):
                    if key not in found[pairs[index]]:
                        found[pairs[index]][key] = typed
                        told = (other.sheet, spec.column(key).full_heading)
                        came[told] = came.get(told, 0) + 1
                _with_level(found[pairs[index]], spec, row)
    return FromOthers(found, came)


def _typed(
    table: Table, row: Row, columns: Mapping[Column, Column], source: Recognised
) -> Iterator[tuple[str, Typed]]:
    grid = with_figures(source.grids[table.spec.key], cells_of(table))
    for column, root in columns.items():
        cell = row.cells.get(column.key)
        raw = (
            grid.cells.get((cell.place.row, cell.place.column)) if cell is not None and not cell.carried else None
        )
        if raw is not None and (typed := retyped(raw, root.kind)):
            yield root.key, typed


def _with_level(found: dict[str, Typed], spec: TableSpec, row: Row) -> None:
    if spec.tree is not None and row.level is not None and spec.tree.level not in found and found:
        found[spec.tree.level] = Typed(row.level.label)
