"""The names of Word's XML, of both kinds of the standard: the usual one and the strict one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeVar

from lkjip_xl.files.package import count_of

T = TypeVar("T")
_WORD = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
)
_MATHS = (
    "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "http://purl.oclc.org/ooxml/officeDocument/math",
)
_PICTURES = (
    "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "http://purl.oclc.org/ooxml/drawingml/picture",
)
_ALTERNATIVES = ("http://schemas.openxmlformats.org/markup-compatibility/2006",)
_DIAGRAMS = (
    "http://schemas.openxmlformats.org/drawingml/2006/diagram",
    "http://purl.oclc.org/ooxml/drawingml/diagram",
)
_OLD_DRAWINGS = ("urn:schemas-microsoft-com:vml",)
_OFFICE = ("urn:schemas-microsoft-com:office:office",)
_SPACES: Mapping[str, tuple[str, ...]] = {
    "w": _WORD,
    "m": _MATHS,
    "pic": _PICTURES,
    "mc": _ALTERNATIVES,
    "v": _OLD_DRAWINGS,
    "o": _OFFICE,
    "dgm": _DIAGRAMS,
}
_KEEP_SPACES = "http://www.w3.org/XML/1998/namespace space"
_OFF = frozenset({"0", "false", "off"})
_LARGEST = 31_680  # a measure in twips: 22 inches, the widest page of Word

Attributes = dict[str, str]
Do = Callable[[Attributes], object]
Done = Callable[[], object]


def in_all_spaces(calls: Mapping[str, T]) -> dict[str, T]:
    """The calls by the names with which the parser tells of elements; given are ``w:p`` and the like."""
    return {
        f"{space} {name.partition(':')[2]}": call
        for name, call in calls.items()
        for space in _SPACES[name.partition(":")[0]]
    }


def value(attributes: Attributes, name: str = "val") -> str:
    """An attribute of Word's own; empty where there is none."""
    for space in _WORD:
        found = attributes.get(f"{space} {name}")
        if found is not None:
            return found
    return ""


def is_on(attributes: Attributes) -> bool:
    """Whether an element such as ``w:vanish`` says yes, as it does when it says nothing."""
    return value(attributes).lower() not in _OFF


def number(attributes: Attributes, name: str = "val") -> int | None:
    """A whole number that an attribute gives; None where it gives none."""
    return count_of(value(attributes, name))


def width(attributes: Attributes) -> int:
    """How wide a cell is, in twips (1/20 point); 0 where that is not said in them."""
    if value(attributes, "type") not in {"", "dxa"}:
        return 0
    return min(count_of(value(attributes, "w")) or 0, _LARGEST)


def keeps_spaces(attributes: Attributes) -> bool:
    """Whether the blanks at both ends of a text are part of it."""
    return attributes.get(_KEEP_SPACES) == "preserve"
