"""A check's result for Excel: CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

from lkjip_xl.rules.findings import CheckResult, value_text
from lkjip_xl.show.wording import worded
from lkjip_xl.show.words import should_be_text, written_text
from lkjip_xl.text.words import printable

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")

_CSV_HEADINGS = (
    *("berkas", "lembar", "sel", "tingkat", "aturan", "baris", "kolom", "pesan"),
    *("tertulis", "seharusnya", "selisih", "perbaikan", "alasan pengecualian"),
)


def render_csv(results: Iterable[CheckResult]) -> str:
    """A line for each finding, each sentence to look at, each file not read, and each rule that could not judge.

    Separated by semicolons, as Excel expects it on an Indonesian computer.
    """
    output = io.StringIO()
    writer = csv.writer(output, delimiter=";", lineterminator="\n")
    writer.writerow(_CSV_HEADINGS)
    for result in results:
        for row in _csv_rows(result):
            writer.writerow([not_a_formula(printable(text)) for text in row])
    # Excel takes a file without this mark for the old code page of the computer.
    return "\ufeff" + output.getvalue().rstrip("\n")


def _csv_rows(result: CheckResult) -> Iterator[list[str]]:
    if result.unreadable:
        reason, hint = result.unreadable.reason, worded(result.unreadable.hint)
        yield [result.file, "", "", result.state().value, "", "", "", reason, "", "", "", hint, ""]
    for finding in result.findings:
        found = finding.problem
        yield [
            *(result.file, found.place.sheet, found.place.address, finding.severity.label, finding.code),
            *(found.row_name, found.column_heading, found.message),
            *(written_text(finding), should_be_text(finding), value_text(found.shown_difference)),
            *(worded(found.hint), finding.waiver or ""),
        ]
    for doubt in result.to_check:
        where, message = (doubt.place.sheet, doubt.place.address), f"{doubt.reason}: {doubt.sentence}"
        yield [result.file, *where, "PERIKSA SENDIRI", "", "", "", message, "", "", "", "", ""]
    for each in result.not_checked:
        yield [result.file, "", "", "TIDAK DINILAI", each.code, "", "", each.reason, "", "", "", "", ""]


def not_a_formula(text: str) -> str:
    """Text that a spreadsheet would take for a formula gets an apostrophe in front; a number stays one."""
    if text.startswith(_FORMULA_STARTS) and not text.lstrip("-").replace(".", "").replace(",", "").isdigit():
        return "'" + text
    return text
