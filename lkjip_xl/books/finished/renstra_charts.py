"""Gambar 3.1.3: target and realisasi of each indicator over the years of the Renstra."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from lkjip_xl.books.finished.cells import Entries
from lkjip_xl.books.finished.layout import Layouts, TableLayout
from lkjip_xl.books.kit import finished_styles as looks
from lkjip_xl.books.kit import page, styles
from lkjip_xl.books.kit.charts import Cells, LineChart, Series, insert_side_by_side
from lkjip_xl.books.kit.entry import Entry, text_reference
from lkjip_xl.books.kit.writer import Sheet, Workbook
from lkjip_xl.report.model import Row
from lkjip_xl.report.own_titles import printed_name
from lkjip_xl.show import palette
from lkjip_xl.tables import GRAFIK_RENSTRA, RINGKASAN, TABEL_3_1_3, facts
from lkjip_xl.tables.facts import Year, shown_as
from lkjip_xl.tables.keys import Key
from lkjip_xl.tables.sources import key_in_year
from lkjip_xl.text.cell_formats import is_percent_format
from lkjip_xl.text.numbers import decimals_of
from lkjip_xl.text.sentences import most_decimals
from lkjip_xl.text.words import full_name, on_one_line, squeeze

CHART_NAME = "Gambar 3.1.3"
_KINDS = (Key.TARGET, Key.REALISASI)
_PER_LINE = 2
# Of the highest figure: below it a label under its point would stand on the years.
_LOW = Decimal("0.4")
_HEIGHT = 210
# More charts fill pages of their own, on which the headings of the table would stand above none of its rows.
_MOST_BELOW_TABLE = 8
_FIRST_LINE = 4
# How wide two charts are together, in pixels: as wide as landscape paper at nine tenths of its size.
_WIDTH_APART = 1180
# What two lines of a title hold.
_LONGEST_TITLE = 120


def side_of_label(target: Decimal | None, realisasi: Decimal | None, highest: Decimal) -> str:
    """On which side of its point a realisasi is written: away from the target, and off the years below."""
    if target is None or realisasi is None or realisasi >= target:
        return "above"
    return "right" if realisasi < highest * _LOW else "below"


def format_of_label(figure: Decimal | None) -> str:
    """How the label of a figure is written: with its own decimals, as a sentence tells it."""
    decimals = 0 if figure is None else min(most_decimals(figure), decimals_of(figure))
    return "#,##0" + ("." + "0" * decimals if decimals else "")


@dataclass(frozen=True)
class RenstraFigures:
    """The years of Tabel 3.1.3, and the cells on Ringkasan that the charts show.

    They stand from ``row`` and ``column`` on: a row for each year, two columns for each indicator. Beside the
    table itself they would be read as something that belongs to it.
    """

    layout: TableLayout
    entries: Entries
    row: int
    column: int

    @classmethod
    def of(cls, layouts: Layouts, entries: Entries, row: int, column: int) -> RenstraFigures | None:
        """The figures; None where the table is missing, empty, or has nothing to draw over years."""
        layout = layouts.by_key.get(TABEL_3_1_3.key)
        figures = cls(layout, entries, row, column) if layout and layout.table.rows else None
        return figures if figures and len(figures.years) > 1 and figures.charts else None

    @property
    def years(self) -> list[Year]:
        """The years that the table has both columns of."""
        columns = [column for column in self.layout.printed if column.year is not None]
        realised = {column.year for column in columns if column.fact == facts.REALISASI}
        years = (column.year for column in columns if column.fact == facts.TARGET_RENSTRA)
        return [year for year in years if year is not None and year in realised]

    @property
    def charts(self) -> tuple[Row, ...]:
        """The indicators of which a line can be drawn: from one year to another, not one point alone."""
        return tuple(row for row in self.layout.table.rows if any(self._points(row, kind) > 1 for kind in _KINDS))

    @property
    def apart(self) -> bool:
        """Whether the charts stand on a sheet of their own, as there are many."""
        return len(self.charts) > _MOST_BELOW_TABLE

    @property
    def name(self) -> str:
        """What the charts are called: by the number that their table has in print."""
        table = self.layout.table
        number = printed_name(self.entries.settings, table.spec, table).number
        return CHART_NAME if number == table.spec.sheet else number.replace("Tabel", "Gambar")

    @property
    def sheet_of_charts(self) -> str:
        """Where all charts stand."""
        return GRAFIK_RENSTRA if self.apart else self.layout.sheet

    def write_apart(self, workbook: Workbook, *, draft: bool) -> None:
        """Draw the charts on a sheet of their own."""
        settings, sheet = self.entries.settings, workbook.sheet(GRAFIK_RENSTRA)
        page.set_up(sheet, settings, draft=draft)
        title = f"{self.name} Target dan Realisasi Kinerja Selama Renstra"
        agency = full_name(settings.instansi, settings.pemerintah, ", ")
        sheet.text(1, 1, title, workbook.style(**styles.TITLE))
        sheet.text(2, 1, on_one_line(agency), workbook.style(**styles.SUBTITLE))
        sheet.set_height(1, styles.row_height([1], font_size=14))
        columns = next(at for at in range(1, _WIDTH_APART) if sheet.pixels_across(at) >= _WIDTH_APART)
        last, lines = self.write_charts(workbook, sheet, _FIRST_LINE, _WIDTH_APART)
        sheet.print_area(last - 1, columns)
        page.print_in_blocks(sheet, settings, (last - 1, columns), lines, landscape=True)

    def _points(self, row: Row, kind: str) -> int:
        """Of how many years a figure can be drawn."""
        return sum(self._figure(row, key_in_year(kind, year)) is not None for year in self.years)

    def _figure(self, row: Row, key: str) -> Decimal | None:
        cell = row.cells.get(key)
        return cell.number if cell else None

    def _entry(self, row: Row, key: str) -> Entry:
        """A figure by a formula: percent points also where the cell holds a fraction; nothing for a dash."""
        if self._figure(row, key) is None:
            return Entry()
        shown = self.entries.entry(self.layout, row, self.layout.table.spec.column(key))
        reference = self.layout.reference(row, key)
        if shown.value is None:
            return Entry()
        if is_percent_format(shown.number_format):
            return Entry(value=shown.value * 100, formula=f"{reference}*100", number_format="General")
        return Entry(value=shown.value, formula=reference, number_format="General")

    def write_helper(self, workbook: Workbook, sheet: Sheet) -> None:
        """Write the cells that the charts show."""
        heading, plain = workbook.style(**looks.ASIDE_HEADING), workbook.style(**looks.ASIDE)
        sheet.text(self.row, self.column, "Tahun", heading)
        for at, year in enumerate(self.years, self.row + 1):
            sheet.text(at, self.column, shown_as(year), plain)
        for column, row, kind in self._columns():
            sheet.text(self.row, column, f"{kind.capitalize()} {self._number(row)}", heading)
            for at, year in enumerate(self.years, self.row + 1):
                self._entry(row, key_in_year(kind, year)).write(sheet, at, column, plain)

    def _columns(self) -> Iterator[tuple[int, Row, str]]:
        column = self.column
        for row in self.charts:
            for kind in _KINDS:
                column += 1
                yield column, row, kind

    def _cells(self, column: int) -> Cells:
        return Cells(RINGKASAN, column, self.row + 1, self.row + len(self.years))

    def unit(self, row: Row) -> Entry:
        """The unit of an indicator, brought over from its table; empty where the table has none."""
        if self.layout.position(Key.SATUAN) is None:
            return Entry()
        entry = self.entries.entry(self.layout, row, self.layout.table.spec.column(Key.SATUAN))
        return text_reference(self.layout.reference(row, Key.SATUAN), entry.text)

    def chart(self, row: Row, size: tuple[int, int], *, titled: bool = True) -> LineChart:
        """The chart of an indicator; one that is not titled has its name in a cell above it."""
        column = self.column + 1 + len(_KINDS) * (self._number(row) - 1)
        title = self._title(row) if titled else ""
        drawn = [
            Series(kind.capitalize(), self._cells(at), palette.ACTUAL) if self._points(row, kind) else None
            for at, kind in enumerate(_KINDS, column)
        ]
        at = self._year_of_report
        target, realisasi = (
            self._figure(row, key_in_year(kind, self.years[at])) if at is not None else None for kind in _KINDS
        )
        return LineChart(
            title,
            self._cells(self.column),
            drawn[0],
            drawn[1],
            (
                format_of_label(self._figure(row, key_in_year(Key.TARGET, self.years[-1]))),
                format_of_label(realisasi),
            ),
            size,
            at,
            self._beside(row, target, realisasi),
        )

    def _beside(self, row: Row, target: Decimal | None, realisasi: Decimal | None) -> str:
        """On which side of its point the realisasi of the report's year is written."""
        figures = (self._figure(row, key_in_year(kind, year)) for kind in _KINDS for year in self.years)
        highest = max((each for each in figures if each is not None), default=Decimal(0))
        return side_of_label(target, realisasi, highest)

    def _number(self, row: Row) -> int:
        """Which of the pictures it is: what cannot be drawn, as a grade, has no number."""
        return self.charts.index(row) + 1

    def _title(self, row: Row) -> str:
        """The number of the picture, and the whole name of the indicator with its unit."""
        name, unit = squeeze(self.layout.table.label(row)), self.unit(row).text
        if len(name) > _LONGEST_TITLE:
            name = name[:_LONGEST_TITLE].rsplit(" ", 1)[0] + "…"
        return f"{self.name} ({self._number(row)}) {name}" + (f" ({unit})" if unit else "")

    @property
    def _year_of_report(self) -> int | None:
        """Which of the years is that of the report."""
        tahun = self.entries.settings.tahun
        return next((at for at, year in enumerate(self.years) if self.entries.settings.year(year) == tahun), None)

    def write_charts(self, workbook: Workbook, sheet: Sheet, row: int, width: int) -> tuple[int, list[int]]:
        """Draw the charts, two beside each other; the row behind them, and the rows that their lines begin at."""
        rows = self.charts
        lines = []
        for start in range(0, len(rows), _PER_LINE):
            lines.append(row)
            size = (width // _PER_LINE, _HEIGHT)
            beside = tuple(self.chart(each, size) for each in rows[start : start + _PER_LINE])
            row += insert_side_by_side(workbook, sheet, row, beside)
        return row, lines
