"""The years of the report and of its Renstra, as its tables tell them."""

from __future__ import annotations

from lkjip_xl import tables
from lkjip_xl.report.model import Report
from lkjip_xl.rules.s_titles import year_of_titles
from lkjip_xl.tables.keys import FieldKey
from lkjip_xl.text.years import YEAR


def years_told(report: Report) -> dict[str, int | None]:
    """The years of the report and of its Renstra that titles and the headings of years tell, by their fields."""
    found: set[tuple[int, int]] = set()
    for table in report.report_tables:
        if tables.table_named(table.spec.key).has_years:
            years = sorted({int(cell.written) for cell in table.titles if YEAR.fullmatch(cell.written)})
            if len(years) > 1 and years == list(range(years[0], years[-1] + 1)):
                found.add((years[0], years[-1]))
    first, last = found.pop() if len(found) == 1 else (None, None)
    return {FieldKey.TAHUN: year_of_titles(report), FieldKey.AWAL_RENSTRA: first, FieldKey.AKHIR_RENSTRA: last}
