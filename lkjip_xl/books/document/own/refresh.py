"""What was put into a document before, written anew where it says something else now."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lkjip_xl.books.document.own.blocks import Blocks, Content
from lkjip_xl.books.document.own.controls import Control, control, said_by, tag
from lkjip_xl.books.document.own.in_place import replace_words
from lkjip_xl.books.document.own.looks import Looks, looks_of, looks_of_content
from lkjip_xl.books.document.own.marks import Mark, Piece, Text, text_of, write_marks
from lkjip_xl.books.document.own.names import is_word, run
from lkjip_xl.books.document.own.offers import Kind, Offer, Offers
from lkjip_xl.books.document.own.outcome import LostBlank, Outcome, Unknown
from lkjip_xl.books.document.own.places import Sections, Stand, above, is_second_copy, stand_of
from lkjip_xl.books.document.own.target import Target
from lkjip_xl.files.xml_edit import XmlPart
from lkjip_xl.files.xml_tree import Element

_RANGES = {
    f"{kind}{side}": kind
    for kind in ("bookmark", "commentRange", "perm", "moveFromRange", "moveToRange")
    for side in ("Start", "End")
}


class Refresh:
    """Goes through the controls of the program in a document."""

    def __init__(self, target: Target, offers: Offers, blocks: Blocks, outcome: Outcome, *, anew: bool) -> None:
        self._target, self._offers, self._blocks, self._outcome = target, offers, blocks, outcome
        self._anew = anew
        self._said_by_figures: dict[str, str] = {}

    def all(self, part: XmlPart, sections: Sections | None, controls: Sequence[Control]) -> set[Element]:
        """Write controls anew that say something else now; those that say what the report does then.

        What looks like a mark in those is text of the workbook.
        """
        settled: set[Element] = set()
        for each in controls:
            if settled.isdisjoint(above(each.element)) and self._one(part, sections, each):
                settled.add(each.element)
        return settled

    def _one(self, part: XmlPart, sections: Sections | None, old: Control) -> bool:
        """Write one anew where it must be; whether it says what the report does then."""
        now = said_by(old.inner, lambda key: self._target.said_by_chart(part, key))
        offer = self._offers.of_key(old.key)
        if offer is None:
            if not is_second_copy(old.element):
                self._outcome.gone.append(Unknown(old.title, self._offers.nearest(old.title)))
            self._note_blanks(old)
            return False
        filled = {each.key: each for each in old.blanks() if each.text and each.content is not None}
        raw = {key: "".join(map(part.raw, each.content.children)) for key, each in filled.items() if each.content}
        stand = stand_of(old.element, sections)
        content = self._content(part, offer, old, stand, raw)
        figure = offer.kind is Kind.FIGURE
        said = self.said_by_figure(self._blocks.figure(offer)) if figure else content.said
        same = said == now and set(content.blanks) == {each.key for each in old.blanks()}
        if same or (now != old.said and not self._anew):
            self._leave(old, offer, same=same)
            if (
                not same
                and not is_second_copy(old.element)
                and old.said not in (said, self._other(offer, content))
            ):
                self._outcome.stale.append(offer.name)
            if same and now != old.said:  # somebody has typed what it says now
                part.set(old.tag, "w:val", tag(offer.key, now))
            return same
        if figure:
            self._write_figure(part, old, offer)
        else:
            self._write_block(part, old, content)
        part.set(old.tag, "w:val", tag(offer.key, said))
        self._tell(old, offer, content)
        lost = (LostBlank(each.title, each.text) for key, each in filled.items() if key not in content.blanks)
        if not is_second_copy(old.element):
            self._outcome.lost += lost
        return True

    def _leave(self, old: Control, offer: Offer, *, same: bool) -> None:
        self._note_blanks(old)
        if is_second_copy(old.element):
            return
        if same:
            self._outcome.same += 1
            if offer.lacks:
                self._outcome.lacking.append(offer.name)
        else:
            self._outcome.edited.append(offer.name)

    def _other(self, offer: Offer, content: Content) -> str:
        """Stands for what a part would say as a draft, or as none if this is one."""
        if offer.kind is Kind.FIGURE:
            return self.said_by_figure(self._blocks.as_other.figure(offer))
        return self._blocks.as_other.marked(offer, content.undrafted, Looks()).said

    def _note_blanks(self, old: Control) -> None:
        if not is_second_copy(old.element):
            self._outcome.blanks += [each.title for each in old.blanks() if not each.text]

    def _tell(self, old: Control, offer: Offer, content: Content) -> None:
        if is_second_copy(old.element):
            return
        self._outcome.replaced[offer.kind] += 1
        if offer.lacks:
            self._outcome.lacking.append(offer.name)
        self._note(offer, content)

    def _note(self, offer: Offer, content: Content) -> None:
        """Note what somebody should know of a block that is written."""
        if content.is_wide:
            self._outcome.wide.append(offer.name)
        self._outcome.blanks += content.unfilled

    def _content(self, part: XmlPart, offer: Offer, old: Control, stand: Stand, filled: dict[str, str]) -> Content:
        if offer.kind is Kind.FIGURE:
            return Content(run(self._blocks.figure(offer)))
        return self._blocks.content(offer, stand.room, looks_of_content(part, old.inner), filled)

    def said_by_figure(self, text: str) -> str:
        """Stands for what a figure says."""
        if text not in self._said_by_figures:
            self._said_by_figures[text] = Content(run(text)).said
        return self._said_by_figures[text]

    def made(self, part: XmlPart, offer: Offer, stand: Stand, looks: Looks) -> str:
        """A new control with a block."""
        content = self._blocks.content(offer, stand.room, looks, {})
        self._note(offer, content)
        number = self._target.next_number("control")
        return control(self._placed(part, content, ()), offer.name, offer.key, content.said, number)

    def _placed(self, part: XmlPart, content: Content, old: Sequence[str]) -> str:
        """The XML of a block with its charts, which take the places of those that were there."""
        leads = {}
        for number, chart in enumerate(content.charts):
            key = self._target.chart(chart, part, old[number] if number < len(old) else "")
            leads[number] = (key, self._target.next_number("drawing"))
        return content.placed(leads)

    def _write_block(self, part: XmlPart, old: Control, content: Content) -> None:
        charts = [
            each.attribute("id") for root in old.inner for each in (root, *root.below()) if each.name == "chart"
        ]
        placed, in_kind = self._placed(part, content, charts), self._target.in_its_kind
        if not old.blanks() and not content.blanks and replace_words(part, old.inner, placed, in_kind):
            return
        xml = in_kind(placed)
        part.before(old.element, range_marks(part, old.inner))
        if old.inner:
            part.replace_children(old.inner, xml)
        else:
            part.append(old.content, xml)
        self._show(part, old)

    def _write_figure(self, part: XmlPart, old: Control, offer: Offer) -> None:
        figure = self._blocks.figure(offer)
        written = self._target.in_its_kind(run(figure))
        text = _text_in(old.content)
        if self._show(part, old) or not text.pieces:
            paragraphs = [each for each in old.content.below() if each.name == "p"]
            if paragraphs:
                part.append(paragraphs[0], written)
            elif old.content.children:
                part.replace_children(old.content.children, written)
            else:
                part.append(old.content, written)
            return
        whole = Mark("", 0, len(text.whole))
        write_marks(
            part, text, [(whole, lambda first: self._target.in_its_kind(run(figure, looks_of(part, first))))]
        )

    def _show(self, part: XmlPart, old: Control) -> bool:
        """Let a control no longer say that it only asks to be typed over; whether it did."""
        settings = old.element.first("sdtPr")
        asks = settings.first("showingPlcHdr") if settings else None
        if asks is not None:
            part.replace(asks, "")
        return asks is not None


def _text_in(content: Element) -> Text:
    """All the letters in a control, of whatever paragraphs."""
    pieces: list[Piece] = []
    at = 0
    for each in [each for each in content.below() if each.name == "p"] or [content]:
        for piece in text_of(each).pieces:
            pieces.append(Piece(piece.element, piece.run, piece.text, at))
            at += len(piece.text)
    return Text(pieces)


def range_marks(part: XmlPart, elements: Sequence[Element]) -> str:
    """The ends of bookmarks, comments and the like in some elements whose other end is not in them."""
    return "".join(map(part.raw, _open_ranges(elements)))


def _open_ranges(elements: Sequence[Element]) -> Iterator[Element]:
    found = [each for root in elements for each in (root, *root.below()) if each.name in _RANGES and is_word(each)]
    ends: dict[tuple[str, str], int] = {}
    for each in found:
        key = (_RANGES[each.name], each.attribute("id"))
        ends[key] = ends.get(key, 0) + 1
    for each in found:
        if ends[_RANGES[each.name], each.attribute("id")] == 1:
            yield each


def bookmarks_in(part: XmlPart, element: Element) -> str:
    """The bookmarks in an element: something else may refer to them."""
    return "".join(part.raw(each) for each in element.below() if each.name in {"bookmarkStart", "bookmarkEnd"})
