"""The list in front of a page about several files: what there is to do with each, and the way to its part."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lkjip_xl.rules.findings import CheckResult, Severity
from lkjip_xl.show.html_verdict import SIGNS, html_text, judged
from lkjip_xl.show.words import UNCOUNTED

# Of which findings the list of files says how many there are.
_COUNTED = {Severity.ERROR: "Kesalahan", Severity.WARNING: "Peringatan"}


def html_list(
    results: Sequence[CheckResult], names: Sequence[str], checked: str, *, strict: bool
) -> Iterator[str]:
    """The list of several files, by the ``names`` that their parts have too; ``checked`` is the day."""
    headings = "".join(f"<th>{each}</th>" for each in ("No", "Berkas", "Instansi", "Keadaan", *_COUNTED.values()))
    yield f'<h1 class="who">Hasil pemeriksaan {len(results)} berkas</h1>'
    yield f'<p class="file">Diperiksa {checked}</p>'
    yield f'<table class="files">\n<thead><tr>{headings}</tr></thead>\n<tbody>'
    for number, (result, name) in enumerate(zip(results, names, strict=True), 1):
        yield "".join(("<tr>", *_cells(number, result, name, strict=strict), "</tr>"))
    yield "</tbody>\n</table>"


def _cells(number: int, result: CheckResult, name: str, *, strict: bool) -> Iterator[str]:
    frame, word, _ = judged(result, strict=strict)
    yield f'<td class="number">{number}</td><td><a href="#{part_of(number)}">{_breaking(name)}</a></td>'
    yield f'<td>{html_text(result.instansi)}</td><td class="{frame}">{SIGNS[frame]} {html_text(word)}</td>'
    uncounted = result.state(strict=strict) in UNCOUNTED
    for severity in _COUNTED:
        yield f'<td class="number">{"" if uncounted else result.count(severity)}</td>'


def _breaking(name: str) -> str:
    """A name of a file, broken between its words where it is too long."""
    return html_text(name).replace("_", "_<wbr>")


def part_of(number: int) -> str:
    """How links name the part of a file."""
    return f"berkas-{number}"
