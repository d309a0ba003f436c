"""From the documents of a written report to its sentences, captions and tables."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from lkjip_xl.files.kinds import DocumentFile
from lkjip_xl.files.limits import USUAL_LIMITS, Limits
from lkjip_xl.files.refusal import UnreadableFile
from lkjip_xl.files.whole_file import shown
from lkjip_xl.reader.recognised import Recognised
from lkjip_xl.reader.typed_tables import split_typed
from lkjip_xl.reader.word.content import Document, NotRead, WordCell, WordParagraph, WordTable
from lkjip_xl.reader.word.document import read_document
from lkjip_xl.reader.word_report import recognised_document, unread_told
from lkjip_xl.report.manuscript import (
    BESIDE_TEXT,
    FIGURE,
    TABLE,
    Caption,
    Manuscript,
    Paragraph,
    Passage,
    Sentence,
    TypedCell,
    TypedTable,
)
from lkjip_xl.report.place import BETWEEN, MANUSCRIPT, Place
from lkjip_xl.text.sentence_ends import sentences_of
from lkjip_xl.text.words import squeeze

# A line of a list of contents that somebody typed: dots or a tab, and the number of a page.
_OF_CONTENTS = re.compile(r"(?:\.{4,}|…{2,}|\t)\s*(?:\d{1,3}|[ivxl]+)\s*$")
_NUMBER = re.compile(r"(?:tabel|table|gambar|grafik|diagram|bagan)\b\.?\s*([\w.()-]*\d[\w.()-]*)", re.IGNORECASE)
_GOES_ON = re.compile(r"\blanjutan\b|\bsambungan\b", re.IGNORECASE)
_LONGEST_WORDS = 120
# Text in a box is read for its sentences; whoever wants tables is told of it.
_READ_HERE = (NotRead.TEXT_BOX,)
# No sentence that a person reads is so long; the time that one takes grows with the square of its length.
_LONGEST_SENTENCE, _LONGEST_PARAGRAPH = 3_000, 20_000


@dataclass(frozen=True, slots=True)
class ReadManuscript:
    """A written report with the files and documents that it was read from, and its tables as they were known."""

    manuscript: Manuscript
    files: tuple[DocumentFile, ...]
    whole: Document
    recognised: Recognised | None
    first_tables: tuple[int, ...]


def read_manuscript(
    files: Sequence[DocumentFile], tahun: int | None, limits: Limits = USUAL_LIMITS
) -> ReadManuscript:
    """Read a report that is written in one or several documents; ``tahun`` is its year where it does not say.

    Raises:
        UnreadableFile: if one of them is none, damaged, or above a limit.

    """
    documents = [_read(file, limits) for file in files]
    firsts = tuple(sum(len(each.tables) for each in documents[:at]) for at in range(len(documents)))
    numbered = [_numbered(each, first) for each, first in zip(documents, firsts, strict=True)]
    whole = Document(
        tuple(block for each in numbered for block in each.blocks),
        tuple(unread for each in documents for unread in each.unread),
    )
    try:
        recognised = recognised_document(whole, tahun=tahun)
    except UnreadableFile:
        recognised = None
    return ReadManuscript(
        manuscript_of(numbered, recognised, [Path(file.path).name for file in files]),
        tuple(files),
        whole,
        recognised,
        firsts,
    )


def _read(file: DocumentFile, limits: Limits) -> Document:
    """One of the documents; what is wrong with it is said of it, and not of the workbook.

    Raises:
        UnreadableFile: if it cannot be read.

    """
    try:
        return read_document(file, limits)
    except UnreadableFile as error:
        why = error.unreadable
        raise UnreadableFile(replace(why, reason=f"naskah {shown(file.path)}: {why.reason}")) from error


def _numbered(document: Document, first: int) -> Document:
    blocks = (
        replace(each, number=each.number + first) if isinstance(each, WordTable) else each
        for each in document.blocks
    )
    return replace(document, blocks=tuple(blocks))


def manuscript_of(
    documents: Sequence[Document], recognised: Recognised | None, names: Sequence[str]
) -> Manuscript:
    """The manuscript in some documents, whose tables are numbered through."""
    keys = {each.number: each.key for each in recognised.tables if each.taken} if recognised else {}
    paragraphs: list[Paragraph] = []
    captions: list[Caption] = []
    cells: list[tuple[Place, str]] = []
    typed: list[TypedTable] = []
    for file, document in enumerate(documents):
        part = _Part(file, document, keys)
        paragraphs += part.paragraphs
        paragraphs += (Paragraph(line, file, 0, (BESIDE_TEXT,), cover=True) for line in document.beside)
        paragraphs += (Paragraph(line, file, 0, (kind,)) for kind, line in document.aside)
        captions += part.captions
        cells += part.cells(names)
        typed += part.typed(names)
    report = recognised.report if recognised else None
    unread = tuple(unread_told(each) for one in documents for each in one.unread if each.kind not in _READ_HERE)
    long = sum(_is_too_long(each.text) for each in paragraphs)
    if long:
        unread = (*unread, f"kalimat yang lebih panjang dari {_LONGEST_SENTENCE} huruf di {long} paragraf")
    paragraphs = [replace(each, text=each.text[:_LONGEST_PARAGRAPH]) for each in paragraphs]
    running = [each for each in paragraphs if each.level is None and not each.cover]
    return Manuscript(
        tuple(names),
        tuple(paragraphs),
        tuple(sentence for each in running for sentence in _sentences(each)),
        tuple(captions),
        report,
        report.settings.tahun if report else None,
        tuple(cells),
        tuple(typed),
        unread,
    )


def _is_too_long(text: str) -> bool:
    """Whether some of a paragraph is not judged."""
    if len(text) <= _LONGEST_SENTENCE:
        return False
    spans = sentences_of(text[:_LONGEST_PARAGRAPH])
    return len(text) > _LONGEST_PARAGRAPH or any(end - start > _LONGEST_SENTENCE for start, end in spans)


def _sentences(paragraph: Paragraph) -> Iterator[Sentence]:
    before = ""
    for start, end in sentences_of(paragraph.text):
        text = paragraph.text[start:end]
        if len(text) <= _LONGEST_SENTENCE:
            yield Sentence(text, paragraph, start, before)
        before = text[-_LONGEST_SENTENCE:]


class _Part:
    """The paragraphs and captions of one file."""

    def __init__(self, file: int, document: Document, keys: dict[int, str]) -> None:
        self._file, self._document, self._keys = file, document, keys
        self.paragraphs: list[Paragraph] = []
        self.captions: list[Caption] = []
        self._tables: list[tuple[int, tuple[str, ...], WordTable]] = []
        self._read()

    def _read(self) -> None:
        headings: list[tuple[int, str]] = []
        counted, begun = 0, self._file > 0
        blocks = self._document.blocks
        above = self._nearest(range(len(blocks)))
        below = self._nearest(reversed(range(len(blocks))))
        for at, block in enumerate(blocks):
            path = tuple(text for _, text in headings)
            if isinstance(block, WordTable):
                self._tables.append((at, path, block))
                begun = True
            elif block.level is not None and not block.listed:
                headings = [each for each in headings if each[0] < block.level] + [
                    (block.level, squeeze(block.shown))
                ]
                counted, begun = 0, True
                higher = tuple(text for _, text in headings[:-1])
                self.paragraphs.append(Paragraph(block.shown, self._file, block.at, higher, 0, block.level))
            elif not (block.listed or _OF_CONTENTS.search(block.text)):
                counted += 1
                paragraph = Paragraph(block.text, self._file, block.at, path, counted, None, (), not begun)
                if block.captioned:
                    self.captions.append(_caption(block, paragraph, self._key_below(at)))
                elif block.text.strip():
                    around = tuple(dict.fromkeys(filter(None, (above[at], below[at]))))
                    self.paragraphs.append(replace(paragraph, tables=around))

    def _key_below(self, at: int) -> str:
        """The key of the table under a caption, where it follows at once."""
        for block in self._document.blocks[at + 1 : at + 4]:
            if isinstance(block, WordTable):
                return self._keys.get(block.number, "")
        return ""

    def _nearest(self, places: Iterable[int]) -> dict[int, str]:
        """The table that was met last, by its key, for every place that is gone through under one heading."""
        found: dict[int, str] = {}
        key = ""
        for at in places:
            block = self._document.blocks[at]
            if isinstance(block, WordTable):
                key = self._keys.get(block.number, "")
            elif block.level is not None and not block.listed:
                key = ""
            found[at] = key
        return found

    def cells(self, names: Sequence[str]) -> Iterator[tuple[Place, str]]:
        """The texts in the cells of tables."""
        for _, path, table in self._tables:
            for cell in table.cells:
                if cell.text.strip():
                    yield self._place(names, path, table, cell), cell.text

    def typed(self, names: Sequence[str]) -> Iterator[TypedTable]:
        """The tables with figures that were not known as one of the report's."""
        for _, path, table in self._tables:
            if table.number not in self._keys and (split := split_typed(table)) is not None:
                headings, rows = split
                cells = tuple(
                    tuple(
                        TypedCell(each.column, squeeze(each.text), self._place(names, path, table, each))
                        for each in row
                    )
                    for row in rows
                )
                yield TypedTable(_title(path, table), headings, cells)

    def _place(self, names: Sequence[str], path: Sequence[str], table: WordTable, cell: WordCell) -> Place:
        title = BETWEEN.join((MANUSCRIPT, *((names[self._file],) if len(names) > 1 else ()), _title(path, table)))
        words = squeeze(cell.text)[:_LONGEST_WORDS]
        told = {-cell.at: f"baris {cell.row}, kolom {cell.column}"}
        return Place(Passage(title, told, words, self._file), -cell.at, 1)


def _title(path: Sequence[str], table: WordTable) -> str:
    return squeeze(table.caption) or (path[-1] if path else f"tabel ke-{table.number}")


def _caption(block: WordParagraph, paragraph: Paragraph, key: str) -> Caption:
    found = _NUMBER.match(block.shown)
    is_table = block.captioned == "tabel"
    return Caption(
        TABLE if is_table else FIGURE,
        found[1].rstrip(".:-") if found else "",
        paragraph,
        key if is_table else "",
        bool(_GOES_ON.search(block.shown)),
    )
