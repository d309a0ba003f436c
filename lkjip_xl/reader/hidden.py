"""What is hidden of a table: rows and columns, by a filter, in a folded group, or by hand."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence, Set

from lkjip_xl.reader.binding import Binding
from lkjip_xl.reader.rows import SheetRows
from lkjip_xl.reader.sieved_sheet import Merge
from lkjip_xl.reader.workbook import Grid
from lkjip_xl.report.left_over import Area, Hiding
from lkjip_xl.report.place import Place
from lkjip_xl.tables.spec import Presence, TableSpec
from lkjip_xl.text.addresses import column_letters
from lkjip_xl.text.sentences import few

# More stretches than these are counted, not named.
_MOST_RUNS = 6


def hidden_areas(grid: Grid, spec: TableSpec, binding: Binding, found: SheetRows) -> tuple[Area, ...]:
    """Hidden rows and columns that hold something the table reads: one area for all that one thing hides."""
    totals = (found.total, *(each.row for each in found.other_totals))
    rows = {row.number for row in (*found.rows, *totals) if row} & grid.hidden_rows
    judged = {at for key, at in binding.columns.items() if spec.column(key).presence is not Presence.HELPER}
    columns = judged & grid.hidden_columns if found.rows else set()
    first = min(binding.columns.values())
    by_rows = {row: _hides(row, grid.outlined, grid.filtered) for row in rows}
    by_columns = {column: _hides(column, grid.outlined_columns) for column in columns}
    return (
        *(
            Area(Place(grid.name, min(group), first), f"baris {_runs(group, grid.hidden_rows, str)}", by)
            for by, group in _grouped(by_rows)
        ),
        *(
            Area(
                Place(grid.name, binding.heading_row, min(group)),
                f"kolom {_runs(group, grid.hidden_columns, column_letters)}",
                by,
            )
            for by, group in _grouped(by_columns)
        ),
    )


def _hides(number: int, outlined: Set[int], filtered: Sequence[Merge] = ()) -> Hiding:
    """What hides a row or a column; the first row of a filter is its heading, which it never hides."""
    if number in outlined:
        return Hiding.OUTLINE
    return Hiding.FILTER if any(each.top < number <= each.bottom for each in filtered) else Hiding.HAND


def _grouped(hidden: Mapping[int, Hiding]) -> list[tuple[Hiding, list[int]]]:
    groups = ((by, sorted(number for number, each in hidden.items() if each is by)) for by in Hiding)
    return [(by, group) for by, group in groups if group]


def _runs(numbers: Sequence[int], hidden: Set[int], name: Callable[[int], str]) -> str:
    """Rows or columns as people name them: ``20–29, 35``; what is hidden between two of them is of their run."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and all(between in hidden for between in range(runs[-1][-1], number)):
            runs[-1].append(number)
        else:
            runs.append([number])
    shown = [name(run[0]) if len(run) == 1 else f"{name(run[0])}–{name(run[-1])}" for run in runs]
    return few(shown, _MOST_RUNS)
