"""What stands in the template only when somebody asks for it: columns, and rows beyond the usual ones."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from lkjip_xl.tables.calculation import operands
from lkjip_xl.tables.spec import Column, Listed, TableSpec
from lkjip_xl.text.words import heading_key

# From the usual number of rows to as many as Excel and LibreOffice calculate within seconds.
MOST_ROWS = {Listed.INDICATORS: 300, Listed.BUDGET: 3000}


@dataclass(frozen=True, slots=True)
class ColumnOnRequest:
    """Columns of one short name. ``headings`` are all ways to write that name, ``sheets`` where they stand."""

    name: str
    sheets: tuple[str, ...]
    headings: frozenset[str]


def columns_on_request(specs: Iterable[TableSpec]) -> tuple[ColumnOnRequest, ...]:
    """Every column that can be asked for, in the order of the tables; linked ones share their name."""
    found: dict[str, list[tuple[TableSpec, Column]]] = {}
    for spec in specs:
        for column in spec.columns:
            if column.asked_as:
                found.setdefault(column.asked_as, []).append((spec, column))
    return tuple(
        ColumnOnRequest(
            name,
            tuple(dict.fromkeys(spec.sheet for spec, _ in columns)),
            frozenset(_key(each) for each in (name, *(column.full_heading for _, column in columns))),
        )
        for name, columns in found.items()
    )


def named_column(asked: str, known: Iterable[ColumnOnRequest]) -> ColumnOnRequest | None:
    """The column that somebody asks for; case, spaces and signs do not matter."""
    return next((each for each in known if _key(asked) in each.headings), None)


def usual_rows(specs: Iterable[TableSpec], lists: Listed) -> int:
    """How many rows a template has for such tables where nobody asks for more."""
    return max(spec.rows for spec in specs if spec.lists is lists)


def with_asked_columns(spec: TableSpec, names: Collection[str]) -> TableSpec:
    """A table as the template has it: with what everybody gets, and the columns of these short names.

    What is computed from columns that nobody asks for is not there either.
    """
    asked = spec.with_columns(lambda column: column.offered or column.asked_as in names)
    there = {column.key for column in asked.columns}
    return asked.with_columns(
        lambda column: column.offered or column.calc is None or there.issuperset(operands(column.calc))
    )


def _key(text: str) -> str:
    return heading_key(text).replace(" ", "")
