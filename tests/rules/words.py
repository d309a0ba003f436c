"""The words of the cases: what check says of each, as somebody has read it, beside the cases of its rule.

``=== name`` stands over the words of a case; of most that are right check says nothing.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from lkjip_xl.rules.findings import CheckResult
from lkjip_xl.show.terminal import finding_lines, plain
from tests.rules import cases
from tests.rules.case import STANDING, Case
from tests.sample_books import ALWAYS

OVER_A_CASE = "=== "
Words = dict[str, list[str]]


def told(result: CheckResult) -> list[str]:
    """All that check says of a case, without what stands in the mended sample: words, grounds, related cells."""
    standing = {STANDING, *ALWAYS}
    lines: list[str] = []
    for finding in result.findings:
        problem = finding.problem
        if (finding.code, problem.place.sheet, problem.place.address) in standing:
            continue
        lines.append(f"{problem.place.sheet}:")
        lines += finding_lines(finding, 110, plain)
        for name, places in (("dasar", problem.basis), ("terkait", problem.related), ("lainnya", problem.others)):
            if places:
                where = ", ".join(f"{place.sheet} {place.address}" for place in places[:30])
                lines.append(f"        ({name} {len(places)}: {where})")
    lines += [f"Tidak dinilai: {each.code} {each.reason}" for each in result.not_judged]
    return "\n".join(lines).splitlines()


def file_of(code: str) -> Path:
    return Path(cases.__file__).parent / f"{code.lower()}.txt"


@cache
def words_of(code: str) -> Words:
    """The words of each case of a rule by its name."""
    words: Words = {}
    path = file_of(code)
    for line in path.read_text(encoding="utf-8").splitlines() if path.exists() else ():
        if line.startswith(OVER_A_CASE):
            words[line.removeprefix(OVER_A_CASE)] = lines = []
        elif line:
            lines.append(line)
    return words


def write_words(case: Case, result: CheckResult) -> None:
    """Put down what check says now, in the order of the cases; what is told of cases that are gone goes too."""
    words = words_of(case.code)
    words[case.name] = told(result)
    names = [each.name for each in cases.CASES if each.code == case.code]
    texts = ["\n".join([OVER_A_CASE + name, *words[name]]) + "\n" for name in names if name in words]
    file_of(case.code).write_text("\n".join(texts), encoding="utf-8")
