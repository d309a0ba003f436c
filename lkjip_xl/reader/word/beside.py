"""What stands beside the text of a document: tables of headers, footers, notes and comments are only named."""

from __future__ import annotations

from lkjip_xl.files.package import Package, read_elements
from lkjip_xl.reader.word.content import NotRead
from lkjip_xl.reader.word.names import Attributes, in_all_spaces
from lkjip_xl.reader.word.naming import Names

_KINDS = {
    "header": NotRead.TABLE_IN_HEADER,
    "footer": NotRead.TABLE_IN_FOOTER,
    "footnotes": NotRead.TABLE_IN_FOOTNOTE,
    "endnotes": NotRead.TABLE_IN_FOOTNOTE,
    "comments": NotRead.TABLE_IN_COMMENT,
}
_LONGEST = 300


def name_tables(package: Package, kind: str, part: str, names: Names) -> None:
    """Name the tables of a part that have any words in them."""
    reading = _Reading(_KINDS[kind], names)
    starts = in_all_spaces({"w:tbl": reading.begin, "w:t": reading.begin_text})
    ends = in_all_spaces({"w:tbl": reading.end, "w:t": reading.end_text})
    read_elements(part, package.read(part), starts, ends, reading.letters)


def lines_beside(package: Package, part: str) -> list[str]:
    """The paragraphs of a header or a footer that have any words; the codes of fields are none."""
    lines: list[str] = []
    words: list[str] = []
    texts: list[bool] = []

    def letters(text: str) -> None:
        if texts:
            words.append(text)

    def end() -> None:
        lines.append(" ".join("".join(words).split())[:_LONGEST])
        words.clear()

    starts = in_all_spaces({"w:t": lambda _: texts.append(True), "w:tab": lambda _: words.append(" ")})
    ends = in_all_spaces({"w:t": texts.clear, "w:p": end})
    read_elements(part, package.read(part), starts, ends, letters)
    return [each for each in lines if each]


class _Reading:
    """The state of one pass over such a part."""

    def __init__(self, kind: NotRead, names: Names) -> None:
        self._kind = kind
        self._names = names
        self._depth = 0
        self._in_text = False
        self._words: list[str] = []
        self._length = 0

    def begin(self, _: Attributes) -> None:
        self._depth += 1

    def begin_text(self, _: Attributes) -> None:
        self._in_text = bool(self._depth)

    def end_text(self) -> None:
        if self._in_text:
            self._words.append(" ")
        self._in_text = False

    def letters(self, text: str) -> None:
        if self._in_text and self._length < _LONGEST:
            self._words.append(text)
            self._length += len(text)

    def end(self) -> None:
        self._depth -= 1
        words = "".join(self._words).strip()
        if not self._depth:
            if words:
                self._names.add(self._kind, words)
            self._words, self._length = [], 0
