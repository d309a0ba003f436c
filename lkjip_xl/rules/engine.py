"""What a rule is, and the list of all of them."""

from __future__ import annotations

import inspect
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cache
from graphlib import TopologicalSorter
from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING, Any

from lkjip_xl.report.last_year import LastYear
from lkjip_xl.report.model import Report
from lkjip_xl.rules.findings import Finding, Problem, Severity, ToCheck, Unjudged

if TYPE_CHECKING:  # most reports that are checked have no document beside them
    from lkjip_xl.report.manuscript import Manuscript

Outcome = Problem | Unjudged
OutcomeOfText = Problem | Unjudged | ToCheck
Judge = Callable[[Report], Iterator[Outcome]]
JudgeOfYears = Callable[[Report, LastYear], Iterator[Outcome]]
JudgeOfFindings = Callable[[Report, Sequence[Finding]], Iterator[Outcome]]
JudgeOfManuscript = Callable[[Report, "Manuscript"], Iterator[OutcomeOfText]]

_FAMILY = re.compile(r"[a-z]_")
# Those of the finance system bring all that reads its files, those of the written report what reads its sentences.
_OF_OTHER_FILES = ("r_", "n_")
_NONE: frozenset[str] = frozenset()


class Needs(Enum):
    """What a rule must be given before it can judge."""

    REPORT = "the report"
    LAST_YEAR = "the report, and that of the year before"
    FINDINGS = "the report, and what all other rules found: it runs last"
    MANUSCRIPT = "the report, and the documents in which it is written"
    FINANCE = "files of the finance system: reconcile judges"
    FINISHED = "the finished workbook: build judges"


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: its code, how bad its findings are, the name that states the fault, and its page.

    A problem is left out where an error of a rule in ``requires`` stands at the same cell, or at a cell that the
    problem rests on: one cause, one finding. ``one_cause_with`` are rules that read the same slip in another way:
    at one cell they speak instead of this one, and who accepts the finding of the one accepts that of the other.
    ``follows`` are rules of whose findings, at other cells, its own may be consequences: they are judged first.
    ``waivable`` says whether somebody may accept what it finds.
    """

    code: str
    severity: Severity
    name: str
    page: str
    needs: Needs
    requires: frozenset[str]
    one_cause_with: frozenset[str]
    follows: frozenset[str]
    waivable: bool
    judge: Callable[..., Iterator[Any]]


@dataclass(frozen=True, slots=True)
class _Causes:
    """The rules whose findings may silence those of a rule, see Rule."""

    requires: frozenset[str] = _NONE
    one_cause_with: frozenset[str] = _NONE
    follows: frozenset[str] = _NONE


_RULES: dict[str, Rule] = {}


def rule(
    code: str,
    severity: Severity,
    requires: frozenset[str] = _NONE,
    *,
    one_cause_with: frozenset[str] = _NONE,
    follows: frozenset[str] = _NONE,
    waivable: bool = True,
) -> Callable[[Judge], Judge]:
    """Register a function of the report as a rule; its docstring is the rule's page."""

    def register(function: Judge) -> Judge:
        _register(
            Needs.REPORT,
            code,
            severity,
            function,
            function,
            _Causes(requires, one_cause_with, follows),
            waivable=waivable,
        )
        return function

    return register


def rule_on_last_year(code: str, severity: Severity) -> Callable[[JudgeOfYears], JudgeOfYears]:
    """Register a function of a report and of that of the year before as a rule."""

    def register(function: JudgeOfYears) -> JudgeOfYears:
        _register(Needs.LAST_YEAR, code, severity, function, function)
        return function

    return register


def rule_on_findings(code: str, severity: Severity) -> Callable[[JudgeOfFindings], JudgeOfFindings]:
    """Register a rule on what the other rules found; it runs last, and what it finds cannot be accepted."""

    def register(function: JudgeOfFindings) -> JudgeOfFindings:
        _register(Needs.FINDINGS, code, severity, function, function, waivable=False)
        return function

    return register


def rule_on_manuscript(code: str, severity: Severity) -> Callable[[JudgeOfManuscript], JudgeOfManuscript]:
    """Register a function of a report and of its written text as a rule; what it finds cannot be accepted."""

    def register(function: JudgeOfManuscript) -> JudgeOfManuscript:
        _register(Needs.MANUSCRIPT, code, severity, function, function, waivable=False)
        return function

    return register


def page_of(
    code: str, severity: Severity, needs: Needs = Needs.FINANCE
) -> Callable[[Callable[[], None]], Callable[[], None]]:
    """Register the page of a rule that is applied elsewhere: by reconcile, or by build."""

    def register(function: Callable[[], None]) -> Callable[[], None]:
        _register(needs, code, severity, _nothing, function)
        return function

    return register


def _register(
    needs: Needs,
    code: str,
    severity: Severity,
    judge: Callable[..., Iterator[Any]],
    of: Callable[..., object],
    causes: _Causes = _Causes(),
    *,
    waivable: bool = True,
) -> None:
    page = inspect.cleandoc(of.__doc__ or "")
    if code in _RULES or not page:
        raise ValueError(f"rule {code} is there already, or has no page")
    name = page.splitlines()[0].rstrip(".")
    _RULES[code] = Rule(
        code, severity, name, page, needs, causes.requires, causes.one_cause_with, causes.follows, waivable, judge
    )


def _nothing(*_: object) -> Iterator[Outcome]:
    return iter(())


def all_rules() -> tuple[Rule, ...]:
    """Every rule in the order of the codes' families, as people look them up."""
    return rules_that_need(*Needs)


def rules_that_need(*needs: Needs) -> tuple[Rule, ...]:
    """The rules that need this, in the order of their codes."""
    _load(with_other_files=bool({Needs.FINANCE, Needs.MANUSCRIPT} & set(needs)))
    codes = sorted(_RULES, key=lambda code: ("SDTPKEWLNR".index(code[0]), code))
    return tuple(_RULES[code] for code in codes if _RULES[code].needs in needs)


def causes_first(*, with_finance: bool = False) -> tuple[Rule, ...]:
    """Every rule of check and of build, or of reconcile too, each after those whose findings may silence its own.

    Raises:
        ValueError: if a rule requires one whose findings are no errors: only an error silences.

    """
    rules = {each.code: each for each in (all_rules() if with_finance else _without_finance())}
    for each in rules.values():
        for code in each.requires:
            if rules[code].severity is not Severity.ERROR:
                raise ValueError(f"{each.code} requires {code}, which finds no errors")
    order = TopologicalSorter(
        {each.code: sorted(each.requires | each.one_cause_with | each.follows) for each in rules.values()}
    )
    return tuple(rules[code] for code in order.static_order())


def _without_finance() -> tuple[Rule, ...]:
    others = (Needs.FINANCE, Needs.MANUSCRIPT)
    return rules_that_need(*(need for need in Needs if need not in others))


@cache
def _load(*, with_other_files: bool) -> None:
    """Import the families, whose modules begin with their letter; importing them registers their rules.

    What judges other files than the workbook comes only where it is asked for: nobody waits for it in vain.
    """
    package = __name__.rpartition(".")[0]
    for each in iter_modules(sys.modules[package].__path__):
        if _FAMILY.match(each.name) and (with_other_files or not each.name.startswith(_OF_OTHER_FILES)):
            import_module(f"{package}.{each.name}")
