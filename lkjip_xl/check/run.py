"""Runs the rules over a report, in order, and says what they found and what they could not judge."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from lkjip_xl import tables
from lkjip_xl.check.other_tables import judged_alone
from lkjip_xl.report.last_year import LastYear
from lkjip_xl.report.model import Report
from lkjip_xl.rules import Needs, Rule, rules_that_need
from lkjip_xl.rules.advice.following import with_what_follows
from lkjip_xl.rules.advice.list_cells import without_fixes_of_lists
from lkjip_xl.rules.causes import judged
from lkjip_xl.rules.engine import Outcome
from lkjip_xl.rules.findings import CheckResult, Finding, NotJudged, Severity, Unjudged, YearsCompared
from lkjip_xl.rules.in_documents import judges, not_read, of_document, said_of_cells
from lkjip_xl.rules.k_last_year import OTHER_THAN_LAST_YEAR, indicators_compared
from lkjip_xl.rules.one_column import together

_ORDER = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 2}


def check_report(report: Report, file: str, last_year: LastYear | None = None) -> CheckResult:
    """Run every rule. Findings come in the order of the sheets, and in a sheet from top to bottom.

    ``last_year`` is the report of the year before, to hold this one against (K07), or why there is none.
    """
    rules = [each for each in rules_that_need(Needs.REPORT) if judges(each.code, report)]
    outcomes = [(rule, each) for rule in rules for each in rule.judge(report)]
    if last_year is not None:
        years = rules_that_need(Needs.LAST_YEAR)
        outcomes += [(rule, each) for rule in years for each in rule.judge(report, last_year)]
    found, not_judged = _sorted_out(outcomes)
    candidates, said = judged(report, without_fixes_of_lists(report, found))
    on_findings = rules_that_need(Needs.FINDINGS)
    last, not_judged_last = _sorted_out(
        (rule, each) for rule in on_findings for each in rule.judge(report, candidates)
    )
    findings: Sequence[Finding] = with_what_follows(report, [*together(report, said), *last])
    unjudged = (*not_judged, *not_judged_last)
    if report.document:
        others, of_others = judged_alone(report)
        findings, unsure = of_document(report, [*findings, *others])
        unjudged = (*not_read(report.document), *of_others, *unsure, *said_of_cells(unjudged))
    return CheckResult(
        file=file,
        instansi=report.settings.agency,
        tahun=report.settings.tahun,
        findings=_in_order(findings, report.sheets),
        not_judged=tuple(dict.fromkeys(unjudged)),
        sheets=report.sheets,
        # What the template begins with has not been filled by anybody.
        rows={
            table.sheet: len(table.rows)
            for table in (*report.other_tables, *report.report_tables)
            if not table.spec.prefilled
        },
        left_out=() if report.document else tuple(_left_out(report)),
        without_last_year=last_year.reason if last_year else "",
        years_compared=_years_compared(report, last_year, candidates) if last_year else None,
        document=report.document,
    )


def _years_compared(report: Report, last_year: LastYear, found: Sequence[Finding]) -> YearsCompared | None:
    if last_year.report is None:
        return None
    differing = {each.problem.row_name for each in found if each.code == OTHER_THAN_LAST_YEAR}
    return YearsCompared(last_year.file, indicators_compared(report, last_year), len(differing))


def _left_out(report: Report) -> Iterator[str]:
    """The sheets that may be missing or empty, and are."""
    for spec in tables.TABLES:
        table = report.tables.get(spec.key)
        filled = table and (table.rows or table.errors or table.uncalculated)
        is_asked_for = table is None and bool(spec.asked_as)
        if spec.part_of_report and not spec.required and not filled and not is_asked_for:
            yield table.sheet if table else spec.sheet


def _sorted_out(outcomes: Iterable[tuple[Rule, Outcome]]) -> tuple[list[Finding], list[NotJudged]]:
    """What rules found, and what they could not judge."""
    findings: list[Finding] = []
    not_judged: list[NotJudged] = []
    for rule, outcome in outcomes:
        if isinstance(outcome, Unjudged):
            not_judged.append(NotJudged(rule.code, outcome.reason, outcome.place))
        else:
            findings.append(Finding(rule.code, rule.severity, outcome))
    return findings, not_judged


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
