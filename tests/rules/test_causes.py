"""One cause, one finding: what silences what, on findings that stand here in full."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lkjip_xl.report.place import Place
from lkjip_xl.rules import Needs, all_rules
from lkjip_xl.rules.causes import without_consequences
from lkjip_xl.rules.findings import Finding, Problem, Severity

# What reconcile finds, and what is found in the written report, silences nothing and is not silenced.
RULES = {rule.code: rule for rule in all_rules() if rule.needs not in (Needs.FINANCE, Needs.MANUSCRIPT)}
PART, TOTAL, OTHER = Place("B", 9, 7), Place("B", 8, 7), Place("B", 20, 7)


def finding(
    code: str,
    place: Place,
    *,
    basis: tuple[Place, ...] = (),
    follows: tuple[tuple[str, Place], ...] = (),
    waived: bool = False,
) -> Finding:
    problem = Problem(place, "Salah.", basis=basis, consequence_of=follows)
    return Finding(code, RULES[code].severity, problem, "Sesuai BPK" if waived else None)


def said(*findings: Finding) -> list[str]:
    return [each.code for each in without_consequences(findings)]


def test_an_error_at_a_cell_that_a_sum_rests_on_is_its_cause() -> None:
    assert said(finding("D04", PART), finding("T01", TOTAL, basis=(PART,))) == ["D04"]
    assert said(finding("T01", TOTAL, basis=(PART,)), finding("D04", PART)) == ["D04"]
    assert said(finding("D04", OTHER), finding("T01", TOTAL, basis=(PART,))) == ["D04", "T01"]


def test_an_accepted_error_is_no_cause() -> None:
    assert said(finding("D04", PART, waived=True), finding("T01", TOTAL, basis=(PART,))) == ["D04", "T01"]


def test_what_a_silenced_error_would_silence_speaks_no_sooner() -> None:
    # D03 silences T01; W01 rests on the total, which nobody knows.
    chain = (finding("D03", PART), finding("T01", TOTAL, basis=(PART,)), finding("W01", TOTAL, basis=(PART,)))
    assert said(*chain) == ["D03"]


def test_a_consequence_is_silent_only_where_all_that_it_follows_from_stands() -> None:
    causes = (("T01", PART), ("T01", OTHER))
    program = finding("T02", TOTAL, follows=causes)
    assert said(finding("T01", PART), finding("T01", OTHER), program) == ["T01", "T01"]
    assert said(finding("T01", PART), finding("T01", OTHER, waived=True), program) == ["T01", "T01", "T02"]
    assert said(finding("T01", PART), program) == ["T01", "T02"]


def test_a_consequence_of_a_finding_of_its_own_rule() -> None:
    column = finding("T03", TOTAL, follows=(("T03", PART),))
    assert said(column, finding("T03", PART)) == ["T03"]
    assert said(column, finding("T03", PART, waived=True)) == ["T03", "T03"]


@pytest.mark.parametrize("waived", [False, True])
def test_of_two_readings_of_one_slip_the_better_one_speaks(waived: bool) -> None:
    assert said(finding("P01", PART), finding("P03", PART, waived=waived)) == ["P03"]
    assert said(finding("P01", PART), finding("P03", OTHER, waived=waived)) == ["P01", "P03"]


CODES = st.sampled_from(sorted(RULES))
PLACES = st.sampled_from([PART, TOTAL, OTHER])
FOLLOWS = st.lists(st.tuples(CODES, PLACES), max_size=2).map(tuple)
FINDINGS = st.lists(
    st.builds(finding, CODES, PLACES, basis=st.lists(PLACES, max_size=2).map(tuple), follows=FOLLOWS),
    min_size=1,
    max_size=8,
)


def _keys(findings: Sequence[Finding]) -> set[int]:
    return {id(each.problem) for each in findings}


@given(FINDINGS, st.data())
def test_accepting_a_finding_silences_nothing_that_stood_for_itself(
    findings: list[Finding], data: st.DataObject
) -> None:
    before = without_consequences(findings)
    chosen = data.draw(st.sampled_from(before))
    accepted = [replace(each, waiver="Sesuai BPK") if each is chosen else each for each in findings]
    after = _keys(without_consequences(accepted))
    # What the accepted one had silenced may speak, and be the cause of what follows from it in turn.
    newly = [each for each in findings if id(each.problem) in after - _keys(before)]
    lost = [each for each in before if id(each.problem) not in after]
    assert id(chosen.problem) in after or newly
    assert not lost or any(each.severity is Severity.ERROR for each in newly)


@given(FINDINGS)
def test_only_errors_that_stand_explain_what_is_not_said(findings: list[Finding]) -> None:
    kept = without_consequences(findings)
    for silent in (each for each in findings if id(each.problem) not in _keys(kept)):
        rule, problem = RULES[silent.code], silent.problem
        errors = [each for each in kept if each.severity is Severity.ERROR]
        by_cell = any(
            each.code in rule.requires and each.problem.place in (problem.place, *problem.basis) for each in errors
        )
        by_name = bool(problem.consequence_of) and all(
            any(each.code == code and each.problem.place == place for each in errors)
            for code, place in problem.consequence_of
        )
        better = any(each.code in rule.one_cause_with and each.problem.place == problem.place for each in kept)
        assert by_cell or by_name or better
