"""How an agency arranges its sheets: headings in its own words, JUMLAH at the foot, signatures, fewer columns."""

from __future__ import annotations

import random
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace

from lkjip_xl.books.template.layout import HEADING_ROW, TableLayout
from lkjip_xl.books.template.template import Filling
from lkjip_xl.reader.sieved_sheet import Address, Merge
from lkjip_xl.reader.workbook import Grid, RawCell
from lkjip_xl.report.settings import Settings
from lkjip_xl.tables import TABLES
from lkjip_xl.tables.spec import TableSpec
from tests.correct_reports.grids import layouts_of, settings_of
from tests.correct_reports.typed import TOTAL, Typing

Cells = dict[Address, RawCell]


@dataclass(frozen=True)
class OwnLayout:
    """What an agency does to the template's sheets.

    ``without`` are headings of columns that it deletes; ``choice`` decides for each sheet anew.
    ``headings`` are the other words for each heading of the sheet at hand.
    """

    without: tuple[str, ...] = ()
    own_headings: float = 0.0
    total_below: float = 0.0
    signed: float = 0.0
    merged: bool = False
    without_empty_sheets: bool = False
    choice: int = 0
    headings: Mapping[str, Sequence[str]] = field(default_factory=dict)

    @property
    def live(self) -> bool:
        """Whether every cell stays where the template has it, so that its formulas can be calculated again."""
        return not self.without and not self.total_below


def draw_layout(chance: random.Random, without: tuple[str, ...]) -> OwnLayout:
    """What some agency does."""
    return OwnLayout(
        without,
        own_headings=chance.choice((0.0, 0.0, 0.3, 0.6)),
        total_below=chance.choice((0.0, 0.0, 0.5, 1.0)),
        signed=chance.choice((0.0, 0.0, 0.4)),
        merged=chance.random() < 0.3,
        without_empty_sheets=chance.random() < 0.5,
        choice=chance.randrange(10**9),
    )


def arranged(grids: Sequence[Grid], filling: Filling, typing: Typing, layout: OwnLayout) -> list[Grid]:
    """The sheets as the agency has them."""
    chance = random.Random(layout.choice)  # noqa: S311 - it has to come again
    settings = settings_of(filling)
    places = layouts_of(filling, settings)
    empty = {spec.sheet for spec in TABLES if not spec.required and not filling.tables.get(spec.key)}
    # Formulas of the template would take over percent points a hundredfold.
    without_empty = layout.without_empty_sheets or typing.points
    result = []
    for grid in grids:
        where = places.get(grid.name)
        if where is None or not where.spec.part_of_report:
            result.append(grid)
        elif not (without_empty and grid.name in empty and not where.spec.prefilled):
            headings = _other_words(where.spec, settings)
            result.append(_sheet(chance, grid, where, typing, replace(layout, headings=headings)))
    return result


def _sheet(chance: random.Random, grid: Grid, where: TableLayout, typing: Typing, layout: OwnLayout) -> Grid:
    cells: Cells = dict(grid.cells)
    _show_as_points(cells, where, typing)
    merges = grid.merges
    if layout.merged and where.spec.key == "tabel_2_2_sasaran":
        merges += _over_its_rows(cells, where)
    if chance.random() < layout.total_below:
        cells = _total_below(cells, where)
    cells = _without(cells, layout.without)
    _head(chance, cells, layout)
    if chance.random() < layout.signed:
        _sign(chance, cells)
    return replace(grid, cells={address: cells[address] for address in sorted(cells)}, merges=merges)


def _show_as_points(cells: Cells, where: TableLayout, typing: Typing) -> None:
    """Percent points stand in cells without a format where the agency has made its sheet itself."""
    for (table, row, key), figure in typing.figures.items():
        if typing.points and table == where.spec.key and figure.form == "points":
            number = where.first_row + row if row >= 0 else where.total_row if row == TOTAL else where.shares_row
            address = (number, where.column(key))
            cells[address] = replace(cells[address], number_format="General")


def _over_its_rows(cells: Cells, where: TableLayout) -> tuple[Merge, ...]:
    """A sasaran merged over the rows of its indicators."""
    column, label = where.column("sasaran"), where.label_column
    rows = [row for row in range(where.first_row, where.last_row + 1) if (row, label) in cells]
    first = [row for row in rows if (row, column) in cells]
    ends = [*(row - 1 for row in first[1:]), rows[-1]]
    return tuple(Merge(top, column, end, column) for top, end in zip(first, ends, strict=True) if end > top)


def _total_below(cells: Cells, where: TableLayout) -> Cells:
    """JUMLAH, and the row of shares, under the last row that is filled; nothing below them."""
    label = where.label_column
    filled = [row for (row, column), cell in cells.items() if column == label and cell.value]
    last = max((row for row in filled if where.first_row <= row <= where.last_row), default=0)
    if not last:
        return cells
    moved = where.shares_row - where.total_row + 1 if where.spec.total else 0
    result: Cells = {}
    for (row, column), cell in cells.items():
        if row > last:
            continue
        is_total = moved and where.total_row <= row <= where.shares_row
        down = last - where.shares_row if is_total else -moved if row > where.shares_row else 0
        result[row + down, column] = cell
    return result


def _without(cells: Cells, headings: Collection[str]) -> Cells:
    """A sheet whose headings stand in one row, without some of its columns."""
    gone = {c for (row, c), cell in cells.items() if row == HEADING_ROW and cell.value in headings}
    return {
        (row, column - sum(each < column for each in gone) if row >= HEADING_ROW else column): cell
        for (row, column), cell in cells.items()
        if row < HEADING_ROW or column not in gone
    }


def _other_words(spec: TableSpec, settings: Settings) -> dict[str, list[str]]:
    """What else a heading may say; that of a year stays, as the template's formulas look for it."""
    return {
        heading: [settings.with_years(each) for each in column.aliases]
        for column in spec.columns
        if not (heading := settings.with_years(column.heading)).isdigit()
    }


def _head(chance: random.Random, cells: Cells, layout: OwnLayout) -> None:
    """Some headings in other words that mean the same."""
    for address, cell in [*cells.items()]:
        words = layout.headings.get(str(cell.value), ())
        if words and address[0] in {HEADING_ROW, HEADING_ROW + 1} and chance.random() < layout.own_headings:
            cells[address] = RawCell(chance.choice(words), "s", cell.number_format)


def _sign(chance: random.Random, cells: Cells) -> None:
    """Place, date and signature below the table."""
    below, column = max(row for row, _ in cells) + 2, max(1, max(column for _, column in cells) - 2)
    lines = {
        0: f"Tanah Elok, {chance.randint(2, 28)} Januari 2025",
        1: chance.choice(("Kepala Dinas,", "KEPALA BADAN", "Kepala Perangkat Daerah,")),
        4: "Drs. SUMARNO, M.Si",
        5: "Pembina Utama Muda",
        6: "NIP. 00000000 000000 0 000",
    }
    for offset, text in lines.items():
        cells[below + offset, column] = RawCell(text, "s", "General")
