"""A reconciliation as a part of a page for a browser."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from lkjip_xl.check.reconciliation import Reconciliation
from lkjip_xl.rules.not_judged import reasons_not_judged
from lkjip_xl.show.finding_columns import gravest_first
from lkjip_xl.show.html import html_finding, listed
from lkjip_xl.show.html_verdict import html_judgement, html_text
from lkjip_xl.show.reconciliation import source_lines, total_text, verdict

_SIDES = {"here": "LKjIP", "there": "Berkas keuangan", "difference": "Selisih"}


def render_reconciled(found: Reconciliation, file: Path, top: int = 3) -> str:
    """What a person reads, with the sentence to act on before all else; ``top`` is the level of its heading."""
    return "\n".join(_parts(found, file, top))


def _parts(found: Reconciliation, file: Path, top: int) -> Iterator[str]:
    yield f'<h{top} class="who">{html_text(file.name)}</h{top}>'
    yield html_judgement(*verdict(found, "di bawah"))
    yield from _totals(found)
    findings = sorted(gravest_first(found.findings), key=lambda each: each.problem.place.sheet)
    for sheet, of_sheet in groupby(findings, key=lambda each: each.problem.place.sheet):
        yield f'<h{top + 1} class="sheet">Lembar {html_text(sheet)}</h{top + 1}>'
        for finding in of_sheet:
            yield from html_finding(finding, top + 2, on_the_page=True)
    yield from listed("Tidak dinilai", reasons_not_judged(found.not_judged), top + 1)
    read = [" ".join(source_lines(source)) for source in found.sources]
    yield from listed("Berkas keuangan", [*read, *(f"Perhatian: {each}." for each in found.unused)], top + 1)


def _totals(found: Reconciliation) -> Iterator[str]:
    heads = "".join(f'<th scope="col">{each}</th>' for each in _SIDES.values())
    yield f'<table class="totals"><thead><tr><td></td>{heads}</tr></thead>\n<tbody>'
    for measure in found.measures:
        cells = "".join(f"<td>{html_text(total_text(found, measure, side))}</td>" for side in _SIDES)
        yield f'<tr><th scope="row">{html_text(measure.capitalize())}</th>{cells}</tr>'
    yield "</tbody></table>"
