"""A chart whose figures have changed but not its shape: its figures are replaced, and its look stays.

Colours, markers and fonts are the office's once it has changed them. What follows from the figures goes with them:
where an axis ends, and on which side of its point a label stands.
"""

from __future__ import annotations

from collections.abc import Iterator

from lkjip_xl.files.xml_edit import XmlPart
from lkjip_xl.files.xml_tree import Element
from lkjip_xl.text.words import squeeze

_PARTS = frozenset({"tx", "cat", "val"})
_FOLLOWING = frozenset({"min", "max", "dLblPos"})
_VALUE = "val"
Place = tuple[str, ...]


def with_figures_of(old: bytes, new: bytes) -> bytes | None:
    """A chart with the figures of a new one; None where it has other series, years or words than that."""
    part, other = XmlPart("chart", old), XmlPart("chart", new)
    there, here = dict(_figures(part.root)), dict(_figures(other.root))
    if not there or there.keys() != here.keys() or _title(part.root) != _title(other.root):
        return None
    for place, element in there.items():
        if element.text != here[place].text:
            part.write_text(element, here[place].text)
    following = dict(_following(other.root))
    for place, element in _following(part.root):
        if place in following:
            part.set(element, _VALUE, following[place].attributes.get(_VALUE, ""))
    return part.changed()


def _figures(root: Element) -> Iterator[tuple[Place, Element]]:
    """What the points of each series are worth, and what they are called."""
    series = [each for each in root.below() if each.name == "ser"]
    for number, one in enumerate(series):
        for each in one.below():
            if each.name == "v":
                yield (str(number), _part_of(each), _index(each.parent)), each


def _following(root: Element) -> Iterator[tuple[Place, Element]]:
    """What is set by the figures: the ends of axes, and the places of labels."""
    numbers = {id(each): str(at) for at, each in enumerate(each for each in root.below() if each.name == "ser")}
    for each in root.below():
        if each.name in _FOLLOWING and _VALUE in each.attributes:
            above = list(_above(each))
            where = next(
                (numbers[id(one)] for one in above if id(one) in numbers), above[1].name if above[1:] else ""
            )
            yield (each.name, where, _index(each.parent)), each


def _above(element: Element) -> Iterator[Element]:
    while element.parent is not None:
        element = element.parent
        yield element


def _part_of(element: Element) -> str:
    """Whether a value names its series, names a point, or is what one is worth."""
    return next((each.name for each in _above(element) if each.name in _PARTS), "")


def _index(element: Element | None) -> str:
    """The number of a point or of a label; empty where it has none."""
    if element is None:
        return ""
    idx = element.first("idx")
    return element.attributes.get("idx", "") or (idx.attributes.get(_VALUE, "") if idx else "")


def _title(root: Element) -> str:
    titles = (each for each in root.below() if each.name == "title")
    return squeeze("".join(each.text for title in titles for each in title.below() if each.name == "t"))
