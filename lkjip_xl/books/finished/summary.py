"""Ringkasan: the main figures, the tables by program and by sasaran, and the charts, on one printed page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from lkjip_xl.books.finished.cells import Entries
from lkjip_xl.books.finished.findings_sheet import count_entry
from lkjip_xl.books.finished.layout import Layouts
from lkjip_xl.books.finished.renstra_charts import RenstraFigures
from lkjip_xl.books.finished.summary_charts import write_charts
from lkjip_xl.books.finished.summary_figures import (
    BudgetFigures,
    Categories,
    IndicatorFigures,
    SasaranFigures,
    difference,
    share,
)
from lkjip_xl.books.finished.summary_tables import SummaryTables
from lkjip_xl.books.kit import finished_styles as looks
from lkjip_xl.books.kit import page, styles
from lkjip_xl.books.kit import summary_page as grid
from lkjip_xl.books.kit.entry import Entry
from lkjip_xl.books.kit.summary_page import SummaryPage
from lkjip_xl.books.kit.writer import Sheet, Workbook, quoted
from lkjip_xl.report.model import Report
from lkjip_xl.report.place import Place
from lkjip_xl.rules import all_rules
from lkjip_xl.rules.findings import CheckResult, Severity
from lkjip_xl.tables import DRAFT, TABEL_3_1, TABEL_3_1_1_A, TABEL_3_1_1_B, TABEL_3_1_2, TEMUAN
from lkjip_xl.tables.keys import Key
from lkjip_xl.tables.levels import Level
from lkjip_xl.text.sentences import few
from lkjip_xl.text.words import on_one_line

_DRAFT_BANNER = (
    f"{DRAFT} – belum dapat diserahkan: masih ada kesalahan yang harus dibetulkan (lihat lembar Temuan)."
)

_DRAFT_WITHOUT_ERRORS = f"{DRAFT} – dibuat atas permintaan sebagai draf."
_NO_BUDGET = f"Ringkasan anggaran belum dapat dibuat: lembar {TABEL_3_1_1_B.sheet} tidak ada atau belum berisi."
_NO_LEVELS = "Angka per program belum dapat dihitung: tingkat sebagian baris di lembar {sheet} belum jelas."
_NO_SCALE = f"Kategori belum dapat ditentukan: skala di {TABEL_3_1.sheet} tidak ada atau belum dapat dibaca."
_MOST_RULES = 6
_MOST_PLACES = 3
# Printed smaller than this, nobody could read it: it takes more pages then.
_SMALLEST_SCALE = 0.45


def write_summary(
    workbook: Workbook,
    sheet: Sheet,
    report: Report,
    layouts: Layouts,
    entries: Entries,
    result: CheckResult,
    *,
    draft: bool,
) -> RenstraFigures | None:
    """Write the sheet; the figures of the charts that stand under their table too."""
    budget = BudgetFigures.of(layouts, entries)
    sasaran = SasaranFigures.of(layouts, entries, budget)
    indicators = IndicatorFigures.of(layouts, entries, TABEL_3_1_1_A, TABEL_3_1_2)
    largest = (budget.figure(budget.layout.table.total, Key.TARGET_KEUANGAN) if budget else None) or Decimal(0)
    summary = _Summary(SummaryPage.begin(workbook, sheet, largest), report, entries, result)
    row = summary.write_top(draft=draft)
    row = summary.write_main_figures(row + 2, budget, indicators)
    row = summary.write_finding_counts(row + 2)
    tables = SummaryTables(summary.page, entries)
    if budget and budget.programs:
        row = tables.write_programs(row + 2, budget)
    if sasaran:
        row = tables.write_sasaran(row + 2, sasaran)
    elif listed := IndicatorFigures.of(layouts, entries, TABEL_3_1_2, TABEL_3_1_1_A):
        row = tables.write_indicators(row + 2, listed)
    if indicators and indicators.layout.means:
        row = tables.write_means(row + 2, indicators)
    if budget:
        row = tables.write_extremes(row + 2, budget)
    last, renstra = write_charts(summary.page, row + 2, layouts, entries, (budget, sasaran))
    summary.set_up((last, grid.LAST), charts=row + 1, draft=draft)
    return renstra


@dataclass(frozen=True)
class _Summary:
    page: SummaryPage
    report: Report
    entries: Entries
    result: CheckResult

    @property
    def _sheet(self) -> Sheet:
        return self.page.sheet

    def set_up(self, last: tuple[int, int], *, charts: int, draft: bool) -> None:
        """Print the sheet on one page, or the charts on another where one would be too small to read."""
        settings = self.report.settings
        page.set_up(self._sheet, settings, draft=draft, landscape=False)
        self._sheet.print_area(*last)
        if page.scale_on_one_page(self._sheet, settings, last) >= _SMALLEST_SCALE:
            page.print_on_one_page(self._sheet)
        else:
            # LibreOffice keeps to this break; Excel, told to fit the width, makes its own.
            self._sheet.raw.set_h_pagebreaks([charts - 1])

    def write_top(self, *, draft: bool) -> int:
        """Write who and which year, and whether it is a draft; the last row written."""
        settings = self.report.settings
        year = f" Tahun {settings.tahun}" if settings.tahun else ""
        lines = (f"Ringkasan Laporan Kinerja{year}", settings.instansi, settings.pemerintah)
        for row, text in enumerate(lines, 1):
            style = self.page.style(styles.TITLE, font_size=16) if row == 1 else self.page.style(styles.SUBTITLE)
            self._sheet.text(row, 1, on_one_line(text), style)
            self._sheet.set_height(row, styles.row_height([1], font_size=16 if row == 1 else 12))
        if not draft:
            return len(lines)
        row = len(lines) + 1
        style = self.page.style(looks.BANNER)
        errors = self.result.count(Severity.ERROR)
        self._sheet.merge(row, 1, row, grid.LAST, style)
        self._sheet.text(row, 1, _DRAFT_BANNER if errors else _DRAFT_WITHOUT_ERRORS, style)
        self._sheet.set_height(row, styles.row_height([1], font_size=14) + 8)
        return row

    def write_main_figures(
        self, row: int, budget: BudgetFigures | None, indicators: IndicatorFigures | None
    ) -> int:
        """Write the totals on the left, the counts on the right; the last row written."""
        self.page.section(row, "Angka pokok")
        if budget is None:
            row += 1
            self.page.note(row, _NO_BUDGET)
            self._write_mean(row + 1, (0, 1), indicators)
            row += 1
        else:
            row = self._write_budget(row, budget)
            self._write_mean(row - 1, (1, 1), indicators, row)
            if not budget.programs:
                row += 1
                self.page.note(row, _NO_LEVELS.format(sheet=budget.layout.sheet))
        if self.entries.scale is None:
            row += 1
            self.page.note(row, _NO_SCALE)
        return row

    def _write_budget(self, row: int, budget: BudgetFigures) -> int:
        """Write the totals and what they are made of; the last row written."""
        pair = self.page.pair
        total = budget.layout.table.total
        above = pair(row + 1, 0, Entry("Total pagu (Rp)"), budget.reference(total, Key.TARGET_KEUANGAN))
        below = pair(row + 2, 0, Entry("Total realisasi (Rp)"), budget.reference(total, Key.REALISASI))
        figures = (budget.figure(total, Key.TARGET_KEUANGAN), budget.figure(total, Key.REALISASI))
        pair(row + 3, 0, Entry("Sisa (Rp)"), difference(above, below, figures))
        absorbed = share(below, above, (figures[1], figures[0]))
        cell = pair(row + 4, 0, Entry("Penyerapan"), absorbed)
        category = Categories(self.entries.scale).of_absorption(cell, absorbed)
        pair(row + 5, 0, Entry("Kategori penyerapan"), category)
        for offset, level in enumerate(Level, 1):
            pair(row + offset, 1, Entry(f"Jumlah {level.label.lower()}"), budget.count(level))
        return row + 5

    def _write_mean(
        self, row: int, sides: tuple[int, int], indicators: IndicatorFigures | None, below: int | None = None
    ) -> None:
        """Write the mean capaian of the indicators and, beside or below it, its category."""
        label = indicators.mean_label if indicators else Entry("Rata-rata capaian indikator")
        mean = indicators.mean if indicators else Entry("-")
        cell = self.page.pair(row, sides[0], label, mean)
        category = Categories(self.entries.scale).of_capaian(cell, mean)
        self.page.pair(below or row, sides[1], Entry("Kategori rata-rata capaian"), category)

    def write_finding_counts(self, row: int) -> int:
        """Write how many findings there are, and a link to them; the last row written."""
        self.page.section(row, "Hasil pemeriksaan")
        self._sheet.link(
            row, grid.LAST, f"{quoted(TEMUAN)}!A1", "Lihat Temuan", self.page.style(looks.SECTION_LINK)
        )
        counts = [(severity.label.capitalize(), count_entry(self.result, severity)) for severity in Severity]
        counts.append(("Dikecualikan", count_entry(self.result, None)))
        for index, (label, entry) in enumerate(counts):
            self.page.pair(row + 1 + index // 2, index % 2, Entry(label), entry)
        row += (len(counts) + 1) // 2
        for text in self._what_is_wrong():
            row += 1
            self._sheet.text(row, 1, text, self.page.style(styles.BASE))
        return row

    def _what_is_wrong(self) -> Iterator[str]:
        """A line for each rule that found an error or a warning: how many, which, and where the first are."""
        names = {rule.code: rule.name for rule in all_rules()}
        found: dict[tuple[Severity, str], list[Place]] = {}
        for finding in self.result.standing():
            if finding.severity is not Severity.INFO:
                found.setdefault((finding.severity, finding.code), []).append(finding.problem.place)
        errors_first = sorted(found.items(), key=lambda item: item[0][0] is not Severity.ERROR)
        for (severity, code), places in errors_first[:_MOST_RULES]:
            where = few([f"{place.sheet} {place.address}" for place in places], _MOST_PLACES)
            yield f"{len(places)} {severity.label.lower()} {code}: {names.get(code, '')} ({where})."
        if len(found) > _MOST_RULES:
            yield f"… dan {len(found) - _MOST_RULES} aturan lain; lihat lembar Temuan."
