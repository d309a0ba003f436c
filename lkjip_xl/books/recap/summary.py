"""Ringkasan of a recap: how many workbooks there are, the totals of the government, and the charts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from lkjip_xl.books.kit import finished_styles as looks
from lkjip_xl.books.kit import page, styles
from lkjip_xl.books.kit.charts import BarChart, Cells, Series, insert_side_by_side
from lkjip_xl.books.kit.entry import Entry
from lkjip_xl.books.kit.list_sheet import FIRST_ROW
from lkjip_xl.books.kit.summary_page import LAST, SummaryPage
from lkjip_xl.books.kit.writer import Sheet, Workbook, quoted
from lkjip_xl.books.recap.columns import (
    AGENCIES,
    CAPAIAN,
    COUNT_FORMAT,
    EFFICIENCY,
    ERRORS,
    GOVERNMENT,
    PAGU,
    POINTS_FORMAT,
    RANKING,
    REALISASI,
    SHARE,
    SHARE_FORMAT,
    STATE,
    WARNINGS,
)
from lkjip_xl.figures.calc import NOT_COMPUTABLE
from lkjip_xl.recap.recap import Recap
from lkjip_xl.report.settings import Settings
from lkjip_xl.rules.findings import State
from lkjip_xl.tables.measures import Measure
from lkjip_xl.text.addresses import column_letters

# More bars than this cannot be read on a page; the lowest are what an office looks for.
_MOST_BARS = 30
_GOVERNMENTS = (
    *("NO", "PEMERINTAH DAERAH", "PAGU (Rp)", "REALISASI (Rp)", "SISA (Rp)"),
    *("PENYERAPAN", "INSTANSI", "RATA-RATA CAPAIAN"),
)


def write_recap_summary(workbook: Workbook, sheet: Sheet, recap: Recap) -> None:
    """Write the sheet; its figures are taken from the sheet of agencies."""
    writer = _Summary(SummaryPage.begin(workbook, sheet, recap.total(Measure.PAGU)), recap)
    settings = Settings(tahun=recap.year)
    page.set_up(sheet, settings, draft=False, landscape=False)
    title = f"Rekap LKjIP Tahun {recap.year}" if recap.year else "Rekap LKjIP"
    sheet.text(1, 1, title, workbook.style(**styles.TITLE))
    sheet.set_height(1, styles.row_height([1], font_size=14))
    governments = sorted({line.figures.pemerintah for line in recap.counted} - {""})
    name = governments[0] if len(governments) == 1 else f"{len(governments)} pemerintah daerah"
    sheet.text(2, 1, name if governments else "", workbook.style(**styles.SUBTITLE))
    row = writer.workbooks(4)
    row = writer.totals(row + 1)
    if len(governments) > 1:
        row = writer.governments(row + 1, governments)
    sheet.print_area(writer.charts(row + 1), LAST)
    page.print_on_one_page(sheet)


class _Summary:
    """Writes the parts one under the other; each gives the row below it."""

    def __init__(self, page: SummaryPage, recap: Recap) -> None:
        self._page, self._recap = page, recap
        self._counted = len(recap.counted)

    def _stretch(self, column: int, rows: int) -> str:
        letters = column_letters(column)
        return f"{quoted(AGENCIES)}!${letters}${FIRST_ROW}:${letters}${FIRST_ROW + rows - 1}"

    def _of_counted(self, column: int) -> str:
        return self._stretch(column, self._counted)

    def workbooks(self, row: int) -> int:
        """How many workbooks there are, and in which state."""
        self._page.section(row, "Buku kerja")
        recap = self._recap
        # The line of totals stands among them, without a state.
        states = self._stretch(STATE, len(recap.lines) + (1 if self._counted else 0))
        total = Entry(value=Decimal(len(recap.lines)), formula=f"COUNTA({states})", number_format=COUNT_FORMAT)
        pairs = [
            (Entry("Buku kerja yang diterima"), total if recap.lines else _count(0)),
            (Entry("Ikut dijumlahkan"), self._number_counted()),
        ]
        for state, label in (
            (State.READY, "Siap diserahkan"),
            (State.NOT_READY, "Belum siap: masih ada kesalahan"),
            (State.EMPTY, "Masih kosong"),
            (State.UNREADABLE, "Tidak dapat dibaca"),
        ):
            formula = f'COUNTIF({states},"{state.value}")'
            pairs.append((Entry(label), Entry(value=Decimal(recap.states[state]), formula=formula)))
        if recap.missing is not None:
            pairs.append((Entry("Instansi di daftar tanpa buku kerja"), _count(len(recap.missing))))
            strangers = recap.strangers or ()
            unread = sum(line.state is State.UNREADABLE for line in strangers)
            pairs.append((Entry("Buku kerja di luar daftar"), _count(len(strangers) - unread)))
            if unread:
                pairs.append((Entry("Tidak terbaca, belum jelas milik siapa"), _count(unread)))
        return self._pairs(row + 1, pairs)

    def _number_counted(self) -> Entry:
        if not self._counted:
            return _count(0)
        return replace(_count(self._counted), formula=f"ROWS({self._of_counted(STATE)})")

    def totals(self, row: int) -> int:
        """The totals and means of the agencies that count."""
        self._page.section(row, "Anggaran dan kinerja")
        if not self._counted:
            self._page.note(row + 1, "Belum ada buku kerja yang dapat dijumlahkan.")
            return row + 2
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
        return self._pairs(row + 1, pairs)

    def _pairs(self, row: int, pairs: Sequence[tuple[Entry, Entry]]) -> int:
        for index, (label, entry) in enumerate(pairs):
            self._page.pair(row + index // 2, index % 2, label, entry)
        return row + (len(pairs) + 1) // 2

    def governments(self, row: int, names: Sequence[str]) -> int:
        """The totals of each government, where the workbooks come from several."""
        self._page.section(row, "Per pemerintah daerah")
        self._page.headings(row + 1, _GOVERNMENTS)
        row += 2
        for number, name in enumerate(names, 1):
            self._page.line(row, self._government(row, number, name))
            row += 1
        return row

    def _government(self, row: int, number: int, name: str) -> tuple[Entry, ...]:
        lines = [line.figures for line in self._recap.counted if line.figures.pemerintah == name]
        own = self._page.cell(2, row)
        names = self._of_counted(GOVERNMENT)

        def entry(column: int, value: Decimal) -> Entry:
            formula = f"SUMIFS({self._of_counted(column)},{names},{own})"
            return Entry(value=value, formula=formula, number_format=styles.RUPIAH_FORMAT)

        pagu = sum((each.pagu for each in lines if each.pagu is not None), Decimal(0))
        realisasi = sum((each.realisasi for each in lines if each.realisasi is not None), Decimal(0))
        cells = [self._page.cell(column, row) for column in (3, 4)]
        share = f'IF({cells[0]}=0,"{NOT_COMPUTABLE}",{cells[1]}/{cells[0]})'
        capaian = [each.capaian for each in lines if each.capaian is not None]
        mean = f'IFERROR(AVERAGEIFS({self._of_counted(CAPAIAN)},{names},{own}),"{NOT_COMPUTABLE}")'
        return (
            _count(number),
            Entry(name),
            entry(PAGU, pagu),
            entry(REALISASI, realisasi),
            Entry(
                value=pagu - realisasi,
                formula=f"{cells[0]}-{cells[1]}",
                number_format=styles.RUPIAH_FORMAT,
            ),
            _or_dash(realisasi / pagu if pagu else None, share),
            Entry(value=Decimal(len(lines)), formula=f"COUNTIF({names},{own})", number_format=COUNT_FORMAT),
            _or_dash(sum(capaian, Decimal(0)) / len(capaian) / 100 if capaian else None, mean),
        )

    def charts(self, row: int) -> int:
        """The charts over the ranking; the last row that they cover."""
        figures = [line.figures for line in self._recap.counted]
        charts = tuple(
            self._chart(title, columns, rows)
            for title, columns, rows in (
                ("Rata-rata capaian", (2, 3), sum(each.capaian is not None for each in figures)),
                ("Penyerapan", (4, 5), sum(each.penyerapan is not None for each in figures)),
            )
            if rows
        )
        if not charts:
            return row - 2
        self._page.section(row, "Grafik")
        return row + insert_side_by_side(self._page.workbook, self._page.sheet, row + 1, charts)

    def _chart(self, title: str, columns: tuple[int, int], rows: int) -> BarChart:
        shown = min(rows, _MOST_BARS)
        last = FIRST_ROW + rows - 1
        names, values = (Cells(RANKING, column, last - shown + 1, last) for column in columns)
        return BarChart(
            f"{title}: {shown} terendah dari {rows} instansi" if shown < rows else f"{title} per instansi",
            "persen",
            SHARE_FORMAT,
            names,
            (Series(title, values, looks.CHART_COLOURS[0]),),
            self._page.width // 2,
            axis_format="0%",
        )


def _count(number: int) -> Entry:
    return Entry(value=Decimal(number), number_format=COUNT_FORMAT)


def _divided(points: Decimal | None) -> Decimal | None:
    return None if points is None else points / 100


def _or_dash(value: Decimal | None, formula: str) -> Entry:
    if value is None:
        return Entry(NOT_COMPUTABLE, formula=formula)
    return Entry(value=value, formula=formula, number_format=SHARE_FORMAT)
