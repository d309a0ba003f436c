"""Whether a paragraph must stay where something takes its place."""

from __future__ import annotations

from lkjip_xl.books.document.own.marks import Text
from lkjip_xl.books.document.own.places import above
from lkjip_xl.files.xml_tree import Element

# What of a paragraph nobody misses where a block takes its place.
_NOTHING = frozenset({"proofErr", "lastRenderedPageBreak", "rPr", "bookmarkStart", "bookmarkEnd"})
_WRAPS = frozenset({"r", "ins", "smartTag", "smartTagPr"})


def is_needed(element: Element, text: Text) -> bool:
    """Whether a paragraph must stay behind the block that takes its place."""
    settings = element.first("pPr")
    if settings is not None and settings.first("sectPr") is not None:
        return True
    letters = {each.element for each in text.pieces if each.run is not None and each.element.name == "t"}
    for each in element.below():
        inside = settings is not None and (each is settings or settings in above(each))
        looks = any(up.name == "rPr" for up in above(each))
        if not (inside or looks or each in letters or each.name in _NOTHING or each.name in _WRAPS):
            return True
    beside = element.parent.children if element.parent else []
    behind = beside[beside.index(element) + 1 :]
    following = next((each.name for each in behind if each.name not in _NOTHING), "")
    # Behind the last control of a cell or of a document Word wants a paragraph.
    return following not in {"p", "tbl", "sdt"}
