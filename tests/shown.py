"""Workbooks written out in a test as Markdown tables, read by the real reader.

A cell is a number where it looks like one (``1500``, ``4.67``), a percentage in a percent format (``95%``), else
a text, in which ``⏎`` breaks the line; ``'12`` is the text 12, ``=12`` a formula that shows 12, ``@45628`` that
day, ``.`` an empty cell. A
line without bars is an empty row.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lkjip_xl.check.run import check_report
from lkjip_xl.reader.report import report_of
from lkjip_xl.reader.workbook import Grid, RawCell
from lkjip_xl.report.model import Report
from lkjip_xl.rules.findings import Finding

_ALT_ENTER = "⏎"
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


def report(**sheets: str) -> Report:
    """A report with these sheets: ``report(tabel_2_7="| JENIS | … |")``; headings stand in row 1."""
    return report_of([grid(_sheet(key), text) for key, text in sheets.items()])


def _sheet(key: str) -> str:
    words = key.split("_")
    if words[0] != "tabel":
        return " ".join(words).title()
    numbers = [word for word in words[1:] if len(word) == 1]
    return " ".join(["Tabel", ".".join(numbers), *(word.title() for word in words[1 + len(numbers) :])]).strip()


def grid(name: str, text: str) -> Grid:
    """A sheet from a Markdown table."""
    cells: dict[tuple[int, int], RawCell] = {}
    for row, line in enumerate(text.strip().splitlines(), 1):
        for column, written in enumerate(_written(line), 1):
            if written not in {"", "."}:
                cells[row, column] = _cell(written)
    return Grid(name, cells)


def _written(line: str) -> Iterator[str]:
    bare = line.strip()
    return (each.strip() for each in bare.strip("|").split("|")) if bare.startswith("|") else iter(())


def _cell(written: str) -> RawCell:
    if written.startswith("="):
        shown = _cell(written[1:]) if written != "=" else RawCell("", "s", "General")
        return RawCell(shown.value, shown.kind, shown.number_format, formula=True)
    if written.startswith("'"):
        return RawCell(written[1:], "s", "@")
    if written.startswith("@"):
        return RawCell(int(written[1:]), "n", "dd/mm/yyyy")
    if written.endswith("%") and _NUMBER.fullmatch(written[:-1]):
        behind = len(written[:-1].partition(".")[2])
        return RawCell(float(written[:-1]) / 100, "n", "0" + ("." + "0" * behind if behind else "") + "%")
    if _NUMBER.fullmatch(written):
        return RawCell(float(written) if "." in written else int(written), "n", "General")
    return RawCell(written.replace(_ALT_ENTER, "\n"), "s", "General")


def findings(report: Report, *codes: str) -> list[Finding]:
    """What check says by some rules, or by all; not that sheets are missing."""
    every = check_report(report, "buku.xlsx").findings
    return [each for each in every if (each.code in codes if codes else each.code not in {"S01", "L01"})]


def told(report: Report, *codes: str) -> list[str]:
    """The same in one line for each: ``T03 JUMLAH · PAGU ANGGARAN: 36, 35`` (written, expected)."""
    return [
        f"{each.code} {each.problem.row_label} · {each.problem.column_heading}: "
        f"{each.problem.actual}, {each.problem.expected}"
        for each in findings(report, *codes)
    ]


def not_judged(report: Report, code: str) -> list[str]:
    """What a rule could not judge, and why."""
    return [each.reason for each in check_report(report, "buku.xlsx").not_judged if each.code == code]
