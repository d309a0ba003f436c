"""The caption above a table that is put in, which is the office's: whether there is one, and of which table."""

from __future__ import annotations

import re
from typing import Final

from lkjip_xl.books.document.own.marks import Text, text_of
from lkjip_xl.books.document.own.offers import Kind, Offer, Offers, words_of
from lkjip_xl.books.document.own.target import Target
from lkjip_xl.files.xml_tree import Element
from lkjip_xl.reader.word.captions import is_caption, is_caption_style
from lkjip_xl.text.words import fold, similarity, squeeze

# How many paragraphs above a table are looked at for its caption: one, and a unit between.
_ABOVE: Final = 2
_NUMBERED: Final = re.compile(r"tabel\s+(\d+(?:\.\d+)*(?:\.?[a-z]\b)?)[.:\s–-]*", re.IGNORECASE)


def caption_above(element: Element, target: Target, offers: Offers) -> str:
    """The caption right above the paragraph in whose place a table comes; empty where there is none.

    What stands above another table, or above a mark for one, is that one's.
    """
    beside = element.parent.children if element.parent else []
    looked_at = 0
    for each in reversed(beside[: beside.index(element)]):
        text = text_of(each) if each.name == "p" else Text(())
        words = squeeze(text.whole)
        if each.name in {"tbl", "sdt"} or looked_at == _ABOVE or _asks_for_block(text, offers):
            return ""
        if words:
            looked_at += 1
            settings = each.first("pPr")
            style = settings.first("pStyle") if settings else None
            name = target.name_of_style(style.attribute("val")) if style else ""
            if is_caption(words) or is_caption_style(name):
                return words
    return ""


def _asks_for_block(text: Text, offers: Offers) -> bool:
    marks = text.marks()
    blocks = any(offer.kind.is_block for mark in marks for offer in offers.named(mark.name))
    return blocks and text.is_only(marks)


def is_of_another(caption: str, offer: Offer, offers: Offers) -> bool:
    """Whether a caption has the number of another table, and not the title of this one.

    Offices number their tables themselves.
    """
    found = _NUMBERED.match(caption)
    if found is None:
        return False
    named = [each for each in offers.named(f"Tabel {found[1]}") if each.kind is Kind.TABLE]
    own = map(words_of, (offer.name, *offer.aliases))
    if not named or offer in named or words_of(f"Tabel {found[1]}") in own:
        return False
    words = caption[found.end() :]
    return max(_alike(words, each) for each in named) >= _alike(words, offer)


def _alike(words: str, offer: Offer) -> float:
    title = _NUMBERED.sub("", offer.text, count=1)
    return similarity(fold(words), fold(title))
