"""The rows of Tabel 2.7 of a report beside the pagu of a file of the finance system: whichever was named first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from lkjip_xl.books.template.budget_rows import BudgetRows, OtherPagu, with_budget
from lkjip_xl.books.template.contents import Typed, TypedTable
from lkjip_xl.books.template.from_finance import Budget
from lkjip_xl.books.template.renewal.renewal import moved_along
from lkjip_xl.books.template.sources.table import CarriedTable
from lkjip_xl.report.model import Table
from lkjip_xl.tables.keys import Key


@dataclass(frozen=True, slots=True)
class BudgetBeside:
    """What a file says of the rows: ``typed`` is the table with it, ``differing`` the pagu that both tell.

    ``budget_first`` says that the file's pagu was taken there; ``added`` are rows that only it has, ``filled`` is
    for how many rows it tells the pagu that the report leaves blank.
    """

    typed: TypedTable
    differing: tuple[OtherPagu, ...]
    added: tuple[str, ...]
    filled: int
    budget_first: bool


def with_pagu(table: Table, found: CarriedTable, budget: Budget, *, budget_first: bool) -> BudgetBeside:
    """The rows of a report with the pagu of a file where it says none, or where the file was named first."""
    rows = with_budget(table, found.typed.rows, found.places, budget)
    typed = moved_along(found.typed, rows)
    if not budget_first:
        typed = replace(typed, rows=_as_before(rows, found))
    differing = tuple(each for each in rows.pagu if each.before is not None)
    return BudgetBeside(typed, differing, rows.added, len(rows.pagu) - len(differing), budget_first)


def _as_before(rows: BudgetRows, found: CarriedTable) -> list[Mapping[str, Typed]]:
    """The rows with the pagu that the report itself tells."""
    kept: list[Mapping[str, Typed]] = []
    for row, origin in zip(rows.rows, rows.origins, strict=True):
        own = found.typed.rows[origin] if origin is not None else {}
        kept.append({**row, Key.PAGU: own[Key.PAGU]} if Key.PAGU in own else {**row})
    return kept
