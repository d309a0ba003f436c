"""Typing a report: every figure as it is printed, and which figures must agree with which."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from fractions import Fraction

from lkjip_xl.books.template.template import Filling, Typed
from tests.correct_reports.arithmetic import Span, added, rounded, span_of

TOTAL, SHARES = -1, -2
Cell = tuple[str, int, str]
"""A cell: the key of its table, the number of its row, the key of its column."""
Quantity = tuple[Cell, ...]
"""The cells that a figure is the sum of: mostly one."""
Get = Callable[[Quantity], Span]


def words_of(value: Fraction, decimals: int, *, grouped: bool = False) -> str:
    """``94,46``: as a person types it into a text; ``1.250`` where thousands are grouped."""
    number = Decimal(value.numerator) / value.denominator
    words = f"{number:,.{decimals}f}" if grouped else f"{number:.{decimals}f}"
    return words.translate(str.maketrans(",.", ".,"))


@dataclass(frozen=True)
class Figure:
    """A figure in a cell. ``decimals`` are those printed; ``exact`` is for what was set or counted.

    ``form`` is how it stands there: a number, a percentage (``whole`` keeps digits that its format does not show),
    percent points in a cell without a format, or a text by ``pattern``, with its upper bound where it has one.
    """

    value: Fraction
    decimals: int = 0
    exact: bool = True
    form: str = "number"
    pattern: str = ""
    high: Fraction | None = None
    grouped: bool = False

    @property
    def digits(self) -> int:
        """How many decimals count: of a percentage that holds more than its cell shows, two."""
        return 2 if self.form == "whole" else self.decimals

    @property
    def span(self) -> Span:
        if self.exact:
            return span_of(self.value, None)
        return span_of(self.value, self.decimals if self.form in {"percent", "whole", "text"} else self.held)

    @property
    def held(self) -> int:
        """The decimals that a typed number keeps: no zeros at the end."""
        shown = rounded(self.value, self.decimals)
        return next(each for each in range(self.decimals + 1) if (shown * 10**each).denominator == 1)

    @property
    def typed(self) -> Typed:
        match self.form:
            case "percent":
                return Typed(_decimal(rounded(self.value, self.decimals) / 100), percent_decimals=self.decimals)
            case "whole":
                return Typed(_decimal(rounded(self.value / 100, 14)), percent_decimals=self.decimals)
            case "text":
                bounds = [self.value] if self.high is None else [self.value, self.high]
                words = [words_of(each, self.decimals, grouped=self.grouped) for each in bounds]
                return Typed(self.pattern.format(*words))
        return Typed(_decimal(rounded(self.value, self.decimals)))


def _decimal(value: Fraction) -> Decimal:
    return Decimal(value.numerator) / Decimal(value.denominator)


@dataclass(frozen=True)
class Relation:
    """Figures that must agree, as far as their printed digits tell."""

    cells: frozenset[Cell]
    holds: Callable[[Get], bool]


@dataclass
class Typing:
    """A report while it is typed.

    ``overtyped`` is how much stands as a figure where the template has formulas. ``points`` says that percentages
    stand as percent points in cells without a format, ``by_hand`` that results are
    typed where those formulas show a dash, ``tolerance`` how far each addend may be off in a sum.
    """

    chance: random.Random
    overtyped: float
    points: bool = False
    by_hand: bool = True
    tolerance: int = 0
    rows: dict[str, list[dict[str, Typed]]] = field(default_factory=dict)
    forms: dict[str, dict[str, Typed]] = field(default_factory=dict)
    figures: dict[Cell, Figure] = field(default_factory=dict)
    relations: list[Relation] = field(default_factory=list)
    expected: set[tuple[str, str, int]] = field(default_factory=set)
    _choices: dict[tuple[str, str], bool] = field(default_factory=dict)

    def over(self, table: str, column: str) -> bool:
        """Whether a column of formulas is typed over."""
        return self._choices.setdefault((table, column), self.chance.random() < self.overtyped)

    def say(self, table: str, row: int, column: str, text: str) -> None:
        """A text in a cell."""
        rows = self.rows.setdefault(table, [])
        while len(rows) <= row:
            rows.append({})
        rows[row][column] = Typed(text)

    def name(self, table: str, row: int, column: str, text: str) -> None:
        """A name that stands elsewhere too, now and then in other letters or with other spaces."""
        variants = (text, text, text, text, text.upper(), text.replace(" ", "  ", 1))
        self.say(table, row, column, self.chance.choice(variants))

    def put(self, table: str, row: int, column: str, figure: Figure) -> Quantity:
        """A figure in a cell."""
        cell = (table, row, column)
        self.figures[cell] = figure
        if row >= 0:
            self.say(table, row, column, "")
        return (cell,)

    def put_or_follow(self, cell: Cell, figure: Figure, source: Quantity) -> Quantity:
        """A figure that the template takes over from others: typed over it, or left to the formula."""
        if not self.over(cell[0], cell[2]):
            return source
        own = self.put(*cell, figure)
        self.agree(own, source)
        return own

    def relate(self, quantities: Iterable[Quantity], holds: Callable[[Get], bool]) -> None:
        cells = frozenset(cell for quantity in quantities for cell in quantity)
        if len(cells) > 1:
            self.relations.append(Relation(cells, holds))

    def agree(self, one: Quantity, other: Quantity) -> None:
        """Two printings of one fact."""
        self.relate((one, other), lambda get: get(one).meets(get(other)))

    def sums(self, total: Quantity, parts: Quantity, addends: int = 0) -> None:
        """A total, and the figures that it is the sum of, or another total of so many addends."""
        allowed = self.tolerance * (addends or len(parts))

        def holds(get: Get) -> bool:
            whole, every = get(total), get(parts)
            return whole.low - allowed <= every.high and every.low <= whole.high + allowed

        self.relate((total, parts), holds)

    def percentage(self, value: Fraction, decimals: int, *, as_fraction: bool = True) -> Figure:
        """A computed percentage as it is typed, or pasted with digits that its cell does not show."""
        if not as_fraction or self.points:
            return Figure(rounded(value, decimals), decimals, exact=False, form="points")
        if self.chance.random() < 0.1:
            return Figure(value, decimals, exact=False, form="whole")
        return Figure(rounded(value, decimals), decimals, exact=False, form="percent")

    def printing(self, *options: int) -> Callable[[], int]:
        """How many decimals a column prints: mostly the same in all its cells."""
        one, mixed = self.chance.choice(options), self.chance.random() < 0.2
        return lambda: self.chance.choice(options) if mixed else one

    def gives(self, result: Quantity, operands: Sequence[Quantity], compute: Callable[..., Span | None]) -> None:
        """A printed result, and the figures that it is computed from."""

        def holds(get: Get) -> bool:
            computed = compute(*(get(each) for each in operands))
            return computed is not None and computed.meets(get(result))

        self.relate((result, *operands), holds)

    def violated(self, changed: Mapping[Cell, Figure]) -> bool:
        """Whether some relation no longer holds when figures are changed."""
        cells = set(changed)
        figures = {**self.figures, **changed}
        return any(
            not each.holds(lambda quantity: added(figures[cell].span for cell in quantity))
            for each in self.relations
            if cells & each.cells
        )

    def around(self, cell: Cell) -> set[Cell]:
        """A cell, and those that must agree with it."""
        return {cell}.union(*(each.cells for each in self.relations if cell in each.cells))

    def stands_alone(self, cell: Cell) -> bool:
        """Whether no other figure tells on this one."""
        return not any(cell in each.cells for each in self.relations)

    def filling(self, changed: Mapping[Cell, Figure] | None = None) -> Filling:
        """What is typed into the template."""
        figures = {**self.figures, **(changed or {})}
        tables = {key: [dict(row) for row in rows] for key, rows in self.rows.items()}
        totals: dict[str, dict[str, Typed]] = {}
        shares: dict[str, dict[str, Typed]] = {}
        for (table, row, column), figure in figures.items():
            if row >= 0:
                tables[table][row][column] = figure.typed
            else:
                (totals if row == TOTAL else shares).setdefault(table, {})[column] = figure.typed
        return Filling(tables=tables, forms=self.forms, totals=totals, shares=shares)


def all_of(quantities: Sequence[Quantity]) -> Quantity:
    """The sum of quantities."""
    return tuple(cell for quantity in quantities for cell in quantity)


def quotient(part: Span, whole: Span) -> Span | None:
    """Percent points."""
    if whole.low <= 0:
        return None
    ends = [100 * a / b for a in (part.low, part.high) for b in (whole.low, whole.high)]
    return Span(min(ends), max(ends))


def moved(figure: Figure, value: Fraction) -> Figure:
    """Another figure in the same form; a range moves as a whole."""
    high = None if figure.high is None else figure.high + value - figure.value
    return replace(figure, value=value, high=high)
