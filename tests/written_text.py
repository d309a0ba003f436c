"""Sentences of a written report, held against a workbook without any document."""

from __future__ import annotations

from collections.abc import Sequence

from lkjip_xl.check.manuscript import with_manuscript
from lkjip_xl.report.manuscript import Caption, Manuscript, Paragraph, Sentence
from lkjip_xl.report.model import Report
from lkjip_xl.rules.findings import CheckResult
from lkjip_xl.text.sentence_ends import sentences_of


def manuscript(
    *texts: str,
    tables: Sequence[str] = (),
    captions: Sequence[tuple[str, str, str]] = (),
    cover: Sequence[str] = (),
) -> Manuscript:
    """Paragraphs under one heading, beside these tables; ``captions`` are kind, number and key of the table."""
    heading = ("BAB III",)
    paragraphs = [Paragraph(text, 0, at, heading, at, None, tuple(tables)) for at, text in enumerate(texts, 1)]
    sentences = []
    for each in paragraphs:
        before = ""
        for start, end in sentences_of(each.text):
            sentences.append(Sentence(each.text[start:end], each, start, before))
            before = each.text[start:end]
    named = [
        Caption(kind, number, Paragraph(f"{kind} {number} Judul", 0, 900 + at, heading), key)
        for at, (kind, number, key) in enumerate(captions)
    ]
    covers = [Paragraph(text, 0, 800 + at, cover=True) for at, text in enumerate(cover)]
    return Manuscript(("naskah.docx",), (*covers, *paragraphs), tuple(sentences), tuple(named))


def told(
    report: Report,
    *texts: str,
    tables: Sequence[str] = (),
    captions: Sequence[tuple[str, str, str]] = (),
    cover: Sequence[str] = (),
) -> CheckResult:
    """What check says of such a text."""
    written = manuscript(*texts, tables=tables, captions=captions, cover=cover)
    return with_manuscript(CheckResult("buku.xlsx"), report, written)


def codes(result: CheckResult) -> list[str]:
    """The codes of what was found, and a question mark for each sentence to look at."""
    return [*(each.code for each in result.findings), *("?" for _ in result.to_check)]
