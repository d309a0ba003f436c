"""Ringkasan: the main figures, the table by program and the charts, on one printed page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from lkjip_xl.build import finished_styles as looks
from lkjip_xl.build import page, styles
from lkjip_xl.build.charts import MILLION, BarChart, Series, axis_label, insert_chart
from lkjip_xl.build.finished_cells import TOTAL_LABEL, Entries, Entry, text_reference
from lkjip_xl.build.finished_layout import Layouts
from lkjip_xl.build.styles import Style
from lkjip_xl.build.summary_figures import BudgetFigures, budget_layout, difference, mean_capaian, share
from lkjip_xl.build.writer import Sheet, Workbook, quoted
from lkjip_xl.findings import CheckResult, Severity
from lkjip_xl.model import Report, Row, column_letters
from lkjip_xl.schema import Chart, Column, Level
from lkjip_xl.tables import DRAFT, TABLES, TEMUAN

_DRAFT_BANNER = (
    f"{DRAFT} – belum dapat diserahkan: masih ada kesalahan yang harus dibetulkan (lihat lembar Temuan)."
)
_DRAFT_WITHOUT_ERRORS = f"{DRAFT} – dibuat atas permintaan sebagai draf."
_NO_BUDGET = "Ringkasan anggaran belum dapat dibuat: lembar {sheet} tidak ada atau belum berisi."
_NO_LEVELS = "Angka per program belum dapat dihitung: tingkat sebagian baris di lembar {sheet} belum jelas."
_MEAN_LABEL = "Rata-rata capaian indikator"
_WIDTHS = (5, 58, 21, 21, 21, 14)
_HEADINGS = ("NO", "PROGRAM", "PAGU (Rp)", "REALISASI (Rp)", "SISA (Rp)", "PENYERAPAN")
_SHORT_NAMES = ("Pagu", "Realisasi")
_NO, _NAME, _PAGU, _REALISASI, _SISA, _SHARE = range(1, 7)
# The charts' own cells stand beside the printed page, after an empty column.
_LABELS = 8
_HELPER_WIDTH = 16
_CHART_WIDTH = 1_010
_FIGURE_HEIGHT = 18


def write_summary(
    workbook: Workbook,
    sheet: Sheet,
    report: Report,
    layouts: Layouts,
    entries: Entries,
    result: CheckResult,
    *,
    draft: bool,
) -> None:
    """Write the sheet."""
    layout = budget_layout(layouts)
    budget = BudgetFigures(layout, entries) if layout and layout.table.rows else None
    summary = _Summary(workbook, sheet, report, result)
    page.set_up(sheet, report.settings, draft=draft, landscape=False, one_page=True)
    for index, width in enumerate(_WIDTHS):
        sheet.raw.set_column(index, index, width)
    row = summary.write_top(draft=draft)
    row = summary.write_main_figures(row + 2, budget, mean_capaian(layouts, entries))
    row = summary.write_finding_counts(row + 2)
    row = summary.write_programs(row + 2, budget) if budget and budget.programs else row
    last = summary.write_charts(row + 2, budget) if budget and budget.programs else row
    sheet.raw.print_area(0, 0, last - 1, len(_WIDTHS) - 1)


@dataclass(frozen=True)
class _Summary:
    workbook: Workbook
    sheet: Sheet
    report: Report
    result: CheckResult

    def _style(self, style: Style, **more: Any) -> Any:
        return self.workbook.style(**{**style, **more})

    def write_top(self, *, draft: bool) -> int:
        """Write who and which year, and whether it is a draft; the last row written."""
        settings = self.report.settings
        year = f" Tahun {settings.tahun}" if settings.tahun else ""
        lines = (f"Ringkasan Laporan Kinerja{year}", settings.instansi, settings.pemerintah)
        for row, text in enumerate(lines, 1):
            style = self._style(styles.TITLE, font_size=16) if row == 1 else self._style(styles.SUBTITLE)
            self.sheet.text(row, 1, page.printable(text), style)
            self.sheet.raw.set_row(row - 1, styles.row_height([1], font_size=16 if row == 1 else 12))
        if not draft:
            return len(lines)
        row = len(lines) + 1
        style = self._style(looks.BANNER)
        errors = self.result.count(Severity.ERROR)
        self.sheet.merge(row, 1, row, len(_WIDTHS), style)
        self.sheet.text(row, 1, _DRAFT_BANNER if errors else _DRAFT_WITHOUT_ERRORS, style)
        self.sheet.raw.set_row(row - 1, styles.row_height([1], font_size=14) + 8)
        return row

    def _section(self, row: int, text: str) -> None:
        style = self._style(looks.SECTION)
        for column in range(1, len(_WIDTHS) + 1):
            self.sheet.text(row, column, text if column == 1 else "", style)
        self.sheet.raw.set_row(row - 1, styles.row_height([1], font_size=11) + 2)

    def _pair(self, row: int, side: int, label: str, entry: Entry) -> str:
        """Write a label and its figure in the left (0) or right (1) half; the address of the figure."""
        first, last, column = ((1, 2, 3), (4, 5, 6))[side]
        style = self._style(looks.FIGURE_LABEL)
        self.sheet.merge(row, first, row, last, style)
        self.sheet.text(row, first, label, style)
        look = {"num_format": entry.number_format} if entry.number_format else {}
        entry.write(self.sheet, row, column, self._style(looks.FIGURE, **look))
        self.sheet.raw.set_row(row - 1, _FIGURE_HEIGHT)
        return f"{column_letters(column)}{row}"

    def write_main_figures(self, row: int, budget: BudgetFigures | None, mean: Entry) -> int:
        """Write the totals on the left, the counts on the right; the last row written."""
        self._section(row, "Angka pokok")
        if budget is None:
            sheet = next(spec.sheet for spec in TABLES if spec.charts)
            self.sheet.text(row + 1, 1, _NO_BUDGET.format(sheet=sheet), self._style(styles.NOTE))
            self._pair(row + 2, 0, _MEAN_LABEL, mean)
            return row + 2
        total = budget.layout.table.total
        pagu, realisasi = budget.amounts[:2]
        above = self._pair(row + 1, 0, "Total pagu (Rp)", budget.reference(total, pagu))
        below = self._pair(row + 2, 0, "Total realisasi (Rp)", budget.reference(total, realisasi))
        figures = (budget.figure(total, pagu), budget.figure(total, realisasi))
        self._pair(row + 3, 0, "Sisa (Rp)", difference(above, below, figures))
        self._pair(row + 4, 0, "Penyerapan", share(below, above, (figures[1], figures[0])))
        for offset, level in enumerate(Level, 1):
            self._pair(row + offset, 1, f"Jumlah {level.label.lower()}", budget.count(level))
        self._pair(row + 4, 1, _MEAN_LABEL, mean)
        if budget.programs:
            return row + 4
        self.sheet.text(row + 5, 1, _NO_LEVELS.format(sheet=budget.layout.sheet), self._style(styles.NOTE))
        return row + 5

    def write_finding_counts(self, row: int) -> int:
        """Write how many findings there are, and a link to them; the last row written."""
        self._section(row, "Hasil pemeriksaan")
        self.sheet.link(row, _SHARE, f"{quoted(TEMUAN)}!A1", "Lihat Temuan", self._style(looks.SECTION_LINK))
        counts = [(severity.label.capitalize(), self.result.count(severity)) for severity in Severity]
        counts.append(("Dikecualikan", len(self.result.waived)))
        for index, (label, count) in enumerate(counts):
            self._pair(row + 1 + index // 2, index % 2, label, Entry(value=Decimal(count), number_format="0"))
        return row + (len(counts) + 1) // 2

    def write_programs(self, row: int, budget: BudgetFigures) -> int:
        """Write the table by program; the last row written."""
        self._section(row, "Anggaran per program")
        for column, heading in enumerate(_HEADINGS, 1):
            self.sheet.text(row + 1, column, heading, self._style(styles.HEADING))
        first = row + 2
        for number, program in enumerate(budget.programs, 1):
            self._write_program(row + 1 + number, number, program, budget)
        total = budget.layout.table.total
        last = first + len(budget.programs)
        if total is None:
            return last - 1
        self._write_amounts(last, total, budget, styles.TOTAL_CELL)
        self.sheet.text(last, _NO, "", self._style(styles.TOTAL_CELL))
        self.sheet.text(last, _NAME, TOTAL_LABEL, self._style(styles.TOTAL_CELL, align="center"))
        return last

    def _write_program(self, row: int, number: int, program: Row, budget: BudgetFigures) -> None:
        table = budget.layout.table
        name = program.text(table.spec.label)
        reference = budget.layout.reference(program, table.spec.label)
        entry = text_reference(reference, name) if name else Entry(table.label(program))
        self.sheet.number(row, _NO, number, self._style(styles.CELL, align="center"))
        entry.write(self.sheet, row, _NAME, self._style(styles.CELL))
        self._write_amounts(row, program, budget, styles.CELL)
        self.sheet.raw.set_row(row - 1, styles.row_height([styles.lines_needed(name, _WIDTHS[_NAME - 1])]))

    def _write_amounts(self, row: int, source: Row, budget: BudgetFigures, style: Style) -> None:
        pagu, realisasi = budget.amounts[:2]
        figures = (budget.figure(source, pagu), budget.figure(source, realisasi))
        above, below = (f"{column_letters(column)}{row}" for column in (_PAGU, _REALISASI))
        cells = {
            _PAGU: budget.reference(source, pagu),
            _REALISASI: budget.reference(source, realisasi),
            _SISA: difference(above, below, figures),
            _SHARE: share(below, above, (figures[1], figures[0])),
        }
        for column, entry in cells.items():
            look = {"num_format": entry.number_format} if entry.number_format else {}
            entry.write(self.sheet, row, column, self._style(style, align="right", **look))

    def write_charts(self, row: int, budget: BudgetFigures) -> int:
        """Write the charts and, beside the page, the cells they show; the last row covered."""
        self._section(row, "Grafik")
        programs = budget.programs
        columns = list(dict.fromkeys(key for chart in budget.layout.table.spec.charts for key in chart.columns))
        helper = _Helper(first_row=row + 2, columns=[budget.layout.table.spec.column(key) for key in columns])
        self._write_helper(helper, programs, budget)
        row += 1
        for chart in budget.layout.table.spec.charts:
            drawn = helper.chart(chart, len(programs), budget)
            insert_chart(self.workbook, self.sheet, row, _CHART_WIDTH, drawn)
            row += drawn.rows
        return row - 1

    def _write_helper(self, helper: _Helper, programs: Sequence[Row], budget: BudgetFigures) -> None:
        heading = self._style(looks.ASIDE_HEADING)
        self.sheet.raw.set_column(_LABELS - 1, _LABELS - 1, 36)
        self.sheet.raw.set_column(_LABELS, _LABELS + len(helper.columns) - 1, _HELPER_WIDTH)
        self.sheet.text(helper.first_row - 1, _LABELS, "Label grafik", heading)
        for position, column in enumerate(helper.columns, _LABELS + 1):
            self.sheet.text(helper.first_row - 1, position, helper.name(column, budget), heading)
            for row, program in enumerate(programs, helper.first_row):
                entry = budget.in_millions(program, column, MILLION) if column.sums else None
                entry = entry or budget.reference(program, column)
                look = {"num_format": entry.number_format} if entry.number_format else {}
                entry.write(self.sheet, row, position, self._style(looks.ASIDE, **look))
        for row, program in enumerate(programs, helper.first_row):
            label = axis_label(budget.layout.table.label(program))
            self.sheet.text(row, _LABELS, label, self._style(looks.ASIDE))


@dataclass(frozen=True)
class _Helper:
    """The cells that the charts show, beside the printed page."""

    first_row: int
    columns: Sequence[Column]

    def name(self, column: Column, budget: BudgetFigures) -> str:
        """The heading of a helper column, with its unit."""
        short = self.short_name(column, budget)
        return f"{short} (Rp juta)" if column.sums else f"{short} (%)"

    @staticmethod
    def short_name(column: Column, budget: BudgetFigures) -> str:
        """Pagu, Realisasi, or the first word of another column's heading."""
        if column in budget.amounts[: len(_SHORT_NAMES)]:
            return _SHORT_NAMES[budget.amounts.index(column)]
        return column.heading.split(" ")[0].capitalize()

    def chart(self, chart: Chart, programs: int, budget: BudgetFigures) -> BarChart:
        """What to draw for a chart of a table."""
        columns = [column for column in self.columns if column.key in chart.columns]
        in_rupiah = columns[0].sums
        percent = "0%" if columns[0].as_fraction else '0"%"'
        return BarChart(
            title=chart.title,
            unit="dalam juta rupiah" if in_rupiah else "dalam persen",
            number_format=budget.millions_format() if in_rupiah else percent,
            axis_title="Rp juta" if in_rupiah else f"{self.short_name(columns[0], budget)} (%)",
            series=tuple(
                Series(self.short_name(column, budget), _LABELS + 1 + self.columns.index(column))
                for column in columns
            ),
            labels=_LABELS,
            first_row=self.first_row,
            last_row=self.first_row + programs - 1,
        )
