"""A copy of somebody's own document with its findings as comments, at the cells of its tables.

The parts are changed at the positions of their bytes; everything else stays as it is.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from lkjip_xl.books.marked.refusal import marking
from lkjip_xl.files.docx_parts import find_document_parts
from lkjip_xl.files.kinds import DocumentFile, as_of_a_document
from lkjip_xl.files.limits import USUAL_LIMITS, Limits
from lkjip_xl.files.package import part_key
from lkjip_xl.files.package_edit import PackageCopy
from lkjip_xl.files.refusal import refused
from lkjip_xl.files.whole_file import whole_file
from lkjip_xl.files.xml_edit import XmlPart, escaped
from lkjip_xl.files.xml_tree import Element
from lkjip_xl.reader.recognised import Recognised
from lkjip_xl.reader.word.content import Document, WordCell, WordTable
from lkjip_xl.report.place import Place
from lkjip_xl.rules.findings import CheckResult, Finding
from lkjip_xl.show.words import details
from lkjip_xl.tables import TABLES
from lkjip_xl.text.words import printable

# Strict documents have another one.
_WORD = frozenset(
    {
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    }
)
_AUTHOR, _INITIALS = "lkjip-xl", "lx"
_COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_KEYS = {spec.sheet: spec.key for spec in TABLES}
# Where a comment goes: to which cell, or paragraph, of all in the part, from 1.
Spot = tuple[str, int]
Comment = Sequence[str]
"""The lines of a comment."""
CELL, PARAGRAPH = "tc", "p"


def write_comments(
    target: Path,
    source: DocumentFile,
    read: tuple[Document, Recognised],
    result: CheckResult,
    limits: Limits = USUAL_LIMITS,
) -> int:
    """Write a copy of a document with a comment for each finding that stands; how many have no place in it.

    Raises:
        CannotWrite: if the target cannot be written, or the document cannot be changed.

    """
    document, recognised = read
    found: dict[Spot, list[Comment]] = {}
    elsewhere = 0
    for finding in result.standing():
        cell = cell_at(document, recognised, finding.problem.place)
        if cell is None:
            elsewhere += 1
        else:
            found.setdefault((CELL, cell.at), []).append(comment_of(finding))
    copy = commented_copy(source, found, limits)
    with whole_file(target) as path:
        copy.write(path)
    return elsewhere


def commented_copy(
    source: DocumentFile, found: Mapping[Spot, Sequence[Comment]], limits: Limits = USUAL_LIMITS
) -> PackageCopy:
    """A copy of a document, not yet written, with comments at some of its cells and paragraphs.

    Raises:
        CannotWrite: if the document cannot be changed.

    """
    with marking(source.path), as_of_a_document():
        copy = PackageCopy(source.content, limits)
        _mark(copy, found)
    return copy


def cell_at(document: Document, recognised: Recognised, place: Place) -> WordCell | None:
    """The cell of a document in which a place stands; the first one of its row, or table, where it is in none."""
    found = table_row_at(recognised, place)
    tables = {table.number: table for table in document.tables}
    return _cell_of(tables[found[0]], found[1], place.column) if found and found[0] in tables else None


def table_row_at(recognised: Recognised, place: Place) -> tuple[int, int] | None:
    """The number of the table in which a place stands, and its row there; None where it is in none."""
    origins = recognised.origins.get(_KEYS.get(str(place.sheet), str(place.sheet)), {})
    return origins.get(place.row, origins[min(origins)]) if origins else None


def _cell_of(table: WordTable, row: int, column: int) -> WordCell | None:
    in_row = [each for each in table.cells if each.row <= row < each.row + each.rows]
    here = (each for each in in_row if each.column <= column < each.column + each.columns)
    return next(here, next(iter(in_row or table.cells), None))


@dataclass
class _Anchor:
    """Where a comment goes: a paragraph, and the first element in it."""

    paragraph: Element
    first: Element | None = None


@dataclass
class _Finder:
    """Looks for the first paragraph of some cells while the document is gone through."""

    wanted: Mapping[Spot, Sequence[Comment]]
    anchors: dict[Spot, _Anchor] = field(default_factory=dict)
    _cells: int = 0
    _paragraphs: int = 0
    _open: list[int] = field(default_factory=list)
    _last: list[_Anchor] = field(default_factory=list)

    def start(self, element: Element) -> None:
        if element.name == CELL and _is_of_word(element):
            self._cells += 1
            self._open.append(self._cells)
        elif element.name == PARAGRAPH and _is_of_word(element):
            self._paragraphs += 1
            self._last = []
            spots = [(PARAGRAPH, self._paragraphs), *((CELL, at) for at in self._open[-1:])]
            for spot in spots:
                if spot in self.wanted and spot not in self.anchors:
                    self.anchors[spot] = _Anchor(element)
                    self._last.append(self.anchors[spot])
        else:
            for anchor in self._last:
                if anchor.first is None and element.parent is anchor.paragraph:
                    anchor.first = element

    def end(self, element: Element) -> None:
        if element.name == CELL and _is_of_word(element):
            self._open.pop()


def _is_of_word(element: Element) -> bool:
    return element.space in _WORD


def _mark(copy: PackageCopy, found: Mapping[Spot, Sequence[Comment]]) -> None:
    main = find_document_parts(copy.package).main
    part = copy.part(main)
    finder = _Finder(found)
    part.walk(finder.start, finder.end)
    anchors = sorted(finder.anchors.items())
    if not anchors:
        return
    space = anchors[0][1].paragraph.space
    comments = _comments(copy, main, space)
    number = _free_number(comments)
    for spot, anchor in anchors:
        for comment in found[spot]:
            _anchor(part, anchor, number, space)
            comments.append(comments.root, _comment(comment, number, space))
            number += 1


def _anchor(part: XmlPart, anchor: _Anchor, number: int, space: str) -> None:
    """Let a comment stand beside the whole text of a paragraph."""
    start = f'<w:commentRangeStart xmlns:w="{space}" w:id="{number}"/>'
    end = f'<w:commentRangeEnd xmlns:w="{space}" w:id="{number}"/>'
    mark = f'<w:r xmlns:w="{space}"><w:commentReference w:id="{number}"/></w:r>'
    if anchor.first is None:
        part.append(anchor.paragraph, start + end + mark)
        return
    (part.after if anchor.first.name == "pPr" else part.before)(anchor.first, start)
    part.append(anchor.paragraph, end + mark)


def _comments(copy: PackageCopy, main: str, space: str) -> XmlPart:
    """The part with the comments of the document; a new one where it has none."""
    known = copy.related(main, "comments")
    if known is not None:
        part = copy.part(known)
        if any(each.attribute("author") == _AUTHOR for each in part.root.all("comment")):
            raise refused(
                "dokumen ini sudah berisi komentar temuan.", "Periksa dokumen aslinya, atau hapus komentar itu."
            )
        return part
    folder, slash, _ = main.rpartition("/")
    # As Word calls it, and other programs look for it.
    usual = f"{folder}{slash}comments.xml"
    declared = {part_key(each.attributes.get("PartName", "")) for each in copy.types("Override")}
    taken = usual in copy or part_key(usual) in declared
    name = copy.free_name(f"{folder}{slash}comments{{}}.xml") if taken else usual
    part = copy.add(name, f'<w:comments xmlns:w="{space}"></w:comments>', _COMMENTS_TYPE)
    copy.relate(main, "comments", name)
    return part


def _free_number(comments: XmlPart) -> int:
    """A number that no comment has."""
    numbers = (each.attribute("id") for each in comments.root.all("comment"))
    return max((int(each) for each in numbers if each.isdecimal()), default=-1) + 1


def _comment(comment: Comment, number: int, space: str) -> str:
    lines = "".join(f'<w:p><w:r><w:t xml:space="preserve">{escaped(line)}</w:t></w:r></w:p>' for line in comment)
    return (
        f'<w:comment xmlns:w="{space}" w:id="{number}" w:author="{_AUTHOR}" w:initials="{_INITIALS}">'
        f"{lines}</w:comment>"
    )


def comment_of(finding: Finding) -> Comment:
    """What a comment says of a finding."""
    return (
        f"{finding.severity.label} {finding.code}",
        printable(finding.problem.message),
        *(f"{name}: {printable(text)}" for name, text in details(finding)),
    )
