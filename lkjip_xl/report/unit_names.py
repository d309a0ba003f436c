"""Rows of one name: people tell them apart by their unit (kelurahan, UPTD), else by their code."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Mapping
from functools import lru_cache

from lkjip_xl.report.cell import Cell
from lkjip_xl.report.codes import level_of_whole
from lkjip_xl.report.model import Row, Table
from lkjip_xl.report.pairing import code_key, unit_key
from lkjip_xl.tables.keys import Key
from lkjip_xl.tables.levels import Level
from lkjip_xl.text.words import letters, name_key, on_one_line

# Every finding asks; a report with one of its names mended has tables of its own.
_TABLES_AT_ONCE = 32


def unit_beside(table: Table, row: Row) -> str:
    """The unit of a row where another unit has a row of its name or its code; else empty. Of a line its row's."""
    owner = table.owner(row)
    units = _units_of(table)
    if not units or not any(len(units.get(key, ())) > 1 for key in _keys(table, owner)):
        return ""
    return on_one_line(owner.text(Key.UNIT))


def code_beside(table: Table, row: Row) -> str:
    """The code of a row where another one of its level has its name, and no unit tells them apart; else empty.

    A government has a Program Penunjang Urusan in each urusan.
    """
    tree, owner = table.spec.tree, table.owner(row)
    if tree is None or unit_beside(table, owner) or len(_codes_of(table).get(_named(table, owner), ())) < 2:
        return ""
    return on_one_line(owner.text(tree.code))


def with_unit(name: str, unit: str) -> str:
    """A name with the unit behind it, unless it tells that itself: ``Penyediaan Jasa (Kelurahan Margahayu)``."""
    return f"{name} ({unit})" if unit and letters(unit) not in letters(name) else name


def without_unit(text: str, unit: str) -> str:
    """What names a row without the unit behind it; as it is where that is not named."""
    starts = (at for at, sign in enumerate(text) if sign == "(")
    behind = letters(f"({unit})")
    return next((text[:at].rstrip() for at in starts if unit and letters(text[at:]) == behind), text)


def full_name(table: Table, row: Row) -> str:
    """The words that name a row to a person, with its unit, or its code, where other rows have that name."""
    return with_unit(table.label(row), unit_beside(table, row) or code_beside(table, row))


def unit_of_cell(table: Table, cell: Cell) -> str:
    """The unit of the row in which a name stands, where its column has that name for another unit too."""
    names = [
        (row, each)
        for row in table.rows
        for each in row.cells.values()
        if each.place.column == cell.place.column and name_key(each.written) == name_key(cell.written)
    ]
    if len({unit_key(row) for row, _ in names}) == 1:
        return ""
    return next((on_one_line(row.text(Key.UNIT)) for row, each in names if each.place == cell.place), "")


def counted_once(table: Table, level: Level) -> int:
    """How many programs, kegiatan or sub kegiatan there are; one that several units have counts once.

    Its code is the same in every unit. Where a row has none that tells the whole of it, its name is, below the
    names that it stands under: two kegiatan may each have a sub kegiatan of one name. Rows that are one by that
    within one unit are as many as they are: nobody can tell that they are one.
    """
    rows = [row for row in table.rows if row.level is level]
    if not any(unit_key(row) for row in table.rows):
        return len(rows)
    coded = {_path(table, row): code for row in rows if (code := whole_code(table, row))}
    in_units = Counter(
        (whole_code(table, row) or coded.get(_path(table, row), _path(table, row)), unit_key(row)) for row in rows
    )
    most: dict[Hashable, int] = {}
    for (one, _), number in in_units.items():
        most[one] = max(most.get(one, 0), number)
    return sum(most.values())


def whole_code(table: Table, row: Row) -> Hashable:
    """The code of a row where it names everything above it too; else nothing."""
    code = code_key(row.text(table.spec.tree.code)) if table.spec.tree else ()
    return code if row.level is not None and level_of_whole(code) is row.level else ()


def _path(table: Table, row: Row) -> Hashable:
    """The name of a row, with those of the rows that it stands under."""
    above = table.parent(row)
    return (*((_path(table, above),) if above else ()), name_key(row.text(table.spec.label)))


@lru_cache(maxsize=_TABLES_AT_ONCE)
def _units_of(table: Table) -> Mapping[Hashable, frozenset[str]]:
    """The units that have a row of each name and of each code; nothing where the table tells no unit."""
    if not any(unit_key(row) for row in table.rows):
        return {}
    found: dict[Hashable, set[str]] = {}
    for row in table.rows:
        for key in _keys(table, row):
            found.setdefault(key, set()).add(unit_key(row))
    return {key: frozenset(units) for key, units in found.items()}


@lru_cache(maxsize=_TABLES_AT_ONCE)
def _codes_of(table: Table) -> Mapping[Hashable, frozenset[Hashable]]:
    """The codes that the rows of each name have, level by level."""
    found: dict[Hashable, set[Hashable]] = {}
    tree = table.spec.tree
    for row in table.rows if tree else ():
        if code := code_key(row.text(tree.code) if tree else ""):
            found.setdefault(_named(table, row), set()).add(code)
    return {name: frozenset(codes) for name, codes in found.items()}


def _named(table: Table, row: Row) -> Hashable:
    return row.level, name_key(row.text(table.spec.label))


def _keys(table: Table, row: Row) -> list[Hashable]:
    """By what a row is known: its level with its name, its code."""
    tree = table.spec.tree
    name, code = _named(table, row), code_key(row.text(tree.code)) if tree else ()
    return [key for key, told in ((name, row.text(table.spec.label)), (code, code)) if told]
