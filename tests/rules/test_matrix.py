"""A matrix: every kind of slip that staff make, made on purpose in the mended sample, where nothing is wrong.

Each slip must be found at the cell that was changed, with no more beside it than the slip itself makes wrong. That
a saved workbook gives the same is shown for one slip of every kind.

What the table says is printed with ``pytest -s``.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from lkjip_xl.check.run import check_report
from lkjip_xl.rules.findings import CheckResult, Finding, Severity
from lkjip_xl.tables.spec import Kind
from tests.rules.slips import (
    DELTAS,
    STANDS_ONCE,
    STEPS,
    Fault,
    Sample,
    Where,
    amounts,
    deleted_rows,
    doubled_rows,
    employees,
    every,
    leaf_amounts,
    lonely_rows,
    misspelt_words,
    moved_rows,
    numeric,
    parent_amounts,
    parts,
    percentages,
    quantities,
    required,
    slips_where_it_stands_once,
    swapped,
    times,
    totals,
    typed,
    with_deltas,
    words,
    words_of_totals,
    wrong_categories,
    wrong_levels,
    wrong_ranges,
)
from tests.sample_books import PK_PROGRAM, SASARAN, Book

# Each slip is a check: of a kind with hundreds, every so many is tried.
_MOST_TRIED = 20
_WORD_FOR_A_NUMBER = "menyusul"


@dataclass(frozen=True)
class Operator:
    """A kind of slip. ``most`` is how many findings one of them may set off.

    ``silent`` are the columns in which it is rightly not found; ``left_open`` those in which it should be found,
    or set off less: they are tried and counted, and nothing is asked of them.
    """

    name: str
    faults: Callable[[Sample], Iterable[Fault]]
    most: int
    silent: frozenset[Where] = frozenset()
    left_open: frozenset[Where] = frozenset()


OPERATORS = (
    # A leaf: its kegiatan (or Jumlah), the same pagu in the other table, its percentage.
    Operator("amount of a leaf", lambda s: with_deltas(every(2, leaf_amounts(s)), DELTAS), 3),
    Operator("amount of a parent", lambda s: with_deltas(parent_amounts(s), DELTAS), 3),
    Operator("total", lambda s: with_deltas(totals(s), DELTAS), 1),
    # The Jumlah of its column, and the JUMLAH of its row.
    Operator("employee count", lambda s: with_deltas(employees(s), (1, 2, 10)), 2),
    # In Tabel 3.1.5 the efficiency too.
    Operator("percentage", lambda s: with_deltas(percentages(s), STEPS), 2),
    # Tabel 3.1.2 computes two percentages from a realisasi.
    Operator("figure of an indicator", lambda s: with_deltas(quantities(s, of_indicators=True), STEPS), 3),
    # The target of a program stands in PK Program too.
    Operator("target", lambda s: with_deltas(every(3, quantities(s, of_indicators=False)), STEPS), 2),
    # A realisasi above its pagu, besides.
    Operator("amount x 100", lambda s: times(every(5, parts(s)), 100), 4),
    Operator("amount x 1000", lambda s: times(every(6, parts(s)), 1000), 4),
    # The percentage of that total, besides.
    Operator("total x 100", lambda s: times(totals(s), 100), 2),
    Operator("percentage x 100", lambda s: times(every(3, percentages(s)), 100), 2),
    Operator("two digits swapped", lambda s: swapped(every(4, amounts(s))), 4),
    Operator(
        "words misspelt",
        lambda s: misspelt_words(every(6, words(s))),
        1,
        # The performance agreement is signed: names of programs are only worth knowing there (K09, an info).
        silent=frozenset({(PK_PROGRAM, "program")}),
    ),
    Operator("JUMLAH misspelt", lambda s: misspelt_words(words_of_totals(s)), 1),
    Operator("slip in what stands once", slips_where_it_stands_once, 0, silent=STANDS_ONCE),
    # An indicator without its name is missed in the other tables.
    Operator(
        "required cell empty",
        lambda s: (typed(spot, None) for spot in every(8, required(s))),
        2,
        # An indicator without a program, or a sasaran, of its own is one more of the one above it: K10 says at the
        # first of them that other tables put the second elsewhere.
        left_open=frozenset({(PK_PROGRAM, "program"), (SASARAN, "sasaran")}),
    ),
    Operator(
        "text for a number",
        lambda s: (typed(spot, _WORD_FOR_A_NUMBER) for spot in every(6, numeric(s))),
        3,
    ),
    Operator("category", wrong_categories, 1),
    Operator("range of a category", wrong_ranges, 1),
    # The number, and the next one, which does not follow it.
    Operator("number in NO", lambda s: with_deltas(s.spots(Kind.NUMBERING), (1, -1, 5)), 2),
    Operator(
        "kegiatan, sub kegiatan",
        lambda s: wrong_levels(s, {"Kegiatan": "Sub Kegiatan", "Sub Kegiatan": "Kegiatan"}, 7),
        3,
    ),
    Operator("program called kegiatan", lambda s: wrong_levels(s, {"Program": "Kegiatan"}, 1), 1),
    # Two kegiatan are wrong in each column of amounts, and the row has moved.
    Operator("row under another kegiatan", moved_rows, 5),
    # Its kegiatan, and the two tables that have it still.
    Operator("row in one table only", deleted_rows, 3),
    Operator("indicator not in one table", lonely_rows, 2),
    # The number in NO comes twice too.
    Operator("row twice", doubled_rows, 4),
)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What check says of a slip: the errors and warnings that were not there before."""

    fault: Fault
    findings: tuple[Finding, ...]

    @property
    def is_located(self) -> bool:
        return any(
            not self.fault.spots.isdisjoint((each.problem.place, *each.problem.related, *each.problem.basis))
            for each in self.findings
        )

    def __str__(self) -> str:
        found = ", ".join(
            f"{each.code} {each.problem.place.sheet}!{each.problem.place.address}" for each in self.findings
        )
        return f"{self.fault.text}: {found or 'nothing'}"


def standing(result: CheckResult) -> tuple[Finding, ...]:
    return tuple(each for each in result.findings if each.severity is not Severity.INFO)


def chosen(faults: Sequence[Fault]) -> Sequence[Fault]:
    """Some of the slips, spread over all tables; LKJIP_XL_EVERY_SLIP=1 tries each."""
    if os.environ.get("LKJIP_XL_EVERY_SLIP"):
        return faults
    return faults[:: -(-len(faults) // _MOST_TRIED)]


def outcomes(sample: Sample, operator: Operator) -> list[Outcome]:
    return [
        Outcome(fault, standing(check_report(sample.with_fault(fault), "")))
        for fault in chosen([*operator.faults(sample)])
    ]


def line(operator: Operator, tried: Sequence[Outcome]) -> str:
    counts = [len(each.findings) for each in tried]
    found, located = sum(map(bool, counts)), sum(each.is_located for each in tried)
    mean = sum(counts) / len(counts)
    return f"{operator.name:<28}{len(tried):>6}{found:>7}{located:>9}{mean:>7.2f}{max(counts):>5}"


def failures(operator: Operator, tried: Sequence[Outcome]) -> Iterator[str]:
    """What a slip should have set off and has not, or the other way round."""
    for each in tried:
        if each.fault.where in operator.left_open:
            continue
        if each.fault.where in operator.silent:
            if each.findings:
                yield f"found although nobody can tell: {each}"
        elif not each.is_located:
            yield f"not found at its cell: {each}"
        if len(each.findings) > operator.most:
            yield f"too many findings: {each}"


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Sample:
    return Sample(Book().save(tmp_path_factory.mktemp("matrix")))


def test_nothing_is_found_where_nothing_was_changed(sample: Sample) -> None:
    assert standing(check_report(sample.report, "")) == ()


EVERY_KIND = pytest.mark.parametrize(
    "operator", OPERATORS, ids=[operator.name.replace(" ", "-") for operator in OPERATORS]
)


@pytest.mark.long
@EVERY_KIND
def test_every_slip_is_found_at_its_cell_and_sets_off_little_else(operator: Operator, sample: Sample) -> None:
    tried = outcomes(sample, operator)
    heading = f"{'slip':<28}{'tried':>6}{'found':>7}{'located':>9}{'mean':>7}{'max':>5}"
    sys.stdout.write(f"\n{heading}\n{line(operator, tried)}\n")
    wrong = [*failures(operator, tried)]
    assert not wrong, "\n".join(wrong)


@pytest.mark.long
@EVERY_KIND
def test_a_saved_workbook_gives_the_same(operator: Operator, sample: Sample, tmp_path: Path) -> None:
    faults = [*operator.faults(sample)]
    fault = faults[len(faults) // 2]
    saved = check_report(sample.read_with_fault(fault, tmp_path), "")
    assert saved.findings == check_report(sample.with_fault(fault), "").findings
