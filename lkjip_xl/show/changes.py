"""What has changed between two checks of one workbook: which findings are new, mended, or have other figures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lkjip_xl.rules.findings import CheckResult, Finding
from lkjip_xl.show.terminal import Paint, finding_lines, plain
from lkjip_xl.show.words import verdict
from lkjip_xl.show.wrapping import wrapped
from lkjip_xl.text.words import printable

_Identity = tuple[str, str, str, str]


@dataclass(frozen=True, slots=True)
class Changes:
    """The findings that came, and those that went, in the order of the sheets.

    ``changed`` are those that stand still, but over other figures: each as it was, and as it is.
    """

    new: tuple[Finding, ...]
    mended: tuple[Finding, ...]
    changed: tuple[tuple[Finding, Finding], ...] = ()


def changes(before: CheckResult, after: CheckResult) -> Changes:
    """What the second check says that the first did not, and the other way round.

    A finding is the same one while its rule, sheet, row and column are, by their words: its cell moves with every
    row that somebody inserts above it. What is accepted on Pengecualian is mended.
    """
    known: dict[_Identity, list[Finding]] = {}
    for each in before.standing():
        known.setdefault(_identity(each), []).append(each)
    # Of several that are the same by their words those with the same figures are one.
    others = [each for each in after.standing() if not _took_same(each, known)]
    pairs = [(known[_identity(each)].pop(0) if known.get(_identity(each)) else None, each) for each in others]
    left = {id(each) for findings in known.values() for each in findings}
    return Changes(
        tuple(each for earlier, each in pairs if earlier is None),
        tuple(each for each in before.standing() if id(each) in left),
        tuple((earlier, each) for earlier, each in pairs if earlier is not None),
    )


def _took_same(finding: Finding, known: dict[_Identity, list[Finding]]) -> bool:
    """Whether a finding was known with the same figures, which is then taken away."""
    findings = known.get(_identity(finding), [])
    same = next((each for each in findings if _figures(each) == _figures(finding)), None)
    if same is not None:
        findings.remove(same)
    return same is not None


def _figures(finding: Finding) -> tuple[object, ...]:
    """What is written and what it should be; texts around them name cells, which move."""
    problem = finding.problem
    return problem.actual, problem.expected, problem.difference


def _identity(finding: Finding) -> _Identity:
    problem = finding.problem
    # A cell without a name of its own is known by its address.
    where = problem.row_name or problem.place.address
    return finding.code, problem.place.sheet, where, problem.column_heading


def render_changes(
    found: Changes, after: CheckResult, width: int = 100, paint: Paint = plain, *, strict: bool = False
) -> str:
    """What is new, what is mended and what has changed, for people, and whether the workbook is ready now."""
    lines: list[str] = []
    for finding in found.mended:
        problem = finding.problem
        where = " · ".join(filter(None, (problem.place.sheet, problem.row_name, problem.column_heading)))
        lines.append(wrapped(f"SUDAH BERES {finding.code}  {printable(where)}", "", width, hanging=2))
    lines += _by_sheet("BARU", found.new, width, paint)
    lines += _by_sheet("BERUBAH", [each for _, each in found.changed], width, paint)
    if not lines:
        lines.append("Temuannya sama seperti sebelumnya.")
    text, tone = verdict(after, strict=strict)
    return "\n".join([*lines, "", paint(wrapped(text, "", width), tone)])


def _by_sheet(word: str, findings: Iterable[Finding], width: int, paint: Paint) -> Iterator[str]:
    """Findings under the names of their sheets."""
    sheet = ""
    for finding in findings:
        if finding.problem.place.sheet != sheet:
            sheet = finding.problem.place.sheet
            yield from ("", paint(f"{word} di lembar {printable(sheet)}", None))
        yield from ("", *finding_lines(finding, width, paint))
