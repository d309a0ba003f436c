"""What stands in the text of a document and is not read: named, where it may hold a table."""

from __future__ import annotations

from collections.abc import Mapping

from lkjip_xl.reader.word.content import NotRead
from lkjip_xl.reader.word.names import Attributes, Do, Done
from lkjip_xl.reader.word.paragraphs import Paragraphs
from lkjip_xl.reader.word.state import State, refuse_deep
from lkjip_xl.reader.word.story import Story

# How Excel, WPS and LibreOffice call their workbooks.
_WORKBOOKS = ("excel", "et.", "opendocument.calc")
_EQUATION = "equation"


class NotReadHere:
    """Names pictures, boxes, and other files in the text."""

    def __init__(self, state: State, paragraphs: Paragraphs) -> None:
        self._now = state
        self._paragraphs = paragraphs

    @property
    def starts(self) -> Mapping[str, Do]:
        """What to do where an element begins."""
        return {
            "w:txbxContent": self._begin_box,
            "pic:pic": self._picture,
            "v:imagedata": self._picture,
            "w:object": lambda _: self._object_by(1),
            "o:OLEObject": self._object,
            "dgm:relIds": lambda _: self._name(NotRead.DIAGRAM),
            "w:altChunk": lambda _: self._name(NotRead.OTHER_FILE),
            "w:subDoc": lambda _: self._name(NotRead.OTHER_FILE),
        }

    @property
    def ends(self) -> Mapping[str, Done]:
        """What to do where one ends."""
        return {"w:txbxContent": self._end_box, "w:object": lambda: self._object_by(-1)}

    def _name(self, kind: NotRead) -> None:
        if not self._now.skip:
            self._now.names.add(kind, self._now.words_before())

    def _picture(self, _: Attributes) -> None:
        paragraph = self._now.paragraph
        if paragraph is not None and not self._now.objects:
            paragraph.pictures += 1

    def _object_by(self, step: int) -> None:
        self._now.objects += step

    def _object(self, attributes: Attributes) -> None:
        program = attributes.get("ProgID", "").casefold()
        if not program.startswith(_EQUATION):
            self._name(NotRead.WORKBOOK if program.startswith(_WORKBOOKS) else NotRead.OBJECT)

    def _begin_box(self, _: Attributes) -> None:
        if not self._now.skip:
            refuse_deep(len(self._now.stories), "kotak teks di dalam kotak teks")
            self._now.stories.append(Story())

    def _end_box(self) -> None:
        if self._now.skip or len(self._now.stories) == 1:
            return
        box = self._now.story
        self._paragraphs.let_go(box)
        self._now.stories.pop()
        words = " ".join(filter(None, box.words))
        if words or box.has_table:
            kind = NotRead.TABLE_IN_BOX if box.has_table else NotRead.TEXT_BOX
            self._now.names.add(kind, self._now.words_before(), words)
            self._now.boxes += () if box.has_table else box.words
