"""Ringkasan of a recap: how many workbooks there are, the totals of the government, and the charts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from lkjip_xl.books.kit import page, styles
from lkjip_xl.books.kit.charts import BarChart, Cells, Series, insert_side_by_side
from lkjip_xl.books.kit.entry import Entry, so_many
from lkjip_xl.books.kit.list_sheet import FIRST_ROW
from lkjip_xl.books.kit.writer import Sheet, Workbook, quoted, rows_of_column
from lkjip_xl.books.recap.columns import (
    AGENCIES,
    CAPAIAN,
    COUNT_FORMAT,
    EFFICIENCY,
    ERRORS,
    GOVERNMENT,
    PAGU,
    POINTS_FORMAT,
    RANKED_CAPAIAN,
    RANKED_NAME,
    RANKED_SHARE,
    RANKING,
    REALISASI,
    SHARE,
    SHARE_FORMAT,
    STATE,
    WARNINGS,
)
from lkjip_xl.books.recap.first_page import LAST, FirstPage
from lkjip_xl.books.recap.not_ready import write_not_ready
from lkjip_xl.check.recap import Recap
from lkjip_xl.figures.calc import NOT_COMPUTABLE
from lkjip_xl.report.settings import Settings
from lkjip_xl.rules.findings import State
from lkjip_xl.show import palette
from lkjip_xl.tables.measures import Measure
from lkjip_xl.text.addresses import column_letters

# As many bars as a page holds at full size.
_MOST_BARS = 45
_FIGURES, _COUNTED_ONLY = "Anggaran dan kinerja", "buku kerja yang ikut dijumlahkan"
_GOVERNMENTS = ("PEMERINTAH DAERAH", "PAGU (Rp)", "REALISASI (Rp)", "SERAPAN", "OPD", "CAPAIAN")


def write_recap_summary(workbook: Workbook, sheet: Sheet, recap: Recap, rows: dict[str, int]) -> None:
    """Write the sheet; its figures are taken from the sheet of agencies, where ``rows`` are those of the files."""
    first = FirstPage(workbook, sheet)
    first.begin()
    writer = _Summary(first, recap)
    settings = Settings(tahun=recap.year)
    page.set_up(sheet, settings, draft=False, landscape=False)
    title = f"Rekap LKjIP Tahun {recap.year}" if recap.year else "Rekap LKjIP"
    sheet.text(1, 1, title, workbook.style(**styles.TITLE))
    sheet.set_height(1, styles.row_height([1], font_size=14))
    governments = sorted({line.figures.pemerintah for line in recap.counted} - {""})
    name = governments[0] if len(governments) == 1 else f"{len(governments)} pemerintah daerah"
    sheet.text(2, 1, name if governments else "", workbook.style(**styles.SUBTITLE))
    row = writer.workbooks(3)
    row = writer.totals(row)
    if len(governments) > 1:
        row = writer.governments(row, governments)
    row = write_not_ready(first, row, recap, rows, page.room_down(settings, landscape=False))
    starts, last = writer.charts(row)
    sheet.print_area(last, LAST)
    page.print_in_blocks(sheet, settings, (last, LAST), starts, landscape=False)


class _Summary:
    """Writes the parts one under the other; each gives the row below it."""

    def __init__(self, page: FirstPage, recap: Recap) -> None:
        self._page, self._recap = page, recap
        self._counted = len(recap.counted)

    def _stretch(self, column: int, rows: int) -> str:
        return rows_of_column(AGENCIES, column, FIRST_ROW, FIRST_ROW + rows - 1)

    def _of_counted(self, column: int) -> str:
        return self._stretch(column, self._counted)

    def workbooks(self, row: int) -> int:
        """How many workbooks there are, and in which state."""
        row = self._page.section(row, "Buku kerja")
        recap = self._recap
        # The line of totals stands among them, without a state.
        states = self._stretch(STATE, len(recap.lines) + (1 if self._counted else 0))
        total = so_many(len(recap.lines), f"COUNTA({states})", COUNT_FORMAT)
        pairs = [
            (Entry("Buku kerja yang diterima"), total if recap.lines else count(0)),
            (Entry("Ikut dijumlahkan"), self._number_counted()),
        ]
        for state, label in (
            (State.READY, "Siap diserahkan"),
            (State.NOT_READY, "Belum siap: masih ada kesalahan"),
            (State.EMPTY, "Masih kosong"),
            *(((State.OTHER, "Dikirim, bukan templat"),) if recap.states[State.OTHER] else ()),
            (State.UNREADABLE, "Tidak dapat dibaca"),
        ):
            formula = f'COUNTIF({states},"{state.value}")'
            pairs.append((Entry(label), Entry(value=Decimal(recap.states[state]), formula=formula)))
        if recap.missing is not None:
            pairs.append((Entry("Instansi di daftar tanpa buku kerja"), count(len(recap.missing))))
            strangers = recap.strangers or ()
            unread = sum(line.state is State.UNREADABLE for line in strangers)
            pairs.append((Entry("Buku kerja di luar daftar"), count(len(strangers) - unread)))
            if unread:
                pairs.append((Entry("Tidak terbaca, belum jelas milik siapa"), count(unread)))
        return self._page.pairs(row, pairs)

    def _number_counted(self) -> Entry:
        if not self._counted:
            return count(0)
        return replace(count(self._counted), formula=f"ROWS({self._of_counted(STATE)})")

    def totals(self, row: int) -> int:
        """The totals and means of the agencies that count."""
        # The page also tells of files that do not count: their errors are not among these.
        all_count = self._counted == len(self._recap.lines)
        row = self._page.section(
            row, _FIGURES if all_count or not self._counted else f"{_FIGURES} {_COUNTED_ONLY}"
        )
        if not self._counted:
            return self._page.sentence(row, Entry("Belum ada buku kerja yang dapat dijumlahkan."))
        recap, total = self._recap, FIRST_ROW + self._counted
        errors, warnings = (
            Decimal(sum(getattr(line, key) for line in recap.counted)) for key in ("errors", "warnings")
        )
        shown = (
            ("Pagu (Rp)", PAGU, recap.total(Measure.PAGU), styles.RUPIAH_FORMAT),
            ("Realisasi (Rp)", REALISASI, recap.total(Measure.REALISASI), styles.RUPIAH_FORMAT),
            ("Penyerapan", SHARE, _divided(recap.penyerapan), SHARE_FORMAT),
            ("Rata-rata capaian instansi", CAPAIAN, _divided(recap.capaian), SHARE_FORMAT),
            ("Rata-rata efisiensi (poin persen)", EFFICIENCY, recap.efisiensi, POINTS_FORMAT),
            ("Kesalahan yang belum dibetulkan", ERRORS, errors, COUNT_FORMAT),
            ("Peringatan", WARNINGS, warnings, COUNT_FORMAT),
        )
        pairs = []
        for label, column, value, number_format in shown:
            formula = f"{quoted(AGENCIES)}!{column_letters(column)}{total}"
            text = NOT_COMPUTABLE if value is None else ""
            pairs.append((Entry(label), Entry(text, value, formula, number_format if value is not None else "")))
        return self._page.pairs(row, pairs)

    def governments(self, row: int, names: Sequence[str]) -> int:
        """The totals of each government, where the workbooks come from several."""
        row = self._page.section(row, "Per pemerintah daerah")
        headings = [(at, at, Entry(text), styles.HEADING) for at, text in enumerate(_GOVERNMENTS, 1)]
        self._page.row(row, headings)
        for name in names:
            row += 1
            cells = enumerate(self._government(row, name), 1)
            figure = {**styles.CELL, "align": "right"}
            self._page.row(row, [(at, at, entry, figure if at > 1 else styles.CELL) for at, entry in cells])
        return row + 1

    def _government(self, row: int, name: str) -> tuple[Entry, ...]:
        lines = [line.figures for line in self._recap.counted if line.figures.pemerintah == name]
        own = self._page.cell(1, row)
        names = self._of_counted(GOVERNMENT)

        def entry(column: int, value: Decimal) -> Entry:
            formula = f"SUMIFS({self._of_counted(column)},{names},{own})"
            return Entry(value=value, formula=formula, number_format=styles.RUPIAH_FORMAT)

        pagu = sum((each.pagu for each in lines if each.pagu is not None), Decimal(0))
        realisasi = sum((each.realisasi for each in lines if each.realisasi is not None), Decimal(0))
        cells = [self._page.cell(column, row) for column in (2, 3)]
        share = f'IF({cells[0]}=0,"{NOT_COMPUTABLE}",{cells[1]}/{cells[0]})'
        capaian = [each.capaian for each in lines if each.capaian is not None]
        mean = f'IFERROR(AVERAGEIFS({self._of_counted(CAPAIAN)},{names},{own}),"{NOT_COMPUTABLE}")'
        return (
            Entry(name),
            entry(PAGU, pagu),
            entry(REALISASI, realisasi),
            _or_dash(realisasi / pagu if pagu else None, share),
            so_many(len(lines), f"COUNTIF({names},{own})", COUNT_FORMAT),
            _or_dash(sum(capaian, Decimal(0)) / len(capaian) / 100 if capaian else None, mean),
        )

    def charts(self, row: int) -> tuple[list[int], int]:
        """The charts over the ranking, in its order: the rows at which they begin, and the last one covered."""
        figures = [line.figures for line in self._recap.counted]
        shown = (
            ("Rata-rata capaian", RANKED_CAPAIAN, any(each.capaian is not None for each in figures)),
            ("Penyerapan", RANKED_SHARE, any(each.penyerapan is not None for each in figures)),
        )
        starts = []
        for title, column, has_bars in shown:
            if has_bars:
                starts.append(row)
                row = self._page.section(row, f"{title} per instansi")
                row += insert_side_by_side(
                    self._page.workbook, self._page.sheet, row, (self._chart(title, column),)
                )
        return starts, row - 1

    def _chart(self, title: str, column: int) -> BarChart:
        shown = min(self._counted, _MOST_BARS)
        last = FIRST_ROW + self._counted - 1
        names, values = (Cells(RANKING, each, last - shown + 1, last) for each in (RANKED_NAME, column))
        which = f"{shown} dari {self._counted} instansi dengan capaian terendah, " if shown < self._counted else ""
        order = f"{which}urut menurut rata-rata capaian, tertinggi di atas"
        return BarChart(
            f"{order[0].upper()}{order[1:]}",
            "persen",
            SHARE_FORMAT,
            names,
            (Series(title, values, palette.ACTUAL),),
            self._page.width,
            axis_format="0%",
        )


def count(number: int) -> Entry:
    """So many of something."""
    return so_many(number, number_format=COUNT_FORMAT)


def _divided(points: Decimal | None) -> Decimal | None:
    return None if points is None else points / 100


def _or_dash(value: Decimal | None, formula: str) -> Entry:
    if value is None:
        return Entry(NOT_COMPUTABLE, formula=formula)
    return Entry(value=value, formula=formula, number_format=SHARE_FORMAT)
