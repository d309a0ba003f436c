"""A template filled anew, with what somebody typed meanwhile into the one that was written before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from lkjip_xl.books.template.contents import Typed, typed_content
from lkjip_xl.books.template.template import Filling
from lkjip_xl.tables import table_named
from lkjip_xl.text.words import name_key

if TYPE_CHECKING:
    from lkjip_xl.books.template.sources.filling import FromSource
    from lkjip_xl.reader.workbook import Grid
    from lkjip_xl.tables.spec import TableSpec

TypedRow = Mapping[str, Typed]


Kept = TypeVar("Kept")


def with_kept(new: Filling, before: Filling, now: Filling, blank: Iterable[tuple[str, int, str]] = ()) -> Filling:
    """What fills a template: ``before`` filled the one that was written, ``now`` is what it holds.

    A table that is in both as it was comes from ``new``; else what was typed meanwhile stands in it. ``blank`` are
    cells that were typed blank over their formula, and still are: table, index of the row, column.
    """
    keys = {*new.tables, *now.tables}
    same = {key for key in keys if _rows(new, key) == _rows(before, key)}
    still_blank = {*blank}
    tables = {
        key: _as_typed(now, before, key, still_blank) if key in same else _with_edits(new, before, now, key)
        for key in keys
    }
    other = keys - same
    return replace(
        now,
        tables={key: rows for key, rows in tables.items() if rows},
        forms={key: _form(key, new, before, now) for key in {*new.forms, *now.forms}},
        totals=_of(now.totals, new.totals, other),
        shares=_of(now.shares, new.shares, other),
        column_numbers=_of(now.column_numbers, new.column_numbers, other),
        notes=_of(now.notes, new.notes, other),
        merged=_of(now.merged, new.merged, other),
        titles=_of(now.titles, new.titles, other),
    )


def _rows(filling: Filling, key: str) -> Sequence[TypedRow]:
    return [*filling.tables.get(key, ())]


def _of(now: Mapping[str, Kept], new: Mapping[str, Kept], other: set[str]) -> dict[str, Kept]:
    """What belongs to tables: as it is now, and of those that have become others as it is new."""
    return {
        **{key: each for key, each in now.items() if key not in other},
        **{k: new[k] for k in other if k in new},
    }


def _as_typed(now: Filling, before: Filling, key: str, blank: set[tuple[str, int, str]]) -> list[TypedRow]:
    """The rows of a table as they stand, in the colour of what stands over formulas where it is the same."""
    rows: list[TypedRow] = []
    spec, was = table_named(key), before.tables.get(key, ())
    for index, row in enumerate(now.tables.get(key, ())):
        marked = dict(row)
        for column, typed in was[index].items() if index < len(was) else ():
            if not typed.over_formula:
                continue
            if column in row and _same(spec, column, typed, row[column]):
                marked[column] = replace(row[column], over_formula=True)
            elif (key, index, column) in blank:
                marked[column] = typed
        rows.append(marked)
    return rows


def _with_edits(new: Filling, before: Filling, now: Filling, key: str) -> list[TypedRow]:
    """The new rows of a table, with the cells that somebody typed since; rows go by their names."""
    spec, rows = table_named(key), [dict(row) for row in new.tables.get(key, ())]
    places = {_name(spec, row): index for index, row in reversed([*enumerate(rows)])}
    was = before.tables.get(key, ())
    for index, row in enumerate(now.tables.get(key, ())):
        old = was[index] if index < len(was) else {}
        edits = {
            column: typed
            for column, typed in row.items()
            if column not in old or not _same(spec, column, old[column], typed)
        }
        if not edits:
            continue
        name = _name(spec, row)
        place = places.get(name) if name else index if index < len(rows) else None
        if place is None:
            rows.append(edits)
        else:
            rows[place] |= edits
    return [*rows]


def _name(spec: TableSpec, row: TypedRow) -> str:
    return name_key(str(row[spec.label].value)) if spec.label in row else ""


def _same(spec: TableSpec, key: str, one: Typed, other: Typed) -> bool:
    """Whether two cells hold the same, however it is shown."""
    kinds = {column.key: column.kind for column in spec.columns}
    kind = kinds.get(key)
    if kind is None:
        return one.value == other.value
    left, right = typed_content(one, kind).value, typed_content(other, kind).value
    return str(left) == str(right) if isinstance(left, str) or isinstance(right, str) else left == right


def _form(key: str, new: Filling, before: Filling, now: Filling) -> Mapping[str, Typed]:
    """The lines of a form as they stand; what nobody has changed since is as it is new."""
    was, is_now, is_new = (each.forms.get(key, {}) for each in (before, now, new))
    untouched = {
        line: typed
        for line, typed in is_new.items()
        if line in was and line in is_now and _equal(was[line], is_now[line])
    }
    return {**is_new, **is_now, **untouched}


def _equal(one: Typed, other: Typed) -> bool:
    return str(one.value) == str(other.value)


def still_blank(found: FromSource, grids: Iterable[Grid]) -> Iterator[tuple[str, int, str]]:
    """The cells that were typed blank over their formula and still are: table, index of the row, column."""
    filled = {grid.name: grid.cells for grid in grids}
    for key, table in found.tables.items():
        for each in table.overtyped:
            address = (each.place.row, each.place.column)
            if each.row is not None and not each.printed and address not in filled.get(each.place.sheet, {}):
                yield key, each.row, each.column
