"""What stands in a table of the template: what a person typed, and the content of every cell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING

from lkjip_xl.tables.levels import Level
from lkjip_xl.tables.spec import Kind
from lkjip_xl.text.numbers import format_number

if TYPE_CHECKING:
    from lkjip_xl.books.template.layout import TableLayout


@dataclass(frozen=True, slots=True)
class Typed:
    """What a person typed: a number, a text, or a percentage.

    A percentage is a fraction that its cell shows with so many decimals in a percent format; of a target or a
    realisasi it is the text ``80%``: no formula can tell a percentage in a number from 0,8. A number with a
    ``number_format`` is shown in that one, not in its column's. ``over_formula`` says that it stands over a
    formula that shows something else, which its cell tells by its colour.
    """

    value: Decimal | int | str
    percent_decimals: int | None = None
    number_format: str = ""
    over_formula: bool = False


@dataclass(frozen=True, slots=True)
class Content:
    """What a cell holds. An empty text is what a formula shows that has nothing to show."""

    value: Decimal | int | str = ""
    formula: str = ""
    percent_decimals: int | None = None
    number_format: str = ""
    over_formula: bool = False

    @property
    def number(self) -> Decimal | None:
        """The value as Excel computes with it; None for text."""
        return None if isinstance(self.value, str) else Decimal(self.value)


Contents = Mapping[str, Content]
EMPTY = Content()


@dataclass(frozen=True, slots=True)
class NoteColumn:
    """A column beside the table's own: what it is headed, and what it says in some rows, by their index."""

    heading: str
    notes: Mapping[int, Typed]


@dataclass(frozen=True, slots=True)
class Merged:
    """A cell that stands once over so many rows, from the row of this index on."""

    column: str
    row: int
    rows: int


@dataclass(frozen=True, slots=True)
class TypedTable:
    """What a person typed into a table: its rows, and over the formulas of the Jumlah row and what follows it.

    ``notes`` stand in columns beside it, ``merged`` are cells that stand once over several rows, ``title`` is what
    stands in place of its title.
    """

    rows: Sequence[Mapping[str, Typed]] = ()
    total: Mapping[str, Typed] = field(default_factory=dict)
    shares: Mapping[str, Typed] = field(default_factory=dict)
    column_numbers: Mapping[str, str] = field(default_factory=dict)
    notes: Sequence[NoteColumn] = ()
    merged: Sequence[Merged] = ()
    title: str = ""


@dataclass(frozen=True, slots=True)
class TableContents:
    """The contents of a table's rows, of its Jumlah row, of its shares, of its column numbers and beside it."""

    layout: TableLayout
    rows: Sequence[Contents]
    total: Contents
    shares: Contents
    column_numbers: Mapping[str, str]
    notes: Sequence[NoteColumn] = ()
    merged: Sequence[Merged] = ()
    title: str = ""

    @property
    def filled(self) -> int:
        """How many rows have to be shown: up to the last one with a name."""
        keys = [column.key for column in self.layout.spec.columns if column.kind is Kind.TEXT]
        named = [i for i, row in enumerate(self.rows, 1) if any(row.get(key, EMPTY).value != "" for key in keys)]
        return max(named, default=0)

    @property
    def named(self) -> int:
        """How many rows have a name."""
        return sum(1 for row in self.rows if row.get(self.layout.spec.label, EMPTY).value != "")


Tables = Mapping[str, TableContents]


def shown(rows: Sequence[Contents]) -> list[Mapping[str, Decimal | int | str]]:
    """What the cells of rows show."""
    return [{key: content.value for key, content in row.items()} for row in rows]


def typed_content(typed: Typed, kind: Kind) -> Content:
    """What a cell of this kind holds that somebody typed."""
    if kind is Kind.QUANTITY and typed.percent_decimals is not None and not isinstance(typed.value, str):
        # In a percentage a dot starts decimals: 8288%, not 8.288%.
        points = format_number(Decimal(typed.value) * 100, typed.percent_decimals).replace(".", "")
        return Content(f"{points}%", over_formula=typed.over_formula)
    return Content(
        typed.value,
        percent_decimals=typed.percent_decimals,
        number_format=typed.number_format,
        over_formula=typed.over_formula,
    )


def level_of(content: Content) -> Level | None:
    """The level that a cell of JENIS names; Excel compares words without case."""
    words = {level.label.casefold(): level for level in Level}
    return words.get(str(content.value).casefold())
