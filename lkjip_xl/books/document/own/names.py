"""The names of Word's XML in what is written into a document: the usual ones, or those of the strict kind."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from lkjip_xl.files.xml_edit import escaped
from lkjip_xl.files.xml_tree import Element

WORD: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT: Final = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_USUAL, _OF_STRICT = "http://schemas.openxmlformats.org/", "http://purl.oclc.org/ooxml/"
_STRICT_NAMES: Mapping[str, str] = {
    f'"{_USUAL}{usual}"': f'"{_OF_STRICT}{strict}"'
    for usual, strict in (
        ("wordprocessingml/2006/main", "wordprocessingml/main"),
        ("officeDocument/2006/relationships", "officeDocument/relationships"),
        ("drawingml/2006/wordprocessingDrawing", "drawingml/wordprocessingDrawing"),
        ("drawingml/2006/main", "drawingml/main"),
        ("drawingml/2006/chart", "drawingml/chart"),
    )
}
# What the strict kind calls otherwise.
_STRICT_WORDS: Mapping[str, str] = {
    '<w:jc w:val="left"/>': '<w:jc w:val="start"/>',
    '<w:jc w:val="right"/>': '<w:jc w:val="end"/>',
    "<w:ind w:left=": "<w:ind w:start=",
    "<w:left w:val=": "<w:start w:val=",
    "<w:right w:val=": "<w:end w:val=",
    '<w:textDirection w:val="btLr"/>': '<w:textDirection w:val="lr"/>',
}
_EITHER = re.compile("|".join(map(re.escape, (*_STRICT_NAMES, *_STRICT_WORDS))))


def is_word(element: Element) -> bool:
    """Whether an element is one of Word's own."""
    return element.space in {WORD, STRICT}


def as_strict(xml: str) -> str:
    """What is written for a document of the usual kind, for one of the strict kind."""
    names = {**_STRICT_NAMES, **_STRICT_WORDS}
    return _EITHER.sub(lambda found: names[found[0]], xml)


def run(text: str, looks: str = "") -> str:
    """A run of text, its lines on lines of their own."""
    lines = text.split("\n")
    written = "<w:br/>".join(f'<w:t xml:space="preserve">{escaped(line)}</w:t>' for line in lines)
    return f'<w:r xmlns:w="{WORD}">{looks}{written}</w:r>'


def paragraph(content: str, settings: str = "") -> str:
    """A paragraph of runs; its settings as they are written."""
    return f'<w:p xmlns:w="{WORD}">{settings}{content}</w:p>'


def in_style(style: str, *, before_next: bool = False) -> str:
    """The settings of a paragraph in a style; one may have to stay on the page of what follows."""
    kept = "<w:keepNext/>" if before_next else ""
    return f'<w:pPr><w:pStyle w:val="{escaped(style)}"/>{kept}</w:pPr>'
