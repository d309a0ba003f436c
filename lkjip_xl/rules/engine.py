"""What a rule is, and the list of all of them."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from graphlib import TopologicalSorter

from lkjip_xl.findings import Finding, Problem, Severity, Unjudged
from lkjip_xl.model import Report

Outcome = Problem | Unjudged
Judge = Callable[[Report], Iterator[Outcome]]
JudgeOfFindings = Callable[[Report, Sequence[Finding]], Iterator[Outcome]]

PAGE_HEADINGS = ("Yang diperiksa", "Mengapa penting", "Salah", "Benar", "Cara memperbaiki")


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: its code, how bad its findings are, the name that states the fault, and its page.

    A problem is left out where a rule in ``requires`` has found one at the same cell, or at a cell that
    the problem rests on: one cause, one finding.
    """

    code: str
    severity: Severity
    name: str
    page: str
    judge: JudgeOfFindings
    requires: frozenset[str]


_RULES: dict[str, Rule] = {}


def rule(code: str, severity: Severity, requires: frozenset[str] = frozenset()) -> Callable[[Judge], Judge]:
    """Register a function of the report as a rule; its docstring is the rule's page."""

    def register(function: Judge) -> Judge:
        _register(code, severity, requires, function.__doc__, lambda report, _findings: function(report))
        return function

    return register


def rule_on_findings(code: str, severity: Severity) -> Callable[[JudgeOfFindings], JudgeOfFindings]:
    """Register a rule on what the other rules found; it runs after all of them and after the waivers."""

    def register(function: JudgeOfFindings) -> JudgeOfFindings:
        _register(code, severity, frozenset({_AFTER_ALL}), function.__doc__, function)
        return function

    return register


def page_of(code: str, severity: Severity) -> Callable[[Callable[[], None]], Callable[[], None]]:
    """Register the page of a rule that needs more than the report to judge, and is applied by whoever has that."""

    def register(function: Callable[[], None]) -> Callable[[], None]:
        _register(code, severity, frozenset({_NOT_HERE}), function.__doc__, lambda _report, _findings: iter(()))
        return function

    return register


# Stand in ``requires`` of the rules that run last, and of those that check does not run; no rule has these codes.
_AFTER_ALL, _NOT_HERE = "*", "-"


def _register(
    code: str, severity: Severity, requires: frozenset[str], docstring: str | None, judge: JudgeOfFindings
) -> None:
    page = inspect.cleandoc(docstring or "")
    if code in _RULES or not page:
        raise ValueError(f"rule {code} is there already, or has no page")
    _RULES[code] = Rule(code, severity, page.splitlines()[0].rstrip("."), page, judge, requires)


def all_rules() -> tuple[Rule, ...]:
    """Every rule in the order of the codes' families, as people look them up."""
    _load()
    return tuple(_RULES[code] for code in sorted(_RULES, key=lambda code: ("SDTPKEWLR".index(code[0]), code)))


def first_rules() -> tuple[Rule, ...]:
    """The rules on the report, each after those it requires."""
    rules = {each.code: each for each in all_rules() if not each.requires & {_AFTER_ALL, _NOT_HERE}}
    order = TopologicalSorter({each.code: sorted(each.requires) for each in rules.values()}).static_order()
    return tuple(rules[code] for code in order)


def last_rules() -> tuple[Rule, ...]:
    """The rules on what the others found."""
    return tuple(each for each in all_rules() if _AFTER_ALL in each.requires)


def _load() -> None:
    """Import the families; importing them registers their rules."""
    from lkjip_xl.rules import (  # noqa: F401
        analysis,
        categories,
        choices,
        content,
        crosstable,
        efficiency,
        finance,
        formulas,
        indicators,
        last_year,
        outline,
        percentages,
        plausibility,
        programs,
        rows,
        structure,
        totals,
        tree,
        waivers,
    )
