"""What several rows tell together: totals, means and budgets of sasaran, how far the Renstra is reached."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from lkjip_xl.figures.calc import RowFigures, evaluate
from lkjip_xl.figures.means_of_sasaran import by_sasaran
from lkjip_xl.figures.renstra import capaian_of_renstra, with_rumus
from lkjip_xl.report.model import Report, Table
from lkjip_xl.rules.evidence.cell_facts import CellFacts
from lkjip_xl.rules.evidence.derived_facts import derived, shares
from lkjip_xl.rules.evidence.fact_kinds import kind_of, meant_by
from lkjip_xl.rules.evidence.facts import TOTAL, Fact, Meant, Thing
from lkjip_xl.tables.keys import Key
from lkjip_xl.text.words import name_key
from lkjip_xl.text.written_figures import Told


def total_of(cells: CellFacts, table: Table) -> Thing | None:
    """What the Jumlah row tells, or would tell."""
    rows = [row for row in (table.total, table.shares) if row is not None]
    told = [fact for row in rows for fact in (*cells.of(table, row), *derived(cells, table, row))]
    if table.total is None:
        for column in table.spec.columns:
            meant = meant_by(table, column)
            if column.sums and meant is not None and column.key in table.columns:
                whole = sum((row.figure(column.key) or Decimal(0) for row in table.counted_rows), Decimal(0))
                kind, unit = kind_of(table, table.rows[0], column)
                told.append(Fact(meant, kind, (whole,), cells.year(column), table.spec.key, column.key, "", unit))
    if table.shares is not None:
        told = [
            replace(each, kind=Told.PERCENT, meant=Meant.SHARE, unit="")
            if each.place and each.place.row == table.shares.number
            else each
            for each in told
        ]
        told += _shares_of_columns(cells, table)
    return Thing(TOTAL, [f"jumlah {table.sheet}"], told) if told else None


def _shares_of_columns(cells: CellFacts, table: Table) -> Iterator[Fact]:
    """The unrounded share of each column: 20 of 35."""
    share, total = table.spec.share_row, table.total
    whole = total.figure(share.whole) if share and total else None
    for fact in cells.of(table, total) if total and whole else ():
        if whole:
            yield replace(
                fact,
                meant=Meant.SHARE,
                kind=Told.PERCENT,
                unit="",
                values=shares(fact.values, whole),
                place=None,
            )


def budgets_of_sasaran(cells: CellFacts, table: Table) -> Iterator[tuple[str, Fact]]:
    """The budget of a sasaran: with and without what supports all of them."""
    for rows in by_sasaran(table.rows).values():
        amounts = [row.figure(Key.ANGGARAN) or Decimal(0) for row in rows]
        whole = cells.whole(table, Meant.PAGU)
        name = rows[0].text(Key.SASARAN)
        if not name or not whole:
            continue
        fact = Fact(
            Meant.PAGU, Told.RUPIAH, (sum(amounts, Decimal(0)),), cells.report.settings.tahun, table.spec.key
        )
        share = replace(fact, meant=Meant.SHARE, kind=Told.PERCENT, values=shares(fact.values, whole), soft=True)
        yield name, replace(fact, soft=True)
        yield name, share


def means(cells: CellFacts, table: Table, key: str, meant: Meant) -> Iterator[tuple[str, Fact]]:
    """The mean of a column for each sasaran, and for all, whose name is empty."""
    column = table.spec.column(key)
    of: dict[str, list[Decimal]] = {}
    names: dict[str, str] = {}
    for row in table.rows:
        value = cells.figures.counting(table, row, column)
        for name in ("", row.text(Key.SASARAN)) if value is not None else ():
            of.setdefault(name_key(name), []).append(value or Decimal(0))
            names.setdefault(name_key(name), name)
    for word, values in of.items():
        mean = sum(values, Decimal(0)) / len(values)
        year = cells.report.settings.tahun
        told = Fact(meant, Told.PERCENT, (mean,), year, table.spec.key, soft=True)
        yield names[word], told
        yield names[word], replace(told, kind=Told.BARE)


def against_end(report: Report, table: Table) -> Iterator[tuple[str, Fact]]:
    """How much of the target at the end of the Renstra each indicator has reached."""
    settings = report.settings
    if settings.tahun is None or not settings.renstra or not settings.year_is_of_renstra:
        return
    calc = capaian_of_renstra(report, table, settings.tahun, settings.renstra[-1])
    for row in with_rumus(report, table).rows if calc else ():
        value = evaluate(calc, RowFigures(table, row)) if calc else None
        for year in (settings.tahun, settings.renstra[-1]) if value is not None else ():
            told = Fact(Meant.CAPAIAN, Told.PERCENT, (value or Decimal(0),), year, table.spec.key, soft=True)
            yield row.text(Key.INDIKATOR), told
