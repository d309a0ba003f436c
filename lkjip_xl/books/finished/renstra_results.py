"""What the finished workbook computes of the figures of the Renstra, though nobody types it.

Tabel 3.1.3 gets the share of the last year's target that the report's year has reached, and the capaian of earlier
years; Tabel 3.1.2 shows those beside last year's. Each is computed by the indicator's own formula.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from lkjip_xl.figures.calc import RowFigures, evaluate
from lkjip_xl.figures.renstra import capaian_of_renstra, with_rumus
from lkjip_xl.report.model import Report, Table
from lkjip_xl.tables import TABEL_3_1_2, TABEL_3_1_3
from lkjip_xl.tables.calculation import Capaian
from lkjip_xl.tables.keys import Key
from lkjip_xl.tables.sources import Link, OnlyPrinted, key_in_year
from lkjip_xl.tables.spec import Presence

_SHARE, _RESULT, _SHOWN = Key.TERHADAP_AKHIR, Key.CAPAIAN, Key.CAPAIAN_RENSTRA
# So many years before last year's, which Tabel 3.1.2 has of its own.
_EARLIER_YEARS = 4


def with_results_of_renstra(report: Report) -> Report:
    """The report with those columns, as far as some row of the table gives their figure."""
    table, settings = report.tables.get(TABEL_3_1_3.key), report.settings
    if table is None or not table.rows or settings.tahun is None or not settings.year_is_of_renstra:
        return report
    table = with_rumus(report, table)
    last = settings.tahun - 2
    wanted = {key_in_year(_RESULT, year): (year, year) for year in range(last - _EARLIER_YEARS + 1, last + 1)}
    wanted[_SHARE] = (settings.tahun, settings.renstra[-1])
    computed = {
        key: calc
        for key, years in wanted.items()
        if (calc := capaian_of_renstra(report, table, *years)) is not None and _gives_some(table, calc)
    }
    tables = {**report.tables, TABEL_3_1_3.key: _with_calculations(table, computed)}
    compared = tables.get(TABEL_3_1_2.key)
    if compared is not None:
        tables[TABEL_3_1_2.key] = _showing(compared, frozenset(computed))
    return replace(report, tables=tables)


def _gives_some(table: Table, calc: Capaian) -> bool:
    figures: list[Decimal | None] = [evaluate(calc, RowFigures(table, row)) for row in table.rows]
    return any(figure is not None for figure in figures)


def _with_calculations(table: Table, computed: Mapping[str, Capaian]) -> Table:
    columns = tuple(
        replace(each, source=OnlyPrinted(computed[each.key]), presence=Presence.REQUIRED)
        if each.key in computed
        else each
        for each in table.spec.columns
    )
    return replace(table, spec=replace(table.spec, columns=columns))


def _showing(table: Table, computed: frozenset[str]) -> Table:
    """Tabel 3.1.2 with the capaian of the years for which Tabel 3.1.3 has one."""
    columns = tuple(
        replace(each, presence=Presence.REQUIRED, source=OnlyPrinted(Link(TABEL_3_1_3.key, key)))
        if each.series == _SHOWN and each.year and (key := key_in_year(_RESULT, each.year)) in computed
        else each
        for each in table.spec.columns
    )
    return replace(table, spec=replace(table.spec, columns=columns))
