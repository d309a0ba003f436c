"""Family N, numbers of tables and pictures: named and not there, twice, or out of order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from lkjip_xl.report.manuscript import FIGURE, TABLE, Caption, Manuscript
from lkjip_xl.report.model import Report
from lkjip_xl.rules.engine import OutcomeOfText, rule_on_manuscript
from lkjip_xl.rules.evidence.in_text import paragraph_problem, text_problem
from lkjip_xl.rules.findings import Severity
from lkjip_xl.tables import table_named
from lkjip_xl.text.words import fold

# “Tabel ini” has no Roman number.
_NUMBER = r"(?:\d+|(?-i:[IVX]+\b))(?:[.\-]\s?(?:\d+|[a-z]\b))*(?:\s?[a-z]\b(?!\s))?"
_NAMED = re.compile(
    rf"\b(?P<kind>tabel|gambar|grafik|diagram|bagan)\s+(?P<number>{_NUMBER})(?:\s*(?P<until>dan|,|s\.?d\.?|sampai(?:\s+dengan)?|hingga|[-–])"
    rf"\s*(?:(?:tabel|gambar)\s+)?(?P<other>\d[\w.]*))?",
    re.IGNORECASE,
)
# Tables of another paper are none of this one.
_PAPERS = (
    r"(?:lampiran|renstra|rpjmd|rkpd|dpa|peraturan|permen\w*|dokumen\s+(?!ini)\w+|buku|"
    r"laporan\s+(?:keuangan|realisasi))\b"
)
_OF_PAPER = re.compile(rf"\s*(?:(?:pada|di|dalam|dari)\s+)?{_PAPERS}", re.IGNORECASE)
_IN_PAPER = re.compile(rf"\b{_PAPERS}[^.,;]{{0,60}}$", re.IGNORECASE)
_BEFORE = 120
_KINDS = {"grafik": FIGURE, "diagram": FIGURE, "bagan": FIGURE, "gambar": FIGURE, "tabel": TABLE}


@rule_on_manuscript("N06", Severity.WARNING)
def tabel_yang_disebut_tidak_ada(report: Report, manuscript: Manuscript) -> Iterator[OutcomeOfText]:
    """Tabel atau gambar di naskah disebut tetapi tidak ada, bernomor ganda, atau tidak urut.

    Yang diperiksa:
        Nomor tabel dan gambar yang disebut kalimat, terhadap judul tabel dan gambar di naskah; nomor yang dipakai
        dua kali (selain "lanjutan", dan Tabel 2.2 yang memang beberapa); nomor yang lebih kecil dari yang di
        atasnya. Tabel di lampiran atau di dokumen lain tidak dicari.
    Mengapa penting:
        Tabel yang dihapus atau dipindah meninggalkan kalimat yang menunjuk ke tempat kosong.
    Salah:
        "Rinciannya terdapat pada Tabel 2.5", padahal tidak ada Tabel 2.5.
    Benar:
        "Rinciannya terdapat pada Tabel 2.7".
    Cara memperbaiki:
        Betulkan nomor yang disebut, atau nomor di judul tabelnya.
    """
    captions = [each for each in manuscript.captions if each.number]
    yield from _not_there(report, manuscript, captions)
    for kind in (TABLE, FIGURE):
        yield from _numbered([each for each in captions if each.kind == kind], manuscript)


def _not_there(report: Report, manuscript: Manuscript, captions: Sequence[Caption]) -> Iterator[OutcomeOfText]:
    there = {kind: {_key(each.number) for each in captions if each.kind == kind} for kind in (TABLE, FIGURE)}
    if manuscript.report is not None:
        # A table without a caption has the number that such a table usually has.
        there[TABLE] |= {_key(table_named(key).sheet.split()[1]) for key in _known(manuscript) if _has_number(key)}
    del report
    for sentence in manuscript.sentences:
        for found in _NAMED.finditer(sentence.text):
            kind = _KINDS[found["kind"].lower()]
            for number, span in ((found["number"], found.span("number")), (found["other"], found.span("other"))):
                if number is None or not there[kind] or _is_there(_key(number), there[kind]):
                    continue
                before = sentence.text[: found.start()]
                if before.rstrip().endswith(("{", "\uff5b")) or before.rfind("[") > before.rfind("]"):
                    continue  # a mark or a blank that was left standing (N08)
                if found["other"] == number and found["until"] in (",", "-", "–") and "." not in number:
                    continue
                if _OF_PAPER.match(sentence.text, span[1]) or _IN_PAPER.search(
                    sentence.text[max(0, found.start() - _BEFORE) : found.start()]
                ):
                    continue
                yield text_problem(
                    manuscript,
                    sentence,
                    (found.start(), span[1]),
                    f"Kalimat ini menyebut {found['kind']} {number.rstrip('.')}, yang tidak ada di naskah.",
                    "Betulkan nomor yang disebut, atau nomor di judulnya.",
                    actual=f"{found['kind']} {number.rstrip('.')}",
                )


def _known(manuscript: Manuscript) -> Iterator[str]:
    tables: Mapping[str, object] = manuscript.report.tables if manuscript.report else {}
    absent = manuscript.report.document.absent if manuscript.report and manuscript.report.document else ()
    return (key for key in tables if table_named(key).sheet not in absent and table_named(key).part_of_report)


def _has_number(key: str) -> bool:
    return re.fullmatch(r"Tabel \d[\w.]*(?: .*)?", table_named(key).sheet) is not None


def _is_there(number: str, there: set[str]) -> bool:
    """Whether a number is one of those, or that of a group of them: Tabel 3.1.1 of Tabel 3.1.1.a."""
    return number in there or any(each.startswith(f"{number}.") for each in there)


def _key(number: str) -> str:
    return re.sub(r"[\s\-]+", ".", fold(number)).strip(".()")


def _numbered(captions: Sequence[Caption], manuscript: Manuscript) -> Iterator[OutcomeOfText]:
    """Numbers that come twice, or below one that stands above."""
    before: dict[str, Caption] = {}
    last: tuple[tuple[int, str], ...] = ()
    for caption in captions:
        number, order = _key(caption.number), _order(_key(caption.number))
        earlier = before.get(number)
        if caption.goes_on:
            continue
        if earlier is not None and not _are_both_usual(earlier, caption):
            yield _problem(manuscript, caption, f"{caption.kind} {caption.number} sudah ada di atasnya.")
        elif earlier is None and last and order < last and order[:1] >= last[:1]:
            told = f"Nomor {caption.kind} {caption.number} lebih kecil daripada nomor sebelumnya."
            yield _problem(manuscript, caption, told)
        before.setdefault(number, caption)
        last = max(last, order)


def _are_both_usual(one: Caption, other: Caption) -> bool:
    """Whether two tables of one number are those that the report prints under one number: Tabel 2.2."""
    if not one.key or not other.key or one.key == other.key:
        return False
    return all(_key(table_named(each.key).sheet.split()[1]) == _key(each.number) for each in (one, other))


def _order(number: str) -> tuple[tuple[int, str], ...]:
    return tuple((int(part), "") if part.isdecimal() else (0, part) for part in number.split("."))


def _problem(manuscript: Manuscript, caption: Caption, message: str) -> OutcomeOfText:
    hint = "Betulkan nomornya, dan nomor yang disebut kalimat-kalimat."
    words = caption.paragraph.text
    return paragraph_problem(
        manuscript,
        caption.paragraph,
        (0, min(len(words), 60)),
        message,
        hint,
        actual=f"{caption.kind} {caption.number}",
    )
