"""What stands in the template only when somebody asks for it: columns, and rows beyond the usual ones."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
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
            if name := column.asked_as or spec.asked_as:
                found.setdefault(name, []).append((spec, column))
    return tuple(
        ColumnOnRequest(
            name,
            tuple(dict.fromkeys(spec.sheet for spec, _ in columns)),
            frozenset(_key(each) for each in (name, *_headings(columns))),
        )
        for name, columns in found.items()
    )


def _headings(columns: Iterable[tuple[TableSpec, Column]]) -> Iterator[str]:
    """The headings of columns; a sheet that is asked for has others of that name."""
    for spec, column in columns:
        yield spec.sheet if spec.asked_as else column.full_heading


def is_in_template(spec: TableSpec, names: Collection[str]) -> bool:
    """Whether the template has a sheet, where somebody asks for these short names."""
    return not spec.asked_as or spec.asked_as in names


def in_use(spec: TableSpec, rows: Iterable[Collection[str]]) -> Iterator[str]:
    """The short names of what a table has on request; ``rows`` are the keys of the columns that each row fills."""
    filled = {key for row in rows for key in row}
    if filled and spec.asked_as:
        yield spec.asked_as
    yield from (column.asked_as for column in spec.columns if column.asked_as and column.key in filled)


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
