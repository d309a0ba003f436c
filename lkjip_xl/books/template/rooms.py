"""How many rows the sheets of a workbook have, for the template that takes its place."""

from __future__ import annotations

from lkjip_xl.report.model import Report
from lkjip_xl.tables.on_request import MOST_ROWS
from lkjip_xl.tables.spec import Listed

_MOST_OF_OTHERS = MOST_ROWS[Listed.INDICATORS]


def rooms_of(report: Report) -> dict[str, int]:
    """The rows of each sheet, by the keys of the tables, where the sheet says where they end.

    No more than somebody may ask for: a sheet may say that it ends anywhere.
    """
    return {
        key: min(table.room, MOST_ROWS.get(table.spec.lists, _MOST_OF_OTHERS))
        for key, table in report.tables.items()
        if table.room is not None
    }
