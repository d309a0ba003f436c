"""The single figures of a report that a text needs, as a sentence writes them: those of the finished workbook."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from lkjip_xl.books.document.own.offers import Fact, Group, Kind, Offer
from lkjip_xl.books.finished.printing import Printing
from lkjip_xl.books.finished.summary_figures import BudgetFigures, IndicatorFigures
from lkjip_xl.books.finished.summary_levels import count_of
from lkjip_xl.figures.efisiensi_of_sasaran import together
from lkjip_xl.figures.means_of_sasaran import by_sasaran, mean_of
from lkjip_xl.methods.efisiensi import printed
from lkjip_xl.report.model import Row, Table
from lkjip_xl.report.unit_names import full_name, unit_beside, with_unit
from lkjip_xl.show.narrative.told import Told
from lkjip_xl.tables import TABEL_3_1_1_A, TABEL_3_1_5
from lkjip_xl.tables.calculation import Efficiency
from lkjip_xl.tables.keys import Key
from lkjip_xl.tables.levels import Level
from lkjip_xl.text.numbers import format_number, format_short
from lkjip_xl.text.sentences import percent, rupiah
from lkjip_xl.text.words import on_one_line, squeeze

# What people call them too.
_OF_INSTANSI = ("nama instansi", "perangkat daerah", "OPD", "SKPD")
_OF_AMOUNTS: Mapping[Fact, Sequence[str]] = {
    Fact.PAGU: ("pagu anggaran", "total pagu", "total anggaran"),
    Fact.REALISASI: ("realisasi anggaran", "total realisasi"),
    Fact.SISA: ("sisa anggaran", "sisa pagu"),
    Fact.PENYERAPAN: ("serapan", "penyerapan anggaran", "serapan anggaran"),
}
_NOT_FILLED = "belum ada di buku kerja"
_NOT_COMPUTED = "belum dapat dihitung"


def figures(printing: Printing) -> Iterator[Offer]:
    """Every figure that can be asked for, those without a value too."""
    report = _Report(printing)
    yield from report.of_report()
    yield from report.of_budget()
    yield from report.of_capaian()
    yield from report.of_indicators()
    yield from report.of_sasaran()
    yield from report.of_rows()


@dataclass(frozen=True)
class _Report:
    """The figures of one report."""

    printing: Printing

    @cached_property
    def _told(self) -> Told:
        return Told(self.printing.report, self.printing.entries.recomputed)

    @cached_property
    def _budget(self) -> BudgetFigures | None:
        return BudgetFigures.of(self.printing.layouts, self.printing.entries)

    @cached_property
    def _indicators(self) -> IndicatorFigures | None:
        return IndicatorFigures.of(self.printing.layouts, self.printing.entries, TABEL_3_1_1_A)

    def _percent(self, table: Table) -> Callable[[Decimal], str]:
        """How percentages of the capaian of a table are told."""
        return lambda value: self._told.percent(value, table)

    def of_report(self) -> Iterator[Offer]:
        settings = self.printing.report.settings
        first, last = settings.awal_renstra, settings.akhir_renstra
        yield _text(Fact.TAHUN, str(settings.tahun or ""))
        yield _text(Fact.INSTANSI, on_one_line(settings.instansi), *_OF_INSTANSI)
        yield _text(Fact.PEMERINTAH, on_one_line(settings.pemerintah))
        yield _text(Fact.RENSTRA, f"{first}–{last}" if first and last else "", "periode renstra")

    def of_budget(self) -> Iterator[Offer]:
        budget = self._budget
        total = budget.layout.table.total if budget else None
        pagu, realisasi = (
            budget.figure(total, key) if budget else None for key in (Key.TARGET_KEUANGAN, Key.REALISASI)
        )
        of_column = self._percent(budget.layout.table) if budget else percent
        for name, value, shown in _amounts(pagu, realisasi, of_column):
            yield _figure(name, value, shown, *_OF_AMOUNTS[name])
        for level in Level:
            value = count_of(budget, level).value if budget else None
            yield _figure(f"jumlah {level.label.casefold()}", value, format_short)

    def of_capaian(self) -> Iterator[Offer]:
        indicators = self._indicators
        mean = indicators.mean.value if indicators else None
        points = None if mean is None else mean * 100
        of_column = self._percent(indicators.layout.table) if indicators else percent
        yield _figure(Fact.RATA_RATA, points, of_column, Fact.CAPAIAN)
        category = "" if points is None else self._told.category(points)
        yield _text(Fact.KATEGORI, category, "kategori capaian", "kategori rata-rata capaian")
        rows = Decimal(len(indicators.rows)) if indicators else None
        yield _figure(Fact.JUMLAH_INDIKATOR, rows, format_short)
        reached = indicators.reached.value if indicators else None
        yield _figure(Fact.TERCAPAI, reached, format_short)

    def of_indicators(self) -> Iterator[Offer]:
        indicators = self._indicators
        if indicators is None:
            return
        table, told = indicators.layout.table, self._told
        column = table.spec.column(Key.CAPAIAN)
        for row in table.rows:
            name = squeeze(table.label(row))
            value = told.recomputed.counting(table, row, column)
            yield _of(Fact.CAPAIAN, name, Group.INDICATOR, "" if value is None else told.percent(value, table))
            for key, fact in ((Key.TARGET, Fact.TARGET), (Key.REALISASI, Fact.REALISASI)):
                shown = told.shown(table, row, key)
                yield _of(fact, name, Group.INDICATOR, "" if shown == "-" else shown)
            yield _of(Fact.KATEGORI, name, Group.INDICATOR, "" if value is None else told.category(value))

    def of_sasaran(self) -> Iterator[Offer]:
        report, told = self.printing.report, self._told
        achieved = report.tables.get(TABEL_3_1_1_A.key)
        for rows in _by_sasaran(achieved) if achieved else ():
            mean = mean_of(told.recomputed, achieved, tuple(rows)) if achieved else None
            name = squeeze(rows[0].text(Key.SASARAN))
            shown = told.percent(mean, achieved) if mean is not None and achieved else ""
            yield _of(Fact.CAPAIAN, name, Group.SASARAN, shown)
        table = report.tables.get(TABEL_3_1_5.key)
        calculation = table.spec.column(Key.EFISIENSI).calc if table else None
        if table is None or not isinstance(calculation, Efficiency):
            return
        for rows in _by_sasaran(table):
            name = squeeze(rows[0].text(Key.SASARAN))
            found = [told.figure(table, row, Key.PENYERAPAN) for row in rows]
            value = found[0] if len(set(found)) == 1 else None
            shown = "" if value is None else told.percent(value, table, Key.PENYERAPAN)
            yield _of(Fact.PENYERAPAN, name, Group.SASARAN, shown)
            yield _of(Fact.EFISIENSI, name, Group.SASARAN, self._efficiency(table, rows, calculation))

    def _efficiency(self, table: Table, rows: list[Row], of: Efficiency) -> str:
        recomputed, decimals = self._told.recomputed, self._told.decimals(table, Key.EFISIENSI)
        if len(rows) > 1:
            value = together(recomputed, table, rows, of, decimals).value
        else:
            value = printed(of.ukuran, recomputed.measured(table, rows[0], of), decimals)
        return "" if value is None else format_number(value, decimals)

    def of_rows(self) -> Iterator[Offer]:
        """Programs, kegiatan and sub kegiatan, by their name or their code."""
        budget = self._budget
        if budget is None or not budget.layout.table.is_leveled:
            return
        table, told = budget.layout.table, self._told
        for row in table.rows:
            code = squeeze(row.text(Key.KODE))
            of_unit = with_unit(code, unit_beside(table, row)) if code else ""
            names = (squeeze(full_name(table, row)), squeeze(table.label(row)), code, squeeze(of_unit))
            group = Group.PROGRAM if row.parent is None else Group.LOWER
            pagu, realisasi = (told.figure(table, row, key) for key in (Key.TARGET_KEUANGAN, Key.REALISASI))
            for fact, value, shown in _amounts(pagu, realisasi, self._percent(table)):
                text = "" if value is None else shown(value)
                yield _of(fact, names[0], group, text, *(each for each in names[1:] if each))


def _amounts(
    pagu: Decimal | None, realisasi: Decimal | None, of_column: Callable[[Decimal], str]
) -> Iterator[tuple[Fact, Decimal | None, Callable[[Decimal], str]]]:
    """The figures of a sum of money, in rupiah and percent points."""
    known = pagu is not None and realisasi is not None
    yield Fact.PAGU, pagu, rupiah
    yield Fact.REALISASI, realisasi, rupiah
    yield Fact.SISA, pagu - realisasi if pagu is not None and realisasi is not None else None, rupiah
    yield Fact.PENYERAPAN, (realisasi or Decimal(0)) / pagu * 100 if known and pagu else None, of_column


def _by_sasaran(table: Table) -> list[list[Row]]:
    return [rows for name, rows in by_sasaran(table.rows).items() if name]


def _text(name: str, text: str, *aliases: str) -> Offer:
    return Offer(name, Kind.FIGURE, text, "" if text else _NOT_FILLED, aliases=aliases)


def _figure(name: str, value: Decimal | None, shown: Callable[[Decimal], str], *aliases: str) -> Offer:
    text = "" if value is None else shown(value)
    return Offer(name, Kind.FIGURE, text, "" if text else _NOT_COMPUTED, aliases=aliases)


def _of(fact: Fact, name: str, group: Group, text: str, *others: str) -> Offer:
    """A figure of a row, which further names of the row lead to too."""
    aliases = tuple(f"{fact}: {each}" for each in others)
    lacks = "" if text else _NOT_COMPUTED
    return Offer(f"{fact}: {name}", Kind.FIGURE, text, lacks, group=group, of=name, aliases=aliases)
