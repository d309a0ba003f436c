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


@dataclass(frozen=True, slots=True)
class Drawn:
    """How many charts are drawn, and how high each is, in pixels."""

    most: int
    height: int

    @property
    def row_height(self) -> float:
        """Of the row that one stands in, in points."""
        return self.height * 0.75 + 2


USUAL: Final = Drawn(4, 104)
# LibreOffice breaks a figure in a lower chart in two, and squeezes the chart around it.
CLOSER: Final = (USUAL, Drawn(2, 104), Drawn(2, 96), Drawn(0, 0))
"""From what is drawn where there is room, to nothing but where the charts stand."""
_PER_LINE: Final = 2
_HALVES: Final = ((grid.SIGN, grid.NAME), (grid.SECOND, grid.LAST))
_WIDTH: Final = 345
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

    def height(self, drawn: Drawn) -> float:
        """How high the part is, in points."""
        if not drawn.most:
            return styles.row_height([1])
        lines = self._lines(drawn.most)
        return grid.SECTION_HEIGHT + sum(self._height_of_names(each) + drawn.row_height for each in lines)

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

    def write(self, row: int, drawn: Drawn) -> int:
        """Write the part from a row on; the last row written."""
        rows = self.rows(drawn.most)
        if not rows:
            told = self.figures.entries.as_printed(
                f"Menuju akhir Renstra: grafik di lembar {self.figures.sheet_of_charts}."
            )
            return self.page.paragraph(row - 1, Entry(told))
        left = len(self.figures.charts) - len(rows)
        title = "Menuju akhir Renstra"
        # What cannot be drawn, as a grade, may have a lower capaian than these.
        which = f": {len(rows)} dari {len(self.figures.charts)} grafik, capaian terendah dahulu" if left else ""
        self.page.section(row, f"{title}{which}", _KEY)
        for beside in self._lines(drawn.most):
            row += 2
            for each, half in zip(beside, _HALVES, strict=False):
                self.page.across(row - 1, half, self._name(each), _NAME)
                chart = self.figures.chart(each, (_WIDTH, drawn.height), titled=False)
                chart.insert(self.page.workbook, self.page.sheet, row, self.page.left_of(half[0]), drawn.height)
            self.page.sheet.set_height(row - 1, self._height_of_names(beside))
            self.page.sheet.set_height(row, drawn.row_height)
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
