"""Sasaran tercapai?: each sasaran with its money once, below it its indicators, those that were missed first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property
from typing import Final

from lkjip_xl.books.finished import marks
from lkjip_xl.books.finished import summary_page as grid
from lkjip_xl.books.finished.row_names import name_reference
from lkjip_xl.books.finished.summary_efficiency import SasaranFigures
from lkjip_xl.books.finished.summary_figures import (
    NOTHING,
    Categories,
    IndicatorFigures,
)
from lkjip_xl.books.finished.summary_page import Page
from lkjip_xl.books.kit import phrases, styles
from lkjip_xl.books.kit.entry import Entry, text_reference
from lkjip_xl.books.kit.phrases import Condition, Figure, Phrase
from lkjip_xl.figures.calc import NOT_COMPUTABLE
from lkjip_xl.figures.means_of_sasaran import Group, by_sasaran
from lkjip_xl.methods import efisiensi as measures
from lkjip_xl.methods.capaian import REACHED
from lkjip_xl.methods.penyerapan import Aggregation
from lkjip_xl.report.model import Row
from lkjip_xl.report.pairing import pair_names
from lkjip_xl.show import palette
from lkjip_xl.tables.calculation import Efficiency
from lkjip_xl.tables.keys import Key
from lkjip_xl.text.words import name_key

TITLE: Final = "Sasaran tercapai?"
# More would no longer be read in a minute; the others stand in their table.
_MOST_INDICATORS: Final = 14
_SHARED: Final = " (bersama)"


@dataclass(frozen=True)
class Sasaran:
    """A sasaran: its name, its indicators, and its rows in the table of efficiency."""

    name: Entry
    rows: tuple[Row, ...]
    efficiency: tuple[Row, ...]


@dataclass(frozen=True)
class SasaranSection:
    """Writes the part; ``before`` are the figures of the year before, ``sasaran`` those of efficiency."""

    page: Page
    indicators: IndicatorFigures
    before: IndicatorFigures | None
    sasaran: SasaranFigures | None
    categories: Categories

    def groups(self) -> list[Sasaran]:
        """Every sasaran in the order of its table, before them those with an indicator that was missed."""
        groups = [
            Sasaran(self._name(rows), tuple(sorted(rows, key=self._weight)), self._efficiency_rows(name, rows))
            for name, rows in by_sasaran(self.indicators.rows).items()
        ]
        return sorted(groups, key=lambda each: self._weight(each.rows[0]))

    def _weight(self, row: Row) -> tuple[int, Decimal]:
        """Where an indicator stands: what was missed by most first, grades below their target behind it."""
        value = self.indicators.percentage(row, Key.CAPAIAN).value
        if self._is_not_missed(row):
            return 2, Decimal(0)
        return (1, Decimal(0)) if value is None else (0, value)

    def _is_not_missed(self, row: Row) -> bool:
        value = self.indicators.percentage(row, Key.CAPAIAN).value
        return not self.indicators.is_below(row) if value is None else value >= REACHED

    def _name(self, rows: Sequence[Row]) -> Entry:
        first = rows[0]
        if self.indicators.layout.position(Key.SASARAN) is None or not first.text(Key.SASARAN):
            return Entry()
        return text_reference(self.indicators.layout.reference(first, Key.SASARAN), first.text(Key.SASARAN))

    def _efficiency_rows(self, name: str, rows: Sequence[Row]) -> tuple[Row, ...]:
        """The rows of the table of efficiency that are of a sasaran; by its indicators where it has no name."""
        if self.sasaran is None:
            return ()
        there = self.sasaran.rows
        if name:
            return tuple(row for row in there if name_key(row.text(Key.SASARAN)) == name)
        table = self.sasaran.layout.table
        labels = [self.indicators.layout.table.label(row) for row in rows]
        return tuple(there[at] for _, at in pair_names(labels, [table.label(row) for row in there]))

    def write(self, row: int, groups: Sequence[Sasaran], tahun: int | None) -> int:
        """Write the part from a row on; the last row written."""
        last_year = f"CAPAIAN\n{tahun - 1}" if tahun else "CAPAIAN\nLALU"
        this_year = f"CAPAIAN\n{tahun}" if tahun else "CAPAIAN"
        listed = self._listed(groups)
        self.page.section(row, TITLE, self._remark(listed))
        row = self.page.headings(
            row + 1,
            (
                "",
                "SASARAN DAN INDIKATOR",
                "TARGET",
                "REALISASI",
                last_year,
                this_year,
                grid.of_bars("CAPAIAN"),
                grid.IN_WORDS,
            ),
        )
        first = row + 1
        for each in groups:
            if not (rows := [indicator for indicator in each.rows if indicator.index in listed]):
                continue
            if each.name.text:
                row = self._write_sasaran(row + 1, each)
            for indicator in rows:
                row = self._write_indicator(row + 1, indicator)
        self.page.bars((first, row))
        left = len(self.indicators.rows) - len(listed)
        return self._write_others(row + 1, left, listed) if left else row

    def _remark(self, listed: frozenset[int]) -> str:
        """What the signs mean, and from where on a sasaran is efisien."""
        told = f"{palette.SHORTFALL_SIGN} belum mencapai target"
        kept = (
            self.indicators.percentage(row, Key.CAPAIAN).sign == marks.KEPT
            for row in self.indicators.rows
            if row.index in listed
        )
        told += f" · {marks.KEPT} seperti diketik" if any(kept) else ""
        ukuran = self._ukuran
        return f"{told} · {ukuran.least_in_a_line}" if ukuran else told

    @property
    def _ukuran(self) -> measures.Ukuran | None:
        """The measure of efficiency; None without its table."""
        if self.sasaran is None:
            return None
        calculation = self.sasaran.layout.table.spec.column(Key.EFISIENSI).calc
        return calculation.ukuran if isinstance(calculation, Efficiency) else None

    @property
    def _absorbed_words(self) -> str:
        """How the absorption of a sasaran is called: realisasi of its pagu, or else what it is."""
        if self.indicators.entries.typed_absorptions.are_all:
            return "serapan diketik "
        method = self.indicators.entries.settings.penyerapan
        return "terserap " if method.aggregation is Aggregation.WEIGHTED_BY_PAGU else "rata-rata serapan "

    def _listed(self, groups: Sequence[Sasaran]) -> frozenset[int]:
        """The indicators that are listed, by their index: all, or of many those that were missed before others."""
        rows = sorted((row for each in groups for row in each.rows), key=self._weight)
        return frozenset(row.index for row in rows[:_MOST_INDICATORS])

    def _write_sasaran(self, row: int, sasaran: Sasaran) -> int:
        style = {**grid.GROUP, "align": "left"}
        money = self._money(sasaran) if sasaran.efficiency else None
        figures = _joined([each for each in (self._mean(sasaran), money) if each])
        if figures.text:
            figures = self._missed(sasaran) + figures
        if not figures.text:
            self.page.set_height(row, [self.page.across(row, (grid.SIGN, grid.LAST), sasaran.name, style)])
            return row
        last = self._end_of_name(sasaran.name.text, figures.text)
        named = self.page.across(row, (grid.SIGN, last), sasaran.name, style)
        told = self.page.across(row, (last + 1, grid.LAST), figures.entry, grid.GROUP_FIGURES)
        self.page.set_height(row, [named, told])
        return row

    @property
    def _places(self) -> int:
        """With how many decimals percentages are told here."""
        return self.indicators.entries.settings.decimals_told

    def _end_of_name(self, name: str, figures: str) -> int:
        """The last column of a sasaran's name: where it and its figures beside it take the fewest lines."""
        return min(
            (grid.FIRST, grid.NAME),
            key=lambda last: max(
                styles.lines_needed(name, self.page.width_of(grid.SIGN, last), bold=True),
                styles.lines_needed(figures, self.page.width_of(last + 1, grid.LAST)),
            ),
        )

    def _mean(self, sasaran: Sasaran) -> Phrase | None:
        """The mean of a sasaran with several indicators, in words."""
        mean = self._mean_of(sasaran)
        if mean.value is None:
            return None
        return phrases.words("capaian ") + phrases.percentage(Figure(mean.formula, mean.value), self._places)

    def _mean_of(self, sasaran: Sasaran) -> Entry:
        """The mean of a sasaran with several indicators, where its table has it."""
        indexes = {row.index for row in sasaran.rows}
        group: Group | None = next(
            (each for each in self.indicators.layout.means if {row.index for row in each} == indexes), None
        )
        return self.indicators.mean_of_sasaran(group) if group else NOTHING

    def _money(self, sasaran: Sasaran) -> Phrase | None:
        """Pagu, penyerapan and efficiency of a sasaran in words; what its table does not give is left out."""
        if self.sasaran is None:
            return None
        row, told = sasaran.efficiency[0], []
        pagu, total = self.sasaran.money(row, Key.TARGET_KEUANGAN)
        if total is not None:
            cell = self.page.aside("Pagu sasaran", pagu)
            shared = _SHARED if self.sasaran.is_shared(row) else ""
            told.append(phrases.words("pagu ") + phrases.amount(Figure(cell, total)) + shared)
        absorbed = self.sasaran.percentage(row, Key.PENYERAPAN)
        if absorbed.value is not None:
            told.append(
                phrases.words(self._absorbed_words)
                + phrases.percentage(Figure(absorbed.formula, absorbed.value), self._places)
            )
        word, value = self._efficiency(sasaran)
        if word.formula:
            shown = judgement_in_words(word, is_absorbed=absorbed.value is not None)
            if value.value is not None and self._ukuran:
                before, behind = self._ukuran.in_a_line
                shown = (
                    shown + before + phrases.decimals(Figure(value.formula, value.value), self._places) + behind
                )
            told.append(shown)
        return _joined(told) if told else None

    def _missed(self, sasaran: Sasaran) -> Phrase:
        """The sign of a sasaran that did not reach its target, be it efisien or not."""
        achieved = self._achieved(sasaran)
        if achieved is None:
            return phrases.words("")
        return phrases.either(phrases.compare(achieved, "<", 1), f"{palette.SHORTFALL_SIGN} ")

    def _achieved(self, sasaran: Sasaran) -> Figure | None:
        """The capaian of a sasaran: the mean of its indicators, or that of its only one."""
        only = sasaran.rows[0] if len(sasaran.rows) == 1 else None
        entry = self._mean_of(sasaran) if only is None else self.indicators.percentage(only, Key.CAPAIAN)
        return None if entry.value is None else Figure(f"N({entry.formula})", entry.value)

    def judgement(self, sasaran: Sasaran) -> Entry:
        """Whether a sasaran is efisien."""
        return self._efficiency(sasaran)[0]

    def _efficiency(self, sasaran: Sasaran) -> tuple[Entry, Entry]:
        """Whether a sasaran is efisien, and by how much: of several indicators by the means of their figures."""
        rows = sasaran.efficiency
        if self.sasaran is None or not rows:
            return NOTHING, NOTHING
        if len(rows) == 1:
            return self.sasaran.judgement(rows[0]), self.sasaran.measure(rows[0])
        if rows[0].index not in self._of_several:
            self._of_several[rows[0].index] = self._by_means(self.sasaran, rows)
        return self._of_several[rows[0].index]

    @cached_property
    def _of_several(self) -> dict[int, tuple[Entry, Entry]]:
        """What is told of each sasaran with several indicators, by its first row: its cells are written once."""
        return {}

    def _by_means(self, figures: SasaranFigures, rows: Sequence[Row]) -> tuple[Entry, Entry]:
        found, calculation = figures.together(rows), figures.layout.table.spec.column(Key.EFISIENSI).calc
        keys = (Key.CAPAIAN, Key.PENYERAPAN, Key.EFISIENSI)
        if found is None or not isinstance(calculation, Efficiency) or any(map(figures.is_missing, keys)):
            return NOTHING, NOTHING
        ukuran = calculation.ukuran
        achieved = self.page.aside("Capaian sasaran", figures.mean(rows, Key.CAPAIAN, found.capaian))
        absorbed = self.page.aside("Penyerapan sasaran", figures.mean(rows, Key.PENYERAPAN, found.penyerapan))
        if ukuran.of_ministry:
            value = figures.mean(rows, Key.EFISIENSI, found.value)
        else:
            lacking = measures.needed(ukuran, achieved, absorbed)
            computed = measures.expression(ukuran, achieved, absorbed, self._places)
            value = Entry(
                "" if found.value is not None else NOT_COMPUTABLE,
                found.value,
                # A ratio is told as it is shown.
                f'IF({lacking},"{NOT_COMPUTABLE}",ROUND({computed},{self._places}))',
            )
        shown_as = styles.with_minus(styles.percent_format(self._places, as_fraction=False))
        cell = self.page.aside("Tingkat efisiensi sasaran", replace(value, number_format=shown_as))
        formula = measures.judgement_expression(ukuran, (achieved, absorbed), cell, NOT_COMPUTABLE)
        word = self.page.aside("Sasaran efisien", Entry(found.word or NOT_COMPUTABLE, formula=formula))
        return Entry(found.word or NOT_COMPUTABLE, formula=word), replace(value, formula=cell)

    def _write_indicator(self, row: int, indicator: Row) -> int:
        achieved = self.indicators.percentage(indicator, Key.CAPAIAN)
        cell = self.page.cell(grid.SHARE, row)
        missed = not self._is_not_missed(indicator)
        untold = palette.SHORTFALL_SIGN if self.indicators.is_below(indicator) else ""
        sign = Entry(
            palette.SHORTFALL_SIGN if missed else "",
            formula=f'IF(ISNUMBER({cell}),IF({cell}<{REACHED},"{palette.SHORTFALL_SIGN}",""),"{untold}")',
        )
        line = (
            sign,
            name_reference(self.indicators.layout, indicator),
            self.indicators.quantity(indicator, Key.TARGET),
            self.indicators.quantity(indicator, Key.REALISASI),
            self._before(indicator),
            achieved,
            *self.page.bar_entries(cell, achieved),
            self.categories.of_capaian(cell, achieved),
        )
        return self.page.line(row, line)

    def _before(self, indicator: Row) -> Entry:
        """The capaian of the year before."""
        if self.before is None:
            return NOTHING
        names = [self.before.layout.table.label(row) for row in self.before.rows]
        found = pair_names([self.indicators.layout.table.label(indicator)], names)
        row = self.before.rows[found[0][1]] if found else None
        return self.before.percentage(row, Key.CAPAIAN_LALU) if row else NOTHING

    def _write_others(self, row: int, others: int, listed: frozenset[int]) -> int:
        """Say how many indicators are not listed here, and how many of them reached their target."""
        reached = self.indicators.reached
        here = self.indicators.reached_of([row for row in self.indicators.rows if row.index in listed])
        number = (reached.value or Decimal(0)) - (here.value or Decimal(0))
        rest = Entry(value=number, formula=f"{reached.formula}-({here.formula})", number_format="0")
        cell = self.page.aside("Indikator lain yang mencapai target", rest)
        figure = Figure(cell, number)
        all_of_them = "semuanya" if others > 1 else "juga"
        told = (
            phrases.words(f"Selebihnya {others} indikator, ")
            + phrases.either(
                phrases.compare(figure, "=", others), all_of_them, phrases.count(figure) + " di antaranya"
            )
            + self.indicators.entries.as_printed(f" mencapai target: lihat {self.indicators.layout.sheet}.")
        )
        return self.page.paragraph(row, told.entry, grid.BELOW_TABLE)


def judgement_in_words(word: Entry, *, is_absorbed: bool) -> Phrase:
    """Whether a sasaran is efisien; where nobody can tell, that is said in place of a dash between dots."""
    also = "" if is_absorbed else "serapan dan "
    unknown = Condition(word.text == NOT_COMPUTABLE, f'{word.formula}="{NOT_COMPUTABLE}"')
    return phrases.either(
        unknown, f"{also}efisiensi tidak dapat dihitung", phrases.text_of(word.formula, word.text)
    )


def _joined(parts: Sequence[Phrase]) -> Phrase:
    """Passages with a dot between them."""
    told = phrases.words("")
    for number, part in enumerate(parts):
        told = told + (" · " if number else "") + part
    return told


def names_of_indicators(indicators: IndicatorFigures) -> list[str]:
    """The names of about as many sasaran and indicators as the part lists."""
    rows = indicators.rows[:_MOST_INDICATORS]
    sasaran = dict.fromkeys(row.text(Key.SASARAN) for row in rows if row.text(Key.SASARAN))
    return [*sasaran, *(indicators.layout.table.label(row) for row in rows)]
