"""Formulas of the finished workbook for money of which a sasaran has a part."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from lkjip_xl.books.finished.layout import Layouts, TableLayout
from lkjip_xl.figures.assignments import BUDGET, PLAN, Assigned, Assignment, Portion
from lkjip_xl.figures.calc import sum_expression
from lkjip_xl.figures.named_rows import Rows
from lkjip_xl.methods.penyerapan import ProgramCells
from lkjip_xl.report.model import Row
from lkjip_xl.tables.keys import Key


def sum_of(layout: TableLayout, rows: Rows, key: str) -> str:
    """An expression of a figure of the rows that are assigned together."""
    cells = [layout.reference(row, key) for row in rows]
    return cells[0] if len(cells) == 1 else f"({'+'.join(cells)})"


def cells_of(layouts: Layouts, assigned: Assigned, spent: TableLayout) -> ProgramCells:
    """Where pagu and realisasi stand, and an expression of the part that a sasaran has of them."""
    pagu, realisasi = (sum_of(spent, assigned.rows, key) for key in (Key.TARGET_KEUANGAN, Key.REALISASI))
    if any(each.portion is not Portion.PART for each in assigned.by):
        return ProgramCells(pagu, realisasi)
    shares = [share_expression(layouts, each) for each in assigned.by]
    return ProgramCells(pagu, realisasi, shares[0] if len(shares) == 1 else f"({'+'.join(shares)})")


def share_expression(layouts: Layouts, part: Assignment) -> str:
    """The part that BAGIAN tells, else that which the amount is of the pagu; from 0 to 1."""
    plan, budget = layouts.by_key.get(PLAN), layouts.by_key.get(BUDGET)
    if plan is not None and not part.by_amount and plan.position(Key.BAGIAN) is not None:
        return plan.reference(part.row, Key.BAGIAN)
    if plan is not None and budget is not None and part.budget and part.by_amount:
        return f"({plan.reference(part.row, Key.ANGGARAN)}/{sum_of(budget, part.budget, Key.PAGU)})"
    return f"{part.share:f}"


def amount_expression(layouts: Layouts, part: Assignment, above: Sequence[Assignment], pagu: str) -> str:
    """The amount of a part of a pagu: of those down to it in whole rupiah, less those ``above``; so all add up."""
    plan = layouts.by_key[PLAN]
    before, own = ([plan.address(each.row, Key.BAGIAN) for each in group] for group in (above, [*above, part]))
    up_to = f"ROUND({pagu}*{sum_expression(own)},0)"
    return f"{up_to}-ROUND({pagu}*{sum_expression(before)},0)" if before else up_to


def each_on_a_line(layouts: Layouts, rows: Sequence[Row]) -> tuple[str, Decimal | None, str]:
    """The sasaran of some rows of Tabel 2.3.1: their text, no figure, and the formula that brings them there."""
    plan = layouts.by_key.get(PLAN)
    formula = "&CHAR(10)&".join(plan.reference(row, Key.SASARAN) for row in rows) if plan is not None else ""
    return "\n".join(row.text(Key.SASARAN) for row in rows), None, formula
