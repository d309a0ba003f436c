"""Family N, blanks: what should have been filled in or replaced before the report is handed in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lkjip_xl.report.manuscript import Manuscript
from lkjip_xl.report.model import Report
from lkjip_xl.rules.engine import OutcomeOfText, rule_on_manuscript
from lkjip_xl.rules.evidence.in_text import paragraph_problem
from lkjip_xl.rules.findings import Problem, Severity
from lkjip_xl.text.sentences import few

# A mark may have too few braces, or wide ones.
_MARK = re.compile(
    r"""
    \{\{[^{}\n]{0,200}\}\}
    |[{\uff5b]{1,3}\s*[^\W\d_]{4,}[^{}\uff5b\uff5d\n]{0,200}[}\uff5d]{1,3}
    |\[(?!\d+(?:[-–,;\s]\d+)*\])[^\[\]\n]*[^\W\d][^\[\]\n]*\]
    |<(?:isi|nama|tulis|jelaskan|sebutkan|uraikan|jumlah|tahun)[^<>\n]{0,100}>
    |\((?:isi|tulis|jelaskan|sebutkan|uraikan|lengkapi)(?:kan)?(?:lah)?\b[^()\n]{0,100}\)
    |(?<![\w.])\.{5,}(?!\s*\d*\s*$)|…{3,}(?!\s*\d*\s*$)|_{4,}
    |\b(?:Click\ (?:here|or\ tap\ here)\ to\ enter|Klik\ (?:di\ sini|atau\ ketuk))\b[^.\n]{0,60}
    |\b[xX]{3,}\b|\bRp\.?\s*(?:\.{3,}|…|_{2,}|[xX]{2,})|\b(?:TBD|TODO|lorem\s+ipsum)\b
    """,
    re.VERBOSE,
)
_QUOTED = re.compile(r"\[(?:sic|\.\.\.|…)[^\]]*\]", re.IGNORECASE)


@rule_on_manuscript("N08", Severity.WARNING)
def isian_naskah_tertinggal(report: Report, manuscript: Manuscript) -> Iterator[OutcomeOfText]:
    """Isian atau tanda di naskah belum diganti.

    Yang diperiksa:
        Isian kosong dan tanda yang masih berdiri di kalimat, judul, dan tabel naskah: "[jelaskan sebabnya]",
        "{{Tabel 3.1.1.b}}", titik-titik panjang, "xxx".
    Mengapa penting:
        Laporan yang diserahkan dengan isian kosong dikembalikan.
    Salah:
        "Capaian ini belum memenuhi target karena [jelaskan sebabnya]."
    Benar:
        "Capaian ini belum memenuhi target karena dua forum baru terdaftar pada bulan Desember."
    Cara memperbaiki:
        Tulis yang diminta, atau hapus isiannya.
    """
    del report
    for paragraph in (*manuscript.paragraphs, *(each.paragraph for each in manuscript.captions)):
        # Sebab and rencana of one sentence are one thing to write.
        if found := [*_marks_in(paragraph.text)]:
            span = (found[0].start(), found[-1].end())
            yield paragraph_problem(manuscript, paragraph, span, _message(found), _HINT, actual=_written(found))
    for place, text in manuscript.cells:
        if found := [*_marks_in(text)]:
            yield Problem(place, _message(found), actual=_written(found), hint=_HINT)


_HINT = "Tulis yang diminta, atau hapus isiannya."
_MOST = 3


def _written(marks: Sequence[re.Match[str]]) -> str:
    return ", ".join(each[0].strip() for each in marks)


def _message(marks: Sequence[re.Match[str]]) -> str:
    return f"Isian {few([f'“{each[0].strip()}”' for each in marks], _MOST, 'isian')} belum diganti."


def _marks_in(text: str) -> Iterator[re.Match[str]]:
    return (found for found in _MARK.finditer(text) if not _QUOTED.fullmatch(found[0]))
