"""Ringkasan of a reconciliation: the totals, how many rows agree, the files that were read, and the findings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from lkjip_xl.books.finished.findings_sheet import finding_entries
from lkjip_xl.books.kit import finished_styles as looks
from lkjip_xl.books.kit import page, styles
from lkjip_xl.books.kit.entry import Entry
from lkjip_xl.books.kit.styles import Style
from lkjip_xl.books.kit.writer import Sheet, Workbook
from lkjip_xl.check.reconciliation import Reconciliation
from lkjip_xl.finance.amounts import Amount, Unknown
from lkjip_xl.finance.compare.comparison import State
from lkjip_xl.finance.read.notes import left_out, notes_of
from lkjip_xl.finance.source import Source
from lkjip_xl.report.settings import Settings
from lkjip_xl.rules.findings import Finding
from lkjip_xl.rules.findings import State as Ready
from lkjip_xl.rules.not_judged import reasons_not_judged
from lkjip_xl.show.finding_columns import PESAN, gravest_first, short_texts_of
from lkjip_xl.show.reconciliation import verdict
from lkjip_xl.tables.measures import Measure
from lkjip_xl.text.addresses import column_letters
from lkjip_xl.text.words import on_one_line

_WIDTHS = (15, 24, 20, 20, 20, 20, 34, 38)
# Where the paper is too narrow for letters to be read, amounts give way as far as they can, then texts.
_OF_AMOUNTS, _OF_TEXTS = (3, 4, 5, 6), (7, 8)
_NARROWEST_AMOUNT = 17
_READABLE = 0.82
_TOTALS = ("", "LKjIP (Rp)", "BERKAS KEUANGAN (Rp)", "SELISIH (Rp)")
_FILES = (
    *("BENTUK", "BERKAS", "BARIS DIBACA", "BARIS RINCIAN"),
    *("PAGU (Rp)", "REALISASI (Rp)", "TIDAK DIHITUNG", "CATATAN"),
)

_IN_PLACE_OF_AN_AMOUNT = ("-", State.NOT_JUDGED.value)
_COUNTED = "Dihitung per sub kegiatan."
_STANDING = (
    " Temuan menyebut {count} perbedaan, juga pada kegiatan dan program; yang hanya meneruskan selisih rinciannya "
    "tidak disebut lagi."
)
_DIFFERENT_TOTAL = "Jumlahnya berbeda; lihat di atas."
_FINDINGS = ("TINGKAT", "LEMBAR DAN SEL", "TERTULIS", "SEHARUSNYA", "SELISIH", "ATURAN", "PESAN", "PERBAIKAN")


def write_overview(
    workbook: Workbook,
    sheet: Sheet,
    found: Reconciliation,
    totals: Mapping[str, tuple[Entry, Entry, Entry]],
    states: Mapping[State, Entry],
) -> None:
    """Write the sheet."""
    settings = found.report.settings
    page.set_up(sheet, settings, draft=False)
    widths = widths_on(settings)
    for column, width in enumerate(widths, 1):
        sheet.set_width(column, width)
    title = settings.with_years("Ringkasan Rekonsiliasi Tahun {tahun}")
    sheet.text(1, 1, title, workbook.style(**styles.TITLE))
    sheet.set_height(1, styles.row_height([1], font_size=14))
    sheet.text(2, 1, on_one_line(settings.instansi), workbook.style(**styles.SUBTITLE))
    writer = _Lines(workbook, sheet, widths)
    # What the screen of a laptop must hold: the findings stand further down.
    text, tone = verdict(found, "di bawah")
    agrees = {} if tone is Ready.READY else {"bg_color": styles.ERROR_FILL}
    row = writer.sentence(3, on_one_line(text), {"bold": True, **agrees})
    row = _write_totals(workbook, sheet, writer, found, totals, row + 1)
    row = writer.section(row + 1, "Sub kegiatan", line=False)
    for state, entry in states.items():
        row = writer.line(row, (Entry(state.value[:1].upper() + state.value[1:]), entry))
    standing = _STANDING.format(count=len(found.standing)) if found.standing else ""
    sheet.text(row, 1, f"{_COUNTED}{standing}", workbook.style(**styles.NOTE))
    row += 1
    row = writer.section(row + 1, "Berkas keuangan")
    row = writer.headings(row, _FILES)
    for source in found.sources:
        row = writer.line(row, _of_source(source))
    for text in found.unused:
        sheet.text(row, 1, f"Perhatian: {on_one_line(text)}.", workbook.style(**styles.NOTE))
        row += 1
    findings = row + 1
    row = _write_findings(workbook, sheet, writer, found, findings)
    # A page begins with the findings, with one of them but the first, or with a line of what was not judged.
    starts = {findings, *range(findings + 3, row)}
    if found.not_judged:
        not_judged = row + 1
        row = writer.section(not_judged, "Tidak dinilai")
        for reason in reasons_not_judged(found.not_judged):
            row = writer.sentence(row, on_one_line(reason))
        starts |= {not_judged, *range(not_judged + 2, row)}
    sheet.print_area(row - 1, len(_WIDTHS))
    headings = range(findings + 1, findings + 2) if found.findings else range(0)
    page.print_in_blocks(sheet, settings, (row - 1, len(_WIDTHS)), starts, landscape=True, repeated=headings)


def _write_totals(
    workbook: Workbook,
    sheet: Sheet,
    writer: _Lines,
    found: Reconciliation,
    totals: Mapping[str, tuple[Entry, Entry, Entry]],
    row: int,
) -> int:
    row = writer.section(row, "Jumlah", line=False)
    row = writer.headings(row, _TOTALS)
    for measure, entries in totals.items():
        cell = f"${column_letters(len(_TOTALS))}{row}"
        tolerance = found.tolerance_of(found.total, Measure(measure))
        rule = {
            "type": "formula",
            "criteria": f"=AND(ISNUMBER({cell}),ABS(N({cell}))>{tolerance:f})",
            "format": workbook.style(**styles.DIFFERS),
        }
        sheet.highlight(row, len(_TOTALS), row, len(_TOTALS), rule)
        row = writer.line(row, (Entry(measure.capitalize()), *entries))
    return row


def _write_findings(workbook: Workbook, sheet: Sheet, writer: _Lines, found: Reconciliation, row: int) -> int:
    row = writer.section(row, "Temuan")
    if not found.findings:
        text = "Tidak ada: LKjIP dan berkas keuangan sama."
        if not found.agrees:
            text = "Tidak ada, tetapi tidak semuanya dapat dinilai." if found.not_judged else _DIFFERENT_TOTAL
        sheet.text(row, 1, text, workbook.style(**styles.BASE))
        return row + 1
    sheet.raw.repeat_rows(row - 1)
    row = writer.headings(row, _FINDINGS)
    for finding in gravest_first(found.findings):
        look = looks.WAIVED if finding.waived else styles.CELL
        severity = look if finding.waived else looks.SEVERITIES[finding.severity]
        centred = {
            _FINDINGS.index(heading) + 1: each for heading, each in (("TINGKAT", severity), ("ATURAN", look))
        }
        own = {column: {**each, "align": "center"} for column, each in centred.items()}
        row = writer.line(row, _of_finding(finding), look, own)
    return row


def _of_source(source: Source) -> tuple[Entry, ...]:
    return (
        Entry(source.shape.value),
        Entry(on_one_line(source.file)),
        Entry(value=Decimal(source.rows_read), number_format="0"),
        Entry(value=Decimal(len(source.lines)), number_format="0"),
        *(_amount(source.total(measure)) for measure in Measure),
        Entry(left_out(source)),
        Entry(on_one_line("; ".join(notes_of(source)))),
    )


def _of_finding(finding: Finding) -> tuple[Entry, ...]:
    """Its columns in the order of this sheet, which has amounts above them."""
    told = finding_entries(finding)
    told |= {"LEMBAR DAN SEL": Entry(f"{told['LEMBAR'].text} {told['SEL'].text}")}
    told |= {PESAN: Entry(short_texts_of(finding)[PESAN])}
    return tuple(told[heading] for heading in _FINDINGS)


def _amount(value: Amount) -> Entry:
    if isinstance(value, Unknown):
        return Entry(State.NOT_JUDGED.value)
    return (
        Entry("-") if value is None else Entry(value=value, number_format=styles.with_minus(styles.RUPIAH_FORMAT))
    )


def widths_on(settings: Settings) -> tuple[float, ...]:
    """The widths of the columns, together what a page prints in 8 points or more."""
    excess = sum(_WIDTHS) - page.room_across(settings, len(_WIDTHS), _READABLE)
    given = min(max(0.0, excess), sum(_WIDTHS[column - 1] - _NARROWEST_AMOUNT for column in _OF_AMOUNTS))
    return tuple(page.narrowed(page.narrowed(_WIDTHS, _OF_AMOUNTS, given), _OF_TEXTS, excess - given))


class _Lines:
    """Writes lines one under the other; each method gives the next row."""

    def __init__(self, workbook: Workbook, sheet: Sheet, widths: Sequence[float]) -> None:
        self._workbook, self._sheet, self._widths = workbook, sheet, widths

    def section(self, row: int, text: str, *, line: bool = True) -> int:
        """Write the heading of a part, with a line over the whole width; without it above a narrow table."""
        look = looks.SECTION if line else {**looks.SECTION, "bottom": 0}
        for column in range(1, len(self._widths) + 1 if line else 2):
            self._sheet.text(row, column, text if column == 1 else "", self._workbook.style(**look))
        return row + 1

    def headings(self, row: int, texts: Sequence[str]) -> int:
        """Write the headings of a table."""
        for column, text in enumerate(texts, 1):
            self._sheet.text(row, column, text, self._workbook.style(**styles.HEADING))
        self._sheet.set_height(row, page.heading_height(zip(texts, self._widths, strict=False)))
        return row + 1

    def sentence(self, row: int, text: str, look: Style | None = None) -> int:
        """Write a sentence over the whole width; ``look`` is beside the usual."""
        style = self._workbook.style(**styles.PLAIN, **(look or {}))
        self._sheet.merge(row, 1, row, len(self._widths), style)
        self._sheet.text(row, 1, text, style)
        self._sheet.set_height(
            row, styles.row_height([styles.lines_needed(text, sum(self._widths), bold=bool(look))])
        )
        return row + 1

    def line(
        self,
        row: int,
        entries: Sequence[Entry],
        look: Style | None = None,
        own: Mapping[int, Style] | None = None,
    ) -> int:
        """Write a line of a table, as high as its texts need; ``own`` are the looks of single columns."""
        for column, entry in enumerate(entries, 1):
            shown: Style = {"num_format": entry.number_format} if entry.number_format else {}
            if entry.value is not None or entry.text in _IN_PLACE_OF_AN_AMOUNT:
                shown |= {"align": "right", "indent": 1}  # or it would touch the text beside it
            style = {**((own or {}).get(column) or look or styles.CELL), **shown}
            entry.write(self._sheet, row, column, self._workbook.style(**styles.off_the_line(style)))
        lines = [
            styles.lines_needed(entry.text, width)
            for entry, width in zip(entries, self._widths, strict=False)
            if entry.value is None
        ]
        self._sheet.set_height(row, styles.row_height(lines))
        return row + 1
