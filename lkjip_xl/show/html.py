"""A check's result as one page for a browser: nothing beside it, to be sent to a superior or printed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from html import escape
from itertools import groupby
from pathlib import Path
from string import Template

from lkjip_xl.check.unchecked import Unchecked, told_of_unchecked
from lkjip_xl.rules import Rule, all_rules
from lkjip_xl.rules.findings import CheckResult, Finding, Severity
from lkjip_xl.rules.not_judged import reasons_not_judged
from lkjip_xl.show import palette
from lkjip_xl.show.html_files import html_list, part_of
from lkjip_xl.show.html_verdict import html_text, html_verdict, judged
from lkjip_xl.show.rule_page import html_rule
from lkjip_xl.show.words import choices_of, details, doubts_of, where_heading
from lkjip_xl.text.cell_formats import day_in_words

# Told apart by the word and the stripe beside it, not by the colour alone.
_ERROR, _WARNING, _INFO = (palette.SEVERITIES[each] for each in Severity)
STYLE = Template("""
body { font: 15px/1.45 Calibri, "Segoe UI", Arial, sans-serif; color: $ink; margin: 2em auto;
  max-width: 60em; padding: 0 1em; }
.who { font-size: 1.5em; color: $heading; margin: 0; }
.sheet { font-size: 1.15em; color: $heading; border-bottom: 1px solid $heading; margin: 1.6em 0 .6em; }
.verdict { padding: .6em 1em; margin: 1em 0; break-inside: avoid; }
.verdict strong { font-size: 1.5em; }
.sign { font-size: 1.5em; font-weight: bold; margin-right: .4em; }
.verdict.error { border: $error_frame; background: $error_fill; }
.verdict.warning { border: $warning_frame; }
.verdict.ready { border: $ready_frame; background: $ready_fill; color: $heading; }
.verdict.info { border: $info_frame; background: $info_fill; }
.who, .sheet, .cell, .names, .file, .to-fill, .verdict, .counts { break-after: avoid; }
.counts { break-inside: avoid; }
.file ~ .who { border-top: 3px solid $heading; margin-top: 2.5em; padding-top: 1em; }
.file { color: $faint; margin: .2em 0 1em; }
.files { border-collapse: collapse; width: 100%; }
.files tr { break-inside: avoid; }
.files th { text-align: left; color: $faint; }
.files th, .files td { border: 1px solid $line; padding: .2em .5em; vertical-align: top; }
.files td { overflow-wrap: anywhere; }
.files td.number { text-align: right; }
.files td.error, .files td.warning, .files td.info, .files td.ready { font-weight: bold; }
.files td.error { background: $error_fill; }
.counts tr { display: inline-block; }
.counts td { padding: .1em .4em .1em 0; }
.counts td:last-child { font-weight: bold; padding-right: 2em; }
article { border: 1px solid $line; border-left: $info; padding: .5em .9em; margin: .6em 0;
  break-inside: avoid; }
article.error { border-left: $error; }
article.warning { border-left: $warning; }
.cell { font-size: 1em; margin: 0; }
article p { margin: .2em 0; }
article p.names { color: $faint; }
.codes { break-before: page; }
.codes ~ h2 { margin-top: 1em; }
.codes ~ dl { break-inside: avoid; }
a { color: $link; }
dl { display: grid; grid-template-columns: 9em 1fr; gap: .1em .8em; margin: .3em 0 0; }
dt { color: $faint; }
dd { margin: 0; overflow-wrap: anywhere; }
@media (max-width: 30em) { dl { grid-template-columns: 6em 1fr; } }
@media print { body { margin: 0; max-width: none; font-size: 9pt; } }
@page { margin: 15mm 12mm; }
""").substitute(
    ink=palette.INK,
    faint=palette.FAINT_INK,
    line=palette.LINE,
    heading=palette.HEADING,
    link=palette.LINK,
    error=f"{_ERROR.width}px double {_ERROR.line}",
    warning=f"{_WARNING.width}px solid {_WARNING.line}",
    info=f"{_INFO.width}px solid {_INFO.line}",
    error_frame=f"5px double {_ERROR.line}",
    error_fill=_ERROR.fill,
    warning_frame=f"3px dashed {_WARNING.line}",
    ready_frame=f"4px solid {palette.HEADING}",
    ready_fill=palette.BAND,
    info_frame=f"2px dotted {palette.FAINT_INK}",
    info_fill=palette.FAINT_BAND,
)


def render_html(
    results: Iterable[CheckResult], day: date, *, strict: bool = False, unchecked: Sequence[Unchecked] = ()
) -> str:
    """The page. ``day`` is that of the check; ``strict`` says that warnings stand in the way too.

    Of the files that had no turn it says so in front.
    """
    several = list(results)
    names = _names([result.file for result in several])
    checked = day_in_words(day)
    told = told_of_unchecked(unchecked)
    parts = [f'<p class="verdict warning">{html_text(told)}</p>'] if told else []
    if len(several) > 1:
        parts += html_list(several, names, checked, strict=strict)
    for number, (result, name) in enumerate(zip(several, names, strict=True), 1):
        named = f"{name}, diperiksa {checked}"
        if len(several) > 1:
            named = f"Berkas {number} dari {len(several)}: {named}"
            parts += _file(result, named, strict, nameless=name, known_as=part_of(number))
        else:
            parts += _file(result, named, strict)
    return "\n".join(
        (
            '<!DOCTYPE html>\n<html lang="id">\n<head>\n<meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>Hasil pemeriksaan LKjIP</title>\n<style>{STYLE}</style>\n</head>\n<body>",
            *parts,
            *_legend(several),
            "</body>\n</html>",
        )
    )


def _names(files: Sequence[str]) -> list[str]:
    """The files without the folders on somebody's computer; with the last one where two names are the same."""
    paths = [Path(file) for file in files]
    often = Counter(path.name for path in paths)
    return ["/".join(path.parts[-2:]) if often[path.name] > 1 else path.name for path in paths]


def render_part(result: CheckResult, named: str) -> str:
    """One result as a part of a page that has two headings above it, and explains and sifts what is found."""
    return "\n".join(_file(result, named, False, on_the_page=True))


def explanations(codes: Iterable[str]) -> dict[str, str]:
    """What the page says of some codes when somebody asks for it."""
    return {rule.code: f"<p>{escape(rule.name)}</p>{html_rule(rule)}" for rule in _rules_of(codes)}


def _rules_of(codes: Iterable[str]) -> list[Rule]:
    asked = frozenset(codes)
    return [rule for rule in all_rules() if rule.code in asked] if asked else []


def codes_of(result: CheckResult) -> Iterator[str]:
    """The codes that stand somewhere in a result."""
    yield from (each.code for each in result.findings)
    yield from (each.code for each in result.not_judged)


def _legend(results: Iterable[CheckResult]) -> Iterator[str]:
    """What the codes of all findings mean, behind everything else: each of them leads here."""
    if not (rules := _rules_of(code for result in results for code in codes_of(result))):
        return
    yield '<h1 class="who codes">Arti kode temuan</h1>'
    for rule in rules:
        heading = f"{rule.code} · {rule.severity.label} · {rule.name}"
        yield f'<h2 class="cell" id="{rule.code}">{escape(heading)}</h2>\n{html_rule(rule)}'


def _file(
    result: CheckResult,
    named: str,
    strict: bool,
    *,
    nameless: str = "Hasil pemeriksaan",
    known_as: str = "",
    on_the_page: bool = False,
) -> Iterator[str]:
    """All that is said of a file.

    ``nameless`` heads it where it names no agency; ``known_as`` is what links to it say.
    """
    top = 3 if on_the_page else 1
    who = result.instansi or nameless
    anchor = f' id="{known_as}"' if known_as else ""
    yield f'<h{top} class="who"{anchor}>{html_text(f"{who}, {result.tahun}" if result.tahun else who)}</h{top}>'
    yield f'<p class="file">{html_text(named)}</p>'
    yield html_verdict(*judged(result, strict=strict))
    if result.unreadable:
        return
    folded = on_the_page and result.nothing_checked
    if folded:  # the findings of a blank workbook only say what is to be filled
        yield f"<details><summary>Yang perlu diisi ({len(result.findings)})</summary>"
    elif on_the_page:
        yield from _sifting(result)
    elif result.nothing_checked:
        told = f"Yang perlu diisi ({len(result.findings)}), tidak dihitung sebagai kesalahan:"
        yield f'<p class="to-fill">{told}</p>'
    else:
        yield from _counts(result)
    yield from _findings(result, top + 1, on_the_page=on_the_page)
    yield from listed("Periksa sendiri", doubts_of(result), top + 1)
    yield from listed("Tidak dinilai", reasons_not_judged(result.not_judged), top + 1)
    if on_the_page:
        yield from map(_explained_on_the_page, dict.fromkeys(each.code for each in result.not_judged))
    if folded:
        yield "</details>"
    if result.left_out and not result.nothing_checked:
        yield f"<p>Tidak diisi, jadi tidak diperiksa (boleh): {html_text(', '.join(result.left_out))}.</p>"
    if choices := choices_of(result):
        yield f"<p>{html_text(choices)}</p>"
    if result.years_compared and result.years_compared.sentence:
        yield f"<p>{html_text(result.years_compared.sentence)}</p>"


def _findings(result: CheckResult, level: int, *, on_the_page: bool) -> Iterator[str]:
    for sheet, findings in groupby(result.findings, key=lambda finding: finding.problem.place.sheet):
        yield f'<div class="of-sheet"><h{level} class="sheet">{html_text(where_heading(sheet))}</h{level}>'
        for finding in findings:
            yield from html_finding(finding, level + 1, on_the_page=on_the_page)
        yield "</div>"


def listed(heading: str, lines: Iterable[str], level: int) -> Iterator[str]:
    """A list below a heading of a level; nothing where there is nothing to list."""
    told = [f"<li>{html_text(line)}</li>" for line in lines]
    if told:
        yield "\n".join((f'<h{level} class="sheet">{heading}</h{level}>', "<ul>", *told, "</ul>"))


def _kinds(result: CheckResult) -> Iterator[tuple[str, str, int]]:
    """The kinds of findings there are: what its articles are called, its name, and how many."""
    for severity in Severity:
        yield severity.value, severity.label.capitalize(), result.count(severity)
    if result.waived:
        yield "waived", "Dikecualikan", len(result.waived)


def _counts(result: CheckResult) -> Iterator[str]:
    yield '<table class="counts">'
    for _, name, number in _kinds(result):
        yield f"<tr><td>{name}</td><td>{number}</td></tr>"
    yield "</table>"
    yield from _of_waived(result)


def _sifting(result: CheckResult) -> Iterator[str]:
    """Buttons that show the findings of one kind alone; the page's script hears them."""
    kinds = [each for each in _kinds(result) if each[-1]]
    if len(kinds) > 1:
        yield '<p class="saring" role="group" aria-label="Temuan yang ditampilkan"><span>Tampilkan:</span>'
        for kind, name, number in (("", "Semua", len(result.findings)), *kinds):
            pressed = "false" if kind else "true"
            yield (
                f'<button type="button" data-tampil="{kind}" aria-pressed="{pressed}">{name} ({number})</button>'
            )
        yield "</p>"
    yield from _of_waived(result)


def _of_waived(result: CheckResult) -> Iterator[str]:
    if result.waived:
        yield '<p class="file">Dikecualikan: sudah diterima, dengan alasannya di lembar Pengecualian.</p>'


def html_finding(finding: Finding, level: int, *, on_the_page: bool) -> Iterator[str]:
    """A finding below a heading of the level above."""
    problem, code = finding.problem, finding.code
    waived = " (dikecualikan)" if finding.waived else ""
    yield f'<article class="{"waived" if finding.waived else finding.severity.value}">'
    shown = code if on_the_page else f'<a href="#{code}">{code}</a>'
    # What is missing in a document stands nowhere.
    where = f"{html_text(problem.place.address)} · " if problem.place.address else ""
    yield f'<h{level} class="cell">{where}{finding.severity.label} {shown}{waived}</h{level}>'
    names = " · ".join(name for name in (problem.row_name, problem.column_heading) if name)
    if names:
        yield f'<p class="names">{html_text(names)}</p>'
    yield f"<p>{html_text(problem.message)}</p>\n<dl>"
    yield from (f"<dt>{html_text(name)}</dt><dd>{html_text(text)}</dd>" for name, text in details(finding))
    yield "</dl>"
    if on_the_page:
        yield _explained_on_the_page(code)
    yield "</article>"


def _explained_on_the_page(code: str) -> str:
    """Where the page's script says what a code means."""
    return f'<details class="aturan" data-kode="{code}"><summary>Tentang {code}</summary></details>'
