"""The years of the Renstra on Ringkasan: the indicators with the lowest capaian, each as a small chart."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from lkjip_xl.books.finished import summary_page as grid
from lkjip_xl.books.finished.renstra_charts import RenstraFigures
from lkjip_xl.books.finished.row_names import name_reference
from lkjip_xl.books.finished.summary_page import Page
from lkjip_xl.books.kit import phrases, styles
from lkjip_xl.books.kit.entry import Entry
from lkjip_xl.report.model import Row
from lkjip_xl.text.words import name_key

MOST: Final = 4
_PER_LINE: Final = 2
_HALVES: Final = ((grid.SIGN, grid.NAME), (grid.SECOND, grid.LAST))
_SIZE: Final = (345, 104)
_CHART_HEIGHT: Final = _SIZE[1] * 0.75 + 2
_NAME: Final = {**grid.PARAGRAPH, "bold": True, "valign": "bottom"}
_KEY: Final = "● realisasi, angka tahun laporan   □ target, angka akhir Renstra"


@dataclass(frozen=True)
class RenstraSection:
    """Writes the part; ``capaian`` is that of each indicator by its name, as a fraction."""

    page: Page
    figures: RenstraFigures
    capaian: Mapping[str, Decimal]

    def rows(self, most: int) -> Sequence[Row]:
        """The indicators that are drawn: the lowest capaian first, what has none last."""
        table = self.figures.layout.table
        worst = sorted(
            self.figures.charts, key=lambda row: self.capaian.get(name_key(table.label(row)), Decimal(99))
        )
        return worst[:most]

    def height(self, most: int) -> float:
        """How high the part is, in points."""
        return grid.SECTION_HEIGHT + sum(self._height_of_names(each) + _CHART_HEIGHT for each in self._lines(most))

    def _lines(self, most: int) -> list[Sequence[Row]]:
        """The indicators that stand beside each other."""
        rows = self.rows(most)
        return [rows[start : start + _PER_LINE] for start in range(0, len(rows), _PER_LINE)]

    def _height_of_names(self, beside: Sequence[Row]) -> float:
        lines = [
            styles.lines_needed(self._name(each).text, self.page.width_of(*half), bold=True)
            for each, half in zip(beside, _HALVES, strict=False)
        ]
        return styles.row_height(lines) + 3

    def write(self, row: int, most: int) -> int:
        """Write the part from a row on; the last row written."""
        rows = self.rows(most)
        left = len(self.figures.charts) - len(rows)
        title = "Menuju akhir Renstra"
        self.page.section(row, title if not left else f"{title}: {len(rows)} capaian terendah", _KEY)
        for beside in self._lines(most):
            row += 2
            for each, half in zip(beside, _HALVES, strict=False):
                self.page.across(row - 1, half, self._name(each), _NAME)
                chart = self.figures.chart(each, _SIZE, titled=False)
                chart.insert(self.page.workbook, self.page.sheet, row, self.page.left_of(half[0]), _SIZE[1])
            self.page.sheet.set_height(row - 1, self._height_of_names(beside))
            self.page.sheet.set_height(row, _CHART_HEIGHT)
        return row

    def _name(self, row: Row) -> Entry:
        name = name_reference(self.figures.layout, row)
        unit = self.figures.unit(row)
        if not unit.text:
            return name
        told = phrases.text_of(name.formula or phrases.words(name.text).expression, name.text)
        return (
            told + " (" + phrases.text_of(unit.formula or phrases.words(unit.text).expression, unit.text) + ")"
        ).entry
