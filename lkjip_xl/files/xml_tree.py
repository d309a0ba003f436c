"""The elements of a part and where their bytes lie, and the encoding that it is written in."""

from __future__ import annotations

import codecs
from collections.abc import Iterator, Mapping, Set
from contextlib import suppress
from dataclasses import dataclass, field
from xml.parsers import expat

from lkjip_xl.files.package import local

UTF_8 = "utf-8"
_MARKS = ((codecs.BOM_UTF8, UTF_8), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_WITHOUT_MARK = ((b"<\0", "utf-16-le"), (b"\0<", "utf-16-be"))
_LONGEST_DECLARATION = 200


@dataclass(slots=True, eq=False)
class Element:
    """An element and where its bytes lie: from its ``<`` to where its closing tag begins, and to where that ends.

    ``name`` is without the namespace, which is in ``space``; so are the ``attributes`` that have one (``… id``).
    """

    name: str
    space: str
    attributes: Mapping[str, str]
    start: int
    parent: Element | None = None
    inside: int = 0
    end: int = 0
    text: str = ""
    children: list[Element] = field(default_factory=list)

    def all(self, name: str) -> Iterator[Element]:
        """The children of a name."""
        return (each for each in self.children if each.name == name)

    def first(self, name: str) -> Element | None:
        """The first child of a name."""
        return next(self.all(name), None)

    def below(self) -> Iterator[Element]:
        """Everything in it, in the order of the part."""
        left = self.children[::-1]
        while left:
            element = left.pop()
            yield element
            left.extend(reversed(element.children))

    def attribute(self, name: str) -> str:
        """An attribute by its name without a namespace, of those that have one; empty where there is none."""
        return next((text for key, text in self.attributes.items() if " " in key and local(key) == name), "")


class TreeBuilder:
    """Makes a tree of the elements that a walk tells of."""

    def __init__(self, without: Set[str]) -> None:
        self.roots: list[Element] = []
        self._without = without
        self._open: list[Element] = []
        self._skipped: Element | None = None

    def start(self, element: Element) -> None:
        """An element begins."""
        if self._skipped is not None:
            return
        (self._open[-1].children if self._open else self.roots).append(element)
        self._open.append(element)
        if element.name in self._without:
            self._skipped = element

    def end(self, element: Element) -> None:
        """An element ends."""
        if self._skipped in {None, element}:
            self._skipped = None
            self._open.pop()

    def read(self, text: str) -> None:
        """Text of the element that began last and has not ended."""
        if self._open and self._skipped is None:
            self._open[-1].text += text


def encoding_of(content: bytes) -> str:
    """The encoding of a part, as its first bytes or its declaration say."""
    for mark, encoding in (*_MARKS, *_WITHOUT_MARK):
        if content.startswith(mark):
            return encoding
    declared: list[str | None] = []
    parser = expat.ParserCreate()
    parser.XmlDeclHandler = lambda _, encoding, __: declared.append(encoding)
    # The whole part is read again, and what is wrong with it told then.
    with suppress(expat.ExpatError, LookupError, ValueError):
        parser.Parse(content[:_LONGEST_DECLARATION], False)
    encoding = (declared[0] if declared else None) or UTF_8
    try:
        return codecs.lookup(encoding).name
    except LookupError:
        return encoding
