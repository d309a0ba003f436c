"""Temuan: what the check found, each finding with a link to its cell in the finished workbook."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from lkjip_xl.books.finished.addresses_here import IN_FILE, finding_here, not_judged_here
from lkjip_xl.books.finished.layout import Layouts
from lkjip_xl.books.kit import finished_styles as looks
from lkjip_xl.books.kit import page, styles
from lkjip_xl.books.kit.entry import Entry, so_many
from lkjip_xl.books.kit.writer import Sheet, Workbook, quoted, rows_of_column
from lkjip_xl.report.settings import Settings
from lkjip_xl.rules.findings import CheckResult, Finding, Problem, Severity
from lkjip_xl.rules.not_judged import reasons_not_judged
from lkjip_xl.rules.waivers import WAIVER_KEYS, waiver_line
from lkjip_xl.show.finding_columns import (
    PESAN,
    SHORT_HEADINGS,
    WAIVED,
    gravest_first,
    short_texts_of,
    texts_of,
)
from lkjip_xl.tables import PENGECUALIAN, TEMUAN
from lkjip_xl.text.numbers import decimals_of
from lkjip_xl.text.unit_words import PERCENT_POINTS

NOTHING_FOUND = "Tidak ada temuan. Terima kasih, laporan ini sudah lolos semua pemeriksaan yang dapat dijalankan."
_NOTE = f"Alamat sel adalah alamat di buku kerja ini, kecuali yang disebut {IN_FILE}; kliklah untuk membukanya."
# Together no wider than a laptop shows, and at least 8 points high on A4.
_WIDTHS = (13, 13, 7, 37, 16, 18, 17, 35, 8)
FINDING_COLUMNS = tuple(zip(SHORT_HEADINGS, _WIDTHS, strict=True))
CENTERED = frozenset({"TINGKAT", "LEMBAR", "SEL", "ATURAN"})
# Beside the table, and not printed: each finding as a line of Pengecualian.
WAIVER_COLUMNS = tuple(column for column in PENGECUALIAN.columns if column.key in WAIVER_KEYS)
WAIVER_GAP = 2
WAIVER_NOTE = f"Memang benar demikian? Salin sel ini ke lembar {PENGECUALIAN.sheet}, lalu tulis ALASAN di sana."
_TITLE_ROW, _NOTE_ROW, _HEADING_ROW = 1, 2, 4
_WAIVER_COLUMN = len(FINDING_COLUMNS) + WAIVER_GAP
LINK_COLUMN = SHORT_HEADINGS.index("SEL") + 1


def count_entry(result: CheckResult, severity: Severity | None) -> Entry:
    """How many findings of a severity stand, or with None how many are waived: by a formula over this sheet."""
    number = len(result.waived) if severity is None else result.count(severity)
    if not result.findings:
        return so_many(number)
    first, last = _HEADING_ROW + 1, _HEADING_ROW + len(result.findings)
    levels, actions = (
        rows_of_column(TEMUAN, SHORT_HEADINGS.index(heading) + 1, first, last)
        for heading in ("TINGKAT", "PERBAIKAN")
    )
    formula = (
        f'COUNTIF({actions},"{WAIVED}*")'
        if severity is None
        else f'COUNTIFS({levels},"{severity.label}",{actions},"<>{WAIVED}*")'
    )
    return Entry(value=Decimal(number), formula=formula, number_format="0")


def write_findings(
    workbook: Workbook, sheet: Sheet, result: CheckResult, layouts: Layouts, settings: Settings, *, draft: bool
) -> None:
    """Write every finding, the waived ones with their reason, and what could not be judged."""
    page.set_up(sheet, settings, draft=draft)
    for index, (_, width) in enumerate(FINDING_COLUMNS):
        sheet.set_width(index + 1, width)
    title = settings.with_years("Temuan Pemeriksaan Tahun {tahun}") if settings.tahun else "Temuan Pemeriksaan"
    sheet.text(_TITLE_ROW, 1, title, workbook.style(**styles.TITLE))
    sheet.set_height(_TITLE_ROW, styles.row_height([1], font_size=14))
    last = _write_table(workbook, sheet, result, layouts) if result.findings else _write_none(workbook, sheet)
    table_ends = last
    last = _write_not_judged(workbook, sheet, result, layouts, last)
    # The heading of what could not be judged is not left alone at the foot of a page.
    starts = {*range(_HEADING_ROW + 1, table_ends + 1), *range(table_ends + 2, last + 1)} - {table_ends + 3}
    area = (last, len(FINDING_COLUMNS))
    sheet.print_area(*area)
    repeated = range(_HEADING_ROW, _HEADING_ROW + 1) if result.findings else range(0)
    page.print_in_blocks(sheet, settings, area, starts, landscape=True, repeated=repeated)


def _write_none(workbook: Workbook, sheet: Sheet) -> int:
    sheet.text(_NOTE_ROW, 1, NOTHING_FOUND, workbook.style(**styles.BASE))
    return _NOTE_ROW


def _write_table(workbook: Workbook, sheet: Sheet, result: CheckResult, layouts: Layouts) -> int:
    sheet.text(_NOTE_ROW, 1, _NOTE, workbook.style(**styles.NOTE))
    for position, (heading, _) in enumerate(FINDING_COLUMNS, 1):
        sheet.text(_HEADING_ROW, position, heading, workbook.style(**styles.HEADING))
    sheet.raw.freeze_panes(_HEADING_ROW, 0)
    sheet.raw.repeat_rows(_HEADING_ROW - 1)
    last = _HEADING_ROW
    findings = gravest_first(result.findings)
    for last, finding in enumerate(findings, _HEADING_ROW + 1):
        _write_finding(workbook, sheet, last, finding, layouts)
    _write_waivers(workbook, sheet, findings)
    sheet.raw.autofilter(_HEADING_ROW - 1, 0, last - 1, len(FINDING_COLUMNS) - 1)
    return last


def _write_finding(workbook: Workbook, sheet: Sheet, row: int, finding: Finding, layouts: Layouts) -> None:
    here = finding_here(finding, layouts)
    told = finding_entries(here) | {PESAN: Entry(short_texts_of(here)[PESAN])}
    target = layouts.target(finding.problem.place)
    if target is None and finding.problem.place.row:
        told["SEL"] = Entry(f"{finding.problem.place.address} {IN_FILE}")
    elif target is not None:
        told |= {"LEMBAR": Entry(target.sheet), "SEL": Entry(target.address)}
    entries = [told[heading] for heading in SHORT_HEADINGS]
    for position, (heading, entry) in enumerate(zip(SHORT_HEADINGS, entries, strict=True), 1):
        entry.write(sheet, row, position, _style(workbook, finding, heading, entry))
    _write_link(workbook, sheet, row, finding, layouts)
    lines = [
        styles.lines_needed(entry.shown, width) for entry, (_, width) in zip(entries, FINDING_COLUMNS, strict=True)
    ]
    sheet.set_height(row, styles.row_height(lines))


def _write_waivers(workbook: Workbook, sheet: Sheet, findings: Sequence[Finding]) -> None:
    """Each finding as the line of Pengecualian that accepts it, ready to be copied."""
    sheet.text(_HEADING_ROW - 1, _WAIVER_COLUMN, WAIVER_NOTE, workbook.style(**styles.NOTE))
    plain = workbook.style(**{**styles.PLAIN, "text_wrap": False})
    for position, column in enumerate(WAIVER_COLUMNS, _WAIVER_COLUMN):
        sheet.set_width(position, column.width)
        sheet.text(_HEADING_ROW, position, column.heading, workbook.style(**styles.HEADING))
        for row, finding in enumerate(findings, _HEADING_ROW + 1):
            if text := waiver_line(finding).get(column.key):
                sheet.text(row, position, text, plain)


def finding_entries(finding: Finding) -> dict[str, Entry]:
    """The columns of a finding; the difference is a number."""
    texts = {heading: Entry(text) for heading, text in texts_of(finding).items()}
    return texts | {"SELISIH": _difference_entry(finding.problem)}


def _difference_entry(problem: Problem) -> Entry:
    """What is written less what it should be; of percentages in points, which it says."""
    if problem.shown_difference is None:
        return Entry()
    decimals = min(2, decimals_of(problem.shown_difference))
    number_format = styles.RUPIAH_FORMAT + ("." + "0" * decimals if decimals else "")
    number_format += f'" {PERCENT_POINTS}"' if problem.percent else ""
    return Entry(value=problem.shown_difference, number_format=styles.with_minus(number_format))


def _style(workbook: Workbook, finding: Finding, heading: str, entry: Entry) -> Any:
    look = looks.WAIVED if finding.waived else styles.CELL
    if heading == "TINGKAT" and not finding.waived:
        look = looks.SEVERITIES[finding.severity]
    aligned: styles.Style = {"align": "center"} if heading in CENTERED else {}
    if heading == "SELISIH":
        aligned = looks.DIFFERENCE
    shown = {"num_format": entry.number_format} if entry.number_format else {}
    return workbook.style(**{**look, **aligned, **shown})


def _write_link(workbook: Workbook, sheet: Sheet, row: int, finding: Finding, layouts: Layouts) -> None:
    place = finding.problem.place
    target = layouts.target(place)
    if target is not None:
        style = workbook.style(**{**looks.CELL_LINK, "align": "center"})
        sheet.link(row, LINK_COLUMN, f"{quoted(target.sheet)}!{target.address}", target.address, style)


def _write_not_judged(workbook: Workbook, sheet: Sheet, result: CheckResult, layouts: Layouts, last: int) -> int:
    if not result.not_checked:
        return last
    last += 2
    heading = workbook.style(**looks.SECTION)
    sheet.merge(last, 1, last, len(FINDING_COLUMNS), heading)
    sheet.text(last, 1, "Yang tidak dapat diperiksa", heading)
    for text in reasons_not_judged([not_judged_here(each, layouts) for each in result.not_checked]):
        last += 1
        width = sum(width for _, width in FINDING_COLUMNS)
        # Not tight under the line of the heading.
        style = workbook.style(**{**styles.PLAIN, "valign": "vcenter"})
        sheet.merge(last, 1, last, len(FINDING_COLUMNS), style)
        sheet.text(last, 1, f"• {text}", style)
        sheet.set_height(last, styles.row_height([styles.lines_needed(f"• {text}", width)]))
    return last
