"""What a person would type to have a cell of a report again, in another workbook."""

from __future__ import annotations

from decimal import Decimal

from lkjip_xl.books.template.contents import Typed
from lkjip_xl.report.cell import Cell, Content
from lkjip_xl.tables.spec import Column, Kind
from lkjip_xl.text.numbers import comparison_of

_NOTHING = frozenset({Content.EMPTY, Content.ERROR, Content.UNCALCULATED})


def typed_into(column: Column, cell: Cell) -> Typed | None:
    """The same in a column of the template: one with a percent format takes points as a fraction."""
    if column.kind is Kind.PERCENT and column.as_fraction and cell.number is not None:
        return Typed(cell.number / Decimal(100), percent_decimals=cell.decimals)
    return typed_again(cell)


def typed_again(cell: Cell) -> Typed | None:
    """What a person would type to have the cell again; None where nothing stands there."""
    if cell.content in _NOTHING or not cell.written:
        return None
    if cell.content is not Content.NUMBER or cell.number is None or cell.as_text:
        return Typed(cell.as_typed)
    if comparison_of(cell.written):
        return Typed(cell.written)  # ≤ is part of the target
    if cell.unit == "%":
        return Typed(cell.number / Decimal(100), percent_decimals=cell.decimals)
    # The grade of a score is part of what its format shows.
    return Typed(cell.written) if "(" in cell.written else Typed(cell.number)
