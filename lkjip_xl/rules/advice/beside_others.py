"""Advice beside other findings: at one cell no two different orders, and a difference that was accepted below."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal

from lkjip_xl.rules.engine import Needs, rules_that_need
from lkjip_xl.rules.findings import Finding, Severity, Value
from lkjip_xl.rules.support import cell_names

_AS_TEXT = "D02"
_TOTALS = "K04"


def beside_others(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """The findings that are said, each with an advice that agrees with the others."""
    errors = [each for each in findings if each.severity is Severity.ERROR and not each.waived]
    accepted = [each for each in findings if each.waived and each.code in _causes(_TOTALS)]
    return tuple(_named_below(_agreeing(each, errors), accepted) for each in findings)


def _causes(code: str) -> frozenset[str]:
    return next(each.requires for each in rules_that_need(Needs.REPORT) if each.code == code)


def _agreeing(finding: Finding, errors: Iterable[Finding]) -> Finding:
    """A figure that stands as text, without that figure as an order where an error says that it is another."""
    place, words = finding.problem.place, finding.problem.hint
    if finding.code != _AS_TEXT or not isinstance(words, str):
        return finding
    told = finding.problem.expected
    other = next((each for each in errors if each.problem.place == place and _tells_other(each, told)), None)
    if other is None:
        return finding
    # Where the format of the cell comes first, it does so here too.
    begin, typed, _ = words.partition("etik ulang")
    first = begin if typed else "K"
    hint = f"{first}etik isinya sebagai angka, bukan tulisan; angka yang benar disebut {other.code} di sel ini."
    problem = replace(finding.problem, expected=None, should_be="", hint=hint, fixes=())
    return replace(finding, problem=problem)


def _tells_other(finding: Finding, figure: Value) -> bool:
    """Whether a finding says that a cell should hold a figure, and another than this."""
    expected = finding.problem.expected
    return isinstance(expected, Decimal) and expected != figure


def _named_below(finding: Finding, accepted: Sequence[Finding]) -> Finding:
    """A total that differs by what somebody has accepted below it: where that is."""
    difference = finding.problem.difference
    if finding.code != _TOTALS or finding.waived or not difference:
        return finding
    below = [each for each in accepted if each.problem.place in finding.problem.basis]
    off = sum((each.problem.difference or Decimal(0) for each in below), Decimal(0))
    if abs(off) != abs(difference):
        return finding
    places = list(dict.fromkeys(each.problem.place for each in below))
    cells = cell_names(places, finding.problem.place.sheet)
    hint = (
        f"Selisih ini berasal dari {cells} yang dikecualikan. Jika memang demikian, catat juga baris ini di "
        "lembar Pengecualian; jika tidak, betulkan sel itu."
    )
    return replace(finding, problem=replace(finding.problem, hint=hint))
