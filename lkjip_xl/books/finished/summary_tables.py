"""The tables of Ringkasan: by program, by sasaran or by indicator, and the extremes among sub kegiatan."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from lkjip_xl.books.finished.cells import SHARED_MARK, TOTAL_LABEL, Entries
from lkjip_xl.books.finished.row_names import name_reference
from lkjip_xl.books.finished.summary_figures import (
    NOTHING,
    BudgetFigures,
    Categories,
    IndicatorFigures,
    SasaranFigures,
    difference,
    share,
)
from lkjip_xl.books.kit import finished_styles as looks
from lkjip_xl.books.kit import styles
from lkjip_xl.books.kit import summary_page as grid
from lkjip_xl.books.kit.entry import Entry
from lkjip_xl.books.kit.styles import Style
from lkjip_xl.books.kit.summary_page import SummaryPage
from lkjip_xl.books.kit.writer import quoted
from lkjip_xl.figures.absorptions import SubKegiatan, absorptions
from lkjip_xl.figures.assignments import shared_sentence
from lkjip_xl.methods.penyerapan import Aggregation
from lkjip_xl.report.model import Row
from lkjip_xl.tables import CARA_PENYERAPAN
from lkjip_xl.tables.keys import Key
from lkjip_xl.text.addresses import column_letters

_SASARAN_NOTE = (
    "Pagu, realisasi, dan penyerapan program sasaran itu, {penunjang} Program Penunjang. Penyerapan: "
    "{aggregation}; cara lain di lembar {sheet}."
)
_NO_QUOTIENT = ", bukan realisasi ÷ pagu"
_ORDER = "Urutannya menurut angka saat buku kerja ini ditulis."
_WITHOUT_PAGU = "Tidak termasuk {count} sub kegiatan yang pagunya nol."
_MONEY = ("PAGU (Rp)", "REALISASI (Rp)")
_PROGRAM_HEADINGS = ("NO", "PROGRAM", *_MONEY, "SISA (Rp)", "PENYERAPAN", "KATEGORI", "BAGIAN PAGU")
_SASARAN_HEADINGS = ("NO", "SASARAN: INDIKATOR", *_MONEY, "CAPAIAN", "PENYERAPAN", "KATEGORI CAPAIAN", "EFISIENSI")
_MEAN_HEADINGS = ("NO", "SASARAN", "INDIKATOR", "", "", "RATA-RATA CAPAIAN", "KATEGORI", "LETAK")
_INDICATOR_HEADINGS = ("NO", "INDIKATOR", "TARGET", "REALISASI", "{lalu}", "CAPAIAN", "KATEGORI", "LETAK")
_SUB_KEGIATAN_HEADINGS = ("NO", "SUB KEGIATAN", *_MONEY, "SISA (Rp)", "PENYERAPAN", "KATEGORI", "LETAK")
_EXTREMES = 5
# A longer one would need more than two lines; the link beside it leads to the whole.
_LONGEST_NAME = 125
_WORDS = {5: "Lima", 4: "Empat", 3: "Tiga"}


@dataclass(frozen=True)
class SummaryTables:
    """Writes the tables of Ringkasan. Each method takes the row to begin at and gives the last one written."""

    page: SummaryPage
    entries: Entries

    @property
    def _categories(self) -> Categories:
        return Categories(self.entries.scale)

    def write_programs(self, row: int, budget: BudgetFigures) -> int:
        """Write the table by program."""
        self.page.section(row, "Anggaran per program")
        self.page.headings(row + 1, _PROGRAM_HEADINGS)
        first = row + 2
        total = budget.layout.table.total
        last = first + len(budget.programs) - (1 if total is None else 0)
        whole = (
            (self.page.cell(grid.PAGU, last), budget.figure(total, Key.TARGET_KEUANGAN))
            if total is not None
            else None
        )
        for number, program in enumerate(budget.programs, 1):
            name = name_reference(budget.layout, program)
            self._write_amounts(row + 1 + number, (_number(number), name), program, budget, whole)
        if total is not None:
            name = Entry(TOTAL_LABEL)
            self._write_amounts(last, (Entry(), name), total, budget, whole, styles.TOTAL_CELL)
        return last

    def _write_amounts(
        self,
        row: int,
        name: tuple[Entry, Entry],
        source: Row,
        budget: BudgetFigures,
        whole: tuple[str, Decimal | None] | None,
        style: Style = styles.CELL,
    ) -> None:
        figures = (budget.figure(source, Key.TARGET_KEUANGAN), budget.figure(source, Key.REALISASI))
        above, below = (self.page.cell(column, row) for column in (grid.PAGU, grid.REALISASI))
        absorbed = share(below, above, (figures[1], figures[0]))
        line = (
            *name,
            budget.reference(source, Key.TARGET_KEUANGAN),
            budget.reference(source, Key.REALISASI),
            difference(above, below, figures),
            absorbed,
            self._categories.of_absorption(self.page.cell(grid.SHARE, row), absorbed),
            share(above, whole[0], (figures[0], whole[1])) if whole else NOTHING,
        )
        self.page.line(row, line, style)

    def write_sasaran(self, row: int, sasaran: SasaranFigures) -> int:
        """Write the table by sasaran."""
        self.page.section(row, "Kinerja dan efisiensi per sasaran")
        self.page.headings(row + 1, _SASARAN_HEADINGS)
        row += 1
        for number, source in enumerate(sasaran.rows, 1):
            row += 1
            achieved, absorbed = (
                sasaran.percentage(source, Key.CAPAIAN),
                sasaran.percentage(source, Key.PENYERAPAN),
            )
            cells = (self.page.cell(grid.FIFTH, row), self.page.cell(grid.SHARE, row))
            line = (
                _number(number),
                sasaran.name(source),
                sasaran.money(source, Key.TARGET_KEUANGAN)[0],
                sasaran.money(source, Key.REALISASI)[0],
                achieved,
                absorbed,
                self._categories.of_capaian(cells[0], achieved),
                sasaran.efficiency(source, (cells[0], achieved), (cells[1], absorbed)),
            )
            self.page.line(row, line)
        method = self.entries.settings.penyerapan
        penunjang = "dengan" if method.with_penunjang else "tanpa"
        aggregation = method.aggregation.value.lower()
        if method.aggregation is not Aggregation.WEIGHTED_BY_PAGU:
            aggregation += _NO_QUOTIENT
        note = _SASARAN_NOTE.format(penunjang=penunjang, aggregation=aggregation, sheet=CARA_PENYERAPAN)
        typed = self.entries.typed_absorptions
        shared = shared_sentence(self.entries.recomputed.all_assignments)
        told = " ".join(filter(None, (note, typed.sentence, f"{SHARED_MARK} {shared}" if shared else "")))
        self.page.note(row + 1, self.entries.as_printed(typed.sentence if typed.are_all else told))
        return row + 1

    def write_means(self, row: int, indicators: IndicatorFigures) -> int:
        """Write the mean capaian of each sasaran that has several indicators."""
        self.page.section(row, "Rata-rata capaian per sasaran")
        self.page.headings(row + 1, _MEAN_HEADINGS)
        row += 1
        for number, group in enumerate(indicators.layout.means, 1):
            row += 1
            mean = indicators.mean_of_sasaran(group)
            line = (
                _number(number),
                indicators.sasaran(group),
                _number(len(group)),
                Entry(),
                Entry(),
                mean,
                self._categories.of_capaian(self.page.cell(grid.SHARE, row), mean),
                Entry(),
            )
            self.page.line(row, line)
            address = f"{column_letters(indicators.position)}{indicators.layout.mean_row(group)}"
            self._link(row, indicators.layout.sheet, address)
        return row

    def write_indicators(self, row: int, indicators: IndicatorFigures) -> int:
        """Write the table by indicator, where there is none by sasaran."""
        tahun = self.entries.settings.tahun
        last_year = f"CAPAIAN {tahun - 1}" if tahun else "CAPAIAN LALU"
        self.page.section(row, "Kinerja per indikator")
        self.page.headings(row + 1, [each.format(lalu=last_year) for each in _INDICATOR_HEADINGS])
        row += 1
        for number, source in enumerate(indicators.rows, 1):
            row += 1
            achieved = indicators.percentage(source, Key.CAPAIAN)
            line = (
                _number(number),
                name_reference(indicators.layout, source),
                indicators.quantity(source, Key.TARGET),
                indicators.quantity(source, Key.REALISASI),
                indicators.percentage(source, Key.CAPAIAN_LALU),
                achieved,
                self._categories.of_capaian(self.page.cell(grid.SHARE, row), achieved),
                Entry(),
            )
            self.page.line(row, line)
            self._link(row, indicators.layout.sheet, indicators.layout.address(source, Key.CAPAIAN))
        return row

    def write_extremes(self, row: int, budget: BudgetFigures) -> int:
        """Write the sub kegiatan of the lowest and of the highest absorption."""
        table = budget.layout.table
        found = absorptions(table, self.entries.recomputed)
        if not found or not budget.programs:
            return row - 2
        if len(found) <= _EXTREMES:
            row = self._write_sub_kegiatan(row, "Penyerapan sub kegiatan", found, budget)
        else:
            size = min(_EXTREMES, len(found) // 2)
            row = self._write_sub_kegiatan(row, f"{_WORDS[size]} penyerapan terendah", found[:size], budget)
            # Equals in the order of the table, and none of them among the lowest too.
            highest = sorted(found[size:], key=lambda each: -each.value)[:size]
            row = self._write_sub_kegiatan(row + 2, f"{_WORDS[size]} penyerapan tertinggi", highest, budget)
        leaves = (each for each in table.rows if table.is_leaf(each) and each.parent is not None)
        without_pagu = sum(budget.figure(each, Key.TARGET_KEUANGAN) == 0 for each in leaves)
        left_out = f" {_WITHOUT_PAGU.format(count=without_pagu)}" if without_pagu else ""
        self.page.note(row + 1, f"{_ORDER}{left_out}")
        return row + 1

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
                _number(number),
                name_reference(budget.layout, each.row, _LONGEST_NAME),
                budget.reference(each.row, Key.TARGET_KEUANGAN),
                budget.reference(each.row, Key.REALISASI),
                difference(above, below, (each.pagu, each.realisasi)),
                absorbed,
                self._categories.of_absorption(self.page.cell(grid.SHARE, row), absorbed),
                Entry(),
            )
            self.page.line(row, line)
            self._link(row, budget.layout.sheet, budget.layout.address(each.row, Key.REALISASI))
        return row

    def _link(self, row: int, sheet: str, address: str) -> None:
        """Write the link from a line to the cell that it comes from."""
        style = self.page.style(looks.CELL_LINK, align="center")
        self.page.sheet.link(row, grid.LAST, f"{quoted(sheet)}!{address}", f"{sheet} {address}", style)


def _number(number: int) -> Entry:
    return Entry(value=Decimal(number), number_format="0")
