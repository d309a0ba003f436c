"""The charts of Ringkasan and, beside the printed page, the live cells that they show."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from lkjip_xl.books.finished.category_entries import absorption_category
from lkjip_xl.books.finished.cells import Entries
from lkjip_xl.books.finished.layout import Layouts
from lkjip_xl.books.finished.renstra_charts import RenstraFigures
from lkjip_xl.books.finished.summary_figures import BudgetFigures, SasaranFigures
from lkjip_xl.books.kit import finished_styles as looks
from lkjip_xl.books.kit.charts import MILLION, BarChart, Cells, Series, axis_label, insert_side_by_side
from lkjip_xl.books.kit.entry import Entry
from lkjip_xl.books.kit.summary_page import ASIDE, SummaryPage
from lkjip_xl.methods.kategori import Band, Scale
from lkjip_xl.report.model import Row
from lkjip_xl.tables.keys import Key
from lkjip_xl.text.numbers import format_short

_LABEL_WIDTH, _HELPER_WIDTH = 36, 14
_HELPER_COLUMNS = 12
_MOST_RENSTRA_CHARTS = 4
_MORE_CHARTS = "Grafik {others} indikator lain ada di lembar {sheet}."
_RULER = "Batas kategori"
# Room for the label of a bar of 100 %.
_USUAL_MAXIMUM = 120
_STEP = 20
# A percentage beyond this would leave the others too small to be seen.
_MOST_PERCENT = 200


def write_charts(
    summary: SummaryPage,
    row: int,
    layouts: Layouts,
    entries: Entries,
    figures: tuple[BudgetFigures | None, SasaranFigures | None],
) -> tuple[int, RenstraFigures | None]:
    """Write the charts and their cells.

    Returns the last row covered, which is above ``row`` where there is nothing, and the figures of the charts over
    the years, which stand under their table too.
    """
    budget, sasaran = figures
    charts = _Charts(summary, entries)
    pending: list[tuple[BarChart, ...]] = []
    aside = row + 1
    if budget and budget.programs:
        pending.append(charts.of_programs(aside, budget))
        aside += len(budget.programs) + 4
    if sasaran:
        pending.append((charts.of_sasaran(aside, sasaran),))
        aside += len(sasaran.rows) + 2
    renstra = RenstraFigures.of(layouts, entries, aside, ASIDE)
    if not pending and renstra is None:
        return row - 2, None
    summary.section(row, "Grafik")
    summary.sheet.set_width(ASIDE, _LABEL_WIDTH)
    for column in range(1, _HELPER_COLUMNS + 1):
        summary.sheet.set_width(ASIDE + column, _HELPER_WIDTH)
    row += 1
    for beside in pending:
        row += insert_side_by_side(summary.workbook, summary.sheet, row, beside)
    if renstra:
        renstra.write_helper(summary.workbook, summary.sheet)
        row, _ = renstra.write_charts(summary.workbook, summary.sheet, row, summary.width, _MOST_RENSTRA_CHARTS)
        if (others := len(renstra.charts) - _MOST_RENSTRA_CHARTS) > 0:
            summary.note(row, _MORE_CHARTS.format(others=others, sheet=renstra.layout.sheet))
            row += 1
    return row - 1, renstra


@dataclass(frozen=True)
class _Charts:
    summary: SummaryPage
    entries: Entries

    def _write(self, row: int, column: int, entry: Entry) -> None:
        look: dict[str, Any] = {"num_format": entry.number_format} if entry.number_format else {}
        entry.write(self.summary.sheet, row, column, self.summary.style(looks.ASIDE, **look))

    def _headings(self, row: int, texts: list[str]) -> None:
        for column, text in enumerate(texts, ASIDE):
            self.summary.sheet.text(row, column, text, self.summary.style(looks.ASIDE_HEADING))

    def _cells(self, offset: int, first: int, last: int) -> Cells:
        return Cells(self.summary.sheet.name, ASIDE + offset, first, last)

    def of_programs(self, row: int, budget: BudgetFigures) -> tuple[BarChart, ...]:
        """Pagu and realisasi by program, and the absorption with its category; their cells from ``row`` on."""
        scale = self.entries.scale
        bands = list(scale.bands) if scale else []
        headings = (
            "Label grafik",
            "Pagu (Rp juta)",
            "Realisasi (Rp juta)",
            "Penyerapan (%)",
            "Kategori",
            "Label dengan kategori",
        )
        self._headings(row, [*headings, *(band.category for band in bands)])
        first, last = row + 1, row + len(budget.programs)
        for number, program in enumerate(budget.programs, 1):
            self._write_program(row + number, number, program, budget, scale)
        shares = [budget.reference(program, Key.CAPAIAN).value or Decimal(0) for program in budget.programs]
        maximum = _maximum(max(shares, default=Decimal(0)))
        if bands:
            self._write_ruler(last + 1, maximum, bands)
        return self._money(budget, first, last), self._absorption(first, last, maximum, bands)

    def _write_program(
        self, row: int, number: int, program: Row, budget: BudgetFigures, scale: Scale | None
    ) -> None:
        """Write the cells of a program that the charts show."""
        label = axis_label(budget.layout.table.label(program), number)
        self.summary.sheet.text(row, ASIDE, label, self.summary.style(looks.ASIDE))
        self._write(row, ASIDE + 1, budget.in_millions(program, Key.TARGET_KEUANGAN, MILLION))
        self._write(row, ASIDE + 2, budget.in_millions(program, Key.REALISASI, MILLION))
        absorbed = budget.reference(program, Key.CAPAIAN)
        self._write(row, ASIDE + 3, absorbed)
        cell = self.summary.cell(ASIDE + 3, row)
        category = absorption_category(scale, cell, absorbed.value, as_fraction=False) if scale else Entry()
        self._write(row, ASIDE + 4, category)
        cells = (self.summary.cell(ASIDE, row), self.summary.cell(ASIDE + 4, row))
        self._write(row, ASIDE + 5, _with_category(cells, label, category))

    def _money(self, budget: BudgetFigures, first: int, last: int) -> BarChart:
        pagu, realisasi = looks.CHART_COLOURS
        return BarChart(
            "Pagu dan realisasi per program",
            "dalam juta rupiah",
            budget.millions_format(),
            self._cells(0, first, last),
            (
                Series("Pagu", self._cells(1, first, last), pagu),
                Series("Realisasi", self._cells(2, first, last), realisasi),
            ),
            self.summary.width // 2,
        )

    def _absorption(self, first: int, last: int, maximum: int, bands: Sequence[Band]) -> BarChart:
        """The absorption by program over a ruler of the categories: its last row, the widest band at the back."""
        end = last + 1 if bands else last
        ruler = tuple(
            Series(
                _name_of(band),
                self._cells(6 + index, first, end),
                looks.BANDS[index % len(looks.BANDS)],
                labelled=False,
            )
            for index, band in enumerate(bands)
        )
        return BarChart(
            "Penyerapan per program dan kategorinya",
            "dalam persen",
            "0.00",
            self._cells(5, first, end),
            (Series("Penyerapan", self._cells(3, first, end), looks.CHART_COLOURS[0]), *ruler),
            self.summary.width // 2,
            overlaid=True,
            maximum=maximum,
        )

    def _write_ruler(self, row: int, maximum: int, bands: Sequence[Band]) -> None:
        """Write where each band of the scale ends, from the highest down."""
        self.summary.sheet.text(row, ASIDE + 5, _RULER, self.summary.style(looks.ASIDE))
        uppers = [Decimal(maximum), *(band.lower or Decimal(0) for band in bands)]
        for index, upper in enumerate(uppers[: len(bands)]):
            self._write(row, ASIDE + 6 + index, Entry(value=min(upper, Decimal(maximum)), number_format="General"))

    def of_sasaran(self, row: int, sasaran: SasaranFigures) -> BarChart:
        """Capaian and absorption by sasaran; their cells from ``row`` on."""
        self._headings(row, ["Label grafik", "Capaian (%)", "Penyerapan (%)"])
        first, last = row + 1, row + len(sasaran.rows)
        for number, source in enumerate(sasaran.rows, 1):
            at, name = row + number, sasaran.layout.table.label(source)
            self.summary.sheet.text(at, ASIDE, axis_label(name, number), self.summary.style(looks.ASIDE))
            for offset, key in enumerate((Key.CAPAIAN, Key.PENYERAPAN), 1):
                entry = sasaran.percentage(source, key)
                if entry.value is not None:
                    points = Entry(value=entry.value * 100, formula=f"{entry.formula}*100", number_format="0.00")
                    self._write(at, ASIDE + offset, points)
        capaian, penyerapan = looks.CHART_COLOURS
        return BarChart(
            "Capaian kinerja dan penyerapan anggaran per sasaran",
            "dalam persen",
            "0.00",
            self._cells(0, first, last),
            (
                Series("Capaian kinerja", self._cells(1, first, last), capaian),
                Series("Penyerapan anggaran", self._cells(2, first, last), penyerapan),
            ),
            self.summary.width,
        )


def _name_of(band: Band) -> str:
    """A band with where it begins."""
    if not band.lower:
        return band.category
    return f"{band.category} ({'mulai' if band.with_lower else 'di atas'} {format_short(band.lower)})"


def _maximum(value: Decimal) -> int:
    """Where the axis of a percentage ends."""
    return min(max(_USUAL_MAXIMUM, -(-int(value) // _STEP) * _STEP + _STEP), _MOST_PERCENT)


def _with_category(cells: tuple[str, str], label: str, category: Entry) -> Entry:
    """A name on the axis with its category in words: LibreOffice shows no bar's label that comes from a cell."""
    if not category.formula:
        return Entry(label)
    return Entry(f"{label} ({category.text})", formula=f'{cells[0]}&" ("&{cells[1]}&")"')
