"""Where in a document a paragraph stands, and how much room is across there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

from lkjip_xl.books.document.own.names import is_word
from lkjip_xl.files.package import count_of
from lkjip_xl.files.xml_tree import Element

_TWIPS = 20
# What Word takes where a section says nothing: a letter with an inch at each side, in twips.
_WIDTH, _MARGIN, _BETWEEN = 12_240, 1_440, 720
# The room at both sides of the text in a cell.
_IN_CELL = 216
_LEAST = 36.0
# Controls that hold nothing but letters, or what a property of the document says.
_CLOSED = frozenset(
    {"text", "date", "dropDownList", "comboBox", "picture", "dataBinding", "docPartList", "citation", "equation"}
)


class Where(Enum):
    """What a paragraph stands in."""

    BODY = auto()
    CELL = auto()
    BOX = auto()
    BESIDE = auto()


@dataclass(frozen=True, slots=True)
class Stand:
    """Where a paragraph stands: what is around it, and how many points are across there."""

    where: Where
    room: float

    @property
    def takes_blocks(self) -> bool:
        """Whether a table can stand there."""
        return self.where in {Where.BODY, Where.CELL}

    @property
    def named(self) -> str:
        """Where it is, as staff call it."""
        return {Where.BOX: "kotak teks", Where.BESIDE: "kepala, kaki, atau catatan halaman"}.get(self.where, "")


class Sections:
    """The sections of a document, by where in the part each says how its pages are."""

    def __init__(self, root: Element) -> None:
        settings = [each for each in root.below() if each.name == "sectPr" and is_word(each)]
        self._rooms = [(each.start, _room(each)) for each in settings]

    def room_at(self, element: Element) -> float:
        """How many points are across where an element stands: what holds for it is said behind it."""
        behind = (room for start, room in self._rooms if start > element.start)
        return next(behind, (_WIDTH - 2 * _MARGIN) / _TWIPS)


def _room(settings: Element) -> float:
    size, margins, columns = (settings.first(name) for name in ("pgSz", "pgMar", "cols"))
    width = _twips(size, "w", _WIDTH)
    sides = [_twips(margins, side, _MARGIN) for side in ("left", "right")]
    room = width - sum(sides) - _twips(margins, "gutter", 0)
    number = _twips(columns, "num", 1)
    if number > 1:
        room = (room - _twips(columns, "space", _BETWEEN) * (number - 1)) // number
    return max(room / _TWIPS, _LEAST)


def _twips(element: Element | None, name: str, usual: int) -> int:
    found = count_of(element.attribute(name)) if element is not None else None
    return usual if found is None else found


def stand_of(paragraph: Element, sections: Sections | None) -> Stand:
    """Where a paragraph stands; parts beside the text of the document have no sections."""
    if sections is None:
        return Stand(Where.BESIDE, 0)
    for each in above(paragraph):
        if each.name == "txbxContent":
            return Stand(Where.BOX, 0)
        if each.name == "tc" and is_word(each):
            return Stand(Where.CELL, _room_in(each, sections))
    return Stand(Where.BODY, sections.room_at(paragraph))


def _room_in(cell: Element, sections: Sections) -> float:
    settings = cell.first("tcPr")
    width = settings.first("tcW") if settings else None
    if width is not None and width.attribute("type") in {"", "dxa"}:
        twips = _twips(width, "w", 0)
        if twips:
            return max((twips - _IN_CELL) / _TWIPS, _LEAST)
    row = next((each for each in above(cell) if each.name == "tr"), None)
    cells = sum(1 for each in row.below() if each.name == "tc") if row else 1
    return max(sections.room_at(cell) / max(cells, 1) - _IN_CELL / _TWIPS, _LEAST)


def above(element: Element) -> Iterator[Element]:
    """What an element stands in, the nearest first."""
    parent = element.parent
    while parent is not None:
        yield parent
        parent = parent.parent


def is_second_copy(element: Element) -> bool:
    """Whether it stands there for old programs alone, what it says being written twice."""
    return any(each.name == "Fallback" for each in above(element))


def is_taken_out(element: Element) -> bool:
    """Whether a tracked change has taken it out, alone or with its row."""
    for each in above(element):
        if each.name in {"del", "moveFrom"} and is_word(each):
            return True
        settings = each.first("trPr") if each.name == "tr" else None
        if settings is not None and settings.first("del") is not None:
            return True
    return False


def is_in_closed_control(element: Element) -> bool:
    """Whether a control around it takes nothing but letters, or shows a property of the document."""
    settings = (each.first("sdtPr") for each in above(element) if each.name == "sdt")
    return any(each.name in _CLOSED for found in settings if found is not None for each in found.children)
