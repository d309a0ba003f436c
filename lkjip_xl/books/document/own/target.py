"""The agency's document that is written into: its styles, charts and numbers, to which new ones are added."""

from __future__ import annotations

import re
from functools import cached_property
from typing import Final

from lkjip_xl.books.document.drawing import CHART_TYPE, WORKBOOK_TYPE, WordChart
from lkjip_xl.books.document.own.chart_in_place import with_figures_of
from lkjip_xl.books.document.own.names import WORD, as_strict
from lkjip_xl.books.document.writer import CAPTION, WordDocument
from lkjip_xl.files.docx_parts import find_document_parts
from lkjip_xl.files.package import count_of
from lkjip_xl.files.package_edit import PackageCopy
from lkjip_xl.files.refusal import UnreadableFile
from lkjip_xl.files.xml_edit import XmlPart
from lkjip_xl.files.xml_tree import Element
from lkjip_xl.text.numbers import Dot, read_number

_STYLES_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"
_STYLE: Final = re.compile(r'(<w:(?:pStyle|basedOn|next) w:val=")([^"]*)(")')
# Numbers of controls are any that no other has; Word's own are drawn by lot.
_FIRST_NUMBER = 740_000_000
_LARGEST_NUMBER = 2**31 - 1


class Target:
    """A copy of a document: what is in it stays, and what is needed is added."""

    def __init__(self, copy: PackageCopy, donor: WordDocument) -> None:
        self.copy = copy
        self.parts = find_document_parts(copy.package)
        self._donor = donor
        self._added: dict[str, str] = {}
        self.is_strict = "purl.oclc.org" in copy.office

    @property
    def main(self) -> XmlPart:
        """The part with the text."""
        return self.copy.part(self.parts.main)

    def beside(self) -> list[XmlPart]:
        """The parts with text beside that of the document: of headers, footers and notes, none of comments."""
        return [self.copy.part(name) for kind, name in self.parts.beside if kind != "comments"]

    def in_its_kind(self, xml: str) -> str:
        """What is written of the usual kind, as this document is."""
        return as_strict(xml) if self.is_strict else xml

    # Numbers

    @cached_property
    def _numbers(self) -> dict[str, int]:
        """The largest numbers of drawings, and of controls among the program's own."""
        drawings, controls = 0, _FIRST_NUMBER
        for part in (self.main, *self.beside()):
            for each in part.root.below():
                if each.name == "docPr":
                    drawings = max(drawings, count_of(each.attributes.get("id", "")) or 0)
                elif each.name == "id" and each.parent is not None and each.parent.name == "sdtPr":
                    number = count_of(each.attribute("val")) or 0
                    controls = max(controls, number if number < _LARGEST_NUMBER // 2 else 0)
        return {"drawing": drawings, "control": controls}

    def next_number(self, kind: str) -> int:
        """A number that no other drawing or control of the document has."""
        self._numbers[kind] += 1
        return self._numbers[kind]

    # Styles

    @cached_property
    def _styles(self) -> XmlPart:
        if self.parts.styles:
            return self.copy.part(self.parts.styles)
        folder, slash, _ = self.parts.main.rpartition("/")
        name = self.copy.free_name(f"{folder}{slash}styles{{}}.xml")
        part = self.copy.add(name, self.in_its_kind(f'<w:styles xmlns:w="{WORD}"></w:styles>'), _STYLES_TYPE)
        self.copy.relate(self.parts.main, "styles", name)
        return part

    @cached_property
    def _styles_of_2010(self) -> list[XmlPart]:
        """The second copy of the styles, which Word 2010 writes and takes for the first."""
        name = self.copy.related(self.parts.main, "stylesWithEffects")
        return [self.copy.part(name)] if name else []

    @cached_property
    def _keys(self) -> dict[str, str]:
        """The ids of the styles that are there, by their names without case."""
        found = {}
        for each in self._styles.root.all("style"):
            name = each.first("name")
            if name is not None and each.attribute("type") in {"", "paragraph"}:
                found[name.attribute("val").casefold()] = each.attribute("styleId")
        return found

    @cached_property
    def _taken(self) -> set[str]:
        return {each.attribute("styleId").casefold() for each in self._styles.root.all("style")}

    @cached_property
    def _usual(self) -> str:
        styles = self._styles.root.all("style")
        usual = (
            each.attribute("styleId")
            for each in styles
            if each.attribute("type") in {"", "paragraph"} and each.attribute("default") in {"1", "true", "on"}
        )
        return next(usual, "")

    def style(self, name: str) -> str:
        """The id of a style of the document by its name: its own one, else one that is added."""
        known = self._keys.get(name.casefold())
        if known is None:
            known = self._keys[name.casefold()] = self._add_style(name)
        return known

    @cached_property
    def _of_donor(self) -> dict[str, tuple[Element, XmlPart]]:
        part = XmlPart("styles", self._donor.styles())
        found = {}
        for each in part.root.all("style"):
            name = each.first("name")
            if name is not None:
                found[name.attribute("val").casefold()] = (each, part)
        return found

    def _add_style(self, name: str) -> str:
        element, part = self._of_donor[name.casefold()]
        wanted = element.attribute("styleId")
        key, number = wanted, 1
        while key.casefold() in self._taken:
            number += 1
            key = f"{wanted}{number}"
        self._taken.add(key.casefold())
        xml = part.raw(element).replace("<w:style ", f'<w:style xmlns:w="{WORD}" ', 1)
        xml = xml.replace(f'w:styleId="{wanted}"', f'w:styleId="{key}"', 1)
        xml = _STYLE.sub(lambda found: self._based(found, wanted, key), xml)
        if not self._usual:
            xml = re.sub(r'<w:(basedOn|next) w:val=""/>', "", xml)
        for each in (self._styles, *self._styles_of_2010):
            each.append(each.root, self.in_its_kind(xml))
        return key

    def _based(self, found: re.Match[str], wanted: str, key: str) -> str:
        """Which style of this document one of the donor's is based on."""
        if found[2] == wanted:
            return f"{found[1]}{key}{found[3]}"
        base = next(
            (name for name, (each, _) in self._of_donor.items() if each.attribute("styleId") == found[2]), ""
        )
        known = self.style(base) if base.startswith("lkjip") else self._usual
        return f"{found[1]}{known}{found[3]}"

    def with_own_styles(self, xml: str) -> str:
        """What the donor has written, with the styles of this document."""
        names = {each.attribute("styleId"): name for name, (each, _) in self._of_donor.items()}
        return _STYLE.sub(lambda found: f"{found[1]}{self.style(names[found[2]])}{found[3]}", xml)

    def name_of_style(self, key: str) -> str:
        """The name of a style by its id; empty where there is none."""
        return next((name for name, each in self._keys.items() if each == key), "") if key else ""

    @property
    def caption(self) -> str:
        """The style of captions."""
        return self.style(CAPTION)

    # Charts

    def chart(self, chart: WordChart, part: XmlPart, instead_of: str = "") -> str:
        """Add a chart to a part, or let one that is there show something else; the relation that leads to it."""
        old = self.copy.relations(part.name).get(instead_of) if instead_of else None
        if old is not None and old.kind == "chart" and old.target in self.copy:
            self._draw(old.target, chart)
            return instead_of
        folder, slash, _ = self.parts.main.rpartition("/")
        name = self.copy.free_name(f"{folder}{slash}charts/chartLkjip{{}}.xml")
        workbook = self._add_workbook(chart)
        self.copy.add_file(name, b"", CHART_TYPE)
        self.copy.overwrite(name, self._of_kind(chart, self.copy.relate(name, "package", workbook)))
        return self.copy.relate(part.name, "chart", name)

    def _draw(self, name: str, chart: WordChart) -> None:
        relations = self.copy.relations(name)
        kept = next((key for key, each in relations.items() if each.kind == "package"), "")
        if kept and relations[kept].target in self.copy:
            self.copy.overwrite(relations[kept].target, chart.workbook)
        else:
            kept = self.copy.relate(name, "package", self._add_workbook(chart))
        made = self._of_kind(chart, kept)
        self.copy.overwrite(name, self._with_figures_of(name, made) or made)

    def _with_figures_of(self, name: str, made: bytes) -> bytes | None:
        """A chart as the office has it with the figures of a new one; None where that cannot be."""
        try:
            return with_figures_of(self.copy.package.read(name), made) if name in self.copy.package else None
        except UnreadableFile:
            return None

    def _add_workbook(self, chart: WordChart) -> str:
        folder, slash, _ = self.parts.main.rpartition("/")
        name = self.copy.free_name(f"{folder}{slash}embeddings/angkaLkjip{{}}.xlsx")
        self.copy.add_file(name, chart.workbook, WORKBOOK_TYPE)
        return name

    def _of_kind(self, chart: WordChart, key: str) -> bytes:
        xml = chart.linked(key)
        return as_strict(xml.decode()).encode() if self.is_strict else xml

    def said_by_chart(self, part: XmlPart, key: str) -> str:
        """What a chart of the document says, by the relation that leads to it; empty where it cannot be read."""
        found = self.copy.package.relations(part.name).get(key)
        if found is None or found.target not in self.copy.package:
            return ""
        try:
            return said_by_chart(self.copy.package.read(found.target))
        except UnreadableFile:
            return ""


def said_by_chart(xml: bytes) -> str:
    """The words and the figures of a chart, however they are written."""
    said = []
    for each in XmlPart("chart", xml).root.below():
        if each.name in {"v", "t"} and each.text.strip():
            number = read_number(each.text.strip(), Dot.DECIMAL) if each.name == "v" else None
            said.append(f"{number.value.normalize():f}" if number else each.text.strip())
    return "|".join(said)
