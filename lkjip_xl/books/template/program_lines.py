"""What Tabel 2.2 PK Program takes over from Tabel 3.1.1.b: the result of one of a program's indicators."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lkjip_xl.books.template.assigned_money import Shown, Source, Values
    from lkjip_xl.books.template.layout import TableLayout
    from lkjip_xl.tables.spec import Lookup


def line_formula(layout: TableLayout, spent: TableLayout, lookup: Lookup, row: int) -> str:
    """The formula of a row: its program's first row there, then its indicator down to the next JENIS."""
    tree = spent.spec.tree
    if tree is None:
        return '""'
    programs, own = layout.whole_column(lookup.by).partition(":")[0], layout.cell(lookup.line, row)
    named = f"{programs}:{layout.cell(lookup.by, row)}"
    program = f'LOOKUP(2,1/({named}<>""),{named})'
    names, levels, lines, results = (
        spent.fixed_column(key) for key in (spent.spec.label, tree.level, lookup.line, lookup.column)
    )
    first = f"MATCH({program},{names},0)"
    end = lines.partition(":")[2]
    line = f"{first}+MATCH({own},INDEX({lines},{first}):{end},0)-1"
    one_row = f'COUNTIF(INDEX({levels},{first}):INDEX({levels},{line}),"?*")=1'
    result = f"INDEX({results},{line})"
    return f'IF({own}="","",IFERROR(IF(AND({one_row},{result}<>""),{result},""),""))'


def line_value(rows: Sequence[Values], spent: Source, lookup: Lookup) -> Shown:
    """What that formula shows in the last of these rows; Excel compares names without case."""
    tree, label = spent.layout.spec.tree, spent.layout.spec.label
    programs = [name for row in rows if (name := _text(row, lookup.by))]
    wanted = _text(rows[-1], lookup.line)
    names = [_text(row, label) for row in spent.rows]
    if tree is None or not wanted or not programs or programs[-1] not in names:
        return ""
    first = names.index(programs[-1])
    for index, row in enumerate(spent.rows[first:]):
        if index and _text(row, tree.level):
            break
        if _text(row, lookup.line) == wanted:
            return row.get(lookup.column, "")
    return ""


def _text(row: Values, key: str) -> str:
    return str(row.get(key, "")).casefold()
