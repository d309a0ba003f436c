"""What the styles of a document say of a paragraph: its list, its level among headings, whether it is hidden."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from lkjip_xl.files.package import Package, read_elements
from lkjip_xl.reader.word.names import Attributes, in_all_spaces, is_on, number, value

# Word keeps the names of its own styles in English, whatever its language; others write what they show.
_HEADING = re.compile(r"(?:heading|judul)\s*([1-9])", re.IGNORECASE)
_BODY_TEXT = 9


@dataclass(frozen=True, slots=True)
class Style:
    """A style with all that it takes from those it is based on; ``None`` is what none of them says.

    ``list_style`` is the one of them that names the list: the list may say which of its levels that style has.
    ``outline`` counts from 0, as Word does, and ``hides`` is whether its text is hidden.
    """

    name: str = ""
    number_id: str | None = None
    indent: int | None = None
    list_style: str = ""
    outline: int | None = None
    hides: bool = False

    @property
    def level(self) -> int | None:
        """The level of a heading, from 1; None for what is none."""
        return None if self.outline is None else level_of(self.outline)


def level_of(outline: int) -> int | None:
    """The level of a heading, from 1, by what Word calls its outline; None for what is none."""
    return outline + 1 if outline < _BODY_TEXT else None


@dataclass(slots=True)
class _Written:
    """A style as it is written."""

    name: str = ""
    based_on: str = ""
    number_id: str | None = None
    indent: int | None = None
    outline: int | None = None
    hides: bool | None = None


class Styles:
    """The styles by their id."""

    def __init__(self, written: dict[str, _Written], usual: str) -> None:
        self._written = written
        self._usual = usual
        self._known: dict[str, Style] = {"": Style()}
        self._of_paragraphs: dict[str, Style] = {}

    def paragraph(self, style: str) -> Style:
        """The style of a paragraph; that of all others where it names none."""
        found = self._of_paragraphs.get(style)
        if found is None:
            found = self._of_paragraphs[style] = self._whole(style if style in self._written else self._usual)
        return found

    def hides(self, style: str) -> bool:
        """Whether the text of a run in this style is hidden."""
        return bool(style) and self._whole(style).hides

    def _whole(self, style: str) -> Style:
        """A style with those it is based on; one that is based on itself, by whatever detour, is based on none."""
        way: list[str] = []
        met: set[str] = set()
        at = style
        while at not in self._known and at in self._written and at not in met:
            way.append(at)
            met.add(at)
            at = self._written[at].based_on
        found = self._known.get(at, Style())
        for each in reversed(way):
            found = self._known[each] = _based_on(each, self._written[each], found)
        return found


def _based_on(style: str, own: _Written, base: Style) -> Style:
    named = _HEADING.fullmatch(own.name)
    outline = own.outline if own.outline is not None else int(named[1]) - 1 if named else base.outline
    whole = Style(
        own.name,
        base.number_id,
        base.indent if own.indent is None else own.indent,
        base.list_style,
        outline,
        base.hides if own.hides is None else own.hides,
    )
    return whole if own.number_id is None else replace(whole, number_id=own.number_id, list_style=style)


def read_styles(package: Package, part: str | None) -> Styles:
    """The styles of a document; none where it has no such part."""
    reading = _Reading()
    if part:
        starts = in_all_spaces(
            {
                "w:style": reading.begin,
                "w:name": reading.name,
                "w:basedOn": reading.base,
                "w:numId": reading.list,
                "w:ilvl": reading.level,
                "w:outlineLvl": reading.outline,
                "w:vanish": reading.hidden,
                "w:tblStylePr": reading.aside,
                "w:pPrChange": reading.aside,
                "w:rPrChange": reading.aside,
            }
        )
        ends = in_all_spaces(
            dict.fromkeys(("w:tblStylePr", "w:pPrChange", "w:rPrChange"), reading.back) | {"w:style": reading.end}
        )
        read_elements(part, package.read(part), starts, ends)
    return Styles(reading.styles, reading.usual)


class _Reading:
    """The state of one pass over the styles."""

    def __init__(self) -> None:
        self.styles: dict[str, _Written] = {}
        self.usual = ""
        self._style: _Written | None = None
        self._aside = 0

    def begin(self, attributes: Attributes) -> None:
        self._style = _Written()
        style, kind = value(attributes, "styleId"), value(attributes, "type")
        self.styles.setdefault(style, self._style)
        if kind == "paragraph" and value(attributes, "default").lower() in {"1", "true", "on"}:
            self.usual = style

    def end(self) -> None:
        self._style = None

    def aside(self, _: Attributes) -> None:
        self._aside += 1

    def back(self) -> None:
        self._aside -= 1

    @property
    def _now(self) -> _Written:
        """The style that is read; one that is thrown away outside of all."""
        return self._style if self._style is not None and not self._aside else _Written()

    def name(self, attributes: Attributes) -> None:
        self._now.name = value(attributes)

    def base(self, attributes: Attributes) -> None:
        self._now.based_on = value(attributes)

    def list(self, attributes: Attributes) -> None:
        self._now.number_id = value(attributes)

    def level(self, attributes: Attributes) -> None:
        self._now.indent = number(attributes)

    def outline(self, attributes: Attributes) -> None:
        self._now.outline = number(attributes)

    def hidden(self, attributes: Attributes) -> None:
        self._now.hides = is_on(attributes)
