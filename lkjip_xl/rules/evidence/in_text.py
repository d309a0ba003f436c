"""Findings in the text of a written report: where they stand, and the words around them."""

from __future__ import annotations

from typing import Any

from lkjip_xl.report.manuscript import Manuscript, Paragraph, Sentence
from lkjip_xl.report.place import Place
from lkjip_xl.rules.findings import Problem, ToCheck
from lkjip_xl.text.words import cut, on_one_line

_BESIDE = 45
_LONGEST = 240


def place_in(manuscript: Manuscript, sentence: Sentence, start: int, end: int) -> Place:
    """Where words of a sentence stand, with those around them."""
    words = words_around(sentence.text, start, end)
    return manuscript.place(sentence.paragraph, words, sentence.start + start + 1)


def words_around(text: str, start: int, end: int) -> str:
    """Some words with those around them; dots where others are left out."""
    first, last = max(0, start - _BESIDE), min(len(text), end + _BESIDE)
    # No word is cut in two.
    first = first if first == 0 else text.find(" ", first, start) + 1 or first
    last = last if last == len(text) else text.rfind(" ", end, last) if " " in text[end:last] else last
    before, behind = "… " if first else "", " …" if last < len(text) else ""
    return on_one_line(f"{before}{text[first:last].strip()}{behind}")


def text_problem(
    manuscript: Manuscript, sentence: Sentence, span: tuple[int, int], message: str, hint: str, **more: Any
) -> Problem:
    """A problem at some words of a sentence."""
    return Problem(place_in(manuscript, sentence, *span), message, hint=hint, **more)


def paragraph_problem(
    manuscript: Manuscript, paragraph: Paragraph, span: tuple[int, int], message: str, hint: str, **more: Any
) -> Problem:
    """A problem at some words of a paragraph."""
    place = manuscript.place(paragraph, words_around(paragraph.text, *span), span[0] + 1)
    return Problem(place, message, hint=hint, **more)


def to_check(manuscript: Manuscript, sentence: Sentence, span: tuple[int, int], reason: str) -> ToCheck:
    """A sentence that only a person can judge."""
    return ToCheck(place_in(manuscript, sentence, *span), cut(on_one_line(sentence.text), _LONGEST), reason)
