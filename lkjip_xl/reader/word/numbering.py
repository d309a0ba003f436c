"""The automatic numbers of paragraphs, which stand nowhere in the text: counted as Word counts them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from lkjip_xl.files.limits import LONGEST_WORDS_OF_A_NUMBER, MOST_PLACES_OF_A_NUMBER
from lkjip_xl.files.package import Package, read_elements
from lkjip_xl.reader.word.names import Attributes, in_all_spaces, is_on, number, value
from lkjip_xl.reader.word.styles import Style

_LEVELS = 9
_PLACE = re.compile(r"%([1-9])")
_NO_LIST = "0"
_ROMANS = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
    (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_LARGEST_ROMAN, _LARGEST_IN_LETTERS = 3999, 26 * 20
_NO_NUMBER = frozenset({"bullet", "none"})


@dataclass(slots=True)
class _Level:
    """How a level of a list is numbered; it begins anew behind the level ``restart``, from 1, or never (0).

    ``pieces`` are the words of a number and, in their places, the levels whose numbers stand there, from 0.
    """

    start: int = 1
    signs: str = "decimal"
    pieces: tuple[str | int, ...] = ()
    restart: int | None = None
    in_digits: bool = False
    style: str = ""


_USUAL = _Level()


@dataclass(slots=True)
class _List:
    """A kind of list, whose numbers go on wherever it is used; one that ``uses`` another has no levels."""

    levels: dict[int, _Level] = field(default_factory=dict)
    uses: str = ""
    named: str = ""


@dataclass(slots=True)
class _Use:
    """A use of a list, with what is otherwise in it."""

    of: str = ""
    starts: dict[int, int] = field(default_factory=dict)
    levels: dict[int, _Level] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Number:
    """The number of a paragraph as it is shown (``BAB III``), and without the words around it (``III``)."""

    shown: str = ""
    bare: str = ""


class Numbering:
    """The lists of a document, and how far each is counted."""

    def __init__(self, lists: dict[str, _List], uses: dict[str, _Use]) -> None:
        named = {each.named: key for key, each in lists.items() if each.named}
        # A list that uses another by its name is that one; whether that one uses others in turn nobody asks.
        self._list_of = {key: named.get(each.uses, key) if each.uses else key for key, each in lists.items()}
        self._lists = lists
        self._uses = uses
        self._counts: dict[str, list[int | None]] = {}
        self._begun: set[tuple[str, int]] = set()
        self._levels_of_styles = {
            key: {level.style: indent for indent, level in each.levels.items() if level.style}
            for key, each in lists.items()
        }

    def next_number(self, style: Style, style_id: str, number_id: str | None, indent: int | None) -> Number:
        """Count a paragraph, by what it says itself and else by its style."""
        use = self._uses.get(number_id or style.number_id or _NO_LIST)
        if use is None or use.of not in self._lists:
            return Number()
        key = self._list_of[use.of]
        if indent is None or number_id is None:
            linked = self._levels_of_styles[key]
            by_style = linked.get(style_id, linked.get(style.list_style)) if number_id is None else None
            indent = next((each for each in (indent, by_style, style.indent) if each is not None), 0)
        indent = min(indent, _LEVELS - 1)
        levels = self._lists[key].levels | use.levels if use.levels else self._lists[key].levels
        level = levels.get(indent)
        if level is None:
            return Number()
        counts = self._counts.setdefault(key, [None] * _LEVELS)
        self._count(number_id or style.number_id or _NO_LIST, use, counts, indent, levels)
        return Number() if level.signs in _NO_NUMBER else _number(level, levels, counts)

    def _count(
        self, use_id: str, use: _Use, counts: list[int | None], indent: int, levels: Mapping[int, _Level]
    ) -> None:
        for above in range(indent):
            if counts[above] is None:
                counts[above] = use.starts.get(above, levels[above].start if above in levels else 1)
                self._begun.add((use_id, above))
        count = counts[indent]
        if indent in use.starts and (use_id, indent) not in self._begun:
            count = None
        self._begun.add((use_id, indent))
        counts[indent] = use.starts.get(indent, levels[indent].start) if count is None else count + 1
        for below in range(indent + 1, _LEVELS):
            restart = levels[below].restart if below in levels else None
            if restart is None or (0 < restart <= below and indent < restart):
                counts[below] = None


def _number(level: _Level, levels: Mapping[int, _Level], counts: list[int | None]) -> Number:
    pieces: list[str] = []
    for piece in level.pieces:
        if isinstance(piece, str):
            pieces.append(piece)
            continue
        count, of = counts[piece], levels.get(piece, _USUAL)
        in_digits = level.in_digits and of.signs not in _NO_NUMBER
        pieces.append("" if count is None else in_signs(count, "decimal" if in_digits else of.signs))
    places = [at for at, piece in enumerate(level.pieces) if not isinstance(piece, str)]
    inside = pieces[places[0] : places[-1] + 1] if places else []
    return Number("".join(pieces).strip(), "".join("".join(inside).split()))


def in_signs(count: int, signs: str) -> str:
    """A number as a list shows it: ``upperRoman``, ``lowerLetter``; in digits where that is not known."""
    match signs:
        case "upperRoman" | "ROMAN":
            return roman(count).upper()
        case "lowerRoman" | "roman":
            return roman(count)
        case "upperLetter" | "ALPHABETIC":
            return _letters(count).upper()
        case "lowerLetter" | "alphabetic":
            return _letters(count)
        case "decimalZero":
            return f"{count:02}"
        case "none" | "bullet":
            return ""
    return str(count)


def roman(count: int) -> str:
    """A number in small Roman signs."""
    if not 0 < count <= _LARGEST_ROMAN:
        return str(count)
    signs = ""
    for worth, sign in _ROMANS:
        signs += sign * (count // worth)
        count %= worth
    return signs


def _letters(count: int) -> str:
    """A number as Word shows it in letters: behind z come aa, bb, cc."""
    if not 0 < count <= _LARGEST_IN_LETTERS:
        return str(count)
    times, letter = divmod(count - 1, 26)
    return chr(ord("a") + letter) * (times + 1)


def read_numbering(package: Package, part: str | None) -> Numbering:
    """The lists of a document; none where it has no such part."""
    reading = _Reading()
    if part:
        starts = in_all_spaces(
            {
                "w:abstractNum": reading.begin_list,
                "w:styleLink": reading.named,
                "w:numStyleLink": reading.uses_named,
                "w:num": reading.begin_use,
                "w:abstractNumId": reading.of,
                "w:lvlOverride": reading.otherwise,
                "w:startOverride": reading.start_otherwise,
                "w:lvl": reading.begin_level,
                "w:start": reading.start,
                "w:numFmt": reading.signs,
                "w:lvlText": reading.text,
                "w:lvlRestart": reading.restart,
                "w:isLgl": reading.in_digits,
                "w:pStyle": reading.style,
            }
        )
        ends = in_all_spaces(
            {"w:lvl": reading.end_level, "w:num": reading.end_use, "w:abstractNum": reading.end_list}
        )
        read_elements(part, package.read(part), starts, ends)
    return Numbering(reading.lists, reading.uses)


class _Reading:
    """The state of one pass over the lists."""

    def __init__(self) -> None:
        self.lists: dict[str, _List] = {}
        self.uses: dict[str, _Use] = {}
        self._list: _List | None = None
        self._use: _Use | None = None
        self._level = _Level()
        self._place = 0

    def begin_list(self, attributes: Attributes) -> None:
        self._list = self.lists.setdefault(value(attributes, "abstractNumId"), _List())

    def end_list(self) -> None:
        self._list = None

    def begin_use(self, attributes: Attributes) -> None:
        self._use = self.uses.setdefault(value(attributes, "numId"), _Use())

    def end_use(self) -> None:
        self._use = None

    def named(self, attributes: Attributes) -> None:
        if self._list:
            self._list.named = value(attributes)

    def uses_named(self, attributes: Attributes) -> None:
        if self._list:
            self._list.uses = value(attributes)

    def of(self, attributes: Attributes) -> None:
        if self._use:
            self._use.of = value(attributes)

    def otherwise(self, attributes: Attributes) -> None:
        self._place = number(attributes, "ilvl") or 0

    def start_otherwise(self, attributes: Attributes) -> None:
        if self._use and self._place < _LEVELS:
            self._use.starts[self._place] = number(attributes) or 0

    def begin_level(self, attributes: Attributes) -> None:
        self._level = _Level()
        place = number(attributes, "ilvl")
        holder = self._use or self._list
        if holder and place is not None and place < _LEVELS:
            holder.levels[place] = self._level

    def end_level(self) -> None:
        self._level = _Level()

    def start(self, attributes: Attributes) -> None:
        self._level.start = number(attributes) or 0

    def signs(self, attributes: Attributes) -> None:
        self._level.signs = value(attributes)

    def text(self, attributes: Attributes) -> None:
        split = _PLACE.split(value(attributes)[:LONGEST_WORDS_OF_A_NUMBER])[: 2 * MOST_PLACES_OF_A_NUMBER + 1]
        self._level.pieces = tuple(int(each) - 1 if at % 2 else each for at, each in enumerate(split))

    def restart(self, attributes: Attributes) -> None:
        self._level.restart = number(attributes)

    def in_digits(self, attributes: Attributes) -> None:
        self._level.in_digits = is_on(attributes)

    def style(self, attributes: Attributes) -> None:
        self._level.style = value(attributes)
