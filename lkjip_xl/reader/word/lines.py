"""What the walk through a document hands on: its paragraphs and tables, before captions are told."""

from __future__ import annotations

from dataclasses import dataclass

from lkjip_xl.reader.word.content import WordParagraph
from lkjip_xl.reader.word.geometry import Placed


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph outside of tables, with what tells a caption: its style, and which captions its fields number.

    ``listed`` is one of a table of contents.
    """

    paragraph: WordParagraph
    style: str = ""
    sequences: tuple[str, ...] = ()
    pictures: int = 0
    listed: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """A table, and how many pictures stand in its cells."""

    placed: Placed
    header_rows: int
    pictures: int
