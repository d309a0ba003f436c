"""A block whose figures have changed but not its shape: its words are replaced, and its look stays.

Widths of columns, colours and fonts are the office's once it has changed them, and so is the size of a chart.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from lkjip_xl.books.document.own.looks import looks_of
from lkjip_xl.books.document.own.marks import Mark, text_of, write_marks
from lkjip_xl.books.document.own.names import WORD, is_word, run
from lkjip_xl.files.xml_edit import XmlPart
from lkjip_xl.files.xml_tree import Element
from lkjip_xl.tables import DRAFT
from lkjip_xl.text.words import squeeze

_BLOCKS = frozenset({"p", "tbl"})
_SHAPE = frozenset({"tbl", "tr", "tc", "p", "gridSpan", "vMerge", "pStyle", "chart"})
InKind = Callable[[str], str]


def replace_words(part: XmlPart, old: Sequence[Element], xml: str, in_kind: InKind) -> bool:
    """Let a block say what another one of its shape says; whether they have one shape.

    The first paragraph of a draft, which says so, may be there in one of the two alone.
    """
    parsed = XmlPart("isi", f'<w:body xmlns:w="{WORD}">{xml}</w:body>'.encode())
    before, after = _blocks(old), _blocks(parsed.root.children)
    was_draft, is_draft = _is_draft(before), _is_draft(after)
    rest = (before[was_draft:], after[is_draft:])
    if not before or list(_shape(rest[0])) != list(_shape(rest[1])):
        return False
    if is_draft and not was_draft:
        part.before(before[0], in_kind(parsed.raw(after[0])))
    elif was_draft and not is_draft:
        part.replace(before[0], "")
    for there, here in zip(_paragraphs(rest[0]), _paragraphs(rest[1]), strict=True):
        _replace(part, there, parsed, here, in_kind)
    return True


def _blocks(elements: Sequence[Element]) -> list[Element]:
    return [each for each in elements if each.name in _BLOCKS and is_word(each)]


def _is_draft(blocks: Sequence[Element]) -> bool:
    return bool(blocks) and blocks[0].name == "p" and squeeze(text_of(blocks[0]).whole) == DRAFT


def _shape(elements: Sequence[Element]) -> Iterator[tuple[str, str]]:
    for root in elements:
        for each in (root, *root.below()):
            if each.name in _SHAPE:
                value = each.attribute("val")
                yield each.name, "continue" if each.name == "vMerge" and not value else value


def _paragraphs(elements: Sequence[Element]) -> list[Element]:
    return [each for root in elements for each in (root, *root.below()) if each.name == "p" and is_word(each)]


def _replace(part: XmlPart, there: Element, parsed: XmlPart, here: Element, in_kind: InKind) -> None:
    """Let a paragraph say what another one does, as its first run looks."""
    old, new = text_of(there), text_of(here)
    if squeeze(old.whole) == squeeze(new.whole):
        return
    if any(each.run is not None and each.text for each in old.pieces):
        words = Mark("", 0, len(old.whole))
        write_marks(part, old, [(words, lambda first: in_kind(_run(new.whole, looks_of(part, first))))])
    else:
        first = next((each.run for each in new.pieces), None)
        part.append(there, in_kind(_run(new.whole, looks_of(parsed, first))))


def _run(text: str, looks: str) -> str:
    return run(text, looks) if text else ""
