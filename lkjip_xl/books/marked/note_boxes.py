"""The boxes of notes in a workbook that is there already: large enough to be read, wherever they lie.

A box is placed by the columns and rows that it covers, so its size in pixels depends on how wide and high those
are. Its style repeats the size in points: LibreOffice reads that, Excel the columns and rows. Boxes are drawn in
VML, beside buttons and whatever else is of that time; a picture in the header of a page has a part of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from lkjip_xl.books.marked.addresses import Cell
from lkjip_xl.books.marked.cells import ORDER, SheetCells
from lkjip_xl.books.marked.grid import Grid
from lkjip_xl.files.package import count_of
from lkjip_xl.files.package_edit import PackageCopy
from lkjip_xl.files.refusal import UnreadableFile
from lkjip_xl.files.xml_edit import XmlPart
from lkjip_xl.files.xml_tree import Element
from lkjip_xl.text.addresses import LAST_COLUMN, LAST_ROW

_DRAWN, _OFFICE, _EXCEL = (
    "urn:schemas-microsoft-com:vml",
    "urn:schemas-microsoft-com:office:office",
    "urn:schemas-microsoft-com:office:excel",
)
_USUAL_PREFIXES = {_DRAWN: "v", _OFFICE: "o", _EXCEL: "x"}
_TYPE = "application/vnd.openxmlformats-officedocument.vmlDrawing"
_EMPTY = f'<xml xmlns:v="{_DRAWN}" xmlns:o="{_OFFICE}" xmlns:x="{_EXCEL}"></xml>'
_KIND = "_x0000_t202"
_NUMBERED = re.compile(r"_x0000_s([0-9]{1,9})")
# Numbers of shapes come in blocks, and each part has some of its own.
_BLOCK = 1024
# In pixels: a box, the letters of its lines, and what lies around them.
_WIDTH, _LINE_HEIGHT, _AROUND = 320, 17, 14
_LETTERS_PER_LINE = 44
_POINTS_PER_PIXEL = 0.75
# Excel itself writes line breaks that are never closed.
_BREAK = re.compile(rb"<br>", re.IGNORECASE)


def _without_breaks(content: bytes) -> bytes:
    """What a parser is to see of a part: as long as the part, so that positions stay."""
    return _BREAK.sub(b"    ", content)


class Drawings:
    """The parts with shapes of a package, and the numbers that their shapes have: none is given twice."""

    def __init__(self, copy: PackageCopy) -> None:
        self._copy = copy
        self._numbers: set[int] = set()
        self._blocks: set[int] = set()
        for name in [each for each in copy.package.names if each.endswith(".vml")]:
            try:
                self._take(self.part(name).root)
            except UnreadableFile:
                continue  # nothing is written there

    def part(self, name: str) -> XmlPart:
        """A part with shapes.

        Raises:
            UnreadableFile: if no parser can read it.

        """
        return self._copy.part(name, _without_breaks)

    def _take(self, root: Element) -> None:
        for element in root.below():
            names = (element.attributes.get("id", ""), element.attributes.get(f"{_OFFICE} spid", ""))
            self._numbers.update(int(found[1]) for each in names if (found := _NUMBERED.fullmatch(each)))
        self._blocks.update(blocks_of(root), (number // _BLOCK for number in self._numbers))

    def free_numbers(self, blocks: list[int]) -> Iterator[int]:
        """Numbers for shapes, from the blocks of a part as long as they last; blocks that it gets are added."""
        at = 0
        while True:
            if at == len(blocks):
                blocks.append(max(self._blocks, default=0) + 1)
                self._blocks.add(blocks[-1])
            for number in range(blocks[at] * _BLOCK + 1, (blocks[at] + 1) * _BLOCK):
                if number not in self._numbers:
                    self._numbers.add(number)
                    yield number
            at += 1


def blocks_of(root: Element) -> list[int]:
    """The blocks of numbers that a part has."""
    maps = (each for each in root.below() if each.name == "idmap")
    numbers = (count_of(number.strip()) for each in maps for number in each.attributes.get("data", "").split(","))
    return [number for number in numbers if number]


class NoteBoxes:
    """The boxes of one sheet's notes.

    Raises:
        UnreadableFile: if the sheet has a part with shapes that no parser can read.

    """

    def __init__(self, copy: PackageCopy, sheet: SheetCells, drawings: Drawings) -> None:
        self._copy, self._sheet, self._drawings = copy, sheet, drawings
        self._link = sheet.root.first("legacyDrawing")
        relation = copy.relations(sheet.part.name).get(self._link.attribute("id")) if self._link else None
        there = relation is not None and relation.target in copy
        self._part = drawings.part(relation.target) if relation is not None and there else None
        if self._part:
            self._part.root  # noqa: B018 - it is read here, or not at all

    def write(self, notes: Mapping[Cell, str]) -> None:
        """Give the notes at cells a box of their size: the one that is there, or one of its own."""
        part = self._part or self._made()
        boxes = dict(_boxes(part.root))
        grid = Grid.of(self._sheet)
        for at in [at for at in notes if at in boxes]:
            _resize(part, boxes[at], at, notes[at], grid)
        new = {at: note for at, note in notes.items() if at not in boxes}
        if new:
            _Writer(part).write(new, grid, self._drawings)

    def _made(self) -> XmlPart:
        sheet, copy = self._sheet, self._copy
        name = copy.free_name("xl/drawings/vmlDrawing{}.vml")
        relation = copy.relate(sheet.part.name, "vmlDrawing", name)
        if self._link is not None:
            sheet.part.set(self._link, "r:id", relation)
        else:
            xml = f'<{sheet.part.prefix(sheet.root)}legacyDrawing xmlns:r="{copy.office}" r:id="{relation}"/>'
            sheet.part.insert_child(sheet.root, ORDER, "legacyDrawing", xml)
        return copy.add(name, _EMPTY, _TYPE)


def _boxes(root: Element) -> Iterator[tuple[Cell, Element]]:
    """The boxes of notes by the cell that each belongs to."""
    for shape in root.below():
        data = shape.first("ClientData") if shape.name == "shape" else None
        if data is None or data.attributes.get("ObjectType") != "Note":
            continue
        row, column = (data.first(name) for name in ("Row", "Column"))
        at = [count_of(each.text.strip()) if each else None for each in (row, column)]
        if at[0] is not None and at[1] is not None:
            yield (at[0] + 1, at[1] + 1), shape


def _resize(part: XmlPart, shape: Element, at: Cell, note: str, grid: Grid) -> None:
    """Make a box as high as its lines need, beside its cell; its colour and the rest is whose note it was."""
    data = shape.first("ClientData")
    anchor = data.first("Anchor") if data else None
    if anchor is not None and anchor.text:
        part.write_text(anchor, _anchor(at, note, grid))
    size = {"width": _points(_WIDTH), "height": _points(_height(note))}
    style = [each.partition(":") for each in shape.attributes.get("style", "").split(";")]
    sized = (f"{name}{colon}{size.get(name.strip().lower(), value)}" for name, colon, value in style)
    part.set(shape, "style", ";".join(sized))


class _Writer:
    """Writes new boxes into a part, with the prefixes that it has."""

    def __init__(self, part: XmlPart) -> None:
        self._part = part
        known = {uri: prefix for prefix, uri in part.root_namespaces().items() if prefix}
        prefixes = {**_USUAL_PREFIXES, **{uri: known[uri] for uri in _USUAL_PREFIXES if uri in known}}
        self._v, self._o, self._x = (prefixes[uri] for uri in (_DRAWN, _OFFICE, _EXCEL))
        self._missing = "".join(
            f' xmlns:{prefix}="{uri}"' for uri, prefix in _USUAL_PREFIXES.items() if uri not in known
        )

    def write(self, notes: Mapping[Cell, str], grid: Grid, drawings: Drawings) -> None:
        root, v, o = self._part.root, self._v, self._o
        blocks = blocks_of(root)
        before = len(blocks)
        numbers = drawings.free_numbers(blocks)
        shapes = [self._shape(next(numbers), at, note, grid) for at, note in notes.items()]
        if len(blocks) > before:
            self._name_blocks(blocks)
        if all(each.attributes.get("id") != _KIND for each in root.below() if each.name == "shapetype"):
            self._part.append(
                root,
                f'<{v}:shapetype{self._missing} id="{_KIND}" coordsize="21600,21600" {o}:spt="202" '
                f'path="m,l,21600r21600,l21600,xe"><{v}:stroke joinstyle="miter"/>'
                f'<{v}:path gradientshapeok="t" {o}:connecttype="rect"/></{v}:shapetype>',
            )
        self._part.append(root, "".join(shapes))

    def _name_blocks(self, blocks: Iterable[int]) -> None:
        """Say which blocks of numbers the part has now."""
        root, v, o = self._part.root, self._v, self._o
        data = ",".join(map(str, blocks))
        named = next((each for each in root.below() if each.name == "idmap"), None)
        if named is not None:
            self._part.set(named, "data", data)
            return
        layout = root.first("shapelayout")
        xml = f'<{o}:idmap{self._missing} {v}:ext="edit" data="{data}"/>'
        if layout is not None:
            self._part.append(layout, xml)
            return
        whole = f'<{o}:shapelayout{self._missing} {v}:ext="edit">{xml}</{o}:shapelayout>'
        if root.children:
            self._part.before(root.children[0], whole)
        else:
            self._part.append(root, whole)

    def _shape(self, number: int, at: Cell, note: str, grid: Grid) -> str:
        v, o, x = self._v, self._o, self._x
        return (
            f'<{v}:shape{self._missing} id="_x0000_s{number}" type="#{_KIND}" style="position:absolute;'
            f"margin-left:60pt;margin-top:1.5pt;width:{_points(_WIDTH)};height:{_points(_height(note))};z-index:1;"
            f'visibility:hidden" fillcolor="#ffffe1" {o}:insetmode="auto"><{v}:fill color2="#ffffe1"/>'
            f'<{v}:shadow on="t" color="black" obscured="t"/><{v}:path {o}:connecttype="none"/>'
            f'<{v}:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></{v}:textbox>'
            f'<{x}:ClientData ObjectType="Note"><{x}:MoveWithCells/><{x}:SizeWithCells/>'
            f"<{x}:Anchor>{_anchor(at, note, grid)}</{x}:Anchor><{x}:AutoFill>False</{x}:AutoFill>"
            f"<{x}:Row>{at[0] - 1}</{x}:Row><{x}:Column>{at[1] - 1}</{x}:Column></{x}:ClientData></{v}:shape>"
        )


def _anchor(at: Cell, note: str, grid: Grid) -> str:
    """The columns and rows that a box lies over, and how far in it begins and ends."""
    row, column = at[0] - 1, at[1] - 1
    (right, right_inside), (bottom, bottom_inside) = (
        grid.across(column + 1, 15 + _WIDTH),
        grid.down(row, 2 + _height(note)),
    )
    left, right = min(column + 1, LAST_COLUMN - 1), min(right, LAST_COLUMN - 1)
    return f"{left}, 15, {row}, 2, {right}, {right_inside}, {min(bottom, LAST_ROW - 1)}, {bottom_inside}"


def _height(note: str) -> int:
    lines = sum(1 + max(0, len(each) - 1) // _LETTERS_PER_LINE for each in note.split("\n"))
    return _AROUND + _LINE_HEIGHT * lines


def _points(pixels: int) -> str:
    return f"{pixels * _POINTS_PER_PIXEL:g}pt"
