"""Ringkasan: what was reached, what was not, and where the money stayed, on one printed page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from lkjip_xl.books.finished import summary_page as grid
from lkjip_xl.books.finished.cells import Entries
from lkjip_xl.books.finished.findings_sheet import count_entry
from lkjip_xl.books.finished.layout import Layouts
from lkjip_xl.books.finished.renstra_charts import RenstraFigures
from lkjip_xl.books.finished.summary_budget import BudgetSections, Stayed, names_of_budget, sub_kegiatan
from lkjip_xl.books.finished.summary_efficiency import SasaranFigures
from lkjip_xl.books.finished.summary_figures import BudgetFigures, Categories, IndicatorFigures
from lkjip_xl.books.finished.summary_levels import levels_told
from lkjip_xl.books.finished.summary_page import Page, are_many
from lkjip_xl.books.finished.summary_renstra import CLOSER, USUAL, RenstraSection
from lkjip_xl.books.finished.summary_sasaran import SasaranSection, names_of_indicators
from lkjip_xl.books.finished.summary_sentence import Budget, MainFigures, Reached
from lkjip_xl.books.finished.summary_shares import Shares
from lkjip_xl.books.kit import finished_styles as looks
from lkjip_xl.books.kit import page, phrases, styles
from lkjip_xl.books.kit.entry import Entry
from lkjip_xl.books.kit.phrases import Figure, Phrase
from lkjip_xl.books.kit.writer import Sheet, Workbook, quoted
from lkjip_xl.figures.assignments import shared_sentence
from lkjip_xl.methods.penyerapan import Aggregation
from lkjip_xl.report.model import Report
from lkjip_xl.report.place import Place
from lkjip_xl.rules import all_rules
from lkjip_xl.rules.findings import CheckResult, Severity
from lkjip_xl.tables import (
    CARA_PENYERAPAN,
    DRAFT,
    METODE,
    TABEL_3_1,
    TABEL_3_1_1_A,
    TABEL_3_1_1_B,
    TABEL_3_1_2,
    TABEL_3_1_5,
    TEMUAN,
)
from lkjip_xl.tables.keys import Key
from lkjip_xl.text.offices import head_of
from lkjip_xl.text.sentences import few
from lkjip_xl.text.words import name_key, on_one_line

_DRAFT: Final = f"{DRAFT} – belum dapat diserahkan: "
_DRAFT_WITHOUT_ERRORS: Final = f"{DRAFT} – dibuat atas permintaan; angka masih dapat berubah."
_NO_BUDGET: Final = (
    f"Ringkasan anggaran belum dapat dibuat: lembar {TABEL_3_1_1_B.sheet} tidak ada atau belum berisi."
)
_NO_LEVELS: Final = "Angka per program belum dapat dihitung: tingkat sebagian baris di lembar {sheet} belum jelas."
_NO_SCALE: Final = (
    f"Kategori belum dapat ditentukan: skala di {TABEL_3_1.sheet} tidak ada atau belum dapat dibaca."
)
_GOES_ON: Final = "Ringkasan berlanjut di halaman {}"
_POINTER: Final = {**styles.NOTE, "align": "right"}
_MOST_RULES: Final = 6
_MOST_PLACES: Final = 3
# Ten points are eight then.
_SMALLEST_SCALE: Final = 0.8
_SIGNATURE_LINES: Final = 2
_DOTS: Final = "." * 30
_METHOD: Final = {**styles.NOTE, "text_wrap": True, "valign": "top"}
_SIGNED: Final = {**styles.BASE, "align": "center", "text_wrap": True}


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
    summary = _Summary.of(workbook, sheet, report, layouts, entries, result)
    return summary.write(draft=draft)


@dataclass(frozen=True)
class _Summary:
    page: Page
    report: Report
    layouts: Layouts
    entries: Entries
    result: CheckResult
    budget: BudgetFigures | None
    indicators: IndicatorFigures | None
    sasaran: SasaranFigures | None

    @classmethod
    def of(
        cls,
        workbook: Workbook,
        sheet: Sheet,
        report: Report,
        layouts: Layouts,
        entries: Entries,
        result: CheckResult,
    ) -> _Summary:
        budget = BudgetFigures.of(layouts, entries)
        indicators = IndicatorFigures.of(layouts, entries, TABEL_3_1_1_A, TABEL_3_1_2, TABEL_3_1_5)
        sasaran = SasaranFigures.of(layouts, entries, budget)
        names = [
            *(names_of_indicators(indicators) if indicators else ()),
            *(names_of_budget(budget) if budget else ()),
        ]
        many = are_many(names, report.settings.kertas)
        return cls(
            Page(workbook, sheet, many, report.settings.kertas),
            report,
            layouts,
            entries,
            result,
            budget,
            indicators,
            sasaran,
        )

    @property
    def _categories(self) -> Categories:
        return Categories(self.entries.scale)

    def write(self, *, draft: bool) -> RenstraFigures | None:
        """Write every part, one under the other."""
        row = top = self._write_top()
        self._write_verdict(1)
        parts: list[int] = []
        totals = Budget.of(self.page, self.budget) if self.budget else None
        reached = Reached.of(self.page, self.indicators) if self.indicators else None
        section = self._section_of_sasaran()
        groups = section.groups() if section else []
        judgements = [section.judgement(each) for each in groups if each.efficiency] if section else []
        if draft:
            row = self._write_draft(top + 1)
        # The sentence stands above what it tells of: its row is left, and written at the end.
        row = sentence = row + 1
        row = MainFigures(self.page, self.entries).write(row + 2, self.indicators, reached, totals, judgements)
        if section:
            parts.append(row + 2)
            row = section.write(row + 2, groups, self.report.settings.tahun)
        stayed: Stayed | None = None
        for part, written, found in self._write_budget(row):
            parts.append(part)
            row, stayed = written, found or stayed
        row = self._write_notes(row + 1)
        self._write_sentence(sentence, reached, totals, stayed)
        renstra = RenstraFigures.of(self.layouts, self.entries, *self.page.below_aside)
        if renstra:
            renstra.write_helper(self.page.workbook, self.page.sheet)
            parts.append(row + 2)
            row = self._write_renstra(row + 2, renstra, draft=draft)
        last = self._write_draft_foot(row + 1) if draft else self._write_foot(row + 1)
        self._set_up(last, parts, draft=draft)
        return renstra

    def _section_of_sasaran(self) -> SasaranSection | None:
        if self.indicators is None:
            return None
        before = IndicatorFigures.of(self.layouts, self.entries, TABEL_3_1_2)
        return SasaranSection(self.page, self.indicators, before, self.sasaran, self._categories)

    def _write_top(self) -> int:
        """Write who and which year; the last row written."""
        settings = self.report.settings
        year = f" Tahun {settings.tahun}" if settings.tahun else ""
        lines = (f"Ringkasan Laporan Kinerja{year}", settings.agency)
        for row, text in enumerate(lines, 1):
            style = {**styles.TITLE, "font_size": 16} if row == 1 else styles.SUBTITLE
            self.page.sheet.text(row, 1, on_one_line(text), self.page.style(style))
            self.page.sheet.set_height(row, styles.row_height([1], font_size=16 if row == 1 else 11))
        self._write_link(len(lines))
        return len(lines)

    def _write_sentence(
        self, row: int, reached: Reached | None, totals: Budget | None, stayed: Stayed | None
    ) -> None:
        told = reached.sentence if reached else phrases.words("")
        if totals:
            told = told + (" " if told.text else "") + totals.sentence(stayed)
        self.page.paragraph(row, told.entry if told.text else Entry(_NO_BUDGET), grid.SENTENCE)

    def _write_verdict(self, row: int) -> None:
        """Say whether the check found errors, and how many warnings a person has to look at."""
        warnings = self._number_of(Severity.WARNING)
        told = phrases.either(
            phrases.compare(self._errors, "=", 0),
            "Tidak ada kesalahan",
            phrases.count(self._errors) + " kesalahan",
        ) + phrases.either(
            phrases.compare(warnings, "=", 0), "", phrases.words(" · ") + phrases.count(warnings) + " peringatan"
        )
        style = self.page.style(styles.SUBTITLE, align="right", bold=True)
        self.page.sheet.merge(row, grid.THIRD, row, grid.LAST, style)
        told.entry.write(self.page.sheet, row, grid.THIRD, style)

    @property
    def _errors(self) -> Figure:
        """How many errors there are."""
        return self._number_of(Severity.ERROR)

    def _number_of(self, severity: Severity) -> Figure:
        """How many findings of a severity there are."""
        found = count_entry(self.result, severity)
        return Figure(found.formula or f"{found.value}", found.value or Decimal(0))

    def _write_draft(self, row: int) -> int:
        """Say that it is a draft, and what has to be mended; the last row written."""
        errors = self._errors
        told = phrases.either(
            phrases.compare(errors, "=", 0),
            _DRAFT_WITHOUT_ERRORS,
            phrases.words(_DRAFT) + phrases.count(errors) + " kesalahan. Angka masih dapat berubah.",
        )
        self.page.paragraph(row, told.entry, looks.BANNER if errors.value else looks.CALM_BANNER)
        self.page.sheet.set_height(row, styles.row_height([1], font_size=14) + 4)
        row += 1
        self.page.sheet.set_height(row, 4.0)
        for text in self._what_is_wrong():
            row = self.page.paragraph(row + 1, Entry(text))
        return row

    def _what_is_wrong(self) -> Iterator[str]:
        """A line for each rule that found an error: what it is and where the first are; one for what is left.

        Warnings do not keep a report from being handed in; the foot of the page counts them.
        """
        names = {rule.code: rule.name for rule in all_rules()}
        found: dict[str, list[Place]] = {}
        for finding in self.result.standing():
            if finding.severity is Severity.ERROR:
                place = finding.problem.place
                found.setdefault(finding.code, []).append(self.layouts.target(place) or place)
        for code, places in list(found.items())[:_MOST_RULES]:
            yield f"• {names.get(code, '')}: {few(_addresses(places), _MOST_PLACES)} (aturan {code})."
        if (others := len(found) - _MOST_RULES) > 0:
            yield f"• Juga kesalahan menurut {others} aturan lain: lihat lembar {TEMUAN}."

    def _write_budget(self, row: int) -> Iterator[tuple[int, int, Stayed | None]]:
        """Write the parts of the money: where each begins and ends, and what stayed."""
        budget = self.budget
        if budget is None or not budget.programs:
            return
        found = sub_kegiatan(budget)
        shares = Shares.of_all(self.page, budget, found)
        sections = BudgetSections(self.page, budget, self.report.settings.ambang_serapan, shares)
        end = sections.write_programs(row + 2)
        yield row + 2, end, None
        if found:
            last, stayed = sections.write_sisa(end + 2, found)
            yield end + 2, last, stayed

    def _write_notes(self, row: int) -> int:
        """Write what could not be told, and by which method; the last row written."""
        notes = []
        if self.budget is None:
            notes.append(_NO_BUDGET)
        elif not self.budget.programs:
            notes.append(_NO_LEVELS.format(sheet=self.budget.layout.sheet))
        if self.entries.scale is None:
            notes.append(_NO_SCALE)
        for note in notes:
            row = self.page.paragraph(row, Entry(note), {**styles.NOTE, "text_wrap": True}) + 1
        return row - 1

    def _write_renstra(self, row: int, renstra: RenstraFigures, *, draft: bool) -> int:
        """Write as many small charts as leave the page one page; all of them where it is more than one."""
        capaian = {}
        if self.indicators:
            table = self.indicators.layout.table
            for each in self.indicators.rows:
                value = self.indicators.percentage(each, Key.CAPAIAN).value
                if value is not None:
                    capaian[name_key(table.label(each))] = value
        section = RenstraSection(self.page, renstra, capaian)
        above = self.page.sheet.pixels_down(1, row - 1) * 0.75
        fits = (
            each
            for each in CLOSER
            if self._scale(above + section.height(each) + self._height_of_foot(draft=draft)) >= _SMALLEST_SCALE
        )
        return section.write(row, next(fits, USUAL))

    def _height_of_foot(self, *, draft: bool) -> float:
        """In points."""
        if draft:
            lines = styles.lines_needed(self._told.text, self.page.width_of(grid.SIGN, grid.LAST))
            return 6 + styles.row_height([lines])
        return 12 + styles.row_height([1]) * len(self._signed) + styles.row_height([self._lines_of_space])

    def _scale(self, points: float) -> float:
        return page.scale_of(self.page.width, points / 0.75, self.report.settings)

    def _write_draft_foot(self, row: int) -> int:
        """Write how it was made and what the check found: nobody signs a draft; the last row written."""
        self.page.sheet.set_height(row, 6.0)
        return self.page.paragraph(row + 1, self._told.entry, _METHOD)

    def _write_foot(self, row: int) -> int:
        """Write how it was made, what the check found, and where a head of office signs; the last row written."""
        self.page.sheet.set_height(row, 6.0)
        first, last = row + 1, row + len(self._signed)
        self.page.sheet.merge(first, grid.SIGN, last, grid.SECOND, self.page.style(_METHOD))
        self.page.put(first, grid.SIGN, self._told.entry, _METHOD)
        for text in (*self._signed, f"NIP {_DOTS}"):
            row += 1
            needed = self.page.across(row, (grid.THIRD, grid.LAST), Entry(on_one_line(text)), _SIGNED)
            self.page.set_height(row, [needed if text else self._lines_of_space])
        return row

    @property
    def _told(self) -> Phrase:
        """What stands beside the signature: what the check found, and by which methods."""
        return self._checked + "\n" + " ".join(self._method())

    @property
    def _signed(self) -> tuple[str, ...]:
        """Place and day, who signs, room for the signature, and the name; without the number below it."""
        return (f"{_DOTS}, {_DOTS}", head_of(self.report.settings.instansi), "", f"{_DOTS}{_DOTS}")

    @property
    def _lines_of_space(self) -> int:
        """How much room the signature has: what is told beside it needs some too."""
        lines = styles.lines_needed(self._told.text, self.page.width_of(grid.SIGN, grid.SECOND))
        return max(_SIGNATURE_LINES, lines - len(self._signed) + 1)

    def _write_link(self, row: int) -> None:
        """Write the way to the sheet of findings."""
        style = self.page.style(styles.LINK, align="right")
        self.page.sheet.merge(row, grid.SHARE, row, grid.LAST, style)
        self.page.sheet.link(row, grid.SHARE, f"{quoted(TEMUAN)}!A1", f"Ke lembar {TEMUAN}", style)

    @property
    def _checked(self) -> Phrase:
        """How many findings there are, in one line."""
        told = phrases.words("Pemeriksaan: ")
        counts = [(severity.label.lower(), count_entry(self.result, severity)) for severity in Severity]
        for number, (label, entry) in enumerate([*counts, ("dikecualikan", count_entry(self.result, None))]):
            figure = Figure(entry.formula or f"{entry.value}", entry.value or Decimal(0))
            told = told + (", " if number else "") + phrases.count(figure) + f" {label}"
        return told + "." + levels_told(self.budget)

    def _method(self) -> Iterator[str]:
        """By which method the money of sasaran was counted, and in which order the lists stand."""
        method = self.entries.settings.penyerapan
        typed = self.entries.typed_absorptions
        if self.indicators and self.indicators.layout.means:
            yield "Capaian sasaran: rata-rata capaian indikatornya."
        if self.sasaran and not typed.are_all:
            aggregation = method.aggregation.value.lower()
            if method.aggregation is not Aggregation.WEIGHTED_BY_PAGU:
                aggregation += ", bukan realisasi ÷ pagu"
            penunjang = "dengan" if method.with_penunjang else "tanpa"
            yield f"Serapan sasaran: program sasaran itu, {penunjang} Program Penunjang; {aggregation}"
            yield f"(cara lain di lembar {CARA_PENYERAPAN})."
        if typed.sentence:
            yield self.entries.as_printed(typed.sentence)
        if shared := shared_sentence(self.entries.recomputed.all_assignments):
            yield self.entries.as_printed(shared)
        yield f"Urutan daftar menurut angka saat buku kerja ini ditulis. Rumus: lembar {METODE}."

    def _set_up(self, last: int, parts: Sequence[int], *, draft: bool) -> None:
        """Print the sheet on one page, or on several that each begin with a part."""
        settings = self.report.settings
        page.set_up_summary(self.page.sheet, settings, draft=draft)
        self.page.sheet.print_area(last, grid.LAST)
        down = self.page.sheet.pixels_down(1, last)
        if page.scale_of(self.page.width, down, settings) >= _SMALLEST_SCALE:
            page.print_on_one_page(self.page.sheet)
        else:
            room = styles.row_height([1])
            breaks = page.print_in_parts(self.page.sheet, settings, self.page.width, last, parts, spare=room)
            for number, end in enumerate(breaks, 2):
                # The gap above the part that begins the next page.
                self.page.across(end, (grid.SIGN, grid.LAST), Entry(_GOES_ON.format(number)), _POINTER)
                self.page.sheet.set_height(end, room)


def _addresses(places: Sequence[Place]) -> list[str]:
    """Where cells are; of those on one sheet behind each other only the first names it."""
    sheets = [None, *(place.sheet for place in places)]
    return [
        place.address if place.sheet == before else f"{place.sheet} {place.address}"
        for before, place in zip(sheets, places, strict=False)
    ]
