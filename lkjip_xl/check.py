"""Runs the rules over a report, in order, and says what they found and what they could not judge."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from lkjip_xl import tables
from lkjip_xl.findings import CheckResult, Finding, NotJudged, Problem, Severity, Unjudged
from lkjip_xl.last_year import LastYear
from lkjip_xl.limits import USUAL_LIMITS, Limits
from lkjip_xl.model import Place, Report
from lkjip_xl.reader import UnreadableFile, read_report
from lkjip_xl.repeats import without_repeats
from lkjip_xl.rules import Rule, first_rules, last_rules
from lkjip_xl.rules.last_year import held_against_last_year
from lkjip_xl.rules.waivers import waived

_ORDER = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 2}


def check_file(path: Path, limits: Limits = USUAL_LIMITS, last_year: LastYear | None = None) -> CheckResult:
    """Everything there is to say of one file; a file that cannot be read is a result too."""
    try:
        return check_report(read_report(path, limits), str(path), last_year)
    except UnreadableFile as error:
        return CheckResult(str(path), unreadable=error.unreadable)


def check_report(report: Report, file: str, last_year: LastYear | None = None) -> CheckResult:
    """Run every rule. Findings come in the order of the sheets, and in a sheet from top to bottom.

    ``last_year`` is the report of the year before, to hold this one against (K07), or why there is none.
    """
    findings: list[Finding] = []
    not_judged: list[NotJudged] = []
    for rule in first_rules():
        _run(rule, report, findings, not_judged)
    if last_year is not None:
        for code, severity, outcome in held_against_last_year(report, last_year):
            if isinstance(outcome, Unjudged):
                not_judged.append(NotJudged(code, outcome.reason, outcome.place))
            else:
                findings.append(Finding(code, severity, outcome))
    accepted = waived(report, without_repeats(report, findings))
    last: list[Finding] = []
    for rule in last_rules():
        _run(rule, report, last, not_judged, accepted)
    return CheckResult(
        file=file,
        instansi=" ".join(filter(None, [report.settings.instansi, report.settings.pemerintah])),
        tahun=report.settings.tahun,
        findings=_in_order([*accepted, *last], report.sheets),
        not_judged=tuple(dict.fromkeys(not_judged)),
        sheets=report.sheets,
        # What the template begins with has not been filled by anybody.
        rows={table.sheet: len(table.rows) for table in report.report_tables if not table.spec.prefilled},
        left_out=tuple(_left_out(report)),
        without_last_year=last_year.reason if last_year else "",
    )


def _left_out(report: Report) -> Iterator[str]:
    """The sheets that may be missing or empty, and are."""
    for spec in tables.TABLES:
        table = report.tables.get(spec.key)
        filled = table and (table.rows or table.errors or table.uncalculated)
        if spec.part_of_report and not spec.required and not filled:
            yield table.sheet if table else spec.sheet


def _run(
    rule: Rule,
    report: Report,
    findings: list[Finding],
    not_judged: list[NotJudged],
    others: Sequence[Finding] = (),
) -> None:
    causes = [finding.problem for finding in findings if finding.code in rule.requires]
    named = {place for cause in causes for place in (cause.place, *cause.others)}
    for outcome in rule.judge(report, others):
        if isinstance(outcome, Unjudged):
            not_judged.append(NotJudged(rule.code, outcome.reason, outcome.place))
        elif not _has_a_named_cause(outcome, named):
            findings.append(Finding(rule.code, rule.severity, outcome))


def _has_a_named_cause(problem: Problem, named: set[Place]) -> bool:
    return not named.isdisjoint((problem.place, *problem.basis))


def _in_order(findings: Iterable[Finding], sheets: Sequence[str]) -> tuple[Finding, ...]:
    rank = {name: index for index, name in enumerate(sheets)}
    # A sheet that must be there and is not comes first: much else may be wrong because of it.
    missing = {Severity.ERROR: -1, Severity.WARNING: len(rank), Severity.INFO: len(rank)}

    def key(finding: Finding) -> tuple[int, int, int, int, str]:
        place = finding.problem.place
        return (
            rank.get(place.sheet, missing[finding.severity]),
            place.row,
            place.column,
            _ORDER[finding.severity],
            finding.code,
        )

    return tuple(sorted(findings, key=key))
