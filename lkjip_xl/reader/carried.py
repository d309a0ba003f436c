"""What a row takes over from those above it: a name that stands once over several, the heading it is under."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from lkjip_xl.report.cell import Cell
from lkjip_xl.report.model import Row
from lkjip_xl.tables.keys import Key
from lkjip_xl.tables.spec import TableSpec
from lkjip_xl.text.words import name_key

_LONGEST_ABBREVIATION = 3


def with_carried(rows: Sequence[Row], spec: TableSpec) -> list[Row]:
    """The rows with what stands once over several of them in each: in merged cells, or above empty ones.

    What stands once under a sasaran ends where another one begins; a unit holds until the next.
    """
    above: dict[str, Cell] = {}
    unit: dict[str, Cell] = {}
    result: list[Row] = []
    carried = [column.key for column in spec.columns if column.carried]
    keys = [key for key in carried if key != Key.UNIT]
    for row in rows:
        cells = dict(row.cells)
        if Key.UNIT in carried and Key.UNIT in cells:
            if cells[Key.UNIT].is_blank and unit:
                cells |= {Key.UNIT: replace(unit[Key.UNIT], carried=True)}
            unit = {Key.UNIT: cells[Key.UNIT]}
        for key in keys:
            if key in cells and cells[key].is_blank and key in above:
                cells[key] = replace(above[key], carried=True)
            elif key in cells:
                if key in above and name_key(above[key].written) != name_key(cells[key].written):
                    above = {each: above[each] for each in keys[: keys.index(key)] if each in above}
                above[key] = cells[key]
        result.append(replace(row, cells=cells) if carried else row)
    return result


def with_groups(rows: Sequence[Row], spec: TableSpec) -> list[Row]:
    """The rows under the headings among them, where the table has such."""
    if not spec.groups:
        return list(rows)
    result: list[Row] = []
    parent: int | None = None
    for row in rows:
        if _is_group(row, spec):
            parent = row.index
            result.append(replace(row, group=True))
        else:
            result.append(replace(row, parent=parent))
    return result


def _is_group(row: Row, spec: TableSpec) -> bool:
    """A name in capitals with nothing beside it; a short one (AC, PC) is the name of a thing."""
    name = row.text(spec.label)
    alone = all(cell.is_blank for key, cell in row.cells.items() if key != spec.label)
    return alone and len(name) > _LONGEST_ABBREVIATION and name == name.upper() and name != name.lower()
