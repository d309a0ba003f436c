"""Ringkasan of a recap: how many workbooks there are, the totals of the government, and the charts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from lkjip_xl.books.kit import page, phrases, styles
from lkjip_xl.books.kit.charts import BarChart, Cells, Series, insert_side_by_side
from lkjip_xl.books.kit.entry import Entry, so_many, text_reference
from lkjip_xl.books.kit.list_sheet import FIRST_ROW
from lkjip_xl.books.kit.phrases import Figure, Phrase
from lkjip_xl.books.kit.styles import Style
from lkjip_xl.books.kit.writer import Sheet, Workbook, quoted, rows_of_column
from lkjip_xl.books.recap.columns import (
    AGENCIES,
    CAPAIAN,
    COUNT_FORMAT,
    EFFICIENCY,
    ERRORS,
    GOVERNMENT,
    NAME,
    PAGU,
    POINTS_FORMAT,
    REALISASI,
    REMARK,
    SHARE,
    SHARE_FORMAT,
    STATE,
    WARNINGS,
)
from lkjip_xl.books.recap.first_page import LAST, FirstPage
from lkjip_xl.books.recap.not_ready import name_of, write_not_ready
from lkjip_xl.books.recap.ranks import Ordered, in_order
from lkjip_xl.check.recap import OF_OTHER_YEAR, REPEATED, Recap
from lkjip_xl.check.unchecked import told_of_unchecked
from lkjip_xl.figures.calc import NOT_COMPUTABLE
from lkjip_xl.report.settings import Settings
from lkjip_xl.rules.findings import State
from lkjip_xl.show import palette
from lkjip_xl.tables.measures import Measure
from lkjip_xl.text.addresses import column_letters
from lkjip_xl.text.words import on_one_line

# As many bars as a page holds at full size.
_MOST_BARS = 45
# Letters of a name beside its bar: two lines would leave no room for the name of the next.
_LONGEST_NAME = 48
_BEGINNING, _END = 31, 17
# Which figures of an agency, how they are called, and their column in the sheet of agencies.
_CHARTS: tuple[tuple[Ordered, str, int], ...] = (
    ("capaian", "rata-rata capaian", CAPAIAN),
    ("penyerapan", "penyerapan", SHARE),
)
_FIGURES, _COUNTED_ONLY = "Anggaran, kinerja, dan temuan", "buku kerja yang ikut dijumlahkan"
_PARTIAL: Style = {**styles.CELL, "bold": True, "bg_color": styles.WARNING_FILL}
_GOVERNMENTS = ("PEMERINTAH DAERAH", "PAGU (Rp)", "REALISASI (Rp)", "SERAPAN", "OPD", "CAPAIAN")


def write_recap_summary(workbook: Workbook, sheet: Sheet, recap: Recap, rows: dict[str, int]) -> None:
    """Write the sheet; its figures are taken from the sheet of agencies, where ``rows`` are those of the files."""
    first = FirstPage(workbook, sheet)
    first.begin()
    writer = _Summary(first, recap, rows)
    settings = Settings(tahun=recap.year)
    page.set_up(sheet, settings, draft=False, landscape=False)
    title = f"Rekap LKjIP Tahun {recap.year}" if recap.year else "Rekap LKjIP"
    sheet.text(1, 1, title, workbook.style(**styles.TITLE))
    sheet.set_height(1, styles.row_height([1], font_size=14))
    governments = sorted({line.figures.pemerintah for line in recap.counted} - {""})
    name = governments[0] if len(governments) == 1 else f"{len(governments)} pemerintah daerah"
    sheet.text(2, 1, name if governments else "", workbook.style(**styles.SUBTITLE))
    row = writer.workbooks(first.sentence(3, Entry(told), _PARTIAL) if (told := _partial(recap)) else 3)
    row = writer.totals(row)
    if len(governments) > 1:
        row = writer.governments(row, governments)
    row = write_not_ready(first, row, recap, rows, page.room_down(settings, landscape=False))
    starts, last = writer.charts(row)
    # Charts that fit one page are read beside each other.
    if starts and page.fits_one(sheet, settings, starts[0], (last, LAST), landscape=False):
        starts = starts[:1]
    sheet.print_area(last, LAST)
    page.print_in_blocks(sheet, settings, (last, LAST), starts, landscape=False)


def _partial(recap: Recap) -> str:
    """That the recap is not of all files, and which are missing; empty where none is."""
    told = told_of_unchecked(recap.unchecked)
    sent = " Instansi yang disebut belum mengirim mungkin ada di antaranya."
    return told + (sent if told and recap.missing else "")


class _Summary:
    """Writes the parts one under the other; each gives the row below it."""

    def __init__(self, page: FirstPage, recap: Recap, rows: Mapping[str, int]) -> None:
        self._page, self._recap, self._rows = page, recap, rows
        self._counted = len(recap.counted)

    def _stretch(self, column: int, rows: int) -> str:
        return rows_of_column(AGENCIES, column, FIRST_ROW, FIRST_ROW + rows - 1)

    def _of_counted(self, column: int) -> str:
        return self._stretch(column, self._counted)

    def workbooks(self, row: int) -> int:
        """How many workbooks there are, and in which state."""
        row = self._page.section(row, "Buku kerja")
        recap = self._recap
        total = so_many(len(recap.lines), f"COUNTA({self._of_all(STATE)})", COUNT_FORMAT)
        pairs = [
            (Entry("Buku kerja yang diterima"), total if recap.lines else count(0)),
            (Entry("Ikut dijumlahkan"), self._number_counted()),
        ]
        for state, label in (
            (State.READY, "Siap diserahkan"),
            (State.NOT_READY, "Belum siap: masih ada kesalahan"),
            (State.EMPTY, "Masih kosong"),
            *(((State.OTHER, "Dikirim, bukan templat"),) if recap.states[State.OTHER] else ()),
            (State.UNREADABLE, State.UNREADABLE.value.capitalize()),
        ):
            found = self._in_state(state)
            pairs.append((Entry(label), replace(count(int(found.value)), formula=found.cell)))
        if recap.missing is not None:
            pairs.append((Entry("Instansi di daftar tanpa buku kerja"), count(len(recap.missing))))
            strangers = recap.strangers or ()
            nameless = sum(line.is_nameless for line in strangers)
            pairs.append((Entry("Buku kerja di luar daftar"), count(len(strangers) - nameless)))
            if nameless:
                pairs.append((Entry("Belum jelas milik siapa"), count(nameless)))
        return self._page.pairs(row, pairs)

    def _in_state(self, state: State) -> Figure:
        """How many workbooks are in a state."""
        return Figure(f'COUNTIF({self._of_all(STATE)},"{state.value}")', Decimal(self._recap.states[state]))

    def _who_counts(self) -> Entry:
        """How many workbooks count in the totals, why the others do not, and how many are still to come."""
        recap = self._recap
        own, all_of_them = self._number_counted(), Decimal(len(recap.lines))
        told = (
            phrases.count(Figure(own.formula, Decimal(self._counted)))
            + " dari "
            + phrases.count(Figure(f"COUNTA({self._of_all(STATE)})", all_of_them))
            + " buku kerja ikut dijumlahkan"
        )
        drafts = sum(line.state is State.NOT_READY for line in recap.counted)
        if drafts:
            states = f'COUNTIF({self._of_counted(STATE)},"{State.NOT_READY.value}")'
            told = told + ", termasuk " + phrases.count(Figure(states, Decimal(drafts))) + " yang belum siap"
        for number, (figure, why) in enumerate(self._left_out()):
            told = told + (", " if number else "; tidak ikut: ") + phrases.count(figure) + f" {why}"
        missing = f" Belum mengirim: {len(recap.missing)} instansi." if recap.missing else ""
        return (told + "." + self._found_in_others() + missing).entry

    def _found_in_others(self) -> Phrase:
        """What was found in the workbooks that do not count: nothing of it is in the figures below."""
        others = [line for line in self._recap.lines if line.is_filled and not line.counted]
        errors, warnings = sum(line.errors for line in others), sum(line.warnings for line in others)
        if not errors + warnings:
            return phrases.words("")
        below, last = FIRST_ROW + self._counted + 1, FIRST_ROW + len(self._recap.lines)
        told = phrases.words(" Di luar angka di bawah, yang tidak ikut memuat ")
        for column, number, word in ((ERRORS, errors, " kesalahan dan "), (WARNINGS, warnings, " peringatan.")):
            cells = rows_of_column(AGENCIES, column, below, last)
            told = told + phrases.count(Figure(f"SUM({cells})", Decimal(number))) + word
        return told

    def _left_out(self) -> Iterator[tuple[Figure, str]]:
        """How many workbooks do not count, by reason."""
        recap, remarks = self._recap, self._of_all(REMARK)
        reasons = [
            (self._in_state(state), state.in_sentence) for state in (State.EMPTY, State.OTHER, State.UNREADABLE)
        ]
        for number, remark, why in (
            (recap.of_other_years, OF_OTHER_YEAR, "dari tahun lain"),
            (recap.repeated, REPEATED, "dari instansi yang sudah ada"),
        ):
            reasons.append((Figure(f'COUNTIF({remarks},"{remark.format("*")}")', Decimal(number)), why))
        yield from (each for each in reasons if each[0].value)

    def _of_all(self, column: int) -> str:
        """A column over all workbooks, and over the line of totals that stands among them, without a state."""
        return self._stretch(column, len(self._recap.lines) + (1 if self._counted else 0))

    def _total(self, column: int) -> str:
        """A cell of the line of totals."""
        return f"{quoted(AGENCIES)}!{column_letters(column)}{FIRST_ROW + self._counted}"

    def _number_counted(self) -> Entry:
        if not self._counted:
            return count(0)
        return replace(count(self._counted), formula=f"ROWS({self._of_counted(STATE)})")

    def totals(self, row: int) -> int:
        """The totals and means of the agencies that count."""
        all_count = self._counted == len(self._recap.lines)
        row = self._page.section(
            row, _FIGURES if all_count or not self._counted else f"{_FIGURES} {_COUNTED_ONLY}"
        )
        if not self._counted:
            return self._page.sentence(row, Entry("Belum ada buku kerja yang dapat dijumlahkan."))
        recap = self._recap
        row = self._page.sentence(row, self._who_counts())
        figures = (
            ("Pagu (Rp)", PAGU, recap.total(Measure.PAGU), styles.RUPIAH_FORMAT),
            ("Realisasi (Rp)", REALISASI, recap.total(Measure.REALISASI), styles.RUPIAH_FORMAT),
            ("Penyerapan", SHARE, _divided(recap.penyerapan), SHARE_FORMAT),
            ("Rata-rata capaian instansi", CAPAIAN, _divided(recap.capaian), SHARE_FORMAT),
            ("Rata-rata efisiensi (poin persen)", EFFICIENCY, recap.efisiensi, POINTS_FORMAT),
        )
        findings = (
            ("Kesalahan belum dibetulkan", ERRORS, Decimal(recap.errors), COUNT_FORMAT),
            ("Peringatan", WARNINGS, Decimal(recap.warnings), COUNT_FORMAT),
        )
        # Errors and warnings beside each other.
        for shown in (figures, findings):
            row = self._page.pairs(row, [self._from_total(*each) for each in shown])
        return row

    def _from_total(
        self, label: str, column: int, value: Decimal | None, number_format: str
    ) -> tuple[Entry, Entry]:
        """A label, and its figure from the line of totals."""
        formula = self._total(column)
        if value is None:
            return Entry(label), Entry(NOT_COMPUTABLE, formula=formula)
        return Entry(label), Entry("", value, formula, number_format)

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
        """The charts, each in its own order: the rows at which they begin, and the last one covered."""
        starts = []
        for by, named, column in _CHARTS:
            if any(getattr(line.figures, by) is not None for line in self._recap.counted):
                starts.append(row)
                row = self._page.section(row, f"{_begun(named)} per instansi")
                chart = self._chart(named, *self._bars_of(row, by, column))
                row += insert_side_by_side(self._page.workbook, self._page.sheet, row, (chart,))
        # Below a chart a row is left, which no page needs.
        return starts, row - 2 if starts else row - 1

    @property
    def _bars(self) -> int:
        """How many agencies a chart shows."""
        return min(self._counted, _MOST_BARS)

    def _bars_of(self, row: int, by: Ordered, column: int) -> tuple[Cells, Cells]:
        """Names and figures in the order of the figures, written beside the chart that shows them."""
        shown = in_order(self._recap.counted, by)[-self._bars :]
        lines = []
        for line in shown:
            name, figure = (
                f"{quoted(AGENCIES)}!{column_letters(each)}{self._rows[line.file]}" for each in (NAME, column)
            )
            value = _or_dash(_divided(getattr(line.figures, by)), figure)
            lines.append((_short_name(on_one_line(name_of(line)), name), value))
        return self._page.aside(row, lines)

    def _chart(self, named: str, names: Cells, values: Cells) -> BarChart:
        """The bars of some figures, the highest on top."""
        some = f"{self._bars} dari {self._counted} instansi, {named} terendah, "
        order = f"{some if self._bars < self._counted else ''}urut menurut {named}, tertinggi di atas"
        return BarChart(
            _begun(order),
            "persen",
            SHARE_FORMAT,
            names,
            (Series(_begun(named), values, palette.ACTUAL),),
            self._page.width,
            axis_format="0%",
        )


def _short_name(name: str, cell: str) -> Entry:
    """A name that has one line beside its bar: of a long one its first words and its last, which tell it apart."""
    whole = text_reference(cell, name)
    if len(name) <= _LONGEST_NAME:
        return whole
    begins = name[:_BEGINNING].rsplit(" ", 1)[0].rstrip(" ,")
    ends = name[-_END:].split(" ", 1)[-1]
    formula = f'LEFT({cell},{len(begins)})&" … "&RIGHT({cell},{len(ends)})' if whole.formula else ""
    return Entry(f"{begins} … {ends}", formula=formula)


def count(number: int) -> Entry:
    """So many of something."""
    return so_many(number, number_format=COUNT_FORMAT)


def _begun(words: str) -> str:
    """Words as a sentence or a title begins."""
    return words[:1].upper() + words[1:]


def _divided(points: Decimal | None) -> Decimal | None:
    return None if points is None else points / 100


def _or_dash(value: Decimal | None, formula: str) -> Entry:
    if value is None:
        return Entry(NOT_COMPUTABLE, formula=formula)
    return Entry(value=value, formula=formula, number_format=SHARE_FORMAT)
