"""The content controls in which the program keeps what it has written, and the blanks in them that staff fill.

A control's tag says what stands for its name and for what it said when it was written. The tag is short, for Word
takes no long ones; its title is the name, cut where it is long.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from lkjip_xl.books.document.own.names import WORD, is_word
from lkjip_xl.books.document.own.offers import digest, words_of
from lkjip_xl.files.xml_edit import escaped
from lkjip_xl.files.xml_tree import Element
from lkjip_xl.reader.word.fragment import lines_of
from lkjip_xl.text.words import squeeze

_TAG = re.compile(r"lkjip-xl:([0-9a-f]{12}):([0-9a-f]{16})")
_BLANK_TAG = re.compile(r"lkjip-xl-isian:([0-9a-f]{12})")
# What stands in a blank until somebody has filled it: what it asks for, or what Word asks when that is gone.
_ASKS = re.compile(r"\[[^\]]*\]")
_WORD_ASKS = ("Click ", "Klik ", "Choose ")
_OURS: Final = "lkjip-xl"
# Word refuses longer titles and tags.
_LONGEST_TITLE = 64
_HASH_SIZE = 8
# What somebody has put beside the words: it would be lost if the words were written anew.
_ADDED = frozenset(
    {
        "footnoteReference", "endnoteReference", "commentReference", "drawing", "pict", "object", "ins", "del",
        "moveFrom", "moveTo", "hyperlink", "fldChar", "fldSimple",
    }
)  # fmt: skip
_GREY: Final = '<w:rPr><w:color w:val="7F7F7F"/></w:rPr>'
Charted = Callable[[str], str]
"""What a chart says, by the relation that leads to it."""


@dataclass(frozen=True, slots=True, eq=False)
class BlankControl:
    """A blank: what stands for its name, its title, and what holds its text."""

    element: Element
    key: str
    title: str
    content: Element | None
    text: str


@dataclass(frozen=True, slots=True, eq=False)
class Control:
    """A control of the program's: what stands for its name and for what it said, its title, and its content."""

    element: Element
    tag: Element
    key: str
    said: str
    title: str
    content: Element

    @property
    def inner(self) -> Sequence[Element]:
        """What it holds; where Word has drawn it around a whole cell, what that holds."""
        children = self.content.children
        if [each.name for each in children] == ["tc"]:
            children = [each for each in children[0].children if each.name != "tcPr"]
        return children

    def blanks(self) -> list[BlankControl]:
        """The blanks in it."""
        return [blank for each in self.element.below() if (blank := _blank(each)) is not None]


def controls_in(root: Element) -> list[Control]:
    """The controls of the program in a part, those around others first."""
    return [found for each in root.below() if (found := _control(each)) is not None]


def _control(element: Element) -> Control | None:
    settings, content = _settings(element)
    tag = settings.first("tag") if settings else None
    found = _TAG.fullmatch(tag.attribute("val")) if tag else None
    if tag is None or found is None or settings is None or content is None:
        return None
    return Control(element, tag, found[1], found[2], _title(settings), content)


def _blank(element: Element) -> BlankControl | None:
    settings, content = _settings(element)
    tag = settings.first("tag") if settings else None
    found = _BLANK_TAG.fullmatch(tag.attribute("val")) if tag else None
    if found is None or settings is None:
        return None
    text = squeeze(" ".join(lines_of(content.children, _nothing))) if content else ""
    asks = settings.first("showingPlcHdr") is not None and text.startswith(_WORD_ASKS)
    filled = "" if asks or _ASKS.fullmatch(text) else text
    return BlankControl(element, found[1], _title(settings), content, filled)


def _settings(element: Element) -> tuple[Element | None, Element | None]:
    if element.name != "sdt" or not is_word(element):
        return None, None
    return element.first("sdtPr"), element.first("sdtContent")


def _title(settings: Element) -> str:
    alias = settings.first("alias")
    return squeeze(alias.attribute("val")) if alias else ""


def titles_without_tag(root: Element) -> Iterator[str]:
    """The titles of controls without a tag, which LibreOffice drops."""
    for each in root.below():
        settings, _ = _settings(each)
        if settings is not None and settings.first("tag") is None and (title := _title(settings)):
            yield title


def count_nameless(root: Element) -> int:
    """How many controls have nothing that tells them: of those inside a line LibreOffice drops the title too."""
    every = (_settings(each)[0] for each in root.below())
    return sum(settings is not None and not settings.children for settings in every)


def is_blank(element: Element) -> bool:
    """Whether an element is a blank that staff fill."""
    return _blank(element) is not None


def _nothing(_: Element) -> bool:
    return False


def said_by(elements: Sequence[Element], charted: Charted) -> str:
    """Stands for what some elements say: words, figures and rows, without the blanks, however they are written."""
    words = lines_of(elements, is_blank)
    others = [*_added(elements, charted)]
    return digest("\n".join((*words, *others)), _HASH_SIZE)


def _added(elements: Sequence[Element], charted: Charted) -> Iterator[str]:
    left = [*reversed(elements)]
    while left:
        element = left.pop()
        if is_blank(element) or element.name in {"Fallback", "sdtPr"}:
            continue
        if element.name == "chart" and (key := element.attribute("id")):
            yield f"chart {charted(key)}"
        elif element.name in _ADDED and is_word(element):
            yield element.name
        left += reversed(element.children)


def control(content: str, name: str, key: str, said: str, number: int) -> str:
    """A control around some content."""
    return (
        f'<w:sdt xmlns:w="{WORD}"><w:sdtPr><w:alias w:val="{_short(name)}"/>'
        f'<w:tag w:val="{tag(key, said)}"/><w:id w:val="{number}"/></w:sdtPr>'
        f"<w:sdtContent>{content}</w:sdtContent></w:sdt>"
    )


def tag(key: str, said: str) -> str:
    """What a control keeps: what stands for its name, and for what it said when it was written."""
    return f"{_OURS}:{key}:{said}"


def blank(name: str, asks: str, looks: str, number: int, filled: str = "") -> str:
    """A blank in a line: what it asks for until somebody has filled it, or what that was."""
    asking = "" if filled else "<w:showingPlcHdr/>"
    content = filled or f'<w:r>{_GREY}<w:t xml:space="preserve">{escaped(asks)}</w:t></w:r>'
    settings = looks if filled else ""
    return (
        f'<w:sdt xmlns:w="{WORD}"><w:sdtPr>{settings}<w:alias w:val="{_short(name)}"/>'
        f'<w:tag w:val="{_OURS}-isian:{blank_key(name)}"/><w:id w:val="{number}"/>{asking}'
        f'<w:text w:multiLine="1"/></w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>'
    )


def blank_key(name: str) -> str:
    """Stands for the name of a blank in a document."""
    return digest(words_of(name))


def _short(name: str) -> str:
    """A name that is not too long for a title; one that is cut inside of quotation marks has both of them."""
    name = squeeze(name)
    if len(name) > _LONGEST_TITLE:
        cut = name[: _LONGEST_TITLE - 2].rstrip()
        name = f"{cut}…”" if cut.count("“") > cut.count("”") else f"{cut}…"
    return escaped(name)
