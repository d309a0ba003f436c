"""What the parts of a row add up to, as written and as it should be: why a sum may be right after all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from lkjip_xl.figures.calc import RowFigures, evaluate, total
from lkjip_xl.report.cell import Content
from lkjip_xl.report.model import Report, Row, Table
from lkjip_xl.report.place import Place
from lkjip_xl.rules.d_rows import repeated_rows
from lkjip_xl.rules.k_linked import MissingRows, rows_missing_under
from lkjip_xl.rules.t_sums_across import sum_across
from lkjip_xl.tables.calculation import Parts
from lkjip_xl.tables.levels import Level

# So many sums are tried before a total is called wrong; a table with more slips has other worries.
_MOST_SUMS = 1000
# Which rule finds the wrong sum of a row.
_CODE_OF_LEVEL: Mapping[Level | None, str] = {Level.KEGIATAN: "T01", Level.PROGRAM: "T02"}
# And which one a cell without a figure.
_CODE_OF_NO_FIGURE = {
    Content.EMPTY: "D01",
    Content.NOT_AVAILABLE: "D03",
    Content.TEXT: "D03",
    Content.ERROR: "S05",
    Content.UNCALCULATED: "S06",
}

# Findings, by their code and cell.
Faults = tuple[tuple[str, Place], ...]


@dataclass(frozen=True, slots=True)
class _Known:
    """A report, and the rows of the table in question that repeat another."""

    report: Report
    repeated: frozenset[int]


def explained_below(report: Report, table: Table, row: Row, column: str, room: Decimal) -> Faults:
    """The faults below by which a figure is right once these are mended.

    They are wrong sums, rows that stand twice, and rows that only another table has. ``room`` is how far the
    figure may be off its sum.
    """
    sums = _sums_of_parts(table, row, column, _known(report, table))
    return _shortest(sums, row.figure(column) or Decimal(0), room)


def explained_by_programs(
    report: Report, table: Table, programs: Sequence[Row], column: str, written: Decimal
) -> Faults:
    """The same of a sum above programs: the faults in them and below by which it is right once they are mended."""
    return _shortest(_sums_of(table, programs, column, _known(report, table)), written, Decimal(0))


def _known(report: Report, table: Table) -> _Known:
    return _Known(report, frozenset(each.index for each, _ in repeated_rows(report, table)))


def _shortest(sums: Mapping[Decimal, Faults], written: Decimal, room: Decimal) -> Faults:
    """The fewest faults by which a figure is one of the sums; none where no fault makes it so."""
    found = [faults for figure, faults in sums.items() if abs(written - figure) <= room]
    return min(found, key=len, default=())


def rows_missing_below(report: Report, table: Table, row: Row, column: str) -> MissingRows | None:
    """The rows that only another table has under a row, also under its parts that sum what is there."""
    sums = [each for each in table.parts(row) if table.children(each) and _is_sum_of_parts(table, each, column)]
    below = (rows_missing_below(report, table, each, column) for each in sums)
    missing = [each for each in (rows_missing_under(report, table, row, column), *below) if each is not None]
    places = tuple(place for each in missing for place in each.places)
    return MissingRows(places, total(each.amount for each in missing)) if missing else None


def _is_sum_of_parts(table: Table, row: Row, column: str) -> bool:
    return row.figure(column) == evaluate(Parts(column), RowFigures(table, row))


def _sums_of_parts(table: Table, row: Row, column: str, known: _Known) -> dict[Decimal, Faults]:
    """What the parts of a row add up to, each taken as it is written or as it should be.

    With each sum stand the rows that were not taken as they are written: the rule that finds each, and its cell.
    """
    sums = _sums_of(table, table.parts(row), column, known)
    return _with_missing_rows(sums, known.report, table, row, column)


def _sums_of(table: Table, parts: Sequence[Row], column: str, known: _Known) -> dict[Decimal, Faults]:
    """The same of some rows."""
    sums: dict[Decimal, Faults] = {Decimal(0): ()}
    for part in parts:
        ways = _figures_of_part(table, part, column, known)
        if len(sums) * len(ways) > _MOST_SUMS:
            ways = {part.figure(column) or Decimal(0): ()}
        longer: dict[Decimal, Faults] = {}
        for sum_so_far, faults in sums.items():
            for figure, more in ways.items():
                found = longer.get(sum_so_far + figure)
                if found is None or len(found) > len(faults) + len(more):
                    longer[sum_so_far + figure] = (*faults, *more)
        sums = longer
    return sums


def _with_missing_rows(
    sums: dict[Decimal, Faults], report: Report, table: Table, row: Row, column: str
) -> dict[Decimal, Faults]:
    """The sums of a row's parts as they are, and with what the rows carry that only another table has."""
    missing = rows_missing_under(report, table, row, column)
    if missing is None or not missing.amount:
        return sums
    faults = tuple(("K02", place) for place in missing.places)
    return {figure + missing.amount: (*others, *faults) for figure, others in sums.items()} | sums


def _figures_of_part(table: Table, part: Row, column: str, known: _Known) -> dict[Decimal, Faults]:
    """The figures that a part may stand for: as it is written, as its own parts or columns give it, or none."""
    written = part.figure(column) or Decimal(0)
    ways: dict[Decimal, Faults] = {}
    if part.index in known.repeated:
        ways[Decimal(0)] = (("D07", table.place(part, table.spec.label)),)
    if table.children(part):
        fault = () if _is_sum_of_parts(table, part, column) else _fault_of(table, part, column)
        inner = _sums_of_parts(table, part, column, known)
        ways |= {figure: (*faults, *fault) for figure, faults in inner.items()}
    elif (summed := sum_across(table, part, table.spec.column(column))) is not None:
        ways[summed] = (("T03", table.place(part, column)),)
    return ways | {written: ()}


def _fault_of(table: Table, row: Row, column: str) -> Faults:
    """What is found where parts do not give a row's figure: that its sum is wrong, or which part has no figure."""
    missing = [part for part in table.parts(row) if part.figure(column) is None]
    if missing:
        return tuple(
            (_CODE_OF_NO_FIGURE[part.cells[column].content], table.place(part, column)) for part in missing
        )
    return ((_CODE_OF_LEVEL.get(row.level, "T03"), table.place(row, column)),)


def faults_of_missing_rows(report: Report, table: Table, row: Row, column: str, lacking: Decimal) -> Faults:
    """The rows that only another table has (K02), if they carry just what a row's figure lacks; else none."""
    missing = rows_missing_below(report, table, row, column)
    if missing is None or not missing.amount or missing.amount != lacking:
        return ()
    return tuple(("K02", place) for place in missing.places)
