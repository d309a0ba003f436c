"""The columns of a sheet of findings: one list for every workbook that has such a sheet."""

from __future__ import annotations

from collections.abc import Iterable

from lkjip_xl.rules.findings import Finding, Severity
from lkjip_xl.show.wording import worded
from lkjip_xl.show.words import difference_text, should_be_text, written_text
from lkjip_xl.text.words import on_one_line

BARIS, KOLOM, PESAN = "BARIS", "KOLOM", "PESAN"
# How bad, where, what, what to do: read from left to right; what only sorts and filters stands behind.
HEADINGS = (
    "TINGKAT",
    "LEMBAR",
    "SEL",
    PESAN,
    "TERTULIS",
    "SEHARUSNYA",
    "SELISIH",
    "PERBAIKAN",
    "ATURAN",
    BARIS,
    KOLOM,
)
# Beside a workbook of its own: narrow enough for a laptop, because the message begins with the row and the column.
SHORT_HEADINGS = tuple(heading for heading in HEADINGS if heading not in {BARIS, KOLOM})
WAIVED = "Dikecualikan:"


def gravest_first(findings: Iterable[Finding]) -> list[Finding]:
    """Errors, then warnings, then information, each in the order of the sheets; what is waived comes last."""
    order = list(Severity)
    return sorted(findings, key=lambda each: (each.waived, order.index(each.severity)))


def texts_of(finding: Finding) -> dict[str, str]:
    """What stands in each column of a finding, as text."""
    problem = finding.problem
    return {
        "TINGKAT": finding.severity.label,
        "LEMBAR": problem.place.sheet,
        "SEL": problem.place.address,
        PESAN: problem.message,
        "TERTULIS": written_text(finding),
        "SEHARUSNYA": _should_be(finding),
        "SELISIH": _difference(finding),
        "PERBAIKAN": _what_to_do(finding),
        "ATURAN": finding.code,
        BARIS: problem.row_name,
        KOLOM: problem.column_heading,
    }


def short_texts_of(finding: Finding) -> dict[str, str]:
    """The columns beside a workbook of its own: the message stands below the names of its row and its column."""
    texts = texts_of(finding)
    names = " · ".join(filter(None, map(on_one_line, (texts.pop(BARIS), texts.pop(KOLOM)))))
    return texts | {PESAN: "\n".join(filter(None, (names, texts[PESAN])))}


def _should_be(finding: Finding) -> str:
    """What should stand in the cell, and in which table that is written."""
    text, elsewhere = should_be_text(finding), finding.problem.elsewhere
    return f"Di {elsewhere}: {text}" if text and elsewhere else text


def _difference(finding: Finding) -> str:
    problem = finding.problem
    if problem.shown_difference is None:
        return ""
    return difference_text(problem.shown_difference, percent=problem.percent)


def _what_to_do(finding: Finding) -> str:
    """The advice, or why the finding was accepted."""
    return f"{WAIVED} {finding.waiver or 'tanpa alasan'}" if finding.waived else worded(finding.problem.hint)
