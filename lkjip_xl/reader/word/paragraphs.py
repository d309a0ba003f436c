"""Paragraphs: what they say of themselves, and where they end."""

from __future__ import annotations

from collections.abc import Mapping

from lkjip_xl.files.looks import Look
from lkjip_xl.reader.word.content import WordParagraph
from lkjip_xl.reader.word.fields import Phase
from lkjip_xl.reader.word.footnote_marks import without_raised_signs
from lkjip_xl.reader.word.lines import Line
from lkjip_xl.reader.word.names import Attributes, Do, Done, number, value
from lkjip_xl.reader.word.numbering import Number
from lkjip_xl.reader.word.state import State
from lkjip_xl.reader.word.story import Paragraph, Story
from lkjip_xl.reader.word.styles import level_of

# What is set in by a quarter of a centimetre more or less, in twips, is set in alike.
_ONE_STEP = 142


class Paragraphs:
    """Hands paragraphs on: to the cell that is open, to a box, or as lines of the document."""

    def __init__(self, state: State) -> None:
        self._now = state
        self._count = 0

    @property
    def starts(self) -> Mapping[str, Do]:
        """What to do where an element begins."""
        return {
            "w:p": self._begin,
            "w:pPr": self._begin_properties,
            "w:pStyle": self._style,
            "w:outlineLvl": self._outline,
            "w:numId": self._list,
            "w:ilvl": self._indent,
            "w:ind": self._set_in,
        }

    @property
    def ends(self) -> Mapping[str, Done]:
        """What to do where one ends."""
        return {"w:p": self._end, "w:pPr": self._end_properties}

    def _begin(self, _: Attributes) -> None:
        now = self._now
        self._count += 1
        if now.skip:
            return
        now.count_paragraph()
        if now.full:
            return
        story = now.story
        waiting, story.waiting = story.waiting, None
        paragraph = story.paragraph = Paragraph(at=self._count, listed=_in_contents(story))
        if waiting is not None:
            paragraph.parts, paragraph.sequences = waiting.parts, waiting.sequences
            paragraph.pictures = waiting.pictures
            paragraph.first = waiting.first or (waiting if waiting.mark_hidden and any(waiting.parts) else None)

    def _begin_properties(self, _: Attributes) -> None:
        if paragraph := self._now.paragraph:
            paragraph.being_told = True

    def _end_properties(self) -> None:
        if paragraph := self._now.paragraph:
            paragraph.being_told = False

    def _style(self, attributes: Attributes) -> None:
        if paragraph := self._now.told:
            paragraph.style = value(attributes)

    def _outline(self, attributes: Attributes) -> None:
        if paragraph := self._now.told:
            paragraph.outline = number(attributes)

    def _list(self, attributes: Attributes) -> None:
        if paragraph := self._now.told:
            paragraph.number_id = value(attributes)

    def _indent(self, attributes: Attributes) -> None:
        if paragraph := self._now.told:
            paragraph.indent = number(attributes)

    def _set_in(self, attributes: Attributes) -> None:
        if paragraph := self._now.told:
            measures = (number(attributes, name) or 0 for name in ("left", "start", "firstLine"))
            paragraph.left = sum(measures)

    def _end(self) -> None:
        story, paragraph = self._now.story, self._now.paragraph
        if paragraph is None:
            return
        paragraph.listed = paragraph.listed or _in_contents(story)
        for each in story.fields:
            # Neither a code nor the number of a caption goes on in the next paragraph: all of it is text.
            if each.phase is Phase.CODE or each.result is not None:
                paragraph.parts += each.left_open()
        story.paragraph = None
        if paragraph.mark_gone or paragraph.mark_hidden:
            story.waiting = paragraph
        else:
            self._finish(story, paragraph)

    def let_go(self, story: Story) -> None:
        """What would go on in the next paragraph ends here, where there is none."""
        if story.waiting is not None:
            paragraph, story.waiting = story.waiting, None
            if any(paragraph.parts) or paragraph.pictures:
                self._finish(story, paragraph)

    def _finish(self, story: Story, paragraph: Paragraph) -> None:
        text = without_raised_signs("".join(paragraph.parts).strip("\n").rstrip())
        table = story.tables[-1] if story.tables else None
        if len(self._now.stories) > 1 or len(story.tables) > 1:
            (table.words if table else story.words).append(text)
            return
        self._now.near = text or self._now.near
        if table is None:
            self._finish_line(paragraph, text)
        elif table.cell is not None:
            table.pictures += paragraph.pictures
            unseen = table.row is None or table.row.out or table.cell.gone or table.cell.below
            counted = "" if unseen else self._number(paragraph).shown
            if text.strip() and not any(table.cell.lines):
                table.cell.look = Look(bool(paragraph.bold), round(paragraph.left / _ONE_STEP))
            table.cell.lines.append(f"{counted} {text}".rstrip() if counted else text)

    def _finish_line(self, paragraph: Paragraph, text: str) -> None:
        looks = paragraph.first or paragraph
        counted = self._number(looks)
        style = self._now.styles.paragraph(looks.style)
        level = style.level if looks.outline is None else level_of(looks.outline)
        if level is not None and (text.strip() or counted.shown):
            self._now.counts.heading(level, counted)
        if text.strip() or counted.shown or paragraph.pictures:
            line = WordParagraph(text, level, counted.shown, paragraph.at, paragraph.listed)
            sequences = tuple(paragraph.sequences)
            self._now.lines.append(Line(line, style.name, sequences, paragraph.pictures, paragraph.listed))

    def _number(self, paragraph: Paragraph) -> Number:
        style = self._now.styles.paragraph(paragraph.style)
        return self._now.numbering.next_number(style, paragraph.style, paragraph.number_id, paragraph.indent)


def _in_contents(story: Story) -> bool:
    """Whether a table of contents is open, or a list of tables."""
    return bool(story.fields) and any(each.lists for each in story.fields)
