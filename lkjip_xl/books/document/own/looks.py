"""How paragraphs and runs of a document look, as it is written there, for what takes their place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lkjip_xl.books.document.own.controls import is_blank
from lkjip_xl.books.document.own.places import above
from lkjip_xl.files.xml_edit import XmlPart
from lkjip_xl.files.xml_tree import Element

# How something was before a change; where a section ends and how its mark looks is a paragraph's own.
_CHANGES = frozenset({"ins", "del", "moveFrom", "moveTo", "rPrChange"})
_OWN = frozenset({"sectPr", "pPrChange", "rPr"})


@dataclass(frozen=True, slots=True)
class Looks:
    """The settings of a paragraph and of its runs, as they are written."""

    paragraph: str = ""
    run: str = ""


def looks_of(part: XmlPart, run: Element | None) -> str:
    """How a run looks."""
    return _without(part, run.first("rPr") if run else None, _CHANGES)


def settings_of(part: XmlPart, paragraph: Element) -> str:
    """How a paragraph looks."""
    return _without(part, paragraph.first("pPr"), _OWN)


def _without(part: XmlPart, settings: Element | None, left_out: frozenset[str]) -> str:
    if settings is None:
        return ""
    kept = "".join(part.raw(each) for each in settings.children if each.name not in left_out)
    name = part.prefix(settings) + settings.name
    return f"<{name}>{kept}</{name}>" if kept else ""


def looks_of_content(part: XmlPart, elements: Sequence[Element]) -> Looks:
    """How the text in some elements looks: as its last paragraph does, for the first may say DRAF."""
    paragraphs = [each for root in elements for each in (root, *root.below()) if each.name == "p"]
    if not paragraphs:
        return Looks()
    last = paragraphs[-1]
    runs = (each for each in last.below() if each.name == "r" and not any(map(is_blank, above(each))))
    return Looks(settings_of(part, last), looks_of(part, next(runs, None)))
