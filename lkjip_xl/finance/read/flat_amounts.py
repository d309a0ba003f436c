"""The amounts of a row in which program, kegiatan and sub kegiatan stand side by side."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from lkjip_xl.finance.amounts import Amount, SourceRow, amount_at, known, or_empty, total
from lkjip_xl.finance.formats.sheets import RawSheet
from lkjip_xl.finance.headings.columns import sum_of
from lkjip_xl.finance.headings.fields import Field
from lkjip_xl.finance.read.flat_columns import FlatColumns
from lkjip_xl.finance.read.repeated_rows import doubtful
from lkjip_xl.finance.source import Line
from lkjip_xl.tables.measures import Measure, Stage


@dataclass(frozen=True)
class FlatAmounts:
    """Reads the amounts of a row, by its index, of one stage of the budget; in rupiah."""

    file: str
    sheet: RawSheet
    columns: FlatColumns
    stage: Stage | None

    def of(self, index: int) -> tuple[Amount, Amount, Amount]:
        """The pagu, what was spent, and what of it was paid back."""
        cells = self.sheet.rows[index]
        at, amounts, fields = self._at(index), self.columns.amounts, self.columns.fields
        pagu, spent = (sum_of(at, cells, amounts, amounts.of(measure, self.stage)) for measure in Measure)
        if Field.REALISASI not in fields:
            return pagu, spent, None
        gross, returned = (
            amount_at(cells, fields[each], at.cell(fields[each])) if each in fields else None
            for each in (Field.REALISASI, Field.SETORAN)
        )
        return None, gross, returned

    def filled(self, index: int, amount: Amount, measure: Measure) -> Amount:
        """The amount of a row that should have one: not known where it is empty."""
        chosen = [each.index for each in self.columns.amounts.of(measure, self.stage)]
        if measure == Measure.REALISASI and Field.REALISASI in self.columns.fields:
            chosen = [self.columns.fields[Field.REALISASI]]
        return or_empty(amount, self._at(index).cell(chosen[0])) if chosen else None

    def has_figures(self, index: int) -> bool:
        """Whether a row has a known amount."""
        return any(known(each) is not None for each in self.of(index))

    def doubtful(self, line: Line) -> Line:
        """A line that repeats another, with amounts that are not known."""
        at, amounts = self._at(line.row - 1), self.columns.amounts
        pagu, realisasi = ([each.index for each in amounts.of(measure, self.stage)] for measure in Measure)
        return replace(
            line,
            pagu=doubtful(line.pagu, at.cell(pagu[0])) if pagu else line.pagu,
            realisasi=doubtful(line.realisasi, at.cell(realisasi[0])) if realisasi else line.realisasi,
        )

    def _at(self, index: int) -> SourceRow:
        return SourceRow(self.file, self.sheet.name, index + 1)


def net(gross: Amount, returned: Amount) -> Amount:
    """What was spent less what was paid back, with whatever sign that is written."""
    if gross is None:
        return None
    return total([gross, -abs(returned) if isinstance(returned, Decimal) else returned])
