"""Conditional formats of a sheet that is there already: marks stand in front, or they would be painted over."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby

from lkjip_xl.books.marked.addresses import Cell
from lkjip_xl.books.marked.cells import ORDER, SheetCells, number_of
from lkjip_xl.books.marked.styles import Mark
from lkjip_xl.files.xml_tree import Element
from lkjip_xl.text.addresses import column_letters

_NAME, _RULE, _PRIORITY = "conditionalFormatting", "cfRule", "priority"
# Excel takes no longer list of stretches for one format.
_MOST_STRETCHES = 500


def put_in_front(sheet: SheetCells, marks: Mapping[Cell, Mark], look: Callable[[Mark], int]) -> None:
    """Let cells keep their marks whatever conditional formats say; ``look`` has the number of a mark's own looks.

    The rule that is asked first wins in Excel, and one that says so lets no other be asked. Rules are asked by
    their numbers, those of newer programs at the end of the part too, so all that are there make way.
    """
    rules = [each for each in sheet.root.below() if each.name == _RULE and _PRIORITY in each.attributes]
    if not rules or not marks:
        return
    blocks = [(look(mark), stretches) for mark, stretches in _blocks(marks)]
    for rule in rules:
        sheet.part.set(rule, _PRIORITY, str(number_of(rule, _PRIORITY) + len(blocks)))
    p = sheet.part.prefix(sheet.root)
    xml = "".join(
        f'<{p}{_NAME} sqref="{" ".join(stretches)}"><{p}{_RULE} type="expression" dxfId="{own}" '
        f'{_PRIORITY}="{number}" stopIfTrue="1"><{p}formula>TRUE</{p}formula></{p}{_RULE}></{p}{_NAME}>'
        for number, (own, stretches) in enumerate(blocks, 1)
    )
    first = _first_own(sheet)
    if first is None:
        sheet.part.insert_child(sheet.root, ORDER, _NAME, xml)
    else:
        sheet.part.before(first, xml)


def _first_own(sheet: SheetCells) -> Element | None:
    """The first of the sheet's formats that stands where Excel 2007 looks for them."""
    return next((each for each in sheet.root.all(_NAME) if each.space == sheet.root.space), None)


def _blocks(marks: Mapping[Cell, Mark]) -> Iterator[tuple[Mark, Sequence[str]]]:
    """The stretches of cells that have the same mark, as many as one format takes."""
    for mark in dict.fromkeys(marks.values()):
        stretches = _stretches([cell for cell in marks if marks[cell] == mark])
        for start in range(0, len(stretches), _MOST_STRETCHES):
            yield mark, stretches[start : start + _MOST_STRETCHES]


def _stretches(cells: Sequence[Cell]) -> list[str]:
    """Cells as stretches down their columns: ``G22:G24``."""
    down = sorted((column, row) for row, column in cells)
    found = []
    # Rows one under the other grow as their numbers do.
    for _, group in groupby(enumerate(down), lambda each: (each[1][0], each[1][1] - each[0])):
        run = [cell for _, cell in group]
        letters, first, last = column_letters(run[0][0]), run[0][1], run[-1][1]
        found.append(f"{letters}{first}" + (f":{letters}{last}" if last > first else ""))
    return found
