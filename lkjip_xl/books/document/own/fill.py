"""The agency's own document with the report put into it: see :func:`fill_document`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from lkjip_xl.books.document.own.blocks import Blocks
from lkjip_xl.books.document.own.captions import caption_above, is_of_another
from lkjip_xl.books.document.own.controls import control, controls_in, count_nameless, titles_without_tag
from lkjip_xl.books.document.own.listed import offers_of
from lkjip_xl.books.document.own.looks import Looks, looks_of, settings_of
from lkjip_xl.books.document.own.marks import Made, Mark, Text, marks_in, text_of, write_marks
from lkjip_xl.books.document.own.names import in_style, is_word, paragraph, run
from lkjip_xl.books.document.own.needed import is_needed
from lkjip_xl.books.document.own.offers import Kind, Offer, Offers
from lkjip_xl.books.document.own.outcome import Misplaced, Outcome, Unknown
from lkjip_xl.books.document.own.places import (
    Sections,
    Stand,
    above,
    is_in_closed_control,
    is_second_copy,
    is_taken_out,
    stand_of,
)
from lkjip_xl.books.document.own.refresh import Refresh, bookmarks_in
from lkjip_xl.books.document.own.target import Target
from lkjip_xl.books.document.own.whose import Whose
from lkjip_xl.books.document.writer import WordDocument
from lkjip_xl.books.finished.printing import Printing
from lkjip_xl.files.kinds import DocumentFile, as_of_a_document
from lkjip_xl.files.limits import USUAL_LIMITS, Limits
from lkjip_xl.files.package_edit import PackageCopy
from lkjip_xl.files.whole_file import whole_file
from lkjip_xl.files.xml_edit import XmlPart
from lkjip_xl.files.xml_tree import Element
from lkjip_xl.reader.word.document import read_document

_BEGINS = frozenset("{｛")
_MOST_NEAREST = 100
_ALONE = "harus sendiri di paragrafnya"
_NOT_THERE = "tidak dapat ditaruh di {}"
_CLOSED = "ada di kotak isian milik dokumen; pindahkan ke luar kotak itu"
_IN_BLANK = "ada di dalam isian; tulis angkanya, atau taruh tandanya di luar isian itu"
_OTHERWISE = "ditulis dengan kurung yang lain; tulis {}"
_NEVER_ENDS = "tidak ditutup dengan }}"


def fill_document(
    target: Path,
    source: DocumentFile,
    printing: Printing,
    limits: Limits = USUAL_LIMITS,
    *,
    draft: bool = False,
    anew: bool = False,
) -> Outcome:
    """Write a copy of a document in which marks, and what was put in before, say what the report says now.

    Nothing is written where nothing of the report has a place in it, or where it was filled for another agency or
    year. ``anew`` writes it then too, and parts that somebody has changed; ``draft`` lets each part say so.

    Raises:
        UnreadableFile: if the document cannot be read.
        CannotWrite: if the target cannot be written.

    """
    read_document(source, limits)  # it refuses what is damaged or too large
    with as_of_a_document():
        filling = _Filling(PackageCopy(source.content, limits), printing, draft=draft, anew=anew)
        filling.fill()
    if filling.outcome.has_placed:
        with whole_file(target) as path:
            filling.copy.write(path)
    return filling.outcome


class _Filling:
    """One document on its way."""

    def __init__(self, copy: PackageCopy, printing: Printing, *, draft: bool, anew: bool) -> None:
        self.copy = copy
        donor = WordDocument("", "", printing.report.settings.kertas, "", "")
        self._target = Target(copy, donor)
        self._offers: Offers = offers_of(printing)
        self._blocks = Blocks(printing, self._target, donor, draft)
        self.outcome = Outcome()
        settings, is_strict = printing.report.settings, self._target.is_strict
        self._whose = Whose(copy, settings, self._offers, is_strict=is_strict)
        self._anew = anew
        self._refresh = Refresh(self._target, self._offers, self._blocks, self.outcome, anew=anew)

    def fill(self) -> None:
        main, beside = self._target.main, self._target.beside()
        if not self._anew:
            controls = (each for part in (main, *beside) for each in controls_in(part.root))
            self.outcome.other = self._whose.other(controls)
            if self.outcome.other:
                return
        named = (self._offers.named(each) for part in (main, *beside) for each in titles_without_tag(part.root))
        self.outcome.stripped = sum(1 for each in named if each)
        if self.outcome.stripped or self._whose.was_filled:
            self.outcome.stripped_figures = sum(count_nameless(part.root) for part in (main, *beside))
        self._note_settings()
        self._fill(main, Sections(main.root))
        for part in beside:
            self._fill(part, None)
        if self.outcome.has_placed:
            self._whose.note()

    def _note_settings(self) -> None:
        name = self.copy.related(self._target.parts.main, "settings")
        for each in self.copy.part(name).root.children if name else ():
            if each.name == "documentProtection":
                self.outcome.protected = each.attribute("enforcement") in {"1", "true", "on"}
            elif each.name == "trackRevisions":
                self.outcome.tracked = each.attribute("val") not in {"0", "false", "off"}

    def _fill(self, part: XmlPart, sections: Sections | None) -> None:
        controls = controls_in(part.root)
        settled = self._refresh.all(part, sections, controls)
        blanks = [blank for each in controls for blank in each.blanks()]
        for blank in blanks:
            for mark in marks_in(blank.text):
                self._tell(blank.element, Misplaced(_written(mark), _IN_BLANK))
        own = {each.element for each in controls} | {each.element for each in blanks}
        for each in part.root.below():
            if each.name == "p" and is_word(each):
                text = text_of(each, own)
                if (
                    not _BEGINS.isdisjoint(text.whole)
                    and settled.isdisjoint(above(each))
                    and not is_taken_out(each)
                ):
                    self._paragraph(part, each, text, sections)

    def _paragraph(self, part: XmlPart, element: Element, text: Text, sections: Sections | None) -> None:
        for written, name in text.slips():
            if self._offers.named(name):
                self._tell(element, Misplaced(written, _OTHERWISE.format(f"{{{{{name}}}}}")))
        if open_mark := text.left_open():
            self._tell(element, Misplaced(open_mark, _NEVER_ENDS))
        found = [(mark, offer) for mark in text.marks() if (offer := self._meant(element, mark)) is not None]
        if not found:
            return
        if is_in_closed_control(element):
            for mark, _ in found:
                self._tell(element, Misplaced(_written(mark), _CLOSED))
            return
        stand = stand_of(element, sections)
        blocks = [(mark, offer) for mark, offer in found if offer.kind.is_block]
        alone = len(blocks) == len(found) and text.is_only([mark for mark, _ in found])
        if alone and stand.takes_blocks:
            self._place(part, element, text, found, stand)
            return
        for mark, _ in blocks:
            why = _ALONE if stand.takes_blocks else _NOT_THERE.format(stand.named)
            self._tell(element, Misplaced(_written(mark), why))
        figures = [(mark, offer) for mark, offer in found if not offer.kind.is_block]
        write_marks(part, text, [(mark, self._figure(element, part, offer)) for mark, offer in figures])

    def _meant(self, element: Element, mark: Mark) -> Offer | None:
        """What a mark asks for; told where nobody knows."""
        meant = self._offers.named(mark.name)
        if len(meant) == 1:
            return meant[0]
        many = len(self.outcome.unknown) > _MOST_NEAREST  # those are no slips
        nearest = tuple(each.name for each in meant) if meant or many else self._offers.nearest(mark.name)
        self._tell(element, Unknown(_written(mark), nearest, several=bool(meant)))
        return None

    def _tell(self, element: Element, what: Unknown | Misplaced) -> None:
        if is_second_copy(element):
            return
        if isinstance(what, Unknown):
            self.outcome.unknown.append(what)
        else:
            self.outcome.misplaced.append(what)

    def _count(self, element: Element, offer: Offer) -> None:
        if not is_second_copy(element):
            self.outcome.replaced[offer.kind] += 1
            if offer.lacks:
                self.outcome.lacking.append(offer.name)

    # Figures

    def _figure(self, element: Element, part: XmlPart, offer: Offer) -> Made:
        self._count(element, offer)
        written = self._blocks.figure(offer)

        def made(first: Element) -> str:
            content = run(written, looks_of(part, first))
            number = self._target.next_number("control")
            return self._target.in_its_kind(
                control(content, offer.name, offer.key, self._refresh.said_by_figure(written), number)
            )

        return made

    # Blocks

    def _place(
        self, part: XmlPart, element: Element, text: Text, found: Sequence[tuple[Mark, Offer]], stand: Stand
    ) -> None:
        """Let blocks take the place of a paragraph; it stays, empty, where something else needs it."""
        first = next((each.run for each in text.pieces if each.run is not None), None)
        looks = Looks(settings_of(part, element), looks_of(part, first))
        xml = ""
        for at, (_, offer) in enumerate(found):
            if offer.kind is Kind.TABLE and not offer.lacks:
                xml += self._caption(element, offer, first=not at)
            xml += self._refresh.made(part, offer, stand, looks)
            self._count(element, offer)
        xml = self._target.in_its_kind(xml)
        if is_needed(element, text):
            part.before(element, xml)
            write_marks(part, text, [(mark, lambda _: "") for mark, _ in found])
        else:
            part.replace(element, bookmarks_in(part, element) + xml)

    def _caption(self, element: Element, offer: Offer, *, first: bool) -> str:
        """The caption of a table where the office has none; its own is named where it is another table's."""
        own = caption_above(element, self._target, self._offers) if first else ""
        if not own:
            return paragraph(run(offer.text), in_style(self._target.caption, before_next=True))
        if is_of_another(own, offer, self._offers):
            self.outcome.captions.append(f"{{{{{offer.name}}}}}: “{own}”")
        return ""


def _written(mark: Mark) -> str:
    return f"{{{{{mark.name}}}}}"
