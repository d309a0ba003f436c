"""Where a pass through a document stands, for all that read it on the way."""

from __future__ import annotations

from lkjip_xl.files.limits import DEEPEST_IN_WORD, Limits
from lkjip_xl.files.refusal import refused
from lkjip_xl.reader.word.fields import Counts
from lkjip_xl.reader.word.geometry import RawCell, RawRow
from lkjip_xl.reader.word.lines import Grid, Line
from lkjip_xl.reader.word.naming import Names
from lkjip_xl.reader.word.numbering import Numbering
from lkjip_xl.reader.word.story import Paragraph, Run, Story, Table
from lkjip_xl.reader.word.styles import Styles

SMALLER = "Simpan bab yang bertabel saja sebagai dokumen tersendiri."


class State:
    """What is open: ``skip`` counts what is passed over, ``blank`` what holds no text of its own.

    ``stories`` are the document's text and the boxes in it that are open, ``near`` the last words that were read,
    ``lines`` what was read, ``boxes`` the lines of text in boxes, and ``names`` what was not read. What is above a
    limit is counted and not kept (``full``).
    """

    def __init__(self, styles: Styles, numbering: Numbering, limits: Limits) -> None:
        self.styles = styles
        self.numbering = numbering
        self.limits = limits
        self.counts = Counts()
        self.names = Names()
        self.lines: list[Line | Grid] = []
        self.boxes: list[str] = []
        self.stories = [Story()]
        self.near = ""
        self.skip = self.blank = self.objects = 0
        self.paragraphs = self.characters = 0
        self.full = False

    def count_paragraph(self) -> None:
        """One more paragraph, or a cell without any, which is one too."""
        self.paragraphs += 1
        if self.paragraphs > self.limits.paragraf:
            self.full = True

    def refuse_above_limits(self) -> None:
        """Refuse what the whole document has too much of.

        Raises:
            UnreadableFile: if it has.

        """
        limits = self.limits
        limits.refuse_above("paragraf", self.paragraphs, "dokumen berisi terlalu banyak paragraf: {}", SMALLER)
        limits.refuse_above("huruf", self.characters, "dokumen berisi terlalu banyak tulisan: {} huruf", SMALLER)

    @property
    def story(self) -> Story:
        """The text that is read."""
        return self.stories[-1]

    @property
    def table(self) -> Table | None:
        """The table that is read, unless it is passed over; so it is with all that follows."""
        tables = self.stories[-1].tables
        return tables[-1] if tables and not self.skip else None

    @property
    def row(self) -> RawRow | None:
        """The row that is read."""
        table = self.table
        return table.row if table is not None else None

    @property
    def cell(self) -> RawCell | None:
        """The cell that is read."""
        table = self.table
        return table.cell if table is not None else None

    @property
    def paragraph(self) -> Paragraph | None:
        """The paragraph that is read."""
        return None if self.skip else self.stories[-1].paragraph

    @property
    def told(self) -> Paragraph | None:
        """The paragraph whose properties are read."""
        paragraph = self.paragraph
        return paragraph if paragraph is not None and paragraph.being_told else None

    @property
    def run(self) -> Run | None:
        """The run that is read."""
        paragraph = self.paragraph
        return paragraph.run if paragraph is not None and not paragraph.being_told else None

    def hides(self, paragraph: Paragraph) -> bool:
        """Whether what is read now is hidden."""
        if self.blank and self.table is not None:
            return True  # a cell that only asks to be filled is empty; in a sentence what it asks is printed
        run = paragraph.run
        if run is not None and run.hidden is not None:
            return run.hidden
        by_paragraph = self.styles.paragraph(paragraph.style).hides
        # A style of letters turns round what the style of the paragraph says.
        return by_paragraph != (run is not None and self.styles.hides(run.style))

    def words_before(self) -> str:
        """The words before this place: of the paragraph that is read, else of the last one with any."""
        for story in reversed(self.stories):
            if story.paragraph is not None and (text := "".join(story.paragraph.parts).strip()):
                return text
        return self.near


def refuse_deep(depth: int, what: str) -> None:
    """Refuse what stands in its own kind again and again.

    Raises:
        UnreadableFile: if it is too deep.

    """
    if depth > DEEPEST_IN_WORD:
        raise refused(
            f"dokumen memuat {what} lebih dari {DEEPEST_IN_WORD} lapis.",
            "Buka di Word, ratakan susunannya, simpan, lalu ulangi.",
        )
