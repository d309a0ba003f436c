"""Changing the XML of a part at the positions of its bytes that the parser gives.

A library that reads a part and writes it again loses what it does not know; searching the text of XML finds what
only looks like an element. So the parser says where an element lies, and all bytes that are not changed stay as
they are, whatever their prefixes, quotes, order and encoding.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cached_property
from xml.parsers import expat

from lkjip_xl.files.package import refuse_doctype
from lkjip_xl.files.refusal import ASK_AGAIN, refused
from lkjip_xl.files.xml_tree import UTF_8, Element, TreeBuilder, encoding_of
from lkjip_xl.text.words import storable

_MARKUP = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\n": "&#10;"}
# An opening tag, and an attribute of one. Where the tag begins says the parser, and it has found it well formed.
_TAG = re.compile(rb"""<([^\s/>]+)(?:[^>"']|"[^"]*"|'[^']*')*>""")
_ATTRIBUTE = re.compile(rb"""\s([^\s=]+)\s*=\s*("[^"]*"|'[^']*')""")
_NOWHERE: Set[str] = frozenset()


def escaped(text: str) -> str:
    """A text as the content of an element, or as an attribute between double quotes."""
    return "".join(_MARKUP.get(letter, letter) for letter in storable(text))


@dataclass(frozen=True, slots=True)
class _Edit:
    start: int
    end: int
    written: bytes


class XmlPart:
    """A part to be read and changed. What is inserted is given as text; it is written in the part's own encoding.

    Raises:
        UnreadableFile: if the part is no XML in an encoding that is known.

    """

    def __init__(self, name: str, content: bytes, seen: Callable[[bytes], bytes] | None = None) -> None:
        self.name = name
        self._encoding = encoding_of(content)
        self._original = content
        try:
            # The parser's positions are those of UTF-8, and what it is made into and back does not change.
            utf_8 = content if self._encoding == UTF_8 else content.decode(self._encoding).encode()
        except (LookupError, ValueError) as error:
            raise self._damaged() from error
        if self._written(utf_8) != content:
            raise self._damaged()
        self._content = utf_8
        self._seen = seen(utf_8) if seen else utf_8
        self._declared: dict[str, str] = {}
        self._edits: list[_Edit] = []
        self._attributes: dict[tuple[int, str], str] = {}
        self._elements: dict[int, Element] = {}
        self._appended: dict[int, list[str]] = {}

    def _damaged(self) -> Exception:
        return refused(f"berkas rusak: bagian {self.name} tidak dapat dibaca.", ASK_AGAIN)

    @cached_property
    def root(self) -> Element:
        """The whole part."""
        return self.tree()

    def tree(self, without: Set[str] = _NOWHERE) -> Element:
        """The part as a tree, without what stands in elements of these names."""
        builder = TreeBuilder(without)
        self.walk(builder.start, builder.end, builder.read)
        return builder.roots[0]

    def walk(
        self,
        start: Callable[[Element], object],
        end: Callable[[Element], object],
        text: Callable[[str], object] | None = None,
    ) -> None:
        """Go through the elements of the part as they begin and end; only ``parent`` says how they nest.

        Raises:
            UnreadableFile: if it is no XML, or has a DOCTYPE.

        """
        opened: list[Element] = []
        parser = expat.ParserCreate(UTF_8, namespace_separator=" ")
        parser.StartDoctypeDeclHandler = refuse_doctype
        parser.buffer_text = True
        if text:
            parser.CharacterDataHandler = text

        def begin(name: str, attributes: dict[str, str]) -> None:
            space, _, own = name.rpartition(" ")
            parent = opened[-1] if opened else None
            element = Element(own, space, attributes, parser.CurrentByteIndex, parent)
            opened.append(element)
            start(element)

        def finish(_: str) -> None:
            element = opened.pop()
            element.inside = parser.CurrentByteIndex
            # Of an element that is its only tag, the parser tells where that ends.
            alone = self._content[element.inside - 2 : element.inside] == b"/>" and self._is_alone(element)
            element.end = element.inside if alone else self._content.index(b">", element.inside) + 1
            end(element)

        def declare(prefix: str | None, space: str) -> None:
            if not opened:
                self._declared[prefix or ""] = space

        parser.StartElementHandler, parser.EndElementHandler = begin, finish
        parser.StartNamespaceDeclHandler = declare
        try:
            parser.Parse(self._seen, True)
        except expat.ExpatError as error:
            raise self._damaged() from error

    def _tag(self, element: Element) -> re.Match[bytes]:
        tag = _TAG.match(self._content, element.start)
        if tag is None:
            raise self._damaged()
        return tag

    def _is_alone(self, element: Element) -> bool:
        return self._tag(element).group().endswith(b"/>")

    def raw(self, element: Element) -> str:
        """An element as it is written."""
        return self._content[element.start : element.end].decode()

    def copied(self, element: Element, attributes: Mapping[str, str]) -> str:
        """An element as it is written, but for some of its attributes."""
        edits = [self._attribute_edit(element, name, value) for name, value in attributes.items()]
        return self._with(edits, element.start, element.end).decode()

    def root_namespaces(self) -> Mapping[str, str]:
        """The namespaces that hold in the whole part, by their prefixes."""
        return self._declared if self.root else {}

    def prefix(self, element: Element) -> str:
        """The prefix of an element with its colon; most have none."""
        before, colon, _ = self._tag(element)[1].decode().rpartition(":")
        return before + colon

    def set(self, element: Element, name: str, value: str) -> None:
        """Set an attribute; a name with a prefix (``r:id``) stands for one with whatever prefix."""
        self._elements[element.start] = element
        self._attributes[element.start, name] = value

    def append(self, element: Element, xml: str) -> None:
        """Add to the end of an element's content, one without content included."""
        self._elements[element.start] = element
        self._appended.setdefault(element.start, []).append(xml)

    def before(self, element: Element, xml: str) -> None:
        """Insert before an element."""
        self._insert(element.start, element.start, xml)

    def after(self, element: Element, xml: str) -> None:
        """Insert behind an element."""
        self._insert(element.end, element.end, xml)

    def replace(self, element: Element, xml: str) -> None:
        """Put something else in the place of an element, of which nothing else is changed then."""
        self._insert(element.start, element.end, xml)

    def replace_children(self, children: Sequence[Element], xml: str) -> None:
        """Put something else in the place of elements that stand side by side."""
        self._insert(children[0].start, children[-1].end, xml)

    def opening(self, element: Element) -> str:
        """The opening tag of an element as it is written."""
        return self._tag(element).group().decode()

    def write_text(self, element: Element, text: str) -> None:
        """Replace the content of an element that has some."""
        self._insert(self._tag(element).end(), element.inside, escaped(text))

    def insert_child(self, parent: Element, order: Sequence[str], name: str, xml: str) -> None:
        """Insert a child where the order of the schema has it: behind all that come before it."""
        ranks = {each: rank for rank, each in enumerate(order)}
        last = None
        for child in parent.children:
            # An alternative for other programs stands for what it holds.
            known = next((ranks[each.name] for each in (child, *child.below()) if each.name in ranks), None)
            if known is not None and known < ranks[name]:
                last = child
        if last is not None:
            self.after(last, xml)
        elif parent.children:
            self.before(parent.children[0], xml)
        else:
            self.append(parent, xml)

    def _insert(self, start: int, end: int, xml: str) -> None:
        self._edits.append(_Edit(start, end, xml.encode()))

    def changed(self) -> bytes:
        """The part with all changes; the same bytes where there is none."""
        edits = [*self._edits]
        for (start, name), value in self._attributes.items():
            edits.append(self._attribute_edit(self._elements[start], name, value))
        for start, added in self._appended.items():
            edits.append(self._append_edit(self._elements[start], "".join(added)))
        if not edits:
            return self._original
        return self._written(self._with(edits, 0, len(self._content)))

    def _with(self, edits: Sequence[_Edit], start: int, end: int) -> bytes:
        """The bytes of a stretch with some edits made."""
        pieces, at = [], start
        # Those at one place in the order in which they were made, a new attribute before what ends its tag.
        for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
            pieces += [self._content[at : edit.start], edit.written]
            at = edit.end
        return b"".join((*pieces, self._content[at:end]))

    def _written(self, utf_8: bytes) -> bytes:
        """The part in its own encoding; a letter that this does not have is written by its number."""
        if self._encoding == UTF_8:
            return utf_8
        return utf_8.decode().encode(self._encoding, "xmlcharrefreplace")

    def _attribute_edit(self, element: Element, name: str, value: str) -> _Edit:
        tag = self._tag(element)
        own = name.rpartition(":")[2]
        for found in _ATTRIBUTE.finditer(tag.group()):
            prefix, colon, written = found[1].decode().rpartition(":")
            if written == own and bool(colon) == (":" in name) and prefix != "xmlns":
                start, end = tag.start() + found.start(2), tag.start() + found.end(2)
                return _Edit(start, end, f'"{escaped(value)}"'.encode())
        at = tag.end() - (2 if tag.group().endswith(b"/>") else 1)
        return _Edit(at, at, f' {name}="{escaped(value)}"'.encode())

    def _append_edit(self, element: Element, xml: str) -> _Edit:
        tag = self._tag(element)
        if tag.group().endswith(b"/>"):
            return _Edit(tag.end() - 2, tag.end(), f">{xml}</{tag[1].decode()}>".encode())
        return _Edit(element.inside, element.inside, xml.encode())
