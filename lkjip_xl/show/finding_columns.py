"""The columns of a sheet of findings: one list for every workbook that has such a sheet."""

from __future__ import annotations

from lkjip_xl.rules.findings import Finding, value_text
from lkjip_xl.show.on_the_terminal import worded
from lkjip_xl.show.words import should_be_text, written_text

HEADINGS = (
    "TINGKAT",
    "ATURAN",
    "LEMBAR",
    "SEL",
    "BARIS",
    "KOLOM",
    "TERTULIS",
    "SEHARUSNYA",
    "SELISIH",
    "PESAN",
    "PERBAIKAN",
)
DIFFERENCE = HEADINGS.index("SELISIH")
WAIVED = "Dikecualikan:"


def texts_of(finding: Finding) -> tuple[str, ...]:
    """What stands in each column of a finding, as text."""
    problem = finding.problem
    return (
        finding.severity.label,
        finding.code,
        problem.place.sheet,
        problem.place.address,
        problem.row_name,
        problem.column_heading,
        written_text(finding),
        _should_be(finding),
        _difference(finding),
        problem.message,
        _what_to_do(finding),
    )


def _should_be(finding: Finding) -> str:
    """What should stand in the cell, and in which table that is written."""
    text, elsewhere = should_be_text(finding), finding.problem.elsewhere
    return f"Di {elsewhere}: {text}" if text and elsewhere else text


def _difference(finding: Finding) -> str:
    problem = finding.problem
    if problem.shown_difference is None:
        return ""
    return value_text(problem.shown_difference) + (" poin" if problem.percent else "")


def _what_to_do(finding: Finding) -> str:
    """The advice, or why the finding was accepted."""
    return f"{WAIVED} {finding.waiver or 'tanpa alasan'}" if finding.waived else worded(finding.problem.hint)
