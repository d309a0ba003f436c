"""A .docx file read: see :func:`read_document`."""

from __future__ import annotations

import io
from pathlib import Path

from lkjip_xl.files.docx_parts import find_document_parts
from lkjip_xl.files.kinds import DocumentFile, as_of_a_document, open_document
from lkjip_xl.files.limits import USUAL_LIMITS, Limits
from lkjip_xl.files.package import Package, refuse_doctypes
from lkjip_xl.reader.word.beside import lines_beside, name_tables
from lkjip_xl.reader.word.captions import with_captions
from lkjip_xl.reader.word.content import (
    Document,
    NotRead,
    Unread,
    WordCell,
    WordParagraph,
    WordTable,
)
from lkjip_xl.reader.word.lines import Line
from lkjip_xl.reader.word.numbering import read_numbering
from lkjip_xl.reader.word.styles import read_styles
from lkjip_xl.reader.word.walk import walk

__all__ = ["Document", "NotRead", "Unread", "WordCell", "WordParagraph", "WordTable", "read_document"]

_XML = (".xml", ".rels")
_NOTES, _BOX = {"footnotes": "catatan kaki", "endnotes": "catatan akhir"}, "kotak teks"


def read_document(source: Path | DocumentFile, limits: Limits = USUAL_LIMITS) -> Document:
    """Read a Word document as it is printed when all its tracked changes are accepted.

    Raises:
        UnreadableFile: if it is none, damaged, or above a limit.

    """
    file = source if isinstance(source, DocumentFile) else open_document(source, limits)
    with as_of_a_document():
        package = Package(io.BytesIO(file.content), limits)
        parts = find_document_parts(package)
        # Pictures are not looked at: a document holds up to a hundred megabytes of them.
        refuse_doctypes(package, (name for name in package.names if name.endswith(_XML)))
        styles, numbering = read_styles(package, parts.styles), read_numbering(package, parts.numbering)
        read = walk(package, parts.main, styles, numbering, limits)
        beside: list[str] = []
        aside = [(_BOX, line) for line in read.boxes if line.strip()]
        for kind, part in parts.beside:
            name_tables(package, kind, part, read.names)
            if kind in ("header", "footer"):
                beside += lines_beside(package, part)
            elif kind in _NOTES:
                lines = walk(package, part, styles, numbering, limits).lines
                written = (each.paragraph.text for each in lines if isinstance(each, Line))
                aside += [(_NOTES[kind], line) for line in written if line.strip()]
    for part in parts.missing:
        read.names.add(NotRead.MISSING_PART, part)
    return Document(
        tuple(with_captions(read.lines, read.names)),
        read.names.all(),
        tuple(dict.fromkeys(beside)),
        tuple(dict.fromkeys(aside)),
    )
