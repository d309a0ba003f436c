"""The written report: its sentences, captions and tables, each with its place in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Self

from lkjip_xl.report.model import Report
from lkjip_xl.report.place import BETWEEN, MANUSCRIPT, DocumentTable, Place

TABLE, FIGURE = "Tabel", "Gambar"
BESIDE_TEXT = "kepala atau kaki halaman"
"""Where a paragraph of a header or a footer is; it has the number 0."""


class Passage(DocumentTable):
    """A stretch of a document's text under one heading, where a table would be.

    A place in it is a paragraph, counted in its file, and where in it something begins; ``paragraphs`` says which
    paragraph under the heading that is, and ``words`` what stands there. ``file`` is which of the files it is in.
    """

    __slots__ = ("file", "paragraphs", "words")

    file: int
    paragraphs: Mapping[int, str]
    words: str

    def __new__(cls, name: str, paragraphs: Mapping[int, str], words: str, file: int = 0) -> Self:
        """A passage by its heading."""
        passage = super().__new__(cls, name, {})
        passage.paragraphs, passage.words, passage.file = paragraphs, words, file
        return passage

    def __reduce__(self) -> tuple[type[Passage], tuple[object, ...]]:
        """How it is made again: results go from one process to another."""
        return Passage, (str(self), dict(self.paragraphs), self.words, self.file)

    def row(self, row: int) -> str:
        """A paragraph as people name it."""
        return self.paragraphs.get(row, "")

    def place(self, row: int, column: int) -> str:  # noqa: ARG002 - the words say where in it
        """A place as people find it: ``paragraf 3, “… S-1 sebanyak 13 orang …”``."""
        return ", ".join(filter(None, (self.row(row), f"“{self.words}”" if self.words else "")))


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of running text, or a heading, whose ``level`` is 1 to 9. ``number`` counts those of its file.

    ``heading`` are the headings above it, the lowest last; ``counted`` says which one below that it is.
    ``tables`` are the tables around it under one heading, by their key, the nearest first; the one above it, if
    there is one. ``cover`` says that it stands before the first heading.
    """

    text: str
    file: int
    number: int
    heading: tuple[str, ...] = ()
    counted: int = 0
    level: int | None = None
    tables: tuple[str, ...] = ()
    cover: bool = False


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: where it begins in its paragraph, and the one before it there, empty for the first."""

    text: str
    paragraph: Paragraph
    start: int = 0
    before: str = ""

    @property
    def tables(self) -> tuple[str, ...]:
        """The tables around it, by their key."""
        return self.paragraph.tables


@dataclass(frozen=True, slots=True)
class Caption:
    """The caption of a table or a picture: its number as printed, and the table's key where it is known."""

    kind: str
    number: str
    paragraph: Paragraph
    key: str = ""
    goes_on: bool = False


@dataclass(frozen=True, slots=True)
class TypedCell:
    """A cell of a table that is none of the report's own: its column, its text, and where it stands."""

    column: int
    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class TypedTable:
    """A table that somebody typed, by the title over it: the headings of its columns, and its rows below them."""

    title: str
    headings: Mapping[int, str]
    rows: tuple[tuple[TypedCell, ...], ...]


@dataclass(frozen=True, eq=False)
class Manuscript:
    """A report in one or several documents. ``report`` are its tables; None where none of them is known.

    ``tahun`` is the year that it says it is of. ``cells`` are texts in cells of tables, by where they stand.
    ``typed`` are the tables with figures that are not known as one of the report's.
    ``unread`` tells what could not be read, in Indonesian.
    """

    files: tuple[str, ...]
    paragraphs: tuple[Paragraph, ...]
    sentences: tuple[Sentence, ...]
    captions: tuple[Caption, ...] = ()
    report: Report | None = None
    tahun: int | None = None
    cells: tuple[tuple[Place, str], ...] = ()
    typed: tuple[TypedTable, ...] = ()
    unread: tuple[str, ...] = ()

    @cached_property
    def several(self) -> bool:
        """Whether it is in more than one file."""
        return len(self.files) > 1

    def place(self, paragraph: Paragraph, words: str, column: int = 1) -> Place:
        """Where something stands in a paragraph, with the words that show it."""
        where = (*((self.files[paragraph.file],) if self.several else ()), *paragraph.heading[-_DEEPEST:])
        heading = BETWEEN.join((MANUSCRIPT, *where))
        told = "judul" if paragraph.level else f"paragraf {paragraph.counted}" if paragraph.number else ""
        return Place(Passage(heading, {paragraph.number: told}, words, paragraph.file), paragraph.number, column)


_DEEPEST = 2
