"""What Tabel 2.2 PK Program takes over: target and result of one of a program's indicators."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from lkjip_xl.books.template.assigned_money import above, above_formula, last_filled, so_far
from lkjip_xl.books.template.layout import literal
from lkjip_xl.books.template.named_rows import text_of, unit_down_to
from lkjip_xl.tables.keys import Key
from lkjip_xl.tables.levels import Level

if TYPE_CHECKING:
    from lkjip_xl.books.template.layout import TableLayout
    from lkjip_xl.books.template.named_rows import Shown, Source, Values
    from lkjip_xl.tables.sources import Lookup


def line_formula(layout: TableLayout, spent: TableLayout, lookup: Lookup, row: int) -> str:
    """The formula of a row: its program's row there, then its indicator down to the next JENIS.

    The program is that of the unit that stands last, where the template has UNIT; where several rows are meant
    there is nothing to take over.
    """
    tree = spent.spec.tree
    if tree is None:
        return '""'
    own, program = layout.cell(lookup.line, row), last_filled(so_far(layout, lookup.by, row))
    names, levels, lines, results = (
        spent.fixed_column(key) for key in (spent.spec.label, tree.level, lookup.line, lookup.column)
    )
    named = f"({levels}={literal(Level.PROGRAM.label)})*({names}={program})"
    if layout.has(Key.UNIT) and spent.has(Key.UNIT):
        unit = above_formula(layout, Key.UNIT, row)
        named += f'*(({unit}="")+({unit_down_to(spent)}={unit})>0)'
    first = f"SUMPRODUCT({named}*(ROW({names})-ROW({names.partition(':')[0]})+1))"
    end = lines.partition(":")[2]
    line = f"{first}+MATCH({own},INDEX({lines},{first}):{end},0)-1"
    one_row = f'COUNTIF(INDEX({levels},{first}):INDEX({levels},{line}),"?*")=1'
    result = f"INDEX({results},{line})"
    found = f'AND(SUMPRODUCT({named})=1,{one_row},{result}<>"")'
    return f'IF({own}="","",IFERROR(IF({found},{result},""),""))'


def line_value(rows: Sequence[Values], spent: Source, lookup: Lookup) -> Shown:
    """What that formula shows in the last of these rows; Excel compares names without case."""
    tree, label = spent.layout.spec.tree, spent.layout.spec.label
    program, unit = (above(rows, len(rows) - 1, key).casefold() for key in (lookup.by, Key.UNIT))
    wanted = text_of(rows[-1], lookup.line)
    if tree is None or not wanted or not program:
        return ""
    named = [
        index
        for index, row in enumerate(spent.rows)
        if (text_of(row, tree.level), text_of(row, label)) == (Level.PROGRAM.label.casefold(), program)
        and unit in ("", spent.units[index])
    ]
    for index, row in enumerate(spent.rows[named[0] :] if len(named) == 1 else ()):
        if index and text_of(row, tree.level):
            break
        if text_of(row, lookup.line) == wanted:
            return row.get(lookup.column, "")
    return ""
