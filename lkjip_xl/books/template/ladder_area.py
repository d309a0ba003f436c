"""The ladders of grades as formulas find them: hidden columns beside Pengaturan.

A formula knows no ladder. What it can look up is whether one grade is at another or above it: for every two of
which that is so there is a key, ``#|BB|B`` where no ladder is chosen, ``#Predikat AKIP|BB|B`` where one is. Those
of the ladders that a person adds in Pengaturan are made by formulas, up to three ladders of seven steps; longer
ones ``check`` and ``build`` alone know.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from lkjip_xl.books.template.layout import FormLayout
from lkjip_xl.books.template.written_figures import in_words, number_in, number_of_text
from lkjip_xl.methods import grades
from lkjip_xl.tables import PENGATURAN
from lkjip_xl.tables.keys import FieldKey
from lkjip_xl.text.addresses import column_letters

if TYPE_CHECKING:
    from decimal import Decimal

    from lkjip_xl.books.kit.writer import Sheet, Workbook

LADDERS, STEPS = 3, 7
_FIRST: Final = 3
# Columns: names and texts of ladders, their steps, the keys of their scores and these, the keys of two grades.
_NAMES, _OF_STEPS, _SCORED, _SCORES, _PAIRS = 6, 7, 15, 16, 18
_WORDS, _VALUES = _FIRST + 4, _FIRST + 8
_ROWS_OF_PAIRS: Final = 30
_WIDE = 'REPT(" ",999)'
_BREAK = "CHAR(10)"


@dataclass(frozen=True, slots=True)
class _Cell:
    row: int
    column: int
    value: Decimal | str
    formula: str = ""


@dataclass(frozen=True, slots=True)
class OwnLadder:
    """A ladder that a person added, as far as the formulas read it: its steps with their scores."""

    text: str
    name: str = ""
    steps: tuple[tuple[str, Decimal | str], ...] = ()


def own_ladders(text: str) -> tuple[OwnLadder, ...]:
    """What the formulas make of the ladders of Pengaturan."""
    parts = text.replace(";\n", ";").replace("\n", ";").split(";")
    return tuple(_ladder(in_words(part)) for part in [*parts, *[""] * LADDERS][:LADDERS])


def _ladder(text: str) -> OwnLadder:
    name, colon, steps = text.partition(":")
    if not colon:
        return OwnLadder(text)
    pieces = [in_words(piece) for piece in steps.split(">")][:STEPS]
    return OwnLadder(text, in_words(name), tuple((_word(piece), _score(piece)) for piece in pieces))


def _word(piece: str) -> str:
    return in_words(piece.partition("(")[0])


def _score(piece: str) -> Decimal | str:
    found = number_of_text(piece.partition("(")[2].partition(")")[0].replace(" ", ""))
    return "" if found is None else found


def key_of(ladder: str, one: str, other: str) -> str:
    """The key of two grades, of which the one is at the other or above."""
    return f"#{ladder}|{one}|{other}"


@cache
def known_keys() -> tuple[str, ...]:
    """The keys of every two grades that the known ladders order."""
    names = tuple(dict.fromkeys((*grades.names_of_grades(), *grades.other_names())))
    found = [key_of("", one, other) for one in names for other in names if grades.reached(one, other)]
    for ladder in grades.CHOICES:
        of_ladder = [name for name in names if grades.is_on(ladder, name)]
        pairs = ((one, other) for one in of_ladder for other in of_ladder)
        found += [key_of(ladder.name, *pair) for pair in pairs if grades.reached(*pair, chosen=ladder)]
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Ladders:
    """What the formulas can look up, for the value that a formula shows."""

    own: tuple[OwnLadder, ...] = ()

    @property
    def names(self) -> frozenset[str]:
        """The names of the ladders that may be chosen, as they are compared."""
        own = (each.name for each in self.own if each.name)
        return frozenset(name.casefold() for name in (*(each.name for each in grades.CHOICES), *own))

    def reaches(self, ladder: str, one: str, other: str) -> bool:
        """Whether one grade is at another or above, by a ladder or by none that is chosen."""
        return key_of(ladder, one, other).casefold() in _keys(self.own)

    def score(self, ladder: str, grade: str) -> Decimal | None:
        """The score of a grade on a ladder that a person added."""
        for each in self.own:
            for word, score in each.steps if each.name.casefold() == ladder.casefold() else ():
                if word and word.casefold() == grade.casefold():
                    return None if isinstance(score, str) else score
        return None


NO_LADDERS: Final = Ladders()
"""A Pengaturan that adds none."""


def ladders_of(text: str) -> Ladders:
    """The ladders that Pengaturan adds."""
    return Ladders(own_ladders(text))


@cache
def _keys(own: tuple[OwnLadder, ...]) -> frozenset[str]:
    keys = (cell.value for cell in _pairs(own))
    return frozenset(key.casefold() for key in keys if isinstance(key, str) and key)


def names_area() -> str:
    """Where the names of the ladders stand."""
    return _area(_NAMES, _FIRST, _FIRST + len(grades.CHOICES) + LADDERS - 1)


def scored_area() -> str:
    """Where the keys of grades with a score stand; the scores stand beside them."""
    return _area(_SCORED, _FIRST, _FIRST + LADDERS * STEPS - 1)


def scores_area() -> str:
    """Where the scores stand."""
    return _area(_SCORES, _FIRST, _FIRST + LADDERS * STEPS - 1)


def pairs_area() -> str:
    """Where the keys of two grades stand."""
    last = _last_column()
    first = f"${column_letters(_PAIRS)}${_FIRST}"
    return f"{PENGATURAN.sheet}!{first}:${column_letters(last)}${_FIRST + _ROWS_OF_PAIRS - 1}"


def write_ladders(book: Workbook, sheet: Sheet, predikat: str) -> None:
    """Write the hidden columns; ``predikat`` are the ladders that Pengaturan adds."""
    own, style = own_ladders(predikat), book.style()
    for cell in (*_names(own), *_parsed(own), *_scored(own), *_pairs(own)):
        if cell.formula:
            sheet.formula(cell.row, cell.column, cell.formula, cell.value, style)
        elif isinstance(cell.value, str):
            sheet.text(cell.row, cell.column, cell.value, style)
    for column in range(_NAMES, _last_column() + 1):
        sheet.set_width(column, 12, hidden=True)


def _last_column() -> int:
    count = len(known_keys()) + LADDERS * STEPS * (STEPS + 1)
    return int(_PAIRS + (count - 1) // _ROWS_OF_PAIRS)


def _area(column: int, first: int, last: int) -> str:
    letters = column_letters(column)
    return f"{PENGATURAN.sheet}!${letters}${first}:${letters}${last}"


def _at(row: int, column: int) -> str:
    return f"${column_letters(column)}${row}"


def _names(own: Sequence[OwnLadder]) -> Iterator[_Cell]:
    for row, ladder in enumerate(grades.CHOICES, _FIRST):
        yield _Cell(row, _NAMES, ladder.name)
    for row, each in enumerate(own, _FIRST + len(grades.CHOICES)):
        text = _at(_text_row(row - _FIRST - len(grades.CHOICES)), _NAMES)
        yield _Cell(
            row, _NAMES, each.name, f'IF(ISNUMBER(FIND(":",{text})),TRIM(LEFT({text},FIND(":",{text})-1)),"")'
        )


def _text_row(index: int) -> int:
    return _FIRST + len(grades.CHOICES) + LADDERS + index


def _name_cell(index: int) -> str:
    return _at(_FIRST + len(grades.CHOICES) + index, _NAMES)


def _parsed(own: Sequence[OwnLadder]) -> Iterator[_Cell]:
    """The text of each ladder, and its steps: as they are written, their words, their scores."""
    field = FormLayout(PENGATURAN).linked_cell(FieldKey.PREDIKAT).partition("!")[2]
    parts = f'SUBSTITUTE(SUBSTITUTE({field},";"&{_BREAK},";"),{_BREAK},";")'
    for index, each in enumerate(own):
        text = _at(_text_row(index), _NAMES)
        piece = f'MID(SUBSTITUTE({parts},";",{_WIDE}),{index * 999 + 1},999)'
        yield _Cell(_text_row(index), _NAMES, each.text, f"TRIM({piece})")
        steps = [*each.steps, *[("", "")] * STEPS][:STEPS]
        written = (
            [in_words(step) for step in each.text.partition(":")[2].split(">")] if each.name or each.steps else []
        )
        for at, (word, score) in enumerate(steps):
            column, raw = _OF_STEPS + at, _at(_FIRST + index, _OF_STEPS + at)
            behind = f'MID({text},FIND(":",{text}&":")+1,999)'
            shown = written[at] if at < len(written) else ""
            own_piece = f'TRIM(MID(SUBSTITUTE({behind},">",{_WIDE}),{at * 999 + 1},999))'
            yield _Cell(_FIRST + index, column, shown, own_piece)
            yield _Cell(_WORDS + index, column, word, f'TRIM(LEFT({raw},FIND("(",{raw}&"(")-1))')
            inside = f'MID({raw},FIND("(",{raw})+1,FIND(")",{raw}&")")-FIND("(",{raw})-1)'
            value = number_in(f'SUBSTITUTE({inside}," ","")')
            yield _Cell(_VALUES + index, column, score, f'IFERROR({value},"")')


def _scored(own: Sequence[OwnLadder]) -> Iterator[_Cell]:
    for index, each in enumerate(own):
        steps = [*each.steps, *[("", "")] * STEPS][:STEPS]
        for at, (word, score) in enumerate(steps):
            row = _FIRST + index * STEPS + at
            word_cell, value_cell = (_at(first + index, _OF_STEPS + at) for first in (_WORDS, _VALUES))
            shown = f"#{each.name}|{word}" if word else ""
            yield _Cell(row, _SCORED, shown, f'IF({word_cell}="","","#"&{_name_cell(index)}&"|"&{word_cell})')
            yield _Cell(row, _SCORES, score, value_cell)


def _pairs(own: Sequence[OwnLadder]) -> Iterator[_Cell]:
    """The keys of two grades, one below the other, then in the next column."""
    for number, key in enumerate(known_keys()):
        yield _Cell(*_place(number), key)
    number = len(known_keys())
    for index, each in enumerate(own):
        words = [word for word, _ in (*each.steps, *[("", "")] * STEPS)][:STEPS]
        for better in range(STEPS):
            for worse in range(better, STEPS):
                one, other = (_at(_WORDS + index, _OF_STEPS + at) for at in (better, worse))
                both = bool(words[better] and words[worse])
                for name, cell in (("", '""'), (each.name, _name_cell(index))):
                    shown = key_of(name, words[better], words[worse]) if both else ""
                    made = f'IF(OR({one}="",{other}=""),"","#"&{cell}&"|"&{one}&"|"&{other})'
                    yield _Cell(*_place(number), shown, made)
                    number += 1


def _place(number: int) -> tuple[int, int]:
    return _FIRST + number % _ROWS_OF_PAIRS, _PAIRS + number // _ROWS_OF_PAIRS
