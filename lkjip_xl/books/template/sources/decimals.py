"""With how many decimals a report prints the percentages that the template computes."""

from __future__ import annotations

from dataclasses import dataclass

from lkjip_xl.report.model import Report
from lkjip_xl.tables import BY_FORMAT, DECIMALS
from lkjip_xl.tables.spec import Kind


@dataclass(frozen=True, slots=True)
class Decimals:
    """How many decimals, None where each column has its own; ``why`` is empty where no percentage tells."""

    number: int | None = None
    why: str = ""

    @property
    def label(self) -> str:
        """The choice as Pengaturan has it."""
        return BY_FORMAT if self.number is None else str(self.number)


def decimals_of_report(report: Report) -> Decimals:
    """The one number of decimals with which all computed percentages are printed; else that of each column."""
    found = {
        cell.decimals
        for table in report.tables.values()
        for _, column, cell in table.cells(Kind.PERCENT)
        if not column.typed and cell.number is not None
    }
    if not found:
        return Decimals()
    if len(found) == 1 and str(only := found.pop()) in DECIMALS:
        return Decimals(only, "semua persentase tercetak begitu")
    return Decimals(None, "cara bawaan; tercetak dengan desimal yang berbeda-beda")
