"""The sheet Temuan in front of a marked copy: every finding with a link to its cell, as the part of a package."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from lkjip_xl.books.finished.findings_sheet import (
    CENTERED,
    FINDING_COLUMNS,
    LINK_COLUMN,
    WAIVER_COLUMNS,
    WAIVER_GAP,
    WAIVER_NOTE,
)
from lkjip_xl.books.kit import finished_styles as looks
from lkjip_xl.books.kit import page, styles
from lkjip_xl.books.kit.writer import quoted
from lkjip_xl.books.marked.text import cell_text
from lkjip_xl.files.xml_edit import escaped
from lkjip_xl.report.place import Place
from lkjip_xl.rules.findings import CheckResult, Finding, Severity
from lkjip_xl.rules.not_judged import reasons_not_judged
from lkjip_xl.rules.waivers import waiver_line
from lkjip_xl.show.finding_columns import gravest_first, short_texts_of
from lkjip_xl.show.words import verdict
from lkjip_xl.text.addresses import column_letters

# Beside the table, and not printed: each finding as a line of Pengecualian.
_WAIVER_COLUMN = len(FINDING_COLUMNS) + WAIVER_GAP
HEADING_ROW = 4
# Tells a marked copy from other workbooks.
TITLE = "Temuan di Buku Kerja Ini"
_FOLIO = styles.PAPER_CODES["Folio (F4)"]
# Excel has no more links on a sheet than these.
_MOST_LINKS = 65_530
# The looks of the sheet in front.
LOOKS: dict[str, styles.Style] = {
    "title": styles.TITLE,
    "plain": styles.BASE,
    "below": styles.PLAIN,
    "heading": styles.HEADING,
    "cell": styles.CELL,
    "center": {**styles.CELL, "align": "center"},
    "right": {**styles.CELL, "align": "right", "indent": 1},
    "link": {**looks.CELL_LINK, "align": "center"},
    "waived": looks.WAIVED,
    **{severity.value: {**looks.SEVERITIES[severity], "align": "center"} for severity in Severity},
}


@dataclass(frozen=True)
class FindingsSheet:
    """The sheet in front: every finding with a link to its cell, if one of ``linked`` has it.

    ``remarks`` say what could not be marked.
    """

    result: CheckResult
    linked: frozenset[str]
    remarks: Sequence[str] = ()

    @property
    def printed(self) -> str:
        """The cells that are printed, as Excel writes them: those beside the table are for copying."""
        below = [*self.remarks, *reasons_not_judged(self.result.not_judged)]
        last = HEADING_ROW + len(self.result.findings) + 1 + len(below)
        return f"$A$1:${column_letters(len(FINDING_COLUMNS))}${last}"

    def xml(self, numbers: Mapping[str, int], namespace: str) -> str:
        """The whole part. ``numbers`` are those of the looks."""
        findings = gravest_first(self.result.findings)
        rows = [
            _row(1, [("title", TITLE)], numbers, height=styles.row_height([1], font_size=14)),
            _row(2, [("plain", verdict(self.result, strict=False)[0])], numbers),
            _row(HEADING_ROW - 1, [("plain", WAIVER_NOTE)], numbers, first=_WAIVER_COLUMN),
            _row(HEADING_ROW, _headings(), numbers),
        ]
        links: list[str] = []
        for number, finding in enumerate(findings, 1):
            row = HEADING_ROW + number
            linked = finding.problem.place.sheet in self.linked and len(links) < _MOST_LINKS
            cells = _cells(finding, linked=linked)
            height = _height([text for _, text in cells])
            rows.append(_row(row, [*cells, *_waiver(finding)], numbers, height=height))
            if linked:
                links.append(_link(row, finding.problem.place))
        not_judged = (f"Tidak dinilai: {reason}" for reason in reasons_not_judged(self.result.not_judged))
        below = HEADING_ROW + len(findings) + 2
        lines = dict(enumerate((*self.remarks, *not_judged), below))
        rows += [_line(row, text, numbers) for row, text in lines.items()]
        widths = [
            *enumerate((width for _, width in FINDING_COLUMNS), 1),
            *enumerate((column.width for column in WAIVER_COLUMNS), _WAIVER_COLUMN),
        ]
        columns = "".join(
            f'<col min="{index}" max="{index}" width="{width}" customWidth="1"/>' for index, width in widths
        )
        end = f"{column_letters(len(FINDING_COLUMNS))}{HEADING_ROW + len(findings)}"
        return (
            f'<worksheet xmlns="{namespace}">'
            '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>'
            '<sheetViews><sheetView showGridLines="0" tabSelected="1" workbookViewId="0">'
            f'<pane ySplit="{HEADING_ROW}" topLeftCell="A{HEADING_ROW + 1}" '
            'activePane="bottomLeft" state="frozen"/>'
            "</sheetView></sheetViews>"
            f"<cols>{columns}</cols><sheetData>{''.join(rows)}</sheetData>"
            f'<autoFilter ref="A{HEADING_ROW}:{end}"/>'
            + _merged_across(lines)
            + (f"<hyperlinks>{''.join(links)}</hyperlinks>" if links else "")
            + '<pageMargins left="0.5" right="0.5" top="0.8" bottom="0.7" header="0.3" footer="0.3"/>'
            f'<pageSetup paperSize="{_FOLIO}" orientation="landscape" fitToHeight="0"/>'
            f"<headerFooter><oddFooter>{escaped(page.FOOTER)}</oddFooter></headerFooter>"
            "</worksheet>"
        )


def _cells(finding: Finding, *, linked: bool) -> list[tuple[str, str]]:
    """The look and the text of each cell of a finding."""
    plain = "waived" if finding.waived else "cell"
    center = plain if finding.waived else "center"
    looks_of = dict.fromkeys(CENTERED, center) | {"SELISIH": plain if finding.waived else "right"}
    looks_of |= {"SEL": "link" if linked else center}
    looks_of |= {} if finding.waived else {"TINGKAT": finding.severity.value}
    return [(looks_of.get(heading, plain), text) for heading, text in short_texts_of(finding).items()]


def _headings() -> list[tuple[str, str]]:
    gap = [("plain", "")] * (WAIVER_GAP - 1)
    waiver = [("heading", column.heading) for column in WAIVER_COLUMNS]
    return [*(("heading", heading) for heading, _ in FINDING_COLUMNS), *gap, *waiver]


def _waiver(finding: Finding) -> list[tuple[str, str]]:
    """A finding as the line of Pengecualian that accepts it; nothing where nobody may."""
    line = waiver_line(finding)
    gap = [("plain", "")] * (WAIVER_GAP - 1)
    return [*gap, *(("plain", line[column.key]) for column in WAIVER_COLUMNS)] if line else []


def _line(row: int, text: str, numbers: Mapping[str, int]) -> str:
    """A row of text across the table."""
    width = sum(width for _, width in FINDING_COLUMNS)
    return _row(row, [("below", text)], numbers, height=styles.row_height([styles.lines_needed(text, width)]))


def _merged_across(rows: Collection[int]) -> str:
    last = column_letters(len(FINDING_COLUMNS))
    merged = "".join(f'<mergeCell ref="A{row}:{last}{row}"/>' for row in rows)
    return f'<mergeCells count="{len(rows)}">{merged}</mergeCells>' if rows else ""


def _height(texts: Sequence[str]) -> float:
    lines = [styles.lines_needed(text, width) for text, (_, width) in zip(texts, FINDING_COLUMNS, strict=True)]
    return styles.row_height(lines)


def _row(
    row: int,
    cells: Sequence[tuple[str, str]],
    numbers: Mapping[str, int],
    height: float | None = None,
    first: int = 1,
) -> str:
    size = f' ht="{height}" customHeight="1"' if height else ""
    inner = "".join(_cell(row, at, *cell, numbers) for at, cell in enumerate(cells, first))
    return f'<row r="{row}"{size}>{inner}</row>'


def _cell(row: int, column: int, look: str, text: str, numbers: Mapping[str, int]) -> str:
    """A cell of text: whatever staff wrote is no formula here."""
    address = f"{column_letters(column)}{row}"
    if not text:
        return f'<c r="{address}" s="{numbers[look]}"/>'
    shown = cell_text(text)
    return f'<c r="{address}" s="{numbers[look]}" t="inlineStr"><is><t xml:space="preserve">{shown}</t></is></c>'


def _link(row: int, place: Place) -> str:
    location = escaped(f"{quoted(place.sheet)}!{place.address}")
    return f'<hyperlink ref="{column_letters(LINK_COLUMN)}{row}" location="{location}" display="{place.address}"/>'
