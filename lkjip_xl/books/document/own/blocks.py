"""What is put in place of a mark: figures as text, and tables, sentences and charts as paragraphs of their own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final

from lkjip_xl.books.document.charts import charts_of
from lkjip_xl.books.document.drawing import WordChart
from lkjip_xl.books.document.own.controls import Charted, blank, blank_key, said_by
from lkjip_xl.books.document.own.looks import Looks
from lkjip_xl.books.document.own.names import WORD, in_style, paragraph, run
from lkjip_xl.books.document.own.offers import Kind, Offer
from lkjip_xl.books.document.own.target import Target, said_by_chart
from lkjip_xl.books.document.tables import ABOVE_METHODS, PrintedTable, is_torn, table_of_methods
from lkjip_xl.books.document.writer import SOURCE, WordDocument
from lkjip_xl.books.finished.printing import Printing
from lkjip_xl.books.finished.renstra_charts import RenstraFigures
from lkjip_xl.files.xml_edit import XmlPart
from lkjip_xl.show.narrative.paragraph import Blank, Paragraph
from lkjip_xl.show.narrative.passages import passages
from lkjip_xl.tables import DRAFT

_BOLD: Final = "<w:rPr><w:b/></w:rPr>"
# Two tables without a paragraph between them are one.
_END: Final = paragraph("")
# Where the usual paragraph is indented, or its lines have a fixed height, a chart would be cut.
_CENTRED: Final = (
    '<w:pPr><w:spacing w:line="240" w:lineRule="auto"/><w:ind w:left="0" w:firstLine="0"/>'
    '<w:jc w:val="center"/></w:pPr>'
)


@dataclass(frozen=True, slots=True)
class Content:
    """What stands in a control: its XML, and charts that are still to be led to.

    ``plain`` is the same without the looks of the document, where it has some; ``blanks`` are what stands for the
    names of the blanks in it, ``unfilled`` the names of those that are to be filled still. ``is_wide`` is what has
    less room than it needs; ``of_draft`` is what a draft shows below its first line.
    """

    xml: str
    plain: str = ""
    charts: tuple[WordChart, ...] = ()
    blanks: tuple[str, ...] = ()
    unfilled: tuple[str, ...] = ()
    is_wide: bool = False
    of_draft: Content | None = None

    @property
    def undrafted(self) -> Content:
        """The same where it is none of a draft."""
        return self.of_draft or self

    @property
    def said(self) -> str:
        """Stands for what it says."""
        parsed = XmlPart("isi", f'<w:body xmlns:w="{WORD}">{self.plain or self.xml}</w:body>'.encode())
        return said_by(parsed.root.children, self._charted)

    @property
    def _charted(self) -> Charted:
        return {_key(number): said_by_chart(each.xml) for number, each in enumerate(self.charts)}.__getitem__

    def placed(self, leads: Mapping[int, tuple[str, int]]) -> str:
        """Its XML with the relations to its charts, and the numbers of their drawings."""
        xml = self.xml
        for number, each in enumerate(self.charts):
            xml = xml.replace(each.frame(_key(number), number), each.frame(*leads[number]))
        return xml


def _key(number: int) -> str:
    return f"lkjip{number}"


@dataclass(frozen=True)
class Blocks:
    """Writes what is put in for one report into one document."""

    printing: Printing
    target: Target
    donor: WordDocument
    draft: bool

    def figure(self, offer: Offer) -> str:
        """A figure as it stands in a sentence; in a draft it says so, unless it is a name or a year."""
        return _told(offer) if offer.is_settled or not self.draft else f"{_told(offer)} ({DRAFT})"

    def content(self, offer: Offer, room: float, looks: Looks, filled: Mapping[str, str]) -> Content:
        """What stands in place of a block, so many points wide; ``filled`` is what blanks say already."""
        if offer.lacks:
            told = _told(offer)
            made = _paragraphs([[run(told, looks.run)]], [[run(told)]], looks.paragraph)
        else:
            match offer.kind:
                case Kind.TABLE:
                    made = self._table(offer, room)
                case Kind.NARRATIVE:
                    made = self._narrative(offer, looks, filled)
                case Kind.CHART:
                    made = self._charts(offer, room)
                case _:
                    made = self._methods(room)
        return self.marked(offer, made, looks)

    def marked(self, offer: Offer, made: Content, looks: Looks) -> Content:
        """The same in a draft, which says so above it."""
        if not self.draft:
            return made
        settings = (
            looks.paragraph
            if offer.kind is Kind.NARRATIVE
            else in_style(self.target.style(SOURCE), before_next=True)
        )
        plain = paragraph(run(DRAFT)) + (made.plain or made.xml)
        xml = paragraph(run(DRAFT, _BOLD), settings) + made.xml
        return replace(made, xml=xml, plain=plain, of_draft=made)

    @property
    def as_other(self) -> Blocks:
        """The same for a draft, or for none if this is for one."""
        return replace(self, draft=not self.draft)

    def _table(self, offer: Offer, room: float) -> Content:
        printed = PrintedTable.of(self.printing, self.printing.layouts.by_key[offer.table])
        table = printed.table(room)
        self.donor.table(table)
        lines = [paragraph(run(line), in_style(self.target.style(SOURCE))) for line in printed.lines]
        return Content(self._taken() + "".join(lines or [_END]), is_wide=is_torn(table, room))

    def _methods(self, room: float) -> Content:
        self.donor.table(table_of_methods(self.printing, room))
        above = paragraph(run(ABOVE_METHODS), in_style(self.target.style(SOURCE), before_next=True))
        return Content(above + self._taken() + _END)

    def _taken(self) -> str:
        return self.target.with_own_styles(self.donor.taken())

    @cached_property
    def _passages(self) -> Mapping[str, Sequence[Paragraph]]:
        found = passages(self.printing.report, self.printing.entries.recomputed)
        return {each.table: each.paragraphs for each in found}

    def _narrative(self, offer: Offer, looks: Looks, filled: Mapping[str, str]) -> Content:
        paragraphs = self._passages[offer.table]
        written = [[self._part(each, looks.run, filled) for each in one.parts] for one in paragraphs]
        blanks = [blank for one in paragraphs for blank in one.blanks]
        return replace(
            _paragraphs(written, [[run(each.text)] for each in map(_without_blanks, paragraphs)], looks.paragraph),
            blanks=tuple(blank_key(each.name) for each in blanks),
            unfilled=tuple(each.name for each in blanks if blank_key(each.name) not in filled),
        )

    def _part(self, part: str | Blank, looks: str, filled: Mapping[str, str]) -> str:
        if isinstance(part, str):
            return run(part, looks)
        number = self.target.next_number("control")
        return blank(part.name, part.text, looks, number, filled.get(blank_key(part.name), ""))

    def _charts(self, offer: Offer, room: float) -> Content:
        figures = RenstraFigures.of(self.printing.layouts, self.printing.entries, 1, 1)
        rows = None if offer.row is None else (offer.row,)
        charts: list[WordChart] = []
        xml = ""
        for line in charts_of(figures, room, rows) if figures else ():
            frames = (each.frame(_key(number), number) for number, each in enumerate(line, len(charts)))
            xml += paragraph("".join(f'<w:r xmlns:w="{WORD}">{each}</w:r>' for each in frames), _CENTRED)
            charts += line
        return Content(xml, charts=tuple(charts))


def _paragraphs(written: Iterable[Sequence[str]], plain: Iterable[Sequence[str]], settings: str) -> Content:
    """Paragraphs of runs that look as the document has it, and the same without looks."""
    return Content(
        "".join(paragraph("".join(each), settings) for each in written),
        "".join(paragraph("".join(each)) for each in plain),
    )


def _without_blanks(one: Paragraph) -> Paragraph:
    return Paragraph(tuple(each for each in one.parts if isinstance(each, str)))


def _told(offer: Offer) -> str:
    """What a figure says; where there is none yet, that."""
    between = ":" if offer.kind is Kind.NARRATIVE else ""
    return f"[{offer.name}{between} {offer.lacks}]" if offer.lacks else offer.text
