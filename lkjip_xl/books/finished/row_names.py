"""The names of rows on other sheets of the finished workbook, each by a formula that brings it there."""

from __future__ import annotations

from lkjip_xl.books.finished.layout import TableLayout
from lkjip_xl.books.kit.entry import Entry, text_reference
from lkjip_xl.books.template.layout import literal
from lkjip_xl.report.model import Row
from lkjip_xl.report.unit_names import code_beside, unit_beside, with_unit

# However long a unit is, so much is left of the name before it.
_SHORTEST_NAME = 24


def name_reference(layout: TableLayout, row: Row, longest: int | None = None) -> Entry:
    """The name of a row brought over from its table, with its unit or its code where other rows have that name.

    A name that would be longer than ``longest`` is cut, what stands behind it is not.
    """
    table, key = layout.table, layout.table.spec.label
    name = row.text(key)
    entry = text_reference(layout.reference(row, key), name) if name else Entry(table.label(row))
    unit, code = unit_beside(table, row), code_beside(table, row)
    behind = with_unit(entry.text, unit or code).removeprefix(entry.text)
    if longest is not None:
        entry = _shortened(entry, max(longest - len(behind), _SHORTEST_NAME))
    if not behind:
        return entry
    told = _unit_reference(layout, row, unit) if unit else _code_reference(layout, row, code)
    formula = f'{entry.formula}&" ("&{told}&")"' if entry.formula else ""
    return Entry(f"{entry.text}{behind}", formula=formula)


def _shortened(name: Entry, longest: int) -> Entry:
    if len(name.text) <= longest:
        return name
    formula = f'LEFT({name.formula},{longest - 1})&"…"' if name.formula else ""
    return Entry(f"{name.text[: longest - 1]}…", formula=formula)


def _code_reference(layout: TableLayout, row: Row, code: str) -> str:
    """An expression of a row's code; as it is written where its cell holds more."""
    tree = layout.table.spec.tree
    is_there = tree is not None and layout.position(tree.code) is not None and row.text(tree.code) == code
    return layout.reference(row, tree.code) if tree is not None and is_there else literal(code)


def _unit_reference(layout: TableLayout, row: Row, unit: str) -> str:
    """An expression of a row's unit, which stands once over its rows: the first of its cells shows it."""
    tree = layout.table.spec.tree
    if tree is None or layout.position(tree.unit) is None:
        return literal(unit)
    first = row
    while first.index and first.cells[tree.unit].carried:
        first = layout.table.rows[first.index - 1]
    shown = text_reference(layout.reference(first, tree.unit), first.text(tree.unit))
    return shown.formula if shown.formula and first.text(tree.unit) == unit else literal(unit)
