"""Colours for cells of a workbook that is there already, in the parts of its package.

A cell's looks are a number that leads to an entry of the styles. Marking a cell means another entry: a copy of its
own with another fill and border, so that its number format, font and alignment stay. The parts are changed as
text where they must be, and are otherwise left to the byte: a library that reads and writes them would lose what
it does not know.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

_XF = re.compile(r"<(?:\w+:)?xf\b(?:[^>]*/>|[^>]*>.*?</(?:\w+:)?xf>)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Mark:
    """A fill and a border around it; colours as ``F8CBAD``, the border as Excel names it: ``thick``."""

    fill: str
    border: str
    border_colour: str


@dataclass
class Styles:
    """The styles of a workbook, to which entries are added. ``xml`` is the part as it is now."""

    xml: str
    _marked: dict[tuple[int, Mark], int] = field(default_factory=dict)
    _fills: dict[Mark, tuple[int, int]] = field(default_factory=dict)

    def marked(self, number: int, mark: Mark) -> int:
        """The number of an entry like another, with a mark on it."""
        if (number, mark) not in self._marked:
            entries = _XF.findall(_section(self.xml, "cellXfs"))
            fill, border = self._of(mark)
            copy = _with(entries[number] if number < len(entries) else entries[0], fillId=fill, borderId=border)
            self._marked[number, mark] = self._append("cellXfs", _with(copy, applyFill=1, applyBorder=1))
        return self._marked[number, mark]

    def _of(self, mark: Mark) -> tuple[int, int]:
        """The numbers of a mark's fill and border."""
        if mark not in self._fills:
            p = _prefix(self.xml)
            fill = (
                f'<{p}fill><{p}patternFill patternType="solid"><{p}fgColor rgb="FF{mark.fill}"/>'
                f'<{p}bgColor indexed="64"/></{p}patternFill></{p}fill>'
            )
            sides = "".join(
                f'<{p}{side} style="{mark.border}"><{p}color rgb="FF{mark.border_colour}"/></{p}{side}>'
                for side in ("left", "right", "top", "bottom")
            )
            border = f"<{p}border>{sides}<{p}diagonal/></{p}border>"
            self._fills[mark] = (self._append("fills", fill), self._append("borders", border))
        return self._fills[mark]

    def _append(self, section: str, entry: str) -> int:
        """Add an entry to a list of the styles; its number."""
        p = _prefix(self.xml)
        opening = re.search(rf"<{p}{section}\b[^>]*>", self.xml)
        if opening is None:
            raise ValueError(f"styles without {section}")
        counted = re.search(r'count="(\d+)"', opening.group())
        whole = _section(self.xml, section)
        count = int(counted[1]) if counted else len(re.findall(rf"<{p}{section[:-1]}\b", whole))
        head = _with(opening.group(), count=count + 1)
        closing = f"</{p}{section}>"
        end = self.xml.index(closing, opening.end())
        self.xml = f"{self.xml[: opening.start()]}{head}{self.xml[opening.end() : end]}{entry}{self.xml[end:]}"
        return count


def _prefix(xml: str) -> str:
    found = re.search(r"<(\w+:)?styleSheet\b", xml)
    return (found[1] or "") if found else ""


def _section(xml: str, name: str) -> str:
    p = _prefix(xml)
    found = re.search(rf"<{p}{name}\b.*?</{p}{name}>", xml, re.DOTALL)
    return found.group() if found else ""


def _with(tag: str, **attributes: int) -> str:
    """The first tag of a text with some of its attributes set."""
    end = tag.index(">")
    head, rest = tag[:end], tag[end:]
    closed = head.endswith("/")
    head = head.removesuffix("/")
    for name, value in attributes.items():
        known = re.search(rf'\s{name}="[^"]*"', head)
        written = f' {name}="{value}"'
        head = head.replace(known.group(), written, 1) if known else head + written
    return f"{head}{'/' if closed else ''}{rest}"


def cell_in(sheet: str, address: str) -> re.Match[str] | None:
    """The opening tag of a cell in the part of a sheet, where it has the cell."""
    return re.search(rf'<(?:\w+:)?c\s(?:[^>]*\s)?r="{address}"[^>]*>', sheet)


def mark_cells(sheet: str, marks: Mapping[str, Mark], styles: Styles) -> str:
    """The part of a sheet with the looks of some cells changed; all of them are there."""
    for address, mark in marks.items():
        found = cell_in(sheet, address)
        if found is None:
            continue
        number = re.search(r'\ss="(\d+)"', found.group())
        marked = _with(found.group(), s=styles.marked(int(number[1]) if number else 0, mark))
        sheet = sheet[: found.start()] + marked + sheet[found.end() :]
    return sheet
