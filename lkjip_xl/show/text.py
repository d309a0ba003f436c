"""A check's result as people and programs read it: text, JSON, CSV; and the page of a rule."""

from __future__ import annotations

import csv
import io
import json
import re
import textwrap
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict
from decimal import Decimal
from itertools import groupby
from typing import Any

from lkjip_xl.rules import Rule
from lkjip_xl.rules.findings import CheckResult, Finding, Fix, NotJudged, Problem, Severity, Value, value_text
from lkjip_xl.rules.not_judged import named, reasons_not_judged, stretches
from lkjip_xl.text.words import printable

_NOT_ASCII = re.compile(r"[^\x20-\x7e\n]")
Paint = Callable[[str, Severity | None], str]

_LABEL_WIDTH = 12
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
# A finding's names are cut here: names of a hundred words stand in full in the workbook itself.
_LONGEST_LABEL = 90
# Fewer findings that say the same are told one by one, each with the name of its row.
_WORTH_A_RUN = 3


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST_LABEL else text[: _LONGEST_LABEL - 1].rstrip() + "…"


def plain(text: str, _severity: Severity | None) -> str:
    """The text without colours."""
    return text


def render_text(result: CheckResult, width: int = 100, paint: Paint = plain, *, strict: bool = False) -> str:
    """What a person reads: findings by sheet, then what was not judged, then one line to act on.

    ``paint`` may colour a text by the severity it speaks of, or as a heading where that is None.
    ``strict`` says that warnings stand in the way too.
    """
    lines = [paint(printable(result.file), None)]
    if result.unreadable:
        reason = f"Tidak dapat diperiksa: {result.unreadable.reason}"
        lines += [paint(reason, Severity.ERROR), result.unreadable.hint]
        return "\n".join(wrapped(line, "", width) for line in lines)
    who = ", ".join(filter(None, (result.instansi, str(result.tahun or ""))))
    if who:
        lines.append(printable(who))
    for sheet, findings in groupby(result.findings, key=lambda finding: finding.problem.place.sheet):
        lines += ["", paint(f"Lembar {printable(sheet)}", None)]
        for run in _runs(list(findings)):
            lines += ["", *_run_lines(run, width, paint)]
    lines += ["", *_not_judged_lines(result.not_judged, width)]
    if result.left_out and not result.nothing_checked:
        sheets = ", ".join(map(printable, result.left_out))
        lines += [wrapped(f"Tidak diisi, jadi tidak diperiksa (boleh): {sheets}.", "", width), ""]
    if result.years_compared and (told := result.years_compared.sentence):
        lines += [wrapped(printable(told), "", width), ""]
    lines += _closing_lines(result, width, paint, strict=strict)
    return "\n".join(lines)


def _runs(findings: Sequence[Finding]) -> Iterator[Sequence[Finding]]:
    """The findings, those together that say the same of some cells of one column, or else of one row."""
    runs = _gathered([[each] for each in findings], lambda found: (found.place.column, found.column_heading))
    yield from _gathered(runs, lambda found: (found.place.row, found.row_label))


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
    yield paint(f"  {found.place.address:<5} {first.severity.label} {first.code} ({len(run)} sel)", first.severity)
    cells = named(stretches([each.problem.place for each in run]))
    in_column = len({each.problem.place.column for each in run}) == 1
    name = found.column_heading if in_column else _short(found.row_label)
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
    names = " · ".join(_short(printable(name)) for name in (found.row_label, found.column_heading) if name)
    head = f"  {found.place.address:<5} {label}"
    yield paint(head, None if finding.waived else finding.severity)
    if names:
        yield wrapped(names, " " * 8, width)
    yield wrapped(printable(found.message), " " * 8, width)
    for name, text in details(finding):
        yield from _labelled(name, text, width)


def _labelled(name: str, text: str, width: int) -> Iterator[str]:
    """A labelled line; a label that is wider than its column has a line of its own."""
    if len(name) > _LABEL_WIDTH:
        yield f"{' ' * 8}{name}"
        name = ""
    yield wrapped(f"{name:<{_LABEL_WIDTH}} {printable(text)}", " " * 8, width, hanging=_LABEL_WIDTH + 1)


def details(finding: Finding, *, figures: bool = True) -> Iterator[tuple[str, str]]:
    """The labelled lines of a finding: what is written, what it should be, the difference, what to do.

    Without ``figures`` only the last of them: the others are those of the finding's first cell.
    """
    found = finding.problem
    if figures:
        yield from _figures(finding)
    if finding.waiver is not None:
        yield "Alasan", finding.waiver
    elif found.hint:
        yield "Perbaiki", found.hint


def _figures(finding: Finding) -> Iterator[tuple[str, str]]:
    found = finding.problem
    written, should_be = written_text(finding), should_be_text(finding)
    if written:
        yield "Tertulis", written
    if should_be:
        yield f"Di {found.elsewhere}" if found.elsewhere else "Seharusnya", should_be
    if found.shown_difference is not None:
        unit = " poin persen" if found.percent else ""
        yield "Selisih", value_text(found.shown_difference) + unit


def written_text(finding: Finding) -> str:
    """What is written in the cell, for people."""
    found = finding.problem
    return found.written or value_text(found.actual, percent=found.percent)


def should_be_text(finding: Finding) -> str:
    """What should be written in the cell, for people."""
    found = finding.problem
    return found.should_be or value_text(found.expected, percent=found.percent)


def _not_judged_lines(not_judged: Sequence[NotJudged], width: int) -> Iterator[str]:
    if not not_judged:
        return
    yield "Tidak dinilai:"
    for reason in reasons_not_judged(not_judged):
        yield wrapped(f"- {printable(reason)}", "  ", width, hanging=2)
    yield ""


def _closing_lines(result: CheckResult, width: int, paint: Paint, *, strict: bool) -> Iterator[str]:
    text, severity = verdict(result, strict=strict)
    yield paint(wrapped(text, "", width), severity)


def verdict(result: CheckResult, *, strict: bool) -> tuple[str, Severity]:
    """Whether the report can be handed in: one sentence to act on, and how bad it is."""
    errors, warnings = result.count(Severity.ERROR), result.count(Severity.WARNING)
    infos, waived = result.count(Severity.INFO), len(result.waived)
    counts = ", ".join(
        f"{number} {word}"
        for number, word in (
            (errors, "kesalahan"),
            (warnings, "peringatan"),
            (infos, "informasi"),
            (waived, "dikecualikan"),
        )
        if number
    )
    counts = counts or "tidak ada temuan"
    if result.nothing_checked:
        text, severity = "BELUM ADA yang diperiksa: semua tabelnya masih kosong.", Severity.ERROR
    elif errors:
        text, severity = (
            f"BELUM SIAP diserahkan: {counts}. Betulkan dahulu yang bertanda KESALAHAN.",
            Severity.ERROR,
        )
    elif warnings and strict:
        text = f"BELUM SIAP diserahkan: {counts}. Dengan --strict, peringatan juga harus dibetulkan."
        severity = Severity.ERROR
    elif warnings:
        text, severity = f"SIAP diserahkan setelah peringatannya dilihat: {counts}.", Severity.WARNING
    else:
        text, severity = f"SIAP diserahkan: {counts}.", Severity.INFO
    if result.not_judged and not errors:
        text += " Periksa sendiri yang tidak dinilai."
    return text, severity


def wrapped(text: str, indent: str, width: int, hanging: int = 0) -> str:
    """A text broken to lines, indented, those after the first a little more."""
    return textwrap.fill(
        text,
        max(width, 40),
        initial_indent=indent,
        subsequent_indent=indent + " " * hanging,
        break_on_hyphens=False,
        break_long_words=False,
    )


def json_value(value: Value) -> int | float | str | None:
    """A number as a number; whole rupiah exactly."""
    if isinstance(value, Decimal):
        return int(value) if value == int(value) else float(value)
    return value


def finding_object(finding: Finding) -> dict[str, Any]:
    """A finding as other programs read it."""
    found = finding.problem
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "sheet": found.place.sheet,
        "cell": found.place.address,
        "row_label": found.row_label or None,
        "message": found.message,
        "expected": json_value(found.expected),
        "actual": json_value(found.actual),
        "difference": json_value(found.shown_difference),
        "hint": found.hint or None,
        "fixes": [[_fix_object(fix, found.place.sheet) for fix in way] for way in found.fixes],
        "related": [f"{place.sheet}!{place.address}" for place in found.related],
        "waived": finding.waived,
    }


def _fix_object(fix: Fix, sheet: str) -> dict[str, Any]:
    """A cell and what to type into it; a cell of another sheet with that sheet's name, as Excel writes it."""
    place = fix.place
    quoted = place.sheet.replace("'", "''")
    return {
        "cell": place.address if place.sheet == sheet else f"'{quoted}'!{place.address}",
        "value": json_value(fix.value),
    }


def render_json(results: Iterable[CheckResult]) -> str:
    """One object for a run. Its shape is a contract: other programs read it."""
    return json_text({"files": [_file_object(result) for result in results]})


def json_text(value: Any) -> str:
    """A value as JSON, readable, and with nothing in it that a terminal would obey or that turns a line around."""
    return _NOT_ASCII.sub(
        lambda found: found[0] if found[0].isprintable() else json.dumps(found[0])[1:-1],
        json.dumps(value, ensure_ascii=False, indent=2),
    )


def _file_object(result: CheckResult) -> dict[str, Any]:
    unreadable = result.unreadable
    return {
        "file": result.file,
        "instansi": result.instansi or None,
        "tahun": result.tahun,
        "summary": {
            **{severity.value: result.count(severity) for severity in Severity},
            "waived": len(result.waived),
        },
        "findings": [finding_object(finding) for finding in result.findings],
        "not_judged": [{"code": each.code, "reason": each.reason} for each in result.not_checked],
        **({"last_year": asdict(result.years_compared)} if result.years_compared else {}),
        "unreadable": {"reason": unreadable.reason, "hint": unreadable.hint} if unreadable else None,
    }


_CSV_HEADINGS = (
    *("berkas", "lembar", "sel", "tingkat", "aturan", "baris", "kolom", "pesan"),
    *("tertulis", "seharusnya", "selisih", "perbaikan", "alasan pengecualian"),
)


def render_csv(results: Iterable[CheckResult]) -> str:
    """A line for each finding, and one for each file that could not be read or rule that could not judge.

    Separated by semicolons, as Excel expects it on an Indonesian computer.
    """
    output = io.StringIO()
    writer = csv.writer(output, delimiter=";", lineterminator="\n")
    writer.writerow(_CSV_HEADINGS)
    for result in results:
        for row in _csv_rows(result):
            writer.writerow([not_a_formula(printable(text)) for text in row])
    # Excel takes a file without this mark for the old code page of the computer.
    return "\ufeff" + output.getvalue().rstrip("\n")


def _csv_rows(result: CheckResult) -> Iterator[list[str]]:
    if result.unreadable:
        reason, hint = result.unreadable.reason, result.unreadable.hint
        yield [result.file, "", "", "TIDAK TERBACA", "", "", "", reason, "", "", "", hint, ""]
    for finding in result.findings:
        found = finding.problem
        yield [
            *(result.file, found.place.sheet, found.place.address, finding.severity.label, finding.code),
            *(found.row_label, found.column_heading, found.message),
            *(written_text(finding), should_be_text(finding), value_text(found.shown_difference)),
            *(found.hint, finding.waiver or ""),
        ]
    for each in result.not_checked:
        yield [result.file, "", "", "TIDAK DINILAI", each.code, "", "", each.reason, "", "", "", "", ""]


def not_a_formula(text: str) -> str:
    """Text that a spreadsheet would take for a formula gets an apostrophe in front; a number stays one."""
    if text.startswith(_FORMULA_STARTS) and not text.lstrip("-").replace(".", "").replace(",", "").isdigit():
        return "'" + text
    return text


def render_rule(rule: Rule, width: int = 100) -> str:
    """The page of a rule: its name, then its headings with what stands under them."""
    lines = [f"{rule.code} · {rule.severity.label} · {rule.name}"]
    for paragraph in rule.page.split("\n\n", 1)[1:]:
        for line in _joined(paragraph.splitlines()):
            if line.startswith(" "):
                lines.append(wrapped(line.strip(), "  ", width))
            else:
                lines += ["", line]
    return "\n".join(lines)


def _joined(lines: Iterable[str]) -> Iterator[str]:
    """Headings as they stand, and the lines under each as one paragraph."""
    paragraph: list[str] = []
    for line in lines:
        if line.startswith(" "):
            paragraph.append(line.strip())
            continue
        if paragraph:
            yield " " + " ".join(paragraph)
        paragraph = []
        yield line
    if paragraph:
        yield " " + " ".join(paragraph)


def render_rules(rules: Iterable[Rule]) -> str:
    """Every rule on a line: code, severity, name."""
    return "\n".join(f"{rule.code}  {rule.severity.label:<10}  {rule.name}" for rule in rules)
