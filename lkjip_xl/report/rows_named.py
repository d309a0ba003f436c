"""Which rows of a table a name means: those of its unit (kelurahan, UPTD), or those of all units together.

Where nobody says of which unit, and where the table has no row of the unit that is told, every row of the name is
meant.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from lkjip_xl.report.model import Row, Table
from lkjip_xl.report.pairing import pair_names, unit_key
from lkjip_xl.text.words import name_key

Named = tuple[str, str]
"""A unit and a name, both as they are compared; the unit is empty where none is told."""


def named_by(row: Row, column: str) -> Named:
    """What a row names in a column, with the unit that it tells."""
    return unit_key(row), name_key(row.text(column))


def rows_named(
    table: Table, candidates: Sequence[Row], wanted: Iterable[tuple[str, str]]
) -> Mapping[Named, tuple[Row, ...]]:
    """The rows of a table that units and names mean, a slip of the name forgiven; nothing for what means none.

    ``wanted`` are the units as they are compared, and the names as they are written.
    """
    found: dict[Named, tuple[Row, ...]] = {}
    for unit, names in _by_unit(wanted).items():
        of_unit = [row for row in candidates if unit and unit_key(row) == unit]
        for group in (of_unit, candidates):
            lonely = [name for name in names if (unit, name_key(name)) not in found]
            found |= {(unit, name): rows for name, rows in _paired(table, group, lonely)}
    return found


def _by_unit(wanted: Iterable[tuple[str, str]]) -> Mapping[str, list[str]]:
    """The names of each unit, each once."""
    names: dict[str, dict[str, str]] = {}
    for unit, name in wanted:
        if name_key(name):
            names.setdefault(unit, {}).setdefault(name_key(name), name)
    return {unit: [*those.values()] for unit, those in names.items()}


def _paired(table: Table, rows: Sequence[Row], names: Sequence[str]) -> Iterable[tuple[str, tuple[Row, ...]]]:
    """Each name as it is compared, with the rows of the label that is the same."""
    labels: dict[str, list[Row]] = {}
    for row in rows:
        labels.setdefault(name_key(table.label(row)), []).append(row)
    alike = [*labels.values()]
    for here, there in pair_names(names, [table.label(those[0]) for those in alike]):
        yield name_key(names[here]), tuple(alike[there])
