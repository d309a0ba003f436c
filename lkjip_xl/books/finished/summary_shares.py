"""Which part of all that was left stayed where: of programs and of sub kegiatan by one whole."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from lkjip_xl.books.finished.summary_figures import NOTHING, BudgetFigures, share, share_format
from lkjip_xl.books.finished.summary_page import Page
from lkjip_xl.books.kit.entry import Entry
from lkjip_xl.figures.absorptions import SubKegiatan
from lkjip_xl.report.model import Row
from lkjip_xl.tables.keys import Key


@dataclass(frozen=True)
class Shares:
    """Shares of all sisa in rupiah, ``total`` in the cell ``whole``, before what others spent above their pagu.

    A program has the shares of its sub kegiatan together: one that spent more than its pagu takes nothing from the
    others, and the shares of all programs are the whole.
    """

    budget: BudgetFigures
    found: Sequence[SubKegiatan]
    whole: str
    total: Decimal

    @classmethod
    def of_all(cls, page: Page, budget: BudgetFigures, found: Sequence[SubKegiatan]) -> Shares:
        """Write the whole beside the page; without sub kegiatan it is what was left in the end."""
        row = budget.layout.table.total
        cells = [budget.reference(row, key) for key in (Key.TARGET_KEUANGAN, Key.REALISASI)]
        pagu, spent = (each.value for each in cells)
        net = None if pagu is None or spent is None else pagu - spent
        told = "0" if net is None else "-".join(each.formula for each in cells)
        expression, total = _left(budget, found, (told, net))
        entry = Entry(value=total, formula=expression, number_format="#,##0")
        return cls(budget, found, page.aside("Sisa yang dibagi", entry), total)

    def of(self, rows: Sequence[Row], left: tuple[str, Decimal | None]) -> Entry:
        """The share of some programs, or of the row of all; ``left`` is their cell of sisa, and what it holds."""
        if left[1] is None:
            return NOTHING
        below = [each for each in self.found if self._is_in(each.row, rows)]
        expression, value = _left(self.budget, below, left)
        return share(f"({expression})", self.whole, (value, self.total), share_format(self.budget.entries))

    def _is_in(self, row: Row, rows: Sequence[Row]) -> bool:
        program = self.budget.layout.table.topmost(row)
        return any(each is program or each is self.budget.layout.table.total for each in rows)


def sisa_expression(budget: BudgetFigures, each: SubKegiatan) -> str:
    """The Excel expression of what is left of the pagu of a sub kegiatan."""
    pagu, spent = (budget.reference(each.row, key) for key in (Key.TARGET_KEUANGAN, Key.REALISASI))
    return f"{pagu.formula}-{spent.formula}"


def _left(
    budget: BudgetFigures, found: Sequence[SubKegiatan], net: tuple[str, Decimal | None]
) -> tuple[str, Decimal]:
    """What some sub kegiatan left without what others spent above: the expression, and the amount.

    ``net`` is what they left in the end, where a cell has it: that is the shorter expression, if it is their sum.
    """
    if not found:
        return net[0], net[1] or Decimal(0)
    over, under = ([each for each in found if (each.sisa > 0) is positive] for positive in (False, True))
    value = sum((each.sisa for each in under), Decimal(0))
    above = [each for each in over if each.sisa]
    if net[1] is not None and net[1] == value + sum((each.sisa for each in above), Decimal(0)):
        return net[0] + "".join(f"-({sisa_expression(budget, each)})" for each in above), value
    return "+".join(f"({sisa_expression(budget, each)})" for each in under) or "0", value
