"""What a report would say if something else were chosen in one of its forms."""

from __future__ import annotations

from dataclasses import replace

from lkjip_xl import tables
from lkjip_xl.reader.forms import read_settings
from lkjip_xl.report.cell import Content
from lkjip_xl.report.model import Report
from lkjip_xl.report.place import Place
from lkjip_xl.rules.causes import judged
from lkjip_xl.rules.engine import Needs, rules_that_need
from lkjip_xl.rules.findings import Finding, Problem, Severity


def leads_to_nothing_new(report: Report, form: str, field: str, choice: str, *, asked_by: str) -> bool:
    """Whether no rule, but the one that asks, finds more once a field of a form holds another choice."""
    return _said(_with_choice(report, form, field, choice), asked_by) <= _said(report, asked_by)


def _with_choice(report: Report, key: str, field: str, choice: str) -> Report:
    form = report.forms[key]
    cell = replace(form.cells[field], content=Content.TEXT, written=choice, number=None)
    forms = {**report.forms, key: replace(form, cells={**form.cells, field: cell})}
    settings = read_settings(forms.get(tables.IDENTITAS.key), forms.get(tables.PENGATURAN.key))
    return replace(report, forms=forms, settings=settings)


def _said(report: Report, asked_by: str) -> set[tuple[str, Place]]:
    found = [
        Finding(rule.code, rule.severity, outcome)
        for rule in rules_that_need(Needs.REPORT)
        if rule.code != asked_by
        for outcome in rule.judge(report)
        if isinstance(outcome, Problem)
    ]
    _, said = judged(report, found)
    return {(each.code, each.problem.place) for each in said if each.severity is not Severity.INFO}
