"""A case: one change to the mended sample, in which nothing is wrong, and everything that must come out.

The cases of a rule stand in ``cases/<code>.py``, and beside them the words that check says of each.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from lkjip_xl.rules.findings import CheckResult, Finding, Value
from tests.fixes_unknowable import UNKNOWABLE
from tests.rules.changes import Change
from tests.sample_books import ALWAYS, TABEL_3_1_1_B, found

Where = tuple[str, str, str]

# The one info of the mended sample: a sub kegiatan of which 52 % was spent.
STANDING: Where = ("W03", TABEL_3_1_1_B, "G15")


@dataclass(frozen=True)
class Case:
    """A change and everything that must come out. A case in which ``code`` is not expected passes."""

    code: str
    name: str
    change: Change
    findings: tuple[Where, ...] = ()
    infos: tuple[Where, ...] = (STANDING,)
    expected: Value = None
    actual: Value = None
    difference: Decimal | None = None
    says: str = ""

    @property
    def fails(self) -> bool:
        return self.code in {each[0] for each in (*self.findings, *self.infos) if each != STANDING}


def case_id(case: Case) -> str:
    return f"{case.code}-{case.name}"


def of_code(result: CheckResult, code: str) -> list[Finding]:
    """A rule's findings, without those that stand in the mended sample."""
    standing = {STANDING, *ALWAYS}
    findings = [each for each in result.findings if each.code == code]
    return [
        each for each in findings if (code, each.problem.place.sheet, each.problem.place.address) not in standing
    ]


def reasons(result: CheckResult, code: str) -> list[str]:
    """Why a rule could not judge."""
    return [each.reason for each in result.not_judged if each.code == code]


def assert_case(case: Case, result: CheckResult) -> None:
    """Everything that must come out comes out, where it must, and nothing else."""
    assert result.unreadable is None
    assert sorted(found(result, info=True)) == sorted((*case.findings, *case.infos))
    if case.fails:
        problems = [each.problem for each in of_code(result, case.code)]
        # Where nobody can know what is right, nothing is advised to be typed.
        assert case.code not in UNKNOWABLE or all(each.hint and not each.fixes for each in problems)
        problem = problems[0]
        assert problem.message.endswith(".")
        assert problem.hint
        for asked, given in (
            (case.expected, problem.expected),
            (case.actual, problem.actual),
            (case.difference, problem.difference),
        ):
            assert asked in (None, given)
        assert case.says in problem.message
