"""A report as its finished workbook prints it: every step that adds, orders or rounds what its tables show."""

from __future__ import annotations

from lkjip_xl.books.finished.layout import with_printed_rows
from lkjip_xl.books.finished.outline_order import with_ordered_outline
from lkjip_xl.books.finished.outline_sasaran import with_sasaran_of_parts
from lkjip_xl.books.finished.outline_units import with_units_in_outline
from lkjip_xl.books.finished.printed_decimals import with_printed_decimals
from lkjip_xl.books.finished.printed_units import with_printed_units
from lkjip_xl.books.finished.renstra_results import with_results_of_renstra
from lkjip_xl.report.model import Report


def report_in_print(report: Report) -> Report:
    """The report with the rows, units, order and decimals of the print; figures that are typed stay."""
    with_rows = with_ordered_outline(with_sasaran_of_parts(with_units_in_outline(with_printed_rows(report))))
    return with_results_of_renstra(with_printed_units(with_printed_decimals(with_rows)))
