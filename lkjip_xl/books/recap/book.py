"""The workbook of a recap: totals with charts, a line for each agency, ranking, rules, and every program row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from decimal import Decimal
from pathlib import Path

from lkjip_xl.books.kit import styles
from lkjip_xl.books.kit.entry import Entry, so_many, text_reference
from lkjip_xl.books.kit.list_sheet import FIRST_ROW, ListColumn, ListSheet
from lkjip_xl.books.kit.writer import Workbook, quoted, rows_of_column
from lkjip_xl.books.recap import columns
from lkjip_xl.books.recap.columns import (
    AGENCIES,
    CAPAIAN,
    CAPAIAN_RANK,
    COUNT_FORMAT,
    EFFICIENCY,
    ERRORS,
    INDICATORS,
    MISSING,
    NAME,
    PAGU,
    POINTS_FORMAT,
    RANKING,
    REALISASI,
    ROW_PAGU,
    ROW_REALISASI,
    ROWS,
    RULE_FINDINGS,
    RULE_KIND,
    RULES,
    SHARE,
    SHARE_FORMAT,
    SHARE_RANK,
    STATE,
    SUMMARY,
    WARNINGS,
)
from lkjip_xl.books.recap.not_ready import name_of
from lkjip_xl.books.recap.ranks import in_order, ranks, ranks_of
from lkjip_xl.books.recap.summary import count, write_recap_summary
from lkjip_xl.books.results import STATES
from lkjip_xl.check.assessment import Assessment
from lkjip_xl.check.recap import AgencyLine, CountedLine, Recap
from lkjip_xl.figures.agency import AgencyFigures
from lkjip_xl.figures.calc import NOT_COMPUTABLE
from lkjip_xl.files.find import RECAP_TITLE
from lkjip_xl.rules import all_rules
from lkjip_xl.rules.findings import Severity
from lkjip_xl.show.wording import named, worded
from lkjip_xl.tables.measures import Measure
from lkjip_xl.text.addresses import column_letters
from lkjip_xl.text.ways import Action
from lkjip_xl.text.words import on_one_line

Stretches = tuple[tuple[str, int, int], ...]
"""Where the rows of an agency stand: sheet, first row, last row."""


@dataclass
class RecapBook:
    """The workbook while it is written: the program rows as they come, everything else at the end."""

    workbook: Workbook
    with_list: bool
    _rows_of: dict[str, Stretches] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._summary = self.workbook.sheet(SUMMARY)
        self._agencies = self._list(
            AGENCIES,
            "Rekap per Instansi",
            "Di bawah JUMLAH: yang tidak ikut dijumlahkan.",
            columns.AGENCY_COLUMNS,
            first_page=columns.STATE,
        )
        self._ranking = self._list(
            RANKING,
            "Peringkat",
            "Peringkat 1 yang terbaik: capaian dan penyerapan tertinggi, kesalahan paling sedikit. "
            "Nilai yang sama berperingkat sama.",
            columns.RANKING_COLUMNS,
        )
        self._missing = (
            self._list(
                MISSING,
                "Instansi Tanpa Buku Kerja",
                "Dicocokkan dengan daftar instansi yang diberikan; di bawahnya buku kerja di luar daftar.",
                columns.MISSING_COLUMNS,
            )
            if self.with_list
            else None
        )
        self._rules = self._list(
            RULES,
            "Aturan yang Paling Sering Dilanggar",
            "Kesalahan dan peringatan yang belum dikecualikan, di buku kerja yang ikut dijumlahkan. "
            f"Penjelasan: {named(Action.EXPLAIN)}.",
            columns.RULE_COLUMNS,
        )
        self._rows = self._list(
            ROWS,
            "Baris Program, Kegiatan, dan Sub Kegiatan",
            "Baris terbawah setiap buku kerja, juga yang tidak ikut dijumlahkan; saring menurut BERKAS. "
            "Untuk tabel pivot: klik salah satu selnya, lalu Insert, PivotTable.",
            columns.ROW_COLUMNS,
            first_page=columns.ROW_KEGIATAN,
        )

    def _list(
        self, name: str, title: str, note: str, of: Sequence[ListColumn], *, first_page: int = 0
    ) -> ListSheet:
        return ListSheet(self.workbook, name, title, note, of, first_page=first_page)

    def add(self, assessment: Assessment) -> None:
        """Write the program rows of a workbook."""
        figures, file = assessment.figures, assessment.result.file
        if figures is None:
            return
        stretches: list[tuple[str, int, int]] = []
        for row in figures.rows:
            self._rows.line(
                (
                    *_identity(figures),
                    Entry(row.kode),
                    *(Entry(name) for name in (row.program, row.kegiatan, row.sub_kegiatan, row.unit)),
                    *(_amount(amount) for amount in (row.pagu, row.realisasi)),
                    Entry(on_one_line(file)),
                )
            )
            name, last = self._rows.sheet.name, self._rows.last_row
            first = stretches.pop()[1] if stretches and stretches[-1][0] == name else last
            stretches.append((name, first, last))
        self._rows_of[file] = tuple(stretches)

    def finish(self, recap: Recap) -> None:
        """Write all that takes the whole recap."""
        counted = recap.counted
        places = ranks_of(counted)
        rows: dict[str, int] = {}
        for number, line in enumerate(counted, 1):
            self._agencies.line(self._agency(number, line, places), marked={STATE: STATES[line.state]})
            rows[line.file] = self._agencies.last_row
        if counted:
            self._agencies.line(_total(recap, len(counted)), styles.TOTAL_CELL)
        others = (line for line in recap.lines if not line.counted)
        for number, other in enumerate(others, len(counted) + 1):
            self._agencies.line(self._agency(number, other, places), marked={STATE: STATES[other.state]})
            rows[other.file] = self._agencies.last_row
        lists = [(self._ranking, _ranking(counted)), (self._rules, _rules(recap))]
        if self._missing:
            lists.append((self._missing, _missing(recap)))
        for sheet, lines in lists:
            for entries in lines:
                sheet.line(entries)
        for entries in _totals_of_rules(recap):
            self._rules.line(entries, styles.TOTAL_CELL)
        write_recap_summary(self.workbook, self._summary, recap, rows)
        for each in (self._agencies, self._rows, *(sheet for sheet, _ in lists)):
            each.finish()

    def _agency(self, number: int, line: AgencyLine, places: Mapping[str, tuple[int, int]]) -> tuple[Entry, ...]:
        """A line of an agency; ``places`` are those that count with their ranks, by their files."""
        figures = line.figures
        if figures is None or not line.is_filled:
            nothing = (Entry(),) * (STATE - PAGU)
            government, year = _identity(figures)[1:] if figures else (Entry(), Entry())
            state = (Entry(line.state.value), Entry(), Entry())
            return (count(number), _name(line), year, *nothing, *state, government, *_remarks(line))
        row, last = self._agencies.last_row + 1, FIRST_ROW + len(places) - 1
        stretches = self._rows_of.get(line.file, ())
        ranks = places.get(line.file)
        _, government, year = _identity(figures)
        return (
            count(number),
            _name(line),
            year,
            _sum_of_rows(figures.pagu, ROW_PAGU, stretches),
            _sum_of_rows(figures.realisasi, ROW_REALISASI, stretches),
            share_entry(cell(PAGU, row), cell(REALISASI, row), figures.penyerapan),
            _rank(SHARE, row, last, ranks[0]) if ranks else Entry(),
            count(figures.indikator),
            _figure(figures.capaian, 100, SHARE_FORMAT),
            Entry(figures.kategori),
            _rank(CAPAIAN, row, last, ranks[1]) if ranks else Entry(),
            _figure(figures.efisiensi, 1, POINTS_FORMAT),
            Entry(line.state.value),
            count(line.errors),
            count(line.warnings),
            government,
            *_remarks(line),
        )


@contextmanager
def recap_book(target: Path, *, with_list: bool) -> Iterator[RecapBook]:
    """The workbook of a recap, to be added to and finished; it appears when all went well."""
    with Workbook(target, RECAP_TITLE, row_by_row=True) as workbook:
        yield RecapBook(workbook, with_list)


def cell(column: int, row: int) -> str:
    """A cell of the sheet of agencies, as a formula of that sheet names it."""
    return f"{column_letters(column)}{row}"


def share_entry(pagu: str, realisasi: str, points: Decimal | None) -> Entry:
    """What was spent of a pagu, as a fraction; ``points`` is the same in percent points."""
    formula = f'IF(N({pagu})=0,"{NOT_COMPUTABLE}",{realisasi}/{pagu})'
    if points is None:
        return Entry(NOT_COMPUTABLE, formula=formula)
    return Entry(value=points / 100, formula=formula, number_format=SHARE_FORMAT)


def _identity(figures: AgencyFigures) -> tuple[Entry, Entry, Entry]:
    year = Entry() if figures.tahun is None else Entry(value=Decimal(figures.tahun), number_format="0")
    return Entry(figures.instansi), Entry(figures.pemerintah), year


def _name(line: AgencyLine) -> Entry:
    return Entry(on_one_line(name_of(line)))


def _remarks(line: AgencyLine) -> tuple[Entry, Entry]:
    return Entry(on_one_line(line.file)), Entry(on_one_line(worded(line.remark)))


def _figure(value: Decimal | None, divided_by: int, number_format: str) -> Entry:
    if value is None:
        return Entry(NOT_COMPUTABLE)
    return Entry(value=value / divided_by, number_format=number_format)


def _amount(amount: Decimal | None) -> Entry:
    return Entry() if amount is None else Entry(value=amount, number_format=styles.RUPIAH_FORMAT)


def _sum_of_rows(amount: Decimal | None, column: int, stretches: Stretches) -> Entry:
    """An amount as the sum of the agency's rows; as it was read where none of them are there."""
    if amount is None:
        return Entry(NOT_COMPUTABLE)
    ranges = ",".join(rows_of_column(sheet, column, first, last) for sheet, first, last in stretches)
    formula = f"SUM({ranges})" if ranges else ""
    return Entry(value=amount, formula=formula, number_format=styles.RUPIAH_FORMAT)


def _rank(column: int, row: int, last: int, rank: int) -> Entry:
    letters = column_letters(column)
    own, all_of_them = f"{letters}{row}", f"{letters}${FIRST_ROW}:{letters}${last}"
    formula = f'IF(ISNUMBER({own}),RANK({own},{all_of_them}),"{NOT_COMPUTABLE}")'
    if not rank:
        return Entry(NOT_COMPUTABLE, formula=formula)
    return Entry(value=Decimal(rank), formula=formula, number_format="0")


def _total(recap: Recap, counted: int) -> tuple[Entry, ...]:
    """The line under the agencies that count."""
    row, first, last = FIRST_ROW + counted, FIRST_ROW, FIRST_ROW + counted - 1

    def summed(column: int, value: Decimal, number_format: str) -> Entry:
        letters = column_letters(column)
        return Entry(value=value, formula=f"SUM({letters}{first}:{letters}{last})", number_format=number_format)

    def mean(column: int, value: Decimal | None, divided_by: int, number_format: str) -> Entry:
        letters = column_letters(column)
        cells = f"{letters}{first}:{letters}{last}"
        formula = f'IF(COUNT({cells})=0,"{NOT_COMPUTABLE}",AVERAGE({cells}))'
        return replace(_figure(value, divided_by, number_format), formula=formula)

    lines = recap.counted
    indicators = sum(line.figures.indikator for line in lines)
    nothing = Entry()
    label = Entry(
        f"JUMLAH DAN RATA-RATA {counted} INSTANSI",
        formula=f'"JUMLAH DAN RATA-RATA "&ROWS({cell(NAME, first)}:{cell(NAME, last)})&" INSTANSI"',
    )
    return (
        *(nothing, label, nothing),
        summed(PAGU, recap.total(Measure.PAGU), styles.RUPIAH_FORMAT),
        summed(REALISASI, recap.total(Measure.REALISASI), styles.RUPIAH_FORMAT),
        share_entry(cell(PAGU, row), cell(REALISASI, row), recap.penyerapan),
        nothing,
        summed(INDICATORS, Decimal(indicators), COUNT_FORMAT),
        mean(CAPAIAN, recap.capaian, 100, SHARE_FORMAT),
        *(nothing, nothing),
        mean(EFFICIENCY, recap.efisiensi, 1, POINTS_FORMAT),
        nothing,
        summed(ERRORS, Decimal(recap.errors), COUNT_FORMAT),
        summed(WARNINGS, Decimal(recap.warnings), COUNT_FORMAT),
        *(nothing, nothing, nothing),
    )


def _ranking(counted: Sequence[CountedLine]) -> Iterator[tuple[Entry, ...]]:
    """Each agency once, the highest capaian first, with its ranks; all taken from the sheet of agencies."""
    rows = {line.file: FIRST_ROW + index for index, line in enumerate(counted)}
    places = ranks_of(counted)
    by_errors = ranks([-float(line.errors) for line in counted])
    fewest = dict(zip(rows, by_errors, strict=True))
    last = FIRST_ROW + len(counted) - 1
    for line in in_order(counted, "capaian"):
        row, (by_share, by_capaian) = rows[line.file], places[line.file]
        name, capaian, capaian_rank, share, share_rank, errors = (
            f"{quoted(AGENCIES)}!${column_letters(column)}${row}"
            for column in (NAME, CAPAIAN, CAPAIAN_RANK, SHARE, SHARE_RANK, ERRORS)
        )
        every = rows_of_column(AGENCIES, ERRORS, FIRST_ROW, last)
        yield (
            text_reference(name, on_one_line(name_of(line))),
            replace(_figure(line.figures.capaian, 100, SHARE_FORMAT), formula=capaian),
            replace(_place(by_capaian), formula=capaian_rank),
            replace(_figure(line.figures.penyerapan, 100, SHARE_FORMAT), formula=share),
            replace(_place(by_share), formula=share_rank),
            replace(count(line.errors), formula=errors),
            replace(_place(fewest[line.file]), formula=f"RANK({errors},{every},1)"),
        )


def _place(rank: int) -> Entry:
    """A rank that has been worked out; 0 where there is none."""
    return Entry(value=Decimal(rank), number_format="0") if rank else Entry(NOT_COMPUTABLE)


def _missing(recap: Recap) -> Iterator[tuple[Entry, ...]]:
    number = 0
    for name in recap.missing or ():
        number += 1
        yield count(number), Entry(on_one_line(name)), Entry("Belum ada buku kerjanya.")
    for line in recap.strangers or ():
        number += 1
        unknown = f"{line.state.value.capitalize()}, jadi belum jelas milik siapa"
        why = unknown if line.is_nameless else "Tidak ada di daftar"
        yield count(number), _name(line), Entry(on_one_line(f"{why}: {line.file}"))


def _rules(recap: Recap) -> Iterator[tuple[Entry, ...]]:
    pages = {rule.code: rule for rule in all_rules()}
    for each in recap.rules:
        rule = pages[each.code]
        yield (
            *(Entry(each.code), Entry(rule.severity.label), Entry(rule.name)),
            *(count(each.workbooks), count(each.findings)),
        )


def _totals_of_rules(recap: Recap) -> Iterator[tuple[Entry, ...]]:
    """How many errors and how many warnings all rules found together: as many as the agencies have."""
    last = FIRST_ROW + len(recap.rules) - 1
    kinds, found = (
        f"{column_letters(column)}${FIRST_ROW}:{column_letters(column)}${last}"
        for column in (RULE_KIND, RULE_FINDINGS)
    )
    for severity, number in ((Severity.ERROR, recap.errors), (Severity.WARNING, recap.warnings)):
        if number:
            total = so_many(number, f'SUMIF({kinds},"{severity.label}",{found})', COUNT_FORMAT)
            yield Entry(), Entry(severity.label), Entry(f"JUMLAH {severity.label}"), Entry(), total
