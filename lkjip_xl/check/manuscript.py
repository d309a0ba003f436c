"""The written report held against a workbook: what is wrong in its text, and what only a person can judge."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from lkjip_xl.report.manuscript import Manuscript
from lkjip_xl.report.model import Report
from lkjip_xl.rules import Needs, rules_that_need
from lkjip_xl.rules.evidence.whose_manuscript import OF_YEAR, stranger
from lkjip_xl.rules.findings import CheckResult, Finding, NotJudged, ToCheck, Unjudged

_UNREAD = "N01"
_OF_THE_TEXT_ALONE = ("N06", "N08")
"""Tables that a text names, and what was left blank, are judged in whosever document."""


def with_manuscript(result: CheckResult, report: Report, manuscript: Manuscript) -> CheckResult:
    """The result of a workbook, with what was found in the documents of the report behind it, in their order."""
    findings: list[Finding] = []
    not_judged: list[NotJudged] = []
    doubts: list[ToCheck] = []
    strange = stranger(report, manuscript)
    for rule in rules_that_need(Needs.MANUSCRIPT):
        if strange and rule.code not in (strange.code, *_OF_THE_TEXT_ALONE):
            continue
        for outcome in rule.judge(report, manuscript):
            if isinstance(outcome, ToCheck):
                doubts.append(outcome)
            elif isinstance(outcome, Unjudged):
                not_judged.append(NotJudged(rule.code, outcome.reason))
            else:
                findings.append(Finding(rule.code, rule.severity, outcome))
    if strange:
        told = f"tahun {strange.told}" if strange.code == OF_YEAR else strange.told
        not_judged.append(
            NotJudged(_UNREAD, f"naskah ini {told}: tabel, angka, dan kata-katanya tidak dicocokkan")
        )
    if manuscript.unread:
        not_judged.append(NotJudged(_UNREAD, f"tidak terbaca di naskah: {'; '.join(manuscript.unread)}"))
    order = _order(manuscript)
    findings.sort(key=lambda each: (order(str(each.problem.place.sheet)), each.problem.place, each.code))
    doubts.sort(key=lambda each: (order(str(each.place.sheet)), each.place))
    return replace(
        result,
        findings=(*result.findings, *findings),
        not_judged=(*result.not_judged, *not_judged),
        manuscript=manuscript.files,
        to_check=tuple(dict.fromkeys(doubts)),
    )


def _order(manuscript: Manuscript) -> Callable[[str], int]:
    """Where the places under a heading come: those in tables first, then those of the text in its order."""
    first: dict[str, int] = {}
    for at, paragraph in enumerate(manuscript.paragraphs):
        first.setdefault(str(manuscript.place(paragraph, "").sheet), at)
    return lambda sheet: first.get(sheet, -1)
