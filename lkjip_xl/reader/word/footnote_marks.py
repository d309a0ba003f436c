"""Marks of footnotes behind figures and words: they stand raised, and are no digits of what is before them."""

from __future__ import annotations

import re

# Behind a figure with what belongs to it, or behind a whole word: the short ones are units, m² and km².
_MARKED = r"(?:\d|%|,-|[A-Za-z]{3})"
_BEFORE = re.compile(rf"{_MARKED}[)\s]*$")
_POWER = re.compile(r"(?:[x×]\s*10|meter)\s*$", re.IGNORECASE)
_RAISED = re.compile(r"[\s(*]*(?:\d{1,2}|[a-z])?[*)]*(?:\s*,\s*\d{1,2}\)?)*\s*")
_SIGN = re.compile(r"\s?⁽?[¹²³⁰⁴⁵⁶⁷⁸⁹]+(?P<end>[⁾)]?)")


def is_mark_behind(before: str, raised: str) -> bool:
    """Whether raised letters are the mark of a footnote, by what stands before them."""
    return _RAISED.fullmatch(raised) is not None and _may_be_marked(before)


def without_raised_signs(text: str) -> str:
    """A text without the signs for raised digits that are such marks: ``75²⁾`` is 75."""
    if text.isascii():
        return text
    return _SIGN.sub(lambda found: _left(text, found), text)


def _left(text: str, sign: re.Match[str]) -> str:
    """What is left of such a sign: all of it where it is a power, and a bracket that closes another one."""
    before = text[: sign.start()]
    if not _may_be_marked(before):
        return sign[0]
    return ")" if sign["end"] == ")" and before.count("(") > before.count(")") else ""


def _may_be_marked(before: str) -> bool:
    return _BEFORE.search(before) is not None and _POWER.search(before) is None
