"""Reports of agencies that nobody knows, made from seeds: ``python -m tests.correct_reports`` makes hundreds."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.correct_reports.arithmetic import added
from tests.correct_reports.confirmed import differing
from tests.correct_reports.drawn_indicators import KINDS
from tests.correct_reports.outcomes import Change, outcome
from tests.correct_reports.reports import correct_report

_SEEDS = range(25)


@pytest.mark.long
@pytest.mark.parametrize("seed", _SEEDS)
def test_the_figures_of_a_made_report_agree(seed: int) -> None:
    typing = correct_report(seed).typing
    figures = typing.figures
    assert typing.relations
    for relation in typing.relations:
        assert relation.holds(lambda quantity: added(figures[cell].span for cell in quantity)), relation.cells


@pytest.mark.long
@pytest.mark.parametrize("seed", _SEEDS)
def test_a_correct_report_has_no_finding_that_is_not_true(seed: int) -> None:
    """True ones, a realisasi above its pagu say, are found; so is a changed figure where another tells on it."""
    result = outcome(seed)
    assert result.false == ()
    assert result.change is not Change.MISSED, result.changed


@pytest.mark.long
@pytest.mark.parametrize("seed", [2, 7, 11])
def test_libreoffice_confirms_what_is_built_of_correct_reports(seed: int, tmp_path: Path) -> None:
    formulas, differences = differing([outcome(seed)], tmp_path)
    assert formulas > 300
    assert differences == []


@pytest.mark.long
def test_the_reports_differ_in_all_that_was_asked_for() -> None:
    reports = [correct_report(seed) for seed in range(80)]
    every = [each for report in reports for each in report.facts.indicators]
    assert {len(report.facts.sasaran) for report in reports} == set(range(1, 11))
    assert {each.kind for each in every} == {*KINDS}
    assert any(each.agreed[each_year] != each.targets[each_year] for each in every for each_year in each.agreed)
    assert any(each.agreed_first for each in every)
    assert any((target.value or 0) < 0 for each in every for target in each.targets.values())
    assert len({each.formula for each in every}) == 3
    assert len({report.facts.method for report in reports}) == 3
    assert len({report.facts.scale for report in reports}) == 3
    assert {report.facts.cap for report in reports} == {None, 100, 110, 120, 200}
    assert {any(line.penunjang for line in report.facts.lines) for report in reports} == {True, False}
    rows = [len(report.facts.lines) for report in reports]
    assert min(rows) <= 40
    assert max(rows) >= 250
    assert {heading for report in reports for heading in report.layout.without} >= {"JENIS", "KODE"}
    layouts = [report.layout for report in reports]
    assert {bool(each.total_below) for each in layouts} == {bool(each.signed) for each in layouts} == {True, False}
    assert {each.live for each in layouts} == {bool(each.own_headings) for each in layouts} == {True, False}
    typings = [report.typing for report in reports]
    assert any("tabel_2_2_tujuan" in each.rows for each in typings)
    assert any(key == "pembilang" for each in typings for _, _, key in each.figures)
    assert {each.points for each in typings} == {each.by_hand for each in typings} == {True, False}
    assert {each.tolerance for each in typings} == {0, 1}
    assert {code for each in typings for code, *_ in each.expected} == {"W01", "W02", "W04", "T04"}
