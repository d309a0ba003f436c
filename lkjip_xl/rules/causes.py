"""One cause, one finding: which of all that the rules found is said, and which only follows from what is said.

Only an error that stands silences something else. A warning silences nothing, and neither does a finding that
somebody has accepted: where the cause of a silenced finding is accepted, the silenced one speaks.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from lkjip_xl.report.model import Report
from lkjip_xl.report.place import Place
from lkjip_xl.rules.advice.beside_others import beside_others
from lkjip_xl.rules.engine import causes_first
from lkjip_xl.rules.findings import Finding, Problem, Severity
from lkjip_xl.rules.repeats import Repeats
from lkjip_xl.rules.support import cell_names
from lkjip_xl.rules.waivers import waived
from lkjip_xl.text.ways import one_after_another

# The family of what reconcile finds.
_OF_FINANCE = "R"
_PERCENTAGE, _TWO_FIGURES = "P01", "K06"
_SEVERAL = 2


def judged(report: Report, candidates: Sequence[Finding]) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
    """All that rules found, with what somebody has accepted; and of it what is said.

    Waivers come first: what is accepted silences nothing. Then what follows from an error that stands is left
    out, and what a formula only repeats.
    """
    known = waived(report, candidates)
    repeats = Repeats(report, known)
    known = repeats.accepted_together(known)
    return known, beside_others(_without_right_percentages(repeats.without(without_consequences(known))))


def _without_right_percentages(said: Sequence[Finding]) -> tuple[Finding, ...]:
    """What is said, without percentages that are right once a figure is what another table tells of it.

    That two tables tell two figures is the finding, and these percentages speak for one of them. Its rule comes
    after theirs: a capaian that is wrong makes tables differ too.
    """
    mended = {each.problem.place: _mended_elsewhere(each) for each in said if each.code == _PERCENTAGE}
    speaking: dict[int, list[Place]] = {}
    for each in said:
        if each.code == _TWO_FIGURES and not each.waived:
            differing = {each.problem.place, *each.problem.related}
            speaking[id(each)] = [place for place, cells in mended.items() if not differing.isdisjoint(cells)]
    told = {place for places in speaking.values() for place in places}
    left = (each for each in said if each.code != _PERCENTAGE or each.problem.place not in told)
    return tuple(_with_those_that_agree(each, speaking.get(id(each), ()), mended) for each in left)


def _mended_elsewhere(finding: Finding) -> frozenset[Place]:
    """The other cells that the first way out of a finding mends; none where somebody has accepted it."""
    ways, place = finding.problem.fixes, finding.problem.place
    return (
        frozenset(fix.place for fix in ways[0] if fix.place != place)
        if ways and not finding.waived
        else frozenset()
    )


def _with_those_that_agree(
    finding: Finding, percentages: Sequence[Place], mended: Mapping[Place, Collection[Place]]
) -> Finding:
    """That two tables differ, with the percentages that speak for one of them, where either may be right."""
    problem = finding.problem
    if not percentages or len(problem.fixes) < _SEVERAL:
        return finding
    here = [each for each in percentages if problem.place in mended[each]]
    there = [each for each in percentages if each not in here]
    said = [
        f"Persentase di {cell_names(places, problem.place.sheet)} cocok dengan {figure}."
        for places, figure in ((here, problem.should_be), (there, problem.written))
        if places and figure
    ]
    return replace(finding, problem=replace(problem, hint=one_after_another(problem.hint, *said)))


def without_consequences(candidates: Sequence[Finding]) -> tuple[Finding, ...]:
    """The findings that no error that stands explains; ``candidates`` know whether they are accepted."""
    by_code: dict[str, list[Finding]] = {}
    for each in candidates:
        by_code.setdefault(each.code, []).append(each)
    # Where errors stand, and where anything is said, by code.
    errors: dict[str, set[Place]] = {}
    said: dict[str, set[Place]] = {}
    kept: set[int] = set()
    for rule in causes_first(with_finance=any(code.startswith(_OF_FINANCE) for code in by_code)):
        causes = _union(errors, rule.requires)
        better = _union(said, rule.one_cause_with)
        # What follows from another finding of the same rule comes after it.
        for each in sorted(by_code.get(rule.code, ()), key=lambda each: _is_consequence_of(each, rule.code)):
            problem = each.problem
            if problem.place in better or not causes.isdisjoint((problem.place, *problem.basis)):
                continue
            follows = _follows(problem, errors)
            if follows and not _is_consequence_of(each, rule.code):
                continue
            if not follows:
                kept.add(id(each))
                said.setdefault(rule.code, set()).add(problem.place)
            # What would follow from one that its own rule has named elsewhere follows from that.
            if rule.severity is Severity.ERROR and not each.waived:
                errors.setdefault(rule.code, set()).update((problem.place, *problem.others))
    return tuple(each for each in candidates if id(each) in kept)


def _is_consequence_of(finding: Finding, code: str) -> bool:
    return any(cause == code for cause, _ in finding.problem.consequence_of)


def _union(places: dict[str, set[Place]], codes: Iterable[str]) -> set[Place]:
    return set().union(*(places.get(code, set()) for code in codes))


def _follows(problem: Problem, errors: dict[str, set[Place]]) -> bool:
    """Whether all that a problem is a consequence of stands."""
    causes = problem.consequence_of
    return bool(causes) and all(place in errors.get(code, ()) for code, place in causes)
