"""Where the reading of a document stands: in which paragraph, cell, row and table, and in which box of text."""

from __future__ import annotations

from dataclasses import dataclass, field

from lkjip_xl.reader.word.fields import Field, Phase
from lkjip_xl.reader.word.geometry import RawCell, RawRow


@dataclass(slots=True)
class Run:
    """Letters that look alike: whether they are hidden, bold or raised, in which style and font."""

    hidden: bool | None = None
    style: str = ""
    font: str = ""
    raised: bool = False
    bold: bool = False


@dataclass(slots=True)
class Paragraph:
    """A paragraph as it is written. ``mark_gone`` and ``mark_hidden`` are why it goes on in the next one.

    ``at`` is which of all paragraphs in the part it is, from 1. ``left`` is how far it is set in, in twips;
    ``bold`` says whether all of its letters are bold, None before there are any.
    """

    at: int = 0
    style: str = ""
    number_id: str | None = None
    indent: int | None = None
    outline: int | None = None
    left: int = 0
    bold: bool | None = None
    mark_gone: bool = False
    mark_hidden: bool = False
    being_told: bool = False
    parts: list[str] = field(default_factory=list)
    sequences: list[str] = field(default_factory=list)
    pictures: int = 0
    listed: bool = False
    run: Run | None = None
    first: Paragraph | None = None


@dataclass(slots=True)
class Table:
    """A table as it is written, and its row and cell that are open. ``rows`` are those that are kept."""

    widths: list[int] = field(default_factory=list)
    rows: list[RawRow] = field(default_factory=list)
    row: RawRow | None = None
    cell: RawCell | None = None
    count: int = 0
    pictures: int = 0
    fields_outside: int = 0
    words: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Story:
    """A text of its own: that of the document, or of a box in it. ``waiting`` goes on in the next paragraph."""

    fields: list[Field] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    paragraph: Paragraph | None = None
    waiting: Paragraph | None = None
    words: list[str] = field(default_factory=list)
    has_table: bool = False

    def show(self, text: str) -> None:
        """Add to the paragraph, unless a field around it keeps the text or shows something else."""
        for each in reversed(self.fields):
            if each.phase is Phase.CODE:
                each.held.append(text)
                each.add_code(text)
                return
            if each.result is not None:
                each.held.append(text)
                return
        if self.paragraph is not None:
            self.paragraph.parts.append(text)
