"""How the figures of a printed column stand: digit under digit, each with the decimals that were typed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Final

from lkjip_xl.books.kit import styles
from lkjip_xl.books.kit.entry import Entry
from lkjip_xl.books.kit.styles import Style
from lkjip_xl.tables.calculation import Efficiency
from lkjip_xl.tables.spec import Column, Kind
from lkjip_xl.text.numbers import nothing

# Amounts, a negative one in brackets as in a finance report; its digits stay under those of the others.
AMOUNT_FORMAT: Final = "#,##0_);(#,##0)"
_PLAIN = re.compile(r"(?:0|#,##0)(?:\.(0+))?%?")
_RIGHT: Final[Style] = {"align": "right"}
# Between a figure and the line beside it, as behind an amount: LibreOffice indents no figures.
_GAP = "_)"
_ALWAYS = (Kind.PERCENT, Kind.NUMBER)


def looks_of(columns: Sequence[Column], entries: Sequence[Sequence[Entry]]) -> list[FigureLook]:
    """How the figures of each column stand, ``entries`` row by row.

    Targets and realisasi beside each other are compared: where one of them has units or grades, neither stands in
    line. What has nothing but dashes goes with the others.
    """
    looks = [FigureLook.of(column, [row[at] for row in entries]) for at, column in enumerate(columns)]
    done: list[FigureLook] = []
    for is_quantity, beside in groupby(looks, lambda each: each.column.kind is Kind.QUANTITY):
        run = list(beside)
        filled = [look for look in run if look.is_filled]
        in_line = not is_quantity or all(look.in_line for look in filled)
        done += run if in_line else [replace(look, in_line=False) for look in run]
    return done


@dataclass(frozen=True, slots=True)
class FigureLook:
    """Where the figures of a column stand, and with how many decimals the one of them that has the most."""

    column: Column
    in_line: bool
    decimals: int
    is_filled: bool = True

    @classmethod
    def of(cls, column: Column, entries: Sequence[Entry]) -> FigureLook:
        """By what stands in the column; figures with units and grades are no figures of one kind."""
        figures = [each.number_format for each in entries if each.value is not None]
        found = [match for each in figures if (match := _PLAIN.fullmatch(each)) is not None]
        of_one_kind = column.kind is Kind.QUANTITY and bool(figures) and len(found) == len(figures)
        if of_one_kind:
            of_one_kind = not any(any(map(str.isdigit, each.text)) for each in entries if each.value is None)
        decimals = max((len(match[1] or "") for match in found), default=0)
        is_filled = any(each.value is not None or nothing(each.text) is None for each in entries)
        return cls(column, column.kind in _ALWAYS or of_one_kind, decimals, is_filled)

    @property
    def alignment(self) -> Style:
        """To which side the figures stand, and what stands for one."""
        if self.column.kind is Kind.RUPIAH:
            return {"align": "right"}
        if self.in_line:
            return _RIGHT
        usual = styles.number_format(self.column).get("align")
        return {"align": usual} if usual else {}

    def shown(self, number_format: str) -> str:
        """A format with room behind the figure for the decimals that it has fewer than others.

        An efficiency below zero has a minus, as in the sentences about it.
        """
        aligned = self._aligned(number_format)
        return styles.with_minus(aligned) if isinstance(self.column.calc, Efficiency) else aligned

    def _aligned(self, number_format: str) -> str:
        if self.column.kind is Kind.RUPIAH and number_format == styles.RUPIAH_FORMAT:
            return AMOUNT_FORMAT
        match = _PLAIN.fullmatch(number_format)
        if not self.in_line or match is None:
            return number_format
        own = len(match[1] or "")
        missing = self.decimals - own
        return number_format + ("_," if missing > 0 and not own else "") + "_0" * missing + _GAP
