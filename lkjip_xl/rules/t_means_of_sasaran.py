"""The capaian of a sasaran that stands in a row of its own, against the mean of its indicators': told by T06."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from lkjip_xl.figures.means_of_sasaran import by_sasaran
from lkjip_xl.figures.precision import interval_of
from lkjip_xl.figures.recompute import Recomputed
from lkjip_xl.report.model import Report, Row, Table
from lkjip_xl.rules.engine import Outcome
from lkjip_xl.rules.findings import Unjudged
from lkjip_xl.rules.support import cells_in_sentence
from lkjip_xl.rules.t_merged_means import mean_of_known, no_mean
from lkjip_xl.tables import TABEL_3_1_1_A, facts
from lkjip_xl.tables.keys import Key
from lkjip_xl.tables.spec import Column
from lkjip_xl.text.words import name_key

_OTHER_WAY = "tidak satu pun sama dengan rata-rata indikatornya, mungkin dihitung dengan cara lain"
_UNKNOWN = "capaian indikator sasaran itu belum lengkap, atau tidak ditemukan"


def means_of_sasaran(report: Report) -> Iterator[Outcome]:
    """The capaian in tables with a row for each sasaran alone, each against the mean of its indicators'."""
    for table in report.report_tables:
        of_sasaran = Key.SASARAN in table.columns and Key.INDIKATOR not in table.columns
        for column in table.spec.columns if of_sasaran and table.spec.label == Key.INDIKATOR else ():
            if column.fact == facts.CAPAIAN and column.key in table.columns:
                yield from _judged(report, table, column)


def _judged(report: Report, table: Table, column: Column) -> Iterator[Outcome]:
    """Each of them; none where several are there and none is the mean: then it is computed in another way."""
    rows = [row for row in table.rows if row.cells[column.key].number is not None]
    means = {row.number: _means(report, row) for row in rows}
    unknown = [row for row in rows if not means[row.number]]
    known = [row for row in rows if means[row.number]]
    wrong = [row for row in known if not _holds(row, column, means[row.number])]
    otherwise = len(known) > 1 and len(wrong) == len(known)
    for cells, why in ((unknown, _UNKNOWN), (known if otherwise else [], _OTHER_WAY)):
        if cells:
            named = cells_in_sentence([table.place(row, column.key) for row in cells])
            yield Unjudged(f"capaian per sasaran di {table.sheet} {named}: {why}")
    for row in () if otherwise else wrong:
        places = tuple(achieved.place(each, Key.CAPAIAN) for achieved, each in _indicators(report, row))
        yield no_mean(table, row, column, means[row.number][0], places)


def _indicators(report: Report, row: Row) -> list[tuple[Table, Row]]:
    """The indicators of the sasaran of a row in the table of what was reached, each with that table."""
    achieved = report.tables.get(TABEL_3_1_1_A.key)
    own = by_sasaran(achieved.rows).get(name_key(row.text(Key.SASARAN)), []) if achieved else []
    return [(achieved, each) for each in own] if achieved else []


def _means(report: Report, row: Row) -> list[Decimal]:
    """The mean capaian of its indicators, as they are printed and as they are computed."""
    own, recomputed = _indicators(report, row), Recomputed(report)
    choices = (
        [each.figure(Key.CAPAIAN) for _, each in own],
        [recomputed.figure(achieved, each, achieved.spec.column(Key.CAPAIAN)) for achieved, each in own],
    )
    return [found for figures in choices if figures and (found := mean_of_known(figures)) is not None]


def _holds(row: Row, column: Column, means: Sequence[Decimal]) -> bool:
    span = interval_of(row.cells[column.key], column.kind)
    return span is None or any(map(span.holds, means))
