"""A stretch of a document read as the whole is: its lines of text, a row of a table each, in their order."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from lkjip_xl.files.limits import USUAL_LIMITS, Limits
from lkjip_xl.files.xml_tree import Element
from lkjip_xl.reader.word.lines import Grid, Line
from lkjip_xl.reader.word.numbering import Numbering
from lkjip_xl.reader.word.state import State
from lkjip_xl.reader.word.styles import Styles
from lkjip_xl.reader.word.walk import Reading
from lkjip_xl.text.words import squeeze


def lines_of(
    elements: Sequence[Element], leave_out: Callable[[Element], bool], limits: Limits = USUAL_LIMITS
) -> tuple[str, ...]:
    """The text of some elements, whatever they are written with; blank lines, and what is left out, are not told.

    A row of a table has its number, and each of its cells that says something the number of its column.

    Raises:
        UnreadableFile: if it is above a limit.

    """
    # How its paragraphs are numbered and look is no part of what it says.
    reading = Reading(State(Styles({}, ""), Numbering({}, {}), limits))
    alone = all(each.name not in {"p", "tbl"} for root in elements for each in (root, *root.below()))
    paragraph = f"{elements[0].space} p" if elements and alone else ""
    if paragraph:
        reading.starts[paragraph]({})
    for each in elements:
        _tell(reading, each, leave_out)
    if paragraph:
        reading.ends[paragraph]()
    return tuple(text for line in reading.ended().lines for text in _texts(line))


def _tell(reading: Reading, root: Element, leave_out: Callable[[Element], bool]) -> None:
    """Tell of an element and all in it, without going as deep as they nest."""
    left: list[tuple[Element, bool]] = [(root, False)]
    while left:
        element, is_end = left.pop()
        name = f"{element.space} {element.name}"
        if is_end:
            if end := reading.ends.get(name):
                end()
        elif not leave_out(element):
            if start := reading.starts.get(name):
                start(dict(element.attributes))
            if element.text:
                reading.letters(element.text)
            left.append((element, True))
            left += [(child, False) for child in reversed(element.children)]


def _texts(line: Line | Grid) -> Iterator[str]:
    if isinstance(line, Line):
        if text := squeeze(line.paragraph.text):
            yield text
        return
    rows: dict[int, list[str]] = {}
    for cell in line.placed.cells:
        if text := squeeze(cell.text):
            rows.setdefault(cell.row, []).append(f"{cell.column}:{text}")
    yield from (f"{number}|{'|'.join(cells)}" for number, cells in sorted(rows.items()))
