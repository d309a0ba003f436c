"""What has changed between two checks of one workbook: which findings are new, and which are mended."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lkjip_xl.findings import CheckResult, Finding
from lkjip_xl.render import Paint, finding_lines, plain, verdict, wrapped
from lkjip_xl.words import printable

_Identity = tuple[str, str, str, str]


@dataclass(frozen=True, slots=True)
class Changes:
    """The findings that came, and those that went, in the order of the sheets."""

    new: tuple[Finding, ...]
    mended: tuple[Finding, ...]


def changes(before: CheckResult, after: CheckResult) -> Changes:
    """What the second check says that the first did not, and the other way round.

    A finding is the same one while its rule, sheet, row and column are, by their words: its cell moves with every
    row that somebody inserts above it. What is accepted on Pengecualian is mended.
    """
    return Changes(
        tuple(_without(after.standing(), before.standing())), tuple(_without(before.standing(), after.standing()))
    )


def _without(findings: Iterable[Finding], others: Iterable[Finding]) -> Iterator[Finding]:
    """The findings that are not among the others; of equal ones as many as there are more."""
    known = Counter(_identity(each) for each in others)
    for finding in findings:
        identity = _identity(finding)
        if known[identity]:
            known[identity] -= 1
        else:
            yield finding


def _identity(finding: Finding) -> _Identity:
    problem = finding.problem
    # A cell without a name of its own is known by its address.
    where = problem.row_label or problem.place.address
    return finding.code, problem.place.sheet, where, problem.column_heading


def render_changes(
    found: Changes, after: CheckResult, width: int = 100, paint: Paint = plain, *, strict: bool = False
) -> str:
    """What is new and what is mended, for people, and whether the workbook is ready now."""
    lines: list[str] = []
    for finding in found.mended:
        problem = finding.problem
        where = " · ".join(filter(None, (problem.place.sheet, problem.row_label, problem.column_heading)))
        lines.append(wrapped(f"SUDAH BERES {finding.code}  {printable(where)}", "", width, hanging=2))
    sheet = ""
    for finding in found.new:
        if finding.problem.place.sheet != sheet:
            sheet = finding.problem.place.sheet
            lines += ["", paint(f"BARU di lembar {printable(sheet)}", None)]
        lines += ["", *finding_lines(finding, width, paint)]
    if not lines:
        lines.append("Temuannya sama seperti sebelumnya.")
    text, severity = verdict(after, strict=strict)
    return "\n".join([*lines, "", paint(wrapped(text, "", width), severity)])
