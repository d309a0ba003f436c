"""The template's formulas over the rows of the budget that a row of Tabel 2.3.1 names, and what they show.

A row is named by its KODE before its name. In a template with UNIT the rows of one name, level and code are
summed, of all units or of the one that is named: a unit holds for the rows below it until the next.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING

from lkjip_xl.tables.keys import Key

if TYPE_CHECKING:
    from lkjip_xl.books.template.layout import TableLayout

Shown = Decimal | int | str
Values = Mapping[str, Shown]
"""What the cells of a row show, by column."""


def text_of(values: Values, key: str) -> str:
    """What a cell shows, as Excel compares names: without case."""
    return str(values.get(key, "")).casefold()


def unit_down_to(layout: TableLayout) -> str:
    """An expression of the unit of each row, which holds until the next; the row of numbers is never empty."""
    units = layout.fixed_column(Key.UNIT)
    return f'LOOKUP(ROW({units}),ROW({units})/({units}<>""),{units})'


@dataclass(frozen=True, eq=False)
class Source:
    """A table of the budget from which a row of Tabel 2.3.1 takes something: its layout and its rows."""

    layout: TableLayout
    rows: Sequence[Values]

    @cached_property
    def _first(self) -> Mapping[tuple[str, str], int]:
        """The first row of each code and of each name, as Excel compares them: without case."""
        keys = ((Key.KODE, Key.KODE), (Key.PROGRAM, self.layout.spec.label))
        pairs = ((key, text_of(row, own), index) for index, row in enumerate(self.rows) for key, own in keys)
        return {(key, text): index for key, text, index in reversed([*pairs])}

    def row(self, plan: Values) -> int | None:
        """The index of the first row that a row of Tabel 2.3.1 names, by its code before its name."""
        found = (self._first.get((key, text)) for key in (Key.KODE, Key.PROGRAM) if (text := text_of(plan, key)))
        return next((index for index in found if index is not None), None)

    def number(self, plan: TableLayout, row: int) -> str:
        """An expression of the position of the first row that a row of Tabel 2.3.1 names; an error without one."""
        by_name = f"MATCH({plan.cell(Key.PROGRAM, row)},{self.layout.fixed_column(self.layout.spec.label)},0)"
        if not plan.has(Key.KODE):
            return by_name
        code = plan.cell(Key.KODE, row)
        by_code = f"MATCH({code},{self.layout.fixed_column(Key.KODE)},0)"
        return f'IF({code}="",{by_name},IFERROR({by_code},{by_name}))'

    def total(self, plan: TableLayout, row: int, key: str) -> str:
        """An expression of a figure of what a row of Tabel 2.3.1 names; an error where nothing has its name."""
        if not self.tells_units(plan):
            return f"INDEX({self.layout.fixed_column(key)},{self.number(plan, row)})"
        return f"SUMPRODUCT({self._named(plan, row)},{self.layout.fixed_column(key)})"

    def of_a_unit(self, plan: TableLayout, row: int, shown: str, otherwise: str) -> str:
        """An expression that is another one where the unit beside a name has a row of that name."""
        return (
            f"IF(SUMPRODUCT({self._named(plan, row)})>0,{shown},{otherwise})" if self.tells_units(plan) else shown
        )

    def are_numbers(self, plan: TableLayout, row: int, key: str) -> str:
        """An expression of whether that figure is a number in each of the rows of units that are named."""
        named = self._named(plan, row)
        return f"SUMPRODUCT({named}*ISNUMBER({self.layout.fixed_column(key)}))=SUMPRODUCT({named})"

    def is_lacking(self, plan: TableLayout, row: int, key: str) -> str:
        """An expression of whether nothing stands there yet, in one of the rows of units that are named."""
        if not self.tells_units(plan):
            return f'{self.total(plan, row, key)}=""'
        return f'SUMPRODUCT({self._named(plan, row)}*({self.layout.fixed_column(key)}=""))>0'

    def shown(self, plan: Values, key: str) -> Shown | None:
        """What :func:`total` shows; None for an error."""
        figures = self._figures(plan, key)
        if not self.layout.has(Key.UNIT):
            return figures[0] if figures else None
        known = [Decimal(figure) for figure in figures if not isinstance(figure, str)]
        return sum(known, Decimal(0)) if figures else None

    def knows(self, plan: Values, key: str) -> bool:
        """What :func:`are_numbers` shows."""
        return not any(isinstance(figure, str) for figure in self._figures(plan, key))

    def lacks(self, plan: Values, key: str) -> bool:
        """What :func:`is_lacking` shows."""
        return any(figure == "" for figure in self._figures(plan, key))

    def _figures(self, plan: Values, key: str) -> list[Shown]:
        return [self.rows[index].get(key, "") for index in self._indices(plan)]

    def tells_units(self, plan: TableLayout) -> bool:
        """Whether the template has UNIT in both tables."""
        return plan.has(Key.UNIT) and self.layout.has(Key.UNIT)

    def _named(self, plan: TableLayout, row: int) -> str:
        """1 for each row that is named, 0 for any other."""
        first = self.number(plan, row)
        names, levels, codes = map(self.layout.fixed_column, (self.layout.spec.label, Key.JENIS, Key.KODE))
        unit = plan.cell(Key.UNIT, row)
        alike = [f"({column}=INDEX({column},{first}))" for column in (levels, codes)]
        by_name = f"({names}=INDEX({names},{first}))"
        if plan.has(Key.KODE):
            by_name = f'(({plan.cell(Key.KODE, row)}<>"")+{by_name}>0)'
        return f'{"*".join(alike)}*{by_name}*(({unit}="")+({unit_down_to(self.layout)}={unit})>0)'

    def _indices(self, plan: Values) -> list[int]:
        """The rows that a row of Tabel 2.3.1 names, by their index."""
        first = self.row(plan)
        if first is None:
            return []
        if not self.layout.has(Key.UNIT):
            return [first]
        label, unit = self.layout.spec.label, text_of(plan, Key.UNIT)
        keys = (Key.JENIS, Key.KODE, *(() if text_of(plan, Key.KODE) else (label,)))
        like = self.rows[first]
        return [
            index
            for index, each in enumerate(self.rows)
            if all(text_of(each, key) == text_of(like, key) for key in keys) and unit in ("", self.units[index])
        ]

    @cached_property
    def units(self) -> Sequence[str]:
        """The unit of each row: its own, else that of the row above; as Excel compares names."""
        found: list[str] = []
        for row in self.rows:
            found.append(text_of(row, Key.UNIT) or (found[-1] if found else ""))
        return found
