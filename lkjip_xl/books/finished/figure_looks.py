"""How the figures of a printed column stand: digit under digit, each with the decimals that were typed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from lkjip_xl.books.kit import styles
from lkjip_xl.books.kit.entry import Entry
from lkjip_xl.books.kit.styles import Style
from lkjip_xl.tables.spec import Column, Kind

# Amounts, a negative one in brackets as in a finance report; its digits stay under those of the others.
AMOUNT_FORMAT: Final = "#,##0_);(#,##0)"
_PLAIN = re.compile(r"(?:0|#,##0)(?:\.(0+))?%?")
_RIGHT: Final[Style] = {"align": "right"}
# Between a figure and the line beside it, as behind an amount: LibreOffice indents no figures.
_GAP = "_)"
_ALWAYS = (Kind.PERCENT, Kind.NUMBER)


@dataclass(frozen=True, slots=True)
class FigureLook:
    """Where the figures of a column stand, and with how many decimals the one of them that has the most."""

    column: Column
    in_line: bool
    decimals: int

    @classmethod
    def of(cls, column: Column, entries: Sequence[Entry]) -> FigureLook:
        """By what stands in the column; figures with units and grades are no figures of one kind."""
        figures = [each.number_format for each in entries if each.value is not None]
        found = [match for each in figures if (match := _PLAIN.fullmatch(each)) is not None]
        of_one_kind = column.kind is Kind.QUANTITY and bool(figures) and len(found) == len(figures)
        if of_one_kind:
            of_one_kind = not any(any(map(str.isdigit, each.text)) for each in entries if each.value is None)
        decimals = max((len(match[1] or "") for match in found), default=0)
        return cls(column, column.kind in _ALWAYS or of_one_kind, decimals)

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
        """A format with room behind the figure for the decimals that it has fewer than others."""
        if self.column.kind is Kind.RUPIAH and number_format == styles.RUPIAH_FORMAT:
            return AMOUNT_FORMAT
        match = _PLAIN.fullmatch(number_format)
        if not self.in_line or match is None:
            return number_format
        own = len(match[1] or "")
        missing = self.decimals - own
        return number_format + ("_," if missing > 0 and not own else "") + "_0" * missing + _GAP
