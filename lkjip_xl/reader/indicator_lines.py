"""Indicator lines: a program, kegiatan or sub kegiatan has one on its own row, and further ones below it.

A further line is a row that holds an indicator and no name or amount of its own, or one line of a list that was
typed into one cell with Alt+Enter.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from lkjip_xl.methods.grades import read_grade
from lkjip_xl.reader.cells import read_line
from lkjip_xl.reader.rows_taken_out import without_rows
from lkjip_xl.reader.sieved_sheet import Merge
from lkjip_xl.report.cell import Cell, Content
from lkjip_xl.report.left_over import UnevenList
from lkjip_xl.report.model import Row, Table
from lkjip_xl.tables.keys import Key
from lkjip_xl.tables.spec import Column, Kind, TableSpec, Tree
from lkjip_xl.text.words import name_key

_UNREADABLE = frozenset({Content.ERROR, Content.UNCALCULATED})
_FIGURES = frozenset({Content.NUMBER, Content.NIL, Content.NOT_AVAILABLE})
_REPEATED = "baris indikator tambahan, namanya sudah ada di atasnya"


def is_indicator_line(row: Row, above: Row, spec: TableSpec) -> bool:
    """Whether a row has an indicator, but no name and amount of its own: none, or those of the row above."""
    tree = spec.tree
    if (
        tree is None
        or not row.text(Key.INDIKATOR)
        or any(cell.content in _UNREADABLE for cell in row.cells.values())
    ):
        return False
    amounts = [cell for column in spec.columns if column.sums and (cell := row.cells.get(column.key))]
    if not any(row.text(key) for key in (tree.level, tree.code, tree.name)):
        return bool(above.text(tree.name)) and all(map(_is_nothing, amounts))
    same = [column.key for column in spec.columns if column.sums and row.figure(column.key) is not None]
    return _repeats(row, above, tree) and (
        all(map(_is_nothing, amounts)) or all(row.figure(key) == above.figure(key) for key in same)
    )


def _is_nothing(cell: Cell) -> bool:
    """Whether no amount stands in a cell: it is blank, or holds a dash or the 0 of a formula."""
    return cell.content in {Content.EMPTY, Content.NIL} or cell.number == 0


def _repeats(row: Row, above: Row, tree: Tree) -> bool:
    """Whether a row has level and name of the one above, its code or none, and another indicator."""
    told = any(row.text(key) for key in (tree.level, tree.code)) and not _begins_a_unit(row, above, tree)
    code = (tree.code,) if row.text(tree.code) else ()
    keys = (*code, tree.name, tree.level)  # what differs most comes first
    same = told and all(name_key(row.text(key)) == name_key(above.text(key)) for key in keys)
    return same and name_key(row.text(Key.INDIKATOR)) != name_key(above.text(Key.INDIKATOR))


def _begins_a_unit(row: Row, above: Row, tree: Tree) -> bool:
    """Whether a row is of another part of the agency than the one above."""
    unit = row.text(tree.unit)
    return bool(unit) and name_key(unit) != name_key(above.text(tree.unit))


def stands_over_lines(
    merge: Merge, spec: TableSpec, columns: Mapping[int, str], rows: set[int], lines: set[int]
) -> bool:
    """Whether a merge only puts a name or an amount once over its row and the indicator lines below it."""
    key = columns.get(merge.left) if merge.left == merge.right else None
    over = set(range(merge.top + 1, merge.bottom + 1))
    return key is not None and not spec.column(key).per_indicator and merge.top in rows and over <= lines


def with_lists_read(table: Table) -> Table:
    """The table with the lines of each list that was typed into one cell as indicator lines of its row."""
    if table.spec.tree is None or not {Key.INDIKATOR, Key.TARGET} <= table.columns.keys():
        return replace(table, indicator_lines=_numbered(table, table.indicator_lines))
    columns = [each for each in table.spec.columns if each.per_indicator and each.key in table.columns]
    rows, lines, uneven = list(table.rows), [*table.indicator_lines], list[UnevenList]()
    for row in table.rows:
        cells = _of_each_indicator(row, columns)
        if not _is_list(cells):
            continue
        if unlike := [*_uneven(row, cells)]:
            uneven += unlike
            continue
        first, *further = _listed(cells, columns)
        rows[row.index] = replace(row, cells={**row.cells, **first})
        lines += [Row(0, row.number, each, under=row.number) for each in further]
    return replace(table, rows=tuple(rows), indicator_lines=_numbered(table, lines), uneven_lists=tuple(uneven))


def _numbered(table: Table, lines: Sequence[Row]) -> tuple[Row, ...]:
    """The lines in their order, with indexes below zero that neither a row nor an urusan above the rows has."""
    first, ordered = 1 + len(table.budget_headings), sorted(lines, key=lambda line: line.number)
    return tuple(replace(line, index=-number) for number, line in enumerate(ordered, first))


def _of_each_indicator(row: Row, columns: Sequence[Column]) -> dict[str, Cell]:
    """The cells of a row in which something stands for each of its indicators."""
    cells = {column.key: row.cells[column.key] for column in columns if column.key in row.cells}
    if len(_lines(cells[Key.INDIKATOR])) > 1:
        of_whole = [each.key for each in columns if each.calc is not None and _is_of_whole(cells.get(each.key))]
        cells |= {key: Cell(cells[key].place, Content.EMPTY, "") for key in of_whole}
    return cells


def _is_list(cells: Mapping[str, Cell]) -> bool:
    """Whether indicator and target are lists; where one is longer, nobody can tell which target is whose."""
    names, targets = _lines(cells[Key.INDIKATOR]), _lines(cells[Key.TARGET])
    target = cells[Key.TARGET]
    return min(len(names), len(targets)) > 1 and all(
        _is_target(read_line(target, each, Kind.QUANTITY)) for each in targets
    )


def _uneven(row: Row, cells: Mapping[str, Cell]) -> Iterator[UnevenList]:
    """The cells that have something else than a line for each indicator, or nothing."""
    length = len(_lines(cells[Key.INDIKATOR]))
    for key, cell in cells.items():
        if (lines := len(_lines(cell))) not in {0, length}:
            yield UnevenList(row.number, key, lines, length)


def _listed(cells: Mapping[str, Cell], columns: Sequence[Column]) -> list[dict[str, Cell]]:
    """The cells of each line of a row's lists."""
    kinds = {column.key: column.kind for column in columns}
    length = len(_lines(cells[Key.INDIKATOR]))
    return [{key: _line(cell, at, kinds[key]) for key, cell in cells.items()} for at in range(length)]


def _is_of_whole(cell: Cell | None) -> bool:
    """Whether a cell shows one result of formula, or none: of a list as a whole nothing can be computed."""
    return cell is not None and len(_lines(cell)) == 1 and (cell.formula or cell.content is Content.NIL)


def _lines(cell: Cell) -> list[str]:
    """The lines of a cell, without those on which nothing stands."""
    return [line for line in cell.as_typed.split("\n") if line]


def _line(cell: Cell, at: int, kind: Kind) -> Cell:
    return replace(read_line(cell, _lines(cell)[at], kind) if cell.typed else cell, listed=True)


def _is_target(cell: Cell) -> bool:
    """Whether a target stands in a line: not the unit that was wrapped, nor a word."""
    return cell.content in _FIGURES or bool(cell.bounds) or read_grade(cell.written) is not None


def without_repeated_lines(tables: Mapping[str, Table]) -> dict[str, Table]:
    """The tables, those that take over names without the rows that repeat one for a further indicator of it."""
    return {key: _without(table, dict(_repeatable(table, tables))) for key, table in tables.items()}


def _repeatable(table: Table, tables: Mapping[str, Table]) -> Iterator[tuple[int | None, str]]:
    """Where the sheets of which a table takes over some levels have indicator lines, with the name of their row.

    The rows of the template stand at the same place in each of them; those of a finished workbook do not.
    """
    for key in dict.fromkeys(each.link.table for each in table.spec.columns if each.link and each.link.levels):
        for line in tables[key].indicator_lines if key in tables else ():
            if line.number != line.under:
                yield tables[key].position(line), name_key(tables[key].label(tables[key].owner(line)))


def _without(table: Table, names: Mapping[int | None, str]) -> Table:
    def only_repeats(row: Row) -> bool:
        at = table.position(row)
        return at in names and all(cell.formula and name_key(cell.written) == names[at] for cell in row.own_cells)

    gone = [row for row in table.rows if only_repeats(row)] if names else []
    if not gone:
        return table
    return without_rows(table, gone, _REPEATED)
