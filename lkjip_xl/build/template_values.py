"""What every cell of a table in the template holds: a typed value, or a formula with the value it gives."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from lkjip_xl.build.template_formulas import RowAddresses, TotalAddresses, link_formula
from lkjip_xl.calc import NOT_COMPUTABLE, evaluate, formula
from lkjip_xl.schema import Calc, Column, Figure, Level, Minus, Parts, Percent

if TYPE_CHECKING:
    from lkjip_xl.build.layout import TableLayout


@dataclass(frozen=True, slots=True)
class Typed:
    """What a person typed: a number, a text, or a percentage.

    A percentage is a fraction that its cell shows with so many decimals in a percent format.
    """

    value: Decimal | int | str
    percent_decimals: int | None = None


@dataclass(frozen=True, slots=True)
class Content:
    """What a cell holds. An empty text is what a formula shows that has nothing to show."""

    value: Decimal | int | str = ""
    formula: str = ""
    percent_decimals: int | None = None

    @property
    def number(self) -> Decimal | None:
        """The value as Excel computes with it; None for text."""
        return None if isinstance(self.value, str) else Decimal(self.value)


Contents = Mapping[str, Content]
EMPTY = Content()


@dataclass(frozen=True, slots=True)
class TableContents:
    """The contents of a table's rows and of its Jumlah row."""

    layout: TableLayout
    rows: Sequence[Contents]
    total: Contents

    @property
    def filled(self) -> int:
        """How many rows have to be shown: up to the last one with a name."""
        label = self.layout.spec.label
        named = [i for i, row in enumerate(self.rows, 1) if row.get(label, EMPTY).value != ""]
        return max(named, default=0)

    @property
    def named(self) -> int:
        """How many rows have a name."""
        return sum(1 for row in self.rows if row.get(self.layout.spec.label, EMPTY).value != "")


def fill(
    layout: TableLayout,
    typed: Sequence[Mapping[str, Typed]],
    typed_total: Mapping[str, Typed],
    sources: Mapping[str, TableContents],
) -> TableContents:
    """Work out a table: what was typed, what other tables give, and at last what is computed from both."""
    rows: list[dict[str, Content]] = []
    for index in range(layout.rows):
        written = typed[index] if index < len(typed) else {}
        rows.append(_given(layout, index, written, sources))
    for index, row in enumerate(rows):
        for column in layout.spec.columns:
            if column.calc is not None and column.key not in row:
                row[column.key] = _computed(layout, rows, index, column)
    total = _total(layout, rows, typed_total) if layout.spec.total else {}
    return TableContents(layout, rows, total)


def _given(
    layout: TableLayout, index: int, typed: Mapping[str, Typed], sources: Mapping[str, TableContents]
) -> dict[str, Content]:
    row: dict[str, Content] = {}
    for column in layout.spec.columns:
        if column.key in typed:
            row[column.key] = _typed(typed[column.key])
        elif column.link is not None and column.link.table in sources:
            row[column.key] = _linked(sources[column.link.table], column.link.column, index)
    return row


def _typed(typed: Typed) -> Content:
    return Content(typed.value, percent_decimals=typed.percent_decimals)


def _linked(source: TableContents, key: str, index: int) -> Content:
    """What the same row of another table shows."""
    if index >= len(source.rows):
        return EMPTY
    content = source.rows[index].get(key, EMPTY)
    row = source.layout.first_row + index
    return Content(content.value, link_formula(source.layout, key, row), content.percent_decimals)


def level_of(content: Content) -> Level | None:
    """The level that a cell of JENIS names; Excel compares words without case."""
    words = {level.label.casefold(): level for level in Level}
    return words.get(str(content.value).casefold())


@dataclass(frozen=True, slots=True)
class _Figures:
    """Figures as Excel computes with them: in a sum a text counts as nothing."""

    row: Contents
    part_rows: Sequence[Contents]

    def own(self, column: str) -> Decimal | None:
        return self.row.get(column, EMPTY).number

    def parts(self, column: str) -> Sequence[Decimal | None]:
        return [row.get(column, EMPTY).number or Decimal(0) for row in self.part_rows]


def _computed(layout: TableLayout, rows: Sequence[Contents], index: int, column: Column) -> Content:
    assert column.calc is not None  # noqa: S101 - the caller saw it
    row, number = rows[index], layout.first_row + index
    if not _has_parts(column.calc):
        return _guarded(column, _Figures(row, []), RowAddresses(layout, number))
    if layout.spec.tree is None:
        return EMPTY
    level = level_of(row.get(layout.spec.tree.level, EMPTY))
    parents = [each for each in Level if each < max(Level)]
    figures = _Figures(row, _parts(layout, rows, index))
    branches = {each: _guarded(column, figures, RowAddresses(layout, number, each)) for each in parents}
    level_cell = layout.cell(layout.spec.tree.level, number)
    expression = '""'
    for each in reversed(parents):
        expression = f'IF({level_cell}="{each.label}",{branches[each].formula},{expression})'
    return Content(branches[level].value if level in branches else "", expression)


def _parts(layout: TableLayout, rows: Sequence[Contents], index: int) -> Sequence[Contents]:
    """The rows of the next level below a row, as far as the next row that stands as high."""
    assert layout.spec.tree is not None  # noqa: S101 - the caller saw it
    key = layout.spec.tree.level
    own = level_of(rows[index].get(key, EMPTY))
    parts = []
    for row in rows[index + 1 :]:
        level = level_of(row.get(key, EMPTY))
        if own is None or (level is not None and level <= own):
            break
        if level == own + 1:
            parts.append(row)
    return parts


def _total(layout: TableLayout, rows: Sequence[Contents], typed: Mapping[str, Typed]) -> Mapping[str, Content]:
    tree = layout.spec.tree
    top = [row for row in rows if tree is None or level_of(row.get(tree.level, EMPTY)) is min(Level)]
    addresses = TotalAddresses(layout)
    total = {key: _typed(each) for key, each in typed.items()}
    for column in layout.spec.columns:
        if column.sums and column.key not in total:
            parts = Parts(column.key)
            result = evaluate(parts, _Figures({}, top))
            total[column.key] = Content(result or Decimal(0), formula(parts, addresses))
    for column in layout.spec.columns:
        if column.calc is not None and column.key not in total:
            total[column.key] = _guarded(column, _Figures(total, top), addresses)
    return total


def _guarded(column: Column, figures: _Figures, addresses: RowAddresses | TotalAddresses) -> Content:
    """A calculation that shows nothing as long as its row is not filled.

    A difference needs numbers; a percentage of what is no number shows that it cannot be computed.
    """
    calc = column.calc
    assert calc is not None  # noqa: S101 - the caller saw it
    own = [addresses.own(key) for key in _own_figures(calc)]
    expression = formula(calc, addresses, as_fraction=column.as_fraction)
    result = evaluate(calc, figures)
    if isinstance(calc, Percent):
        blank = any(figures.row.get(key, EMPTY).value == "" for key in _own_figures(calc))
        tests = ",".join(f'{cell}=""' for cell in own)
        shown = Decimal(0) if result is None else result / 100 if column.as_fraction else result
        value: Decimal | str = "" if blank else NOT_COMPUTABLE if result is None else shown
        return Content(value, f'IF(OR({tests}),"",{expression})')
    # COUNT takes numbers only, and neither texts nor empty cells.
    return Content("" if result is None else result, f'IF(COUNT({",".join(own)})<{len(own)},"",{expression})')


def _has_parts(calc: Calc) -> bool:
    match calc:
        case Figure():
            return False
        case Parts():
            return True
        case Minus(left, right) | Percent(left, right):
            return _has_parts(left) or _has_parts(right)


def _own_figures(calc: Calc) -> tuple[str, ...]:
    match calc:
        case Figure(column):
            return (column,)
        case Parts():
            return ()
        case Minus(left, right) | Percent(left, right):
            return (*_own_figures(left), *_own_figures(right))
