"""What a report says only in tables that repeat it, in the table where the template has it typed.

A report may print its indicators in Tabel 3.1.1.a and not in Tabel 2.2, the targets of its Renstra in Tabel 3.1.3
alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from lkjip_xl.report.cell import Cell
from lkjip_xl.report.model import Report, Row, Table
from lkjip_xl.report.pairing import pair_names
from lkjip_xl.tables import TABLES
from lkjip_xl.tables.repeated import repeated
from lkjip_xl.tables.spec import Column, TableSpec
from lkjip_xl.text.words import name_key


class Moved(NamedTuple):
    """A column of a table, by the keys of both, that comes into ``column`` of another one."""

    table: str
    source: str
    column: str


Came = Mapping[Moved, int]
"""How many cells came."""


@dataclass(frozen=True, slots=True)
class TypedElsewhere:
    """The report with such tables; ``came`` is what came into each, by its key."""

    report: Report
    came: Mapping[str, Came] = field(default_factory=dict)


def with_typed_elsewhere(report: Report) -> TypedElsewhere:
    """The report, with what is blank where it is typed and stands in tables that repeat it.

    A table that is not there has the rows of the first one that repeats its names. A target is only that of its
    own paper: that of the agreement is none of the Renstra.
    """
    specs, tahun = _specs_of(report), report.settings.tahun
    found, came = dict(report.tables), dict[str, Came]()
    for key, spec in specs.items():
        filled = _Filled(spec, report.tables.get(key))
        for table in _in_order(report.tables):
            if table.spec.key != key and (columns := repeated(spec, table.spec, specs, tahun)):
                filled.take(table, _of_one_fact(columns))
        if filled.came:
            found[key], came[key] = filled.table, filled.came
    return TypedElsewhere(replace(report, tables=found), came) if came else TypedElsewhere(report)


def _in_order(found: Mapping[str, Table]) -> Iterator[Table]:
    """The tables with rows, in the order of their sheets."""
    yield from (table for spec in TABLES if (table := found.get(spec.key)) and table.rows)


def _specs_of(report: Report) -> dict[str, TableSpec]:
    """All tables as this report has them, those too that are not in it."""
    years = report.settings.renstra or sorted(
        {
            column.year
            for table in report.tables.values()
            for column in table.spec.columns
            if isinstance(column.year, int)
        }
    )
    named = [(year, str(year)) for year in years]
    return {
        spec.key: table.spec
        if (table := report.tables.get(spec.key))
        else spec.for_years(named, report.settings.tahun)
        for spec in TABLES
        if spec.lasts
    }


def _of_one_fact(columns: Mapping[Column, Column]) -> dict[str, Column]:
    """The columns by their keys, without those that say another thing than what they are taken over from."""
    return {
        column.key: root
        for column, root in columns.items()
        if column.fact is None or root.fact is None or column.fact == root.fact
    }


class _Filled:
    """A table, with what others have of it."""

    def __init__(self, spec: TableSpec, table: Table | None) -> None:
        self.table = table if table is not None and table.rows else Table(spec, spec.sheet)
        self.came: dict[Moved, int] = {}

    def take(self, other: Table, columns: Mapping[str, Column]) -> None:
        """Take what another table says in some columns, each with the one of this table that it repeats."""
        if not self.table.rows:
            self._begin(other, columns)
        elif self.table.spec.tree is None:
            self._fill(other, columns)

    def _begin(self, other: Table, columns: Mapping[str, Column]) -> None:
        """The rows of another table, with their lines and headings, as rows of this one."""

        def here(rows: Sequence[Row]) -> tuple[Row, ...]:
            return tuple(replace(row, cells=self._taken(other, row, columns)) for row in rows)

        self.table = replace(
            self.table,
            rows=here(other.rows),
            indicator_lines=here(other.indicator_lines),
            budget_headings=here(other.budget_headings),
            columns={root.key: other.columns[key] for key, root in columns.items() if key in other.columns},
        )

    def _fill(self, other: Table, columns: Mapping[str, Column]) -> None:
        """What is blank here, in the rows that another table names too."""
        rows, label = list(self.table.rows), self.table.spec.label
        names = [row.text(label) for row in rows]
        for at, there in pair_names(names, [row.text(other.spec.label) for row in other.rows]):
            blank = {key: root for key, root in columns.items() if not rows[at].text(root.key)}
            above = rows[at - 1] if at else None
            taken = self._taken(other, other.rows[there], blank)
            standing = {key: self._standing(key, cell, above) for key, cell in taken.items()}
            rows[at] = replace(rows[at], cells={**rows[at].cells, **standing})
        self.table = replace(self.table, rows=tuple(rows))

    def _standing(self, key: str, cell: Cell, above: Row | None) -> Cell:
        """A cell as it stands here: what stands once over its rows may be ordered otherwise there."""
        if not self.table.spec.column(key).carried:
            return cell
        return replace(cell, carried=above is not None and name_key(above.text(key)) == name_key(cell.written))

    def _taken(self, other: Table, row: Row, columns: Mapping[str, Column]) -> dict[str, Cell]:
        """What a row says in some columns, by the keys of those that these repeat."""
        found = {root.key: cell for key, root in columns.items() if (cell := row.cells.get(key)) and cell.written}
        for key, root in columns.items():
            if root.key in found and found[root.key].stands_here:
                moved = Moved(other.spec.key, key, root.key)
                self.came[moved] = self.came.get(moved, 0) + 1
        return found
