"""One report of several: what the first does not say, the next may; where both say it, the first is taken."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from lkjip_xl.figures.precision import interval_of
from lkjip_xl.reader.own.listing import of_source
from lkjip_xl.reader.printed.built import built
from lkjip_xl.reader.recognised import Recognised
from lkjip_xl.reader.workbook import PRINTED, Grid, RawCell
from lkjip_xl.report.model import Row, Table
from lkjip_xl.report.origin import DocumentRead
from lkjip_xl.report.pairing import pair_names
from lkjip_xl.report.place import CAPTION_ROW, DocumentTable, Place
from lkjip_xl.tables.keys import Key
from lkjip_xl.tables.spec import Column, Kind
from lkjip_xl.text.words import name_key, squeeze

if TYPE_CHECKING:
    from lkjip_xl.report.cell import Cell
    from lkjip_xl.report.settings import Settings

_MOST_HEADINGS = 3


@dataclass(frozen=True, slots=True)
class Differing:
    """A cell that two sources tell otherwise: what is written in the one that is taken, and in the other.

    ``file`` is which source the other one is.
    """

    key: str
    taken: Place
    other: Place
    taken_written: str
    other_written: str
    file: int


@dataclass(frozen=True, slots=True)
class Alone:
    """A row, or a cell, that a later source has and the first one has no place for: it is not taken."""

    key: str
    place: Place
    label: str
    file: int


@dataclass(frozen=True, slots=True)
class Merged:
    """The report of several sources, in the order in which they were named.

    ``owner`` is which source each table comes from, by its key; ``filled`` how many cells of it another one
    filled, by the key and that source.
    """

    whole: Recognised
    sources: tuple[Recognised, ...]
    owner: dict[str, int] = field(default_factory=dict)
    filled: dict[tuple[str, int], int] = field(default_factory=dict)
    differing: tuple[Differing, ...] = ()
    alone: tuple[Alone, ...] = ()


def merged(sources: Sequence[Recognised]) -> Merged:
    """The report of all sources together."""
    if len(sources) == 1:
        return Merged(sources[0], tuple(sources), dict.fromkeys(sources[0].grids, 0))
    merger = _Merger(sources)
    merger.merge()
    settings = _settings(sources)
    whole = _built(merger.grids, settings, sources)
    others = {key: sources[number].report.tables[key].other_columns for key, number in merger.owner.items()}
    tables = {key: replace(table, other_columns=others[key]) for key, table in whole.report.tables.items()}
    whole = replace(whole, report=replace(whole.report, tables=tables))
    return Merged(whole, tuple(sources), merger.owner, merger.filled, tuple(merger.differing), tuple(merger.alone))


def _settings(sources: Sequence[Recognised]) -> Settings:
    """What the first source says of the agency and its years, and the next ones where it says nothing."""
    settings = sources[0].report.settings
    for source in sources[1:]:
        other = source.report.settings
        settings = replace(
            settings,
            instansi=settings.instansi or other.instansi,
            pemerintah=settings.pemerintah or other.pemerintah,
            tahun=settings.tahun or other.tahun,
            awal_renstra=settings.awal_renstra or other.awal_renstra,
            akhir_renstra=settings.akhir_renstra or other.akhir_renstra,
        )
    return settings


def _built(grids: dict[str, Grid], settings: Settings, sources: Sequence[Recognised]) -> Recognised:
    """The report in all tables, judged by the choices that the figures of all of them tell."""
    documents = [each.report.document for each in sources if each.report.document]
    read = DocumentRead(
        sum(each.tables for each in documents),
        sum(each.taken for each in documents),
        tuple(sheet for sheet in documents[0].absent if all(sheet in each.absent for each in documents)),
        unread=tuple(dict.fromkeys(told for each in documents for told in each.unread)),
        parts_of_year=tuple(dict.fromkeys(part for each in documents for part in each.parts_of_year)),
        periods=tuple(dict.fromkeys(columns for each in documents for columns in each.periods)),
        by_year=tuple(dict.fromkeys(years for each in documents for years in each.by_year)),
        untold=tuple(dict.fromkeys(columns for each in documents for columns in each.untold)),
        with_formulas=tuple(sorted({key for each in documents for key in each.with_formulas})),
    )
    made = built(grids, settings, read)
    lists = [of_source(table, at) for at, each in enumerate(sources) for table in each.report.other_tables]
    return Recognised(replace(made.report, other_tables=tuple(lists)), made.grids)


class _Merger:
    def __init__(self, sources: Sequence[Recognised]) -> None:
        self._sources = sources
        self.grids: dict[str, Grid] = {}
        self.owner: dict[str, int] = {}
        self.filled: dict[tuple[str, int], int] = {}
        self.differing: list[Differing] = []
        self.alone: list[Alone] = []

    def merge(self) -> None:
        """Take the tables of the first source that has them, and beside them what later ones add."""
        for number, source in enumerate(self._sources):
            for key, grid in source.grids.items():
                if key not in source.report.tables:
                    continue
                if key not in self.owner:
                    self.grids[key], self.owner[key] = grid, number
                else:
                    self._add(key, number)

    def _add(self, key: str, number: int) -> None:
        first = self._sources[self.owner[key]].report.tables[key]
        other = self._sources[number].report.tables[key]
        adding = _Adding(first, self.grids[key], self._sources[number].grids[key])
        for row, there in _pairs(first, other):
            if row is None:
                self.alone.append(Alone(key, other.place(there, other.spec.label), other.label(there), number))
                continue
            for column, mine, cell in _told(first, row, other, there):
                if mine is None or mine.is_blank:
                    if not adding.put(row, column, cell, other):
                        label = f"{other.headings.get(column.key, column.heading)}: {cell.written}"
                        self.alone.append(Alone(key, cell.place, label, number))
                elif _differ(mine, cell, column):
                    told = (mine.written, cell.written)
                    self.differing.append(Differing(key, mine.place, cell.place, *told, number))
        self.grids[key] = adding.grid
        if adding.count:
            self.filled[key, number] = adding.count


def _pairs(first: Table, other: Table) -> Iterator[tuple[Row | None, Row]]:
    """The rows of a table with those of the other one, by their names; the Jumlah rows too."""
    names = [[_name(table, row) for row in table.indicator_rows] for table in (first, other)]
    pairs = {there: here for here, there in pair_names(*names)}
    for index, row in enumerate(other.indicator_rows):
        yield (first.indicator_rows[pairs[index]] if index in pairs else None), row
    if first.total is not None and other.total is not None:
        yield first.total, other.total


def _name(table: Table, row: Row) -> str:
    name = squeeze(table.owner(row).text(table.spec.label)) or _texts_of(table, row)
    return name if row.under is None else f"{name} · {squeeze(row.text(Key.INDIKATOR))}"


def _texts_of(table: Table, row: Row) -> str:
    """What a row is called that stands without a name in the column of names: a program above its kegiatan."""
    texts = (row.text(column.key) for column in table.spec.columns if column.kind is Kind.TEXT)
    return " · ".join(filter(None, texts))


def _told(first: Table, row: Row, other: Table, there: Row) -> Iterator[tuple[Column, Cell | None, Cell]]:
    """What a row of the other table says, with what stands in its place; the names that it was found by aside."""
    for key, cell in there.cells.items():
        if key == other.spec.label or cell.is_blank or cell.carried or cell.listed:
            continue
        mine = row.cells.get(key)
        if mine is None or not mine.carried:
            yield other.spec.column(key), mine if key in first.columns else None, cell


def _differ(mine: Cell, other: Cell, column: Column) -> bool:
    """Whether two cells say something else; figures of other digits may be the same one."""
    one, two = interval_of(mine, column.kind), interval_of(other, column.kind)
    if one is not None and two is not None:
        return not one.meets(two)
    return name_key(mine.written) != name_key(other.written)


class _Adding:
    """The sheet of a table while another source fills what is blank in it."""

    def __init__(self, table: Table, grid: Grid, other: Grid) -> None:
        self._table, self._grid, self._other = table, grid, other
        self._cells, self._name = dict(grid.cells), grid.name
        self._added: dict[str, int] = {}
        self.count = 0

    @property
    def grid(self) -> Grid:
        """The sheet with everything that was put there."""
        return replace(self._grid, name=self._name, cells=dict(sorted(self._cells.items())))

    def put(self, row: Row, column: Column, cell: Cell, other: Table) -> bool:
        """Write what another source says into a cell, if it can be; its column is added where there is none."""
        at = self._table.columns.get(column.key) or self._column(column, other)
        raw = self._other.cells.get((cell.place.row, cell.place.column))
        if at is None or raw is None:
            return False
        self._cells[row.number, at] = raw
        self.count += 1
        return True

    def _column(self, column: Column, other: Table) -> int | None:
        if column.key in self._added:
            return self._added[column.key]
        name = self._name
        if not isinstance(name, DocumentTable):
            return None
        at = self._added[column.key] = max(column for _, column in self._cells) + 1
        heading = other.headings.get(column.key, column.heading)
        first = max(CAPTION_ROW + 1, name.last_heading - _MOST_HEADINGS + 1)
        # In each row of the headings: over an empty one the words of the group beside it would go on.
        for row in range(first, name.last_heading + 1):
            self._cells[row, at] = RawCell(heading, PRINTED, "@")
        rows = (name.last_heading, name.first_row)
        self._name = DocumentTable(name, {**name.headings, at: heading}, rows, name.caption, name.covered)
        return at
