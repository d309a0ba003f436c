"""The formulas of a capaian: what they read in a target and its realisasi, and what they make of it.

Beside a capaian stand four hidden columns. Two hold what is typed from its first digit on, one way of writing
for all (``≤5 hari`` of ``maksimal 5 hari``, ``80 - 90`` of ``80% s.d. 90%``), two the figure in it, or the word
that may be a grade; of a range the figure that the realisasi is held against. :mod:`.capaian_shown` is the same
in Python.

A formula knows less than the program: of what it cannot read it shows :data:`~lkjip_xl.figures.calc.FOR_BUILD`,
and a dash only where nobody can compute.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from lkjip_xl.books.template import hidden_lists as lists
from lkjip_xl.books.template.layout import literal
from lkjip_xl.books.template.written_figures import NO_BREAK, OWN_MARK
from lkjip_xl.figures.calc import FOR_BUILD, NOT_COMPUTABLE
from lkjip_xl.methods.capaian import Rumus
from lkjip_xl.methods.grades import CHOICES
from lkjip_xl.tables.calculation import Capaian, CapaianStep, Step
from lkjip_xl.tables.keys import Key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lkjip_xl.books.template.layout import TableLayout

LIKE_BLANKS: Final = ("%", ")", NO_BREAK)
"""What is read as a space between a figure and what follows it."""
BETWEEN: Final = ("sampai dengan", "sampai", "s.d.", "s.d", "s/d", "–", "—")
"""What stands between the bounds of a range besides a dash, the longest first."""
DASH: Final = " - "
IN_FRONT: Final = ("predikat ", "opini ", "nilai ")
"""Words in front of a grade that the formulas leave out; others only the program knows."""
LETTERS: Final = 99
"""How many letters of a text from its first digit on the formulas look at."""
PERCENT: Final = "persen"
"""The word for the sign."""
RANKS: Final = ("peringkat*", "ran*k*", "juara*")
"""Units of places among others, of which the first is the best: nobody can tell by which formula."""
NOTHING: Final = (NOT_COMPUTABLE, "n/a")
GROUPS: Final = ("*.??? - *", "* - *.???", "* - *.??? *")
"""Ranges with a dot that may stand behind thousands: only the program tells."""
_DIGITS: Final = "0123456789"
_SPACES: Final = f'REPT(" ",{LETTERS})'
LETTERS_OF_RUMUS: Final = 3


def _step_cells(layout: TableLayout, calc: Capaian, row: int) -> dict[Step, str]:
    """The cells of the steps of a capaian in a row; empty where the table has none."""
    keys = {
        column.calc.step: column.key
        for column in layout.spec.columns
        if isinstance(column.calc, CapaianStep) and column.calc.is_of(calc)
    }
    return {step: layout.cell(keys.get(step, ""), row) for step in Step}


def step_formula(layout: TableLayout, row: int, calc: CapaianStep) -> str:
    """The formula of a step in a row."""
    realisasi, target = layout.cell(calc.of.realisasi, row), layout.cell(calc.of.target, row)
    cells = _step_cells(layout, calc.of, row)
    satuan = layout.cell(Key.SATUAN, row) if layout.has(Key.SATUAN) else ""
    match calc.step:
        case Step.TEXT_OF_REALISASI:
            return _text(realisasi)
        case Step.TEXT_OF_TARGET:
            return _text(target, (*BETWEEN, "-"))
        case Step.REALISASI:
            return _figure_or_word(realisasi, _figure(realisasi, cells[Step.TEXT_OF_REALISASI], satuan))
        case Step.TARGET:
            text = cells[Step.TEXT_OF_TARGET]
            readable = f"({_low(text)}<{_high(text)})/(({_is_any(text, GROUPS)})=0)"
            bound = f"MEDIAN({cells[Step.REALISASI]},{_low(text)},{_high(text)})/{readable}"
            return _figure_or_word(target, f"IF({_is_range(text)},{bound},{_figure(target, text, satuan)})")


def _text(cell: str, between: tuple[str, ...] = ()) -> str:
    """What is typed from its first digit on, in small letters; nothing where something unknown stands before."""
    first = f'MIN(FIND({{{",".join(_DIGITS)}}},{cell}&"{_DIGITS}"))'
    text = f"LOWER(MID({cell},{first},{LETTERS}))"
    for each in between:
        text = f'SUBSTITUTE({text},"{each}","{DASH if each == between[-1] else "-"}")'
    for each in LIKE_BLANKS:
        text = f'SUBSTITUTE({text},"{each}"," ")'
    meaning = f'VLOOKUP(TRIM(LEFT({cell},{first}-1))&"|",{lists.fronts_area()},2,0)'
    return f'IF(ISNUMBER({cell}),"",IFERROR(TRIM({meaning}&{text}),""))'


def _number(text: str) -> str:
    return f'VALUE(SUBSTITUTE({text},",",{OWN_MARK})&"E0")'


def _figure(cell: str, text: str, satuan: str) -> str:
    """The figure with which a text begins; an error where none does, or what follows may be part of it.

    What a lone dot means SATUAN says, where no unit stands behind the figure; nothing is read where it does not.
    """
    first = f'LEFT({text},FIND(" ",{text}&" ")-1)'
    bare = f'SUBSTITUTE({text},"{lists.CEILING}","")'
    # What is counted is counted in whole: 1.250 orang are more than a thousand.
    in_groups = f'(LEFT(RIGHT({first},4))=".")'
    by_unit = f"VLOOKUP({satuan},{lists.units_area()},2,0)" if satuan else "1/0"
    beside = f'IF(ISNUMBER(FIND(" ",{text})),IF({_is_any(text, lists.MEASURED)},1/0,""),{by_unit})'
    alone = f'IF({in_groups}*(LEFT({bare})<>"0")*NOT({_is_percent(cell)}),{beside},",")'
    dot = f'IF(COUNTIF({text},"*.???,*")+{in_groups}*COUNTIF({text},"*.???.*"),"",{alone})'
    figure = _number(f'SUBSTITUTE(SUBSTITUTE({first},"{lists.CEILING}",""),".",{dot})')
    behind = f"SUMPRODUCT(COUNTIF({text},{lists.behind_area()}))"
    return f'{figure}/(IF(ISNUMBER(FIND(" ",{text})),{behind},0)=0)'


def _is_any(text: str, patterns: Iterable[str]) -> str:
    """How many of some patterns a text is like."""
    return "+".join(f"COUNTIF({text},{literal(each)})" for each in patterns)


def _is_range(text: str) -> str:
    return f'ISNUMBER(FIND("{DASH}",{text}))'


def _low(text: str) -> str:
    low = f'SUBSTITUTE(LEFT({text},FIND(" ",{text})-1),".",",")'
    return _number(low)


def _high(text: str) -> str:
    """The third word, where the dash is the second."""
    wide = f'SUBSTITUTE({text}," ",{_SPACES})'
    return _number(f'SUBSTITUTE(TRIM(MID({wide},{2 * LETTERS},{LETTERS})),".",",")')


def _figure_or_word(cell: str, figure: str) -> str:
    """The figure, or what is typed in small letters, without a note in brackets behind it.

    A score in brackets stays: where the figure was not read only the program knows whether the word is a grade.
    """
    begin = f'MID(SUBSTITUTE({cell},"( ","("),FIND("(",{cell})+1,1)'
    letters = f'IF(ISNUMBER(VALUE({begin})),LEN({cell}),FIND("(",{cell})-1)'
    word = f'LOWER(TRIM(LEFT({cell},IFERROR({letters},FIND("(",{cell}&"(")-1))))'
    # What stands for any letters where it is looked for is part of no grade.
    for each, instead in (*((front, "") for front in IN_FRONT), ("*", "x"), ("?", "x")):
        word = f'SUBSTITUTE({word},"{each}","{instead}")'
    return f"IF(ISNUMBER({cell}),{cell},IFERROR({figure},{word}))"


def capaian_formula(layout: TableLayout, row: int, calc: Capaian, *, as_fraction: bool = True) -> str:
    """The capaian of a row by the formula that its own cell names, up to the limit of Pengaturan.

    As a fraction for a cell with a percent format, else in percent points.
    """
    cells = _step_cells(layout, calc, row)
    chosen = layout.cell(calc.rumus, row) if layout.has(calc.rumus) else ""
    satuan = layout.cell(Key.SATUAN, row) if layout.has(Key.SATUAN) else ""
    typed = layout.cell(calc.realisasi, row), layout.cell(calc.target, row)
    share = "/".join([_share(cells, chosen), *_conditions(cells, typed, chosen, satuan)])
    graded = _graded(cells, chosen, points="" if as_fraction else "*100")
    found = (
        f"IFERROR({_limited(share, points='' if as_fraction else '*100')},IFERROR({graded},{literal(FOR_BUILD)}))"
    )
    return _guarded(*typed, found)


def year_on_year_formula(layout: TableLayout, row: int, this: Capaian, last: Capaian, *, as_fraction: bool) -> str:
    """The realisasi of this year over that of the last one, as a fraction or in percent points."""
    here, there = (_step_cells(layout, of, row) for of in (this, last))
    own, before = here[Step.REALISASI], there[Step.REALISASI]
    typed = layout.cell(this.realisasi, row), layout.cell(last.realisasi, row)
    satuan = layout.cell(Key.SATUAN, row) if layout.has(Key.SATUAN) else ""
    texts = [each[Step.TEXT_OF_REALISASI] for each in (here, there)]
    units = _of_one_unit(_unit(typed[0], texts[0]), _unit(typed[1], texts[1]), satuan)
    points = "" if as_fraction else "*100"
    percent = f"{own}/{before}{points}/{_figures(own, before)}/{units}"
    surely = f"IF({_surely_nothing(own, before)},{literal(NOT_COMPUTABLE)},{literal(FOR_BUILD)})"
    return _guarded(*typed, f"IFERROR({percent},{surely})")


def _guarded(one: str, other: str, found: str) -> str:
    """Nothing beside what is blank; of a list in one cell there is not one figure."""
    is_list = f"ISNUMBER(FIND(CHAR(10),{one}&{other}))"
    return f'IF(OR({one}="",{other}=""),"",IF({is_list},{literal(FOR_BUILD)},{found}))'


def _limited(share: str, points: str) -> str:
    return f"MIN({share},{lists.limit_cell()}){points}"


def _share(cells: dict[Step, str], chosen: str) -> str:
    own, goal, text = (cells[each] for each in (Step.REALISASI, Step.TARGET, Step.TEXT_OF_TARGET))
    ceiling = f'LEFT({chosen}&{text})="{lists.CEILING}"' if chosen else f'LEFT({text})="{lists.CEILING}"'
    # Inside a range the realisasi is held against itself, also where it is 0; a target of 0 divides nothing.
    reached = f"1/SIGN({goal}+{_is_range(text)})"
    less, usual = f"MAX(0,2-{own}/{goal})", f"{own}/{goal}"
    if chosen:
        usual_words = literal(_begin(Rumus.MORE_IS_BETTER))
        ceiling = f"OR({ceiling},LEFT({chosen},{LETTERS_OF_RUMUS})={literal(_begin(Rumus.LESS_IS_BETTER))})"
        place = f"FIND(LEFT({chosen}&{usual_words},{LETTERS_OF_RUMUS}),{literal(beginnings())})"
        usual = f"({usual})^IF({place}>{len(beginnings()) - LETTERS_OF_RUMUS},-1,1)"
    return f"IF({own}={goal},{reached},IF({ceiling},{less},{usual}))"


def _begin(rumus: Rumus) -> str:
    return rumus.value[:LETTERS_OF_RUMUS]


def beginnings() -> str:
    """With what the known names of formulas and ladders begin, the inverse formula last."""
    ladders = "".join(dict.fromkeys(ladder.name[:LETTERS_OF_RUMUS] for ladder in CHOICES))
    return f"{_begin(Rumus.MORE_IS_BETTER)}{ladders}{_begin(Rumus.LESS_IS_BETTER_INVERSE)}"


def _conditions(cells: dict[Step, str], typed: tuple[str, str], chosen: str, satuan: str) -> Iterator[str]:
    """What must hold so that figures may be divided; each is divided by, and an error where it does not."""
    yield _figures(cells[Step.REALISASI], cells[Step.TARGET])
    realisasi, target = typed
    text = cells[Step.TEXT_OF_TARGET]
    of_target = _unit(target, text, f'IFERROR(FIND("{DASH}",{text})+{len(DASH)},1)')
    yield _of_one_unit(_unit(realisasi, cells[Step.TEXT_OF_REALISASI]), of_target, satuan)
    if chosen and satuan:
        ranks = "+".join(f'COUNTIF({satuan},"{each}")' for each in RANKS)
        yield f'(({chosen}<>"")+({ranks}=0)>0)'


def _figures(one: str, other: str) -> str:
    """Whether both are figures, and none is below 0; a text like 80% would be taken for 0,8."""
    return f"(COUNT({one},{other})*(MIN({one},{other})>=0)=2)"


def _unit(cell: str, text: str, last: str = "1") -> str:
    """The unit behind a figure, or behind the last one, which begins at ``last``; empty where there is none."""
    return f'IF({_is_percent(cell)},"%",MID({text},FIND(" ",{text}&" ",{last})+1,{LETTERS}))'


def _is_percent(cell: str) -> str:
    return f'ISNUMBER(FIND("%",SUBSTITUTE(LOWER({cell}),"{PERCENT}","%")))'


def _of_one_unit(one: str, other: str, satuan: str) -> str:
    """Whether two units are the same; a figure without one is in SATUAN, where that is told."""
    either = "TRUE"
    if satuan:
        own = f'IF({_is_percent(satuan)},"%",TRIM({satuan}))'
        either = f'OR({satuan}="",{one}&{other}="",{one}&{other}={own})'
    return f'IF(({one}<>"")*({other}<>""),{one}={other},{either})'


def _graded(cells: dict[Step, str], chosen: str, points: str) -> str:
    """All of it at the target or above; below it as the ladder that is chosen scores its steps."""
    own, goal = cells[Step.REALISASI], cells[Step.TARGET]
    ladder = f'IF(COUNTIF({lists.ladders_area()},{chosen}&":*"),{chosen},"*")&' if chosen else ""
    colon = '":*<"' if chosen else '"*:*<"'
    below = f'COUNTIF({lists.strict_area()},{ladder}{colon}&{goal}&">*<"&{own}&">*")'
    above = f'COUNTIF({lists.ladders_area()},{ladder}{colon}&{own}&">*<"&{goal}&">*")'
    dash, unknown = literal(NOT_COMPUTABLE), literal(FOR_BUILD)
    scored = dash
    if chosen:
        scores = (f'VLOOKUP({chosen}&":*<"&{each}&">",{lists.own_area()},2,0)' for each in (own, goal))
        scored = f"IFERROR({_limited('/'.join(scores), points)},{dash})"
    reached = f"IF({above},{_limited('1', points)},IF({_surely_nothing(own, goal)},{dash},{unknown}))"
    return f"IF(({own}<>{goal})*{below},{scored},{reached})"


def _surely_nothing(own: str, goal: str) -> str:
    """Whether nobody can divide the one by the other: one says that there is no figure, or is 0 or less."""
    said = ",".join(f"{each}={literal(word)}" for each in (own, goal) for word in NOTHING)
    return f"OR(AND(COUNT({own},{goal})=2,MIN({own},{goal})<=0),{said})"
