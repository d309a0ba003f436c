"""What the rules have in common: problems with their place and words, and columns that can be judged."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Any, TypeVar

from lkjip_xl import tables
from lkjip_xl.figures.precision import interval_of
from lkjip_xl.methods.interval import Interval
from lkjip_xl.report.cell import Cell
from lkjip_xl.report.model import Form, Report, Row, Table
from lkjip_xl.report.place import Place, from_to
from lkjip_xl.report.unit_names import unit_beside
from lkjip_xl.rules.findings import Fix, Problem, Unjudged
from lkjip_xl.tables.calculation import Calc, Efficiency, Figure, Minus, Percent, operands
from lkjip_xl.tables.keys import FieldKey
from lkjip_xl.tables.spec import Column, Field, Kind, Presence
from lkjip_xl.text.numbers import (
    comparison_of,
    decimals_of,
    format_number,
    format_short,
    grade_of,
    note_of,
    round_half_up,
)
from lkjip_xl.text.sentences import and_others, few, most_named
from lkjip_xl.text.words import differing_passages

C = TypeVar("C", bound=Calc)

# Findings at a cell that explain why no figure stands there.
NO_FIGURE = frozenset({"S05", "S06", "D01", "D03", "D12", "D14"})
# More figures than these are not told with their cells.
_MOST_FIGURES = 6
# More cells than these are not named.
_MOST_ADDRESSES = 6
# Findings at a cell by which whatever is computed from it comes out wrong too.
WRONG_FIGURE = NO_FIGURE | {"D04", "D16"}


def problem(table: Table, row: Row, column: str, message: str, **more: Any) -> Problem:
    """A problem at a row's cell of a column, with the words that name the row and the column."""
    tree = table.spec.tree
    return Problem(
        place=table.place(row, column),
        message=message,
        row_label=table.label(row),
        column_heading=table.heading(column),
        # A further indicator is known by its own words, wherever the code of its row is repeated.
        row_code=row.text(tree.code) if tree and row.under is None else "",
        row_above="" if row.under is None else table.label(table.owner(row)),
        row_unit=unit_beside(table, row),
        **more,
    )


def drift(here: Cell, there: Cell, row_label: str, column_heading: str, row_code: str = "") -> Problem:
    """The problem that one thing is written in two ways: where they differ, in the words of each."""
    other, own = differing_passages(there.written, here.written)
    return Problem(
        here.place,
        f"Tulisan di sini berbeda dari {there.place.sheet} {there.place.cell}.",
        row_label=row_label,
        column_heading=column_heading,
        row_code=row_code,
        expected=there.written,
        actual=here.written,
        written=own,
        should_be=other,
        elsewhere=there.place.sheet,
        hint="Tentukan tulisan yang resmi, lalu samakan di semua tabel.",
        basis=(there.place,),
        related=(there.place,),
        fixes=text_both_ways(here, there),
    )


def text_both_ways(here: Cell, there: Cell) -> tuple[tuple[Fix, ...], ...]:
    """The two ways to make a text the same in two cells; a formula is mended where it takes its text from."""
    ways = ((here, there.written), (there, here.written))
    return tuple((Fix(cell.place, text),) for cell, text in ways if not cell.formula)


def level_place(table: Table, row: Row) -> Place:
    """Where a row's level is told: in JENIS, or by its name where the sheet has no JENIS."""
    tree = table.spec.tree
    return table.place(row, tree.level if tree and tree.level in table.columns else table.spec.label)


def columns_to_judge(report: Report, wanted: Callable[[Column], bool]) -> Iterator[tuple[Table, Column]]:
    """Every column that a rule is about, as far as the workbook has it; S01 and S02 name what is not there."""
    for table in report.report_tables:
        if table.left_out:
            continue
        for column in table.spec.columns:
            if column.key in table.columns and column.presence is not Presence.HELPER and wanted(column):
                yield table, column


def columns_with(report: Report, *kinds: type[C]) -> Iterator[tuple[Table, Column, C]]:
    """Every column that is calculated in one of these ways, with its calculation; as columns_to_judge()."""
    for table, column in columns_to_judge(report, lambda _: True):
        if isinstance(column.calc, kinds):
            yield table, column, column.calc


def filled_table(report: Report, key: str, *columns: str) -> Table | None:
    """A table that has rows and these columns; None where it is missing, left out or cannot be read.

    Who asks for the column of names gets no table whose rows nobody can tell apart: S02 says that it is missing.
    """
    table = report.tables.get(key)
    return table if table is not None and table.rows and set(columns) <= table.columns.keys() else None


def repeats_another_table(column: Column, cell: Cell) -> bool:
    """Whether a cell is a formula that takes over a cell of another table: it says nothing of its own."""
    return cell.formula and column.link is not None


def to_type(hint: str, *cells: Cell) -> str:
    """An advice to type figures into cells; where their format would make texts of these, that comes first."""
    if not any(cell.text_format for cell in cells):
        return hint
    return f"Ubah dahulu format selnya menjadi General (Ctrl+1), baru {hint[0].lower()}{hint[1:]}"


def limit_of_capaian(report: Report) -> tuple[Place, ...]:
    """Where the limit of capaian is set, if it is: what every capaian may rest on."""
    form = report.forms.get(tables.PENGATURAN.key)
    cell = form.cells.get(FieldKey.BATAS_CAPAIAN) if form else None
    return (cell.place,) if cell is not None and cell.number is not None else ()


def all_rows(table: Table) -> tuple[Row, ...]:
    """The rows of a table with its Jumlah row, and whatever else sums some of them."""
    return (*table.rows, *table.totals)


def over_text(row: Row, column: str, parts: Iterable[tuple[Row, str]]) -> bool:
    """Whether a cell is a formula over figures that stand as text: Excel leaves those out, as D02 says.

    A grade with its score is a text on purpose, and so is a figure in a cell for texts: D02 says nothing of them.
    """
    cells = [part.cells[key] for part, key in parts if key in part.cells]
    texts = (cell for cell in cells if cell.as_text and not cell.text_cell)
    return row.cells[column].formula and any(not grade_of(cell.written) for cell in texts)


def is_text_on_purpose(cell: Cell) -> bool:
    """Whether a target has a bound, a unit, a note or a grade in its cell, which no number can have."""
    return bool(cell.unit) or any(told(cell.written) for told in (comparison_of, grade_of, note_of))


def sums_one_that(table: Table, row: Row, column: Column, is_odd: Callable[[Decimal], bool]) -> bool:
    """Whether a formula sums a figure that is odd, so that its own is: that one is named where it was typed."""
    if not row.cells[column.key].formula:
        return False
    across = operands(column.calc) if column.calc is not None else ()
    figures = [part.figure(column.key) for part in table.parts(row)] + [row.figure(key) for key in across]
    return any(figure is not None and is_odd(figure) for figure in figures)


def levels_unclear(*sheets: str) -> Unjudged:
    """What is said of tables whose rows cannot be added up: their levels are S10's."""
    return Unjudged(f"tingkat sebagian baris di lembar {' dan '.join(sheets)} belum jelas (lihat S10)")


def rupiah(value: Decimal) -> str:
    """An amount for people: ``385.220.368``."""
    return format_short(value)


def percent(value: Decimal, decimals: int | None = None) -> str:
    """A percentage for people: ``1,25%``."""
    return f"{format_number(value, decimals) if decimals is not None else format_short(value)}%"


def as_held(right: Decimal, column: Column, cell: Cell) -> Decimal | str:
    """A figure as its cell holds it, or as a person types it into a cell that has no percent format yet."""
    return percent(right) if column.as_fraction and cell.unit != "%" else right


def is_hundredfold(cell: Cell, expected: Decimal) -> bool:
    """Whether a percentage is the right one times or divided by a hundred, at the decimals it is written with."""
    written, span = cell.number, interval_of(cell, Kind.PERCENT)
    if not written or not expected or span is None:
        return False
    # 6,80 was typed with fewer decimals into a cell that makes 680% of 6,8; but 100% is not meant as 1%.
    meant = written / 100
    digits = min(decimals_of(meant), 2)
    typed_shorter = meant != 1 and Interval.around(round_half_up(meant, digits), digits).holds(expected)
    seen = not span.holds(Decimal(0))
    return typed_shorter or (seen and (span.holds(expected / 100) or span.holds(expected * 100)))


def is_efficiency(column: Column) -> bool:
    """Whether a column says how efficient a sasaran was."""
    return isinstance(column.calc, Efficiency)


def operands_of(calc: Calc) -> tuple[str, ...]:
    """The two columns that an efficiency, a difference or a percentage of single figures is computed from."""
    match calc:
        case Efficiency(left, right):
            return left, right
        case Minus(Figure(left), Figure(right)) | Percent(Figure(left), Figure(right)):
            return left, right
    return ()


def is_amount(column: Column) -> bool:
    """Whether a column holds rupiah."""
    return column.kind is Kind.RUPIAH


def with_others(places: Sequence[Place], where: str = "") -> str:
    """The words for the cells besides the first: `` bersama 1.234 sel lain di lembar ini``."""
    return f" bersama {rupiah(Decimal(len(places) - 1))} sel lain{where}" if len(places) > 1 else ""


def figures_of_cells(places: Sequence[Place], shown: Sequence[str], home: str = "") -> str:
    """Cells, each with its figure: ``E7: 90%; E8: 90%``; ``shown`` are those of the first ones at least.

    Where not all of those that are told stand in the sheet ``home``, or in one sheet, each is named with its own.
    """
    several = {place.sheet for place in places[:_MOST_FIGURES]} != {home or places[0].sheet}
    named = [
        f"{f'{place.sheet} ' if several else ''}{place.address}: {figure}"
        for place, figure in zip(places, [*shown, *[""] * len(places)], strict=False)
    ]
    return few(named, _MOST_FIGURES, "sel", between="; ")


def cell_range(places: list[Place]) -> str:
    """Cells as people name them: ``F20–F25`` for a run in one column, else a list that ends early."""
    addresses = [place.address for place in places]
    rows = [place.row for place in places]
    if (
        len(places) > 2
        and len({p.column for p in places}) == 1
        and rows == list(range(rows[0], rows[0] + len(rows)))
    ):
        return from_to(places[0], places[-1])
    most = most_named(len(addresses), _MOST_ADDRESSES)
    return ", ".join(addresses[:most]) + and_others(len(addresses) - most, "sel")


def cells_in_sentence(places: list[Place]) -> str:
    """Cells as a sentence goes on with them: ``sel F20–F25``; in a document it says what they are without that."""
    first = places[0]
    return first.cell.removesuffix(first.address) + cell_range(places)


def row_range(places: Sequence[Place]) -> str:
    """Cells of one row as people name them, each run of them once: ``C14–D14, F14–H14``."""
    runs: list[list[Place]] = []
    for place in sorted(places, key=lambda place: place.column):
        if runs and place.column == runs[-1][-1].column + 1:
            runs[-1].append(place)
        else:
            runs.append([place])
    return ", ".join(from_to(run[0], run[-1]) for run in runs)


def cell_names(places: Sequence[Place], sheet: str) -> str:
    """A few cells, each with its sheet where that is another one: ``sel D7 dan Tabel 3.1.5 sel F7``."""
    return " dan ".join(f"{f'{place.sheet} ' if place.sheet != sheet else ''}{place.cell}" for place in places)


# What else may be wrong where a heading has a year.
OR_THE_RENSTRA = " Jika tahunnya yang keliru, betulkan Awal Renstra dan Akhir Renstra di Identitas."


def has_years(table: Table) -> bool:
    """Whether a table has a column for each year of the Renstra."""
    spec = next((each for each in tables.TABLES if each.key == table.spec.key), None)
    return spec is not None and spec.has_years


def form_cells(report: Report) -> Iterator[tuple[Form, Field, Cell]]:
    """Each field of the forms that stands there, with its form and its cell."""
    for form in report.forms.values():
        for field in form.spec.fields:
            if field.key in form.cells:
                yield form, field, form.cells[field.key]
