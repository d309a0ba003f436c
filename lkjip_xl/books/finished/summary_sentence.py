"""What a head of office reads first: a sentence made of the figures, and the four figures below it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from lkjip_xl.books.finished import summary_page as grid
from lkjip_xl.books.finished.cells import Entries
from lkjip_xl.books.finished.summary_budget import Stayed
from lkjip_xl.books.finished.summary_figures import (
    NOTHING,
    BudgetFigures,
    Categories,
    IndicatorFigures,
    difference,
    share,
    share_format,
)
from lkjip_xl.books.finished.summary_page import Page
from lkjip_xl.books.kit import phrases, styles
from lkjip_xl.books.kit.entry import Entry
from lkjip_xl.books.kit.phrases import Figure, Phrase, compare, either
from lkjip_xl.figures.absorptions import STANDS_OUT
from lkjip_xl.figures.calc import NOT_COMPUTABLE
from lkjip_xl.methods.efisiensi import EFFICIENT, NOT_EFFICIENT
from lkjip_xl.show import palette
from lkjip_xl.tables import TABEL_3_1_5
from lkjip_xl.tables.keys import Key
from lkjip_xl.text.number_words import ALL_OF
from lkjip_xl.text.numbers import format_short

_BOXES: Final = (
    (grid.SIGN, grid.NAME),
    (grid.FIRST, grid.THIRD),
    (grid.SHARE, grid.BAR),
    (grid.BEYOND, grid.LAST),
)
_FIGURE_HEIGHT: Final = 25.0
_ALL_OF: Final = {1: "Satu-satunya", **ALL_OF}
_NO_CAPAIAN: Final = "Capaian indikator belum dapat dihitung."
_NO_BUDGET: Final = "Anggaran belum dapat dihitung."


@dataclass(frozen=True)
class Reached:
    """How many indicators reached their target, of how many of which that can be told, of how many there are."""

    reached: Figure
    judged: Figure
    all: int

    @classmethod
    def of(cls, page: Page, indicators: IndicatorFigures) -> Reached:
        """Both numbers beside the page."""
        entries = (indicators.reached, indicators.judged)
        labels = ("Indikator yang mencapai target", "Indikator yang dapat dinilai")
        figures = [
            Figure(page.aside(label, entry), entry.value or Decimal(0))
            for label, entry in zip(labels, entries, strict=True)
        ]
        return cls(figures[0], figures[1], len(indicators.rows))

    @property
    def sentence(self) -> Phrase:
        """How many of them reached their target."""
        reached, judged = self.reached, self.judged
        all_of_them = phrases.words("Semua indikator (") + phrases.count(judged) + ") mencapai target."
        for number, words in reversed(_ALL_OF.items()):
            all_of_them = either(compare(judged, "=", number), f"{words} indikator mencapai target.", all_of_them)
        none = either(
            compare(judged, "=", 1),
            "Satu-satunya indikator belum mencapai target.",
            phrases.words("Belum satu pun dari ") + phrases.count(judged) + " indikator mencapai target.",
        )
        some = phrases.count(reached) + " dari " + phrases.count(judged) + " indikator mencapai target."
        known = either(compare(reached, "=", judged), all_of_them, either(compare(reached, "=", 0), none, some))
        known = either(compare(judged, "=", 0), _NO_CAPAIAN, known)
        missing = Figure(f"({self.all}-{judged.cell})", self.all - judged.value)
        others = phrases.words(" ") + phrases.count(missing) + " indikator lain belum dapat dinilai."
        is_some_missing = compare(missing, ">", 0)
        return known + either(is_some_missing, either(compare(judged, "=", 0), "", others))


@dataclass(frozen=True)
class Budget:
    """Pagu and realisasi of all, what is left, and which part was spent: cells beside the page."""

    pagu: Figure
    realisasi: Figure
    sisa: Figure
    absorbed: Entry
    cell: str
    places: int

    @classmethod
    def of(cls, page: Page, budget: BudgetFigures) -> Budget | None:
        """The figures; None where the table has no total."""
        total = budget.layout.table.total
        entries = [budget.reference(total, key) for key in (Key.TARGET_KEUANGAN, Key.REALISASI)]
        pagu, realisasi = (each.value for each in entries)
        if pagu is None or realisasi is None:
            return None
        labels = ("Total pagu", "Total realisasi")
        cells = [page.aside(label, each) for label, each in zip(labels, entries, strict=True)]
        left = page.aside("Sisa", difference(cells[0], cells[1], (pagu, realisasi)))
        absorbed = share(cells[1], cells[0], (realisasi, pagu), share_format(budget.entries))
        return cls(
            Figure(cells[0], pagu),
            Figure(cells[1], realisasi),
            Figure(left, pagu - realisasi),
            absorbed,
            page.aside("Penyerapan semua", absorbed),
            budget.entries.settings.decimals_told,
        )

    def sentence(self, stayed: Stayed | None) -> Phrase:
        """How much of the pagu was spent, and where most of the rest stayed."""
        absorbed = phrases.percentage(Figure(self.cell, self.absorbed.value or Decimal(0)), self.places)
        pagu, realisasi, sisa = (phrases.amount(each) for each in (self.pagu, self.realisasi, self.sisa))
        left = phrases.words("Anggaran terserap ") + absorbed + "; sisa " + sisa + self._where(stayed) + "."
        all_of_it = phrases.words("Anggaran ") + pagu + " terserap seluruhnya."
        over = phrases.words("Realisasi ") + realisasi + " melebihi pagu " + pagu + " (" + absorbed + ")."
        without = phrases.words("Realisasi ") + realisasi + " tanpa pagu."
        spent = either(
            compare(self.realisasi, ">", self.pagu),
            either(compare(self.pagu, "=", 0), without, over),
            either(compare(self.realisasi, "=", self.pagu), all_of_it, left),
        )
        nothing = either(
            compare(self.pagu, "=", 0),
            "Tidak ada pagu dan realisasi.",
            phrases.words("Belum ada realisasi dari pagu ") + pagu + ".",
        )
        told = either(compare(self.realisasi, "=", 0), nothing, spent)
        if stayed is None:
            return told
        over = phrases.words(" ") + phrases.count(stayed.over) + f" {stayed.words} melebihi pagunya."
        return told + either(compare(stayed.over, ">", 0), over)

    @staticmethod
    def _where(stayed: Stayed | None) -> Phrase:
        """Where most of it stayed, if that stands out.

        No part of it is told where others spent above their pagu, which made it less.
        """
        if stayed is None or stayed.largest is None:
            return phrases.words("")
        largest = stayed.largest
        part = phrases.percentage_whole(largest.share)
        of_all = either(
            compare(largest.share, ">=", 1),
            phrases.words(", seluruhnya"),
            phrases.words(", ") + part + " di antaranya",
        )
        alone = phrases.words("; sisa terbesar, ") + phrases.amount(largest.sisa) + ","
        named = either(compare(stayed.over, ">", 0), alone, of_all) + " pada sub kegiatan " + largest.name
        stands_out = Figure(f"{STANDS_OUT / 100}", STANDS_OUT / 100)
        spread = f", tersebar: tidak ada {stayed.words} dengan {format_short(STANDS_OUT)}% atau lebih"
        return either(compare(largest.share, "<", stands_out), spread, named)


@dataclass(frozen=True)
class MainFigures:
    """Writes the four figures: capaian, penyerapan, sisa, and how many sasaran are efisien."""

    page: Page
    entries: Entries

    @property
    def categories(self) -> Categories:
        """The categories of the report."""
        return Categories(self.entries.scale)

    def write(
        self,
        row: int,
        indicators: IndicatorFigures | None,
        reached: Reached | None,
        budget: Budget | None,
        judgements: Sequence[Entry],
    ) -> int:
        """Write them from a row on; the last row written."""
        boxes = (
            self._capaian(indicators, reached),
            self._penyerapan(budget),
            self._sisa(budget),
            self._efisien(judgements),
        )
        self.page.sheet.set_height(row - 1, 6.0)
        heights = [1]
        for (first, last), (name, figure, note) in zip(_BOXES, boxes, strict=True):
            edge = {"left": 2, "left_color": palette.HEADING}
            self.page.across(row, (first, last), name, {**grid.FIGURE_NAME, **edge})
            look = {"num_format": figure.number_format} if figure.number_format else {}
            self.page.across(row + 1, (first, last), figure, {**grid.FIGURE, **look, **edge})
            heights.append(self.page.across(row + 2, (first, last), note, {**grid.FIGURE_NOTE, **edge}))
        self.page.sheet.set_height(row, styles.row_height([1]))
        self.page.sheet.set_height(row + 1, _FIGURE_HEIGHT)
        self.page.sheet.set_height(row + 2, styles.row_height(heights))
        return row + 2

    def _named(self, name: str, category: Entry) -> Entry:
        """What a figure is, with its category where the report has a scale."""
        if not category.formula:
            return Entry(name)
        return (
            phrases.words(f"{name} · ") + phrases.text_of(self.page.aside(name, category), category.text)
        ).entry

    def _capaian(self, indicators: IndicatorFigures | None, reached: Reached | None) -> tuple[Entry, Entry, Entry]:
        name = "Rata-rata capaian"
        if indicators is None or reached is None:
            return Entry(name), NOTHING, Entry(_NO_CAPAIAN)
        mean = indicators.mean
        category = self.categories.of_capaian(self.page.aside(name, mean), mean)
        told = phrases.count(reached.reached) + " dari " + phrases.count(reached.judged)
        return self._named(name, category), mean, (told + " indikator mencapai target").entry

    def _penyerapan(self, budget: Budget | None) -> tuple[Entry, Entry, Entry]:
        name = "Penyerapan"
        if budget is None:
            return Entry(name), NOTHING, Entry(_NO_BUDGET)
        told = phrases.amount(budget.realisasi) + " dari " + phrases.amount(budget.pagu)
        category = self.categories.of_absorption(budget.cell, budget.absorbed)
        return self._named(name, category), budget.absorbed, told.entry

    def _sisa(self, budget: Budget | None) -> tuple[Entry, Entry, Entry]:
        name = Entry("Sisa anggaran")
        if budget is None:
            return name, NOTHING, Entry("")
        shares = (budget.sisa.value, budget.pagu.value)
        part = share(budget.sisa.cell, budget.pagu.cell, shares, share_format(self.entries))
        cell = self.page.aside("Sisa dari pagu", part)
        told = (
            phrases.percentage(Figure(cell, part.value), self.entries.settings.decimals_told) + " dari pagu"
            if part.value is not None
            else None
        )
        return name, phrases.amount(budget.sisa).entry, told.entry if told else Entry("")

    def _efisien(self, judgements: Sequence[Entry]) -> tuple[Entry, Entry, Entry]:
        """How many sasaran are efisien, one with several indicators by the mean of their capaian."""
        name = Entry("Sasaran efisien")
        if not judgements:
            missing = self.entries.as_printed(f"belum ada {TABEL_3_1_5.sheet}")
            return name, NOTHING, Entry(missing)
        cells = [self.page.aside("Efisiensi sasaran", each) for each in judgements]
        stretch = f"{cells[0]}:{cells[-1]}"
        efficient = sum(each.text == EFFICIENT for each in judgements)
        judged = efficient + sum(each.text == NOT_EFFICIENT for each in judgements)
        count = f'COUNTIF({stretch},"{EFFICIENT}")'
        both = f'({count}+COUNTIF({stretch},"{NOT_EFFICIENT}"))'
        of_them = Figure(both, Decimal(judged))
        none = compare(of_them, "=", 0)
        sheet = self.entries.as_printed(TABEL_3_1_5.sheet)
        told = so_many_of(Figure(count, Decimal(efficient)), of_them)
        return name, told.entry, either(none, f"{sheet}: belum dapat dihitung", sheet).entry


def so_many_of(some: Figure, whole: Figure) -> Phrase:
    """How many of how many; a dash where there is none of which it can be told."""
    told = phrases.count(some) + " dari " + phrases.count(whole)
    return either(compare(whole, "=", 0), NOT_COMPUTABLE, told)
