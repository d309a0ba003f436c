"""What the formulas of a capaian look up: hidden columns beside Pengaturan.

A formula knows neither words nor ladders. It finds here what may stand in front of a figure, what must not stand
behind one, and every ladder of grades as a text with its steps from the best to the worst: ``Predikat
AKIP:<aa><aa><a><a>…``. With ``*`` between two grades COUNTIF tells whether one stands at the other or above it;
each step stands there twice, so that it is at itself. The ladders that a person adds in Pengaturan are made by
formulas, one row a step, up to 40 steps of all of them; longer ones ``check`` and ``build`` alone know.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Final

from lkjip_xl.books.template.layout import FormLayout
from lkjip_xl.books.template.written_figures import in_words, number_in, number_of_text
from lkjip_xl.methods import grades
from lkjip_xl.tables import PENGATURAN
from lkjip_xl.tables.keys import FieldKey
from lkjip_xl.text.addresses import column_letters
from lkjip_xl.text.unit_words import MEASURES, SHORT_UNITS, UNITS, is_measured
from lkjip_xl.text.wildcards import is_like

if TYPE_CHECKING:
    from lkjip_xl.books.kit.writer import Sheet, Workbook

Rows = tuple[tuple[str, Decimal | str], ...]

STEPS: Final = 40
"""How many steps of ladders that a person adds the formulas read."""
CEILING: Final = "≤"
"""What a formula puts before the figure of a target that is the most that may be reached."""
_FIRST: Final = 3
# Columns: what stands before a figure, and what that means; what must not stand behind; ladders, scores, steps.
_FRONTS, _MEANINGS, _BEHIND, _LADDERS, _SCORES, _OWN = 6, 7, 8, 9, 10, 11
# Units, and what a lone dot before three digits is among their figures.
_UNITS, _DOTS = 12, 13
_LIMIT: Final = (_FIRST - 1, _FRONTS)
_WIDTH_OF_STEP: Final = 700
_BREAK: Final = "CHAR(10)"

_CEILINGS: Final = (
    *("≤", "<", "<=", "=<", "kurang dari", "tidak lebih dari", "tidak melebihi"),
    *(f"paling {word}" for word in ("banyak", "tinggi", "lama", "lambat")),
    *(f"maks{ending}{dot}" for ending in ("", "imal", "imum") for dot in ("", ".")),
)
_FLOORS: Final = (
    *("≥", ">", ">=", "=>", "=", "lebih dari", "paling sedikit", "paling rendah"),
    *(f"min{ending}{dot}" for ending in ("", "imal", "imum") for dot in ("", ".")),
)
MEASURED: Final = tuple(f"* {unit}*" for unit in MEASURES if unit.isalpha())
"""Figures with a unit of what is measured: they are not counted in thousands."""
_WITH_SCORE: Final = ("AA", "A", "BB", "B", "CC", "C", "D")
_MONTHS: Final = ("jan", "feb", "mar", "apr", "mei", "jun", "jul", "agu", "ags", "agt", "sep", "okt", "nov", "nop")
# What nobody divides: a second figure, a note, a rank, a day.
UNREADABLE_BEHIND: Final = (
    *(f"* {digit}*" for digit in range(10)),
    *("*(*", "* besar*"),
    *(f"* {month}*" for month in _MONTHS),
    *("* des", "* desem*"),
)


@dataclass(frozen=True, slots=True)
class _Cell:
    row: int
    column: int
    value: Decimal | str
    formula: str = ""


def fronts() -> Rows:
    """What may stand before a figure, as it is looked up, and what that makes of the figure."""
    nothing = ("", *(f"{grade}{bracket}" for grade in _WITH_SCORE for bracket in (" (", "(")), *_FLOORS)
    of_meaning = {"": nothing, "-": ("-", "−"), CEILING: _CEILINGS}
    return tuple((f"{front}|", meaning) for meaning, group in of_meaning.items() for front in group)


@cache
def units() -> tuple[tuple[str, str], ...]:
    """The known units, and what a lone dot among their figures becomes: nothing where it groups thousands."""
    return tuple((unit, "," if is_measured(unit) else "") for unit in (*UNITS, *SHORT_UNITS))


def dot_among(satuan: str) -> str | None:
    """What a lone dot becomes among figures of a unit, as the formulas look it up; None where they find none."""
    return next((dot for unit, dot in units() if satuan and is_like(unit, satuan)), None)


def _in_order(groups: Sequence[Sequence[str]], times: int = 2) -> str:
    return "".join(f"<{name}>" for group in groups for _ in range(times) for name in group)


@cache
def _groups(ladder: grades.Ladder) -> tuple[tuple[tuple[str, ...], ...], ...]:
    """The steps of a ladder with their other names; steps of one rank each in a ladder of its own."""
    others: dict[str, list[str]] = {}
    for name in grades.other_names():
        grade = grades.read_grade(name)
        others.setdefault(grade.name if grade else "", []).append(name)
    most = max(map(len, ladder.steps))
    named = [[step[min(number, len(step) - 1)] for step in ladder.steps] for number in range(most)]
    return tuple(tuple((name, *others.get(name, ())) for name in names) for names in named)


@cache
def known_ladders() -> tuple[str, ...]:
    """The known ladders, those with other names for their steps first; a text that is compared has 255 letters."""
    found: dict[str, None] = {}
    for ladder in grades.known_ladders():
        for groups in _groups(ladder):
            if any(len(group) > 1 for group in groups):
                found[f"{ladder.name}:{_in_order(groups, 1)}"] = None
                found.update((f"{ladder.name}:{_in_order([group])}", None) for group in groups)
    return (*found, *strict_ladders())


@cache
def strict_ladders() -> tuple[str, ...]:
    """The known ladders with one name for each of their steps: what is below tells that it is."""
    ladders = [(ladder, groups) for ladder in grades.known_ladders() for groups in _groups(ladder)]
    return tuple(f"{ladder.name}:{_in_order([group[:1] for group in groups])}" for ladder, groups in ladders)


@dataclass(frozen=True, slots=True)
class Ladders:
    """What the formulas can look up of the ladders that a person added: a text for each step, with its score."""

    own: Rows = ()

    def has(self, name: str) -> bool:
        """Whether a ladder is called so."""
        return any(is_like(each, f"{name}:*") for each in self._texts(known_ladders()))

    def above(self, ladder: str, one: str, other: str) -> bool:
        """Whether one grade stands at another or above it on some ladder of this name, ``*`` for all."""
        return any(is_like(each, f"{ladder}:*<{one}>*<{other}>*") for each in self._texts(known_ladders()))

    def surely_below(self, ladder: str, one: str, other: str) -> bool:
        """Whether one grade stands below another on some ladder, by the usual names of both."""
        return any(is_like(each, f"{ladder}:*<{other}>*<{one}>*") for each in self._texts(strict_ladders()))

    def score(self, ladder: str, grade: str) -> Decimal | None:
        """The score of a grade on a ladder that a person added."""
        for text, score in self.own:
            if is_like(text, f"{ladder}:*<{grade}>"):
                return None if isinstance(score, str) else score
        return None

    def _texts(self, known: Sequence[str]) -> Iterator[str]:
        yield from known
        yield from (text for text, _ in self.own)


NO_LADDERS: Final = Ladders()
"""A Pengaturan that adds none."""


def ladders_of(text: str) -> Ladders:
    """The ladders that Pengaturan adds, as its formulas take them apart."""
    return Ladders(tuple(_rows_of_steps(_pieces(text))))


def _pieces(text: str) -> list[str]:
    """The steps as they are written, the first of each ladder with its name in front, behind a semicolon."""
    wide = text.replace("\n", ";").replace(";", ">;").replace(">", " " * _WIDTH_OF_STEP)
    return [in_words(wide[at : at + _WIDTH_OF_STEP]) for at in range(0, STEPS * _WIDTH_OF_STEP, _WIDTH_OF_STEP)]


def _rows_of_steps(pieces: Sequence[str]) -> Iterator[tuple[str, Decimal | str]]:
    ladder = ""
    for piece in pieces:
        name, colon, _ = piece.partition(":")
        before = in_words(name.replace(";", "")) + ":" if colon else "" if piece.startswith(";") else ladder
        word = in_words((piece.partition(":")[2] if colon else piece).partition("(")[0])
        ladder = f"{before}<{word}><{word}>" if piece else ""
        score = number_of_text(piece.partition("(")[2].partition(")")[0].replace(" ", ""))
        yield ladder, "" if score is None else score


def limit_cell() -> str:
    """Where the most that a capaian counts stands, as a fraction: more than any capaian where there is none."""
    return f"{PENGATURAN.sheet}!{_at(*_LIMIT)}"


def fronts_area() -> str:
    """Where what stands before a figure is, and beside it what that means."""
    return _area(_FRONTS, _FIRST, _FIRST + len(fronts()) - 1, _MEANINGS)


def units_area() -> str:
    """Where the units are, and beside each what a lone dot among its figures becomes."""
    return _area(_UNITS, _FIRST, _FIRST + len(units()) - 1, _DOTS)


def behind_area() -> str:
    """Where the patterns of texts stand of which no figure is read."""
    return _area(_BEHIND, _FIRST, _FIRST + len(UNREADABLE_BEHIND) - 1)


def ladders_area() -> str:
    """Where the ladders stand, with every name of their steps."""
    return _area(_LADDERS, _FIRST, _last_row())


def strict_area() -> str:
    """Where the ladders stand with one name for each step, and those that a person added."""
    return _area(_LADDERS, _first_own() - len(strict_ladders()), _last_row())


def own_area() -> str:
    """Where the ladders that a person added stand, with the score of their last step beside them."""
    return _area(_LADDERS, _first_own(), _last_row(), _SCORES)


def write_hidden_lists(book: Workbook, sheet: Sheet, predikat: str, limit: Decimal | None) -> None:
    """Write the hidden columns; ``predikat`` and ``limit`` are the ladders and the limit of Pengaturan."""
    style = book.style()
    for cell in (*_limit(limit), *_lists(), *_steps(predikat)):
        if cell.formula:
            sheet.formula(cell.row, cell.column, cell.formula, cell.value, style)
        elif isinstance(cell.value, str):
            sheet.text(cell.row, cell.column, cell.value, style)
    for column in range(_FRONTS, _DOTS + 1):
        sheet.set_width(column, 12, hidden=True)


def _first_own() -> int:
    return _FIRST + len(known_ladders())


def _last_row() -> int:
    return _first_own() + STEPS - 1


def _area(column: int, first: int, last: int, until: int | None = None) -> str:
    """Rows of a column, or of those up to another one."""
    return f"{PENGATURAN.sheet}!{_at(first, column)}:{_at(last, until or column)}"


def _at(row: int, column: int) -> str:
    return f"${column_letters(column)}${row}"


def _field(key: str) -> str:
    return FormLayout(PENGATURAN).linked_cell(key).partition("!")[2]


def _limit(limit: Decimal | None) -> Iterator[_Cell]:
    field = _field(FieldKey.BATAS_CAPAIAN)
    shown = Decimal("1E+99") if limit is None else limit / 100
    yield _Cell(*_LIMIT, shown, f"IF(ISNUMBER({field}),{field}/100,1E+99)")


def _lists() -> Iterator[_Cell]:
    for row, (front, meaning) in enumerate(fronts(), _FIRST):
        yield _Cell(row, _FRONTS, front)
        if meaning:
            yield _Cell(row, _MEANINGS, str(meaning))
    for row, (unit, dot) in enumerate(units(), _FIRST):
        yield _Cell(row, _UNITS, unit)
        if dot:
            yield _Cell(row, _DOTS, dot)
    for column, texts in ((_BEHIND, UNREADABLE_BEHIND), (_LADDERS, known_ladders())):
        for row, text in enumerate(texts, _FIRST):
            yield _Cell(row, column, text)


def _steps(predikat: str) -> Iterator[_Cell]:
    """The steps of the ladders that a person added: as written, the ladder down to each, and its score."""
    field = _field(FieldKey.PREDIKAT)
    parts = f'SUBSTITUTE(SUBSTITUTE({field},{_BREAK},";"),";",">;")'
    wide = f'SUBSTITUTE({parts},">",REPT(" ",{_WIDTH_OF_STEP}))'
    pieces = _pieces(predikat)
    for number, (piece, (ladder, score)) in enumerate(zip(pieces, _rows_of_steps(pieces), strict=True)):
        row = _first_own() + number
        own, above = _at(row, _OWN), _at(row - 1, _LADDERS) if number else '""'
        written = f"TRIM(MID({wide},{number * _WIDTH_OF_STEP + 1},{_WIDTH_OF_STEP}))"
        yield _Cell(row, _OWN, piece, f'IF({field}="","",{written})')
        behind = f'MID({own},IFERROR(FIND(":",{own}),0)+1,{_WIDTH_OF_STEP})'
        word = f'TRIM(LEFT({behind},FIND("(",{behind}&"(")-1))'
        name = f'TRIM(SUBSTITUTE(LEFT({own},FIND(":",{own})-1),";",""))&":"'
        before = f'IFERROR({name},IF(LEFT({own})=";","",{above}))'
        yield _Cell(row, _LADDERS, ladder, f'IF({own}="","",{before}&"<"&{word}&"><"&{word}&">")')
        inside = f'MID({own},FIND("(",{own})+1,FIND(")",{own}&")")-FIND("(",{own})-1)'
        value = number_in(f'SUBSTITUTE({inside}," ","")')
        yield _Cell(row, _SCORES, score, f'IFERROR({value},"")')
