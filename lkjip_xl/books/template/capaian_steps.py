"""The hidden columns beside a capaian that is no plain division: of a range, of grades, of scores in brackets.

The formula of the capaian itself divides figures. What it cannot read it takes from the last of these columns.
Each is short because it reads what the one before it found. Everything is here twice, as a formula and in Python.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from lkjip_xl.books.template.ladder_area import Ladders, names_area, pairs_area, scored_area, scores_area
from lkjip_xl.books.template.layout import literal
from lkjip_xl.books.template.written_figures import DIGITS, in_words, number_in, number_of_text
from lkjip_xl.figures.calc import NOT_COMPUTABLE
from lkjip_xl.methods.capaian import Rumus, capaian
from lkjip_xl.methods.grades import IN_FRONT
from lkjip_xl.tables.calculation import Capaian, CapaianStep, Step

if TYPE_CHECKING:
    from lkjip_xl.books.template.layout import TableLayout

Shown = Decimal | int | str

_WITH_SCORE = ("AA", "A", "BB", "B", "CC", "C", "D")
# A target that is the most that may be reached, or the least that must be.
_CEILINGS, _FLOORS = "≤<", "≥>"
# What stands between the bounds of a range, the longest first.
_BETWEEN = ("sampai dengan", "sampai", "s.d.", "s.d", "s/d", "–", "—")


def step_key(layout: TableLayout, calc: Capaian, step: Step) -> str:
    """The key of a step of a capaian; empty where the table has none."""
    for column in layout.spec.columns:
        if isinstance(column.calc, CapaianStep) and column.calc.step is step and column.calc.is_of(calc):
            return column.key
    return ""


def score_expression(layout: TableLayout, column: str, row: int) -> str:
    """The score in brackets behind a grade, as a step has found it; a dash where the cell has none."""
    for each in layout.spec.columns:
        match each.calc:
            case CapaianStep(Step.REALISASI, Capaian(realisasi=of)) | CapaianStep(
                Step.TARGET, Capaian(target=of)
            ) if of == column:
                # A text 100% would be taken for the number 1.
                step = layout.cell(each.key, row)
                found = f'ISNUMBER(FIND("(",{layout.cell(column, row)}))*ISNUMBER({step})'
                return f'IF({found},{step},"{NOT_COMPUTABLE}")'
    return f'"{NOT_COMPUTABLE}"'


def score_of(value: str) -> Decimal | None:
    """The same in Python; None for a dash."""
    found = _figure_or_word_of(value) if "(" in value else value
    return None if isinstance(found, str) else Decimal(found)


def share_expression(realisasi: str, target: str, chosen: str) -> str:
    """R ÷ T, its inverse, or 2 − R ÷ T, which is never below 0: written so that either stands there once.

    ``chosen`` is the cell that names the formula; empty where there is none.
    """
    share = f"{realisasi}/{target}"
    if not chosen:
        return share
    less, inverse = (
        f"{chosen}={literal(rumus.value)}" for rumus in (Rumus.LESS_IS_BETTER, Rumus.LESS_IS_BETTER_INVERSE)
    )
    share = f"IF({less},2,0)+IF({less},-1,1)*({share})^IF({inverse},-1,1)"
    return f"MAX(IF({less},0,-1E+99),{share})"


def step_formula(layout: TableLayout, row: int, calc: CapaianStep) -> str:
    """The formula of a step in a row."""
    of = calc.of
    realisasi, target = layout.cell(of.realisasi, row), layout.cell(of.target, row)
    cells: dict[Step, str] = {
        step: layout.cell(step_key(layout, of, step), row) for step in Step if step is not Step.RESULT
    }
    match calc.step:
        case Step.REALISASI:
            return _figure_or_word(realisasi)
        case Step.TARGET:
            behind = f"TRIM(MID(TRIM({target}),2,99))"
            bound = f'IFERROR({number_in(_first_word(behind))},"")'
            return f"IF({_has_sign(target, _CEILINGS + _FLOORS)},{bound},{_figure_or_word(target)})"
        case Step.RANGE:
            return f'IF(OR(ISNUMBER({target}),ISNUMBER(FIND("(",{target}))),"",{_with_one_dash(target)})'
        case Step.LOW:
            low = number_in(f'SUBSTITUTE(LEFT({cells[Step.RANGE]},FIND("-",{cells[Step.RANGE]})-1)," ","")')
            return f'IFERROR({low},"")'
        case Step.HIGH:
            behind = f'TRIM(MID({cells[Step.RANGE]},FIND("-",{cells[Step.RANGE]})+1,99))'
            return f'IFERROR({number_in(_first_word(behind))},"")'
        case Step.RESULT:
            chosen = layout.cell(of.rumus, row) if layout.has(of.rumus) else ""
            return _result(realisasi, target, chosen, cells)


def _has_sign(cell: str, signs: str) -> str:
    """A test whether a target begins with one of these signs."""
    return f'ISNUMBER(FIND(LEFT(TRIM({cell})&" "),"{signs}"))'


def _first_word(text: str) -> str:
    return f'LEFT({text},FIND(" ",{text}&" ")-1)'


def _figure_or_word(cell: str) -> str:
    """The number in a cell, or the score in brackets behind a grade; else the word that may be a grade."""
    before = f'TRIM(LEFT({cell},FIND("(",{cell}&"(")-1))'
    front, scored = (f"{{{','.join(map(literal, words))}}}" for words in (IN_FRONT, _WITH_SCORE))
    behind = f'MID({before},FIND(" ",{before}&" ")+1,'
    word = f"IF(ISNUMBER(MATCH({_first_word(before)},{front},0)),{behind}99),{before})"
    inside = f'MID({cell},FIND("(",{cell})+1,FIND(")",{cell}&")")-FIND("(",{cell})-1)'
    # A second figure behind the first: neither is the one.
    alone = f'{_first_word(before)}&IF(COUNT(VALUE({behind}1))),"x","")'
    figure = f'IF(ISNUMBER(FIND("(",{cell})),IF(ISNUMBER(MATCH({before},{scored},0)),{inside},"x"),{alone})'
    return f'IF({cell}="","",IF(ISNUMBER({cell}),{cell},IFERROR({number_in(figure)},{word})))'


def _with_one_dash(cell: str) -> str:
    text = cell
    for sign in _BETWEEN:
        text = f'SUBSTITUTE({text},"{sign}","-")'
    return text


def _result(realisasi: str, target: str, chosen: str, cells: Mapping[Step, str]) -> str:
    """The capaian as a fraction; a dash where it cannot be told."""
    own, goal, low, high = (cells[step] for step in (Step.REALISASI, Step.TARGET, Step.LOW, Step.HIGH))
    off_range = share_expression(own, f"IF({own}>{high},{high},{low})", chosen)
    in_range = f"IF(AND({own}>={low},{own}<={high}),1,{off_range})"
    is_range = f"COUNT({own},{low},{high})*({low}<{high})*(N({own})>=0)=3"
    graded = _graded((_grade(own, realisasi), _grade(goal, target)), chosen)
    by_score = share_expression(own, goal, chosen)
    less = f"MAX(0,2-{own}/{goal})"
    unchosen = f'{chosen}=""' if chosen else "TRUE"
    bound = f"IF(AND({unchosen},{_has_sign(target, _CEILINGS)}),{less},{by_score})"
    is_bound = f"{_has_sign(target, _CEILINGS + _FLOORS)}*COUNT({own},{goal})*(N({own})>=0)=2"
    found = f"IF({is_range},{in_range},IF({is_bound},{bound},{graded}))"
    return f'IF(OR({realisasi}="",{target}=""),"",IFERROR({found},"{NOT_COMPUTABLE}"))'


def _grade(figure: str, cell: str) -> str:
    """The word of a cell, also where its figure is the score in brackets behind it."""
    return f'IF(ISNUMBER({figure}),TRIM(LEFT({cell},FIND("(",{cell}&"(")-1)),{figure})'


def _graded(of: tuple[str, str], chosen: str) -> str:
    """All of it at the target or above; below it as the ladder that is chosen scores its steps."""
    # An asterisk or a question mark would stand for any grade.
    both = f'SUBSTITUTE(SUBSTITUTE({of[0]}&"|"&{of[1]},"*",""),"?","")'
    plain = f'COUNTIF({pairs_area()},"#|"&{both})'
    if not chosen:
        return f'IF({plain}>0,1,"{NOT_COMPUTABLE}")'
    of_ladder = f'COUNTIF({pairs_area()},"#"&{chosen}&"|"&{both})'
    reached = f'{of_ladder}+IF(COUNTIF({names_area()},{chosen}&"")*({chosen}<>""),0,{plain})'
    scores = (f'INDEX({scores_area()},MATCH("#"&{chosen}&"|"&{each},{scored_area()},0))' for each in of)
    return f"IF({reached}>0,1,{'/'.join(scores)})"


@dataclass(frozen=True, slots=True)
class Written:
    """What stands in the cells of a row that a capaian is computed from."""

    realisasi: Shown
    target: Shown
    rumus: str = ""

    def shown(self, step: Step, ladders: Ladders) -> Shown:
        """What the formula of a step shows."""
        match step:
            case Step.REALISASI:
                return _figure_or_word_of(self.realisasi)
            case Step.TARGET:
                return self._goal
            case Step.RANGE:
                return self._range
            case Step.LOW:
                return _or_nothing(self._bounds[0])
            case Step.HIGH:
                return _or_nothing(self._bounds[1])
            case Step.RESULT:
                if "" in (self.realisasi, self.target):
                    return ""
                found = self.result(ladders)
                return NOT_COMPUTABLE if found is None else found

    @property
    def _sign(self) -> str:
        """The sign of comparison with which a target begins."""
        first = str(self.target).strip(" ")[:1]
        return first if first and first in _CEILINGS + _FLOORS else ""

    @property
    def _goal(self) -> Shown:
        if not self._sign:
            return _figure_or_word_of(self.target)
        words = in_words(in_words(str(self.target))[1:100])
        return _or_nothing(number_of_text(words.partition(" ")[0]))

    @property
    def _range(self) -> str:
        if not isinstance(self.target, str) or "(" in self.target:
            return ""
        text = self.target
        for sign in _BETWEEN:
            text = text.replace(sign, "-")
        return text

    @property
    def _bounds(self) -> tuple[Decimal | None, Decimal | None]:
        left, dash, right = self._range.partition("-")
        if not dash:
            return None, None
        words = in_words(right[:99]).split(" ")
        return number_of_text(left.replace(" ", "")), number_of_text(words[0])

    def result(self, ladders: Ladders) -> Decimal | None:
        """The capaian as a fraction; None where it cannot be told."""
        own, goal = _figure_or_word_of(self.realisasi), self._goal
        low, high = self._bounds
        if low is not None and high is not None and low < high and (isinstance(own, str) or own >= 0):
            return None if isinstance(own, str) else self._divided(Decimal(own), (low, high))
        if self._sign and (isinstance(own, str) or own >= 0):
            figures = not isinstance(own, str) and not isinstance(goal, str)
            less = self._sign in _CEILINGS and not self.rumus
            rumus = Rumus.LESS_IS_BETTER.value if less else self.rumus
            return replace(self, rumus=rumus)._divided(Decimal(own), Decimal(goal)) if figures else None
        return self._graded(_grade_of(own, self.realisasi), _grade_of(goal, self.target), ladders)

    def _divided(self, own: Decimal, goal: Decimal | tuple[Decimal, Decimal]) -> Decimal | None:
        words = {each.value.casefold(): each for each in Rumus}
        found = capaian(words.get(self.rumus.casefold(), Rumus.MORE_IS_BETTER), own, goal)
        return None if found is None else found / 100

    def _graded(self, own: str, goal: str, ladders: Ladders) -> Decimal | None:
        one, other = (each.replace("*", "").replace("?", "") for each in (own, goal))
        unchosen = not self.rumus or self.rumus.casefold() not in ladders.names
        if (self.rumus and ladders.reaches(self.rumus, one, other)) or (
            unchosen and ladders.reaches("", one, other)
        ):
            return Decimal(1)
        above, below = (ladders.score(self.rumus, each) if self.rumus else None for each in (own, goal))
        return None if above is None or not below else above / below


def _grade_of(figure: Shown, value: Shown) -> str:
    return figure if isinstance(figure, str) else in_words(str(value).partition("(")[0])


def _or_nothing(number: Decimal | None) -> Shown:
    return "" if number is None else number


def _figure_or_word_of(value: Shown) -> Shown:
    if not isinstance(value, str) or value == "":
        return value
    text, bracket, behind = value.partition("(")
    before = in_words(text)
    first, _, rest = before.partition(" ")
    if bracket:
        scored = before.upper() in _WITH_SCORE
        found = number_of_text(behind.partition(")")[0]) if scored else None
    else:
        found = None if rest[:1] and rest[0] in DIGITS else number_of_text(first)
    if found is not None:
        return found
    return rest[:99] if first.casefold() in IN_FRONT else before
