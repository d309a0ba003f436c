"""A capaian that stands once over the indicators of a sasaran, against the mean of theirs: told by T06."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from lkjip_xl.figures.precision import digits_of, interval_of
from lkjip_xl.figures.recompute import Recomputed
from lkjip_xl.methods.sums import mean
from lkjip_xl.report.model import Report, Row, Table
from lkjip_xl.report.place import Place
from lkjip_xl.rules.engine import Outcome
from lkjip_xl.rules.evidence.sayings import fact_of, indicators_of
from lkjip_xl.rules.findings import Fix, Problem, Unjudged
from lkjip_xl.rules.support import percent, problem
from lkjip_xl.tables.spec import Column
from lkjip_xl.text.numbers import round_half_up


def merged_means(report: Report) -> Iterator[Outcome]:
    """Each capaian that is merged over several indicators, against the mean of what other tables say of these."""
    for table in report.report_tables:
        for column in table.spec.columns:
            for row in table.rows if column.fact else ():
                cell = row.cells.get(column.key)
                if cell is not None and cell.over > 1 and not cell.carried and cell.number is not None:
                    yield from _mean(report, table, row, column)


def _mean(report: Report, table: Table, row: Row, column: Column) -> Iterator[Outcome]:
    cell = row.cells[column.key]
    rows = table.rows[row.index : row.index + cell.over]
    told = [_told(report, table, each, column) for each in rows]
    recomputed = Recomputed(report)
    choices = ([figure for figure, _ in told], [recomputed.figure(table, each, column) for each in rows])
    means = [mean for figures in choices if (mean := mean_of_known(figures)) is not None]
    span = interval_of(cell, column.kind)
    if not means or span is None or cell.number is None:
        yield Unjudged(
            f"rata-rata di {table.sheet} {cell.place.address}: capaian indikatornya belum lengkap", cell.place
        )
    elif not any(span.holds(mean) for mean in means):
        places = tuple(place for _, place in told if place is not None)
        yield no_mean(table, row, column, means[0], places)


def mean_of_known(figures: Sequence[Decimal | None]) -> Decimal | None:
    """The mean of some figures; None where one of them is not known."""
    return None if None in figures else mean(figures)


def _told(report: Report, table: Table, row: Row, column: Column) -> tuple[Decimal | None, Place | None]:
    """What another table says of the same fact of one indicator, and where."""
    told = fact_of(report)
    fact = told(column)
    for indicator in indicators_of(report):
        if fact is not None and any(each is table and own.index == row.index for each, own in indicator.rows):
            sayings = indicator.of(fact, (column.kind,), told)
            typed = next((each for each in sayings if not each.repeats and each.cell.number is not None), None)
            return (typed.cell.number, typed.cell.place) if typed else (None, None)
    return None, None


def no_mean(table: Table, row: Row, column: Column, right: Decimal, places: tuple[Place, ...]) -> Problem:
    """The problem with a capaian that stands for several indicators; ``places`` are those of their capaian."""
    cell = row.cells[column.key]
    decimals = max(digits_of(cell, column.kind), column.decimals)
    where = f" di {places[0].sheet} {', '.join(each.address for each in places)}" if places else ""
    return problem(
        table,
        row,
        column.key,
        f"Angka ini bukan rata-rata capaian {max(cell.over, len(places))} indikator sasaran ini.",
        expected=right,
        actual=cell.number,
        difference=(cell.number or Decimal(0)) - right,
        percent=True,
        should_be=f"{percent(right, decimals)}  (rata-rata{where})",
        hint=f"Ketik {percent(right, decimals)}, atau betulkan capaian indikatornya yang salah.",
        basis=places,
        related=places,
        fixes=((Fix(cell.place, round_half_up(right, decimals)),),),
    )
