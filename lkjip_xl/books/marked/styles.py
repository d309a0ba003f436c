"""Entries added to the styles of a workbook that is there already.

A cell's looks are a number that leads to an entry of the styles. Marking a cell means another entry: a copy of its
own with another fill and border, so that its number format, font and alignment stay.
"""

from __future__ import annotations

from dataclasses import dataclass

from lkjip_xl.books.kit.styles import Style
from lkjip_xl.files.package_edit import PackageCopy
from lkjip_xl.files.xml_edit import XmlPart, escaped

_ORDER = (
    "numFmts",
    "fonts",
    "fills",
    "borders",
    "cellStyleXfs",
    "cellXfs",
    "cellStyles",
    "dxfs",
    "tableStyles",
    "colors",
    "extLst",
)
# What Excel takes for granted at the beginning of a list: the looks of a cell without any.
_USUAL = {
    "fonts": ('<{p}font><{p}sz val="11"/><{p}name val="Calibri"/></{p}font>',),
    "fills": (
        '<{p}fill><{p}patternFill patternType="none"/></{p}fill>',
        '<{p}fill><{p}patternFill patternType="gray125"/></{p}fill>',
    ),
    "borders": ("<{p}border><{p}left/><{p}right/><{p}top/><{p}bottom/><{p}diagonal/></{p}border>",),
    "cellXfs": ('<{p}xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>',),
    "dxfs": (),
}
_SINGLE = {"fonts": "font", "fills": "fill", "borders": "border", "cellXfs": "xf", "dxfs": "dxf"}
_FLAGS = {"bold": "b", "italic": "i", "underline": "u"}
_SIDES = ("left", "right", "top", "bottom")
# The lines of this program's looks that are not thin, by the numbers that Excel gives them.
_LINES = {2: "medium", 3: "dashed", 5: "thick"}
# Excel opens no workbook with more looks of cells than 65,490.
_MOST = 65_000
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"


@dataclass(frozen=True, slots=True)
class Mark:
    """A fill and a border around it; colours as ``F8CBAD``, the border as Excel names it: ``thick``."""

    fill: str
    border: str
    border_colour: str


class _List:
    """A list of the styles: how many entries it really has, and those that are added."""

    def __init__(self, part: XmlPart, name: str) -> None:
        self._part, self._name, self._p = part, name, part.prefix(part.root)
        self._section = part.root.first(name)
        self.entries = list(self._section.all(_SINGLE[name])) if self._section else []
        usual = (entry.format(p=self._p) for entry in _USUAL[name])
        self._added = [entry for at, entry in enumerate(usual) if at >= len(self.entries)]

    @property
    def count(self) -> int:
        """How many entries there are."""
        return len(self.entries) + len(self._added)

    def add(self, entry: str) -> int:
        """Add an entry; its number."""
        self._added.append(entry)
        return self.count - 1

    def write(self) -> None:
        """Write what was added, and how many entries there are now."""
        if not self._added:
            return
        added, name = "".join(self._added), f"{self._p}{self._name}"
        if self._section is None:
            whole = f'<{name} count="{self.count}">{added}</{name}>'
            self._part.insert_child(self._part.root, _ORDER, self._name, whole)
            return
        self._part.append(self._section, added)
        if "count" in self._section.attributes:
            self._part.set(self._section, "count", str(self.count))


class Styles:
    """The styles of a workbook, to which entries are added; they are counted here, whatever the part says."""

    def __init__(self, part: XmlPart) -> None:
        self._part = part
        self._p = part.prefix(part.root)
        self._lists = {name: _List(part, name) for name in _USUAL}
        self._marked: dict[tuple[int, Mark], int] = {}
        self._marks: dict[Mark, tuple[int, int]] = {}
        self._over: dict[str, int] = {}

    @classmethod
    def of(cls, copy: PackageCopy, workbook: str) -> Styles:
        """The styles of a workbook; one without any gets them."""
        name = copy.related(workbook, "styles")
        if name is not None:
            return cls(copy.part(name))
        name = copy.free_name("xl/styles{}.xml")
        copy.relate(workbook, "styles", name)
        return cls(copy.add(name, f'<styleSheet xmlns="{copy.main}"/>', _TYPE))

    def marked(self, number: int, mark: Mark) -> int:
        """The number of an entry like another, with a mark on it."""
        if (number, mark) not in self._marked:
            if self._lists["cellXfs"].count >= _MOST:
                return number
            if mark not in self._marks:
                self._marks[mark] = self._fill(mark.fill), self._border(mark.border, mark.border_colour)
            self._marked[number, mark] = self._copied(number, *self._marks[mark])
        return self._marked[number, mark]

    def over_conditions(self, mark: Mark) -> int:
        """The number of the differential looks that keep a mark's fill where conditional formats would hide it.

        The border stays as the cell has it: differential looks know no thick one.
        """
        if mark.fill not in self._over:
            p = self._p
            self._over[mark.fill] = self._lists["dxfs"].add(
                f'<{p}dxf><{p}fill><{p}patternFill patternType="solid"><{p}fgColor rgb="FF{mark.fill}"/>'
                f'<{p}bgColor rgb="FF{mark.fill}"/></{p}patternFill></{p}fill></{p}dxf>'
            )
        return self._over[mark.fill]

    def _copied(self, number: int, fill: int, border: int) -> int:
        """Add a copy of an entry with another fill and border."""
        entries = self._lists["cellXfs"].entries
        if not entries:
            return self._entry(f'numFmtId="0" fontId="0" {_applied(fill, border)}')
        entry = entries[number if number < len(entries) else 0]
        looks = {"fillId": fill, "borderId": border, "applyFill": 1, "applyBorder": 1}
        return self._lists["cellXfs"].add(
            self._part.copied(entry, {name: str(each) for name, each in looks.items()})
        )

    def look(self, style: Style) -> int:
        """The number of a new entry that looks as in a workbook of this program."""
        p = self._p
        flags = "".join(f"<{p}{tag}/>" for name, tag in _FLAGS.items() if style.get(name))
        font = self._lists["fonts"].add(
            f'<{p}font>{flags}<{p}sz val="{style["font_size"]}"/>'
            f'<{p}color rgb="FF{_hex(style.get("font_color", "#000000"))}"/>'
            f'<{p}name val="{escaped(style["font_name"])}"/><{p}family val="2"/></{p}font>'
        )
        fill = self._fill(_hex(style["bg_color"])) if "bg_color" in style else 0
        border = self._border_of(style) if "border" in style else 0
        across = f'horizontal="{style["align"]}" ' if "align" in style else ""
        across += f'indent="{style["indent"]}" ' if "indent" in style else ""
        down = "center" if style["valign"] == "vcenter" else style["valign"]
        wrapped = ' wrapText="1"' if style.get("text_wrap") else ""
        return self._entry(
            f'numFmtId="0" fontId="{font}" {_applied(fill, border)} applyFont="1" applyAlignment="1"',
            f'<{p}alignment {across}vertical="{down}"{wrapped}/>',
        )

    def _entry(self, attributes: str, inside: str = "") -> int:
        return self._lists["cellXfs"].add(f"<{self._p}xf {attributes}>{inside}</{self._p}xf>")

    def _fill(self, colour: str) -> int:
        p = self._p
        return self._lists["fills"].add(
            f'<{p}fill><{p}patternFill patternType="solid"><{p}fgColor rgb="FF{colour}"/>'
            f'<{p}bgColor indexed="64"/></{p}patternFill></{p}fill>'
        )

    def _border_of(self, style: Style) -> int:
        left = (_LINES[style["left"]], _hex(style["left_color"])) if "left" in style else None
        return self._border("thin", _hex(style["border_color"]), left)

    def _border(self, line: str, colour: str, left: tuple[str, str] | None = None) -> int:
        p = self._p
        lines = dict.fromkeys(_SIDES, (line, colour)) | ({"left": left} if left else {})
        sides = "".join(
            f'<{p}{side} style="{own}"><{p}color rgb="FF{hue}"/></{p}{side}>' for side, (own, hue) in lines.items()
        )
        return self._lists["borders"].add(f"<{p}border>{sides}<{p}diagonal/></{p}border>")

    def write(self) -> None:
        """Write what was added into the part."""
        for each in self._lists.values():
            each.write()


def _applied(fill: int, border: int) -> str:
    return f'fillId="{fill}" borderId="{border}" applyFill="1" applyBorder="1"'


def _hex(colour: str) -> str:
    return colour.lstrip("#")
