"""A check's result as a person reads it on the terminal, or in a text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby

from lkjip_xl.report.place import DocumentTable, Place, named, stretches
from lkjip_xl.rules.findings import CheckResult, Finding, NotJudged, Problem, Severity
from lkjip_xl.rules.not_judged import reasons_not_judged
from lkjip_xl.show.wording import worded
from lkjip_xl.show.words import (
    Tone,
    choices_of,
    details,
    doubts_of,
    should_be_text,
    verdict,
    where_heading,
    written_text,
)
from lkjip_xl.show.wrapping import wrapped
from lkjip_xl.text.words import cut, printable

Paint = Callable[[str, Tone | None], str]
"""Colours a text by what it speaks of, or as a heading where that is None."""

_LABEL_WIDTH = 12
# A finding's names are cut here: names of a hundred words stand in full in the workbook itself.
_LONGEST_LABEL = 90
# What only a person can judge stands behind the findings: of many the first ones.
_MOST_DOUBTS = 12
# Fewer findings that say the same are told one by one, each with the name of its row.
_WORTH_A_RUN = 3


def plain(text: str, _tone: Tone | None) -> str:
    """The text without colours."""
    return text


def render_text(result: CheckResult, width: int = 100, paint: Paint = plain, *, strict: bool = False) -> str:
    """What a person reads: findings by sheet, then what was not judged, then one line to act on.

    ``strict`` says that warnings stand in the way too.
    """
    lines = [paint(printable(result.file), None)]
    if result.unreadable:
        reason = f"{result.state().value}: {result.unreadable.reason}"
        lines += [paint(reason, Severity.ERROR), worded(result.unreadable.hint)]
        return "\n".join(wrapped(line, "", width) for line in lines)
    who = ", ".join(filter(None, (result.instansi, str(result.tahun or ""))))
    if who:
        lines.append(printable(who))
    for sheet, findings in groupby(result.findings, key=lambda finding: finding.problem.place.sheet):
        lines += ["", paint(printable(where_heading(sheet)), None)]
        for run in _runs(list(findings)):
            lines += ["", *_run_lines(run, width, paint)]
    lines += ["", *_doubt_lines(result, width), *_not_judged_lines(result.not_judged, width)]
    if result.left_out and not result.nothing_checked:
        sheets = ", ".join(map(printable, result.left_out))
        lines += [wrapped(f"Tidak diisi, jadi tidak diperiksa (boleh): {sheets}.", "", width), ""]
    if result.years_compared and (told := result.years_compared.sentence):
        lines += [wrapped(printable(told), "", width), ""]
    if choices := choices_of(result):
        lines += [wrapped(printable(choices), "", width), ""]
    lines += _closing_lines(result, width, paint, strict=strict)
    return "\n".join(lines)


def _runs(findings: Sequence[Finding]) -> Iterator[Sequence[Finding]]:
    """The findings, those together that say the same of some cells of one column, or else of one row."""
    runs = _gathered([[each] for each in findings], lambda found: (found.place.column, found.column_heading))
    yield from _gathered(runs, lambda found: (found.place.row, found.row_name))


def _gathered(
    runs: Iterable[Sequence[Finding]], line_of: Callable[[Problem], tuple[int, str]]
) -> Iterator[Sequence[Finding]]:
    """The findings that say nothing of their own, those of one line together if they are enough."""
    together: dict[tuple[object, ...], list[Sequence[Finding]]] = {}
    for number, run in enumerate(runs):
        found = run[0].problem
        alone = len(run) > 1 or _says_something_of_its_own(run[0]) or not found.column_heading
        same = (run[0].code, *line_of(found), found.message, found.hint)
        together.setdefault((number,) if alone else same, []).append(run)
    for alike in together.values():
        yield from [[run[0] for run in alike]] if len(alike) >= _WORTH_A_RUN else alike


def _says_something_of_its_own(finding: Finding) -> bool:
    told = finding.waived or written_text(finding) or should_be_text(finding)
    return bool(told) or finding.problem.shown_difference is not None


def _run_lines(run: Sequence[Finding], width: int, paint: Paint) -> Iterator[str]:
    """Some findings as one: every cell, and what is said of all of them."""
    first = run[0]
    if len(run) == 1:
        yield from finding_lines(first, width, paint)
        return
    found = first.problem
    yield paint(f"  {_place(found.place)} {first.severity.label} {first.code} ({len(run)} sel)", first.severity)
    cells = named(stretches([each.problem.place for each in run]))
    in_column = len({each.problem.place.column for each in run}) == 1
    name = found.column_heading if in_column else cut(found.row_name, _LONGEST_LABEL)
    for text in (printable(name), cells, printable(found.message)):
        yield wrapped(text, " " * 8, width)
    for name, text in details(first):
        yield from _labelled(name, text, width)


def finding_lines(finding: Finding, width: int, paint: Paint) -> Iterator[str]:
    """A finding as a person reads it: where, what is wrong, and what to do."""
    found = finding.problem
    label = f"{finding.severity.label} {finding.code}"
    if finding.waived:
        label += " (dikecualikan)"
    names = " · ".join(
        cut(printable(name), _LONGEST_LABEL) for name in (found.row_name, found.column_heading) if name
    )
    head = f"  {_place(found.place)} {label}"
    yield paint(head, None if finding.waived else finding.severity)
    if names:
        yield wrapped(names, " " * 8, width)
    yield wrapped(printable(found.message), " " * 8, width)
    for name, text in details(finding):
        yield from _labelled(name, text, width)


def _place(place: Place) -> str:
    """A cell as wide as most are; a place in a document with what tells it from the severity behind it."""
    is_in_words = isinstance(place.sheet, DocumentTable) and bool(place.address)
    return f"{place.address}:" if is_in_words else f"{place.address:<5}"


def _labelled(name: str, text: str, width: int) -> Iterator[str]:
    """A labelled line; a label that is wider than its column has a line of its own."""
    if len(name) > _LABEL_WIDTH:
        yield f"{' ' * 8}{name}"
        name = ""
    yield wrapped(f"{name:<{_LABEL_WIDTH}} {printable(text)}", " " * 8, width, hanging=_LABEL_WIDTH + 1)


def _doubt_lines(result: CheckResult, width: int) -> Iterator[str]:
    if not result.to_check:
        return
    yield "Periksa sendiri (di naskah; bukan kesalahan):"
    for line in doubts_of(result, _MOST_DOUBTS):
        yield wrapped(f"- {printable(line)}", "  ", width, hanging=2)
    yield ""


def _not_judged_lines(not_judged: Sequence[NotJudged], width: int) -> Iterator[str]:
    if not not_judged:
        return
    yield "Tidak dinilai:"
    for reason in reasons_not_judged(not_judged):
        yield wrapped(f"- {printable(reason)}", "  ", width, hanging=2)
    yield ""


def _closing_lines(result: CheckResult, width: int, paint: Paint, *, strict: bool) -> Iterator[str]:
    text, tone = verdict(result, strict=strict)
    yield paint(wrapped(text, "", width), tone)
