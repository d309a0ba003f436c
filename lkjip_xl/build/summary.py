"""Ringkasan: the main figures, the tables by program and by sasaran, and the charts, on one printed page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from lkjip_xl.build import finished_styles as looks
from lkjip_xl.build import page, styles
from lkjip_xl.build import summary_page as grid
from lkjip_xl.build.findings_sheet import count_entry
from lkjip_xl.build.finished_cells import TOTAL_LABEL, Entries, Entry, category_entry
from lkjip_xl.build.finished_layout import Layouts
from lkjip_xl.build.renstra_charts import RenstraFigures
from lkjip_xl.build.styles import Style
from lkjip_xl.build.summary_charts import write_charts
from lkjip_xl.build.summary_figures import (
    NOTHING,
    PAGU,
    REALISASI,
    BudgetFigures,
    SasaranFigures,
    difference,
    mean_capaian,
    name_reference,
    share,
)
from lkjip_xl.build.summary_page import WIDTHS, SummaryPage
from lkjip_xl.build.writer import Sheet, Workbook, quoted
from lkjip_xl.findings import CheckResult, Severity
from lkjip_xl.model import Place, Report, Row
from lkjip_xl.narrative import SubKegiatan, absorptions
from lkjip_xl.rules import all_rules
from lkjip_xl.schema import Level
from lkjip_xl.tables import CARA_PENYERAPAN, DRAFT, TABEL_3_1_1_B, TEMUAN

_DRAFT_BANNER = (
    f"{DRAFT} – belum dapat diserahkan: masih ada kesalahan yang harus dibetulkan (lihat lembar Temuan)."
)
_DRAFT_WITHOUT_ERRORS = f"{DRAFT} – dibuat atas permintaan sebagai draf."
_NO_BUDGET = "Ringkasan anggaran belum dapat dibuat: lembar {sheet} tidak ada atau belum berisi."
_NO_LEVELS = "Angka per program belum dapat dihitung: tingkat sebagian baris di lembar {sheet} belum jelas."
_SASARAN_NOTE = (
    "Pagu dan realisasi program sasaran itu, {penunjang} Program Penunjang; cara lain di lembar {sheet}."
)
_MONEY = ("PAGU (Rp)", "REALISASI (Rp)")
_PROGRAM_HEADINGS = ("NO", "PROGRAM", *_MONEY, "SISA (Rp)", "PENYERAPAN", "KATEGORI", "BAGIAN PAGU")
_SASARAN_HEADINGS = ("NO", "SASARAN: INDIKATOR", *_MONEY, "CAPAIAN", "PENYERAPAN", "KATEGORI", "EFISIENSI")
_SUB_KEGIATAN_HEADINGS = ("NO", "SUB KEGIATAN", *_MONEY, "SISA (Rp)", "PENYERAPAN", "KATEGORI", "LETAK")
_EXTREMES = 5
_MOST_RULES = 12
_MOST_PLACES = 3


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
    summary = _Summary(SummaryPage(workbook, sheet), report, entries, result)
    page.set_up(sheet, report.settings, draft=draft, landscape=False, one_page=True)
    for index, width in enumerate(WIDTHS):
        sheet.raw.set_column(index, index, width)
    row = summary.write_top(draft=draft)
    row = summary.write_main_figures(row + 2, budget, mean_capaian(layouts, entries))
    row = summary.write_finding_counts(row + 2)
    if budget and budget.programs:
        row = summary.write_programs(row + 2, budget)
    if sasaran:
        row = summary.write_sasaran(row + 2, sasaran)
    if budget:
        row = summary.write_extremes(row + 2, budget)
    row, renstra = write_charts(summary.page, row + 2, layouts, entries, (budget, sasaran))
    sheet.raw.print_area(0, 0, row - 1, len(WIDTHS) - 1)
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

    def write_top(self, *, draft: bool) -> int:
        """Write who and which year, and whether it is a draft; the last row written."""
        settings = self.report.settings
        year = f" Tahun {settings.tahun}" if settings.tahun else ""
        lines = (f"Ringkasan Laporan Kinerja{year}", settings.instansi, settings.pemerintah)
        for row, text in enumerate(lines, 1):
            style = self.page.style(styles.TITLE, font_size=16) if row == 1 else self.page.style(styles.SUBTITLE)
            self._sheet.text(row, 1, page.printable(text), style)
            self._sheet.raw.set_row(row - 1, styles.row_height([1], font_size=16 if row == 1 else 12))
        if not draft:
            return len(lines)
        row = len(lines) + 1
        style = self.page.style(looks.BANNER)
        errors = self.result.count(Severity.ERROR)
        self._sheet.merge(row, 1, row, len(WIDTHS), style)
        self._sheet.text(row, 1, _DRAFT_BANNER if errors else _DRAFT_WITHOUT_ERRORS, style)
        self._sheet.raw.set_row(row - 1, styles.row_height([1], font_size=14) + 8)
        return row

    def _category(self, cell: str, rated: Entry) -> Entry:
        """The category of a cell that holds a fraction."""
        if self.entries.scale is None:
            return NOTHING
        points = None if rated.value is None else rated.value * 100
        return category_entry(self.entries.scale, cell, points, as_fraction=True)

    def write_main_figures(self, row: int, budget: BudgetFigures | None, mean: Entry) -> int:
        """Write the totals on the left, the counts on the right; the last row written."""
        pair = self.page.pair
        self.page.section(row, "Angka pokok")
        if budget is None:
            self.page.note(row + 1, _NO_BUDGET.format(sheet=TABEL_3_1_1_B.sheet))
            cell = pair(row + 2, 0, "Rata-rata capaian indikator", mean)
            pair(row + 2, 1, "Kategori rata-rata capaian", self._category(cell, mean))
            return row + 2
        total = budget.layout.table.total
        above = pair(row + 1, 0, "Total pagu (Rp)", budget.reference(total, PAGU))
        below = pair(row + 2, 0, "Total realisasi (Rp)", budget.reference(total, REALISASI))
        figures = (budget.figure(total, PAGU), budget.figure(total, REALISASI))
        pair(row + 3, 0, "Sisa (Rp)", difference(above, below, figures))
        absorbed = share(below, above, (figures[1], figures[0]))
        cell = pair(row + 4, 0, "Penyerapan", absorbed)
        pair(row + 5, 0, "Kategori penyerapan", self._category(cell, absorbed))
        for offset, level in enumerate(Level, 1):
            pair(row + offset, 1, f"Jumlah {level.label.lower()}", budget.count(level))
        cell = pair(row + 4, 1, "Rata-rata capaian indikator", mean)
        pair(row + 5, 1, "Kategori rata-rata capaian", self._category(cell, mean))
        if budget.programs:
            return row + 5
        self.page.note(row + 6, _NO_LEVELS.format(sheet=budget.layout.sheet))
        return row + 6

    def write_finding_counts(self, row: int) -> int:
        """Write how many findings there are, and a link to them; the last row written."""
        self.page.section(row, "Hasil pemeriksaan")
        self._sheet.link(
            row, grid.LAST, f"{quoted(TEMUAN)}!A1", "Lihat Temuan", self.page.style(looks.SECTION_LINK)
        )
        counts = [(severity.label.capitalize(), count_entry(self.result, severity)) for severity in Severity]
        counts.append(("Dikecualikan", count_entry(self.result, None)))
        for index, (label, entry) in enumerate(counts):
            self.page.pair(row + 1 + index // 2, index % 2, label, entry)
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
            where = ", ".join(f"{place.sheet} {place.address}" for place in places[:_MOST_PLACES])
            more = f", dan {len(places) - _MOST_PLACES} lagi" if len(places) > _MOST_PLACES else ""
            yield f"{len(places)} {severity.label.lower()} {code}: {names.get(code, '')} ({where}{more})."
        if len(found) > _MOST_RULES:
            yield f"… dan {len(found) - _MOST_RULES} aturan lain; lihat lembar Temuan."

    def write_programs(self, row: int, budget: BudgetFigures) -> int:
        """Write the table by program; the last row written."""
        self.page.section(row, "Anggaran per program")
        self.page.headings(row + 1, _PROGRAM_HEADINGS)
        first = row + 2
        total = budget.layout.table.total
        last = first + len(budget.programs) - (1 if total is None else 0)
        whole = (self.page.cell(grid.PAGU, last), budget.figure(total, PAGU)) if total is not None else None
        for number, program in enumerate(budget.programs, 1):
            name = name_reference(budget.layout, program)
            self._write_amounts(row + 1 + number, (str(number), name), program, budget, whole)
        if total is not None:
            self._write_amounts(last, ("", Entry(TOTAL_LABEL)), total, budget, whole, styles.TOTAL_CELL)
        return last

    def _write_amounts(
        self,
        row: int,
        name: tuple[str, Entry],
        source: Row,
        budget: BudgetFigures,
        whole: tuple[str, Decimal | None] | None,
        style: Style = styles.CELL,
    ) -> None:
        figures = (budget.figure(source, PAGU), budget.figure(source, REALISASI))
        above, below = (self.page.cell(column, row) for column in (grid.PAGU, grid.REALISASI))
        absorbed = share(below, above, (figures[1], figures[0]))
        line = (
            Entry(value=Decimal(name[0]), number_format="0") if name[0] else Entry(),
            name[1],
            budget.reference(source, PAGU),
            budget.reference(source, REALISASI),
            difference(above, below, figures),
            absorbed,
            self._category(self.page.cell(grid.SHARE, row), absorbed),
            share(above, whole[0], (figures[0], whole[1])) if whole else NOTHING,
        )
        self.page.line(row, line, style)

    def write_sasaran(self, row: int, sasaran: SasaranFigures) -> int:
        """Write the table by sasaran; the last row written."""
        self.page.section(row, "Kinerja dan efisiensi per sasaran")
        self.page.headings(row + 1, _SASARAN_HEADINGS)
        row += 1
        for number, source in enumerate(sasaran.rows, 1):
            row += 1
            achieved, absorbed = sasaran.percentage(source, "capaian"), sasaran.percentage(source, "penyerapan")
            cells = (self.page.cell(grid.FIFTH, row), self.page.cell(grid.SHARE, row))
            line = (
                Entry(value=Decimal(number), number_format="0"),
                sasaran.name(source),
                sasaran.money(source, PAGU)[0],
                sasaran.money(source, REALISASI)[0],
                achieved,
                absorbed,
                self._category(cells[0], achieved),
                sasaran.efficiency((cells[0], achieved), (cells[1], absorbed)),
            )
            self.page.line(row, line)
        with_penunjang = self.report.settings.penyerapan.with_penunjang
        penunjang = "dengan" if with_penunjang else "tanpa"
        self.page.note(row + 1, _SASARAN_NOTE.format(penunjang=penunjang, sheet=CARA_PENYERAPAN))
        return row + 1

    def write_extremes(self, row: int, budget: BudgetFigures) -> int:
        """Write the sub kegiatan of the lowest and of the highest absorption; the last row written."""
        found = absorptions(budget.layout.table, self.entries.recomputed)
        if not found or not budget.programs:
            return row - 2
        if len(found) <= _EXTREMES:
            return self._write_sub_kegiatan(row, "Penyerapan sub kegiatan", found, budget)
        size = min(_EXTREMES, len(found) // 2)
        words = {5: "Lima", 4: "Empat", 3: "Tiga"}[size]
        row = self._write_sub_kegiatan(row, f"{words} penyerapan terendah", found[:size], budget)
        highest = found[: -size - 1 : -1]
        return self._write_sub_kegiatan(row + 2, f"{words} penyerapan tertinggi", highest, budget)

    def _write_sub_kegiatan(
        self, row: int, title: str, found: Sequence[SubKegiatan], budget: BudgetFigures
    ) -> int:
        self.page.section(row, title)
        self.page.headings(row + 1, _SUB_KEGIATAN_HEADINGS)
        row += 1
        for number, each in enumerate(found, 1):
            row += 1
            above, below = (self.page.cell(column, row) for column in (grid.PAGU, grid.REALISASI))
            absorbed = share(below, above, (each.realisasi, each.pagu))
            line = (
                Entry(value=Decimal(number), number_format="0"),
                name_reference(budget.layout, each.row),
                budget.reference(each.row, PAGU),
                budget.reference(each.row, REALISASI),
                difference(above, below, (each.pagu, each.realisasi)),
                absorbed,
                self._category(self.page.cell(grid.SHARE, row), absorbed),
                Entry(),
            )
            self.page.line(row, line)
            address = budget.layout.address(each.row, REALISASI)
            target = budget.layout.reference(each.row, REALISASI)
            style = self.page.style(looks.CELL_LINK, align="center")
            self._sheet.link(row, grid.LAST, target, f"{budget.layout.sheet} {address}", style)
        return row
