"""The columns that a template has on request alone, as far as a report fills them."""

from __future__ import annotations

from collections.abc import Iterator

from lkjip_xl.report.model import Report
from lkjip_xl.tables.on_request import in_use


def filled_on_request(report: Report) -> Iterator[str]:
    """The short names of those in which something stands."""
    for table in report.tables.values():
        rows = table.indicator_rows
        yield from in_use(table.spec, ([key for key in row.cells if row.text(key)] for row in rows))
