"""Following an advice: what a finding says to type is typed into its cells, as Excel takes it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from lkjip_xl.report.place import Place
from lkjip_xl.rules.findings import CheckResult, Fix, Severity
from lkjip_xl.text.cell_formats import is_percent_format
from lkjip_xl.text.numbers import Dot, decimals_of, read_number
from tests.sample_books import Book

_PERCENTAGE = re.compile(r"-?\d[\d.,]*%")


def type_in(book: Book, way: Sequence[Fix], *, format_first: bool = False) -> None:
    """Type what one way of mending says into each of its cells.

    ``format_first`` is for advice that begins with the format of the cell: General for a number, Text for a text.
    """
    for fix in way:
        cell = book[fix.place.sheet].cell(fix.place.row, fix.place.column)
        is_text = isinstance(fix.value, str)
        if format_first or (cell.number_format == "@" and not is_text):
            cell.number_format = "@" if is_text else "General"
        if isinstance(fix.value, Decimal):
            points = is_percent_format(cell.number_format)
            cell.value = float(fix.value / 100 if points else fix.value)
        elif _PERCENTAGE.fullmatch(fix.value) and cell.number_format != "@":
            read = read_number(fix.value, Dot.DECIMAL)
            assert read is not None
            cell.value = float(read.value / 100)
            if not is_percent_format(cell.number_format):
                # Excel gives a percentage without decimals one format, any other another.
                cell.number_format = "0.00%" if decimals_of(read.value) else "0%"
        else:
            cell.value = fix.value or None


def said(result: CheckResult) -> set[tuple[str, Place]]:
    """What stands in the way, by rule and cell: informasi is no fault."""
    return {(each.code, each.problem.place) for each in result.standing() if each.severity is not Severity.INFO}
