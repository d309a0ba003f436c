"""The workbook of a reconciliation: side by side with live differences, and every source line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property
from itertools import pairwise, takewhile
from pathlib import Path

from lkjip_xl.books.kit import finished_styles as looks
from lkjip_xl.books.kit import page, styles
from lkjip_xl.books.kit.entry import Entry
from lkjip_xl.books.kit.styles import Style
from lkjip_xl.books.kit.writer import Sheet, Workbook, quoted, rows_of_column
from lkjip_xl.books.reconciliation.minutes_sheet import write_minutes
from lkjip_xl.books.reconciliation.summary import write_overview
from lkjip_xl.check.reconciliation import Reconciliation
from lkjip_xl.figures.calc import sum_expression
from lkjip_xl.files.find import RECONCILIATION_TITLE
from lkjip_xl.finance.amounts import Amount, Unknown
from lkjip_xl.finance.compare.comparison import Compared, State
from lkjip_xl.finance.compare.tree import Node, SourceLine
from lkjip_xl.tables import RINGKASAN
from lkjip_xl.tables.levels import Level
from lkjip_xl.tables.measures import Measure
from lkjip_xl.text.addresses import column_letters
from lkjip_xl.text.words import on_one_line

REKONSILIASI, ONLY_HERE, ONLY_THERE, LINES, MINUTES = (
    "Rekonsiliasi",
    "Hanya di LKjIP",
    "Hanya di berkas keuangan",
    "Baris sumber",
    "Berita Acara",
)
# What stands in place of an amount that cannot be read.
UNKNOWN = "tidak diketahui"
FIRST_ROW = 5
_HEADING_ROW = 4
_COLUMNS = (
    ("NO", 6),
    ("KODE", 17),
    ("PROGRAM/KEGIATAN/SUB KEGIATAN", 40),
    ("PAGU LKJIP", 19),
    ("PAGU BERKAS KEUANGAN", 19),
    ("SELISIH PAGU", 17),
    ("REALISASI LKJIP", 19),
    ("REALISASI BERKAS KEUANGAN", 19),
    ("SELISIH REALISASI", 17),
    ("KEADAAN", 15),
    ("DICOCOKKAN MENURUT", 14),
    ("KETERANGAN", 24),
    ("TINGKAT", 13),
)

# The page of realisasi has these and the first three; its texts give way where the paper is narrower.
_OF_REALISASI = (1, 2, 3, *range(7, len(_COLUMNS) + 1))
_TEXTS_OF_REALISASI = (3, 12)
_SCALE = 0.8
# So many columns stand on both pages of a list.
_REPEATED = 3
# Where the three amounts of a measure begin.
COLUMN_OF = {Measure.PAGU: 4, Measure.REALISASI: 7}
_AMOUNT_COLUMNS = range(4, 10)
_STATE_COLUMN, _LEVEL_COLUMN = 10, 13
_LINE_COLUMNS = (
    ("NO", 6),
    ("BERKAS", 30),
    ("BARIS", 8),
    ("KODE", 18),
    ("SUB KEGIATAN", 46),
    ("REKENING", 22),
    ("NAMA REKENING", 36),
    ("DOKUMEN", 24),
    ("PAGU", 17),
    ("REALISASI", 17),
    ("SETORAN", 15),
)
_AMOUNTS = frozenset({"PAGU", "REALISASI", "SETORAN"})
_COLUMN_OF_LINE = {Measure.PAGU: 9, Measure.REALISASI: 10}
_ALONE_COLUMNS = (("KODE", 20), ("TINGKAT", 14), ("NAMA", 70), ("PAGU", 20), ("REALISASI", 20))
_NOTE = "Angka berkas keuangan dijumlahkan dari lembar Baris sumber; selisih = LKjIP dikurangi berkas keuangan."
_NOTE_LINES = "Baris rincian yang dihitung. NO adalah nomor barisnya di lembar Rekonsiliasi."


def write_reconciliation(target: Path, found: Reconciliation) -> None:
    """Write the workbook.

    Raises:
        CannotWrite: if the target cannot be written.

    """
    with Workbook(target, RECONCILIATION_TITLE, on_one_line(found.report.settings.instansi)) as workbook:
        book = _Book(workbook, found)
        overview = workbook.sheet(RINGKASAN)
        book.write_comparison(workbook.sheet(REKONSILIASI))
        book.write_alone(workbook.sheet(ONLY_HERE), State.ONLY_HERE)
        book.write_alone(workbook.sheet(ONLY_THERE), State.ONLY_THERE)
        book.write_lines(workbook.sheet(LINES))
        totals = book.totals
        write_overview(workbook, overview, found, totals, book.states)
        write_minutes(workbook, workbook.sheet(MINUTES), found, totals, book.differing)


@dataclass(frozen=True)
class _Book:
    workbook: Workbook
    found: Reconciliation

    @cached_property
    def _rows(self) -> Mapping[int, int]:
        """The row of each node on Rekonsiliasi, by its identity."""
        return {id(each.node): FIRST_ROW + at for at, each in enumerate(self.found.compared) if each.node}

    @property
    def _last(self) -> int:
        return FIRST_ROW + len(self.found.compared)

    @cached_property
    def _own_lines(self) -> Sequence[tuple[int, Node, SourceLine]]:
        """Each source line once, with the number and the node of the row that it belongs to: its lowest one."""
        owners: list[tuple[int, Node, SourceLine]] = []
        for number, each in enumerate(self.found.compared, 1):
            if each.node is not None:
                below = {id(line) for child in self.found.tree.children(each.node) for line in child.lines}
                owners += [(number, each.node, line) for line in each.node.lines if id(line) not in below]
        return owners

    @cached_property
    def _numbers_with_lines(self) -> frozenset[int]:
        """The numbers of the rows that source lines belong to."""
        return frozenset(number for number, _, _ in self._own_lines)

    @property
    def totals(self) -> Mapping[str, tuple[Entry, Entry, Entry]]:
        """The totals of LKjIP and of the finance files and their difference, by formulas over Rekonsiliasi."""
        return {measure: self._total(measure) for measure in self.found.measures}

    def _total(self, measure: Measure) -> tuple[Entry, Entry, Entry]:
        total, first = self.found.total, COLUMN_OF[measure]
        amounts = (total.here(measure), total.known_there(measure), total.difference(measure))
        nothing = "-" if total.is_judged(measure) else State.NOT_JUDGED.value
        here, there, difference = (
            Entry(nothing)
            if amount is None
            else Entry(
                value=amount,
                formula=f"{quoted(REKONSILIASI)}!{column_letters(first + offset)}{self._last}",
                number_format=styles.with_minus(styles.RUPIAH_FORMAT),
            )
            for offset, amount in enumerate(amounts)
        )
        return here, there, difference

    @property
    def differing(self) -> Sequence[tuple[str, tuple[Entry, Entry, Entry]]]:
        """Each amount that differs, but not for a row below it alone: what it is, and its amounts."""
        return [
            (f"{each.label} ({measure})", self._named(FIRST_ROW + at, measure, each))
            for at, each in enumerate(self.found.compared)
            for measure in self.found.measures
            if self.found.is_off(each, measure) and not self._passed_on(at, measure)
        ]

    def _passed_on(self, at: int, measure: Measure) -> bool:
        """Whether a row below this one differs too."""
        own = self.found.compared[at].level
        below = takewhile(
            lambda each: own is not None and each.level is not None and each.level > own,
            self.found.compared[at + 1 :],
        )
        return any(self.found.is_off(each, measure) for each in below)

    def _named(self, row: int, measure: Measure, each: Compared) -> tuple[Entry, Entry, Entry]:
        """The amounts of a row on another sheet, by formulas; a dash where a side has none."""
        first = COLUMN_OF[measure]
        amounts = (each.here(measure), each.known_there(measure), each.difference(measure))
        here, there, difference = (
            Entry("-")
            if amount is None
            else replace(_amount(amount), formula=f"{quoted(REKONSILIASI)}!{column_letters(first + offset)}{row}")
            for offset, amount in enumerate(amounts)
        )
        return here, there, difference

    @property
    def states(self) -> Mapping[State, Entry]:
        """How many sub kegiatan there are of each state, counted on Rekonsiliasi."""
        level = Level.SUB_KEGIATAN
        states, levels = (
            rows_of_column(REKONSILIASI, column, FIRST_ROW, self._last - 1)
            for column in (_STATE_COLUMN, _LEVEL_COLUMN)
        )
        rows = [each for each in self.found.compared if each.level is level]
        return {
            state: Entry(
                value=Decimal(sum(self.found.state(each) is state for each in rows)),
                formula=f'COUNTIFS({states},"{state.value}",{levels},"{level.label}")',
                number_format="0",
            )
            for state in State
        }

    def write_comparison(self, sheet: Sheet) -> None:
        """Write Rekonsiliasi."""
        page.set_up(sheet, self.found.report.settings, draft=False)
        title = self.found.report.settings.with_years("Rekonsiliasi LKjIP dan Berkas Keuangan Tahun {tahun}")
        columns = [(heading, width) for (heading, _), width in zip(_COLUMNS, self._widths, strict=True)]
        page.begin_list(self.workbook, sheet, title, _NOTE, columns, _HEADING_ROW, within=_REPEATED)
        page.print_on_two_pages(sheet, COLUMN_OF[Measure.REALISASI] - 1, repeated=_REPEATED)
        for number, each in enumerate(self.found.compared, 1):
            self._write_compared(sheet, FIRST_ROW + number - 1, number, each)
        self._write_compared(sheet, self._last, None, self.found.total)
        headings = range(_HEADING_ROW, _HEADING_ROW + 1)
        settings = self.found.report.settings
        page.keep_blocks_on_two_pages(sheet, settings, self._last, self._starts, repeated=headings)
        for first in COLUMN_OF.values():
            rule = {
                "type": "cell",
                "criteria": "!=",
                "value": 0,
                "format": self.workbook.style(bg_color=styles.ERROR_FILL),
            }
            sheet.highlight(FIRST_ROW, first + 2, self._last, first + 2, rule)
        sheet.raw.autofilter(_HEADING_ROW - 1, 0, self._last - 1, len(_COLUMNS) - 1)
        sheet.print_area(self._last, len(_COLUMNS))

    @property
    def _starts(self) -> Iterator[int]:
        """The rows that a page may begin with: no program or kegiatan stays behind without a row under it."""
        yield FIRST_ROW
        for row, (above, each) in enumerate(pairwise(self.found.compared), FIRST_ROW + 1):
            is_heading = above.level is not None and each.level is not None and above.level < each.level
            if not is_heading:
                yield row

    @cached_property
    def _widths(self) -> Sequence[float]:
        """The widths of Rekonsiliasi: both of its pages are as wide as the paper."""
        widths = [width for _, width in _COLUMNS]
        room = page.room_across(self.found.report.settings, len(_OF_REALISASI), _SCALE)
        excess = sum(widths[column - 1] for column in _OF_REALISASI) - room
        return page.narrowed(widths, _TEXTS_OF_REALISASI, excess)

    def _write_compared(self, sheet: Sheet, row: int, number: int | None, each: Compared) -> None:
        entries = [
            Entry() if number is None else Entry(value=Decimal(number), number_format="0"),
            Entry(each.code),
            Entry(each.label),
            *(entry for measure in Measure for entry in self._three(row, measure, each)),
            self._state(row, each),
            Entry(each.match.by.value if each.match else ""),
            Entry(on_one_line(self.found.remark(each))),
            Entry(each.level.label if each.level else ""),
        ]
        looks_of_row = [self._look(each, position, entry) for position, entry in enumerate(entries, 1)]
        for position, (entry, look) in enumerate(zip(entries, looks_of_row, strict=True), 1):
            entry.write(sheet, row, position, self.workbook.style(**styles.off_the_line(look)))
        lines = [
            styles.lines_needed(
                entry.shown, width - styles.INDENT * look.get("indent", 0), bold=look.get("bold", False)
            )
            for entry, width, look in zip(entries, self._widths, looks_of_row, strict=True)
            if entry.value is None
        ]
        sheet.set_height(row, styles.row_height(lines))

    def _look(self, each: Compared, position: int, entry: Entry) -> Style:
        level: Style = dict(looks.LEVELS[each.level]) if each.level else dict(styles.TOTAL_CELL)
        look: Style = {**styles.CELL, **level}
        if position == 3 and each.level:
            look |= {"indent": looks.INDENTS[each.level], "align": "left"}
        elif position in (1, _STATE_COLUMN, 11, _LEVEL_COLUMN):
            look["align"] = "center"
        elif position in _AMOUNT_COLUMNS:
            look["align"] = "right"  # a word in place of an amount too
        if entry.number_format:
            look["num_format"] = entry.number_format
        return look

    def _three(self, row: int, measure: Measure, each: Compared) -> Iterator[Entry]:
        """The amount of LKjIP, that of the finance files by a formula, and their difference by another."""
        if measure not in self.found.measures:
            yield from (Entry(), Entry(), Entry())
            return
        first = COLUMN_OF[measure]
        here, there = each.here(measure), each.there.get(measure)
        yield _amount(here)
        if isinstance(there, Unknown):
            yield from (Entry(UNKNOWN), Entry(State.NOT_JUDGED.value))
            return
        yield _amount(there, "" if there is None else self._sum_of_lines(row, measure, each))
        if not each.is_judged(measure):
            yield Entry(State.NOT_JUDGED.value)
            return
        cells = [f"N({column_letters(first + offset)}{row})" for offset in (0, 1)]
        yield _amount(each.difference(measure), f"{cells[0]}-{cells[1]}")

    def _sum_of_lines(self, row: int, measure: Measure, each: Compared) -> str:
        """The sum of a row's parts and of the source lines that belong to it alone."""
        letters = column_letters(COLUMN_OF[measure] + 1)
        ends = each.node is not None and measure in each.node.ends
        children = () if ends else self.found.tree.children(each.node)
        parts = [f"{letters}{self._rows[id(child)]}" for child in children if id(child) in self._rows]
        own = each.node is not None and row - FIRST_ROW + 1 in self._numbers_with_lines
        sums = [sum_expression(parts)] if parts else []
        if own:
            amounts, keys = (
                rows_of_column(LINES, column, FIRST_ROW, FIRST_ROW + len(self._own_lines) - 1)
                for column in (_COLUMN_OF_LINE[measure], 1)
            )
            sums.append(f"SUMIF({keys},A{row},{amounts})")
        return "+".join(sums) or "0"

    def _state(self, row: int, each: Compared) -> Entry:
        """Whether the row agrees, by a formula where both sides have it."""
        state = self.found.state(each)
        if state in {State.ONLY_HERE, State.ONLY_THERE, State.NOT_JUDGED}:
            return Entry(state.value)
        tests = ",".join(
            f"ABS(N({column_letters(COLUMN_OF[measure] + 2)}{row}))<={self.found.tolerance_of(each, measure):f}"
            for measure in self.found.measures
            if each.is_judged(measure)
        )
        return Entry(state.value, formula=f'IF(AND({tests}),"{State.EQUAL.value}","{State.DIFFERENT.value}")')

    def write_alone(self, sheet: Sheet, state: State) -> None:
        """Write what stands on one side only."""
        page.set_up(sheet, self.found.report.settings, draft=False)
        where, title = ("LKjIP", "LKjIP") if state is State.ONLY_HERE else ("berkas keuangan", "Berkas Keuangan")
        rows = [each for each in self.found.compared if self.found.state(each) is state]
        leaves = sum(each.level is Level.SUB_KEGIATAN for each in rows)
        note = f"{len(rows)} baris hanya ada di {where}, {leaves} di antaranya sub kegiatan."
        if not rows:
            note = f"Tidak ada baris yang hanya ada di {where}."
        title = f"Baris yang Hanya Ada di {title}"
        page.begin_list(self.workbook, sheet, title, note, _ALONE_COLUMNS, _HEADING_ROW)
        last = _HEADING_ROW
        for last, each in enumerate(rows, FIRST_ROW):
            amount = each.here if state is State.ONLY_HERE else each.there.get
            entries = (
                Entry(each.code),
                Entry(each.level.label if each.level else ""),
                Entry(each.label),
                *(_amount(amount(measure)) for measure in Measure),
            )
            self._write_plain(sheet, last, entries, _ALONE_COLUMNS)
        sheet.print_area(last, len(_ALONE_COLUMNS))

    def write_lines(self, sheet: Sheet) -> None:
        """Write Baris sumber: which rows of which file make up each figure."""
        page.set_up(sheet, self.found.report.settings, draft=False)
        page.begin_list(
            self.workbook, sheet, "Baris Sumber", _NOTE_LINES, _LINE_COLUMNS, _HEADING_ROW, within=_REPEATED
        )
        page.print_on_two_pages(sheet, _LINE_COLUMNS.index(("REKENING", 22)) + 1, repeated=_REPEATED)
        with_pagu, with_realisasi = (
            {each.file for each in sources} for sources in (self.found.pagu_sources, self.found.realisasi_sources)
        )
        last = _HEADING_ROW
        for last, (number, node, source) in enumerate(self._own_lines, FIRST_ROW):
            line = source.line
            entries = (
                Entry(value=Decimal(number), number_format="0"),
                Entry(on_one_line(source.file)),
                Entry(value=Decimal(line.row), number_format="0"),
                Entry(node.code),
                Entry(node.label),
                Entry(line.rekening),
                Entry(line.rekening_name),
                Entry(line.document),
                _amount(line.pagu if source.file in with_pagu else None),
                _amount(line.realisasi if source.file in with_realisasi else None),
                _amount(line.setoran or None),
            )
            self._write_plain(sheet, last, entries, _LINE_COLUMNS)
        sheet.raw.autofilter(_HEADING_ROW - 1, 0, last - 1, len(_LINE_COLUMNS) - 1)
        sheet.raw.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})
        sheet.print_area(last, len(_LINE_COLUMNS))

    def _write_plain(
        self, sheet: Sheet, row: int, entries: Sequence[Entry], columns: Sequence[tuple[str, float]]
    ) -> None:
        for position, entry in enumerate(entries, 1):
            look: Style = {"num_format": entry.number_format} if entry.number_format else {}
            if entry.number_format == "0":
                look["align"] = "center"  # a number of a row, not an amount
            elif columns[position - 1][0] in _AMOUNTS:
                look["align"] = "right"
            entry.write(sheet, row, position, self.workbook.style(**styles.off_the_line({**styles.CELL, **look})))
        lines = [
            styles.lines_needed(entry.text, width)
            for entry, (_, width) in zip(entries, columns, strict=True)
            if entry.value is None
        ]
        sheet.set_height(row, styles.row_height(lines))


def _amount(value: Amount, formula: str = "") -> Entry:
    if value is None:
        return Entry()
    if isinstance(value, Unknown):
        return Entry(value.cells[0].shown if len(value.cells) == 1 else UNKNOWN)
    number_format = styles.RUPIAH_FORMAT if value == int(value) else f"{styles.RUPIAH_FORMAT}.00"
    return Entry(value=value, formula=formula, number_format=styles.with_minus(number_format))
