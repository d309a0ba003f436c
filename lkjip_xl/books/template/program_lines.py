"""What Tabel 2.2 PK Program takes over from Tabel 3.1.1.b: the result of one of a program's indicators."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from lkjip_xl.books.template.assigned_money import last_filled, so_far
from lkjip_xl.books.template.named_rows import text_of

if TYPE_CHECKING:
    from lkjip_xl.books.template.layout import TableLayout
    from lkjip_xl.books.template.named_rows import Shown, Source, Values
    from lkjip_xl.tables.sources import Lookup


def line_formula(layout: TableLayout, spent: TableLayout, lookup: Lookup, row: int) -> str:
    """The formula of a row: its program's first row there, then its indicator down to the next JENIS."""
    tree = spent.spec.tree
    if tree is None:
        return '""'
    own, program = layout.cell(lookup.line, row), last_filled(so_far(layout, lookup.by, row))
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
    programs = [name for row in rows if (name := text_of(row, lookup.by))]
    wanted = text_of(rows[-1], lookup.line)
    names = [text_of(row, label) for row in spent.rows]
    if tree is None or not wanted or not programs or programs[-1] not in names:
        return ""
    first = names.index(programs[-1])
    for index, row in enumerate(spent.rows[first:]):
        if index and text_of(row, tree.level):
            break
        if text_of(row, lookup.line) == wanted:
            return row.get(lookup.column, "")
    return ""
