"""Cells that hold a list: what is typed there would take the place of all its lines."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from lkjip_xl.report.model import Report
from lkjip_xl.report.place import Place
from lkjip_xl.rules.findings import Finding


def without_fixes_of_lists(report: Report, findings: Iterable[Finding]) -> list[Finding]:
    """The findings, without the ways to mend that would type one line over a whole list."""
    lists = {
        cell.place
        for table in report.report_tables
        for line in table.indicator_lines
        for cell in line.cells.values()
        if cell.listed
    }
    return [_without(each, lists) if lists else each for each in findings]


def _without(finding: Finding, lists: set[Place]) -> Finding:
    fixes = finding.problem.fixes
    kept = tuple(way for way in fixes if not any(fix.place in lists for fix in way))
    return finding if kept == fixes else replace(finding, problem=replace(finding.problem, fixes=kept))
