"""The rows that a formula adds up in its own column: they tell how rows nest, and what a sum leaves out."""

from __future__ import annotations

from lkjip_xl.reader.formula_text import Call, Cells, Node, Operation, UnknownFormula, parse
from lkjip_xl.reader.sieved_sheet import Address
from lkjip_xl.report.cell import Formula

# Formulas that are read for this are no longer, and sum no more rows.
_LONGEST_FORMULA, _MOST_ROWS = 2000, 2000
_SUMS = frozenset({"SUM", "SUBTOTAL"})


def summed_rows(expression: Formula | None, at: Address) -> tuple[int, ...]:
    """The rows of which a cell is the sum; none where it is anything else."""
    if expression is None or len(expression.text) > _LONGEST_FORMULA:
        return ()
    try:
        return tuple(_rows(parse(expression.text, expression.origin), at))
    except (UnknownFormula, _NoSum):
        return ()


class _NoSum(Exception):
    """The formula is no sum of cells of its column."""


def _rows(node: Node | None, at: Address) -> list[int]:
    match node:
        case Operation(":", (Cells(sheet=None) as top, Cells(sheet=None) as bottom)):
            return _stretch(top, bottom, at)
        case Cells(sheet=None) as cells:
            return _stretch(cells, cells, at)
        case Call(name, arguments) if name in _SUMS:
            own = arguments[1:] if name == "SUBTOTAL" else arguments
            return [each for part in own for each in _rows(part, at)]
        case Operation("+", parts):
            return [each for part in parts for each in _rows(part, at)]
    raise _NoSum


def _stretch(top: Cells, bottom: Cells, at: Address) -> list[int]:
    row, column = at
    first, last = top.top.at(row), bottom.bottom.at(row)
    if not top.left.at(column) == bottom.right.at(column) == column or last - first > _MOST_ROWS:
        raise _NoSum
    return [*range(first, last + 1)]
