"""Marks such as ``{{Tabel 2.7}}`` in the text of a paragraph, however it is split over runs."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass

from lkjip_xl.books.document.own.looks import looks_of
from lkjip_xl.books.document.own.names import is_word
from lkjip_xl.files.xml_edit import XmlPart, escaped
from lkjip_xl.files.xml_tree import Element
from lkjip_xl.text.words import squeeze

_MARK = re.compile(r"\{\{([^{}]*)\}\}")
# Brackets that are not those of a mark: one for two, one too many, or those of a wide script.
_OTHERWISE = re.compile(r"[{｛][{｛\s]*([^{}｛｝]+)(?:[}｝]\s*)*[}｝]")
_LEFT_OPEN = re.compile(r"\{\{[^{}]*$")
_SIGNS = {
    "tab": "\t",
    "ptab": "\t",
    "br": "\n",
    "cr": "\n",
    "noBreakHyphen": "-",
    "softHyphen": "",
    "sym": "\ufffd",
}
# What is no text of the paragraph itself: settings, what changes took out, codes of fields; boxes have their own.
_ASIDE = frozenset(
    {"pPr", "rPr", "sdtPr", "sdtEndPr", "del", "moveFrom", "instrText", "delText", "txbxContent", "rt", "p"}
)
# Something that is no letter and that no mark goes over.
_OBJECT = "\ufffc"
_OBJECTS = frozenset({"drawing", "pict", "object", "AlternateContent", "footnoteReference", "endnoteReference"})
_LONGEST_SHOWN = 40
Made = Callable[[Element], str]
"""Makes of the run in which a mark begins what is written in its place."""


@dataclass(frozen=True, slots=True, eq=False)
class Piece:
    """Some letters of a paragraph: the element that holds them, its run, and where in the text they begin."""

    element: Element
    run: Element | None
    text: str
    start: int

    @property
    def end(self) -> int:
        """Where in the text they end."""
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark: the name in it, and from where to where in the text of the paragraph it goes."""

    name: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Text:
    """The text of a paragraph with its pieces."""

    pieces: Sequence[Piece]

    @property
    def whole(self) -> str:
        """All of it."""
        return "".join(each.text for each in self.pieces)

    def marks(self) -> list[Mark]:
        """The marks in it, as they follow."""
        return marks_in(self.whole)

    def left_open(self) -> str:
        """The begin of a mark that does not end in this paragraph; empty where there is none."""
        found = _LEFT_OPEN.search(self.whole)
        return squeeze(found[0])[:_LONGEST_SHOWN] if found else ""

    def slips(self) -> list[tuple[str, str]]:
        """What stands in other brackets than those of a mark: as it is written, and what is in them."""
        rest = _MARK.sub("\0", self.whole)
        return [(squeeze(each[0]), squeeze(each[1])) for each in _OTHERWISE.finditer(rest)]

    def is_only(self, marks: Sequence[Mark]) -> bool:
        """Whether nothing but these marks and blanks stands in it."""
        text = self.whole
        for each in reversed(marks):
            text = text[: each.start] + text[each.end :]
        return not text.strip()


def marks_in(text: str) -> list[Mark]:
    """The marks in a text, as they follow."""
    return [Mark(squeeze(each[1]), each.start(), each.end()) for each in _MARK.finditer(text)]


def text_of(paragraph: Element, without: Collection[Element] = ()) -> Text:
    """The text of a paragraph as it is when all changes are accepted; what is left out is no letter of it."""
    pieces: list[Piece] = []
    at = 0
    for element, text in _letters(paragraph, without):
        run = element.parent if element.parent is not None and element.parent.name == "r" else None
        pieces.append(Piece(element, run, text, at))
        at += len(text)
    return Text(pieces)


def _letters(paragraph: Element, without: Collection[Element]) -> Iterator[tuple[Element, str]]:
    left = paragraph.children[::-1]
    while left:
        element = left.pop()
        if element in without or element.name in _OBJECTS:
            yield element, _OBJECT
        elif element.name in _ASIDE and is_word(element):
            continue
        elif element.name == "t" and is_word(element):
            kept = element.attribute("space") == "preserve"
            yield element, element.text if kept else element.text.strip(" \t\r\n")
        elif element.name in _SIGNS and element.parent is not None and element.parent.name == "r":
            yield element, _SIGNS[element.name]
        else:
            left.extend(reversed(element.children))


def write_marks(part: XmlPart, text: Text, made: Sequence[tuple[Mark, Made]]) -> None:
    """Put something in the place of marks, the looks of the run in which each begins around it; all else stays."""
    for piece in text.pieces:
        found = _content(piece, made)
        if found is not None and piece.run is not None:
            _write(part, piece, piece.run, found)


def _content(piece: Piece, made: Sequence[tuple[Mark, Made]]) -> list[str | Made] | None:
    """What stands in the place of a piece, letters and what is made for marks; None where no mark is in it."""
    touching = [each for each in made if each[0].start < piece.end and each[0].end > piece.start]
    if not touching:
        return None
    found: list[str | Made] = []
    at = piece.start
    for mark, make in touching:
        found.append(piece.text[max(at, piece.start) - piece.start : max(mark.start - piece.start, 0)])
        if mark.start >= piece.start:
            found.append(make)
        at = mark.end
    found.append(piece.text[max(at - piece.start, 0) :])
    return [each for each in found if each]


def _write(part: XmlPart, piece: Piece, run: Element, content: Sequence[str | Made]) -> None:
    looks = looks_of(part, run)
    begin, end = part.opening(run) + looks, f"</{part.prefix(run)}r>"
    alone = [each for each in run.children if each.name != "rPr"] == [piece.element]
    pieces = [
        _letters_of(part, piece.element, each) if isinstance(each, str) else f"{end}{each(run)}{begin}"
        for each in content
    ]
    if not alone:
        part.replace(piece.element, "".join(pieces))
        return
    # No run is left behind that says nothing.
    part.replace(run, f"{begin}{''.join(pieces)}{end}".replace(f"{begin}{end}", ""))


def _letters_of(part: XmlPart, element: Element, text: str) -> str:
    if element.name != "t":
        return ""
    prefix = part.prefix(element)
    return f'<{prefix}t xml:space="preserve">{escaped(text)}</{prefix}t>'
