"""Which headings speak of a budget."""

from __future__ import annotations

from itertools import islice

from lkjip_xl.finance.amounts import text_of
from lkjip_xl.finance.formats.sheets import RawSheet
from lkjip_xl.finance.headings.month_headings import has_months_in_doubt, with_names_of_months
from lkjip_xl.grids.amount_words import BUDGET
from lkjip_xl.grids.headings import Headings
from lkjip_xl.grids.headings import find_headings as find_in_grid
from lkjip_xl.grids.unit_lists import unit_heading

_ENOUGH_ROWS = 60


def find_headings(sheet: RawSheet) -> Headings | None:
    """The headings in the first rows of a sheet; None where there are none that speak of a budget."""
    return find_in_grid(with_names_of_months(_first_rows(sheet), BUDGET), BUDGET, sheet.spans)


def months_are_in_doubt(sheet: RawSheet) -> bool:
    """Whether numbers or dates keep its first rows from being read as headings."""
    return has_months_in_doubt(_first_rows(sheet), BUDGET)


def _first_rows(sheet: RawSheet) -> list[list[str]]:
    return [[text_of(cell) for cell in row] for row in islice(sheet.rows, _ENOUGH_ROWS)]


def units_in(sheet: RawSheet) -> str:
    """The heading of the agencies or units that are the rows of a sheet; empty where its rows are others."""
    return unit_heading(_first_rows(sheet))
