"""Temuan: what the check found, each finding with a link to its cell in the finished workbook."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from lkjip_xl.books.finished.layout import Layouts
from lkjip_xl.books.kit import finished_styles as looks
from lkjip_xl.books.kit import page, styles
from lkjip_xl.books.kit.entry import Entry
from lkjip_xl.books.kit.writer import Sheet, Workbook, quoted
from lkjip_xl.report.settings import Settings
from lkjip_xl.rules.findings import CheckResult, Finding, Problem, Severity
from lkjip_xl.rules.not_judged import reasons_not_judged
from lkjip_xl.rules.waivers import WAIVER_KEYS, waiver_line
from lkjip_xl.show.finding_columns import DIFFERENCE, HEADINGS, WAIVED, texts_of
from lkjip_xl.tables import PENGECUALIAN, TEMUAN
from lkjip_xl.text.numbers import decimals_of

NOTHING_FOUND = "Tidak ada temuan. Terima kasih, laporan ini sudah lolos semua pemeriksaan yang dapat dijalankan."
_NOTE = (
    "Alamat sel di lembar ini adalah alamat di berkas yang diperiksa; kliklah untuk membuka sel yang sama di sini."
)
_COLUMNS = (("NO", 5), *zip(HEADINGS, (13, 8, 12, 7, 24, 15, 15, 16, 12, 30, 28), strict=True))
# Beside the table, and not printed: each finding as a line of Pengecualian.
WAIVER_COLUMNS = tuple(column for column in PENGECUALIAN.columns if column.key in WAIVER_KEYS)
WAIVER_GAP = 2
WAIVER_NOTE = f"Memang benar demikian? Salin sel ini ke lembar {PENGECUALIAN.sheet}, lalu tulis ALASAN di sana."
_TITLE_ROW, _NOTE_ROW, _HEADING_ROW = 1, 2, 4
_WAIVER_COLUMN = len(_COLUMNS) + WAIVER_GAP
_LINK_COLUMN = 5
_CENTERED = (1, 2, 3, 4, 5)
_DIFFERENCE_COLUMN = DIFFERENCE + 2
_LEVEL_LETTER, _ACTION_LETTER = "B", "L"


def count_entry(result: CheckResult, severity: Severity | None) -> Entry:
    """How many findings of a severity stand, or with None how many are waived: by a formula over this sheet."""
    number = len(result.waived) if severity is None else result.count(severity)
    if not result.findings:
        return Entry(value=Decimal(number), number_format="0")
    first, last = _HEADING_ROW + 1, _HEADING_ROW + len(result.findings)
    levels, actions = (
        f"{quoted(TEMUAN)}!${letters}${first}:${letters}${last}" for letters in (_LEVEL_LETTER, _ACTION_LETTER)
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
    for index, (_, width) in enumerate(_COLUMNS):
        sheet.set_width(index + 1, width)
    title = settings.with_years("Temuan Pemeriksaan Tahun {tahun}") if settings.tahun else "Temuan Pemeriksaan"
    sheet.text(_TITLE_ROW, 1, title, workbook.style(**styles.TITLE))
    sheet.set_height(_TITLE_ROW, styles.row_height([1], font_size=14))
    last = _write_table(workbook, sheet, result, layouts) if result.findings else _write_none(workbook, sheet)
    last = _write_not_judged(workbook, sheet, result, last)
    sheet.print_area(last, len(_COLUMNS))


def _write_none(workbook: Workbook, sheet: Sheet) -> int:
    sheet.text(_NOTE_ROW, 1, NOTHING_FOUND, workbook.style(**styles.BASE))
    return _NOTE_ROW


def _write_table(workbook: Workbook, sheet: Sheet, result: CheckResult, layouts: Layouts) -> int:
    sheet.text(_NOTE_ROW, 1, _NOTE, workbook.style(**styles.NOTE))
    for position, (heading, _) in enumerate(_COLUMNS, 1):
        sheet.text(_HEADING_ROW, position, heading, workbook.style(**styles.HEADING))
    sheet.raw.freeze_panes(_HEADING_ROW, 0)
    sheet.raw.repeat_rows(_HEADING_ROW - 1)
    last = _HEADING_ROW
    for number, finding in enumerate(result.findings, 1):
        last = _HEADING_ROW + number
        _write_finding(workbook, sheet, last, number, finding, layouts)
    _write_waivers(workbook, sheet, result)
    sheet.raw.autofilter(_HEADING_ROW - 1, 0, last - 1, len(_COLUMNS) - 1)
    return last


def _write_finding(
    workbook: Workbook, sheet: Sheet, row: int, number: int, finding: Finding, layouts: Layouts
) -> None:
    entries = _entries(number, finding)
    for position, entry in enumerate(entries, 1):
        entry.write(sheet, row, position, _style(workbook, finding, position, entry))
    _write_link(workbook, sheet, row, finding, layouts)
    lines = [styles.lines_needed(entry.shown, width) for entry, (_, width) in zip(entries, _COLUMNS, strict=True)]
    sheet.set_height(row, styles.row_height(lines))


def _write_waivers(workbook: Workbook, sheet: Sheet, result: CheckResult) -> None:
    """Each finding as the line of Pengecualian that accepts it, ready to be copied."""
    sheet.text(_HEADING_ROW - 1, _WAIVER_COLUMN, WAIVER_NOTE, workbook.style(**styles.NOTE))
    plain = workbook.style(**{**styles.PLAIN, "text_wrap": False})
    for position, column in enumerate(WAIVER_COLUMNS, _WAIVER_COLUMN):
        sheet.set_width(position, column.width)
        sheet.text(_HEADING_ROW, position, column.heading, workbook.style(**styles.HEADING))
        for row, finding in enumerate(result.findings, _HEADING_ROW + 1):
            if text := waiver_line(finding).get(column.key):
                sheet.text(row, position, text, plain)


def _entries(number: int, finding: Finding) -> tuple[Entry, ...]:
    return (Entry(value=Decimal(number)), *finding_entries(finding))


def finding_entries(finding: Finding) -> tuple[Entry, ...]:
    """The columns of a finding; the difference is a number."""
    texts = texts_of(finding)
    return tuple(
        _difference_entry(finding.problem) if index == DIFFERENCE else Entry(text)
        for index, text in enumerate(texts)
    )


def _difference_entry(problem: Problem) -> Entry:
    """What is written less what it should be; of percentages in points, which it says."""
    if problem.shown_difference is None:
        return Entry()
    decimals = min(2, decimals_of(problem.shown_difference))
    number_format = styles.RUPIAH_FORMAT + ("." + "0" * decimals if decimals else "")
    number_format += '" poin"' if problem.percent else ""
    return Entry(value=problem.shown_difference, number_format=number_format)


def _style(workbook: Workbook, finding: Finding, position: int, entry: Entry) -> Any:
    look = looks.WAIVED if finding.waived else styles.CELL
    if position == 2 and not finding.waived:
        look = looks.SEVERITIES[finding.severity]
    aligned: styles.Style = {"align": "center"} if position in _CENTERED else {}
    if position == _DIFFERENCE_COLUMN:
        aligned = {"align": "right", "indent": 1}
    shown = {"num_format": entry.number_format} if entry.number_format else {}
    return workbook.style(**{**look, **aligned, **shown})


def _write_link(workbook: Workbook, sheet: Sheet, row: int, finding: Finding, layouts: Layouts) -> None:
    place = finding.problem.place
    target = layouts.target(place)
    if target is not None:
        style = workbook.style(**{**looks.CELL_LINK, "align": "center"})
        sheet.link(row, _LINK_COLUMN, f"{quoted(target.sheet)}!{target.address}", place.address, style)


def _write_not_judged(workbook: Workbook, sheet: Sheet, result: CheckResult, last: int) -> int:
    if not result.not_checked:
        return last
    last += 2
    sheet.text(last, 1, "Yang tidak dapat diperiksa", workbook.style(**looks.SECTION))
    if not result.findings:
        last += 1
        sheet.text(last, 1, _NOTE.partition(";")[0] + ".", workbook.style(**styles.NOTE))
    for text in reasons_not_judged(result.not_checked):
        last += 1
        width = sum(width for _, width in _COLUMNS)
        style = workbook.style(**styles.PLAIN)
        sheet.merge(last, 1, last, len(_COLUMNS), style)
        sheet.text(last, 1, text, style)
        sheet.set_height(last, styles.row_height([styles.lines_needed(text, width)]))
    return last
